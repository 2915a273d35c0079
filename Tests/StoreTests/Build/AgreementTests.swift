import Build
import Purpose
import Store
import TestSupport
import Testing
import Vocabulary

/// A school with a principal, a leader and a teacher, and somebody who helps principals.
private struct Harbor {
  let district: TestDistrict
  let permission = Permission(networkOfSchool: [School.ID("harbor"): Network.ID("north")])

  static func open(_ database: TestDatabase) async throws -> Harbor {
    let harbor = Harbor(district: try await database.district(now: { Moment("2026-09-10T12:00:00.000Z")! }))
    try await harbor.district.store.act(harbor.district.id, by: harbor.district.operations) { records in
      try records.save(Network(id: .init("north"), name: "North"))
      var school = School(id: .init("harbor"))
      school.name = "Harbor"
      school.network = .init("north")
      try records.save(school)
      var role = Role(id: .init("lead"))
      role.name = "Lead"
      role.about = "Plans with teams"
      role.schools = [school.id]
      role.time = 0.5
      try records.save(role)
      for (name, post) in [
        ("Thomas", Post.principal), ("Priya", .teacherLeader), ("Ben", .teacher), ("Denise", .principalManager),
      ] {
        try records.save(Person(id: .init(name), name, "Person"))
        var position = Position(id: .init("position-\(name)"))
        position.person = .init(name)
        position.post = post
        if post == .principalManager { position.network = .init("north") } else { position.school = school.id }
        try records.save(position)
      }
      var seat = Appointment(id: .init("seat"))
      seat.person = .init("Priya")
      seat.role = role.id
      seat.school = school.id
      seat.from = Day(2026, 7, 1)
      try records.save(seat)
    }
    return harbor
  }

  func member(_ name: String) -> Member {
    let post: Post =
      switch name {
      case "Thomas": .principal
      case "Priya": .teacherLeader
      case "Denise": .principalManager
      default: .teacher
      }
    let place: Place = post == .principalManager ? .network(.init("north")) : .school(.init("harbor"))
    return Member(person: .init(name), name: "\(name) Person", positions: [.init(post, at: place)])
  }

  func act<T: Sendable>(_ name: String, _ body: @Sendable @escaping (ActRecords) throws -> T) async throws -> T {
    try await district.store.act(district.id, by: .member(member(name), permission), body)
  }

  /// Written by the principal, with every topic settled.
  func written(_ sort: AgreementSort = .leadership, by first: String = "Thomas", with second: String = "Priya")
    async throws
    -> Agreement
  {
    try await act(first) { records in
      let begun = try records.beginAgreement(
        Agreement(
          id: .init("one"), sort, in: records.schoolYear, at: .init("harbor"), role: .init("lead"),
          between: .init(first),
          and: .init(second)), in: .english)
      return try records.write(Self.words(sort), openToPrincipal: false, to: begun.id, over: 1).agreement
    }
  }

  static func words(_ sort: AgreementSort, _ meetings: String = "On Mondays") -> [AgreementTopic: String] {
    Dictionary(uniqueKeysWithValues: sort.topics.map { ($0, $0 == .meetings ? meetings : "Agreed on \($0.rawValue)") })
  }
}

@Suite struct `Two people who make an agreement` {
  @Test(arguments: TestDatabase.all)
  func `begin with what the role says, write, and sign one after the other`(database: TestDatabase) async throws {
    let harbor = try await Harbor.open(database)
    let written = try await harbor.written()
    #expect(written.version == 2)
    _ = try await harbor.act("Priya") { _ = try $0.signAgreement(written.id, version: 2) }
    _ = try await harbor.act("Thomas") { _ = try $0.signAgreement(written.id, version: 2) }
    let kept = try #require(try await harbor.district.store.read(harbor.district.id) { try $0.agreement(written.id) })
    #expect(kept.isSigned)
    #expect(kept.signedOn == Day(2026, 9, 10))
    let versions = try await harbor.district.store.read(harbor.district.id) { try $0.versions(of: written.id) }
    #expect(versions.map(\.version) == [2, 1])
    #expect(versions.last?.terms[.tasks] == "Plans with teams")
  }

