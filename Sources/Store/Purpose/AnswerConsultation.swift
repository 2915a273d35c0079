import Purpose
import Vocabulary

/// What somebody hands in. Who they are is told apart from what they say, so that the one can be left out.
package struct ConsultationAnswer: Sendable, Equatable {
  package var isAnonymous: Bool
  package var name: String
  package var group: StakeholderGroup?
  package var stance: Stance?
  package var comment: String
  package var remarks: [ConsultationResponse.Remark]
  package var isSigned: Bool

  package init(
    isAnonymous: Bool = false, name: String = "", group: StakeholderGroup? = nil, stance: Stance? = nil,
    comment: String = "", remarks: [ConsultationResponse.Remark] = [], isSigned: Bool = false
  ) {
    self.isAnonymous = isAnonymous
    self.name = name
    self.group = group
    self.stance = stance
    self.comment = comment
    self.remarks = remarks
    self.isSigned = isSigned
  }
}

extension Store {
  /// Hands in an answer, or a new version of one given under a name.
  package func answer(
    _ consultation: Consultation.ID, with answer: ConsultationAnswer, from respondent: Answering,
    in district: District.ID, by author: Author
  ) async throws {
    // An answer without a name must not leave its writer in the history.
    let author = answer.isAnonymous ? Author.guest("–") : author
    try await act(district, by: author) { try $0.answer(consultation, with: answer, from: respondent) }
  }
}

extension ActRecords {
  fileprivate func answer(_ id: Consultation.ID, with answer: ConsultationAnswer, from respondent: Answering) throws {
    if case .member = respondent, !answer.isAnonymous { try author.require(.comment, at: .district) }
    let consultation = try consultation(id)
    let before = try response(to: id, from: respondent)
    let response = ConsultationResponse(
      id: before?.id ?? .new(), consultation: id, respondent: respondent.named(answer), day: today,
      stance: answer.stance, comment: answer.comment.trimmed, remarks: answer.kept, isSigned: answer.isSigned,
      reply: before?.reply ?? "")
    let twice = try onlyOnce(consultation, answer, respondent, before)
    try (twice + response.findings(for: consultation, on: today)).refuseIfAnyStopsSaving()
    if response.isAnonymous {
      try drop(response, into: consultation, from: respondent)
    } else {
      try keep(response, consultation, before)
    }
  }

  /// Nobody has two voices: an answer without a name is given once, and instead of one with a name.
  private func onlyOnce(
    _ consultation: Consultation, _ answer: ConsultationAnswer, _ respondent: Answering, _ before: ConsultationResponse?
  ) throws -> [Finding] {
    if try isSpent(respondent, consultation.id) {
      return [
        Finding(
          "", "already-answered",
          Phrase(
            "You have answered already. An answer without a name cannot be changed, because nothing says that it is yours",
            es: "Usted ya respondió. Una respuesta sin nombre no se puede cambiar, porque nada indica que es suya"))
      ]
    }
    guard answer.isAnonymous, before != nil else { return [] }
    return [
      Finding(
        "anonymous", "already-named",
        Phrase(
          "You have answered under your name: change that answer instead",
          es: "Usted ya respondió con su nombre: cambie esa respuesta"))
    ]
  }

  private func keep(
    _ response: ConsultationResponse, _ consultation: Consultation, _ before: ConsultationResponse?
  ) throws {
    try write(response)
    try note("answered", response.id.rawValue, consultation, before: before?.values, after: response.values)
  }

  /// The ballot box: the answer goes in, the invitation is marked as spent, and the box is shaken, so that neither the
  /// order of rows nor the history tells whose answer it is. Source: docs/rules/consultations.md
  private func drop(
    _ response: ConsultationResponse, into consultation: Consultation, from respondent: Answering
  ) throws {
    try spend(respondent, consultation.id)
    let inside = try responses(to: consultation.id).filter(\.isAnonymous)
    try change(
      "DELETE FROM consultation_response WHERE district = \(district) AND consultation = \(consultation.id) AND anonymous = 1"
    )
    for response in (inside + [response]).sorted(by: { $0.id < $1.id }) { try write(response) }
    try note("answered-without-name", "", consultation)
  }

  /// Not a version of the consultation: everybody who reads the plan may read those.
  fileprivate func note(
    _ act: ActName, _ response: String, _ consultation: Consultation, before: [String: FieldValue]? = nil,
    after: [String: FieldValue]? = nil
  ) throws {
    try note(
      act, kind: "consultation_response", record: response, title: consultation.title,
      before: CanonicalJSON.text(before), after: CanonicalJSON.text(after))
  }

