import Context
import Store
import Synchronization
import TestSupport
import Testing
import Vocabulary

@Suite struct `What a district has to start from` {
  private func harbor(_ riverside: TestDistrict) async throws -> School {
    var school = School(id: .new())
    school.name = "Harbor"
    return try await riverside.store.save(school, in: riverside.id, by: riverside.operations)
  }

  @Test(arguments: TestDatabase.all)
  func `answers questions 3 and 4 from the records`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    var answers = try await riverside.store.read(riverside.id) { try $0.contextAnswers() }
    #expect(answers.map(\.strength) == [.absent, .absent])
    let school = try await harbor(riverside)
    var system = DataSystem(id: .new())
    system.name = "Ratings"
    system.tells = [.ratings]
    _ = try await riverside.store.save(system, in: riverside.id, by: riverside.operations)
    var meeting = CollaborationStructure(id: .new())
    meeting.name = "Grade 3"
    meeting.school = school.id
    meeting.sort = .team
    meeting.minutes = 45
    meeting.frequency = .weekly
    meeting.protocolUse = .written
    meeting.inContract = true
    _ = try await riverside.store.save(meeting, in: riverside.id, by: riverside.operations)
    answers = try await riverside.store.read(riverside.id) { try $0.contextAnswers() }
    #expect(answers.map(\.strength) == [.stated, .stated])
    #expect(answers[1].sentence.en.contains("1 of 1 schools"))
  }

  @Test(arguments: TestDatabase.all)
  func `counts the teachers of a school once each, and only those of today`(database: TestDatabase) async throws {
    let day = Day(2026, 11, 23)!
    let riverside = try await database.district(now: { Moment("2026-11-23T12:00:00.000Z")! })
    let school = try await harbor(riverside)
    try await riverside.store.act(riverside.id, by: riverside.operations) { records in
      for (index, post) in [Post.teacher, .teacherLeader, .principal, .teacher].enumerated() {
        let person = try records.save(Person(id: .init("p\(index)"), "Ana", "Number \(index)"))
        var position = Position(id: .new())
        position.person = person.id
        position.post = post
        position.school = school.id
        position.until = index == 3 ? day.adding(days: -1) : day
        try records.save(position)
        if index == 1 {
          var again = Position(id: .new(), version: 0, values: position.values)
          again.post = .teacher
          try records.save(again)
        }
      }
    }
    let counted = try await riverside.store.read(riverside.id) { try $0.teachersBySchool() }
    #expect(counted == [school.id: 2])
  }
}

@Suite struct `Deciding on two titles` {
  @Test(arguments: TestDatabase.all)
  func `replaces what was decided about them before, in either order`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await riverside.store.act(riverside.id, by: riverside.operations) { records in
      _ = try records.decide(.mergePlanned, on: "ELA Coach", and: "Literacy Specialist", because: "Same work")
    }
    try await riverside.store.act(riverside.id, by: riverside.operations) { records in
      _ = try records.decide(.notDuplicate, on: "literacy specialist", and: "ELA coach", because: "Asked them")
    }
    let verdicts = try await riverside.store.read(riverside.id) { try $0.all(TitleVerdict.self) }
    #expect(verdicts.map(\.verdict) == [.notDuplicate])
    #expect(verdicts.map(\.version) == [2])
  }
}

@Suite struct `Starting a scenario` {
  @Test(arguments: TestDatabase.all)
  func `moves all that is movable of what was picked`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    var vendor = Spending(id: .new())
    vendor.name = "Workshops"
    vendor.sort = .training
    vendor.amount = Money(dollars: 1000)
    vendor.movable = .now
    vendor.movableShare = 0.4
    let kept = try await riverside.store.save(vendor, in: riverside.id, by: riverside.operations)
    try await riverside.store.act(riverside.id, by: riverside.operations) { records in
      _ = try records.startScenario("Fewer workshops", from: SchoolYear(2027), taking: [kept.id], for: .stipend)
    }
    let outcome = try #require(try await riverside.store.read(riverside.id) { try $0.scenarioOutcomes() }.first)
    #expect(outcome.total == Money(dollars: 400))
    #expect(outcome.scenario.stage == .idea)
  }

  @Test(arguments: TestDatabase.all)
  func `is refused when nothing is picked`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let refusal = await #expect(throws: Refusal.self) {
      try await riverside.store.act(riverside.id, by: riverside.operations) { records in
        _ = try records.startScenario("Nothing", from: SchoolYear(2027), taking: [], for: .stipend)
      }
    }
    #expect(refusal?.findings.map(\.code) == ["none-chosen"])
  }
}

@Suite struct `Assessing readiness` {
  @Test(arguments: TestDatabase.all)
  func `replaces what was said the same day and keeps what was said before`(database: TestDatabase) async throws {
    let clock = TestClock("2026-11-23T12:00:00.000Z")
    let riverside = try await database.district(now: { clock.now })
    var school = School(id: .new())
    school.name = "Harbor"
    let harbor = try await riverside.store.save(school, in: riverside.id, by: riverside.operations)
    func say(_ level: ReadinessLevel) async throws {
      var assessment = ReadinessAssessment(id: .new())
      assessment.school = harbor.id
      assessment.criterion = .culture
      assessment.level = level
      let said = assessment
      try await riverside.store.act(riverside.id, by: riverside.operations) { _ = try $0.assess(said) }
    }
    try await say(.starting)
    try await say(.growing)
    clock.set("2027-03-01T12:00:00.000Z")
    try await say(.ready)
    let all = try await riverside.store.read(riverside.id) { try $0.all(ReadinessAssessment.self) }
    #expect(Set(all.map(\.level)) == [.growing, .ready])
    let readiness = try await riverside.store.read(riverside.id) { try $0.readiness() }
    #expect(readiness.map { $0.latest[.culture]?.level } == [.ready])
  }
}

private final class TestClock: Sendable {
  private let moment: Mutex<Moment>

  init(_ text: String) { moment = Mutex(Moment(text)!) }

  var now: Moment { moment.withLock { $0 } }
  func set(_ text: String) { moment.withLock { $0 = Moment(text)! } }
}
