import Build
import Purpose
import Store
import TestSupport
import Testing
import Vocabulary

@Suite struct `The charter of a role in the records` {
  private func lead(_ riverside: TestDistrict) async throws -> Role {
    var role = Role(id: .new())
    role.name = "Lead"
    return try await riverside.store.save(role, in: riverside.id, by: riverside.operations)
  }

  @Test(arguments: TestDatabase.all)
  func `is begun from an archetype, with what it answers for in the reader’s language`(database: TestDatabase)
    async throws
  {
    let riverside = try await database.district()
    let role = try await lead(riverside)
    let coach = try #require(RoleArchetype(named: "instructional-coach"))
    try await riverside.store.act(riverside.id, by: riverside.operations) { records in
      _ = try records.beginCharter(of: role.id, from: coach, in: .spanish)
    }
    let found = try await riverside.store.read(riverside.id) { try $0.charteredRole(role.id) }
    #expect(found?.charter?.release == 1)
    #expect(found?.charter?.forbidden == coach.forbidden)
    #expect(found?.responsibilities.first?.name == "Acompañar de forma individual")
    #expect(found.map { abs($0.namedShare - 1) < 1e-9 } == true)
  }

  @Test(arguments: TestDatabase.all)
  func `is written once for each role, and keeps the responsibilities that are there`(database: TestDatabase)
    async throws
  {
    let riverside = try await database.district()
    let role = try await lead(riverside)
    var own = Responsibility(id: .new())
    own.name = "Ours"
    own.role = role.id
    own.share = 0.9
    _ = try await riverside.store.save(own, in: riverside.id, by: riverside.operations)
    let begin: @Sendable (ActRecords) throws -> Void = {
      _ = try $0.beginCharter(of: role.id, from: RoleArchetype(named: "culture-lead"), in: .english)
    }
    try await riverside.store.act(riverside.id, by: riverside.operations, begin)
    await #expect(throws: Refusal.self) {
      try await riverside.store.act(riverside.id, by: riverside.operations, begin)
    }
    let parts = try await riverside.store.read(riverside.id) { try $0.all(Responsibility.self) }
    #expect(parts.map(\.name) == ["Ours"])
  }

  @Test(arguments: TestDatabase.all)
  func `has responsibilities that take at most all of its time, whoever saves them`(database: TestDatabase)
    async throws
  {
    let riverside = try await database.district()
    let role = try await lead(riverside)
    for (name, share, isKept) in [("One", 0.7, true), ("Two", 0.4, false), ("Three", 0.3, true)] {
      var part = Responsibility(id: .new())
      part.name = name
      part.role = role.id
      part.share = share
      let kept = try? await riverside.store.save(part, in: riverside.id, by: riverside.operations)
      #expect((kept != nil) == isKept, "\(name)")
    }
  }

  @Test(arguments: TestDatabase.all) func `is not begun for a role that is gone`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    await #expect(throws: Refusal.self) {
      try await riverside.store.act(riverside.id, by: riverside.operations) { records in
        _ = try records.beginCharter(of: .init("gone"), from: nil, in: .english)
      }
    }
  }
}

@Suite struct `An appointment in the records` {
  private struct Scene {
    let riverside: TestDistrict
    let role: Role
    let person: Person
    let school: School

    init(_ database: TestDatabase) async throws {
      let riverside = try await database.district(now: { Moment("2026-11-23T18:00:00.000Z")! })
      self.riverside = riverside
      var school = School(id: .new())
      school.name = "Harbor"
      self.school = try await riverside.store.save(school, in: riverside.id, by: riverside.operations)
      var role = Role(id: .new())
      role.name = "Lead"
      role.time = 0.5
      role.schools = [school.id]
      self.role = try await riverside.store.save(role, in: riverside.id, by: riverside.operations)
      person = try await riverside.store.save(
        Person(id: .new(), "Ana", "Ito"), in: riverside.id, by: riverside.operations)
    }

    func appointment(_ edit: (inout Appointment) -> Void = { _ in }) -> Appointment {
      var appointment = Appointment(id: .new())
      appointment.person = person.id
      appointment.role = role.id
      appointment.school = school.id
      appointment.from = Day("2026-08-01")
      appointment.until = Day("2027-06-30")
      edit(&appointment)
      return appointment
    }