  private func spend(_ respondent: Answering, _ consultation: Consultation.ID) throws {
    switch respondent {
    case .invitation(let invitation):
      try change("UPDATE consultation_invitation SET spent = 1 WHERE district = \(district) AND id = \(invitation.id)")
    case .member(let member):
      let mark = ConsultationInvitation.ID.new()
      try change(
        """
        INSERT INTO consultation_invitation (district, id, consultation, name, email, person, expires, revoked, spent)
        VALUES (\(district), \(mark), \(consultation), '', '', \(member.person), '9999-12-31', 1, 1)
        """)
    }
  }

  fileprivate func write(_ response: ConsultationResponse) throws {
    let signatory: ConsultationResponse.Signatory? =
      if case .named(let signatory) = response.respondent { signatory } else { nil }
    try change(
      """
      INSERT INTO consultation_response (district, id, consultation, version, anonymous, name, stakeholder_group, invitation,
        person, stance, comment, remarks, answered, signed, reply)
      VALUES (\(district), \(response.id), \(response.consultation), 1, \(response.isAnonymous), \(signatory?.name),
        \(response.respondent.group?.rawValue), \(signatory?.invitation), \(signatory?.person), \(response.stance?.rawValue),
        \(response.comment), \(response.remarksText), \(response.day), \(response.isSigned), \(response.reply))
      ON CONFLICT (district, id) DO UPDATE SET version = consultation_response.version + 1, name = excluded.name,
        stakeholder_group = excluded.stakeholder_group, stance = excluded.stance, comment = excluded.comment,
        remarks = excluded.remarks, answered = excluded.answered, signed = excluded.signed, reply = excluded.reply
      """)
  }
}

extension Store {
  /// The district answers somebody's concerns.
  package func reply(
    _ words: String, to response: ConsultationResponse.ID, in district: District.ID, by author: Author
  ) async throws {
    try await act(district, by: author) { try $0.reply(words, to: response) }
  }
}

extension ActRecords {
  fileprivate func reply(_ words: String, to id: ConsultationResponse.ID) throws {
    try author.require(.editPlan, at: .district)
    guard var response = try response(id) else { throw NoSuchInvitation() }
    guard !response.isAnonymous else { throw Refusal.noAddressee }
    let before = response.reply
    guard before != words.trimmed else { return }
    response.reply = words.trimmed
    try change("UPDATE consultation_response SET reply = \(response.reply) WHERE district = \(district) AND id = \(id)")
    let consultation = try consultation(response.consultation)
    try note(
      "replied", id.rawValue, consultation, before: ["reply": FieldValue(before)],
      after: ["reply": FieldValue(response.reply)])
  }
}

extension Refusal {
  fileprivate static let noAddressee = Refusal(
    "reply", "no-addressee",
    Phrase(
      "Say it to everybody instead: nothing tells who gave an answer without a name",
      es: "Dígalo a todo el mundo: nada indica quién dio una respuesta sin nombre"))
}

extension Answering {
  /// The name that stands under the answer: an account's own, or what the guest writes.
  fileprivate func named(_ answer: ConsultationAnswer) -> ConsultationResponse.Respondent {
    if answer.isAnonymous { return .anonymous(group: answer.group) }
    switch self {
    case .member(let member):
      return .named(.init(name: member.name, group: answer.group, person: member.person))
    case .invitation(let invitation):
      return .named(
        .init(name: answer.name.trimmed, group: answer.group ?? invitation.group, invitation: invitation.id))
    }
  }
}

extension ConsultationAnswer {
  /// Sections that nothing was said to are left out.
  fileprivate var kept: [ConsultationResponse.Remark] {
    remarks.map { .init(section: $0.section, stance: $0.stance, comment: $0.comment.trimmed) }
      .filter { $0.stance != nil || !$0.comment.isEmpty }
  }
}

extension ConsultationResponse {
  /// What the history keeps of an answer under a name.
  fileprivate var values: [String: FieldValue] {
    [
      "name": FieldValue(name), "stance": FieldValue(stance?.rawValue), "comment": FieldValue(comment),
      "remarks": FieldValue(remarksText), "signed": .integer(isSigned ? 1 : 0),
    ]
  }
}
