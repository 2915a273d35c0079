import HTTPTypes
import Store
import Vocabulary

/// Programs that may come in with a token: who let them in, in whose name, how far and until when.
struct ProgramPages: Pages {
  static let path = "/access/programs"
  static let title = Phrase("Programs", es: "Programas")

  var routes: [Route] {
    [
      .get(Self.path, .district(.manageAccess), list),
      .post(Self.path, .district(.manageAccess), letIn),
      .post("\(Self.path)/:id/end", .district(.manageAccess), shutOut),
      .post("/account/programs/:id/end", .signedIn, shutOutOwn),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .people, Self.title,
        about: Phrase(
          "Which programs may come in, in whose name, how far and until when.",
          es: "Qué programas pueden entrar, en nombre de quién, hasta dónde y hasta cuándo."), to: Self.path)
    ]
  }

  private func list(_ visit: Visit) async throws -> Reply { try await page(visit, ProgramForm()) }

  private func page(_ visit: Visit, _ form: ProgramForm) async throws -> Reply {
    let access = try await visit.read { try $0.programAccess() }
    let view = ProgramsView(access: access, form: form, csrf: visit.csrf)
    return visit.page(
      Self.title, under: [AccessPages.people, AccessPages.link], hasErrors: !form.findings.isEmpty,
      status: form.findings.isEmpty ? .ok : .unprocessableContent, view.html
    ).telling(access.count)
  }

  private func letIn(_ visit: Visit) async throws -> Reply {
    var form = try await visit.read { try ProgramForm(visit.form, $0) }
    do {
      try form.findings.refuseIfAnyStopsSaving()
      let token = try await visit.store.letProgramIn(form.wish, in: visit.signedIn.district.id, by: visit.author)
      let view = NewProgramView(name: form.wish.name, token: token.text)
      return visit.page(
        view.title, under: [AccessPages.link, Link(Self.title, to: Self.path)], width: .reading, view.html)
    } catch let refusal as Refusal {
      form.findings = refusal.findings
      return try await page(visit, form)
    }
  }

  private func shutOut(_ visit: Visit) async throws -> Reply {
    try await visit.store.shutProgramOut(visit.id(), in: visit.signedIn.district.id, by: visit.author)
    return .redirect("\(Self.path)?done=program-ended")
  }

  private func shutOutOwn(_ visit: Visit) async throws -> Reply {
    let session = try visit.ownSession
    let own = try await visit.read { try $0.programAccess(of: session.member.person) }
    guard own.contains(where: { $0.id == visit.id() }) else { throw Absent() }
    try await visit.store.shutProgramOut(visit.id(), in: session.district.id, by: session.author)
    return .redirect("/account?done=program-ended")
  }
}

/// What was asked for and typed.
struct ProgramForm: Sendable {
  var wish = ProgramWish()
  var person = ""
  var ends = ""
  var findings: [Finding] = []

  init() {}

  init(_ form: FormInput, _ records: Records) throws {
    wish.name = form["name"].trimmed
    wish.scopes = Set(form.all("scopes").compactMap { ProgramScope($0) })
    person = form["person"].trimmed
    ends = form["ends"].trimmed
    if !person.isEmpty {
      if case .found(let id) = try records.identifier(of: Person.kind.name, called: person) { wish.person = .init(id) }
    }
    var unreadable: [Finding] = []
    wish.ends = form.day("ends", &unreadable)
    findings =
      unreadable
      + wish.findings(on: records.today).filter { finding in
        !unreadable.contains { $0.field == finding.field }
      }
  }
}

struct ProgramsView: View {
  let access: [ProgramAccess]
  let form: ProgramForm
  let csrf: String

  private static var lead: Phrase {
    Phrase(
      "A program comes with a token, in the name of a member: it may do what the member may, within its scopes. What it reads that is sensitive is written down, and what it changes stands in the history with its name.",
      es:
        "Un programa entra con un token, en nombre de una persona: puede hacer lo que ella puede, dentro de sus alcances. Lo delicado que lee queda anotado, y lo que cambia queda en el historial con su nombre."
    )
  }

  var html: HTML {
    """
    \(FindingSummary(form.findings))
    \(PageHeading(ProgramPages.title, lead: Self.lead))
    \(ProgramTable(access: access, action: { "\(ProgramPages.path)/\($0.id)/end" }, csrf: csrf))
    <h2>\(Phrase("Let a program in", es: "Dejar entrar a un programa"))</h2>
    \(Form(to: ProgramPages.path, csrf: csrf, submit: Phrase("Make a token", es: "Crear un token"), fields: fields))
    """
  }

