import Vocabulary

/// What one reader answered to a consultation.
///
/// Not a district record: an answer belongs to whoever gave it, nobody edits it for them, and one without a name must hold no person.
package struct ConsultationResponse: Equatable, Sendable, Identifiable {
  package typealias ID = Identifier<ConsultationResponse>

  /// Who answered. An answer without a name has no place where a name, an invitation or an account could stand.
  package enum Respondent: Equatable, Sendable {
    case named(Signatory)
    case anonymous(group: StakeholderGroup?)

    package var group: StakeholderGroup? {
      switch self {
      case .named(let signatory): signatory.group
      case .anonymous(let group): group
      }
    }
  }

  /// Somebody who answers under their own name.
  package struct Signatory: Equatable, Sendable {
    package var name: String
    package var group: StakeholderGroup?
    package var invitation: ConsultationInvitation.ID?
    package var person: Person.ID?

    package init(
      name: String, group: StakeholderGroup? = nil, invitation: ConsultationInvitation.ID? = nil,
      person: Person.ID? = nil
    ) {
      self.name = name
      self.group = group
      self.invitation = invitation
      self.person = person
    }
  }

  /// What was said to one section.
  package struct Remark: Equatable, Sendable, Codable {
    package let section: Int
    package var stance: Stance?
    package var comment: String

    package init(section: Int, stance: Stance? = nil, comment: String = "") {
      self.section = section
      self.stance = stance
      self.comment = comment
    }
  }

  package let id: ID
  package let consultation: Consultation.ID
  package var respondent: Respondent
  package var stance: Stance?
  package var comment: String
  package var remarks: [Remark]
  /// The day of an answer under a name. Without a name there is none: it could give somebody away.
  package var day: Day?
  package var isSigned: Bool
  /// What the district answered.
  package var reply: String

  package init(
    id: ID, consultation: Consultation.ID, respondent: Respondent, day: Day?, stance: Stance? = nil,
    comment: String = "",
    remarks: [Remark] = [], isSigned: Bool = false, reply: String = ""
  ) {
    self.id = id
    self.consultation = consultation
    self.respondent = respondent
    if case .named = respondent { self.day = day }
    self.stance = stance
    self.comment = comment
    self.remarks = remarks
    self.isSigned = isSigned
    self.reply = reply
  }

  package var isAnonymous: Bool { if case .anonymous = respondent { true } else { false } }
  package var name: String? { if case .named(let signatory) = respondent { signatory.name } else { nil } }

  package func remark(on section: Int) -> Remark? { remarks.first { $0.section == section } }
}

extension ConsultationResponse {
  /// What stands in the way of handing it in.
  package func findings(for consultation: Consultation, on day: Day) -> [Finding] {
    guard consultation.phase(on: day) == .open else {
      return [
        Finding(
          "", "not-open",
          Phrase("This consultation is not open for answers", es: "Esta consulta no está abierta para respuestas"))
      ]
    }
    return identityFindings(for: consultation) + contentFindings(for: consultation)
  }

  private func identityFindings(for consultation: Consultation) -> [Finding] {
    switch respondent {
    case .anonymous:
      var findings: [Finding] = []
      if !consultation.allowsAnonymous {
        findings.append(
          Finding(
            "anonymous", "name-needed",
            Phrase(
              "Enter your name: this consultation asks for names", es: "Escriba su nombre: esta consulta pide nombres"))
        )
      }
      if isSigned {
        findings.append(
          Finding(
            "signed", "unsigned-anonymous",
            Phrase(
              "Enter your name in order to sign, or answer without signing",
              es: "Escriba su nombre para firmar, o responda sin firmar")))
      }
      return findings
    case .named(let signatory):
      guard signatory.name.trimmed.isEmpty else { return [] }
      return [Finding("name", "required", Phrase("Enter your name", es: "Escriba su nombre"))]
    }
  }

  private func contentFindings(for consultation: Consultation) -> [Finding] {
    var findings: [Finding] = []
    let saysNothing =
      stance == nil && comment.trimmed.isEmpty && !remarks.contains { $0.stance != nil || !$0.comment.trimmed.isEmpty }
    if saysNothing {
      findings.append(
        Finding(
          "stance", "says-nothing",
          Phrase("Choose a position or write a comment", es: "Elija una postura o escriba un comentario")))
    }
    if isSigned, stance == nil {
      findings.append(
        Finding(
          "stance", "sign-needs-position", Phrase("Choose the position that you sign", es: "Elija la postura que firma")
        ))
    }
    let numbers = Set(consultation.sections.map(\.number))
    if remarks.contains(where: { !numbers.contains($0.section) }) {
      findings.append(
        Finding(
          "", "no-such-section",
          Phrase("Load the page again: the draft has changed", es: "Vuelva a cargar la página: el borrador ha cambiado")
        ))
    }
    let longest = ([comment] + remarks.map(\.comment)).map(\.count).max() ?? 0
    if longest > Self.longestComment {
      findings.append(
        Finding(
          "comment", "too-long",
          Phrase(
            "Use at most \(Self.longestComment.grouped) characters in each comment",
            es: "Use como máximo \(Self.longestComment.grouped) caracteres en cada comentario")))
    }
    return findings
  }

  /// Room for some pages of text, and not for a book.
  package static let longestComment = 10_000
}
