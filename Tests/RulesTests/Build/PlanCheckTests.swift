import Build
import Purpose
import Testing
import Vocabulary

@Suite struct `A school plan held against the rights` {
  private let release = Rights.share("40", "60")
  private let stipend = Rights.right("Stipend", .money, .tight) { $0.value = "$5,000" }
  private let panel = Rights.right("Panel", .people, .bounded) {
    $0.options = "Principal\nTeachers\nFamilies"
    $0.oneOf = "Teachers"
    $0.least = "2"
    $0.most = "2"
  }

  private func code(_ right: DecisionRight, _ value: String, _ variances: [Variance] = []) -> String? {
    Rights.check([right], [Rights.answer(right, value)], variances).findings.first?.code
  }

  @Test(arguments: [
    ("39.9", "below-bound"), ("40", nil), ("50%", nil), ("60", nil), ("60.1", "above-bound"), ("", "unanswered"),
    ("a lot", "share"),
  ])
  func `answers within the range, ends included`(_ value: String, _ expected: String?) {
    #expect(code(release, value) == expected)
  }

  @Test(arguments: [
    ("Principal; Teachers", nil), ("principal\nteachers", nil), ("Principal; Families", "none-of-required"),
    ("Teachers", "too-few"), ("Principal; Teachers; Families", "too-many"), ("Union; Teachers", "choice"),
  ])
  func `names people as the right asks`(_ value: String, _ expected: String?) {
    #expect(code(panel, value) == expected)
  }

  @Test func `chooses among what is allowed, and in a loose question as it likes`() {
    let who = Rights.right("Who", .choice, .bounded) {
      $0.options = "Panel\nPool\nPrincipal"
      $0.allowed = "Panel\nPool"
    }
    #expect(code(who, "Pool") == nil)
    #expect(code(who, "Principal") == "not-allowed")
    let shape = Rights.right("Shape", .choice, .loose) { $0.options = "By grade" }
    #expect(code(shape, "Around the river project") == nil)
  }

  @Test func `has nothing to say to what is tight`() {
    let check = Rights.check([stipend])
    #expect(check.lines.map(\.standing) == [.fixed])
    #expect(check.lines.first?.value == .money(Money(dollars: 5_000)))
    #expect(check.asked == 0 && check.findings.isEmpty)
    #expect(code(stipend, "5000.00") == nil)
    #expect(code(stipend, "6,000") == "tight")
  }

