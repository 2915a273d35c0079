import Purpose
import Store
import Vocabulary

/// The form of an answer to a consultation, as typed.
struct AnswerForm: Sendable {
  var answer: ConsultationAnswer

  /// Reads what was sent: `stance`, `comment`, `stance-2`, `comment-2`, `who`, `name`, `group`, `signed`.
  init(_ form: FormInput, sections: [ConsultationSection]) {
    answer = ConsultationAnswer(
      isAnonymous: form["who"] == "anonymous", name: form["name"], group: StakeholderGroup(rawValue: form["group"]),
      stance: Stance(rawValue: form["stance"]), comment: form["comment"],
      remarks: sections.map { section in
        .init(
          section: section.number, stance: Stance(rawValue: form["stance-\(section.number)"]),
          comment: form["comment-\(section.number)"])
      }, isSigned: form["signed"] == "yes")
  }

  /// What was answered before, or a fresh form with what is known of the guest.
  init(_ response: ConsultationResponse?, name: String, group: StakeholderGroup?) {
    answer = ConsultationAnswer(
      name: response?.name ?? name, group: response?.respondent.group ?? group, stance: response?.stance,
      comment: response?.comment ?? "", remarks: response?.remarks ?? [], isSigned: response?.isSigned ?? false)
  }

  func remark(on section: Int) -> ConsultationResponse.Remark? { answer.remarks.first { $0.section == section } }
}

/// A consultation before somebody who may answer it.
struct ShownConsultation: Sendable {
  let consultation: Consultation
  let phase: Consultation.Phase
  /// What they answered under their own name.
  let mine: ConsultationResponse?
  /// They gave an answer without a name, which cannot be changed.
  let isSpent: Bool
  /// Positions on the whole, once it is over and there are enough of them to hide in.
  let tally: ConsultationSummary.Tally?

  var isOpen: Bool { phase == .open && !isSpent }

  init(_ records: Records, _ id: Consultation.ID, from respondent: Answering) throws {
    guard let consultation = try records.find(Consultation.self, id) else { throw Absent() }
    self.consultation = consultation
    phase = consultation.phase(on: records.today)
    mine = try records.response(to: id, from: respondent)
    isSpent = try records.isSpent(respondent, id)
    let summary = ConsultationSummary(of: consultation, try records.responses(to: id))
    tally = phase == .closed && summary.whole.positions >= Consultation.fewestAnonymousShown ? summary.whole : nil
  }
}

/// The draft to read, section by section, with room to answer each; then the whole; then who answers.
struct AnswerView: View {
  let shown: ShownConsultation
  let form: AnswerForm
  let findings: [Finding]
  /// Where the answer is sent.
  let action: String
  let csrf: String?
  /// An account has a name already; a guest writes theirs.
  let asksName: Bool
  let hasJustAnswered: Bool
  /// Whether what is typed is kept while it is typed, and whether something was.
  var keepsDrafts = false
  var notice: DraftNotice?

  private var consultation: Consultation { shown.consultation }

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(hasJustAnswered ? thanks : nil)
    \(PageHeading(Phrase(verbatim: consultation.name), caption: Consultation.kind.one.capitalized))
    <p>\(Tag(shown.phase.label, shown.phase.tone)) \(consultation.days)</p>
    \(HTML.paragraphs(consultation.welcome))
    \(shown.isOpen ? formMarks : readOnly)
    """
  }

  private var thanks: HTML {
    let words =
      shown.isSpent
      ? Phrase(
        "Your answer is in the box. Nothing tells that it is yours.",
        es: "Su respuesta está en la urna. Nada indica que es suya.")
      : Phrase(
        "You can change your answer here until the last day.",
        es: "Puede cambiar aquí su respuesta hasta el último día.")
    return ConfirmationPanel(Phrase("Thank you for your answer", es: "Gracias por su respuesta"), words).html
  }

  private var readOnly: HTML {
    """
    \(shown.isSpent && !hasJustAnswered ? "<p><strong>\(Phrase("You have answered without your name.", es: "Usted respondió sin su nombre."))</strong></p>" as HTML : nil)
    \(shown.phase == .closed ? "<p><strong>\(Phrase("This consultation is closed.", es: "Esta consulta está cerrada."))</strong></p>" as HTML : nil)
    \(outcome)
    \(shown.mine.map(own))
    \(consultation.sections.map(text))
    """
  }

  private var outcome: HTML {
    let counts: HTML? = shown.tally.map { tally in
      "<ul>\(Stance.allCases.map { "<li>\($0.noun): \(tally[$0])</li>" as HTML })</ul>"
    }
    guard shown.phase == .closed, counts != nil || !consultation.outcome.trimmed.isEmpty else { return "" }
    return """
      <section><h2>\(Phrase("What came of it", es: "Qué resultó"))</h2>\(counts)\(HTML.paragraphs(consultation.outcome))</section>
      """
  }

  private func own(_ response: ConsultationResponse) -> HTML {
    """
    <section class="own-answer"><h2>\(Phrase("Your answer", es: "Su respuesta"))</h2>
    <p>\(response.stance.map { Tag($0.noun, $0.tone) }) \(response.isSigned ? Tag(Phrase("Signed", es: "Firmada"), .note) : nil)</p>
    \(HTML.paragraphs(response.comment))\(reply(response))</section>
    """
  }

  private func reply(_ response: ConsultationResponse) -> HTML? {
    response.reply.isEmpty
      ? nil
      : "<h3>\(Phrase("The district replied", es: "El distrito respondió"))</h3>\(HTML.paragraphs(response.reply))"
  }

  private func text(_ section: ConsultationSection) -> HTML {
    """
    <section class="draft-section" id="section-\(section.number)"><h2>\(section.label)</h2>\(paragraphs(section))</section>

