import Vocabulary

extension Store {
  /// Opens a session for somebody who knows the password; with a second factor it waits for the code.
  ///
  /// Throws one and the same `Refusal` for a wrong password, an unknown name and an invitation that was not accepted, after the same work.
  package func signIn(
    _ name: String, password: String, in district: District.ID, from arrival: Arrival
  ) async throws -> Admission {
    let attempt = SignInAttempt(name: Account.name(name), arrival: arrival, district: district)
    let account = try await begin(attempt)
    guard try await passwords.matches(password, account?.password), let account else {
      try await keep(district) { try $0.log(account == nil ? .unknownName : .wrongPassword, account?.person, arrival) }
      throw SignInAttempt.wrong
    }
    let better = account.password?.cost == passwords.cost ? nil : try await passwords.hash(password)
    return try await keep(district) { try $0.admit(account, attempt, better) }.get()
  }

  /// Counts the attempt and finds the account; what is too early leaves a line in the log.
  private func begin(_ attempt: SignInAttempt) async throws -> Account? {
    let begun: Result<Account?, Refusal> = try await keep(attempt.district) { records in
      let account = try records.account(named: attempt.name)
      do {
        try records.count(try records.throttles(of: attempt, account).all)
      } catch let refusal as Refusal {
        try records.log(.slowedDown, account?.person, attempt.arrival)
        return .failure(refusal)
      }
      return .success(account)
    }
    return try begun.get()
  }
}

/// One try at a name and a password.
struct SignInAttempt: Sendable {
  let name: String
  let arrival: Arrival
  let district: District.ID

  static let wrong = Refusal(
    "password", "wrong-sign-in",
    Phrase(
      "The e-mail address or the password is not right. Check both and try again",
      es: "El correo electrónico o la contraseña no son correctos. Revíselos e inténtelo de nuevo"))

  static let noPosition = Refusal(
    "", "no-position",
    Phrase(
      "You hold no position in this district at present. Ask the person who gives access here",
      es: "Usted no ocupa ningún puesto en este distrito por ahora. Consulte a quien da acceso aquí"))
}

extension Records {
  /// What counts against this attempt, and what is forgotten when it was right.
  func throttles(of attempt: SignInAttempt, _ account: Account?) throws -> (own: Throttle, all: [Throttle]) {
    if let account, let device = attempt.arrival.device, try knows(device, of: account.person) {
      let own = Throttle.name(attempt.name, on: device)
      return (own, [own])
    }
    let own = Throttle.name(attempt.name, from: attempt.arrival.address)
    return (own, [own, .address(attempt.arrival.address)])
  }

  /// The password was right.
  fileprivate func admit(
    _ account: Account, _ attempt: SignInAttempt, _ better: PasswordHash?
  ) throws -> Result<Admission, Refusal> {
    let throttles = try throttles(of: attempt, account)
    try forget(throttles.own)
    try throttles.all.dropFirst().forEach(takeBack)
    if let better { try keepPassword(better, of: account.person) }
    // It may have been changed, or the account taken away, while the hash was being made.
    guard try self.account(of: account.person)?.password != nil else { return .failure(SignInAttempt.wrong) }
    guard try isMember(account.person) else {
      try log(.noPosition, account.person, attempt.arrival)
      return .failure(SignInAttempt.noPosition)
    }
    if account.hasSecondFactor { return .success(try startSession(account.person, attempt.arrival, stage: .code)) }
    try log(.signedIn, account.person, attempt.arrival)
    return .success(try startSession(account.person, attempt.arrival, stage: .open))
  }

  func keepPassword(_ password: PasswordHash, of person: Person.ID) throws {
    try session.run(
      "UPDATE access_account SET password = \(password.description) WHERE district = \(district) AND person = \(person)"
    )
  }

  func isMember(_ person: Person.ID) throws -> Bool {
    guard let found = try find(Person.self, person), !found.hasLeft(by: today) else { return false }
    return try !heldPositions(of: person).isEmpty
  }
}

extension Person {
  package func hasLeft(by day: Day) -> Bool { left.map { $0 < day } ?? false }
}