  @Test func `is told in the rule’s own words, at the field of the question`() throws {
    let right = Rights.right("Release", .share, .bounded) {
      $0.least = "40"
      $0.statement = "No leader without two free afternoons."
    }
    let finding = try #require(Rights.check([right], [Rights.answer(right, "30")]).findings.first)
    #expect(finding.field == PlanAnswer.field(right.id))
    #expect(
      finding.message.en == "Enter at least 40% for “Release”: 30% is less (“No leader without two free afternoons.”)")
    #expect(finding.message.es.hasPrefix("Escriba al menos 40%"))
  }

  @Test func `is not asked about roles that it does not have, nor about drafts`() {
    let lead = Rights.right("Lead’s days", .count, .loose) { $0.role = .init("Lead") }
    let draft = Rights.right("Draft", .text, .loose) { $0.stage = .draft }
    #expect(Rights.check([lead, draft]).lines.isEmpty)
    #expect(Rights.check([lead, draft], roles: [.init("Lead")]).lines.map(\.right.name) == ["Lead’s days"])
  }

  @Test func `departs from the bound up to what was granted, and no further`() {
    let variance = Rights.variance(release, "25%")
    #expect(code(release, "25", [variance]) == nil)
    #expect(code(release, "30", [variance]) == nil)
    #expect(code(release, "24", [variance]) == "below-bound")
    #expect(code(release, "70", [variance]) == "above-bound")
    #expect(code(release, "50", [variance]) == nil)
  }

  @Test func `says that a variance allows it`() throws {
    let line = try #require(
      Rights.check([release], [Rights.answer(release, "30")], [Rights.variance(release, "25%")]).lines.first)
    #expect(line.standing == .byVariance)
    #expect(line.variance?.asked == "25%")
  }

  @Test(arguments: [Variance.Stage.asked, .refused, .withdrawn])
  func `is not freed by a variance that was not granted`(_ stage: Variance.Stage) {
    #expect(code(release, "30", [Rights.variance(release, "25%", stage)]) == "below-bound")
  }

  @Test func `is not freed by one that has expired, or has not begun`() {
    #expect(code(release, "30", [Rights.variance(release, "25%", .granted, 2024...2025)]) == "below-bound")
    #expect(code(release, "30", [Rights.variance(release, "25%", .granted, 2027...2028)]) == "below-bound")
  }

  @Test func `is freed by one that was granted for the same question a year before`() {
    let before = Rights.right("Release", .share, .bounded, in: SchoolYear(2025)) { $0.least = "50" }
    let variance = Rights.variance(before, "25%", .granted, 2025...2026)
    let check = Rights.check([release], [Rights.answer(release, "30")], [variance], others: [before])
    #expect(check.findings.isEmpty)
  }

  @Test func `departs from what is tight only as granted`() {
    let variance = Rights.variance(stipend, "$6,000")
    #expect(code(stipend, "6000", [variance]) == nil)
    #expect(code(stipend, "5500", [variance]) == nil)
    #expect(code(stipend, "6500", [variance]) == "tight")
    #expect(code(stipend, "4500", [variance]) == "tight")
    let named = Rights.variance(panel, "Principal; Families")
    #expect(code(panel, "Principal; Families", [named]) == nil)
    #expect(code(panel, "Families; Principal", [named]) == "none-of-required")
  }

  @Test func `counts what is answered and says everything at once`() {
    let note = Rights.right("Aim", .text, .loose)
    let check = Rights.check(
      [release, stipend, panel, note], [Rights.answer(release, "10"), Rights.answer(note, "Reading")])
    #expect(check.asked == 3)
    #expect(check.answered == 2)
    #expect(Set(check.findings.map(\.code)) == ["below-bound", "unanswered"])
  }
}

@Suite struct `The way of a school plan` {
  private let day = Day("2026-11-23")!

  @Test func `goes from draft to submitted to approved`() throws {
    let submitted = try Rights.plan().submitted(on: day, findings: [])
    #expect(submitted.stage == .submitted && submitted.submitted == day)
    let approved = try submitted.approved(on: day, by: .init("Ana"), because: "")
    #expect(approved.stage == .approved && approved.decidedBy == .init("Ana"))
  }

  @Test func `comes back with reasons, and is handed in again`() throws {
    let submitted = try Rights.plan().submitted(on: day, findings: [])
    #expect(throws: Refusal.self) { try submitted.returned(on: day, by: nil, because: " ") }
    let returned = try submitted.returned(on: day, by: nil, because: "Two leaders, not three")
    #expect(returned.isOpen)
    #expect(try returned.submitted(on: day.adding(days: 3), findings: []).decided == nil)
  }

  @Test func `takes being handed in twice as once`() throws {
    let once = try Rights.plan().submitted(on: day, findings: [])
    #expect(try once.submitted(on: day.adding(days: 1), findings: []) == once)
  }

  @Test func `is not handed in with something outside the rules, or without an aim`() {
    var plan = Rights.plan()
    plan.aim = ""
    let wrong = Finding("answer-x", "below-bound", Phrase("Enter more", es: "Escriba más"))
    let refusal = #expect(throws: Refusal.self) { try plan.submitted(on: day, findings: [wrong]) }
    #expect(refusal?.findings.map(\.code) == ["no-aim", "below-bound"])
  }

  @Test(arguments: [SchoolPlan.Stage.draft, .returned, .approved])
  func `is decided on only while it is submitted`(_ stage: SchoolPlan.Stage) {
    #expect(throws: Refusal.self) { try Rights.plan("A", stage).approved(on: day, by: nil, because: "") }
    #expect(throws: Refusal.self) { try Rights.plan("A", stage).returned(on: day, by: nil, because: "No") }
  }

  @Test func `is not handed in once it is approved`() {
    #expect(throws: Refusal.self) { try Rights.plan("A", .approved).submitted(on: day, findings: []) }
  }

