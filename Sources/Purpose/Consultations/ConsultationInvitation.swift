import Vocabulary

/// Leave for somebody without an account to read a consultation and answer it, by a link of their own.
package struct ConsultationInvitation: Equatable, Sendable, Identifiable {
  package typealias ID = Identifier<ConsultationInvitation>

  package let id: ID
  package let consultation: Consultation.ID
  package var name: String
  package var email: String
  package var group: StakeholderGroup?
  package var stakeholder: Stakeholder.ID?
  package var expires: Day
  package var isRevoked: Bool
  /// Whether it has been used for an answer without a name, which must not be given twice.
  /// Known to the ballot box alone: no page and no export may show it for one invitation.
  package var isSpent: Bool

  package init(
    id: ID, consultation: Consultation.ID, name: String, email: String = "", group: StakeholderGroup? = nil,
    stakeholder: Stakeholder.ID? = nil, expires: Day, isRevoked: Bool = false, isSpent: Bool = false
  ) {
    self.id = id
    self.consultation = consultation
    self.name = name
    self.email = email
    self.group = group
    self.stakeholder = stakeholder
    self.expires = expires
    self.isRevoked = isRevoked
    self.isSpent = isSpent
  }

  package func isGood(on day: Day) -> Bool { !isRevoked && day <= expires }

  package func findings(for consultation: Consultation, on day: Day) -> [Finding] {
    var findings: [Finding] = []
    if name.trimmed.isEmpty {
      findings.append(Finding("name", "required", Phrase("Enter a name", es: "Escriba un nombre")))
    }
    if expires < day {
      findings.append(
        Finding("expires", "past", Phrase("Choose a day that is not past", es: "Elija un día que no haya pasado")))
    }
    switch consultation.phase(on: day) {
    case .draft:
      findings.append(
        Finding(
          "", "not-published",
          Phrase("Publish the consultation before you invite people", es: "Publique la consulta antes de invitar")))
    case .closed, .withdrawn:
      findings.append(Finding("", "not-open", Phrase("This consultation is over", es: "Esta consulta ha terminado")))
    case .waiting, .open: break
    }
    return findings
  }
}
