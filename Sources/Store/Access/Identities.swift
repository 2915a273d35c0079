import Vocabulary

/// Who somebody is at a provider of sign-in: whose word it is, and what it calls the person there. Never an e-mail address, which can change hands.
package struct Identity: Sendable, Hashable {
  package let issuer: String
  package let subject: String

  package init(issuer: String, subject: String) {
    self.issuer = issuer
    self.subject = subject
  }
}

/// Somewhere else that vouches for people. See docs/decisions/0020-sign-in-elsewhere.md.
package protocol IdentityProvider: Sendable {
  /// Stable, in addresses: `google`.
  var name: String { get }
  var label: Phrase { get }
  /// Where the browser is sent to sign in. `state` and `nonce` come back with the answer and tie it to this browser.
  func address(state: String, nonce: String, returningTo address: String) async throws -> String
  /// Who the provider says came back; throws when its answer does not hold.
  func identity(from answer: [String: String], nonce: String) async throws -> Identity
}

extension Store {
  /// From now on this identity signs this person in.
  package func link(_ identity: Identity, to person: Person.ID, in district: District.ID, by author: Author)
    async throws
  {
    try await act(district, by: author) { records in
      let title = try author.person == person ? author.name : records.requireAccess(to: person)
      let added = try records.change(
        """
        INSERT INTO access_identity (district, issuer, subject, person, created)
        VALUES (\(district), \(identity.issuer), \(identity.subject), \(person), \(records.moment))
        ON CONFLICT (district, issuer, subject) DO NOTHING
        """)
      if added == 0 {
        throw Refusal(
          "", "identity-taken",
          Phrase(
            "This sign-in belongs to a person of the district already",
            es: "Esta forma de entrar ya pertenece a una persona del distrito"))
      }
      try records.note("identity-linked", kind: "account", record: person.rawValue, title: title)
    }
  }

  /// Opens a session for whom a provider vouches. A second factor is the provider's own affair.
  package func signIn(_ identity: Identity, in district: District.ID, from arrival: Arrival) async throws -> Admission {
    let admission: Result<Admission, Refusal> = try await keep(district) { records in
      guard let person = try records.person(of: identity) else {
        try records.log(.unknownName, nil, arrival)
        return .failure(Refusal.unknownIdentity)
      }
      guard try records.isMember(person) else {
        try records.log(.noPosition, person, arrival)
        return .failure(SignInAttempt.noPosition)
      }
      try records.log(.signedIn, person, arrival)
      return .success(try records.startSession(person, arrival, stage: .open))
    }
    return try admission.get()
  }
}

extension Records {
  fileprivate func person(of identity: Identity) throws -> Person.ID? {
    try session.row(
      """
      UPDATE access_identity SET last_sign_in = \(moment)
      WHERE district = \(district) AND issuer = \(identity.issuer) AND subject = \(identity.subject) RETURNING person
      """)?.id(0)
  }
}

extension Refusal {
  fileprivate static let unknownIdentity = Refusal(
    "", "unknown-identity",
    Phrase(
      "Nobody in this district signs in that way yet. Sign in with your password and link it under My account",
      es: "Nadie en este distrito entra así todavía. Entre con su contraseña y vincúlelo en Mi cuenta"))
}