  @Test func `is copied forward to the same questions of the next year`() throws {
    let next = SchoolYear(2027)
    let (release, gone, tight) = (
      Rights.share("40"), Rights.right("Gone", .text, .loose), Rights.right("Was loose", .count, .loose)
    )
    let after = [
      Rights.right("Release", .share, .bounded, in: next) { $0.least = "50" },
      Rights.right("Was loose", .count, .tight, in: next) { $0.value = "3" },
    ]
    var team = PlannedTeam(id: .init("t"))
    team.name = "Grade 3"
    team.led = 5
    let copy = Rights.plan("A", .approved).copied(
      to: next, as: .init("new"), answers: [release, gone, tight].map { Rights.answer($0, "45") }, teams: [team],
      from: [release, gone, tight], to: after)
    #expect(copy.plan.stage == .draft && copy.plan.year == next && copy.plan.aim == "More reading")
    #expect(copy.plan.copiedFrom == .init("plan of A"))
    #expect(copy.answers.map(\.right) == [after[0].id])
    #expect(copy.answers.first?.value == "45")
    #expect(copy.teams.map(\.plan) == [.init("new")])
    #expect(copy.teams.first?.led == 5 && copy.teams.first?.version == 0)
  }
}

@Suite struct `What is done beside what was approved` {
  @Test func `is listed where it differs`() {
    let (release, days) = (Rights.share("40"), Rights.right("Days", .count, .loose))
    let check = Rights.check(
      [release, days],
      [Rights.answer(release, "50", enacted: "45%"), Rights.answer(days, "5", enacted: "5")])
    let departures = PlanAnswer.departures(check)
    #expect(departures.map(\.right.name) == ["Release"])
    #expect(departures.first?.approved == .share(0.5) && departures.first?.enacted == .share(0.45))
  }

  @Test func `may be something that is no value at all`() {
    let days = Rights.right("Days", .count, .loose)
    let check = Rights.check([days], [Rights.answer(days, "5", enacted: "none yet")])
    #expect(PlanAnswer.departures(check).first?.enacted == .text("none yet"))
  }
}

@Suite struct `The teams of a plan` {
  private func team(_ led: Int?, _ release: Double?, role: String? = "Lead") -> PlannedTeam {
    var team = PlannedTeam(id: .init("t"))
    team.name = "Grade 3"
    team.school = .init("A")
    team.role = role.map(Role.ID.init(_:))
    team.led = led
    team.release = release
    return team
  }

  private func codes(_ team: PlannedTeam, at schools: [String] = ["A"]) -> [String] {
    let role = CharteredRole(
      Plan.role("Lead", at: schools),
      charter: Charters.charter("Lead") {
        $0.release = 0.5
        $0.spanLeast = 4
        $0.spanMost = 8
      }, responsibilities: [])
    return TeamCheck([team], roles: [role]).findings.map(\.code)
  }

  @Test func `keep to the charter of the role that leads them`() {
    #expect(codes(team(6, 0.5)) == [])
    #expect(codes(team(9, 0.5)) == ["span-too-wide"])
    #expect(codes(team(3, 0.4)) == ["span-too-narrow", "release-too-small"])
    #expect(codes(team(nil, nil)) == [])
  }

  @Test func `are led in a role that exists at the school and is not retired`() {
    #expect(codes(team(6, 0.5), at: ["B"]) == ["role-not-there"])
    #expect(codes(team(6, 0.5, role: "Gone")) == ["role-retired"])
    #expect(codes(team(6, 0.5, role: nil)) == [])
  }
}

@Suite struct `The index of plans` {
  private func index(due: String?) -> PlanIndex {
    var call = PlanCall(id: .init("c"))
    call.year = Rights.year
    call.due = due.flatMap { Day($0) }
    return PlanIndex(
      [Rights.plan("A", .approved), Rights.plan("B", .returned), Rights.plan("C", .submitted)],
      schools: Plan.schools("D", "C", "B", "A"), in: Rights.year, call: call, on: Day("2026-11-23")!)
  }

  @Test func `knows who has not begun and who is late`() {
    #expect(index(due: "2026-11-01").lines.map(\.state) == [.approved, .returned, .submitted, .notBegun])
    #expect(index(due: "2026-11-01").late.map(\.school.name) == ["B", "D"])
  }

