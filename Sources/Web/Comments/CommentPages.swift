import HTTPTypes
import Store
import Vocabulary

/// What people say about any part of the plan: on the page of its record, and answered there.
struct CommentPages: Pages {
  var routes: [Route] {
    [
      .get("/comments/:id", .signedIn, show),
      .post("/comments/on/:kind/:record", .somewhere(.comment), keepsDrafts: true, begin),
      .post("/comments/:id/reply", .somewhere(.comment), keepsDrafts: true, reply),
      .get("/comments/:id/edit", .somewhere(.comment), edit),
      .post("/comments/:id/edit", .somewhere(.comment), keepsDrafts: true, change),
      .get("/comments/:id/remove", .somewhere(.comment), askToRemove),
      .post("/comments/:id/remove", .somewhere(.comment), remove),
      .post("/comments/:id/resolve", .somewhere(.comment)) { try await settle($0, true) },
      .post("/comments/:id/reopen", .somewhere(.comment)) { try await settle($0, false) },
    ]
  }

  /// To where the comment stands.
  func show(_ visit: Visit) async throws -> Reply {
    let found = try await visit.read { try self.found(visit, $0) }
    return .redirect(found.address)
  }

  func begin(_ visit: Visit) async throws -> Reply {
    let (kind, record) = (visit.parameter("kind"), visit.parameter("record"))
    let subject = try await visit.read { try $0.subject(kind, record, reach: visit.reachIfAny) }
    guard let subject else { throw Absent() }
    return try await write(visit, subject, inThread: nil)
  }

  func reply(_ visit: Visit) async throws -> Reply {
    let found = try await visit.read { try self.found(visit, $0) }
    return try await write(visit, found.subject, inThread: found.comment.thread)
  }

  private func write(_ visit: Visit, _ subject: Subject, inThread thread: Comment.ID?) async throws -> Reply {
    let form = CommentForm(visit.form)
    do {
      let written = try await visit.act { records in
        let request = try form.request(at: subject, records)
        return try records.comment(form.text, on: subject, inThread: thread, asking: request)
      }
      return .redirect("\(subject.address)?done=commented#comment-\(written.id)")
    } catch let refusal as Refusal {
      return again(visit, subject, form, refusal.findings, to: visit.path)
    }
  }

  func edit(_ visit: Visit) async throws -> Reply {
    let (found, draft) = try await visit.read { records in
      (try self.found(visit, records), try visit.draft(of: visit.path, in: records))
    }
    let (person, moment) = (try visit.signedIn.member.person, visit.store.now())
    if let finding = found.comment.whyNotEdited(by: person, at: moment) { throw Refusal([finding]) }
    var form = CommentForm(text: found.comment.text)
    if let draft { form.text = draft.typed["text"] }
    return again(visit, found.subject, form, [], to: visit.path, draft: draft)
  }

  func change(_ visit: Visit) async throws -> Reply {
    let found = try await visit.read { try self.found(visit, $0) }
    let form = CommentForm(visit.form)
    do {
      try await visit.act { try $0.change(found.comment, to: form.text, on: found.subject) }
      return .redirect(found.address.adding("done", "saved"))
    } catch let refusal as Refusal {
      return again(visit, found.subject, form, refusal.findings, to: visit.path)
    }
  }

  func askToRemove(_ visit: Visit) async throws -> Reply {
    let found = try await visit.read { try self.found(visit, $0) }
    let title = Phrase("Take this comment out?", es: "¿Retirar este comentario?")
    let lead = Phrase(
      "That there was a comment, whose and when, stays to be seen. What it said stays in the history alone.",
      es: "Queda a la vista que hubo un comentario, de quién y cuándo. Lo que decía queda solo en el historial.")
    let form = Form(
      to: visit.path, csrf: visit.csrf, submit: Phrase("Take it out", es: "Retirarlo"),
      cancel: Link(Phrase("Cancel", es: "Cancelar"), to: found.address),
      fields: "<blockquote>\(HTML.paragraphs(found.comment.text))</blockquote>")
    return visit.page(title, under: found.crumbs, width: .reading, "\(PageHeading(title, lead: lead))\(form)")
  }

  func remove(_ visit: Visit) async throws -> Reply {
    let found = try await visit.read { try self.found(visit, $0) }
    try await visit.act { try $0.remove(found.comment, on: found.subject) }
    return .redirect(found.address.adding("done", "taken-out"))
  }

  private func settle(_ visit: Visit, _ isSettled: Bool) async throws -> Reply {
    let found = try await visit.read { try self.found(visit, $0) }
    try await visit.act { try $0.settle(found.comment.thread, isSettled, on: found.subject) }
    return .redirect("\(found.subject.address)?done=saved#comment-\(found.comment.thread)")
  }

  private struct Found: Sendable {
    let comment: Comment
    let subject: Subject
    var address: String { "\(subject.address)#comment-\(comment.id)" }
    var crumbs: [Link] { [Link(Phrase(verbatim: subject.title), to: subject.address)] }
  }

  /// The comment that the address names, for those who may read what it is about.
  private func found(_ visit: Visit, _ records: Records) throws -> Found {
    guard let comment = try records.comment(visit.id()),
      let subject = try records.subject(comment.kind, comment.record, reach: visit.reachIfAny)
    else { throw Absent() }
    return Found(comment: comment, subject: subject)
  }

