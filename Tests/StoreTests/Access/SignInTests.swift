import TestSupport
import Testing
import Vocabulary

@testable import Store

@Suite struct `Signing in` {
  @Test(arguments: TestDatabase.all)
  func `opens a session with what the person may do today`(database: TestDatabase) async throws {
    let here = try await database.access()
    try await here.open(here.manager)
    let token = try await here.signIn(here.manager).token
    let session = try #require(try await here.store.open(token))
    #expect(session.district.name == "Riverside Unified")
    #expect(session.member.name == "Dana Whitfield")
    #expect(session.member.positions == [.init(.principalManager, at: .network(here.north.id))])
    #expect(session.permission.allows(session.member, .readSchool, at: .school(here.harbor.id)))
    #expect(!session.permission.allows(session.member, .readSchool, at: .school(here.meadow.id)))
    #expect(session.permission.schools(session.member, may: .readSchool) == [here.harbor.id])
    #expect(session.own == session.member)
  }

  @Test(arguments: TestDatabase.all)
  func `does not mind capitals and spaces around the address`(database: TestDatabase) async throws {
    let here = try await database.access()
    try await here.open(here.teacher)
    let admission = try await here.store.signIn(
      "  TESS.Abara@Riverside.ORG ", password: AccessDistrict.password, in: here.id, from: here.office)
    #expect(admission.person == here.teacher.id)
  }

  @Test(arguments: TestDatabase.all)
  func `says the same to a wrong password, an unknown address and an open invitation`(database: TestDatabase)
    async throws
  {
    let here = try await database.access()
    try await here.open(here.teacher)
    _ = try await here.store.invite(here.principal.id, in: here.id, by: here.operations)
    for (name, password) in [
      (here.teacher.email, "not this one at all"), ("nobody@riverside.org", AccessDistrict.password),
      (here.principal.email, AccessDistrict.password), (here.principal.email, ""),
    ] {
      let refusal = await #expect(throws: Refusal.self) {
        try await here.store.signIn(name, password: password, in: here.id, from: here.office)
      }
      #expect(refusal == SignInAttempt.wrong)
    }
    let log = try await here.store.read(here.id) { try $0.signIns() }
    #expect(log.filter { $0.outcome == .unknownName }.allSatisfy { $0.person == nil })
    #expect(log.filter { $0.outcome == .wrongPassword }.count == 3)
  }

  @Test(arguments: TestDatabase.all)
  func `is of one district only`(database: TestDatabase) async throws {
    let here = try await database.access()
    try await here.open(here.teacher)
    let other = try await here.store.createDistrict("Hillside", by: here.operations)
    let refused = try await refusal {
      try await here.store.signIn(
        here.teacher.email, password: AccessDistrict.password, in: other.id, from: here.office)
    }
    #expect(refused == ["wrong-sign-in"])
  }

  @Test(arguments: TestDatabase.all)
  func `makes a new token each time`(database: TestDatabase) async throws {
    let here = try await database.access()
    let first = try await here.open(here.teacher).token
    let second = try await here.signIn(here.teacher).token
    #expect(first != second)
    #expect(try await here.store.open(first) != nil)
    #expect(try await here.store.open(second) != nil)
  }

  @Test(arguments: TestDatabase.all)
  func `hashes the password again when the cost has grown`(database: TestDatabase) async throws {
    let here = try await database.access()
    try await here.open(here.teacher)
    var later = here.store
    later.passwords = PasswordHashing(cost: .init(logRounds: 5))
    _ = try await later.signIn(here.teacher.email, password: AccessDistrict.password, in: here.id, from: here.office)
    let account = try await later.read(here.id) { try $0.account(of: here.teacher.id) }
    #expect(account?.password?.cost.logRounds == 5)
    _ = try await here.signIn(here.teacher)
  }

  @Test(arguments: TestDatabase.all)
  func `keeps neither password nor token`(database: TestDatabase) async throws {
    let here = try await database.access()
    try await here.open(here.teacher)
    let token = try await here.signIn(here.teacher).token
    let kept = try await here.store.read(here.id) { records in
      try records.session.rows("SELECT hash FROM access_session").map { $0.text(0) }
        + records.session.rows("SELECT password FROM access_account").map { $0.text(0) }
    }
    #expect(kept.contains(token.hash))
    #expect(!kept.contains { $0.contains(token.text.suffix(52)) || $0.contains("violin") })
  }

  @Test(arguments: TestDatabase.all)
  func `is refused, after the right password, to somebody who holds no position`(database: TestDatabase) async throws {
    let here = try await database.access()
    try await here.open(here.teacher)
    try await here.endPositions(of: here.teacher)
    #expect(try await refusal { try await here.signIn(here.teacher) } == ["no-position"])
    #expect(try await refusal { try await here.signIn(here.teacher, "not this one at all") } == ["wrong-sign-in"])
  }
}