    @discardableResult func save<Record: DistrictRecord>(_ record: Record) async throws -> Record {
      try await riverside.store.save(record, in: riverside.id, by: riverside.operations)
    }

    func codes(_ appointment: Appointment) async -> [String] {
      do {
        try await save(appointment)
        return []
      } catch let refusal as Refusal {
        return refusal.findings.filter { $0.stops == .saving }.map(\.code)
      } catch {
        return ["\(error)"]
      }
    }
  }

  @Test(arguments: TestDatabase.all)
  func `is refused twice in one time, in a retired role, and where the role does not exist`(database: TestDatabase)
    async throws
  {
    let scene = try await Scene(database)
    try await scene.save(scene.appointment())
    #expect(await scene.codes(scene.appointment { $0.from = Day("2027-06-30") }) == ["appointed-twice"])
    #expect(
      await scene.codes(
        scene.appointment {
          $0.from = Day("2027-07-01"); $0.until = nil
        }) == [])
    var other = School(id: .new())
    other.name = "Hill"
    let hill = try await scene.save(other)
    #expect(await scene.codes(scene.appointment { $0.school = hill.id }) == ["role-not-there"])
    var retired = scene.role
    retired.stage = .retired
    try await scene.save(retired)
    #expect(
      await scene.codes(
        scene.appointment {
          $0.from = Day("2025-08-01"); $0.until = Day("2026-06-30")
        }) == ["role-retired"])
  }

  @Test(arguments: TestDatabase.all)
  func `is reviewed, renewed for the next term, and the two know each other`(database: TestDatabase) async throws {
    let scene = try await Scene(database)
    let (store, district, author) = (scene.riverside.store, scene.riverside.id, scene.riverside.operations)
    let first = try await scene.save(scene.appointment())
    await #expect(throws: Refusal.self) {
      try await store.act(district, by: author) { _ = try $0.renewAppointment(first.id, version: 1, for: 2) }
    }
    try await store.act(district, by: author) { records in
      _ = try records.reviewAppointment(first.id, version: 1, advising: .renew, because: "The log, the team")
    }
    try await store.act(district, by: author) { _ = try $0.renewAppointment(first.id, version: 2, for: 2) }
    let all = try await store.read(district) { try $0.all(Appointment.self) }
    let old = try #require(all.first { $0.id == first.id })
    let next = try #require(all.first { $0.id != first.id })
    #expect(old.ending == .renewed && old.reviewed == Day("2026-11-23"))
    #expect(next.continues == first.id && next.from == Day("2027-07-01") && next.until == Day("2029-06-30"))
    await #expect(throws: Refusal.self) {
      try await store.act(district, by: author) { _ = try $0.renewAppointment(first.id, version: 3, for: 2) }
    }
  }

  @Test(arguments: TestDatabase.all)
  func `is not ended by somebody who has seen an older version`(database: TestDatabase) async throws {
    let scene = try await Scene(database)
    let (store, district, author) = (scene.riverside.store, scene.riverside.id, scene.riverside.operations)
    let first = try await scene.save(scene.appointment())
    try await store.act(district, by: author) { records in
      _ = try records.reviewAppointment(first.id, version: 1, advising: .end, because: "The log")
    }
    await #expect(throws: SaveConflict.self) {
      try await store.act(district, by: author) { records in
        _ = try records.endAppointment(first.id, version: 1, on: Day("2026-11-20")!, because: "Left")
      }
    }
  }

  @Test(arguments: TestDatabase.all)
  func `is kept though it is more than a full job, and found`(database: TestDatabase) async throws {
    let scene = try await Scene(database)
    try await scene.save(scene.appointment { $0.time = 0.7 })
    try await scene.save(
      scene.appointment {
        $0.time = 0.7
        $0.from = Day("2027-07-01")
        $0.until = nil
      })
    try await scene.save(
      scene.appointment {
        $0.school = nil
        $0.time = 0.5
      })
    let overloads = try await scene.riverside.store.read(scene.riverside.id) { try $0.appointmentBook().overloads }
    #expect(overloads.map(\.person) == [scene.person.id])
    #expect(overloads.first?.appointments.count == 2)
  }
}
