import Build
import HTTPTypes
import Measures
import Store
import Vocabulary

/// The launch gate: everything that must be there, what the district launches without, and the launch itself.
struct LaunchPages: Pages {
  static let path = "/measures/launch"
  static let title = Phrase("Launch", es: "Inicio")

  var routes: [Route] {
    [
      .get(Self.path, .district(.readPlan), show),
      .get("\(Self.path)/without", .district(.editPlan), showing: .nothing, askException),
      .post("\(Self.path)/without", .district(.editPlan), keepsDrafts: true, except),
      .get("\(Self.path)/check", .district(.editPlan), showing: .nothing, check),
      .post("\(Self.path)/check", .district(.editPlan), launch),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .measures, Self.title,
        about: Phrase(
          "What is still missing before the initiative may start.",
          es: "Qué falta antes de que la iniciativa pueda empezar."),
        to: Self.path)
    ]
  }

  struct Shown: Sendable {
    let gate: LaunchGate
    let seal: Seal?
    let people: [String: String]
  }

  private func shown(_ visit: Visit) async throws -> Shown {
    try await visit.read { records in
      let gate = try records.launchGate()
      let people = Set(gate.exceptions.compactMap(\.person?.rawValue))
      return Shown(
        gate: gate, seal: try records.latestSeal(), people: try records.titles(of: Person.kind.name, people))
    }
  }

  func show(_ visit: Visit) async throws -> Reply {
    let shown = try await shown(visit)
    return visit.page(Self.title, under: [.strategy(.measures)], LaunchView(visit: visit, shown: shown).html)
  }

  func askException(_ visit: Visit) async throws -> Reply { try await exceptionForm(visit, visit.query["need"], []) }

  func except(_ visit: Visit) async throws -> Reply {
    let key = visit.form["need"]
    do {
      let exception = try await visit.read { try self.exception(visit.form, key, $0) }
      try await visit.act { try $0.save(exception) }
      return .redirect("\(Self.path)?done=saved")
    } catch let refusal as Refusal {
      return try await exceptionForm(visit, key, refusal.findings)
    }
  }

  private func exception(_ form: FormInput, _ key: String, _ records: Records) throws -> LaunchException {
    guard let need = try records.launchGate().open.first(where: { $0.key == key }) else { throw Absent() }
    var findings: [Finding] = []
    var exception = LaunchException(id: .new())
    exception.need = key
    exception.what = need.finding?.message.en ?? key
    exception.reason = form["reason"].trimmed
    exception.recorded = records.today
    exception.mendedBy = form.day("mended_by", &findings)
    switch try records.identifier(of: Person.kind.name, called: form["person"].trimmed) {
    case .found(let id): exception.person = Person.ID(id)
    default:
      findings.append(
        Finding(
          "person", "unknown",
          Phrase(
            "Enter the full name or e-mail address of who answers for it",
            es: "Escriba el nombre completo o correo de quien responde de ello")))
    }
    if exception.reason.isEmpty {
      findings.append(
        Finding(
          "reason", "required",
          Phrase("Say why the district launches without it", es: "Diga por qué el distrito empieza sin ello")))
    }
    if !findings.isEmpty { throw Refusal(findings) }
    return exception
  }

  private func exceptionForm(_ visit: Visit, _ key: String, _ findings: [Finding]) async throws -> Reply {
    let (gate, draft) = try await visit.read {
      (try $0.launchGate(), try visit.draft(of: "\(Self.path)/without", in: $0))
    }
    guard let need = gate.open.first(where: { $0.key == key }) else { throw Absent() }
    let title = Phrase("Launch without it", es: "Empezar sin ello")
    let typed = findings.isEmpty ? (draft?.typed["need"] == key ? draft?.typed : nil) ?? FormInput() : visit.form
    let view = ExceptionView(visit: visit, need: need, typed: typed, findings: findings)
    return visit.page(
      title, under: [.strategy(.measures), Link(Self.title, to: Self.path)], hasErrors: !findings.isEmpty,
      width: .reading,
      status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }

  func check(_ visit: Visit) async throws -> Reply { try await checkReply(visit, []) }

  private func checkReply(_ visit: Visit, _ findings: [Finding]) async throws -> Reply {
    let shown = try await shown(visit)
    let aims = try await visit.read { try $0.measureAims().filter(\.measure.isLive) }
    let title = Phrase("Check before the launch", es: "Comprobar antes del inicio")
    return visit.page(
      title, under: [.strategy(.measures), Link(Self.title, to: Self.path)], hasErrors: !findings.isEmpty,
      status: findings.isEmpty ? .ok : .unprocessableContent,
      LaunchCheckView(visit: visit, shown: shown, aims: aims, findings: findings, title: title).html)
  }

  func launch(_ visit: Visit) async throws -> Reply {
    do {
      let seal = try await visit.act { try $0.launch() }
      return .redirect("\(SealPages.path)?launched=\(seal.id)")
    } catch let refusal as Refusal {
      return try await checkReply(visit, refusal.findings.map { Finding("", $0.code, $0.message) })
    }
  }
}

