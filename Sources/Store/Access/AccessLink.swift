import Vocabulary

/// A link that lets somebody in once: to accept an invitation, to choose a new password, or to open a new district.
package struct AccessLink: Sendable, Equatable {
  package enum Purpose: String, Sendable {
    /// The first door of a new district: whoever opens it becomes its first director.
    case opening
    /// For somebody who has no password yet.
    case invitation
    /// A new password; the second factor stays.
    case reset
    /// A new password, and the second factor is set up again: for a lost phone without recovery codes.
    case fullReset = "full_reset"
    /// Signs in without a password, as often as it is opened until it ends: for the people of the sample district.
    case visit

    /// Seconds that the link works.
    var life: Int {
      switch self {
      case .opening, .invitation: 7 * 86_400
      case .reset, .fullReset: 86_400
      case .visit: 30 * 86_400
      }
    }
  }

  package let purpose: Purpose
  package let district: District
  package let person: Person?
  package let ends: Moment
  package let madeBy: String
  /// For an app that is set up while the link is used.
  package let secret: CodeSecret
  /// Whether the person has a second factor that this link leaves in place: its code is asked for.
  package let asksForCode: Bool
}

extension Store {
  /// What this link is for; nil when it was used, has ended, or never was.
  package func link(_ token: Token) async throws -> AccessLink? {
    try await read(token.district) { try $0.link(token) }
  }

  /// A link with which somebody chooses a first password. It takes the place of any before it.
  package func invite(_ person: Person.ID, in district: District.ID, by author: Author) async throws -> Token {
    try await act(district, by: author) { try $0.invite(person) }
  }

  /// Adds somebody new with a position, and makes the link to invite them with.
  package func invite(
    _ newcomer: Person, as position: Position, in district: District.ID, by author: Author
  ) async throws -> Token {
    try await act(district, by: author) { records in
      var position = position
      position.person = newcomer.id
      try (newcomer.emailFindings + newcomer.allFindings + position.allFindings).refuseIfAnyStopsSaving()
      try records.save(newcomer)
      try records.save(position)
      return try records.invite(newcomer.id)
    }
  }

  /// A link with which somebody chooses a new password. Their sessions end at once.
  package func reset(
    _ person: Person.ID, droppingSecondFactor: Bool = false, in district: District.ID, by author: Author,
    why: String = ""
  ) async throws -> Token {
    try await act(district, by: author, why: why) { records in
      let title = try records.requireAccess(to: person)
      guard try records.account(of: person) != nil else { return try records.invite(person) }
      try records.endSessions(of: person)
      try records.note(
        droppingSecondFactor ? "full-reset-link-made" : "reset-link-made", kind: "account", record: person.rawValue,
        title: title)
      return try records.makeLink(droppingSecondFactor ? .fullReset : .reset, for: person)
    }
  }

  /// The link that the first director of a district opens. Only whoever runs the server makes one.
  package func openingLink(in district: District.ID, by author: Author) async throws -> Token {
    try await act(district, by: author) { records in
      try author.requireOperations()
      try records.note("opening-link-made", kind: "district", record: district.rawValue, title: author.name)
      return try records.makeLink(.opening, for: nil)
    }
  }

  /// A link that signs somebody of the sample district in. Only whoever runs the server makes one.
  package func visitLink(for person: Person.ID, in district: District.ID, by author: Author) async throws -> Token {
    try await act(district, by: author) { records in
      try author.requireOperations()
      guard let found = try records.find(Person.self, person) else { throw Refusal.unknownPerson }
      try records.note("visit-link-made", kind: "account", record: person.rawValue, title: found.title)
      return try records.makeLink(.visit, for: person)
    }
  }
}

extension ActRecords {
  fileprivate func invite(_ id: Person.ID) throws -> Token {
    let title = try requireAccess(to: id)
    guard let person = try find(Person.self, id) else { throw Refusal.unknownPerson }
    try person.emailFindings.refuseIfAnyStopsSaving()
    try openAccount(person)
    try note("invited", kind: "account", record: id.rawValue, title: title)
    return try makeLink(.invitation, for: id)
  }

  /// An account under the person's present address, without a password until the invitation is accepted.
  func openAccount(_ person: Person) throws {
    let name = Account.name(person.email)
    if let other = try account(named: name), other.person != person.id {
      throw Refusal(
        "email", "address-taken",
        Phrase(
          "Somebody else signs in with \(name). Give each person an address of their own",
          es: "Otra persona entra con \(name). Dé a cada persona una dirección propia"))
    }
    try change(
      """
      INSERT INTO access_account (district, person, name, created) VALUES (\(district), \(person.id), \(name), \(moment))
      ON CONFLICT (district, person) DO UPDATE SET name = excluded.name
      """)
  }

  /// Takes the place of every link that the person had before.
  fileprivate func makeLink(_ purpose: AccessLink.Purpose, for person: Person.ID?) throws -> Token {
    if purpose == .opening {
      try change("DELETE FROM access_link WHERE district = \(district) AND purpose = \(purpose.rawValue)")
    }
    if let person { try dropLinks(of: person) }
    let token = Token.new(for: district)
    try change(
      """
      INSERT INTO access_link (district, hash, purpose, person, secret, created, ends, made_by)
      VALUES (\(district), \(token.hash), \(purpose.rawValue), \(person), \(CodeSecret.new().text), \(moment),
        \(moment.adding(seconds: purpose.life)), \(author.name))
      """)
    return token
  }

  func dropLinks(of person: Person.ID) throws {
    try change("DELETE FROM access_link WHERE district = \(district) AND person = \(person)")
  }
}

extension Records {
  func link(_ token: Token) throws -> AccessLink? {
    if token.district != district { return nil }
    let row = try session.row(
      """
      SELECT l.purpose, l.person, l.ends, l.made_by, l.secret, d.name, d.language FROM access_link l
      JOIN district d ON d.district = l.district
      WHERE l.district = \(district) AND l.hash = \(token.hash) AND l.ends > \(moment)
      """)
    guard let row, let purpose = AccessLink.Purpose(rawValue: row.text(0)), let secret = CodeSecret(row.text(4)) else {
      return nil
    }
    let person = try row.id(1).flatMap { try find(Person.self, $0) }
    // The person was removed, or has left, since the link was made.
    if purpose != .opening, person?.hasLeft(by: today) ?? true { return nil }
    return AccessLink(
      purpose: purpose,
      district: District(id: district, name: row.text(5), language: Language(rawValue: row.text(6)) ?? .english),
      person: person, ends: row.moment(2) ?? moment, madeBy: row.text(3), secret: secret,
      asksForCode: try purpose == .reset && person.flatMap { try account(of: $0.id) }?.hasSecondFactor ?? false)
  }

  /// Whether somebody was invited and has not yet accepted.
  package func hasOpenInvitation(_ person: Person.ID) throws -> Bool {
    try session.row(
      "SELECT 1 FROM access_link WHERE district = \(district) AND person = \(person) AND ends > \(moment)") != nil
  }
}

extension Person {
  /// Nobody signs in without an address.
  package var emailFindings: [Finding] {
    guard email.trimmed.isEmpty else { return [] }
    return [
      Finding(
        "email", "required",
        Phrase(
          "Enter an e-mail address for \(title): it is what a person signs in with",
          es: "Escriba un correo electrónico para \(title): con él se entra"))
    ]
  }
}

extension Author {
  fileprivate func requireOperations() throws {
    if case .operations = self { return }
    throw Denied(
      Phrase("Only whoever runs the server may do that", es: "Solo quien administra el servidor puede hacer eso"))
  }
}