  @Test(arguments: [nil, "2026-11-23", "2026-12-01"]) func `calls nobody late before the day is over`(_ due: String?) {
    #expect(index(due: due).late.isEmpty)
  }
}

@Suite struct `A variance` {
  @Test func `is asked of what is held, for something that is not allowed anyway`() {
    let release = Rights.share("40")
    #expect(Rights.variance(release, "30%", .asked).findings(of: release).isEmpty)
    #expect(Rights.variance(release, "45%", .asked).findings(of: release).map(\.code) == ["allowed-already"])
    #expect(Rights.variance(release, "some", .asked).findings(of: release).map(\.code) == ["share"])
    let loose = Rights.right("Shape", .text, .loose)
    #expect(Rights.variance(loose, "x", .asked).findings(of: loose).map(\.code) == ["loose"])
  }

  @Test func `is decided once, with reasons either way`() throws {
    let asked = Rights.variance(Rights.share("40"), "30%", .asked)
    #expect(throws: Refusal.self) { try asked.decided(.granted, on: Day("2026-11-23")!, by: nil, because: "") }
    let granted = try asked.decided(.granted, on: Day("2026-11-23")!, by: .init("Ana"), because: "One year")
    #expect(granted.stage == .granted && granted.decision == "One year")
    #expect(throws: Refusal.self) { try granted.decided(.refused, on: Day("2026-11-24")!, by: nil, because: "No") }
  }

  @Test func `is withdrawn until somebody has decided, with or without a reason`() throws {
    let asked = Rights.variance(Rights.share("40"), "30%", .asked)
    let withdrawn = try asked.withdrawn(on: Day("2026-11-23")!, by: .init("Ana"), because: "")
    #expect(withdrawn.stage == .withdrawn && withdrawn.decidedBy == .init("Ana"))
    #expect(throws: Refusal.self) { try withdrawn.withdrawn(on: Day("2026-11-24")!, by: nil, because: "") }
    let granted = Rights.variance(Rights.share("40"), "30%")
    #expect(throws: Refusal.self) { try granted.withdrawn(on: Day("2026-11-24")!, by: nil, because: "") }
  }

  @Test func `is ended early with a reason, and what was done in the years before stays allowed`() throws {
    let granted = Rights.variance(Rights.share("40"), "30%", .granted, 2025...2027)
    let ended = try granted.endedEarly(on: Day("2026-11-23")!, by: .init("Ana"), because: "A new building")
    #expect(ended.stage == .ended && ended.ending == "A new building" && ended.until == SchoolYear(2027))
    #expect(ended.isInForce(in: SchoolYear(2025)))
    #expect(!ended.isInForce(in: SchoolYear(2026)) && !ended.isInForce(in: SchoolYear(2027)))
    #expect(!ended.hasExpired(by: SchoolYear(2030)))
  }

  @Test(arguments: [
    (Variance.Stage.granted, "2026-11-23", "", "no-reason"), (.granted, "2028-07-01", "Why", "has-expired"),
    (.asked, "2026-11-23", "Why", "not-granted"), (.refused, "2026-11-23", "Why", "not-granted"),
    (.ended, "2026-11-23", "Why", "not-granted"),
  ])
  func `is not ended without a reason, nor when it does not hold`(
    stage: Variance.Stage, day: String, why: String, code: String
  ) throws {
    let variance = Rights.variance(Rights.share("40"), "30%", stage, 2025...2027)
    let refusal = #expect(throws: Refusal.self) {
      try variance.endedEarly(on: Day(day)!, by: nil, because: why)
    }
    #expect(refusal?.findings.map(\.code) == [code])
  }

  @Test func `expires after its last year`() {
    let variance = Rights.variance(Rights.share("40"), "30%", .granted, 2025...2026)
    #expect(variance.isInForce(in: SchoolYear(2026)) && !variance.hasExpired(by: SchoolYear(2026)))
    #expect(!variance.isInForce(in: SchoolYear(2027)) && variance.hasExpired(by: SchoolYear(2027)))
    #expect(Rights.variance(Rights.share("40"), "30%", .granted, 2026...2026).findings.isEmpty)
  }
}
