import Build
import Store
import Vocabulary

/// The answers of a plan as its form holds them.
struct PlanForm: Sendable {
  struct Answer: Sendable {
    let right: DecisionRight
    var value: String
    var note: String
    var version: Int

    var field: String { PlanAnswer.field(right.id) }
    var noteField: String { "note-\(right.id)" }
    var versionField: String { "version-\(right.id)" }
  }

  var aim: String
  var version: Int
  var answers: [Answer]
  var findings: [Finding] = []
  var draft: OpenDraft?
  /// What somebody else said in between.
  var clashes: [AnswersConflict.Clash] = []
  var theirAim: String?

  init(_ picture: PlanPicture) {
    aim = picture.plan.aim
    version = picture.plan.version
    answers = picture.check.lines.filter(\.right.isAskedOfSchools).map { line in
      Answer(
        right: line.right, value: line.answer?.value ?? "", note: line.answer?.note ?? "",
        version: line.answer?.version ?? 0)
    }
  }

  init(_ picture: PlanPicture, typed form: FormInput) {
    self.init(picture)
    aim = form["aim"]
    version = Int(form["version"]) ?? version
    for index in answers.indices {
      let answer = answers[index]
      answers[index].value = form.all(answer.field).map(\.trimmed).filter { !$0.isEmpty }.joined(separator: "; ")
      answers[index].note = form[answer.noteField]
      answers[index].version = Int(form[answer.versionField]) ?? answer.version
    }
  }

  /// As the store keeps them: a value in one spelling, whatever was typed.
  var said: [SaidAnswer] {
    answers.map { answer in
      let read = (try? answer.right.kind?.value(from: answer.value)) ?? nil
      return SaidAnswer(
        answer.right.id, value: read?.typed ?? answer.value.trimmed, note: answer.note.trimmed, version: answer.version)
    }
  }

  /// What is no value of its question at all, and cannot be kept; what is outside a bound can.
  func unreadable(_ picture: PlanPicture) -> [Finding] {
    answers.compactMap { answer in
      guard let kind = answer.right.kind else { return nil }
      do throws(UnreadableField) {
        _ = try kind.value(from: answer.value)
        return nil
      } catch {
        return Finding(
          answer.field, error.code,
          Phrase("\(answer.right.name): \(error.message.en)", es: "\(answer.right.name): \(error.message.es)"))
      }
    }
  }

  /// What the rights say to what stands in the form now; questions without an answer are left in peace.
  func standings(_ picture: PlanPicture) -> [Finding] {
    let rules = PlanRules(RightsMatrix(answers.map(\.right), in: picture.check.plan.year ?? SchoolYear(0)))
    let typed = answers.map { answer in
      var said = PlanAnswer(id: .init(answer.field))
      said.right = answer.right.id
      said.value = answer.value
      return said
    }
    let check = PlanCheck(
      picture.plan, answers: typed, variances: picture.check.lines.compactMap(\.variance),
      roles: Set(answers.compactMap(\.right.role)), rules: rules, keys: picture.variedKeys)
    return check.lines.compactMap(\.finding)
  }

  mutating func meet(_ conflict: AnswersConflict) {
    clashes = conflict.clashes
    for clash in clashes {
      guard let index = answers.firstIndex(where: { $0.right.id == clash.right }) else { continue }
      answers[index].version = clash.theirs?.version ?? 0
    }
    if let plan = conflict.plan {
      theirAim = plan.aim
      version = plan.version
    }
  }
}

extension PlanPicture {
  /// Which question each variance in force is about.
  var variedKeys: [DecisionRight.ID: DecisionRight.Key] {
    var keys: [DecisionRight.ID: DecisionRight.Key] = [:]
    for line in check.lines { if let right = line.variance?.right { keys[right] = line.right.key } }
    return keys
  }
}

/// All the questions that a school answers, each with its rule, checked while it is typed where a script may run.
struct PlanFormView: View {
  let visit: Visit
  let picture: PlanPicture
  let form: PlanForm

  var title: Phrase {
    let year = picture.plan.year?.description ?? ""
    return Phrase("Plan of \(picture.school.name), \(year)", es: "Plan de \(picture.school.name), \(year)")
  }

  private var address: String { PlanPages.address(picture.plan.id) }

  var html: HTML {
    """
    \(FindingSummary(form.findings))\(PageHeading(title, lead: lead))
    \(clashes)
    \(form.draft.map { DraftNotice(draft: $0, page: visit.ownAddress, csrf: visit.csrf) })
    \(Form(to: "\(address)/answers", csrf: visit.csrf, submit: Phrase("Save", es: "Guardar"), cancel: Link(Phrase("Cancel", es: "Cancelar"), to: address), hidden: hidden, draft: DraftPages.address(of: "\(address)/answers"), fields: fields))
    """
  }

