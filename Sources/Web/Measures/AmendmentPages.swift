import HTTPTypes
import Measures
import Store
import Vocabulary

/// Changing what is sealed: one person asks, with a reason; a second one decides.
struct AmendmentPages: Pages {
  static let path = "/measures/amend"
  static func address(_ kind: RecordKind, _ id: String) -> String { "\(path)/\(kind.name)/\(id)" }

  var routes: [Route] {
    [
      .get("\(Self.path)/:kind/:record", .district(.editPlan), showing: .nothing, ask),
      .post("\(Self.path)/:kind/:record", .district(.editPlan), keepsDrafts: true, send),
      .post("/measures/amendments/:id/decide", .district(.approveAmendment), decide),
    ]
  }

  func ask(_ visit: Visit) async throws -> Reply { try await type(visit).ask(visit) }
  func send(_ visit: Visit) async throws -> Reply { try await type(visit).send(visit) }

  func decide(_ visit: Visit) async throws -> Reply {
    let id: Amendment.ID = visit.id()
    guard try await visit.read({ try $0.amendment(id) }) != nil else { throw Absent() }
    let (isApproved, remark) = (visit.form["decision"] == "approve", visit.form["remark"])
    try await visit.act(why: remark) { try $0.decide(id, approved: isApproved, remark: remark) }
    return .redirect("\(SealPages.path)?done=saved")
  }

  private func type(_ visit: Visit) throws -> any AmendmentAsking {
    switch visit.parameter("kind") {
    case Measure.kind.name: AmendmentForm<Measure>()
    case Baseline.kind.name: AmendmentForm<Baseline>()
    case MeasureTarget.kind.name: AmendmentForm<MeasureTarget>()
    case ComparisonDesign.kind.name: AmendmentForm<ComparisonDesign>()
    case SchoolStart.kind.name: AmendmentForm<SchoolStart>()
    default: throw Absent()
    }
  }
}

/// The form of an amendment, for one kind of record.
protocol AmendmentAsking: Sendable {
  func ask(_ visit: Visit) async throws -> Reply
  func send(_ visit: Visit) async throws -> Reply
}

struct AmendmentForm<Record: SealedRecord>: AmendmentAsking {
  private func record(_ visit: Visit, _ records: Records) throws -> Record {
    guard let found = try records.find(Record.self, visit.id("record")) else { throw Absent() }
    return found
  }

  func ask(_ visit: Visit) async throws -> Reply {
    let address = AmendmentPages.address(Record.kind, visit.parameter("record"))
    let (record, form, reason) = try await visit.read { records in
      let record = try self.record(visit, records)
      let draft = try visit.draft(of: address, in: records)
      let form =
        try draft.map { try RecordForm(record, typed: $0.typed, records: records) }
        ?? RecordForm(record, records: records)
      return (record, form, draft?.typed["reason"] ?? "")
    }
    return reply(visit, record, form, reason, [])
  }

  func send(_ visit: Visit) async throws -> Reply {
    let reason = visit.form["reason"].trimmed
    let (record, form) = try await visit.read { records in
      let record = try self.record(visit, records)
      return (record, try RecordForm(record, typed: visit.form, records: records))
    }
    do {
      try form.findings.refuseIfAnyStopsSaving()
      let proposed = form.record
      try await visit.act(why: reason) { try $0.askToAmend(record, to: proposed, because: reason) }
      return .redirect("\(SealPages.path)?done=sent")
    } catch let refusal as Refusal {
      return reply(visit, record, form, reason, refusal.findings)
    }
  }

  private func reply(
    _ visit: Visit, _ record: Record, _ form: RecordForm<Record>, _ reason: String, _ findings: [Finding]
  ) -> Reply {
    let title = Phrase("Ask for an amendment", es: "Solicitar una enmienda")
    var shown = form
    shown.findings = findings
    let view = AmendmentFormView(visit: visit, record: record, form: shown, reason: reason, title: title)
    return visit.page(
      title, under: [.strategy(.measures), Link(Phrase(verbatim: record.title), to: record.address)],
      hasErrors: !findings.isEmpty, width: .reading, status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }
}

struct AmendmentFormView<Record: SealedRecord>: View {
  let visit: Visit
  let record: Record
  let form: RecordForm<Record>
  let reason: String
  let title: Phrase

  var html: HTML {
    let address = AmendmentPages.address(Record.kind, record.identifier)
    return """
      \(FindingSummary(form.findings))
      \(PageHeading(title, caption: Phrase(verbatim: record.title), lead: lead))
      \(Form(to: address, csrf: visit.csrf, submit: Phrase("Ask for it", es: "Solicitarla"),
        cancel: Link(Phrase("Cancel", es: "Cancelar"), to: record.address), draft: DraftPages.address(of: address),
        fields: "\(why)\(Record.fields.map(question))"))
      """
  }

  private var lead: Phrase {
    Phrase(
      "Change what has to change. It takes effect when a second person has approved it, and is shown with its reason.",
      es: "Cambie lo que tenga que cambiar. Tendrá efecto cuando otra persona lo apruebe, y se mostrará con su motivo.")
  }

