import TestSupport
import Testing
import Vocabulary

@testable import Store

@Suite struct `A second factor` {
  @Test(arguments: TestDatabase.all)
  func `is asked for once a code has proved it, and each code works once`(database: TestDatabase) async throws {
    let here = try await database.access()
    try await here.open(here.teacher)
    let secret = try await here.addSecondFactor(here.teacher)
    let first = try await here.signIn(here.teacher)
    let second = try await here.signIn(here.teacher)
    #expect(first.needsCode)
    #expect(try await here.store.awaitsCode(first.token))
    let code = OneTimeCode.code(of: secret, at: here.clock.now())
    let opened = try await here.store.verifyCode(code, first.token, from: here.office)
    #expect(opened.token != first.token)
    #expect(try await here.store.open(opened.token)?.hasSecondFactor == true)
    #expect(
      try await refusal { try await here.store.verifyCode(code, second.token, from: here.office) } == ["wrong-code"])
    #expect(
      try await refusal { try await here.store.verifyCode(code, first.token, from: here.office) } == ["sign-in-again"])
  }

  @Test(arguments: TestDatabase.all)
  func `lets one of two through that bring the same code at once`(database: TestDatabase) async throws {
    let here = try await database.access()
    try await here.open(here.teacher)
    let secret = try await here.addSecondFactor(here.teacher)
    let tokens = [try await here.signIn(here.teacher).token, try await here.signIn(here.teacher).token]
    let code = OneTimeCode.code(of: secret, at: here.clock.now())
    let passed = await withTaskGroup(of: Bool.self) { group in
      for token in tokens {
        group.addTask { (try? await here.store.verifyCode(code, token, from: here.office)) != nil }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(passed == 1)
  }

  @Test(arguments: TestDatabase.all)
  func `asks for the password again after five wrong codes, and slows them down`(database: TestDatabase) async throws {
    let here = try await database.access()
    try await here.open(here.teacher)
    _ = try await here.addSecondFactor(here.teacher)
    let token = try await here.signIn(here.teacher).token
    var answers: [[String]?] = []
    for _ in 0..<5 {
      answers.append(try await refusal { try await here.store.verifyCode("12", token, from: here.office) })
    }
    #expect(answers == Array(repeating: ["wrong-code"], count: 4) + [["sign-in-again"]])
    let other = try await here.signIn(here.teacher).token
    for _ in 0..<5 { _ = try await refusal { try await here.store.verifyCode("12", other, from: here.office) } }
    let third = try await here.signIn(here.teacher).token
    #expect(try await refusal { try await here.store.verifyCode("12", third, from: here.elsewhere) } == ["slow-down"])
  }

  @Test(arguments: TestDatabase.all)
  func `is waited for ten minutes`(database: TestDatabase) async throws {
    let here = try await database.access()
    try await here.open(here.teacher)
    let secret = try await here.addSecondFactor(here.teacher)
    let token = try await here.signIn(here.teacher).token
    here.clock.advance(seconds: 601)
    let code = OneTimeCode.code(of: secret, at: here.clock.now())
    #expect(try await refusal { try await here.store.verifyCode(code, token, from: here.office) } == ["sign-in-again"])
  }

  @Test(arguments: TestDatabase.all)
  func `can be replaced by a recovery code, once`(database: TestDatabase) async throws {
    let here = try await database.access()
    try await here.open(here.teacher)
    let author = try await here.author(here.teacher)
    let secret = try await here.store.beginSecondFactor(of: here.teacher.id, in: here.id)
    #expect(try await here.store.beginSecondFactor(of: here.teacher.id, in: here.id) == secret)
    let codes = try await here.store.confirmSecondFactor(
      code: OneTimeCode.code(of: secret, at: here.clock.now()), by: author, in: here.id)
    #expect(Set(codes).count == 10)
    let typed = codes[3].uppercased().replacing("-", with: " ")
    _ = try await here.store.verifyCode(typed, try await here.signIn(here.teacher).token, from: here.office)
    let again = try await here.signIn(here.teacher).token
    #expect(try await refusal { try await here.store.verifyCode(codes[3], again, from: here.office) } == ["wrong-code"])
    #expect(try await here.store.read(here.id) { try $0.recoveryCodes(of: here.teacher.id) } == 9)
    let log = try await here.store.read(here.id) { try $0.signIns(of: here.teacher.id) }
    #expect(log.contains { $0.outcome == .recoveryCode })
  }

  @Test(arguments: TestDatabase.all)
  func `is not added by a wrong code`(database: TestDatabase) async throws {
    let here = try await database.access()
    try await here.open(here.teacher)
    let author = try await here.author(here.teacher)
    _ = try await here.store.beginSecondFactor(of: here.teacher.id, in: here.id)
    #expect(
      try await refusal { try await here.store.confirmSecondFactor(code: "123", by: author, in: here.id) }
        == ["wrong-code"])
    #expect(try await !here.signIn(here.teacher).needsCode)
  }

  @Test(arguments: TestDatabase.all)
  func `goes with the password only, and leaves one that can stand alone`(database: TestDatabase) async throws {
    let here = try await database.access()
    let token = try await here.open(here.teacher).token
    _ = try await here.addSecondFactor(here.teacher)
    let author = try await here.author(here.teacher)
    #expect(
      try await refusal { try await here.store.removeSecondFactor(password: "wrong", by: author, in: here.id) }
        == ["wrong-password"])
    try await here.store.changePassword(from: AccessDistrict.password, to: "violin72", by: author, keeping: token)
    #expect(
      try await refusal { try await here.store.removeSecondFactor(password: "violin72", by: author, in: here.id) }
        == ["too-short-alone"])
    try await here.store.changePassword(from: "violin72", to: "harvest moons over 4 hills", by: author, keeping: token)
    try await here.store.removeSecondFactor(password: "harvest moons over 4 hills", by: author, in: here.id)
    #expect(try await !here.signIn(here.teacher, "harvest moons over 4 hills").needsCode)
  }
}