  private var fields: HTML {
    let name = FormField(
      "name", Phrase("Which program", es: "Qué programa"), .line(form.wish.name),
      hint: Phrase(
        "For example: nightly copy of the staffing system", es: "Por ejemplo: copia nocturna del sistema de personal"),
      findings: form.findings)
    var person = FormField(
      "person", Phrase("In whose name", es: "En nombre de quién"), .line(form.person),
      hint: Phrase("A full name or an e-mail address", es: "Un nombre completo o un correo electrónico"),
      findings: form.findings)
    person.choices = ChoicePages.people
    let scopes = FormField(
      "scopes", Phrase("What it may do", es: "Qué puede hacer"),
      .checkboxes(ProgramScope.all.map { Choice($0.name, $0.label) }, chosen: Set(form.wish.scopes.map(\.name))),
      findings: form.findings)
    let ends = FormField(
      "ends", Phrase("Last day", es: "Último día"), .day(form.ends),
      hint: Phrase(
        "At most \(ProgramWish.mostDays) days from today, like 2027-06-30",
        es: "Como máximo \(ProgramWish.mostDays) días desde hoy, como 2027-06-30"), findings: form.findings)
    return "\(name)\(person)\(scopes)\(ends)"
  }
}

/// Programs with what each may do, and the way to take it back.
struct ProgramTable: View {
  let access: [ProgramAccess]
  let action: @Sendable (ProgramAccess) -> String
  let csrf: String

  var html: HTML {
    Table(
      Phrase("Programs that may come in", es: "Programas que pueden entrar"),
      columns: [
        .init(Phrase("Program", es: "Programa")), .init(Phrase("In the name of", es: "En nombre de")),
        .init(Phrase("May", es: "Puede")), .init(Phrase("Given", es: "Dado")),
        .init(Phrase("Last day", es: "Último día")), .init(Phrase("Last seen", es: "Última vez")),
        .init(Phrase("End", es: "Terminar"), isHeadingHidden: true),
      ],
      rows: access.map(row),
      whenEmpty: EmptyState(
        Phrase("No program may come in", es: "Ningún programa puede entrar"),
        Phrase("Each needs a token of its own.", es: "Cada uno necesita su propio token."))
    ).html
  }

  private func row(_ one: ProgramAccess) -> [HTML] {
    let given = Phrase("\(one.given.shown) by \(one.givenBy)", es: "\(one.given.shown) por \(one.givenBy)")
    let never = Phrase("Never", es: "Nunca")
    return [
      HTML(text: one.name), HTML(text: one.personName), .list(one.scopes.sorted().map { HTML($0.label) }), HTML(given),
      HTML(one.ends), one.seen.map { HTML(text: $0.shown) } ?? HTML(never),
      ButtonForm(
        Phrase("Take back", es: "Retirar"), to: action(one), csrf: csrf, style: .plain,
        confirm: Phrase(
          "Take back the token of \(one.name)? It stops working at once.",
          es: "¿Retirar el token de \(one.name)? Deja de funcionar de inmediato."), context: Phrase(verbatim: one.name)
      ).html,
    ]
  }
}

/// The token, told once.
struct NewProgramView: View {
  let name: String
  let token: String

  var title: Phrase { Phrase("The token for \(name)", es: "El token para \(name)") }

  private static var lead: Phrase {
    Phrase(
      "Copy it now: it is not shown again. Whoever has it may do what it allows.",
      es: "Cópielo ahora: no se muestra otra vez. Quien lo tenga puede hacer lo que permite.")
  }

  var html: HTML {
    """
    \(PageHeading(title, lead: Self.lead))
    <p><code>\(token)</code></p>
    <p>\(Phrase("The program sends it with every request:", es: "El programa lo envía con cada petición:"))</p>
    <p><code>Authorization: Bearer …</code></p>
    <p>\(Link(Phrase("How programs ask, and for what", es: "Cómo piden los programas, y qué"), to: "/api/v1/openapi.json"))</p>
    <p>\(Link(Phrase("All programs", es: "Todos los programas"), to: ProgramPages.path))</p>
    """
  }
}
