import Vocabulary

/// What lets a program in: in whose name, how far, until when. The token itself is shown once, and kept as a hash.
package struct ProgramAccess: Sendable, Equatable, Identifiable {
  package let id: Identifier<ProgramAccess>
  /// What the program is, in the words of who let it in.
  package let name: String
  package let person: Person.ID
  package let personName: String
  package let scopes: Set<ProgramScope>
  package let given: Moment
  package let givenBy: String
  /// The last day.
  package let ends: Day
  package let seen: Moment?
}

/// A program that has come in, for one request.
package struct OpenProgram: Sendable {
  /// As if the member had signed in; their name says through which program.
  package let session: OpenSession
  package let token: Token
  package let scopes: Set<ProgramScope>
}

extension Records {
  /// Every program that may come in, the newest first; of one person, or of all.
  package func programAccess(of person: Person.ID? = nil) throws -> [ProgramAccess] {
    let whose: SQL = person.map { "AND t.person = \($0)" } ?? ""
    return try session.rows(
      """
      SELECT t.id, t.name, t.person, p.given_name, p.family_name, t.scopes, t.given, t.given_by, t.ends, t.seen
      FROM access_program t JOIN person p ON p.district = t.district AND p.id = t.person
      WHERE t.district = \(district) \(whose) ORDER BY t.given DESC, t.id
      """
    ).map { ProgramAccess(row: $0) }
  }

  fileprivate func openProgram(_ token: Token) throws -> (program: OpenProgram, mustTouch: Bool)? {
    guard token.district == district,
      let row = try session.row(
        "SELECT id, name, person, scopes, ends, seen FROM access_program WHERE district = \(district) AND hash = \(token.hash)"
      ),
      let ends = row.day(4), today <= ends, let member = try member(Person.ID(row.text(2))),
      let own = try session.district(district)
    else { return nil }
    let name = row.text(1)
    // The history and the log of what was read then say that it was not the person's own hand.
    let through = Member(person: member.person, name: "\(member.name) (\(name))", positions: member.positions)
    let seen = row.moment(5)
    let open = OpenSession(
      id: .init(row.text(0)), district: own, member: through, permission: try permission(of: [through]), language: nil,
      started: moment, ends: moment, hasSecondFactor: false)
    let program = OpenProgram(session: open, token: token, scopes: ProgramAccess.scopes(row.text(3)))
    return (program, seen.map { $0.adding(seconds: SessionLimit.touch) <= moment } ?? true)
  }
}

extension Store {
  /// The program that this token lets in; nil when there is none, when it has ended, or when the member holds no position any more.
  package func openProgram(_ token: Token) async throws -> OpenProgram? {
    let found = try await read(token.district) { try $0.openProgram(token) }
    guard let found else { return nil }
    if found.mustTouch {
      try await keep(token.district) { records in
        _ = try records.session.run(
          "UPDATE access_program SET seen = \(records.moment) WHERE district = \(token.district) AND hash = \(token.hash)"
        )
      }
    }
    return found.program
  }
}

extension ProgramAccess {
  static func scopes(_ kept: String) -> Set<ProgramScope> {
    Set(kept.split(separator: ";").compactMap { ProgramScope($0) })
  }

  static func kept(_ scopes: Set<ProgramScope>) -> String { scopes.sorted().map(\.name).joined(separator: ";") }

  fileprivate init(row: Row) {
    id = .init(row.text(0))
    name = row.text(1)
    person = Person.ID(row.text(2))
    personName = "\(row.text(3)) \(row.text(4))"
    scopes = Self.scopes(row.text(5))
    given = row.moment(6) ?? Moment(milliseconds: 0)
    givenBy = row.text(7)
    ends = row.day(8) ?? Day(number: 0)
    seen = row.moment(9)
  }
}
