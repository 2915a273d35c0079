import Vocabulary

extension Store {
  /// Changes the person's own password. Every other session of theirs ends.
  package func changePassword(
    from current: String, to new: String, by author: Author, keeping token: Token
  ) async throws {
    let district = token.district
    try await confirm(current, by: author, in: district)
    try await read(district) { records in
      guard let person = author.person, let account = try records.account(of: person) else { return }
      try records.passwordRule(
        for: try records.find(Person.self, person), withSecondFactor: account.hasSecondFactor
      ).findings(for: new, field: "new").refuseIfAnyStopsSaving()
    }
    let hash = try await passwords.hash(new)
    try await act(district, by: author) { records in
      let account = try records.ownAccount()
      try records.setPassword(hash, of: account.person)
      try records.endSessions(of: account.person, except: token)
      try records.note("password-changed", kind: "account", record: account.person.rawValue, title: author.name)
    }
  }

  /// What is delicate asks for the password again. Wrong ones are slowed down as at sign-in.
  func confirm(_ password: String, by author: Author, in district: District.ID) async throws {
    guard let person = author.person else { return }
    let throttle = Throttle.confirmation(of: person)
    let account = try await keep(district) { records in
      try records.count([throttle])
      return try records.account(of: person)
    }
    guard try await passwords.matches(password, account?.password) else {
      throw Refusal(
        "current", "wrong-password",
        Phrase("Enter your present password", es: "Escriba su contraseña actual"))
    }
    try await keep(district) { try $0.forget(throttle) }
  }
}

extension ActRecords {
  func setPassword(_ hash: PasswordHash, of person: Person.ID) throws {
    try change(
      """
      UPDATE access_account SET password = \(hash.description), password_set = \(moment)
      WHERE district = \(district) AND person = \(person)
      """)
  }
}
