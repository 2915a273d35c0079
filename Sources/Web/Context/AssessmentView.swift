import Context
import Store
import Vocabulary

/// What a school says in one respect, as the form holds it.
struct AssessmentForm: Sendable {
  var level: String
  var evidence: String
  var nextStep: String
  /// By name or e-mail address.
  var owner: String
  var due: String
  var isDone: Bool
  var findings: [Finding] = []
  /// Typed before and not saved.
  var draft: OpenDraft?

  init(_ assessment: ReadinessAssessment, records: Records) throws {
    level = assessment.level?.rawValue ?? ""
    evidence = assessment.evidence
    nextStep = assessment.nextStep
    owner = try records.titles(referredToBy: [assessment])[Person.kind.name]?.values.first ?? ""
    due = assessment.due?.description ?? ""
    isDone = assessment.isDone
  }

  init(_ form: FormInput) {
    level = form["level"]
    evidence = form["evidence"]
    nextStep = form["next_step"]
    owner = form["owner"].trimmed
    due = form["due"]
    isDone = form.has("is_done")
  }

  /// What was said; refused with everything that stands in the way.
  func assessment(
    of school: School, in criterion: ReadinessCriterion, records: Records
  ) throws -> ReadinessAssessment {
    var said = ReadinessAssessment(id: .new())
    said.school = school.id
    said.criterion = criterion
    said.level = ReadinessLevel(rawValue: level)
    said.evidence = evidence
    said.nextStep = nextStep.trimmed
    said.isDone = isDone
    var found: [Finding] = []
    if said.level == nil { found.append(Finding("level", "required", Phrase("Choose a level", es: "Elija un nivel"))) }
    do {
      said.due = Day(try FieldKind.day.value(from: due).text)
    } catch {
      found.append(Finding("due", error.code, error.message))
    }
    if !owner.isEmpty {
      said.owner = try person(records)
      if said.owner == nil { found.append(AssessmentForm.unknownOwner) }
    }
    let all = found + said.findings
    if !all.isEmpty { throw Refusal(all) }
    return said
  }

  /// The person who is called this, if there is exactly one.
  private func person(_ records: Records) throws -> Person.ID? {
    guard case .found(let id) = try records.identifier(of: Person.kind.name, called: owner) else { return nil }
    return Person.ID(id)
  }

  private static var unknownOwner: Finding {
    Finding(
      "owner", "unknown",
      Phrase(
        "Enter a full name as it is in the list, or an e-mail address",
        es: "Escriba el nombre completo como está en la lista, o un correo electrónico"))
  }

  func taking(up draft: OpenDraft?) -> AssessmentForm {
    guard let draft else { return self }
    var form = AssessmentForm(draft.typed)
    form.draft = draft
    return form
  }

  func with(_ findings: [Finding]) -> AssessmentForm {
    var form = self
    form.findings = findings
    return form
  }
}

/// One respect of readiness, asked on a page of its own: the levels stand beside what each looks like.
struct AssessmentView: View {
  let visit: Visit
  let school: School
  let criterion: ReadinessCriterion
  let form: AssessmentForm

  var html: HTML {
    """
    \(FindingSummary(form.findings))
    \(PageHeading(criterion.label, caption: Phrase("Readiness of \(school.name)", es: "Preparación de \(school.name)"), lead: criterion.question))
    \(form.draft.map { DraftNotice(draft: $0, page: visit.ownAddress, csrf: visit.csrf) })
    \(Form(to: action, csrf: visit.session?.csrf, submit: Phrase("Save", es: "Guardar"), cancel: Link(Phrase("Cancel", es: "Cancelar"), to: ReadinessPages.address(school)), draft: DraftPages.address(of: action), fields: fields))
    """
  }

  private var action: String { "\(ReadinessPages.address(school))/\(criterion.rawValue)" }

  private var fields: HTML {
    """
    \(FormField("level", Phrase("Which of these is nearest to how it is?", es: "¿Cuál de estas se acerca más a cómo es?"), .radios(ReadinessLevel.choices, chosen: form.level, hints: hints), findings: form.findings))
    \(FormField("evidence", Phrase("What shows it?", es: "¿Qué lo muestra?"), .paragraphs(form.evidence), hint: evidenceHint, findings: form.findings, isRequired: false))
    \(FormField("next_step", Phrase("Next step", es: "Próximo paso"), .line(form.nextStep), findings: form.findings, isRequired: false))
    \(owner)
    \(FormField("due", Phrase("By", es: "Para el"), .day(form.due), hint: Phrase("For example 2027-03-15", es: "Por ejemplo 2027-03-15"), findings: form.findings, isRequired: false))
    \(FormField("is_done", Phrase("The step is done", es: "El paso está hecho"), .flag(form.isDone), findings: form.findings, isRequired: false))
    """
  }

  private var owner: FormField {
    var field = FormField(
      "owner", Phrase("Who does it", es: "Quién lo hace"), .line(form.owner),
      hint: Phrase("A full name or an e-mail address", es: "Un nombre completo o un correo electrónico"),
      findings: form.findings, isRequired: false)
    field.choices = ChoicePages.people
    return field
  }

  private var evidenceHint: Phrase {
    Phrase(
      "Minutes, the schedule, a visit, what teachers say. Level 3 and 4 count only with it.",
      es: "Actas, el horario, una visita, lo que dicen los docentes. Los niveles 3 y 4 solo cuentan con ello.")
  }

  private var hints: [String: Phrase] {
    Dictionary(
      uniqueKeysWithValues: ReadinessLevel.allCases.map {
        ($0.rawValue, ReadinessRubric.standard.descriptor(criterion, $0))
      })
  }
}
