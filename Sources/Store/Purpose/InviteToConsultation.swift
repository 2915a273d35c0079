import Purpose
import Vocabulary

extension Store {
  /// Invites somebody without an account. The token is what their link carries; it cannot be shown a second time.
  package func invite(
    _ name: String, email: String = "", group: StakeholderGroup? = nil, stakeholder: Stakeholder.ID? = nil,
    to consultation: Consultation.ID, until expires: Day, in district: District.ID, by author: Author
  ) async throws -> Token {
    let invitation = ConsultationInvitation(
      id: .new(), consultation: consultation, name: name.trimmed, email: email.trimmed, group: group,
      stakeholder: stakeholder, expires: expires)
    return try await act(district, by: author) { try $0.invite(invitation) }
  }

  /// A new link for an invitation; the old one leads nowhere from now on.
  package func renew(
    _ invitation: ConsultationInvitation.ID, until expires: Day, in district: District.ID, by author: Author
  ) async throws -> Token {
    try await act(district, by: author) { try $0.renew(invitation, until: expires) }
  }

  /// Ends an invitation before its day. What was answered with it stays.
  package func revoke(
    _ invitation: ConsultationInvitation.ID, in district: District.ID, by author: Author
  ) async throws {
    try await act(district, by: author) { try $0.revoke(invitation) }
  }
}

extension ActRecords {
  package func invite(_ invitation: ConsultationInvitation) throws -> Token {
    try author.require(.editPlan, at: .district)
    let consultation = try consultation(invitation.consultation)
    try (invitation.findings(for: consultation, on: today) + alreadyInvited(invitation)).refuseIfAnyStopsSaving()
    let token = Token.new(for: district)
    try change(
      """
      INSERT INTO consultation_invitation (district, id, consultation, name, email, stakeholder_group, stakeholder, expires,
        revoked, spent, secret)
      VALUES (\(district), \(invitation.id), \(invitation.consultation), \(invitation.name), \(invitation.email),
        \(invitation.group?.rawValue), \(invitation.stakeholder), \(invitation.expires), 0, 0, \(token.hash))
      """)
    try note("invited", invitation, consultation)
    return token
  }

  /// The same stakeholder gets a new link rather than a second voice.
  private func alreadyInvited(_ invitation: ConsultationInvitation) throws -> [Finding] {
    let others = try invitations(to: invitation.consultation).filter { !$0.isRevoked }
    let isKnown = others.contains { other in
      other.stakeholder.map { $0 == invitation.stakeholder } ?? false
        || !invitation.email.isEmpty && other.email.lowercased() == invitation.email.lowercased()
    }
    guard isKnown else { return [] }
    return [
      Finding(
        "name", "already-invited",
        Phrase(
          "\(invitation.name) is invited already: make a new link instead",
          es: "\(invitation.name) ya tiene invitación: haga un enlace nuevo"))
    ]
  }

  package func renew(_ id: ConsultationInvitation.ID, until expires: Day) throws -> Token {
    try author.require(.editPlan, at: .district)
    guard var invitation = try invitation(id) else { throw NoSuchInvitation() }
    let consultation = try consultation(invitation.consultation)
    invitation.expires = expires
    try invitation.findings(for: consultation, on: today).refuseIfAnyStopsSaving()
    let token = Token.new(for: district)
    try change(
      """
      UPDATE consultation_invitation SET secret = \(token.hash), expires = \(expires), revoked = 0
      WHERE district = \(district) AND id = \(id)
      """)
    try note("invitation-renewed", invitation, consultation)
    return token
  }

  package func revoke(_ id: ConsultationInvitation.ID) throws {
    try author.require(.editPlan, at: .district)
    guard let invitation = try invitation(id) else { throw NoSuchInvitation() }
    try change(
      "UPDATE consultation_invitation SET revoked = 1, secret = NULL WHERE district = \(district) AND id = \(id)")
    try note("invitation-ended", invitation, try consultation(invitation.consultation))
  }

  /// Not a version of the consultation: everybody who reads the plan may read those.
  private func note(_ act: ActName, _ invitation: ConsultationInvitation, _ consultation: Consultation) throws {
    try note(
      act, kind: "consultation_invitation", record: invitation.id.rawValue, title: consultation.title,
      after: CanonicalJSON.text(["name": .text(invitation.name), "expires": .text(invitation.expires.description)]))
  }

  func consultation(_ id: Consultation.ID) throws -> Consultation {
    guard let consultation = try find(Consultation.self, id) else { throw NoSuchInvitation() }
    return consultation
  }
}

/// The invitation, or what it invites to, is not there.
package struct NoSuchInvitation: Error, Equatable {}
