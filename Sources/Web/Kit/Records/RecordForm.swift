import HTTPTypes
import Store
import Vocabulary

/// The form of a record, for a new one and for a change. What cannot be read stays as it was typed, beside what is wrong with it.
extension RecordPages {
  func new(_ visit: Visit) async throws -> Reply {
    var record = Record(id: .new())
    // A link may already know some answers: `/purpose/theories/new?priority=…`.
    for field in Record.fields where visit.query.has(field.name) {
      if let value = try? field.kind.value(from: visit.query[field.name]) { field.set(&record, value) }
    }
    let start = record
    let form = try await visit.read {
      try RecordForm(start, records: $0).taking(up: visit.draft(of: visit.path, in: $0), $0)
    }
    return reply(visit, form, isNew: true)
  }

  func create(_ visit: Visit) async throws -> Reply {
    try await keep(visit, Record(id: .new()), isNew: true)
  }

  func edit(_ visit: Visit) async throws -> Reply {
    let form = try await visit.read { records in
      let record = try self.record(visit, records)
      try visit.require(kind.editing, at: record.place)
      return try RecordForm(record, records: records).taking(up: visit.draft(of: visit.path, in: records), records)
    }
    return reply(visit, form, isNew: false)
  }

  func change(_ visit: Visit) async throws -> Reply {
    var record = try await visit.read { try self.record(visit, $0) }
    record.version = Int(visit.form["version"]) ?? record.version
    return try await keep(visit, record, isNew: false)
  }

  private func keep(_ visit: Visit, _ start: Record, isNew: Bool) async throws -> Reply {
    var form = try await visit.read { try RecordForm(start, typed: visit.form, records: $0) }
    do {
      try form.findings.refuseIfAnyStopsSaving()
      let record = form.record
      let saved = try await visit.act(why: visit.form["why"]) { try $0.save(record) }
      let back = visit.form["back"]
      return .redirect((Link.isSafe(back) && back.hasPrefix("/") ? back : saved.address) + "?done=saved")
    } catch let refusal as Refusal {
      form.findings = refusal.findings
      return reply(visit, form, isNew: isNew)
    } catch let conflict as SaveConflict {
      return try await bothVersions(visit, form, conflict)
    }
  }

  private func reply(_ visit: Visit, _ form: RecordForm<Record>, isNew: Bool) -> Reply {
    let title =
      isNew
      ? Phrase("Add a \(kind.one.en)", es: "Añadir: \(kind.one.es)")
      : Phrase("Change: \(form.record.shownTitle.en)", es: "Cambiar: \(form.record.shownTitle.es)")
    let view = RecordFormView(visit: visit, form: form, isNew: isNew, title: title)
    if let theirs = form.takenUp?.theirs { return bothVersions(visit, form, theirs, title) }
    let hasErrors = !form.findings.isEmpty
    return visit.page(
      title, under: [strategyLink, listLink], hasErrors: hasErrors, width: .reading,
      status: hasErrors ? .unprocessableContent : .ok, view.html)
  }

  /// Somebody saved since the draft was begun: as if it had been sent, though nothing is wrong yet.
  private func bothVersions(
    _ visit: Visit, _ form: RecordForm<Record>, _ theirs: TakenUpDraft.Theirs, _ title: Phrase
  ) -> Reply {
    let lead = Phrase(
      "\(theirs.name) saved this after you had begun to write. Compare the two, bring what you want of theirs into the form below, and save.",
      es:
        "\(theirs.name) guardó esto después de que usted empezó a escribir. Compare las dos versiones, pase al formulario lo que quiera conservar y guarde."
    )
    let differences = DifferenceView(
      form.takenUp?.changes ?? [], before: Phrase("Saved by \(theirs.name)", es: "Guardado por \(theirs.name)"),
      after: Phrase("Your text", es: "Su texto"), level: 2)
    let main: HTML =
      "\(PageHeading(title, lead: lead))\(differences)\(RecordFormView(visit: visit, form: form, isNew: false, title: nil))"
    return visit.page(title, under: [strategyLink, listLink], main)
  }

