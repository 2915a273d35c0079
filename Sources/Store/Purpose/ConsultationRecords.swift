import Foundation
import Purpose
import Vocabulary

/// The invitations to consultations and the answers to them.
extension Records {
  package func invitations(to consultation: Consultation.ID) throws -> [ConsultationInvitation] {
    try session.rows(
      """
      SELECT \(name: ConsultationInvitation.columns) FROM consultation_invitation
      WHERE district = \(district) AND consultation = \(consultation) AND person IS NULL ORDER BY name, id
      """
    ).map(ConsultationInvitation.init(row:))
  }

  package func invitation(_ id: ConsultationInvitation.ID) throws -> ConsultationInvitation? {
    try session.row(
      """
      SELECT \(name: ConsultationInvitation.columns) FROM consultation_invitation
      WHERE district = \(district) AND id = \(id) AND person IS NULL
      """
    ).map(ConsultationInvitation.init(row:))
  }

  /// The invitation that a link carries, if it is still good.
  package func invitation(for token: Token) throws -> ConsultationInvitation? {
    guard token.district == district else { return nil }
    let found = try session.row(
      """
      SELECT \(name: ConsultationInvitation.columns) FROM consultation_invitation
      WHERE district = \(district) AND secret = \(token.hash)
      """
    ).map(ConsultationInvitation.init(row:))
    return found.flatMap { $0.isGood(on: today) ? $0 : nil }
  }

  package func countResponses(to consultation: Consultation.ID) throws -> Int {
    try session.count(
      "SELECT COUNT(*) FROM consultation_response WHERE district = \(district) AND consultation = \(consultation)")
  }

  package func responses(to consultation: Consultation.ID) throws -> [ConsultationResponse] {
    try responses(where: "consultation = \(consultation)")
  }

  package func response(_ id: ConsultationResponse.ID) throws -> ConsultationResponse? {
    try responses(where: "id = \(id)").first
  }

  /// What this person or the holder of this invitation answered under their own name.
  package func response(to consultation: Consultation.ID, from respondent: Answering) throws -> ConsultationResponse? {
    switch respondent {
    case .invitation(let invitation):
      try responses(where: "consultation = \(consultation) AND invitation = \(invitation.id)").first
    case .member(let member):
      try responses(where: "consultation = \(consultation) AND person = \(member.person)").first
    }
  }

  /// Whether they have given an answer without a name, which is given once. For nobody's eyes but their own.
  package func isSpent(_ respondent: Answering, _ consultation: Consultation.ID) throws -> Bool {
    switch respondent {
    case .invitation(let invitation): try self.invitation(invitation.id)?.isSpent ?? true
    case .member(let member):
      try session.row(
        """
        SELECT 1 FROM consultation_invitation WHERE district = \(district) AND consultation = \(consultation)
          AND person = \(member.person)
        """) != nil
    }
  }

  /// In the order of their numbers, which are random: the order tells nothing.
  private func responses(where condition: SQL) throws -> [ConsultationResponse] {
    try session.rows(
      """
      SELECT \(name: ConsultationResponse.columns) FROM consultation_response
      WHERE district = \(district) AND \(condition) ORDER BY id
      """
    ).map(ConsultationResponse.init(row:))
  }

  /// How many answers to any consultation name each group.
  func answersByGroup() throws -> [StakeholderGroup: Int] {
    let rows = try session.rows(
      """
      SELECT stakeholder_group, COUNT(*) FROM consultation_response
      WHERE district = \(district) AND stakeholder_group IS NOT NULL GROUP BY stakeholder_group
      """)
    return rows.reduce(into: [:]) { counts, row in
      if let group = StakeholderGroup(rawValue: row.text(0)) { counts[group] = row.integer(1) }
    }
  }

  /// The stakeholders who have answered any consultation under their own name.
  func namedRespondents() throws -> Set<Stakeholder.ID> {
    let rows = try session.rows(
      """
      SELECT DISTINCT s.id FROM consultation_response r
      JOIN consultation_invitation i ON i.district = r.district AND i.id = r.invitation
      JOIN stakeholder s ON s.district = i.district AND s.id = i.stakeholder
      WHERE r.district = \(district)
      UNION
      SELECT DISTINCT s.id FROM consultation_response r
      JOIN stakeholder s ON s.district = r.district AND s.person = r.person
      WHERE r.district = \(district)
      """)
    return Set(rows.map { Stakeholder.ID($0.text(0)) })
  }
}

/// Who is about to answer: somebody who is signed in, or whoever holds an invitation.
package enum Answering: Sendable, Equatable {
  case member(Member)
  case invitation(ConsultationInvitation)
}

extension ConsultationInvitation {
  static let columns =
    "id, consultation, name, email, stakeholder_group, stakeholder, expires, revoked, spent"

  init(row: Row) {
    self.init(
      id: ID(row.text(0)), consultation: Consultation.ID(row.text(1)), name: row.text(2), email: row.text(3),
      group: StakeholderGroup(rawValue: row.text(4)), stakeholder: row.id(5), expires: row.day(6) ?? Day(number: 0),
      isRevoked: row.flag(7), isSpent: row.flag(8))
  }
}

extension ConsultationResponse {
  static let columns =
    "id, consultation, anonymous, name, stakeholder_group, invitation, person, stance, comment, remarks, answered, signed, reply"

  init(row: Row) {
    let group = StakeholderGroup(rawValue: row.text(4))
    let respondent: Respondent =
      row.flag(2)
      ? .anonymous(group: group)
      : .named(Signatory(name: row.text(3), group: group, invitation: row.id(5), person: row.id(6)))
    let remarks = try? JSONDecoder().decode([Remark].self, from: Data(row.text(9).utf8))
    self.init(
      id: ID(row.text(0)), consultation: Consultation.ID(row.text(1)), respondent: respondent,
      day: row.day(10), stance: Stance(rawValue: row.text(7)), comment: row.text(8),
      remarks: remarks ?? [], isSigned: row.flag(11), reply: row.text(12))
  }

  var remarksText: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(remarks)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
  }
}