@Suite struct `Guessing a password` {
  func guess(_ times: Int, _ person: Person, _ here: AccessDistrict, from arrival: Arrival) async throws -> [[String]?]
  {
    var answers: [[String]?] = []
    for _ in 0..<times { answers.append(try await refusal { try await here.signIn(person, "wrong", from: arrival) }) }
    return answers
  }

  @Test(arguments: TestDatabase.all)
  func `is slowed down, more each time`(database: TestDatabase) async throws {
    let here = try await database.access()
    try await here.open(here.teacher)
    let first = try await guess(6, here.teacher, here, from: here.elsewhere)
    #expect(first == Array(repeating: ["wrong-sign-in"], count: 5) + [["slow-down"]])
    here.clock.advance(seconds: 1)
    #expect(try await guess(2, here.teacher, here, from: here.elsewhere) == [["wrong-sign-in"], ["slow-down"]])
    here.clock.advance(seconds: 1)
    #expect(try await guess(1, here.teacher, here, from: here.elsewhere) == [["slow-down"]])
    here.clock.advance(seconds: 1)
    #expect(try await guess(1, here.teacher, here, from: here.elsewhere) == [["wrong-sign-in"]])
  }

  @Test(arguments: TestDatabase.all)
  func `makes even the right password wait`(database: TestDatabase) async throws {
    let here = try await database.access()
    try await here.open(here.teacher)
    _ = try await guess(5, here.teacher, here, from: here.elsewhere)
    let refused = try await refusal {
      try await here.signIn(here.teacher, AccessDistrict.password, from: here.elsewhere)
    }
    #expect(refused == ["slow-down"])
    here.clock.advance(seconds: 1)
    _ = try await here.signIn(here.teacher, AccessDistrict.password, from: here.elsewhere)
    #expect(try await guess(5, here.teacher, here, from: here.elsewhere).allSatisfy { $0 == ["wrong-sign-in"] })
  }

  @Test(arguments: TestDatabase.all)
  func `does not lock the owner out at another address`(database: TestDatabase) async throws {
    let here = try await database.access()
    try await here.open(here.teacher)
    for _ in 0..<20 {
      _ = try await guess(1, here.teacher, here, from: here.elsewhere)
      here.clock.advance(seconds: 1)
    }
    _ = try await here.signIn(here.teacher, from: Arrival(address: "192.0.2.44"))
  }

  @Test(arguments: TestDatabase.all)
  func `does not lock the owner out of a browser used before, even at the same address`(database: TestDatabase)
    async throws
  {
    let here = try await database.access()
    let device = try await here.open(here.teacher).device
    _ = try await guess(8, here.teacher, here, from: here.office)
    let own = Arrival(address: here.office.address, device: device)
    _ = try await here.signIn(here.teacher, from: own)
    let stranger = Arrival(address: here.office.address, device: Token.new(for: here.id))
    #expect(try await refusal { try await here.signIn(here.teacher, from: stranger) } == ["slow-down"])
  }

  @Test(arguments: TestDatabase.all)
  func `of many names from one address is slowed down`(database: TestDatabase) async throws {
    let here = try await database.access()
    var answers: [[String]?] = []
    for number in 0..<62 {
      answers.append(
        try await refusal {
          try await here.store.signIn("name\(number)@riverside.org", password: "x", in: here.id, from: here.elsewhere)
        })
    }
    #expect(answers.prefix(60).allSatisfy { $0 == ["wrong-sign-in"] })
    #expect(answers.suffix(2).allSatisfy { $0 == ["slow-down"] })
  }

  @Test(arguments: TestDatabase.all)
  func `is forgotten after a day`(database: TestDatabase) async throws {
    let here = try await database.access()
    try await here.open(here.teacher)
    _ = try await guess(5, here.teacher, here, from: here.elsewhere)
    here.clock.advance(days: 1)
    #expect(try await guess(5, here.teacher, here, from: here.elsewhere).allSatisfy { $0 == ["wrong-sign-in"] })
  }

  @Test func `waits no longer than its limit`() {
    let throttle = Throttle.name("x", from: "192.0.2.1")
    #expect([4, 5, 6, 7, 10].map(throttle.wait) == [0, 1, 2, 4, 32])
    #expect([100, 10_000].map(throttle.wait) == [900, 900])
  }

  @Test func `counts a whole household of addresses as one`() {
    #expect(Throttle.network(of: "2001:db8:1:2:aaaa::1") == Throttle.network(of: "2001:db8:1:2::9"))
    #expect(Throttle.network(of: "2001:db8:1:2::1") != Throttle.network(of: "2001:db8:1:3::1"))
    #expect(Throttle.network(of: "::ffff:192.0.2.7") == "192.0.2.7")
    #expect(Throttle.network(of: "192.0.2.7") != Throttle.network(of: "192.0.2.8"))
    #expect(Throttle.network(of: "local") == "local")
  }
}

extension AccessDistrict {
  func endPositions(of person: Person) async throws {
    let positions = try await store.read(id) { try $0.all(Position.self, where: "person", is: person.id) }
    for position in positions {
      try await store.endPosition(position.id, version: position.version, in: id, by: operations)
    }
  }
}
