import Context
import Testing
import Vocabulary

@Suite struct `The census of titles` {
  private func title(
    _ name: String, at school: String, _ holders: Int = 1, duties: [ExistingTitle.Duty] = [], stipend: String = "0"
  ) -> ExistingTitle {
    var title = ExistingTitle(id: .init("\(name)|\(school)"))
    title.name = name
    title.school = .init(school)
    title.holders = holders
    title.duties = duties
    title.stipend = Money(stipend)
    return title
  }

  @Test func `counts one title however it is spelled and wherever it is held`() {
    let census = TitleCensus([
      title("Team Leader", at: "A", 2, stipend: "100"), title("team leaders", at: "B", 3, stipend: "50.50"),
      title("Team-Leader", at: "C"),
    ])
    #expect(census.entries.count == 1)
    #expect(census.entries[0].spellings.count == 3)
    #expect(census.entries[0].holders == 6)
    #expect(census.entries[0].schools.count == 3)
    #expect(census.cost == Money("351.50"))
  }

  @Test(arguments: [
    ("ELA Coach", "Literacy Specialist", true), ("Reading Coach", "Literacy Facilitator", true),
    ("Department Chair", "Team Lead", true), ("Math Coach", "Literacy Coach", false),
    ("Testing Coordinator", "Athletic Coordinator", false), ("PBIS Coach", "Math Coach", false),
    ("Mentor", "Induction Mentor", true),
  ])
  func `finds titles that mean the same and leaves others alone`(one: String, other: String, found: Bool) {
    let census = TitleCensus([title(one, at: "A"), title(other, at: "A")])
    #expect(census.overlaps.isEmpty != found)
  }

  @Test func `groups three coach titles that do the same, and says why`() throws {
    let work: [ExistingTitle.Duty] = [.coaching, .modeling, .facilitating]
    let census = TitleCensus([
      title("Instructional Coach", at: "A", 4, duties: work), title("Literacy Coach", at: "A", 3, duties: work),
      title("Reading Specialist", at: "A", 2, duties: work + [.intervention]),
      title("Testing Coordinator", at: "A", 1, duties: [.assessment]),
    ])
    let group = try #require(census.groups.first)
    #expect(census.groups.count == 1)
    #expect(group.entries.map(\.name) == ["Instructional Coach", "Literacy Coach", "Reading Specialist"])
    #expect(group.sentence.en == "3 titles overlap: Instructional Coach, Literacy Coach and Reading Specialist")
    #expect(group.holders == 9)
    #expect(group.shared == [.init("A")])
    let reasons = group.overlaps.flatMap(\.reasons).map(\.en)
    #expect(reasons.contains { $0.contains("Coach teachers one to one") })
    #expect(reasons.contains("Held beside each other at 1 school"))
  }

  @Test func `does not make one heap of a chain of neighbours`() {
    let a: [ExistingTitle.Duty] = [.coaching, .modeling], b: [ExistingTitle.Duty] = [.modeling, .culture]
    let census = TitleCensus([
      title("Math Coach", at: "A", duties: a), title("Coach", at: "A", duties: a + b),
      title("PBIS Coach", at: "A", duties: b),
    ])
    #expect(!census.groups.contains { $0.entries.count == 3 })
  }

  @Test func `does not take two subjects for one`() {
    let work: [ExistingTitle.Duty] = [.coaching, .modeling]
    let census = TitleCensus([
      title("Math Coach", at: "A", duties: work), title("Literacy Coach", at: "A", duties: work),
    ])
    #expect(census.groups.isEmpty)
  }

  @Test func `leaves out what the district has decided is not a duplicate, in either order`() {
    var verdict = TitleVerdict(id: .init("v"))
    verdict.first = "literacy specialist"
    verdict.second = "ELA Coach"
    verdict.verdict = .notDuplicate
    let census = TitleCensus([title("ELA Coach", at: "A"), title("Literacy Specialist", at: "A")], verdicts: [verdict])
    #expect(census.groups.isEmpty)
    #expect(census.overlaps.map(\.verdict) == [.notDuplicate])
  }

  @Test func `shows a planned merge as such`() {
    var verdict = TitleVerdict(id: .init("v"))
    verdict.first = "ELA Coach"
    verdict.second = "Literacy Specialist"
    verdict.verdict = .mergePlanned
    let census = TitleCensus([title("ELA Coach", at: "A"), title("Literacy Specialist", at: "A")], verdicts: [verdict])
    #expect(census.groups.map(\.isMergePlanned) == [true])
  }

  @Test func `finds the same title entered twice for one school`() {
    var again = title("ELA coach", at: "A")
    again = ExistingTitle(id: .init("again"), version: 0, values: again.values)
    let census = TitleCensus([title("ELA Coach", at: "A"), again, title("ELA Coach", at: "B")])
    #expect(census.repeated.map(\.count) == [2])
  }

  @Test func `refuses a decision that names one title twice`() {
    var verdict = TitleVerdict(id: .init("v"))
    verdict.first = "ELA Coach"
    verdict.second = "ela coaches"
    #expect(verdict.findings.isEmpty)
    verdict.second = "ELA  coach"
    #expect(verdict.findings.map(\.code) == ["same-title"])
  }

  @Test func `is empty of nothing`() {
    #expect(TitleCensus([]).entries.isEmpty)
  }
}
