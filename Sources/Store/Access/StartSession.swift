import Vocabulary

/// How long a session lasts. Source: docs/rules/access.md#sessions
package enum SessionLimit {
  /// Seconds without a request.
  package static let idle = 60 * 60
  /// Seconds after signing in, whatever happens.
  package static let absolute = 12 * 60 * 60
  /// Seconds to give the code of the second factor.
  package static let code = 10 * 60
  /// A request writes down that it was here only when the last one that did is so many seconds past.
  static let touch = 60
  /// Wrong codes after which the password is asked for again.
  static let wrongCodes = 5
  /// A browser is remembered for so many days after the last sign-in from it.
  static let device = 400
}

enum SessionStage: String, Sendable { case open, code }

extension Records {
  /// A new session, with a token that nobody has seen before. Remembers the browser.
  func startSession(_ person: Person.ID, _ arrival: Arrival, stage: SessionStage, language: Language? = nil) throws
    -> Admission
  {
    let token = Token.new(for: district)
    let id = Identifier<SessionEntry>.new()
    try session.run(
      """
      INSERT INTO access_session
        (district, hash, id, person, stage, wrong_codes, started, seen, address, browser, language, viewing)
      VALUES (\(district), \(token.hash), \(id), \(person), \(stage.rawValue), 0, \(moment), \(moment),
        \(arrival.address), \(arrival.browser), \(language?.rawValue), \(SQL.Value.null))
      """)
    let device = arrival.device.flatMap { $0.district == district ? $0 : nil } ?? Token.new(for: district)
    if stage == .open {
      try remember(device, person)
      try session.run(
        "UPDATE access_account SET last_sign_in = \(moment) WHERE district = \(district) AND person = \(person)")
    }
    return Admission(person: person, token: token, device: device, needsCode: stage == .code)
  }

  private func remember(_ device: Token, _ person: Person.ID) throws {
    try session.run(
      """
      INSERT INTO access_device (district, hash, person, seen) VALUES (\(district), \(device.hash), \(person), \(moment))
      ON CONFLICT (district, hash, person) DO UPDATE SET seen = excluded.seen
      """)
  }

  func knows(_ device: Token, of person: Person.ID) throws -> Bool {
    try session.row(
      """
      SELECT 1 FROM access_device WHERE district = \(district) AND hash = \(device.hash) AND person = \(person)
      """) != nil
  }
}
