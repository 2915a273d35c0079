import Vocabulary

extension Store {
  /// A new secret for the person's app, which counts only once a code has proved that the app has it.
  package func beginSecondFactor(of person: Person.ID, in district: District.ID) async throws -> CodeSecret {
    try await keep(district) { records in
      if let begun = try records.account(of: person)?.pendingSecret { return begun }
      let secret = CodeSecret.new()
      try records.session.run(
        """
        UPDATE access_account SET pending_secret = \(secret.text)
        WHERE district = \(district) AND person = \(person)
        """)
      return secret
    }
  }

  /// Asks for codes at sign-in from now on. Returns the recovery codes, which are shown once.
  package func confirmSecondFactor(code: String, by author: Author, in district: District.ID) async throws -> [String] {
    try await act(district, by: author) { records in
      let account = try records.ownAccount()
      guard let secret = account.pendingSecret,
        let step = OneTimeCode.step(of: code, secret: secret, at: records.moment, after: nil)
      else { throw Refusal.wrongCode }
      try records.keepSecret(secret, step: step, of: account.person)
      try records.note("second-factor-added", kind: "account", record: account.person.rawValue, title: author.name)
      return try records.newRecoveryCodes(of: account.person)
    }
  }

  /// New recovery codes in place of the old ones.
  package func renewRecoveryCodes(password: String, by author: Author, in district: District.ID) async throws
    -> [String]
  {
    try await confirm(password, by: author, in: district)
    return try await act(district, by: author) { records in
      let account = try records.ownAccount()
      guard account.hasSecondFactor else { throw Refusal.noSecondFactor }
      try records.note("recovery-codes-renewed", kind: "account", record: account.person.rawValue, title: author.name)
      return try records.newRecoveryCodes(of: account.person)
    }
  }

  /// Asks for the password alone from now on, which must then be long enough to stand alone.
  package func removeSecondFactor(password: String, by author: Author, in district: District.ID) async throws {
    try await confirm(password, by: author, in: district)
    if password.unicodeScalars.count < PasswordRule.leastAlone {
      throw Refusal(
        "current", "too-short-alone",
        Phrase(
          "Change your password to one of at least \(PasswordRule.leastAlone) characters first",
          es: "Primero cambie su contraseña por una de al menos \(PasswordRule.leastAlone) caracteres"))
    }
    try await act(district, by: author) { records in
      let account = try records.ownAccount()
      try records.dropSecondFactor(of: account.person)
      try records.note("second-factor-removed", kind: "account", record: account.person.rawValue, title: author.name)
    }
  }
}

extension ActRecords {
  /// The account of whoever does the act.
  func ownAccount() throws -> Account {
    guard let person = author.person, let account = try account(of: person) else {
      throw Denied(Phrase("You have no account here", es: "Usted no tiene cuenta aquí"))
    }
    return account
  }

  func keepSecret(_ secret: CodeSecret, step: Int, of person: Person.ID) throws {
    try change(
      """
      UPDATE access_account SET secret = \(secret.text), pending_secret = NULL, last_step = \(step)
      WHERE district = \(district) AND person = \(person)
      """)
  }

  func dropSecondFactor(of person: Person.ID) throws {
    try change(
      """
      UPDATE access_account SET secret = NULL, pending_secret = NULL, last_step = NULL
      WHERE district = \(district) AND person = \(person)
      """)
    try change("DELETE FROM access_recovery_code WHERE district = \(district) AND person = \(person)")
  }

  func newRecoveryCodes(of person: Person.ID) throws -> [String] {
    try change("DELETE FROM access_recovery_code WHERE district = \(district) AND person = \(person)")
    let codes = (0..<10).map { _ in RecoveryCode.new() }
    for code in codes {
      try change(
        """
        INSERT INTO access_recovery_code (district, person, hash)
        VALUES (\(district), \(person), \(RecoveryCode.hash(code, of: person)))
        """)
    }
    return codes
  }
}

extension Records {
  /// How many recovery codes are left.
  package func recoveryCodes(of person: Person.ID) throws -> Int {
    try session.count("SELECT COUNT(*) FROM access_recovery_code WHERE district = \(district) AND person = \(person)")
  }
}

extension Refusal {
  static let noSecondFactor = Refusal(
    "", "no-second-factor",
    Phrase("Set up an app for codes first", es: "Primero configure una aplicación de códigos"))
}