@Suite struct `A person's own password` {
  @Test(arguments: TestDatabase.all)
  func `is changed with the old one, and ends the other sessions`(database: TestDatabase) async throws {
    let here = try await database.access()
    let here1 = try await here.open(here.teacher).token
    let there = try await here.signIn(here.teacher, from: here.elsewhere).token
    let author = try await here.author(here.teacher)
    #expect(
      try await refusal {
        try await here.store.changePassword(from: "wrong", to: "harvest moons over 4", by: author, keeping: here1)
      } == ["wrong-password"])
    #expect(
      try await refusal {
        try await here.store.changePassword(
          from: AccessDistrict.password, to: "riversideunified", by: author, keeping: here1)
      } == ["guessable"])
    try await here.store.changePassword(
      from: AccessDistrict.password, to: "harvest moons over 4", by: author, keeping: here1)
    #expect(try await here.store.open(here1) != nil)
    #expect(try await here.store.open(there) == nil)
    _ = try await here.signIn(here.teacher, "harvest moons over 4")
    #expect(try await here.lastNote()?.act == "password-changed")
    #expect(try await here.lastNote()?.after == "")
  }

  @Test(arguments: TestDatabase.all)
  func `is not guessed from an open session`(database: TestDatabase) async throws {
    let here = try await database.access()
    let token = try await here.open(here.teacher).token
    let author = try await here.author(here.teacher)
    var answers: [[String]?] = []
    for _ in 0..<6 {
      answers.append(
        try await refusal {
          try await here.store.changePassword(from: "wrong", to: "x", by: author, keeping: token)
        })
    }
    #expect(answers.last == ["slow-down"])
  }
}