  @Test(arguments: TestDatabase.all)
  func `lose their signatures when a word changes, and are told whose`(database: TestDatabase) async throws {
    let harbor = try await Harbor.open(database)
    let written = try await harbor.written()
    _ = try await harbor.act("Thomas") { _ = try $0.signAgreement(written.id, version: 2) }
    let unsigned = try await harbor.act("Priya") {
      try $0.write(Harbor.words(.leadership, "On Fridays"), openToPrincipal: false, to: written.id, over: 2).unsigned
    }
    #expect(unsigned == [Person.ID("Thomas")])
    let refusal = await #expect(throws: Refusal.self) {
      try await harbor.act("Thomas") { _ = try $0.signAgreement(written.id, version: 2) }
    }
    #expect(refusal?.findings.map(\.code) == ["overtaken"])
  }

  @Test(arguments: TestDatabase.all)
  func `do not write over one another`(database: TestDatabase) async throws {
    let harbor = try await Harbor.open(database)
    let written = try await harbor.written()
    _ = try await harbor.act("Priya") {
      try $0.write(Harbor.words(.leadership, "On Fridays"), openToPrincipal: false, to: written.id, over: 2).unsigned
    }
    let refusal = await #expect(throws: Refusal.self) {
      try await harbor.act("Thomas") {
        try $0.write(Harbor.words(.leadership, "On Tuesdays"), openToPrincipal: false, to: written.id, over: 2).unsigned
      }
    }
    #expect(refusal?.findings.map(\.code) == ["overtaken"])
    #expect(refusal?.findings.first?.message.en.hasPrefix("Priya Person has changed it") == true)
  }

  @Test(arguments: TestDatabase.all)
  func `are the only ones who touch it`(database: TestDatabase) async throws {
    let harbor = try await Harbor.open(database)
    let written = try await harbor.written()
    for stranger in ["Denise", "Ben"] {
      await #expect(throws: Denied.self) {
        try await harbor.act(stranger) { _ = try $0.signAgreement(written.id, version: 2) }
      }
      await #expect(throws: Denied.self) {
        try await harbor.act(stranger) { _ = try $0.reviewAgreement(written.id, "Well") }
      }
      await #expect(throws: Denied.self) { try await harbor.act(stranger) { _ = try $0.endAgreement(written.id) } }
    }
    let refusal = await #expect(throws: Refusal.self) {
      try await harbor.act("Ben") { records in
        try records.beginAgreement(
          Agreement(
            id: .new(), .leadership, in: records.schoolYear, at: nil, between: .init("Thomas"), and: .init("Priya")),
          in: .english)
      }
    }
    #expect(refusal?.findings.map(\.code) == ["not-a-side"])
  }

  @Test(arguments: TestDatabase.all)
  func `have one for a year, and another after it has ended`(database: TestDatabase) async throws {
    let harbor = try await Harbor.open(database)
    let written = try await harbor.written()
    @Sendable func again(_ records: ActRecords) throws -> Agreement {
      try records.beginAgreement(
        Agreement(
          id: .new(), .leadership, in: records.schoolYear, at: nil, between: .init("Thomas"), and: .init("Priya")),
        in: .english)
    }
    let refusal = await #expect(throws: Refusal.self) { try await harbor.act("Priya") { try again($0) } }
    #expect(refusal?.findings.map(\.code) == ["exists"])
    _ = try await harbor.act("Thomas") { _ = try $0.endAgreement(written.id) }
    _ = try await harbor.act("Priya") { try again($0) }
    let all = try await harbor.district.store.read(harbor.district.id) { try $0.agreements(of: .init("Priya")) }
    #expect(all.count == 2)
  }

  @Test(arguments: TestDatabase.all)
  func `leave no word of it in the history`(database: TestDatabase) async throws {
    let harbor = try await Harbor.open(database)
    let written = try await harbor.written()
    _ = try await harbor.act("Priya") { _ = try $0.signAgreement(written.id, version: 2) }
    let rows = try await harbor.district.store.read(harbor.district.id) { records in
      try records.session.rows(
        "SELECT act, before, after, title FROM history WHERE district = \(records.district) AND kind = \("agreement") ORDER BY number"
      )
    }
    #expect(rows.map { $0.text(0) } == ["agreement-begun", "agreement-changed", "agreement-signed"])
    #expect(rows.allSatisfy { $0.text(1).isEmpty && $0.text(2).isEmpty })
  }
}

