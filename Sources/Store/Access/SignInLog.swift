import Vocabulary

/// How an attempt to sign in ended. Open: another way in adds its own.
package struct SignInOutcome: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package init(stringLiteral name: String) { rawValue = name }

  package static let signedIn: SignInOutcome = "signed-in"
  package static let wrongPassword: SignInOutcome = "wrong-password"
  package static let unknownName: SignInOutcome = "unknown-name"
  package static let slowedDown: SignInOutcome = "slowed-down"
  package static let wrongCode: SignInOutcome = "wrong-code"
  package static let recoveryCode: SignInOutcome = "recovery-code"
  package static let noPosition: SignInOutcome = "no-position"
  package static let signedOut: SignInOutcome = "signed-out"

  package var label: Phrase {
    switch self {
    case .signedIn: Phrase("signed in", es: "entró")
    case .wrongPassword: Phrase("wrong password", es: "contraseña incorrecta")
    case .unknownName: Phrase("unknown address", es: "dirección desconocida")
    case .slowedDown: Phrase("asked to wait", es: "se le pidió esperar")
    case .wrongCode: Phrase("wrong code", es: "código incorrecto")
    case .recoveryCode: Phrase("signed in with a recovery code", es: "entró con un código de recuperación")
    case .noPosition: Phrase("holds no position", es: "no ocupa ningún puesto")
    case .signedOut: Phrase("signed out", es: "salió")
    default: Phrase(verbatim: rawValue)
    }
  }
}

/// One attempt to sign in.
package struct SignInEntry: Sendable, Equatable {
  package let moment: Moment
  /// Nil for a name that the district does not know. What was typed is not kept: it may have been a password.
  package let person: Person.ID?
  package let name: String?
  package let outcome: SignInOutcome
  package let address: String
  package let browser: String
}

extension Records {
  func log(_ outcome: SignInOutcome, _ person: Person.ID?, _ arrival: Arrival) throws {
    let id = Identifier<SignInEntry>.new()
    try session.run(
      """
      INSERT INTO access_sign_in (district, id, moment, person, outcome, address, browser)
      VALUES (\(district), \(id), \(moment), \(person), \(outcome.rawValue), \(arrival.address), \(arrival.browser))
      """)
  }

  /// The newest attempts, of one person or of everybody.
  package func signIns(of person: Person.ID? = nil, limit: Int = 50) throws -> [SignInEntry] {
    let one: SQL = person.map { "AND s.person = \($0)" } ?? ""
    return try session.rows(
      """
      SELECT s.moment, s.person, s.outcome, s.address, s.browser, p.given_name, p.family_name
      FROM access_sign_in s LEFT JOIN person p ON p.district = s.district AND p.id = s.person
      WHERE s.district = \(district) \(one) ORDER BY s.moment DESC, s.id LIMIT \(limit)
      """
    ).map { row in
      SignInEntry(
        moment: row.moment(0) ?? moment, person: row.id(1),
        name: row.optionalText(5).map { "\($0) \(row.text(6))" },
        outcome: SignInOutcome(rawValue: row.text(2)), address: row.text(3), browser: row.text(4))
    }
  }
}
