import Vocabulary

/// Somebody who is signed in, at one request: who, where, what they may do, and until when.
package struct OpenSession: Sendable {
  package let id: Identifier<SessionEntry>
  package let district: District
  /// Whose eyes the product is seen through: the person's own, or another's while viewing as them.
  package let member: Member
  /// What this member may do. Complete for them; about somebody else ask `Records.permission()`.
  package let permission: Permission
  /// What the person has chosen; nil until they have.
  package let language: Language?
  package let started: Moment
  package let ends: Moment
  package let hasSecondFactor: Bool

  /// Who has signed in, whoever they view as.
  package var own: Member { permission.viewer ?? member }
  package var isViewing: Bool { permission.viewer != nil }
  package var author: Author { .member(member, permission) }
}

extension Store {
  /// The session that this token opens; nil when there is none, when it has ended, or when the person holds no position any more.
  package func open(_ token: Token) async throws -> OpenSession? {
    let found = try await read(token.district) { try $0.openSession(token) }
    guard let found else { return nil }
    if found.mustTouch { try await touch(token) }
    return found.session
  }

  /// The session was used: it lasts for another while.
  private func touch(_ token: Token) async throws {
    try await keep(token.district) { records in
      _ = try records.session.run(
        """
        UPDATE access_session SET seen = \(records.moment)
        WHERE district = \(token.district) AND hash = \(token.hash) AND seen < \(records.moment)
        """)
    }
  }
}

extension Records {
  fileprivate func openSession(_ token: Token) throws -> (session: OpenSession, mustTouch: Bool)? {
    guard let row = try sessionRow(token), row.stage == .open, moment < row.ends, !row.hasLeft else { return nil }
    let positions = try heldPositions(of: row.person)
    if positions.isEmpty { return nil }
    let own = Member(person: row.person, name: row.name, positions: positions)
    let (member, permission) = try eyes(of: own, viewing: row.viewing)
    let mustTouch = row.seen.adding(seconds: SessionLimit.touch) <= moment
    let seen = mustTouch ? moment : row.seen
    return (
      OpenSession(
        id: row.id, district: row.district, member: member, permission: permission,
        language: row.language, started: row.started,
        ends: SessionRow.ends(started: row.started, seen: seen), hasSecondFactor: row.hasSecondFactor), mustTouch
    )
  }

  /// Their own eyes, or those of the person they view as, as long as they may.
  private func eyes(of own: Member, viewing: Person.ID?) throws -> (Member, Permission) {
    let alone = try permission(of: [own])
    guard let viewing, let other = try member(viewing), try mayView(own, other) else { return (own, alone) }
    return (other, try permission(of: [own, other], viewer: own))
  }

  func sessionRow(_ token: Token) throws -> SessionRow? {
    if token.district != district { return nil }
    return try session.row(
      """
      SELECT s.id, s.person, s.stage, s.started, s.seen, s.language, s.viewing, s.wrong_codes,
        p.given_name, p.family_name, p."left", d.name, d.language, CASE WHEN a.secret IS NULL THEN 0 ELSE 1 END,
        d.state, d.time_zone
      FROM access_session s
      JOIN person p ON p.district = s.district AND p.id = s.person
      JOIN district d ON d.district = s.district
      LEFT JOIN access_account a ON a.district = s.district AND a.person = s.person
      WHERE s.district = \(district) AND s.hash = \(token.hash)
      """
    ).map { SessionRow($0, district, today) }
  }
}

/// A session as it is kept.
struct SessionRow {
  let id: Identifier<SessionEntry>
  let person: Person.ID
  let stage: SessionStage
  let started: Moment
  let seen: Moment
  let language: Language?
  let viewing: Person.ID?
  let wrongCodes: Int
  let name: String
  let hasLeft: Bool
  let district: District
  let hasSecondFactor: Bool

  init(_ row: Row, _ district: District.ID, _ today: Day) {
    id = .init(row.text(0))
    person = Person.ID(row.text(1))
    stage = SessionStage(rawValue: row.text(2)) ?? .code
    started = row.moment(3) ?? Moment(milliseconds: 0)
    seen = row.moment(4) ?? Moment(milliseconds: 0)
    language = row.optionalText(5).flatMap(Language.init(rawValue:))
    viewing = row.id(6)
    wrongCodes = row.integer(7) ?? 0
    name = "\(row.text(8)) \(row.text(9))"
    hasLeft = row.day(10).map { $0 < today } ?? false
    self.district = District(
      id: district, name: row.text(11), language: Language(rawValue: row.text(12)) ?? .english, state: row.text(14),
      timeZone: row.text(15))
    hasSecondFactor = row.flag(13)
  }

  var ends: Moment {
    stage == .code ? started.adding(seconds: SessionLimit.code) : SessionRow.ends(started: started, seen: seen)
  }

  static func ends(started: Moment, seen: Moment) -> Moment {
    min(seen.adding(seconds: SessionLimit.idle), started.adding(seconds: SessionLimit.absolute))
  }
}