  /// Somebody saved in between: their version and what was typed here, side by side; the form keeps what was typed.
  private func bothVersions(_ visit: Visit, _ form: RecordForm<Record>, _ conflict: SaveConflict) async throws -> Reply
  {
    var form = form
    form.record.version = conflict.theirVersion
    let theirs = Record(id: form.record.id, version: conflict.theirVersion, values: conflict.theirs ?? [:])
    let mine = form.record
    let titles = try await visit.read { try $0.titles(referredToBy: [theirs, mine]) }
    let who = conflict.last?.name ?? ""
    let differences = DifferenceView(
      .between(theirs, and: mine, titles: titles),
      before: Phrase("Saved by \(who)", es: "Guardado por \(who)"), after: Phrase("Your text", es: "Su texto"))
    let title = Phrase("Somebody saved in between", es: "Alguien guardó entretanto")
    let lead = Phrase(
      "\(who) saved this while you were writing. Nothing is lost: compare the two, bring what you want of theirs into the form below, and save.",
      es:
        "\(who) guardó esto mientras usted escribía. No se ha perdido nada: compare las dos versiones, pase al formulario lo que quiera conservar y guarde."
    )
    let main: HTML =
      "\(PageHeading(title, lead: lead))\(differences)\(RecordFormView(visit: visit, form: form, isNew: false, title: nil))"
    return visit.page(title, under: [strategyLink, listLink], hasErrors: true, status: .conflict, main)
  }
}

/// A record as a form holds it: what each field says as typed, and what stands in the way.
struct RecordForm<Record: DistrictRecord>: Sendable {
  var record: Record
  var typed: [String: String]
  var findings: [Finding] = []
  /// Who may have been meant, where a typed name was not one person's: to choose from.
  private(set) var matches: [String: [Choice]] = [:]
  /// Whether something was typed that is no value of its field, and so is not in the record.
  private(set) var hasUnreadable = false
  /// The draft that the form was opened with, if there is one.
  var takenUp: TakenUpDraft?
  /// What each reference offers, by kind; kinds with too many to offer are asked for by name.
  let choices: [String: [Choice]]

  init(_ record: Record, records: Records) throws {
    self.record = record
    choices = try RecordForm.choices(records)
    typed = [:]
    let titles = try records.titles(referredToBy: [record])
    for field in Record.fields {
      typed[field.name] = field.kind.typed(field.get(record))
      if let kind = field.kind.referredKind, choices[kind] == nil {
        typed[field.name] = field.references(in: record).ids.map { titles[kind]?[$0] ?? $0 }.joined(separator: "; ")
      }
    }
  }

  init(_ start: Record, typed form: FormInput, records: Records) throws {
    record = start
    choices = try RecordForm.choices(records)
    typed = [:]
    for field in Record.fields {
      let text = form.all(field.name).joined(separator: "; ")
      typed[field.name] = text
      do {
        let value = try value(of: field, from: text, records)
        field.set(&record, value.inOrder(of: field.get(start)))
      } catch let unreadable as UnreadableField {
        findings.append(Finding(field.name, unreadable.code, unreadable.message))
        if ["several", "unknown"].contains(unreadable.code) { try offer(field, text, records) }
      }
    }
    hasUnreadable = !findings.isEmpty
    if !hasUnreadable { findings = record.allFindings }
  }

  /// Search and choose, where no script does it while one types.
  private mutating func offer(_ field: Field<Record>, _ text: String, _ records: Records) throws {
    guard field.kind == .reference(Person.kind.name) else { return }
    let people = try records.people(called: text, in: .everything, atMost: 20)
    if people.isEmpty { return }
    matches[field.name] = people.map {
      Choice($0.id.rawValue, Phrase(verbatim: $0.email.isEmpty ? $0.title : "\($0.title), \($0.email)"))
    }
  }

  private func value(of field: Field<Record>, from text: String, _ records: Records) throws -> FieldValue {
    guard let kind = field.kind.referredKind, choices[kind] == nil else { return try field.kind.value(from: text) }
    let names = text.split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
    let ids = try names.map { try identifier($0, kind, records) }
    if case .reference = field.kind { return FieldValue(ids.first) }
    return FieldValue(ids)
  }

