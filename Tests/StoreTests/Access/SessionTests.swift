import TestSupport
import Testing
import Vocabulary

@testable import Store

@Suite struct `A session` {
  @Test(arguments: TestDatabase.all)
  func `ends after an hour without a request`(database: TestDatabase) async throws {
    let here = try await database.access()
    let token = try await here.open(here.teacher).token
    here.clock.advance(seconds: 59 * 60)
    let ends = try await here.store.open(token)?.ends
    #expect(ends == here.clock.now().adding(seconds: SessionLimit.idle))
    here.clock.advance(seconds: 59 * 60)
    #expect(try await here.store.open(token) != nil)
    here.clock.advance(seconds: 60 * 60)
    #expect(try await here.store.open(token) == nil)
  }

  @Test(arguments: TestDatabase.all)
  func `ends after twelve hours whatever happens`(database: TestDatabase) async throws {
    let here = try await database.access()
    let token = try await here.open(here.teacher).token
    for _ in 0..<23 {
      here.clock.advance(seconds: 31 * 60)
      #expect(try await here.store.open(token) != nil)
    }
    here.clock.advance(seconds: 10 * 60)
    #expect(try await here.store.open(token) == nil)
  }

  @Test(arguments: TestDatabase.all)
  func `ends at once when the person has left`(database: TestDatabase) async throws {
    let here = try await database.access()
    let token = try await here.open(here.teacher).token
    var leaver = here.teacher
    leaver.left = here.clock.now().day.adding(days: -1)
    _ = try await here.store.save(leaver, in: here.id, by: here.operations)
    #expect(try await here.store.open(token) == nil)
  }

  @Test(arguments: TestDatabase.all)
  func `ends at once with the last position`(database: TestDatabase) async throws {
    let here = try await database.access()
    let token = try await here.open(here.teacher).token
    try await here.endPositions(of: here.teacher)
    #expect(try await here.store.open(token) == nil)
  }

  @Test(arguments: TestDatabase.all)
  func `ends with the day that a position ends by itself`(database: TestDatabase) async throws {
    let here = try await database.access()
    let person = try await here.store.act(here.id, by: here.operations) { records in
      let person = try records.save(Person(id: .new(), "Lena", "Frost", email: "lena@riverside.org"))
      var position = Position(id: .new())
      position.person = person.id
      position.post = .analyst
      position.until = records.today
      try records.save(position)
      return person
    }
    let token = try await here.open(person).token
    #expect(try await here.store.open(token) != nil)
    here.clock.advance(seconds: 9 * 3600 + 60)
    #expect(try await here.store.open(token) == nil)
  }

  @Test(arguments: TestDatabase.all)
  func `is nothing in another district, nor with another token`(database: TestDatabase) async throws {
    let here = try await database.access()
    let token = try await here.open(here.teacher).token
    let other = try await here.store.createDistrict("Hillside", by: here.operations)
    let moved = try #require(Token("\(other.id).\(token.text.suffix(52))"))
    #expect(try await here.store.open(moved) == nil)
    #expect(try await here.store.open(.new(for: here.id)) == nil)
    #expect(try await here.store.open(.new(for: District.ID("nowhere"))) == nil)
  }

  @Test(arguments: TestDatabase.all)
  func `ends by signing out, and says so in the log`(database: TestDatabase) async throws {
    let here = try await database.access()
    let token = try await here.open(here.teacher).token
    try await here.store.signOut(token, from: here.office)
    #expect(try await here.store.open(token) == nil)
    let log = try await here.store.read(here.id) { try $0.signIns(of: here.teacher.id) }
    #expect(Set(log.map(\.outcome)) == [.signedOut, .signedIn])
  }

  @Test(arguments: TestDatabase.all)
  func `is listed for its owner, who may end it, and nobody else's`(database: TestDatabase) async throws {
    let here = try await database.access()
    let first = try await here.open(here.teacher).token
    let second = try await here.signIn(here.teacher, from: here.elsewhere).token
    let theirs = try await here.open(here.principal).token
    let sessions = try await here.store.read(here.id) { try $0.sessions(of: here.teacher.id) }
    #expect(Set(sessions.map(\.browser)) == ["Office", "Elsewhere"])
    let foreign = try #require(try await here.store.open(theirs)?.id)
    try await here.store.endOwnSession(foreign, of: here.teacher.id, in: here.id)
    #expect(try await here.store.open(theirs) != nil)
    let own = try #require(sessions.first { $0.browser == "Elsewhere" })
    try await here.store.endOwnSession(own.id, of: here.teacher.id, in: here.id)
    #expect(try await here.store.open(second) == nil)
    #expect(try await here.store.open(first) != nil)
  }