@Suite struct `A coach and a teacher` {
  @Test(arguments: TestDatabase.all)
  func `let the principal read their agreement only when the teacher says so`(database: TestDatabase) async throws {
    let harbor = try await Harbor.open(database)
    let written = try await harbor.written(.coaching, by: "Priya", with: "Ben")
    @Sendable func open(_ records: ActRecords) throws -> [Person.ID] {
      try records.write(Harbor.words(.coaching), openToPrincipal: true, to: written.id, over: 2).unsigned
    }
    let refusal = await #expect(throws: Refusal.self) { try await harbor.act("Priya") { try open($0) } }
    #expect(refusal?.findings.map(\.code) == ["not-yours"])
    #expect(try await readings(harbor, written.id) == [.standing, .everything, .everything, .standing])
    _ = try await harbor.act("Ben") { try open($0) }
    #expect(try await readings(harbor, written.id) == [.everything, .everything, .everything, .standing])
  }

  private func readings(_ harbor: Harbor, _ id: Agreement.ID) async throws -> [AgreementReading] {
    try await harbor.district.store.read(harbor.district.id) { records in
      let agreement = try records.agreement(id)
      return ["Thomas", "Priya", "Ben", "Denise"].compactMap { name in
        agreement.map { records.reading(of: $0, by: harbor.member(name), harbor.permission) }
      }
    }
  }

  @Test(arguments: TestDatabase.all)
  func `are read through no other eyes`(database: TestDatabase) async throws {
    let harbor = try await Harbor.open(database)
    let written = try await harbor.written(.coaching, by: "Priya", with: "Ben")
    let viewing = Permission(
      networkOfSchool: [School.ID("harbor"): Network.ID("north")], viewer: harbor.member("Denise"))
    let seen = try await harbor.district.store.read(harbor.district.id) { records in
      try records.agreement(written.id).map { records.reading(of: $0, by: harbor.member("Ben"), viewing) }
    }
    #expect(seen == .standing)
  }
}

@Suite struct `The support of principals, from the records` {
  @Test(arguments: TestDatabase.all)
  func `finds the leaders, the vacancies and the last talk`(database: TestDatabase) async throws {
    let harbor = try await Harbor.open(database)
    let written = try await harbor.written()
    _ = try await harbor.act("Thomas") { _ = try $0.signAgreement(written.id, version: 2) }
    _ = try await harbor.act("Denise") { records in
      var talk = CheckIn(id: .new())
      talk.day = Day(2026, 9, 8)
      talk.school = .init("harbor")
      talk.principal = .init("Thomas")
      talk.with = .init("Denise")
      talk.needs = "A room"
      return try records.save(talk)
    }
    let support = try await harbor.district.store.read(harbor.district.id) { try $0.principalSupport() }
    let school = try #require(support.schools.first)
    #expect(support.networks.map { $0.manager?.title } == ["Denise Person"])
    #expect(school.leaders.map(\.name) == ["Priya Person"])
    #expect(school.signs.map(\.code) == ["half-signed", "no-support-agreement"])
    #expect(school.next?.en == "A room")
  }

  @Test(arguments: TestDatabase.all)
  func `offers each person only those with whom they could agree`(database: TestDatabase) async throws {
    let harbor = try await Harbor.open(database)
    let offered = try await harbor.district.store.read(harbor.district.id) { records in
      try ["Thomas", "Priya", "Ben", "Denise"].map { name in
        try records.agreementPartners(of: .init(name)).map { "\($0.sort.rawValue) \($0.name)" }
      }
    }
    #expect(
      offered == [
        ["leadership Priya Person", "support Denise Person"],
        ["coaching Ben Person", "leadership Thomas Person"], ["coaching Priya Person"], ["support Thomas Person"],
      ])
  }
}