  private func identifier(_ name: String, _ kind: String, _ records: Records) throws -> String {
    switch try records.identifier(of: kind, called: name) {
    case .found(let id): return id
    case .several(let count):
      throw UnreadableField(
        "several",
        Phrase(
          "There are \(count) called “\(name)”. Enter the e-mail address instead.",
          es: "Hay \(count) con el nombre «\(name)». Escriba el correo electrónico."))
    case .unknown:
      throw UnreadableField(
        "unknown",
        Phrase(
          "“\(name)” is not known. Enter a full name as it is in the list, or an e-mail address.",
          es: "No se conoce «\(name)». Escriba el nombre completo como está en la lista, o un correo electrónico."))
    }
  }

  private static func choices(_ records: Records) throws -> [String: [Choice]] {
    var choices: [String: [Choice]] = [:]
    for kind in Set(Record.fields.compactMap(\.kind.referredKind)) { choices[kind] = try records.choices(of: kind) }
    return choices
  }
}

struct RecordFormView<Record: DistrictRecord>: View {
  let visit: Visit
  let form: RecordForm<Record>
  let isNew: Bool
  let title: Phrase?

  var html: HTML {
    """
    \(FindingSummary(form.findings))
    \(title.map { PageHeading($0, lead: Record.kind.about) })
    \(form.takenUp.map { $0.notice(visit) })
    \(marks)
    """
  }

  private var marks: Form {
    let base = "/\(Record.kind.path)"
    let action = isNew ? base + "/new" : form.record.address + "/edit"
    return Form(
      to: action, csrf: visit.csrf, submit: Phrase("Save", es: "Guardar"),
      cancel: Link(Phrase("Cancel", es: "Cancelar"), to: isNew ? base : form.record.address),
      hidden: hidden, draft: DraftPages.address(of: action),
      fields: "\(Record.fields.map(question))\(isNew ? nil : why)")
  }

  private var hidden: [HiddenField] {
    var hidden = isNew ? [] : [HiddenField("version", String(form.record.version))]
    let back = visit.query["back"].isEmpty ? visit.form["back"] : visit.query["back"]
    if !back.isEmpty { hidden.append(HiddenField("back", back)) }
    return hidden
  }

  private func question(_ field: Field<Record>) -> HTML {
    let typed = form.typed[field.name] ?? ""
    guard let kind = field.kind.referredKind, form.choices[kind] == nil else {
      let choices = field.kind.referredKind.flatMap { form.choices[$0] } ?? []
      return FormField(field, typed: typed, findings: form.findings, choices: choices).html
    }
    let one = Phrase("A full name or an e-mail address", es: "Un nombre completo o un correo electrónico")
    let several = Phrase(
      "Full names or e-mail addresses, with a semicolon between them",
      es: "Nombres completos o correos, separados por punto y coma")
    let isOne = if case .reference = field.kind { true } else { false }
    if isOne, let matches = form.matches[field.name] {
      return FormField(
        field.name, field.label, .radios(matches + [nobody], chosen: nil), findings: form.findings,
        isRequired: field.isRequired
      ).html
    }
    var question = FormField(
      field.name, field.label, .line(typed), hint: field.hint ?? (isOne ? one : several), findings: form.findings,
      isRequired: field.isRequired)
    if kind == Person.kind.name { question.choices = ChoicePages.people }
    question.takesSeveral = !isOne
    return question.html
  }

  private var nobody: Choice { Choice("", Phrase("None of these", es: "Ninguna de estas")) }

  private var why: HTML {
    let hint = Phrase("Kept in the history with your name", es: "Queda en el historial con su nombre")
    return FormField(
      "why", Phrase("Why this change?", es: "¿Por qué este cambio?"), .line(form.why(visit)), hint: hint,
      isRequired: false
    ).html
  }
}

extension FieldKind {
  /// The kind of record that the field names, if it names any.
  var referredKind: String? {
    switch self {
    case .reference(let kind), .references(let kind): kind
    default: nil
    }
  }
}

extension FieldValue {
  /// What was ticked again stays in its old order, whatever the order of the boxes.
  fileprivate func inOrder(of old: FieldValue) -> FieldValue {
    guard case .list(let names) = self, case .list(let before) = old else { return self }
    return .list(before.filter(names.contains) + names.filter { !before.contains($0) })
  }
}