  /// The form on a page of its own: where something stands in the way, and for a change.
  private func again(
    _ visit: Visit, _ subject: Subject, _ form: CommentForm, _ findings: [Finding], to action: String,
    draft: OpenDraft? = nil
  ) -> Reply {
    let isChange = action.hasSuffix("/edit")
    let title =
      isChange ? Phrase("Change your comment", es: "Cambiar su comentario") : Phrase("Comment", es: "Comentar")
    let view = CommentFormView(
      form: form, findings: findings, subject: subject, action: action, csrf: visit.csrf, asks: !isChange,
      submit: isChange ? Phrase("Save", es: "Guardar") : Phrase("Comment", es: "Comentar"),
      cancel: Link(Phrase("Cancel", es: "Cancelar"), to: "\(subject.address)#comments"))
    let notice = draft.map { DraftNotice(draft: $0, page: visit.ownAddress, csrf: visit.csrf) }
    return visit.page(
      title, under: [Link(Phrase(verbatim: subject.title), to: subject.address)], hasErrors: !findings.isEmpty,
      width: .reading, status: findings.isEmpty ? .ok : .unprocessableContent,
      "\(FindingSummary(findings))\(PageHeading(title, caption: Phrase(verbatim: subject.title)))\(notice)\(view)")
  }
}

/// A comment as its form holds it.
struct CommentForm: Sendable {
  var text: String
  /// Who is asked to do something, by name or e-mail address, and by when.
  var asked = ""
  var due = ""

  init(text: String = "") { self.text = text }

  init(_ form: FormInput) {
    text = form["text"]
    asked = form["asked"].trimmed
    due = form["due"].trimmed
  }

  /// What is asked of whom, if anything is. Refused with everything that stands in the way.
  func request(at subject: Subject, _ records: ActRecords) throws -> Request? {
    guard !asked.isEmpty else {
      if due.isEmpty { return nil }
      throw Refusal("asked", "required", Phrase("Enter who is to do it", es: "Escriba quién debe hacerlo"))
    }
    var findings: [Finding] = []
    var day: Day?
    do throws(UnreadableField) {
      day = Day(try FieldKind.day.value(from: due).text)
    } catch {
      findings.append(Finding("due", error.code, error.message))
    }
    guard case .member(let member, let permission) = records.author else { return nil }
    let people = try records.peopleToMention(asked, for: member, permission, on: subject).filter { $0.isCalled(asked) }
    if people.count != 1 { findings.append(people.isEmpty ? CommentForm.unknown : CommentForm.several) }
    try findings.refuseIfAnyStopsSaving()
    return people.first.map { Request(of: $0.id, by: day) }
  }

  private static let unknown = Finding(
    "asked", "unknown",
    Phrase("Enter a full name or an e-mail address", es: "Escriba un nombre completo o un correo electrónico"))
  private static let several = Finding(
    "asked", "several",
    Phrase(
      "Several people are called that. Enter the e-mail address instead",
      es: "Varias personas se llaman así. Escriba el correo electrónico"))
}

/// Where a comment is written.
struct CommentFormView: View {
  let form: CommentForm
  var findings: [Finding] = []
  let subject: Subject
  let action: String
  let csrf: String?
  /// Whether something can be asked of somebody with it.
  let asks: Bool
  let submit: Phrase
  var cancel: Link?
  /// Tells the forms of one page apart.
  var place: String?

  var html: HTML {
    Form(
      to: action, csrf: csrf, submit: submit, cancel: cancel, draft: DraftPages.address(of: action),
      fields: "\(text)\(asks ? ask : nil)"
    ).html
  }

  private var text: FormField {
    var field = FormField(
      "text", place == nil ? Phrase("Your comment", es: "Su comentario") : Phrase("Your reply", es: "Su respuesta"),
      .paragraphs(form.text, rows: 4),
      hint: Phrase(
        "Write @ and a full name to tell somebody of it",
        es: "Escriba @ y un nombre completo para avisar a alguien"), findings: findings)
    field.place = place
    field.choices = ChoicePages.mentions(at: subject)
    return field
  }

  private var ask: HTML {
    let isOpen = !form.asked.isEmpty || !form.due.isEmpty || findings.contains { ["asked", "due"].contains($0.field) }
    var asked = FormField(
      "asked", Phrase("Who", es: "Quién"), .line(form.asked),
      hint: Phrase("A full name or an e-mail address", es: "Un nombre completo o un correo electrónico"),
      findings: findings, isRequired: false)
    var due = FormField(
      "due", Phrase("By when", es: "Para cuándo"), .day(form.due),
      hint: Phrase("Year, month, day: 2026-12-01", es: "Año, mes, día: 2026-12-01"), findings: findings,
      isRequired: false)
    asked.place = place
    asked.choices = ChoicePages.mentions(at: subject)
    due.place = place
    return Details(
      Phrase("Ask somebody to do this", es: "Pedir a alguien que lo haga"), isOpen: isOpen, content: "\(asked)\(due)"
    ).html
  }
}
