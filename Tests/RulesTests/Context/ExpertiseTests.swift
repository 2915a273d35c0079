import Context
import Testing
import Vocabulary

@Suite struct `Expertise that the plan needs` {
  private func need(_ people: Int, insideOnly: Bool = false, by: Day? = nil) -> ExpertiseNeed {
    var need = ExpertiseNeed(id: .init("n"))
    need.area = .coaching
    need.level = .leading
    need.people = people
    need.insideOnly = insideOnly
    need.by = by
    need.reason = "Training of team leads"
    return need
  }

  private func has(
    _ name: String, _ level: ExpertiseLevel = .leading, _ side: Expertise.Side = .inside, shown: Day? = Day(2025, 5, 1),
    until: Day? = nil, area: ExpertiseArea = .coaching
  ) -> Expertise {
    var expertise = Expertise(id: .init(name))
    expertise.holder = name
    expertise.area = area
    expertise.level = level
    expertise.side = side
    expertise.shown = shown
    expertise.evidence = shown == nil ? "" : "Certificate"
    expertise.until = until
    return expertise
  }

  @Test func `is met by people inside`() {
    let gap = ExpertiseGap(need(2), among: [has("Ana"), has("Ben", .recognized)], on: today)
    #expect(gap.isMet)
    #expect(!gap.restsOnPartners)
  }

  @Test func `is met with a partner, who is named as such`() {
    let gap = ExpertiseGap(need(2), among: [has("Ana"), has("Institute", .recognized, .outside)], on: today)
    #expect(gap.isMet)
    #expect(gap.restsOnPartners)
  }

  @Test func `is not met by a partner when it must be inside`() {
    #expect(
      ExpertiseGap(need(1, insideOnly: true), among: [has("Institute", .recognized, .outside)], on: today).missing == 1)
  }

  @Test func `is not met by old evidence, no evidence, too low a level, or somebody who leaves before`() {
    let by = Day(2027, 8, 1)!
    let all = [
      has("Old", shown: Day(2022, 1, 1)), has("None", shown: nil), has("Low", .practicing),
      has("Leaves", until: Day(2027, 6, 30)),
      has("Other area", area: .literacy),
    ]
    let gap = ExpertiseGap(need(3, by: by), among: all, on: today)
    #expect(gap.missing == 3)
    #expect(gap.nearly.map(\.expertise.holder) == ["Old", "None", "Low", "Leaves"])
    #expect(gap.nearly.map(\.reason.en).contains("Only available until 2027-06-30"))
  }

  @Test func `is listed with the most people missing first`() {
    var small = need(1)
    small.reason = "small"
    let gaps = ExpertiseGap.all([small, need(5)], among: [], on: today)
    #expect(gaps.map(\.missing) == [5, 1])
  }

  @Test func `leaves what nobody asks for to be seen`() {
    #expect(ExpertiseGap.unused([has("Ana"), has("Lia", area: .literacy)], needs: [need(1)]).map(\.holder) == ["Lia"])
  }

  @Test func `has evidence with its date`() {
    var expertise = has("Ana")
    expertise.evidence = ""
    #expect(expertise.findings.map(\.code) == ["no-evidence"])
  }
}