struct LaunchView: View {
  let visit: Visit
  let shown: LaunchPages.Shown

  private var gate: LaunchGate { shown.gate }
  private var mayEdit: Bool { visit.allows(.editPlan) }

  var html: HTML {
    """
    \(PageHeading(LaunchPages.title, lead: lead, actions: actions))
    \(shown.seal.map(launched))
    \(sections.enumerated().map { section($0.element.title, $0.element.lines, $0.offset) })
    \(ExceptionList(exceptions: gate.exceptions, people: shown.people))
    """
  }

  private var lead: Phrase {
    let (met, all) = (gate.met, gate.lines.count)
    if gate.isOpenToLaunch {
      return Phrase("Everything that must be there is there.", es: "Está todo lo que tiene que estar.")
    }
    let open = Phrase.count(
      gate.open.count, one: Phrase("is missing", es: "falta"), many: Phrase("are missing", es: "faltan"))
    return Phrase("\(met) of \(all) are met; \(open.en).", es: "\(met) de \(all) se cumplen; \(open.es).")
  }

  private var actions: [HTML] {
    guard mayEdit, gate.isOpenToLaunch else { return [] }
    return ["\(LinkButton(Phrase("Check and launch", es: "Comprobar e iniciar"), to: "\(LaunchPages.path)/check"))"]
  }

  private func launched(_ seal: Seal) -> HTML {
    """
    <p>\(Tag(Phrase("Launched", es: "Iniciado"), .good)) \(Phrase("Launched by \(seal.name), \(seal.moment.shown).", es: "Iniciado por \(seal.name), \(seal.moment.shown)."))
    \(Link(Phrase("The seal", es: "El sello"), to: SealPages.path))</p>
    """
  }

  /// One heading with its needs: what concerns something with several of them, and the rest strategy by strategy.
  private var sections: [(title: Phrase, lines: [LaunchGate.Line])] {
    let counts = Dictionary(grouping: gate.lines, by: \.need.subject).mapValues(\.count)
    func isAlone(_ line: LaunchGate.Line) -> Bool { line.need.subject.isEmpty || counts[line.need.subject] == 1 }
    var subjects: [Phrase] = []
    for line in gate.lines where !isAlone(line) && !subjects.contains(line.need.subject) {
      subjects.append(line.need.subject)
    }
    let rest = Strategy.allCases.map { strategy in
      (title: strategy.label, lines: gate.lines.filter { isAlone($0) && $0.need.strategy == strategy })
    }
    return subjects.map { subject in (title: subject, lines: gate.lines.filter { $0.need.subject == subject }) }
      + rest.filter { !$0.lines.isEmpty }
  }

  private func section(_ title: Phrase, _ lines: [LaunchGate.Line], _ number: Int) -> HTML {
    """
    <section><h2>\(title)</h2>\(TaskList(id: "needs-\(number + 1)", lines.map { row($0, under: title) }))\(mayEdit ? without(lines) : nil)</section>

    """
  }

  private func row(_ line: LaunchGate.Line, under title: Phrase) -> TaskList.Row {
    let isSaid = line.need.subject.isEmpty || line.need.subject == title
    let what = isSaid ? line.need.what : line.need.subject + Phrase(verbatim: ": ") + line.need.what
    let href = visit.opens(line.need.link) ? "/" + line.need.link.path : nil
    switch line.state {
    case .met: return TaskList.Row(what, to: href, hint: line.need.strategy.label, status: .done)
    case .open:
      return TaskList.Row(
        what, to: href, hint: line.need.strategy.label, status: Tag(Phrase("Missing", es: "Falta"), .stop))
    case .excepted(let exception):
      return TaskList.Row(
        what, to: exception.address, hint: Phrase(verbatim: exception.reason),
        status: Tag(Phrase("Launched without", es: "Se empieza sin ello"), .caution))
    }
  }

