import Purpose
import Testing
import Vocabulary

@Suite struct `The coverage map` {
  static let literacy = Plan.priority("Literacy")
  static let mathematics = Plan.priority("Mathematics")

  func coverage(
    _ roles: [Role], priorities: [Priority] = [literacy, mathematics],
    theories: [TheoryOfAction] = [Plan.theory("Coaching", for: "Literacy"), Plan.theory("Labs", for: "Mathematics")],
    schools: [School] = Plan.schools("Harbor", "Lincoln", "Oak")
  ) -> Coverage {
    Coverage(priorities: priorities, theories: theories, roles: roles, schools: schools, in: Plan.year)
  }

  @Test func `finds who serves a priority at a school, through its theories of action`() {
    let coverage = coverage([Plan.role("Coach", serves: ["Coaching"], at: ["Harbor"])])
    #expect(coverage.serving(.init("Literacy"), at: .init("Harbor")).published.map(\.name) == ["Coach"])
    #expect(coverage.serving(.init("Literacy"), at: .init("Oak")).isEmpty)
    #expect(coverage.serving(.init("Mathematics"), at: .init("Harbor")).isEmpty)
  }

  @Test func `finds every empty cell and every priority without anyone`() {
    let coverage = coverage([Plan.role("Coach", serves: ["Coaching"], at: ["Harbor", "Oak"])])
    #expect(coverage.emptyCells.count == 4)
    #expect(coverage.emptyCells.contains(.init(.init("Literacy"), at: .init("Lincoln"))))
    #expect(coverage.unserved.map(\.priority.name) == ["Mathematics"])
    #expect(coverage.schoolsWithoutAnyone.map(\.name) == ["Lincoln"])
    #expect(coverage.share == 2.0 / 6.0)
  }

  @Test func `counts a role that is everywhere at every open school`() {
    var role = Plan.role("Mentor", serves: ["Labs"])
    role.isEverywhere = true
    var schools = Plan.schools("Harbor", "Closed")
    schools[1].isClosed = true
    let coverage = coverage([role], schools: schools)
    #expect(coverage.rows[1].served == [.init("Harbor")])
    #expect(coverage.schools.map(\.name) == ["Harbor"])
  }

  @Test func `tells what is drafted from what is published`() {
    let coverage = coverage([
      Plan.role("Coach", serves: ["Coaching"], at: ["Harbor"]),
      Plan.role("Lead", serves: ["Coaching"], at: ["Harbor", "Oak"], stage: .draft),
    ])
    #expect(coverage.rows[0].served == [.init("Harbor")])
    #expect(coverage.rows[0].planned == [.init("Oak")])
    #expect(!coverage.rows[0].isUnserved)
  }

  @Test func `leaves out what is retired, and priorities of other years`() {
    let coverage = coverage(
      [Plan.role("Old", serves: ["Coaching"], at: ["Harbor"], stage: .retired)],
      priorities: [
        Plan.priority("Literacy"), Plan.priority("Past", last: 2025), Plan.priority("Future", first: 2027),
        Plan.priority("Now", first: 2026, last: 2026),
      ])
    #expect(coverage.rows.map(\.priority.name) == ["Literacy", "Now"])
    #expect(coverage.rows[0].isUnserved)
  }

  @Test func `has no share without schools or priorities`() {
    #expect(coverage([], schools: []).share == nil)
    #expect(coverage([], priorities: []).share == nil)
  }
}

@Suite struct `The answer to which priorities are moved forward` {
  let priorities = [Plan.priority("Literacy"), Plan.priority("Mathematics")]
  let theories = [Plan.theory("Coaching", for: "Literacy")]
  let schools = Plan.schools("Harbor", "Lincoln", "Oak")

  func answer(_ roles: Role..., statements: [PurposeStatement] = [Plan.statement("Instruction")]) -> Answer {
    .priorities(
      Coverage(priorities: priorities, theories: theories, roles: roles, schools: schools, in: Plan.year),
      statements: statements)
  }

  @Test func `is absent without priorities and says where to enter them`() {
    let answer = Answer.priorities(
      Coverage(priorities: [], theories: [], roles: [], schools: schools, in: Plan.year),
      statements: [Plan.statement("Instruction")])
    #expect(answer.strength == .absent)
    #expect(answer.missing.map(\.link.path) == ["purpose/priorities/new"])
  }

  @Test func `names where a priority is served and which one is not`() {
    let answer = answer(Plan.role("Coach", serves: ["Coaching"], at: ["Harbor", "Oak"]))
    #expect(answer.sentence.en == "Teacher leaders serve “Literacy” at 2 of 3 schools; no one serves “Mathematics”.")
    #expect(
      answer.sentence.es == "Los docentes líderes sirven a «Literacy» en 2 de 3 escuelas; nadie sirve a «Mathematics».")
    #expect(answer.strength == .documented)
    #expect(answer.missing.contains { $0.what.en.contains("Mathematics") && $0.link.path == "purpose/theories/new" })
  }

  @Test func `is only stated while roles are drafts`() {
    let answer = answer(Plan.role("Coach", serves: ["Coaching"], at: ["Harbor"], stage: .draft))
    #expect(answer.strength == .stated)
    #expect(answer.sentence.en == "2 priorities are named; roles are drafted for 1 of them and none is published.")
  }

  @Test func `is only stated while no purpose is agreed`() {
    let answer = answer(
      Plan.role("Coach", serves: ["Coaching"], at: ["Harbor"]), statements: [Plan.statement("Instruction", .draft)])
    #expect(answer.strength == .stated)
  }

  @Test func `is never more than documented before a measure is read`() {
    let answer = answer(Plan.role("Coach", serves: ["Coaching"], at: ["Harbor"]))
    #expect(answer.missing.contains { $0.limit == .documented })
  }
}