  private var lead: Phrase {
    Phrase(
      "Answer what is the school’s to answer. A draft may go beyond a rule; a plan that is handed in may not, unless a variance allows it.",
      es:
        "Responda lo que toca a la escuela. Un borrador puede salirse de una regla; un plan entregado no, salvo con una excepción."
    )
  }

  private var clashes: HTML? {
    guard !form.clashes.isEmpty || form.theirAim != nil else { return nil }
    let aim = form.theirAim.map {
      DifferenceView.Change(
        Phrase("What the school wants to change", es: "Qué quiere cambiar la escuela"), from: $0, to: form.aim)
    }
    let changes = form.clashes.map { clash in
      let mine = form.answers.first { $0.right.id == clash.right }
      return DifferenceView.Change(
        Phrase(verbatim: mine?.right.name ?? ""), from: clash.theirs.map { said($0.value, $0.note) } ?? "",
        to: mine.map { said($0.value, $0.note) } ?? "")
    }
    let who = form.clashes.first?.name ?? ""
    let words = Phrase("Somebody saved in between", es: "Alguien guardó entretanto")
    let more = Phrase(
      "Nothing is lost: compare the two, put into the form what should stand, and save.",
      es: "No se ha perdido nada: compare las dos versiones, deje en el formulario lo que deba quedar y guarde.")
    let differences = DifferenceView(
      [aim].compactMap(\.self) + changes, before: Phrase("Saved by \(who)", es: "Guardado por \(who)"),
      after: Phrase("Your text", es: "Su texto"))
    return "<section><h2>\(words)</h2><p>\(more)</p>\(differences)</section>"
  }

  private func said(_ value: String, _ note: String) -> String { note.isEmpty ? value : "\(value) (\(note))" }

  private var hidden: [HiddenField] {
    [HiddenField("version", String(form.version))]
      + form.answers.map { HiddenField($0.versionField, String($0.version)) }
  }

  private var fields: HTML {
    let aim = FormField(
      "aim",
      Phrase(
        "What does the school want teacher leadership to change?",
        es: "¿Qué quiere cambiar la escuela con el liderazgo docente?"),
      .paragraphs(form.aim, rows: 4), findings: form.findings)
    let sections = QuestionSubject.allCases.map { subject in
      section(subject, form.answers.filter { $0.right.subject == subject })
    }
    return "\(aim)<div data-check=\"\(address)/check\">\(sections)</div>"
  }

  private func section(_ subject: QuestionSubject, _ answers: [PlanForm.Answer]) -> HTML {
    answers.isEmpty ? "" : "<h2>\(subject.label)</h2>\(answers.map(question))"
  }

  private func question(_ answer: PlanForm.Answer) -> HTML {
    let standing = form.findings.isEmpty ? form.standings(picture).first { $0.field == answer.field } : nil
    let field = FormField(
      answer.field, Phrase(verbatim: answer.right.name), control(answer), hint: hint(answer), findings: form.findings,
      isRequired: true)
    let note = FormField(
      answer.noteField, Phrase("Note on “\(answer.right.name)”", es: "Nota sobre «\(answer.right.name)»"),
      .line(answer.note), isRequired: false)
    return """
      <div data-answer="\(answer.field)">\(field)\
      <p class="finding" role="status" data-standing\("hidden", if: standing == nil)>\(standing.map { HTML($0.message) })</p>\
      \(Details(Phrase("Note", es: "Nota"), isOpen: !answer.note.isEmpty, content: note.html))</div>
      """
  }

  private func hint(_ answer: PlanForm.Answer) -> Phrase {
    let rule = answer.right.rule
    let variance = picture.check.lines.first { $0.right.id == answer.right.id }?.variance
    let own = answer.right.statement.trimmed
    var hint = Phrase("The rule: \(rule.en).", es: "La regla: \(rule.es).")
    if !own.isEmpty { hint = hint + Phrase(verbatim: " \(own)") }
    if let variance {
      hint = hint + Phrase(" A variance allows \(variance.asked).", es: " Una excepción permite \(variance.asked).")
    }
    return hint
  }

  private func control(_ answer: PlanForm.Answer) -> Control {
    let names = answer.value.names
    let offered = answer.right.offered
    let choices = (offered + names.filter { !offered.contains($0) }).map { Choice($0, Phrase(verbatim: $0)) }
    return switch answer.right.kind {
    case .share: .percentage(answer.value.filter { $0 != "%" })
    case .count: .number(answer.value)
    case .money: .money(answer.value)
    case .flag: .radios(Self.yesOrNo, chosen: answer.value)
    case .choice where !offered.isEmpty: .radios(choices, chosen: answer.value)
    case .people where !offered.isEmpty: .checkboxes(choices, chosen: Set(names))
    case .text: .paragraphs(answer.value, rows: 3)
    case .choice, .people, nil: .line(answer.value)
    }
  }

  private static let yesOrNo = [
    Choice("yes", Phrase("Yes", es: "Sí")), Choice("no", Phrase("No", es: "No")),
  ]
}
