import Vocabulary

/// One session, as it is listed for the person whose it is or for who looks after access.
package struct SessionEntry: Sendable, Equatable, Identifiable {
  package let id: Identifier<SessionEntry>
  package let person: Person.ID
  package let started: Moment
  package let seen: Moment
  package let ends: Moment
  package let address: String
  package let browser: String
}

extension Records {
  /// A person's sessions that are open now, the newest first.
  package func sessions(of person: Person.ID) throws -> [SessionEntry] {
    try session.rows(
      """
      SELECT id, person, started, seen, address, browser FROM access_session
      WHERE district = \(district) AND person = \(person) AND stage = \(SessionStage.open.rawValue)
      ORDER BY seen DESC, id
      """
    ).map(SessionEntry.init(row:)).filter { moment < $0.ends }
  }

  func end(_ token: Token) throws {
    try session.run("DELETE FROM access_session WHERE district = \(district) AND hash = \(token.hash)")
  }

  @discardableResult func endSessions(of person: Person.ID, except token: Token? = nil) throws -> Int {
    try session.run(
      """
      DELETE FROM access_session
      WHERE district = \(district) AND person = \(person) AND hash <> \(token?.hash ?? "")
      """)
  }
}

extension Store {
  /// Ends the session of this browser.
  package func signOut(_ token: Token, from arrival: Arrival) async throws {
    try await keep(token.district) { records in
      guard let row = try records.sessionRow(token) else { return }
      try records.end(token)
      try records.log(.signedOut, row.person, arrival)
    }
  }

  /// Ends one of the person's own sessions. Nothing happens when it is not theirs.
  package func endOwnSession(_ id: SessionEntry.ID, of person: Person.ID, in district: District.ID) async throws {
    try await keep(district) { records in
      _ = try records.session.run(
        "DELETE FROM access_session WHERE district = \(district) AND person = \(person) AND id = \(id)")
    }
  }

  /// Ends all of the person's own sessions but this one.
  package func endOtherSessions(of person: Person.ID, keeping token: Token) async throws {
    try await keep(token.district) { _ = try $0.endSessions(of: person, except: token) }
  }

  /// Ends every session of somebody else. Returns how many there were.
  @discardableResult package func endSessions(
    of person: Person.ID, in district: District.ID, by author: Author, why: String = ""
  ) async throws -> Int {
    try await act(district, by: author, why: why) { records in
      let title = try records.requireAccess(to: person)
      let ended = try records.endSessions(of: person)
      try records.note("sessions-ended", kind: "account", record: person.rawValue, title: title)
      return ended
    }
  }

  /// Keeps the language that the person reads in with the session.
  package func setLanguage(_ language: Language, of token: Token) async throws {
    try await keep(token.district) { records in
      _ = try records.session.run(
        """
        UPDATE access_session SET language = \(language.rawValue)
        WHERE district = \(token.district) AND hash = \(token.hash)
        """)
    }
  }
}

extension ActRecords {
  /// Throws unless the author may give and end access wherever this person holds a position. Returns the person's name.
  func requireAccess(to person: Person.ID) throws -> String {
    guard let found = try find(Person.self, person) else { throw Refusal.unknownPerson }
    let places = try heldPositions(of: person).map(\.place)
    for place in places.isEmpty ? [.district] : places { try author.require(.manageAccess, at: place) }
    return found.title
  }
}

extension SessionEntry {
  init(row: Row) {
    id = .init(row.text(0))
    person = Person.ID(row.text(1))
    started = row.moment(2) ?? Moment(milliseconds: 0)
    seen = row.moment(3) ?? Moment(milliseconds: 0)
    ends = SessionRow.ends(started: started, seen: seen)
    address = row.text(4)
    browser = row.text(5)
  }
}

extension Refusal {
  static let unknownPerson = Refusal(
    "person", "unknown-person",
    Phrase("Choose somebody the district knows", es: "Elija a alguien que el distrito conozca"))
}