@Suite struct `Giving access` {
  @Test(arguments: TestDatabase.all)
  func `is done for others, never for oneself`(database: TestDatabase) async throws {
    let here = try await database.access()
    let officer = try await here.author(here.itOfficer)
    var position = Position(id: .new())
    position.post = .director
    position.person = here.itOfficer.id
    let own = position
    #expect(
      try await refusal { try await here.store.givePosition(own, in: here.id, by: officer) } == ["own-position"])
    position.person = here.teacher.id
    position.post = .analyst
    let given = try await here.store.givePosition(position, in: here.id, by: officer, why: "new analyst")
    #expect(try await here.lastNote()?.why == "new analyst")
    try await here.store.endPosition(given.id, version: given.version, in: here.id, by: officer)
    let held = try await here.store.read(here.id) { try $0.heldPositions(of: here.teacher.id) }
    #expect(held == [.init(.teacher, at: .school(here.meadow.id))])
  }

  @Test(arguments: TestDatabase.all)
  func `cannot leave the district without anybody who gives it`(database: TestDatabase) async throws {
    let here = try await database.access()
    let director = try await here.author(here.director)
    let own = try await here.store.read(here.id) {
      try $0.all(Position.self, where: "person", is: here.director.id)[0]
    }
    #expect(
      try await refusal {
        try await here.store.endPosition(own.id, version: own.version, in: here.id, by: director)
      } == ["own-position"])
    #expect(
      try await refusal {
        try await here.store.remove(Position.self, own.id, version: own.version, in: here.id, by: director)
      } == ["own-position"])
  }

  @Test(arguments: TestDatabase.all)
  func `ends a position that began today without a trace of having been held`(database: TestDatabase) async throws {
    let here = try await database.access()
    var position = Position(id: .new())
    position.post = .analyst
    position.person = here.teacher.id
    position.from = here.clock.now().day
    let given = try await here.store.givePosition(position, in: here.id, by: here.operations)
    try await here.store.endPosition(given.id, version: given.version, in: here.id, by: here.operations)
    #expect(try await here.store.read(here.id) { try $0.find(Position.self, given.id) } == nil)
  }

  @Test(arguments: TestDatabase.all)
  func `is listed by person, with state, posts and words to find them by`(database: TestDatabase) async throws {
    let here = try await database.access()
    try await here.open(here.director)
    _ = try await here.store.invite(here.manager.id, in: here.id, by: here.operations)
    func list(_ change: (inout AccessFilter) -> Void) async throws -> [AccessEntry] {
      var filter = AccessFilter()
      change(&filter)
      return try await here.store.read(here.id) { [filter] in try $0.accessList(filter).entries }
    }
    let usual = try await list { _ in }
    #expect(usual.map(\.person.familyName) == ["Blake", "Nguyen", "Ortega", "Whitfield"])
    #expect(usual.map(\.state) == [.none, .none, .active, .invited])
    #expect(try await list { $0.onlyWithAccess = false }.count == 5)
    #expect(try await list { $0.words = "ORTEGA mart" }.map(\.person.id) == [here.director.id])
    #expect(try await list { $0.words = "%" }.isEmpty)
    #expect(try await list { $0.post = .principal }.map(\.person.id) == [here.principal.id])
    #expect(try await list { $0.school = here.harbor.id }.map(\.person.id) == [here.principal.id])
    try await here.endPositions(of: here.director)
    #expect(try await list { $0.words = "ortega" }.map(\.state) == [.left])
  }

  @Test(arguments: TestDatabase.all)
  func `answers who can see something`(database: TestDatabase) async throws {
    let here = try await database.access()
    func audience(_ deed: Deed, _ place: Place) async throws -> [Audience] {
      try await here.store.read(here.id) { try $0.audience(of: deed, at: place) }
    }
    #expect(
      try await audience(.readSchool, .school(here.harbor.id)) == [
        Audience(post: .director, extent: .everywhere, people: 1, names: ["Marta Ortega"]),
        Audience(post: .principalManager, extent: .ownNetwork, people: 1, names: ["Dana Whitfield"]),
        Audience(post: .principal, extent: .ownSchool, people: 1, names: ["Paul Nguyen"]),
      ])
    #expect(try await audience(.readSchool, .school(here.meadow.id)).map(\.post) == [.director])
    #expect(try await audience(.readDelicate, .district).map(\.post) == [.director])
  }
}

@Suite struct `The logs of access` {
  @Test(arguments: TestDatabase.all)
  func `keep who was refused what, and why`(database: TestDatabase) async throws {
    let here = try await database.access()
    let token = try await here.open(here.teacher).token
    let session = try #require(try await here.store.open(token))
    let denied = #expect(throws: Denied.self) {
      try session.author.require(.readHistory, at: .district)
    }
    try await here.store.log(
      try #require(denied), of: session, in: here.id, asked: "GET /history", request: "abc")
    try await here.store.log(
      Denied(Phrase("This link does not allow that", es: "x")), of: nil, in: here.id, asked: "GET /x", request: "def")
    let denials = try await here.store.read(here.id) { try $0.denials() }
    #expect(Set(denials.map(\.asked)) == ["GET /history", "GET /x"])
    #expect(denials.contains { $0.person == here.teacher.id && $0.why.hasPrefix("To read the history you need to be") })
  }

  @Test(arguments: TestDatabase.all)
  func `keep who read or took out what is delicate`(database: TestDatabase) async throws {
    let here = try await database.access()
    let token = try await here.open(here.director).token
    let author = try await here.author(here.director)
    try await here.store.viewAs(here.principal.id, token, by: author, why: "help")
    let session = try #require(try await here.store.open(token))
    try await here.store.disclose(.download, "person", rows: 412, to: session)
    let disclosure = try #require(try await here.store.read(here.id) { try $0.disclosures().entries }.first)
    // Whoever sat there, never only the person whose eyes were borrowed.
    #expect(disclosure.person == here.director.id && disclosure.name == here.director.title)
    #expect(disclosure.viewingAs == here.principal.title)
    #expect(disclosure.rows == 412)
    #expect(disclosure.what == .download)
  }

