import Build
import Purpose
import Vocabulary

extension ActName {
  package static let agreementBegun: ActName = "agreement-begun"
  package static let agreementChanged: ActName = "agreement-changed"
  package static let agreementSigned: ActName = "agreement-signed"
  package static let agreementReviewed: ActName = "agreement-reviewed"
  package static let agreementEnded: ActName = "agreement-ended"
}

/// Two people write, sign and review what binds them. What it says is for nobody else, so the history notes that something was
/// done, and by whom, but none of the words.
extension ActRecords {
  /// Begins an agreement with somebody, from what the charter of the role says. One of the two begins it.
  package func beginAgreement(_ begun: Agreement, in language: Language) throws -> Agreement {
    try (findings(beginning: begun)).refuseIfAnyStopsSaving()
    var agreement = begun
    agreement.version = 1
    agreement.terms = AgreementTemplate(begun.sort, try begun.role.flatMap(charteredRole), in: language).terms
    try change(
      """
      INSERT INTO agreement (district, \(name: Agreement.columns))
      VALUES (\(district), \(agreement.id), \(agreement.version), \(agreement.sort.rawValue), \(agreement.year.start),
        \(agreement.school), \(agreement.role), \(agreement.first), \(agreement.second), \(agreement.termsText),
        \(agreement.isOpenToPrincipal ? 1 : 0), \(Agreement.encoded(agreement.signatures)),
        \(Agreement.encoded(agreement.reviews)), \(agreement.ended))
      """)
    try keepVersion(of: agreement)
    try note(.agreementBegun, agreement)
    return agreement
  }

  /// Writes other words over version `version`. Whoever had signed has to sign again; who that is comes back.
  @discardableResult package func write(
    _ terms: [AgreementTopic: String], openToPrincipal: Bool, to id: Agreement.ID, over version: Int
  ) throws -> (agreement: Agreement, unsigned: [Person.ID]) {
    let before = try ownAgreement(id)
    guard before.ended == nil else {
      throw Refusal("", "ended", Phrase("It has ended: begin a new one", es: "Ya terminó: empiece uno nuevo"))
    }
    let changed = before.changed(to: terms, openToPrincipal: openToPrincipal)
    guard changed.agreement != before else { return changed }
    guard before.version == version else { throw Refusal([try overtaken(before)]) }
    // Only the teacher decides whether the principal may read it.
    guard before.isOpenToPrincipal == changed.agreement.isOpenToPrincipal || author.person == before.second else {
      throw Refusal(
        "open_to_principal", "not-yours",
        Phrase("Only the teacher decides this", es: "Solo lo decide el o la docente"))
    }
    try keep(changed.agreement)
    try keepVersion(of: changed.agreement)
    try note(.agreementChanged, changed.agreement)
    return changed
  }

  /// Signs what stands in version `version`, which is what the person has seen.
  @discardableResult package func signAgreement(_ id: Agreement.ID, version: Int) throws -> Agreement {
    let before = try ownAgreement(id)
    guard before.version == version else { throw Refusal([try overtaken(before)]) }
    let signed = try before.signed(by: author.person, on: today)
    guard signed != before else { return before }
    try keep(signed)
    try note(.agreementSigned, signed)
    return signed
  }

  @discardableResult package func reviewAgreement(_ id: Agreement.ID, _ words: String) throws -> Agreement {
    let reviewed = try ownAgreement(id).reviewed(by: author.person, on: today, words)
    try keep(reviewed)
    try note(.agreementReviewed, reviewed)
    return reviewed
  }

  @discardableResult package func endAgreement(_ id: Agreement.ID) throws -> Agreement {
    let before = try ownAgreement(id)
    let ended = try before.ended(by: author.person, on: today)
    guard ended != before else { return before }
    try keep(ended)
    try note(.agreementEnded, ended)
    return ended
  }
}

extension ActRecords {
  /// An agreement that binds whoever acts; for everybody else there is none.
  private func ownAgreement(_ id: Agreement.ID) throws -> Agreement {
    guard let agreement = try agreement(id), agreement.isSide(author.person) else {
      throw Denied(
        Phrase(
          "Only the two whom an agreement binds change it",
          es: "Solo cambian un acuerdo las dos personas a quienes obliga"))
    }
    return agreement
  }

  private func findings(beginning agreement: Agreement) throws -> [Finding] {
    guard agreement.isSide(author.person) else {
      return [
        Finding(
          "other", "not-a-side", Phrase("Begin only what binds yourself", es: "Empiece solo lo que le obliga a usted"))
      ]
    }
    guard agreement.first != agreement.second else {
      return [Finding("other", "with-oneself", Phrase("Choose somebody else", es: "Elija a otra persona"))]
    }
    guard try find(Person.self, all: agreement.sides).count == 2 else {
      return [
        Finding("other", "no-such-person", Phrase("Choose a person from the list", es: "Elija una persona de la lista"))
      ]
    }
    let same = try agreements(of: agreement.second).contains {
      $0.sort == agreement.sort && $0.first == agreement.first && $0.year == agreement.year && $0.ended == nil
    }
    return same
      ? [
        Finding(
          "other", "exists", Phrase("The two of you have one for this year already", es: "Ya tienen uno para este año"))
      ] : []
  }

  private func overtaken(_ agreement: Agreement) throws -> Finding {
    let who = try versions(of: agreement.id).first?.name ?? ""
    return Finding(
      "", "overtaken",
      Phrase(
        "\(who) has changed it meanwhile: read what stands there now, and put your words in again",
        es: "\(who) lo ha cambiado entretanto: lea lo que dice ahora y vuelva a poner sus palabras"))
  }

  private func keep(_ agreement: Agreement) throws {
    try change(
      """
      UPDATE agreement SET version = \(agreement.version), terms = \(agreement.termsText),
        open_to_principal = \(agreement.isOpenToPrincipal ? 1 : 0), signatures = \(Agreement.encoded(agreement.signatures)),
        reviews = \(Agreement.encoded(agreement.reviews)), ended = \(agreement.ended)
      WHERE district = \(district) AND id = \(agreement.id)
      """)
  }

  private func keepVersion(of agreement: Agreement) throws {
    try change(
      """
      INSERT INTO agreement_version (district, agreement, version, person, name, moment, terms, open_to_principal)
      VALUES (\(district), \(agreement.id), \(agreement.version), \(author.person), \(author.name), \(moment),
        \(agreement.termsText), \(agreement.isOpenToPrincipal ? 1 : 0))
      """)
  }

  private func note(_ act: ActName, _ agreement: Agreement) throws {
    let names = try find(Person.self, all: agreement.sides).map(\.title).joined(separator: " – ")
    try note(act, kind: "agreement", record: agreement.id.rawValue, title: names)
  }
}
