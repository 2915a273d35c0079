import Context
import HTTPTypes
import Store
import Vocabulary

/// What of today's spending could pay for teacher leadership, and scenarios of it side by side.
struct RedistributionPages: Pages {
  static let path = "/context/redistribution"
  static let title = Phrase("Redistribution", es: "Redistribución")

  var routes: [Route] {
    [
      .get(Self.path, .district(Spending.kind.reading), show),
      .post(Self.path, .district(Spending.kind.editing), start),
      .get("\(Self.path)/:id", .district(Spending.kind.reading), scenario),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .context, Self.title,
        about: Phrase(
          "What is spent today that could pay for the work, and scenarios side by side.",
          es: "Lo que hoy se gasta y podría pagar el trabajo, y escenarios lado a lado."), to: Self.path)
    ]
  }

  struct Shown: Sendable {
    let finder: RedistributionFinder
    let outcomes: [ScenarioOutcome]
    let year: SchoolYear
  }

  func show(_ visit: Visit) async throws -> Reply { try await reply(visit, findings: []) }

  func start(_ visit: Visit) async throws -> Reply {
    let name = visit.form["name"].trimmed
    do {
      let (year, use) = try StartForm.read(visit.form)
      let chosen = visit.form.all("spending").map(Spending.ID.init(_:))
      let scenario = try await visit.act { try $0.startScenario(name, from: year, taking: chosen, for: use) }
      return .redirect("\(Self.path)/\(scenario.id)?done=saved")
    } catch let refusal as Refusal {
      return try await reply(visit, findings: refusal.findings)
    }
  }

  private func reply(_ visit: Visit, findings: [Finding]) async throws -> Reply {
    let shown = try await visit.read { records in
      let year = records.schoolYear
      let finder = RedistributionFinder(try records.all(), sources: try records.all(), from: year)
      return Shown(finder: finder, outcomes: try records.scenarioOutcomes(), year: year)
    }
    return visit.page(
      Self.title, under: [ContextSite.link], hasErrors: !findings.isEmpty,
      status: findings.isEmpty ? .ok : .unprocessableContent,
      RedistributionView(visit: visit, shown: shown, findings: findings).html)
  }

  func scenario(_ visit: Visit) async throws -> Reply {
    let id: RedistributionScenario.ID = visit.id()
    let (outcome, year) = try await visit.read { records in
      (try records.scenarioOutcomes().first { $0.scenario.id == id }, records.schoolYear)
    }
    guard let outcome else { throw Absent() }
    return visit.page(
      Phrase(verbatim: outcome.scenario.name), under: [ContextSite.link, Link(Self.title, to: Self.path)],
      ScenarioView(visit: visit, outcome: outcome, year: year).html)
  }
}

/// What is asked before a scenario begins.
enum StartForm {
  static func read(_ form: FormInput) throws -> (SchoolYear, Use) {
    var findings: [Finding] = []
    if form["name"].trimmed.isEmpty {
      findings.append(Finding("name", "required", Phrase("Enter a name", es: "Escriba un nombre")))
    }
    let year = SchoolYear(form["year"].trimmed)
    if year == nil {
      findings.append(
        Finding("year", "year", Phrase("Enter a school year, like 2026-27", es: "Escriba un año escolar, como 2026-27"))
      )
    }
    if form.all("spending").isEmpty {
      findings.append(
        Finding(
          "spending", "none-chosen", Phrase("Choose at least one piece of spending", es: "Elija al menos un gasto")))
    }
    guard let year, findings.isEmpty else { throw Refusal(findings) }
    return (year, Use(rawValue: form["use"]) ?? .stipend)
  }
}

struct RedistributionView: View {
  let visit: Visit
  let shown: RedistributionPages.Shown
  let findings: [Finding]