  @Test(arguments: TestDatabase.all)
  func `name whoever was refused while viewing as somebody else`(database: TestDatabase) async throws {
    let here = try await database.access()
    let token = try await here.open(here.director).token
    try await here.store.viewAs(here.principal.id, token, by: try await here.author(here.director), why: "help")
    let session = try #require(try await here.store.open(token))
    try await here.store.log(
      Denied(Phrase("no", es: "no")), of: session, in: here.id, asked: "GET /history", request: "abc")
    let denial = try #require(try await here.store.read(here.id) { try $0.denials() }.first)
    #expect(denial.person == here.director.id && denial.name == here.director.title)
    #expect(denial.viewingAs == here.principal.title)
  }

  @Test(arguments: TestDatabase.all)
  func `find what was read by who, what and when, page by page`(database: TestDatabase) async throws {
    let here = try await database.access()
    let session = try #require(try await here.store.open(try await here.open(here.director).token))
    for number in 1...7 {
      try await here.store.disclose(number == 7 ? .download : .read, "person", rows: number, to: session)
      here.clock.advance(days: 1)
    }
    let other = try #require(try await here.store.open(try await here.open(here.principal).token))
    try await here.store.disclose(.read, "team", to: other)
    func rows(_ change: (inout DisclosureListing) -> Void) async throws -> [Int] {
      var listing = DisclosureListing()
      change(&listing)
      return try await here.store.read(here.id) { [listing] in try $0.disclosures(listing).entries.map(\.rows) }
    }
    #expect(try await rows { _ in } == [1, 7, 6, 5, 4, 3, 2, 1])
    #expect(try await rows { $0.kind = "team" } == [1])
    #expect(try await rows { $0.what = .download } == [7])
    #expect(try await rows { $0.words = here.principal.familyName.uppercased() } == [1])
    #expect(try await rows { $0.words = "%" } == [])
    #expect(try await rows { $0.limit = 3 } == [1, 7, 6])
    #expect(try await rows { ($0.limit, $0.page) = (3, 3) } == [2, 1])
    let today = try await here.store.read(here.id) { $0.today }
    #expect(try await rows { $0.from = today } == [1])
    #expect(try await rows { $0.to = today.adding(days: -6) } == [2, 1])
    #expect(try await here.store.read(here.id) { try $0.disclosedKinds() } == ["person", "team"])
  }

  @Test(arguments: TestDatabase.all)
  func `forget what is past its time`(database: TestDatabase) async throws {
    let here = try await database.access()
    try await here.open(here.teacher)
    _ = try await refusal { try await here.signIn(here.teacher, "wrong") }
    here.clock.advance(days: AccessRetention.signIns + 1)
    try await here.store.tidyAccess(in: here.id)
    #expect(try await here.store.read(here.id) { try $0.signIns() } == [])
    let rows = try await here.store.read(here.id) { records in
      try ["access_session", "access_link", "access_throttle", "access_device"].map { table in
        try records.session.count("SELECT COUNT(*) FROM \(name: table)")
      }
    }
    #expect(rows == [0, 0, 0, 0])
    #expect(try await here.store.read(here.id) { try $0.account(of: here.teacher.id) } != nil)
  }
}

@Suite struct `Signing in elsewhere` {
  let google = Identity(issuer: "https://accounts.example.org", subject: "1177")

  @Test(arguments: TestDatabase.all)
  func `opens a session for the person whom issuer and subject belong to`(database: TestDatabase) async throws {
    let here = try await database.access()
    let teacher = try await here.author(here.teacher)
    #expect(
      try await refusal { try await here.store.signIn(google, in: here.id, from: here.office) } == ["unknown-identity"])
    try await here.store.link(google, to: here.teacher.id, in: here.id, by: teacher)
    let token = try await here.store.signIn(google, in: here.id, from: here.office).token
    #expect(try await here.store.open(token)?.member.person == here.teacher.id)
    let other = Identity(issuer: "https://other.example.org", subject: "1177")
    #expect(
      try await refusal { try await here.store.signIn(other, in: here.id, from: here.office) } == ["unknown-identity"])
  }

  @Test(arguments: TestDatabase.all)
  func `belongs to one person, and others' is linked by who gives access`(database: TestDatabase) async throws {
    let here = try await database.access()
    let teacher = try await here.author(here.teacher)
    await #expect(throws: Denied.self) {
      try await here.store.link(google, to: here.director.id, in: here.id, by: teacher)
    }
    try await here.store.link(google, to: here.teacher.id, in: here.id, by: teacher)
    let officer = try await here.author(here.itOfficer)
    #expect(
      try await refusal { try await here.store.link(google, to: here.principal.id, in: here.id, by: officer) }
        == ["identity-taken"])
    try await here.endPositions(of: here.teacher)
    #expect(
      try await refusal { try await here.store.signIn(google, in: here.id, from: here.office) } == ["no-position"])
  }
}