  @Test(arguments: TestDatabase.all)
  func `of another is ended by who gives access, noted in the history`(database: TestDatabase) async throws {
    let here = try await database.access()
    let token = try await here.open(here.teacher).token
    let principal = try await here.author(here.principal)
    await #expect(throws: Denied.self) {
      try await here.store.endSessions(of: here.teacher.id, in: here.id, by: principal)
    }
    #expect(try await here.store.open(token) != nil)
    let officer = try await here.author(here.itOfficer)
    let ended = try await here.store.endSessions(of: here.teacher.id, in: here.id, by: officer, why: "lost laptop")
    #expect(ended == 1)
    #expect(try await here.store.open(token) == nil)
    #expect(try await here.lastNote()?.act == "sessions-ended")
    #expect(try await here.lastNote()?.why == "lost laptop")
  }

  @Test(arguments: TestDatabase.all)
  func `keeps the language that was chosen`(database: TestDatabase) async throws {
    let here = try await database.access()
    let token = try await here.open(here.teacher).token
    #expect(try await here.store.open(token)?.language == nil)
    try await here.store.setLanguage(.spanish, of: token)
    #expect(try await here.store.open(token)?.language == .spanish)
  }

  @Test(arguments: TestDatabase.all)
  func `that has ended leaves nothing behind once tidied`(database: TestDatabase) async throws {
    let here = try await database.access()
    let token = try await here.open(here.teacher).token
    here.clock.advance(seconds: SessionLimit.idle + 1)
    #expect(try await here.store.tidyAccess(in: here.id) >= 1)
    let rows = try await here.store.read(here.id) { try $0.session.count("SELECT COUNT(*) FROM access_session") }
    #expect(rows == 0)
    #expect(try await here.store.open(token) == nil)
  }
}

@Suite struct `Viewing through another person's eyes` {
  @Test(arguments: TestDatabase.all)
  func `shows their schools, refuses every change, and stands in the history`(database: TestDatabase) async throws {
    let here = try await database.access()
    let token = try await here.open(here.director).token
    let director = try await here.author(here.director)
    try await here.store.viewAs(here.principal.id, token, by: director, why: "She cannot find her titles")
    let session = try #require(try await here.store.open(token))
    #expect(session.isViewing)
    #expect(session.member.person == here.principal.id)
    #expect(session.own.person == here.director.id)
    #expect(session.permission.schools(session.member, may: .readSchool) == [here.harbor.id])
    #expect(!session.permission.allows(session.member, .readHistory))
    await #expect(throws: Denied.self) {
      try await here.store.save(Network(id: .new(), name: "South"), in: here.id, by: session.author)
    }
    let note = try #require(try await here.lastNote())
    #expect(note.act == "viewing-began")
    #expect(note.name == "Marta Ortega")
    #expect(note.title == "Paul Nguyen")
    #expect(note.why == "She cannot find her titles")
    try await here.store.stopViewing(token)
    #expect(try await here.store.open(token)?.isViewing == false)
    #expect(try await here.lastNote()?.act == "viewing-ended")
    #expect(try await here.lastNote()?.person == here.director.id)
  }

  @Test(arguments: TestDatabase.all)
  func `is for who may, says why, and needs somebody to view`(database: TestDatabase) async throws {
    let here = try await database.access()
    let token = try await here.open(here.itOfficer).token
    let officer = try await here.author(here.itOfficer)
    await #expect(throws: Denied.self) {
      try await here.store.viewAs(here.principal.id, token, by: officer, why: "curious")
    }
    let own = try await here.open(here.director).token
    let director = try await here.author(here.director)
    #expect(
      try await refusal { try await here.store.viewAs(here.principal.id, own, by: director, why: " ") } == ["required"])
    #expect(
      try await refusal { try await here.store.viewAs(here.director.id, own, by: director, why: "x") }
        == ["nobody-to-view"])
    try await here.endPositions(of: here.principal)
    #expect(
      try await refusal { try await here.store.viewAs(here.principal.id, own, by: director, why: "x") }
        == ["nobody-to-view"])
  }

  @Test(arguments: TestDatabase.all)
  func `ends by itself when the viewer may no longer, or the other has gone`(database: TestDatabase) async throws {
    let here = try await database.access()
    let token = try await here.open(here.director).token
    let director = try await here.author(here.director)
    try await here.store.viewAs(here.principal.id, token, by: director, why: "help")
    try await here.endPositions(of: here.principal)
    let session = try #require(try await here.store.open(token))
    #expect(!session.isViewing)
    #expect(session.member.person == here.director.id)
  }
}

extension AccessDistrict {
  func lastNote() async throws -> HistoryEntry? {
    try await store.read(id) { records in
      try records.session.rows(
        """
        SELECT \(name: HistoryEntry.columns) FROM history
        WHERE district = \(records.district) ORDER BY number DESC LIMIT 1
        """
      ).map(HistoryEntry.init(row:)).first
    }
  }
}