  private var mayEdit: Bool { visit.allows(Spending.kind.editing) }
  private var finder: RedistributionFinder { shown.finder }

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(RedistributionPages.title, lead: lead, actions: actions))
    \(shown.outcomes.isEmpty ? nil : ScenarioComparison(outcomes: shown.outcomes, year: shown.year))
    \(finder.candidates.isEmpty ? empty : candidates)
    \(finder.fixed.isEmpty ? nil : fixed)
    """
  }

  private var lead: Phrase {
    let next = shown.year.next
    let (all, soon) = (finder.total, finder.free(by: next))
    return Phrase(
      "\(all) a year of today’s spending could move in time, \(soon) of it by \(next).",
      es: "\(all) al año de lo que hoy se gasta podrían moverse con el tiempo; \(soon), antes de acabar \(next).")
  }

  private var actions: [HTML] {
    let add = Phrase("Add a piece of spending", es: "Añadir un gasto")
    return mayEdit
      ? ["\(LinkButton(add, to: Spending.newAddress([:], back: RedistributionPages.path), style: .secondary))"] : []
  }

  private var empty: HTML {
    EmptyState(
      Phrase("Nothing to move is entered yet", es: "Aún no hay nada que mover"),
      Phrase(
        "Enter contracts, training money and positions of today, and how movable each is.",
        es: "Registre contratos, dinero de formación y puestos de hoy, y cuánto se puede mover cada uno."),
      action: actions.first
    ).html
  }

  private var candidates: HTML {
    let title = Phrase("What could move", es: "Lo que podría moverse")
    guard mayEdit else { return table(title).html }
    return """
      <section><h2>\(title)</h2>
      \(Form(to: RedistributionPages.path, csrf: visit.session?.csrf, submit: Phrase("Start a scenario", es: "Empezar un escenario"), fields: "\(table(Phrase("Choose what the scenario takes", es: "Elija qué toma el escenario")))\(questions)"))</section>
      """
  }

  private func table(_ caption: Phrase) -> Table {
    Table(
      caption,
      columns: [
        .init(Phrase("Spending", es: "Gasto")), .init(Phrase("A year", es: "Al año"), .number),
        .init(Phrase("Could move", es: "Podría moverse"), .number), .init(Phrase("From", es: "Desde")),
        .init(Phrase("Paid from", es: "Se paga con")), .init(Phrase("Why", es: "Por qué")),
      ],
      rows: finder.candidates.enumerated().map(row))
  }

  private func row(_ index: Int, _ candidate: RedistributionFinder.Candidate) -> [HTML] {
    let spending = candidate.spending
    return [
      mayEdit ? choice(index, spending) : "\(spending.link)", HTML(spending.amount ?? .zero), HTML(candidate.amount),
      HTML(candidate.from), candidate.source.map { "\($0.link)" } ?? "–", HTML(candidate.reason),
    ]
  }

  private func choice(_ index: Int, _ spending: Spending) -> HTML {
    let id = index == 0 ? FormField.anchor("spending") : "\(FormField.anchor("spending"))-\(index + 1)"
    let isChosen = visit.form.all("spending").contains(spending.id.rawValue)
    return """
      <div class="box"><input type="checkbox" id="\(id)" name="spending" value="\(spending.id)"\("checked", if: isChosen)>\
      <label for="\(id)">\(spending.name)</label></div>
      """
  }

  private var questions: HTML {
    let year = visit.form["year"].isEmpty ? shown.year.next.description : visit.form["year"]
    return """
      \(FormField("name", Phrase("Name of the scenario", es: "Nombre del escenario"), .line(visit.form["name"]), findings: findings))
      \(FormField("year", Phrase("From the school year", es: "Desde el año escolar"), .line(year), findings: findings))
      \(FormField("use", Phrase("To pay for", es: "Para pagar"), .select(Use.choices, chosen: visit.form["use"].isEmpty ? Use.stipend.rawValue : visit.form["use"]), hint: Phrase("Can be changed for each part later", es: "Se puede cambiar después en cada parte")))
      """
  }

  private var fixed: HTML {
    let list = HTML.list(finder.fixed.map { "\($0.link), \($0.amount.map { HTML($0) })" })
    return Details(Phrase("Spending that cannot move", es: "Gastos que no se pueden mover"), content: list).html
  }
}

/// Scenarios side by side, figure by figure.
struct ScenarioComparison: View {
  let outcomes: [ScenarioOutcome]
  let year: SchoolYear

  var html: HTML {
    Table(
      Phrase("Scenarios side by side", es: "Escenarios lado a lado"),
      columns: [.init(Phrase("Figure", es: "Cifra"))]
        + outcomes.map { .init(Phrase(verbatim: $0.scenario.name), .number) },
      rows: [links, stages, totals, endings] + years + uses + [warnings], narrow: .scrolls
    ).html
  }

  private func line(_ label: Phrase, _ cell: (ScenarioOutcome) -> HTML) -> [HTML] { [HTML(label)] + outcomes.map(cell) }

  private var links: [HTML] {
    line(Phrase("Details", es: "Detalles")) { outcome in
      let address = "\(RedistributionPages.path)/\(outcome.scenario.id)"
      return "\(Link(Phrase("Open", es: "Abrir"), to: address, context: Phrase(verbatim: outcome.scenario.name)))"
    }
  }
  private var stages: [HTML] {
    line(Phrase("Stage", es: "Etapa")) { $0.scenario.stage.map { HTML($0.label) } ?? "–" }
  }
  private var totals: [HTML] {
    line(Phrase("Moved a year, in full", es: "Se mueve al año, en total")) { HTML($0.total) }
  }
  private var endings: [HTML] {
    line(Phrase("Of it from money that ends", es: "De ello, de dinero que termina")) { HTML($0.ending) }
  }
  private var years: [[HTML]] {
    (1...4).map { ahead in
      let year = SchoolYear(year.start + ahead)
      return line(Phrase("Free in \(year)", es: "Libre en \(year)")) { HTML($0.amount(in: year)) }
    }
  }
  private var uses: [[HTML]] {
    Use.allCases.filter { use in outcomes.contains { $0.byUse.contains { $0.use == use } } }.map { use in
      line(Phrase("For: \(use.label.en)", es: "Para: \(use.label.es)")) { outcome in
        outcome.byUse.first { $0.use == use }.map { HTML($0.amount) } ?? "–"
      }
    }
  }
  private var warnings: [HTML] {
    line(Phrase("Things to settle", es: "Asuntos por resolver")) {
      "\($0.findings.count + $0.ruleFindings.filter { !$0.isReminder }.count)"
    }
  }
}