  private func without(_ lines: [LaunchGate.Line]) -> HTML {
    let open = lines.filter { $0.state == .open }
    if open.isEmpty { return "" }
    let words = Phrase("Launch without", es: "Empezar sin")
    let links: [HTML] = open.map { line in
      let address = "\(LaunchPages.path)/without?need=\(FormInput.encode(line.need.key))"
      return
        "<li>\(Link(words + Phrase(verbatim: ": ") + (line.need.finding?.message ?? line.need.what), to: address))</li>"
    }
    return Details(Phrase("Record an exception", es: "Registrar una excepción"), content: "<ul>\(links)</ul>").html
  }
}

/// What the district launches without: shown wherever the launch is reported.
struct ExceptionList: View {
  let exceptions: [LaunchException]
  let people: [String: String]

  var html: HTML {
    if exceptions.isEmpty { return "" }
    let rows = exceptions.map { exception -> [HTML] in
      [
        "\(exception.link)", HTML(text: exception.reason),
        HTML(text: exception.person.flatMap { people[$0.rawValue] } ?? ""),
        HTML(text: exception.recorded?.description ?? ""),
        HTML(text: exception.mendedBy?.description ?? "–"),
      ]
    }
    return Table(
      Phrase("Exceptions", es: "Excepciones"),
      columns: [
        .init(Phrase("What is launched without", es: "Sin qué se empieza")), .init(Phrase("Why", es: "Por qué")),
        .init(Phrase("Who answers for it", es: "Quién responde")), .init(Phrase("Recorded on", es: "Registrada el")),
        .init(Phrase("To be mended by", es: "Debe resolverse antes del")),
      ], rows: rows
    ).html
  }
}

struct ExceptionView: View {
  let visit: Visit
  let need: LaunchNeed
  let typed: FormInput
  let findings: [Finding]

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(Phrase("Launch without it", es: "Empezar sin ello"), lead: need.finding?.message))
    \(Form(to: "\(LaunchPages.path)/without", csrf: visit.csrf, submit: Phrase("Record the exception", es: "Registrar la excepción"),
      cancel: Link(Phrase("Cancel", es: "Cancelar"), to: LaunchPages.path), hidden: [HiddenField("need", need.key)],
      draft: DraftPages.address(of: "\(LaunchPages.path)/without"), fields: "\(fields)"))
    """
  }

  private var fields: [FormField] {
    var person = FormField(
      "person", Phrase("Who answers for it", es: "Quién responde de ello"), .line(typed["person"]),
      hint: Phrase("A full name or an e-mail address", es: "Un nombre completo o un correo electrónico"),
      findings: findings)
    person.choices = ChoicePages.people
    return [
      person,
      FormField("reason", Phrase("Why", es: "Por qué"), .paragraphs(typed["reason"]), findings: findings),
      FormField(
        "mended_by", Phrase("To be mended by", es: "Debe resolverse antes del"), .day(typed["mended_by"]),
        hint: Phrase("Year, month, day: 2026-09-01", es: "Año, mes, día: 2026-09-01"), findings: findings,
        isRequired: false),
    ]
  }
}

/// Check answers: what will be sealed, before it is.
struct LaunchCheckView: View {
  let visit: Visit
  let shown: LaunchPages.Shown
  let aims: [MeasureAims]
  let findings: [Finding]
  let title: Phrase

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(title, lead: lead))
    \(table)
    \(ExceptionList(exceptions: shown.gate.exceptions, people: shown.people))
    \(shown.gate.isOpenToLaunch ? launch : nil)
    """
  }

  private var lead: Phrase {
    Phrase(
      "These definitions, baselines and targets are sealed with the launch. Later they can only be amended, with a reason and a second person.",
      es:
        "Estas definiciones, líneas de base y metas se sellan con el inicio. Después solo pueden enmendarse, con un motivo y una segunda persona."
    )
  }

  private var table: Table {
    Table(
      Phrase("What is sealed", es: "Qué se sella"),
      columns: [
        .init(Measure.kind.one.capitalized), .init(Baseline.kind.one.capitalized, .number),
        .init(Phrase("Last target", es: "Última meta"), .number), .init(Phrase("By", es: "Para el")),
      ],
      rows: aims.map { aims in
        [
          "\(aims.measure.link)", HTML(text: aims.baseline?.value.map(aims.measure.words) ?? "–"),
          HTML(text: aims.finalTarget?.value.map(aims.measure.words) ?? "–"),
          HTML(text: aims.finalTarget?.by?.description ?? "–"),
        ]
      })
  }

  private var launch: HTML {
    let words = Phrase("Launch and seal", es: "Iniciar y sellar")
    return "\(ButtonForm(words, to: "\(LaunchPages.path)/check", csrf: visit.csrf, style: .primary))"
  }
}
