import Purpose
import TestSupport
import Testing
import Vocabulary

@testable import Store

@Suite struct `Publishing a role of the district` {
  func published(_ name: String, _ statements: [PurposeStatement.ID]) -> Role {
    var role = Role(id: .init(name))
    role.name = name
    role.statements = statements
    role.stage = .published
    return role
  }

  func statement(_ name: String, _ stage: PlanStage) -> PurposeStatement {
    var statement = PurposeStatement(id: .init(name))
    statement.name = name
    statement.text = "So that lessons get better"
    statement.aims = [.instruction]
    statement.stage = stage
    return statement
  }

  @Test(arguments: TestDatabase.all)
  func `is refused until its purpose is agreed`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    var purpose = try await riverside.store.save(
      statement("instruction", .draft), in: riverside.id, by: riverside.operations)
    let role = published("coach", [purpose.id])
    let refusal = await #expect(throws: Refusal.self) {
      try await riverside.store.save(role, in: riverside.id, by: riverside.operations)
    }
    #expect(refusal?.findings.map(\.code) == ["purpose-not-agreed"])
    purpose.stage = .agreed
    _ = try await riverside.store.save(purpose, in: riverside.id, by: riverside.operations)
    #expect(try await riverside.store.save(role, in: riverside.id, by: riverside.operations).version == 1)
  }

  @Test(arguments: TestDatabase.all)
  func `holds its purpose in place`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    var purpose = try await riverside.store.save(
      statement("instruction", .agreed), in: riverside.id, by: riverside.operations)
    _ = try await riverside.store.save(published("coach", [purpose.id]), in: riverside.id, by: riverside.operations)
    purpose.stage = .retired
    let retired = purpose
    let refusal = await #expect(throws: Refusal.self) {
      try await riverside.store.save(retired, in: riverside.id, by: riverside.operations)
    }
    #expect(refusal?.findings.map(\.code) == ["role-rests-on-it"])
    await #expect(throws: Refusal.self) {
      try await riverside.store.remove(
        PurposeStatement.self, purpose.id, version: 1, in: riverside.id, by: riverside.operations)
    }
  }
}

@Suite struct `The first questions` {
  @Test(arguments: TestDatabase.all)
  func `are answered from the records of the district`(database: TestDatabase) async throws {
    let riverside = try await database.district { Moment("2026-11-02T08:00:00Z")! }
    let (store, id, operations) = (riverside.store, riverside.id, riverside.operations)
    try await store.act(id, by: operations) { records in
      var priority = Priority(id: .init("literacy"))
      priority.name = "Literacy"
      try records.save(priority)
      var theory = TheoryOfAction(id: .init("coaching"))
      theory.name = "Coaching"
      theory.priority = priority.id
      theory.practiceChange = "Teachers plan together"
      try records.save(theory)
      var purpose = PurposeStatement(id: .init("why"))
      purpose.name = "Why"
      purpose.text = "Better lessons"
      purpose.aims = [.instruction]
      purpose.stage = .agreed
      try records.save(purpose)
      for name in ["Harbor", "Oak"] {
        var school = School(id: .init(name))
        school.name = name
        try records.save(school)
      }
      var role = Role(id: .init("coach"))
      role.name = "Coach"
      role.statements = [purpose.id]
      role.theories = [theory.id]
      role.schools = [.init("Oak")]
      role.holders = 2
      role.time = 0.5
      role.stage = .published
      try records.save(role)
    }
    let answers = try await store.review(of: id)
    #expect(answers.map(\.number) == Array(1...9))
    #expect(answers[0].sentence.en == "Teacher leaders serve “Literacy” at 1 of 2 schools.")
    #expect(answers[0].strength == .documented)
    #expect(answers[1].sentence.en.hasPrefix("Yes, as it is planned"))
    #expect(answers[4].strength == .absent)
  }

  @Test(arguments: TestDatabase.all)
  func `count groups from the roster of the day`(database: TestDatabase) async throws {
    let riverside = try await database.district { Moment("2026-11-02T08:00:00Z")! }
    try await riverside.store.act(riverside.id, by: riverside.operations) { records in
      for (name, until) in [("Ana", nil), ("Bo", Day("2026-06-30")), ("Cy", Day("2027-06-30"))] {
        let person = Person(id: .init(name), name, "Ruiz")
        try records.save(person)
        var position = Position(id: .init(name))
        position.person = person.id
        position.post = .teacher
        position.until = until
        try records.save(position)
      }
      var school = School(id: .init("oak"))
      school.name = "Oak"
      school.pupils = 300
      try records.save(school)
    }
    let reach = try await riverside.store.read(riverside.id) { try $0.engagementReach() }
    #expect(reach.groups.first { $0.group == .teachers }?.size == 2)
    #expect(reach.groups.first { $0.group == .students }?.size == 300)
    #expect(reach.groups.first { $0.group == .families }?.size == nil)
  }
}
