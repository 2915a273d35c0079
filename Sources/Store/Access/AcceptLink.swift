import Vocabulary

/// What somebody who opened a link chooses.
package struct Acceptance: Sendable {
  package var password: String
  /// A code of an app that holds the link's secret: from now on codes are asked for, and the password may be shorter.
  /// For a reset that keeps the second factor: a code of that.
  package var code: String?
  /// Who opens a new district.
  package var newcomer: Person?

  package init(password: String, code: String? = nil, newcomer: Person? = nil) {
    self.password = password
    self.code = code
    self.newcomer = newcomer
  }
}

/// The session that follows from an accepted link, and the recovery codes, which are shown once.
package struct Accepted: Sendable {
  package let admission: Admission
  package let recoveryCodes: [String]
}

extension Store {
  /// Uses the link up: keeps the password, and signs the person in. Throws `Refusal` with everything that is wrong at once.
  package func accept(_ token: Token, _ acceptance: Acceptance, from arrival: Arrival) async throws -> Accepted {
    let link = try await read(token.district) { records in
      let link = try records.usableLink(token)
      try records.refuse(acceptance, of: link)
      return link
    }
    // Counted in a transaction of its own, since a wrong code takes back what the act has done.
    if link.asksForCode, let person = link.person {
      try await keep(token.district) { try $0.count([.code(of: person.id)]) }
    }
    let hash = try await passwords.hash(acceptance.password)
    let author = link.author(acceptance)
    return try await act(token.district, by: author) { try $0.accept(token, acceptance, hash, arrival) }
  }

  /// Signs in with a link of the sample district.
  package func visit(_ token: Token, from arrival: Arrival) async throws -> Admission {
    try await keep(token.district) { records in
      guard let link = try records.link(token), link.purpose == .visit, let person = link.person else {
        throw Refusal.deadLink
      }
      guard try records.isMember(person.id) else { throw SignInAttempt.noPosition }
      try records.log(.signedIn, person.id, arrival)
      return try records.startSession(person.id, arrival, stage: .open)
    }
  }
}

extension AccessLink {
  fileprivate func author(_ acceptance: Acceptance) -> Author {
    guard let person else { return .operations(acceptance.newcomer?.title ?? "") }
    return .member(Member(person: person.id, name: person.title, positions: []), Permission())
  }
}

extension Records {
  fileprivate func usableLink(_ token: Token) throws -> AccessLink {
    guard let link = try link(token), link.purpose != .visit else { throw Refusal.deadLink }
    return link
  }

  /// Everything that stands in the way, before the password is hashed.
  fileprivate func refuse(_ acceptance: Acceptance, of link: AccessLink) throws {
    let person = link.person ?? acceptance.newcomer
    var findings: [Finding] = []
    if link.purpose == .opening {
      let newcomer = acceptance.newcomer ?? Person(id: .new())
      findings += newcomer.allFindings + newcomer.emailFindings
    }
    let rule = try passwordRule(for: person, withSecondFactor: link.asksForCode || acceptance.code != nil)
    findings += rule.findings(for: acceptance.password)
    if !link.asksForCode, let code = acceptance.code,
      OneTimeCode.step(of: code, secret: link.secret, at: moment, after: nil) == nil
    {
      findings += Refusal.wrongCode.findings
    }
    try findings.refuseIfAnyStopsSaving()
  }
}

extension ActRecords {
  fileprivate func accept(
    _ token: Token, _ acceptance: Acceptance, _ hash: PasswordHash, _ arrival: Arrival
  ) throws -> Accepted {
    let link = try usableLink(token)
    if link.asksForCode { try proveSecondFactor(acceptance, link) }
    // Two browsers may send the same link at once; the row is there for one of them.
    guard try change("DELETE FROM access_link WHERE district = \(district) AND hash = \(token.hash)") == 1 else {
      throw Refusal.deadLink
    }
    let person = try link.person ?? openDistrict(acceptance.newcomer)
    guard try isMember(person.id) else { throw SignInAttempt.noPosition }
    try openAccount(person)
    try setPassword(hash, of: person.id)
    let codes = try chooseSecondFactor(acceptance, link, person.id)
    try endSessions(of: person.id)
    try dropLinks(of: person.id)
    try note("password-chosen", kind: "account", record: person.id.rawValue, title: person.title)
    try log(.signedIn, person.id, arrival)
    return Accepted(admission: try startSession(person.id, arrival, stage: .open), recoveryCodes: codes)
  }

  private func proveSecondFactor(_ acceptance: Acceptance, _ link: AccessLink) throws {
    guard let person = link.person, let account = try account(of: person.id) else { throw Refusal.deadLink }
    guard try useCode(acceptance.code ?? "", of: account) != nil else { throw Refusal.wrongCode }
    try forget(.code(of: person.id))
  }

  private func chooseSecondFactor(_ acceptance: Acceptance, _ link: AccessLink, _ person: Person.ID) throws -> [String]
  {
    if link.asksForCode { return [] }
    try dropSecondFactor(of: person)
    guard let code = acceptance.code else { return [] }
    guard let step = OneTimeCode.step(of: code, secret: link.secret, at: moment, after: nil) else {
      throw Refusal.wrongCode
    }
    try keepSecret(link.secret, step: step, of: person)
    return try newRecoveryCodes(of: person)
  }

  /// The first director, from today.
  private func openDistrict(_ newcomer: Person?) throws -> Person {
    guard let newcomer else { throw Refusal.deadLink }
    var position = Position(id: .new())
    position.person = newcomer.id
    position.post = .director
    position.from = today
    let saved = try save(newcomer)
    try save(position)
    return saved
  }
}

extension Refusal {
  static let deadLink = Refusal(
    "", "dead-link",
    Phrase(
      "This link was used already, or has ended. Ask for a new one",
      es: "Este enlace ya se usó o ha caducado. Pida uno nuevo"))
}
