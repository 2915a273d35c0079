import Vocabulary

extension Store {
  /// Opens a session that waits for its second factor: with a code of the app, or with a recovery code.
  ///
  /// After a few wrong ones the password is asked for again.
  package func verifyCode(_ typed: String, _ token: Token, from arrival: Arrival) async throws -> Admission {
    try await keep(token.district) { try $0.verifyCode(typed, token, arrival) }.get()
  }

  /// Whether this token waits for a code.
  package func awaitsCode(_ token: Token) async throws -> Bool {
    try await read(token.district) { try $0.waitingSession(token) != nil }
  }
}

extension Records {
  fileprivate func waitingSession(_ token: Token) throws -> SessionRow? {
    guard let row = try sessionRow(token), row.stage == .code, moment < row.ends, !row.hasLeft else { return nil }
    return row
  }

  fileprivate func verifyCode(_ typed: String, _ token: Token, _ arrival: Arrival) throws -> Result<Admission, Refusal>
  {
    guard let row = try waitingSession(token), let account = try account(of: row.person) else {
      return .failure(.signInAgain)
    }
    do {
      try count([.code(of: row.person)])
    } catch let refusal as Refusal {
      try log(.slowedDown, row.person, arrival)
      return .failure(refusal)
    }
    guard let outcome = try useCode(typed, of: account) else { return .failure(try wrongCode(row, token, arrival)) }
    try forget(.code(of: row.person))
    try end(token)
    try log(outcome, row.person, arrival)
    return .success(try startSession(row.person, arrival, stage: .open, language: row.language))
  }

  private func wrongCode(_ row: SessionRow, _ token: Token, _ arrival: Arrival) throws -> Refusal {
    try log(.wrongCode, row.person, arrival)
    if row.wrongCodes + 1 >= SessionLimit.wrongCodes {
      try end(token)
      return .signInAgain
    }
    try session.run(
      """
      UPDATE access_session SET wrong_codes = wrong_codes + 1 WHERE district = \(district) AND hash = \(token.hash)
      """)
    return .wrongCode
  }

  /// Uses the code up. Nil when it is not right.
  func useCode(_ typed: String, of account: Account) throws -> SignInOutcome? {
    guard let secret = account.secret else { return nil }
    if let step = OneTimeCode.step(of: typed, secret: secret, at: moment, after: account.lastStep) {
      // Two requests may carry the same code at once; the condition lets one of them pass.
      let taken = try session.run(
        """
        UPDATE access_account SET last_step = \(step)
        WHERE district = \(district) AND person = \(account.person) AND COALESCE(last_step, 0) < \(step)
        """)
      return taken == 1 ? .signedIn : nil
    }
    let used = try session.run(
      """
      DELETE FROM access_recovery_code
      WHERE district = \(district) AND person = \(account.person) AND hash = \(RecoveryCode.hash(typed, of: account.person))
      """)
    return used == 1 ? .recoveryCode : nil
  }
}

extension Refusal {
  static let wrongCode = Refusal(
    "code", "wrong-code",
    Phrase(
      "Enter the code that your app shows now. Each code works once",
      es: "Escriba el código que su aplicación muestra ahora. Cada código sirve una sola vez"))

  static let signInAgain = Refusal(
    "", "sign-in-again", Phrase("Sign in again with your password", es: "Entre de nuevo con su contraseña"))
}