    """
  }

  private func paragraphs(_ section: ConsultationSection) -> HTML {
    HTML.paragraphs(section.paragraphs.joined(separator: "\n\n"))
  }

  private var formMarks: HTML {
    """
    \(shown.mine.flatMap(reply))
    \(notice)
    \(Form(to: action, csrf: csrf, submit: submit, draft: keepsDrafts ? DraftPages.address(of: action) : nil, fields: "\(consultation.sections.map(section))\(whole)\(who)"))
    """
  }

  private var submit: Phrase {
    shown.mine == nil
      ? Phrase("Hand in my answer", es: "Entregar mi respuesta")
      : Phrase("Hand in the changed answer", es: "Entregar la respuesta cambiada")
  }

  private func section(_ section: ConsultationSection) -> HTML {
    let remark = form.remark(on: section.number)
    let isFilled = remark.map { $0.stance != nil || !$0.comment.isEmpty } ?? false
    let fields: HTML = """
      \(FormField("stance-\(section.number)", Phrase("Your position on this section", es: "Su postura sobre esta sección"), .radios(Stance.choices, chosen: remark?.stance?.rawValue), isRequired: false))
      \(FormField("comment-\(section.number)", Phrase("Your comment on this section", es: "Su comentario sobre esta sección"), .paragraphs(remark?.comment ?? "", rows: 3), isRequired: false))
      """
    let summary = Phrase("Answer this section: ", es: "Responder a esta sección: ") + section.label
    return """
      <section class="draft-section" id="section-\(section.number)"><h2>\(section.label)</h2>\(paragraphs(section))
      \(Details(summary, isOpen: isFilled, content: fields))</section>

      """
  }

  private var whole: HTML {
    """
    <h2>\(Phrase("On the whole", es: "En conjunto"))</h2>
    \(FormField("stance", Phrase("What is your position?", es: "¿Cuál es su postura?"), .radios(Stance.choices, chosen: form.answer.stance?.rawValue), findings: findings, isRequired: false))
    \(FormField("comment", Phrase("Anything else?", es: "¿Algo más?"), .paragraphs(form.answer.comment, rows: 4), findings: findings, isRequired: false))
    """
  }

  private var who: HTML {
    """
    <h2>\(Phrase("Who answers", es: "Quién responde"))</h2>
    \(consultation.allowsAnonymous && shown.mine == nil ? nameChoice : nil)
    \(asksName ? name : nil)
    \(FormField("group", Phrase("I belong to", es: "Pertenezco a"), .select(StakeholderGroup.choices, chosen: form.answer.group?.rawValue), isRequired: false))
    \(FormField("signed", Phrase("I sign this position with my name and today’s date", es: "Firmo esta postura con mi nombre y la fecha de hoy"), .flag(form.answer.isSigned), findings: findings))
    \(WhoCanSee(readers))
    """
  }

  private var name: FormField {
    let hint =
      consultation.allowsAnonymous
      ? Phrase("Leave it empty when you answer without your name", es: "Déjelo vacío si responde sin su nombre") : nil
    return FormField(
      "name", Phrase("Your name", es: "Su nombre"), .line(form.answer.name), hint: hint, findings: findings,
      isRequired: !consultation.allowsAnonymous, autocomplete: "name")
  }

  private var nameChoice: FormField {
    let choices = [
      Choice("named", Phrase("With my name", es: "Con mi nombre")),
      Choice("anonymous", Phrase("Without my name", es: "Sin mi nombre")),
    ]
    let hints = [
      "anonymous": Phrase(
        "Your name is kept nowhere. The answer cannot be changed later, and cannot be signed. Take care not to give yourself away in what you write.",
        es:
          "Su nombre no se guarda en ningún lugar. La respuesta no se puede cambiar después ni firmar. Cuide de no delatarse en lo que escribe."
      )
    ]
    return FormField(
      "who", Phrase("How do you answer?", es: "¿Cómo responde?"),
      .radios(choices, chosen: form.answer.isAnonymous ? "anonymous" : "named", hints: hints), findings: findings)
  }

  private var readers: [Phrase] {
    [
      Phrase(
        "Answers are read by the director, the superintendent, analysts and auditors of the district.",
        es: "Las respuestas las leen la dirección, la superintendencia, los analistas y los auditores del distrito."),
      Phrase(
        "Once it is over, everybody who was invited sees how many hold each position.",
        es: "Al terminar, todas las personas invitadas ven cuántas sostienen cada postura."),
    ]
  }
}