  private var why: FormField {
    FormField(
      "reason", Phrase("Why it has to change", es: "Por qué tiene que cambiar"), .paragraphs(reason, rows: 3),
      hint: Phrase("Everybody who reads the plan can read this", es: "Quien lea el plan podrá leer esto"),
      findings: form.findings)
  }

  private func question(_ field: Field<Record>) -> HTML {
    let typed = form.typed[field.name] ?? ""
    guard let kind = field.kind.referredKind, form.choices[kind] == nil else {
      let choices = field.kind.referredKind.flatMap { form.choices[$0] } ?? []
      return FormField(field, typed: typed, findings: form.findings, choices: choices).html
    }
    var question = FormField(
      field.name, field.label, .line(typed), hint: field.hint, findings: form.findings, isRequired: field.isRequired)
    if kind == Person.kind.name { question.choices = ChoicePages.people }
    return question.html
  }
}

/// Every amendment: what changed, when, why, who asked and who decided.
struct AmendmentList: View {
  let visit: Visit
  let amendments: [Amendment]

  var html: HTML {
    """
    <section><h2>\(Phrase("Amendments", es: "Enmiendas"))</h2>
    \(amendments.isEmpty ? none : "\(amendments.map(card))")</section>
    """
  }

  private var none: HTML {
    "<p class=\"nothing\">\(Phrase("Nothing sealed has been changed.", es: "No se ha cambiado nada de lo sellado."))</p>"
  }

  private func card(_ amendment: Amendment) -> HTML {
    """
    <article class="amendment" id="amendment-\(amendment.id)"><h3>\(amendment.title) \(Tag(amendment.state.label, amendment.state.tone))</h3>
    <p>\(amendment.reason)</p>
    <p class="hint">\(Phrase("Asked by \(amendment.askerName), \(amendment.asked.shown)", es: "Solicitada por \(amendment.askerName), \(amendment.asked.shown)"))\(decided(amendment))</p>
    \(Details(Phrase("What changes", es: "Qué cambia"), isOpen: amendment.state == .waiting, content: changes(amendment)))
    \(amendment.state == .waiting ? deciding(amendment) : nil)</article>

    """
  }

  private func decided(_ amendment: Amendment) -> HTML? {
    guard let moment = amendment.decided else { return nil }
    let remark = amendment.remark.isEmpty ? "" : ": \(amendment.remark)"
    return
      "<br>\(Phrase("Decided by \(amendment.decider), \(moment.shown)\(remark)", es: "Decidida por \(amendment.decider), \(moment.shown)\(remark)"))"
  }

  private func changes(_ amendment: Amendment) -> HTML {
    guard let type = Register.type(named: amendment.kind) else { return "" }
    return rows(type, amendment)
  }

  private func rows<Record: DistrictRecord>(_ type: Record.Type, _ amendment: Amendment) -> HTML {
    let (before, after) = (amendment.before ?? [:], amendment.proposed ?? [:])
    let changed = Record.fields.filter { before[$0.name] ?? .none != after[$0.name] ?? .none }
    return Table(
      Phrase("Before and after", es: "Antes y después"),
      columns: [
        .init(Phrase("Field", es: "Campo")), .init(Phrase("Sealed", es: "Sellado")),
        .init(Phrase("Asked for", es: "Solicitado")),
      ],
      rows: changed.map { field in
        [
          HTML(field.label), HTML(field.kind.shown(before[field.name] ?? .none)),
          HTML(field.kind.shown(after[field.name] ?? .none)),
        ]
      }, isCaptionHidden: true
    ).html
  }

  private func deciding(_ amendment: Amendment) -> HTML? {
    guard visit.allows(.approveAmendment) else { return nil }
    if visit.session?.member.person == amendment.asker {
      return
        "<p class=\"hint\">\(Phrase("A second person decides: you have asked for it.", es: "Decide otra persona: usted la ha solicitado."))</p>"
    }
    var remark = FormField("remark", Phrase("Remark", es: "Observación"), .line(""), isRequired: false)
    remark.place = amendment.id.rawValue
    let buttons: [HTML] = [
      "\(Button(Phrase("Approve", es: "Aprobar"), name: "decision", value: "approve", context: Phrase(verbatim: amendment.title)))",
      "\(Button(Phrase("Decline", es: "Rechazar"), style: .secondary, name: "decision", value: "decline", context: Phrase(verbatim: amendment.title)))",
    ]
    return """
      <form action="/measures/amendments/\(amendment.id)/decide" method="post">\(HiddenField.csrf(visit.csrf))\(remark)\(ButtonRow(buttons))</form>
      """
  }
}

extension Amendment.State {
  var tone: Tag.Tone {
    switch self {
    case .waiting: .caution
    case .approved: .good
    case .declined: .stop
    }
  }
}

extension Moment {
  /// Its day, by the time of the reader's district.
  var shownDay: Day { Reading.time.day(of: self) }
}
