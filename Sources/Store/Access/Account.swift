import Foundation
import Vocabulary

/// How a person signs in.
package struct Account: Sendable, Equatable {
  package let person: Person.ID
  /// What the person types: the e-mail address, in lower case.
  package let name: String
  let password: PasswordHash?
  let secret: CodeSecret?
  /// Shown to the person, and not yet proved.
  package let pendingSecret: CodeSecret?
  let lastStep: Int?
  package let created: Moment?
  package let passwordSet: Moment?
  package let lastSignIn: Moment?

  package var hasPassword: Bool { password != nil }
  package var hasSecondFactor: Bool { secret != nil }

  static let columns =
    "person, name, password, secret, pending_secret, last_step, created, password_set, last_sign_in"

  init(row: Row) {
    person = Person.ID(row.text(0))
    name = row.text(1)
    password = row.optionalText(2).flatMap(PasswordHash.init(_:))
    secret = row.optionalText(3).flatMap(CodeSecret.init(_:))
    pendingSecret = row.optionalText(4).flatMap(CodeSecret.init(_:))
    lastStep = row.integer(5)
    created = row.moment(6)
    passwordSet = row.moment(7)
    lastSignIn = row.moment(8)
  }

  /// The same address however it is typed.
  package static func name(_ typed: String) -> String {
    typed.trimmed.precomposedStringWithCompatibilityMapping.lowercased()
  }
}

extension Records {
  package func account(of person: Person.ID) throws -> Account? {
    try session.row(
      "SELECT \(name: Account.columns) FROM access_account WHERE district = \(district) AND person = \(person)"
    ).map(Account.init(row:))
  }

  func account(named name: String) throws -> Account? {
    try session.row(
      "SELECT \(name: Account.columns) FROM access_account WHERE district = \(district) AND name = \(Account.name(name))"
    ).map(Account.init(row:))
  }

  /// The rule for this person's password, which knows the names that others would try first.
  func passwordRule(for person: Person?, withSecondFactor: Bool) throws -> PasswordRule {
    let name = try session.row("SELECT name FROM district WHERE district = \(district)")?.text(0) ?? ""
    let schools = try session.rows("SELECT \"name\" FROM school WHERE district = \(district)").map { $0.text(0) }
    let own = person.map { [$0.givenName, $0.familyName, String($0.email.prefix { $0 != "@" })] } ?? []
    return PasswordRule(withSecondFactor: withSecondFactor, names: [name, "Chalkline"] + own, schools: schools)
  }
}
