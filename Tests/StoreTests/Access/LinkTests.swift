import TestSupport
import Testing
import Vocabulary

@testable import Store

@Suite struct `A link of access` {
  @Test(arguments: TestDatabase.all)
  func `invites once, with a password that holds`(database: TestDatabase) async throws {
    let here = try await database.access()
    let director = try await here.author(here.director)
    let link = try await here.store.invite(here.principal.id, in: here.id, by: director)
    let shown = try #require(try await here.store.link(link))
    #expect(shown.purpose == .invitation)
    #expect(shown.person?.title == "Paul Nguyen")
    #expect(shown.madeBy == "Marta Ortega")
    for weak in ["short", "harborelementary2026", "Paul.Nguyen.Riverside"] {
      #expect(
        try await refusal { try await here.store.accept(link, Acceptance(password: weak), from: here.office) } != nil)
    }
    let accepted = try await here.store.accept(link, Acceptance(password: AccessDistrict.password), from: here.office)
    #expect(try await here.store.open(accepted.admission.token)?.member.person == here.principal.id)
    #expect(accepted.recoveryCodes == [])
    #expect(try await here.store.link(link) == nil)
    let again = try await refusal {
      try await here.store.accept(link, Acceptance(password: "another good long one"), from: here.office)
    }
    #expect(again == ["dead-link"])
    #expect(try await here.store.verifyHistory(of: here.id).isIntact)
  }

  @Test(arguments: TestDatabase.all)
  func `is taken by one browser when two send it at once`(database: TestDatabase) async throws {
    let here = try await database.access()
    let link = try await here.store.invite(here.principal.id, in: here.id, by: here.operations)
    let outcomes = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask {
          (try? await here.store.accept(link, Acceptance(password: AccessDistrict.password), from: here.office)) != nil
        }
      }
      return await group.reduce(into: [Bool]()) { $0.append($1) }
    }
    #expect(outcomes.count { $0 } == 1)
  }

  @Test(arguments: TestDatabase.all)
  func `ends after a week, or when another is made`(database: TestDatabase) async throws {
    let here = try await database.access()
    let first = try await here.store.invite(here.principal.id, in: here.id, by: here.operations)
    let second = try await here.store.invite(here.principal.id, in: here.id, by: here.operations)
    #expect(try await here.store.link(first) == nil)
    #expect(try await here.store.link(second) != nil)
    here.clock.advance(days: 7)
    #expect(try await here.store.link(second) == nil)
  }

  @Test(arguments: TestDatabase.all)
  func `lets somebody set up an app for codes at the same time, with a shorter password`(database: TestDatabase)
    async throws
  {
    let here = try await database.access()
    let link = try await here.store.invite(here.principal.id, in: here.id, by: here.operations)
    let secret = try #require(try await here.store.link(link)?.secret)
    let code = OneTimeCode.code(of: secret, at: here.clock.now())
    #expect(
      try await refusal {
        try await here.store.accept(link, Acceptance(password: "violin72", code: "000000"), from: here.office)
      } == ["wrong-code"])
    let accepted = try await here.store.accept(link, Acceptance(password: "violin72", code: code), from: here.office)
    #expect(accepted.recoveryCodes.count == 10)
    let admission = try await here.signIn(here.principal, "violin72")
    #expect(admission.needsCode)
    #expect(try await here.store.open(admission.token) == nil)
  }

  @Test(arguments: TestDatabase.all)
  func `invites nobody without an address, and no two people under one`(database: TestDatabase) async throws {
    let here = try await database.access()
    var mute = here.teacher
    mute.email = ""
    mute = try await here.store.save(mute, in: here.id, by: here.operations)
    #expect(
      try await refusal { try await here.store.invite(here.teacher.id, in: here.id, by: here.operations) }
        == ["required"])
    try await here.open(here.principal)
    mute.email = here.principal.email.uppercased()
    _ = try await here.store.save(mute, in: here.id, by: here.operations)
    #expect(
      try await refusal { try await here.store.invite(here.teacher.id, in: here.id, by: here.operations) }
        == ["address-taken"])
  }

  @Test(arguments: TestDatabase.all)
  func `is made by who gives access only`(database: TestDatabase) async throws {
    let here = try await database.access()
    let principal = try await here.author(here.principal)
    await #expect(throws: Denied.self) {
      try await here.store.invite(here.teacher.id, in: here.id, by: principal)
    }
    await #expect(throws: Denied.self) {
      try await here.store.reset(here.director.id, in: here.id, by: principal)
    }
  }

  @Test(arguments: TestDatabase.all)
  func `adds somebody new with a position`(database: TestDatabase) async throws {
    let here = try await database.access()
    let director = try await here.author(here.director)
    let newcomer = Person(id: .new(), "Sana", "Iqbal", email: "sana@riverside.org")
    var position = Position(id: .new())
    position.post = .analyst
    let link = try await here.store.invite(newcomer, as: position, in: here.id, by: director)
    let token = try await here.store.accept(link, Acceptance(password: AccessDistrict.password), from: here.office)
      .admission.token
    #expect(try await here.store.open(token)?.member.positions == [.init(.analyst, at: .district)])
    let incomplete = try await refusal {
      try await here.store.invite(Person(id: .new()), as: Position(id: .new()), in: here.id, by: director)
    }
    #expect(Set(incomplete ?? []) == ["required"])
    #expect(incomplete?.count == 4)
  }

  @Test(arguments: TestDatabase.all)
  func `gives a new password, ends every session, and keeps the second factor`(database: TestDatabase) async throws {
    let here = try await database.access()
    let token = try await here.open(here.teacher).token
    let secret = try await here.addSecondFactor(here.teacher)
    let officer = try await here.author(here.itOfficer)
    let link = try await here.store.reset(here.teacher.id, in: here.id, by: officer, why: "forgotten")
    #expect(try await here.store.open(token) == nil)
    #expect(try await here.store.link(link)?.asksForCode == true)
    let withoutCode = try await refusal {
      try await here.store.accept(link, Acceptance(password: "some other words 4"), from: here.office)
    }
    #expect(withoutCode == ["wrong-code"])
    here.clock.advance(seconds: 90)
    let code = OneTimeCode.code(of: secret, at: here.clock.now())
    _ = try await here.store.accept(link, Acceptance(password: "some other words 4", code: code), from: here.office)
    #expect(try await here.signIn(here.teacher, "some other words 4").needsCode)
    #expect(try await refusal { try await here.signIn(here.teacher) } == ["wrong-sign-in"])
  }

  @Test(arguments: TestDatabase.all)
  func `that asks for a code cannot be used to guess it`(database: TestDatabase) async throws {
    let here = try await database.access()
    try await here.open(here.teacher)
    _ = try await here.addSecondFactor(here.teacher)
    let link = try await here.store.reset(here.teacher.id, in: here.id, by: here.operations)
    var answers: [[String]?] = []
    for number in 0..<12 {
      answers.append(
        try await refusal {
          try await here.store.accept(
            link, Acceptance(password: "some other words 4", code: "00000\(number % 10)"), from: here.office)
        })
    }
    #expect(answers.last == ["slow-down"])
  }

  @Test(arguments: TestDatabase.all)
  func `for a lost phone takes the second factor away`(database: TestDatabase) async throws {
    let here = try await database.access()
    try await here.open(here.teacher)
    _ = try await here.addSecondFactor(here.teacher)
    let link = try await here.store.reset(
      here.teacher.id, droppingSecondFactor: true, in: here.id, by: here.operations)
    #expect(
      try await refusal {
        try await here.store.accept(link, Acceptance(password: "violin72"), from: here.office)
      } == ["too-short"])
    _ = try await here.store.accept(link, Acceptance(password: "some other words 4"), from: here.office)
    #expect(try await !here.signIn(here.teacher, "some other words 4").needsCode)
  }

  @Test(arguments: TestDatabase.all)
  func `opens a new district to its first director, once`(database: TestDatabase) async throws {
    let here = try await database.access()
    let district = try await here.store.createDistrict("Hillside", by: here.operations)
    let link = try await here.store.openingLink(in: district.id, by: here.operations)
    let refused = try await refusal {
      try await here.store.accept(link, Acceptance(password: "hillside"), from: here.office)
    }
    #expect(refused == ["required", "required", "required", "too-short"])
    let newcomer = Person(id: .new(), "Ruth", "Alvarez", email: "ruth@hillside.org")
    let accepted = try await here.store.accept(
      link, Acceptance(password: AccessDistrict.password, newcomer: newcomer), from: here.office)
    let session = try #require(try await here.store.open(accepted.admission.token))
    #expect(session.member.positions == [.init(.director, at: .district)])
    #expect(try await here.store.link(link) == nil)
    let director = try await here.author(here.director)
    await #expect(throws: Denied.self) { try await here.store.openingLink(in: here.id, by: director) }
  }

  @Test(arguments: TestDatabase.all)
  func `for a visit signs in as often as it is opened, until it ends`(database: TestDatabase) async throws {
    let here = try await database.access()
    let link = try await here.store.visitLink(for: here.director.id, in: here.id, by: here.operations)
    for _ in 0..<2 {
      let token = try await here.store.visit(link, from: here.office).token
      #expect(try await here.store.open(token)?.member.person == here.director.id)
    }
    let director = try await here.author(here.director)
    await #expect(throws: Denied.self) {
      try await here.store.visitLink(for: here.teacher.id, in: here.id, by: director)
    }
    let invitation = try await here.store.invite(here.teacher.id, in: here.id, by: here.operations)
    #expect(try await refusal { try await here.store.visit(invitation, from: here.office) } == ["dead-link"])
    here.clock.advance(days: 30)
    #expect(try await refusal { try await here.store.visit(link, from: here.office) } == ["dead-link"])
  }

  @Test(arguments: TestDatabase.all)
  func `dies when the person leaves`(database: TestDatabase) async throws {
    let here = try await database.access()
    let link = try await here.store.invite(here.teacher.id, in: here.id, by: here.operations)
    var leaver = here.teacher
    leaver.left = here.clock.now().day.adding(days: -1)
    _ = try await here.store.save(leaver, in: here.id, by: here.operations)
    #expect(try await here.store.link(link) == nil)
  }
}

extension AccessDistrict {
  /// Sets an app for codes up, and moves on so that the code is not the last one used.
  func addSecondFactor(_ person: Person) async throws -> CodeSecret {
    let author = try await author(person)
    let secret = try await store.beginSecondFactor(of: person.id, in: id)
    _ = try await store.confirmSecondFactor(
      code: OneTimeCode.code(of: secret, at: clock.now()), by: author, in: id)
    clock.advance(seconds: 60)
    return secret
  }
}

extension HistoryVerdict {
  var isIntact: Bool { if case .intact = self { true } else { false } }
}
