import Build
import Context
import Vocabulary

/// The plan's money on one page: the cliff, the braid of one year, what each part costs, and what is not settled.
struct CostView: View {
  let visit: Visit
  let shown: CostPages.Shown

  private var model: CostModel { shown.model }
  private var mayEdit: Bool { visit.allows(FundingShare.kind.editing) }

  var html: HTML {
    """
    \(PageHeading(CostPages.title, lead: model.sentence, actions: actions))
    \(shown.year.map(inYear) ?? empty)
    """
  }

  private var actions: [HTML] {
    guard mayEdit else { return [] }
    let share = FundingShare.newAddress([:], back: CostPages.path)
    return [
      "\(LinkButton(Phrase("Say which money pays what", es: "Decir qué dinero paga qué"), to: share))",
      "\(LinkButton(Phrase("Change the assumptions", es: "Cambiar los supuestos"), to: "/\(CostAssumptions.kind.path)", style: .secondary))",
    ]
  }

  private var empty: HTML {
    let add = CostAssumptions.newAddress([:], back: CostPages.path)
    return EmptyState(
      Phrase("No assumptions are entered yet", es: "Aún no hay supuestos registrados"),
      Phrase(
        "Enter what a replacement earns, with which benefits, and what a substitute costs.",
        es: "Registre cuánto gana quien reemplaza, con qué prestaciones, y cuánto cuesta una suplencia."),
      action: mayEdit
        ? LinkButton(Phrase("Enter the assumptions", es: "Registrar los supuestos"), to: add).html : nil
    ).html
  }

  private func inYear(_ year: CostYear) -> HTML {
    """
    \(cliffChart)\(model.cliffs.isEmpty ? nil : cliffs)
    \(Tabs(Phrase("School year", es: "Año escolar"), model.years.map(tab), path: address(of: year)))
    <section><h2>\(Phrase("\(year.year): what it costs", es: "\(year.year): cuánto cuesta"))</h2>
    \(counts(year))\(BraidPicture(model: model, year: year))\(items(year))
    <p>\(Link(CostPages.schools, to: "\(CostPages.path)/schools?year=\(year.year.start)")) · \(Link(CostPages.scenarios, to: "\(CostPages.path)/scenarios"))</p></section>
    \(toSettle)\(AssumptionsUsed(assumptions: shown.assumptions, mayEdit: mayEdit))
    """
  }

  private var cliffChart: StackChart {
    StackChart(
      id: "cliff", Phrase("What is covered, and until when", es: "Qué está cubierto y hasta cuándo"), .dollars,
      parts: [
        .init(Phrase("Covered by money that comes every year", es: "Cubierto por dinero que llega cada año")),
        .init(
          Phrase(
            "Covered by money that ends, or must be won again",
            es: "Cubierto por dinero que termina o hay que volver a conseguir")),
        .init(Phrase("Not covered", es: "Sin cubrir"), .open),
      ],
      columnHeading: Phrase("School year", es: "Año escolar"),
      columns: model.years.map {
        StackChart.Column(Phrase($0.year), [$0.lasting.dollars, $0.ending.dollars, max(0, $0.uncovered.dollars)])
      })
  }

  private var cliffs: HTML {
    """
    <section><h2>\(Phrase("What ends, and what is then not covered", es: "Qué termina y qué queda entonces sin cubrir"))</h2>\(model.cliffs.map(cliff))</section>
    """
  }

  private func cliff(_ cliff: CostModel.Cliff) -> HTML {
    let ended = cliff.ended.map { "\($0.name), \(HTML($0.amount))" as HTML }
    let exposed = cliff.exposed.map { "\($0.name), \(HTML($0.amount))" as HTML }
    return """
      <h3>\(Phrase("\(cliff.year): \(cliff.uncovered) is not covered", es: "\(cliff.year): \(cliff.uncovered) sin cubrir"))</h3>
      <p>\(Phrase("No longer pays:", es: "Deja de pagar:"))</p>\(HTML.list(ended))
      \(exposed.isEmpty ? nil : "<p>\(Phrase("Then without that money:", es: "Quedan sin ese dinero:"))</p>\(HTML.list(exposed))" as HTML)
      """
  }

  private func address(of year: CostYear) -> String { "\(CostPages.path)?year=\(year.year.start)" }

  private func tab(_ year: CostYear) -> Tabs.Tab { .init(Phrase(year.year), to: address(of: year)) }

  private func counts(_ year: CostYear) -> Counts {
    Counts([
      .init(Phrase("In all", es: "En total"), Phrase(year.total)),
      .init(Phrase("For each pupil", es: "Por estudiante"), year.perPupil.map(Phrase.init) ?? Self.none),
      .init(
        Phrase("For each supported teacher", es: "Por docente apoyado"), year.perSupported.map(Phrase.init) ?? Self.none
      ),
      .init(Phrase("Holders of roles", es: "Personas con un rol"), year.leaders),
      .init(Phrase("Supported teachers", es: "Docentes apoyados"), year.supported),
      .init(Phrase("Not covered", es: "Sin cubrir"), Phrase(year.uncovered), isNotable: year.uncovered > .zero),
    ])
  }

  private static let none = Phrase(verbatim: "–")

  private func items(_ year: CostYear) -> Table {
    let heads = CostHead.allCases.filter { year.head($0) != .zero }
    return Table(
      Phrase("What each role and support costs", es: "Cuánto cuesta cada rol y apoyo"),
      columns: [.init(Phrase("Role or support", es: "Rol o apoyo"))] + heads.map { .init($0.label, .number) } + [
        .init(Phrase("Total", es: "Total"), .number),
        .init(Phrase("No source pays", es: "Ninguna fuente paga"), .number),
      ],
      rows: model.plan.items.enumerated().filter { year.item($0.offset) != .zero }.map { place, item in
        [item.item.link(item.name)]
          + heads.map { amount(year.byItem[place, CostHead.allCases.firstIndex(of: $0) ?? 0]) }
          + [amount(year.item(place)), amount(year.open(place))]
      },
      totals: [HTML(Phrase("Total", es: "Total"))] + heads.map { amount(year.head($0)) } + [
        amount(year.total), amount(year.openBySchool.reduce(.zero, +)),
      ], narrow: .scrolls)
  }

  private func amount(_ money: Money) -> HTML { money == .zero ? "–" : HTML(money) }

  private var toSettle: HTML {
    let findings = model.findings(shown.assumptions)
    return """
      <section><h2>\(Phrase("What has to be settled", es: "Qué hay que resolver"))</h2>
      \(findings.isEmpty ? "<p class=\"nothing\">\(Phrase("Nothing in the figures.", es: "Nada en las cifras."))</p>" : FindingList(findings).html)
      <h3>\(Phrase("What the rules say", es: "Qué dicen las reglas"))</h3>\(RuleFindingList(shown.ruleFindings))</section>
      """
  }
}

/// From sources to uses in one year, with what nobody pays.
struct BraidPicture: View {
  let model: CostModel
  let year: CostYear

  var html: HTML {
    Sankey(
      id: "braid", Phrase("Which money pays what in \(year.year)", es: "Qué dinero paga qué en \(year.year)"), .dollars,
      sourceHeading: Phrase("Funding source", es: "Fuente de fondos"), useHeading: Phrase("Use", es: "Uso"),
      sources: sources, uses: uses, flows: flows, notes: notes
    ).html
  }

  private var paying: [Int] { year.sources.indices.filter { year.sources[$0].planned > .zero } }
  private var openPlace: Int { year.sources.count }
  private var isOpen: Bool { heads.contains { year.flow(openPlace, to: $0) > .zero } }
  private var heads: [CostHead] { CostHead.allCases.filter { year.head($0) > .zero } }

  private var sources: [Sankey.Node] {
    let known = paying.map { place in
      let source = year.sources[place].source
      let last = source.lastYear.map { Phrase("until \($0)", es: "hasta \($0)") }
      return Sankey.Node(
        "source-\(place)", Phrase(verbatim: source.name), note: last, tone: source.isRecurring ? .plain : .ending)
    }
    return known
      + (isOpen ? [Sankey.Node("source-\(openPlace)", Phrase("No source", es: "Ninguna fuente"), tone: .open)] : [])
  }

  private var uses: [Sankey.Node] { heads.map { Sankey.Node("use-\($0.rawValue)", $0.label) } }

  private var flows: [Sankey.Flow] {
    (paying + [openPlace]).flatMap { place in
      heads.map { Sankey.Flow("source-\(place)", "use-\($0.rawValue)", year.flow(place, to: $0).dollars) }
    }
  }

  private var notes: [Phrase] {
    [
      Phrase(
        "As planned; a source that has less than it is to pay is named below. Hatched: money that ends, or must be won again.",
        es:
          "Según lo planeado; si una fuente tiene menos de lo que debe pagar, se dice abajo. Rayado: dinero que termina o hay que volver a conseguir."
      )
    ]
  }
}

extension CostedItem {
  func link(_ name: String) -> HTML {
    switch self {
    case .role(let id): Link(Phrase(verbatim: name), at: .record(id)).html
    case .support(let id): Link(Phrase(verbatim: name), at: .record(id)).html
    }
  }
}

/// The figures that costs are worked out with, each with where it comes from.
struct AssumptionsUsed: View {
  let assumptions: [CostAssumptions]
  let mayEdit: Bool

  var html: HTML {
    """
    <section><h2>\(Phrase("What this is worked out with", es: "Con qué se calcula"))</h2>\(assumptions.sorted { $0.title > $1.title }.prefix(2).map(list))</section>
    """
  }

  private func list(_ assumptions: CostAssumptions) -> HTML {
    SummaryList(
      Phrase("Assumptions for \(assumptions.title)", es: "Supuestos de \(assumptions.title)"),
      rows: [
        row("salary", assumptions.salary.map(Phrase.init), assumptions.salarySource),
        row("benefits", share(assumptions.benefits), assumptions.benefitsSource),
        row("stipend_benefits", share(assumptions.stipendBenefits), assumptions.stipendBenefitsSource),
        row("day_rate", assumptions.dayRate.map(Phrase.init), assumptions.dayRateSource),
        row("substitute", assumptions.substitute.map(Phrase.init), assumptions.substituteSource),
        row("substitute_days", assumptions.substituteDays.map { Phrase(verbatim: $0.grouped) }, nil),
        row("span", assumptions.span.map { Phrase(verbatim: $0.grouped) }, nil),
        row("growth", share(assumptions.growth), assumptions.growthSource),
      ],
      actions: mayEdit
        ? [
          Link(
            Phrase("Change", es: "Cambiar"), to: assumptions.editAddress(back: CostPages.path),
            context: Phrase(verbatim: assumptions.title))
        ] : []
    ).html
  }

  private func share(_ share: Double?) -> Phrase? { share.map { Phrase(verbatim: $0.percent) } }

  private func row(_ field: String, _ value: Phrase?, _ source: String?) -> SummaryList.Row {
    let label = CostAssumptions.field(field)?.label ?? Phrase(verbatim: field)
    guard let value else { return .init(label, HTML()) }
    guard let source else { return .init(label, HTML(value)) }
    let words =
      source.isEmpty
      ? Tag(Phrase("No source", es: "Sin fuente"), .caution).html : "<span class=\"soft\">\(source)</span>" as HTML
    return .init(label, "\(value) · \(words)")
  }
}

/// What the plan costs at each school.
struct CostsBySchoolView: View {
  let shown: CostPages.Shown

  var html: HTML {
    """
    \(PageHeading(CostPages.schools, lead: lead))
    \(shown.year.map(table))
    """
  }

  private var lead: Phrase {
    guard let year = shown.year else { return shown.model.sentence }
    return Phrase(
      "\(year.total) in \(year.year). What is done for several schools counts at each by its number of leaders.",
      es:
        "\(year.total) en \(year.year). Lo que se hace para varias escuelas cuenta en cada una según su número de líderes."
    )
  }

  private func table(_ year: CostYear) -> HTML {
    let schools = shown.model.plan.schools
    let nowhere = year.school(schools.count)
    let rows = schools.enumerated().map { place, school in
      [Link(Phrase(verbatim: school.name), at: .record(school.id)).html]
        + figures(year, place, pupils: school.pupils, teachers: school.teachers)
    }
    let rest =
      [HTML(Phrase("No school in particular", es: "Ninguna escuela en particular"))] + figures(year, schools.count)
    return """
      \(Table(
        Phrase("Schools", es: "Escuelas"),
        columns: [
          .init(Phrase("School", es: "Escuela")), .init(Phrase("Released time", es: "Tiempo liberado"), .number),
          .init(Phrase("Everything else", es: "Todo lo demás"), .number), .init(Phrase("Total", es: "Total"), .number),
          .init(Phrase("For each pupil", es: "Por estudiante"), .number),
          .init(Phrase("No source pays", es: "Ninguna fuente paga"), .number),
        ],
        rows: nowhere == .zero ? rows : rows + [rest],
        totals: [HTML(Phrase("Total", es: "Total")), HTML(year.head(.release)), HTML(year.total - year.head(.release)), HTML(year.total), year.perPupil.map { HTML($0) } ?? "–", HTML(year.openBySchool.reduce(.zero, +))],
        narrow: .scrolls))
      \(Downloads(csv: "\(CostPages.path)/schools.csv?year=\(year.year.start)"))
      """
  }

  private func figures(_ year: CostYear, _ place: Int, pupils: Int = 0, teachers: Int = 0) -> [HTML] {
    let total = year.school(place)
    let release = year.bySchool[place, CostHead.allCases.firstIndex(of: .release) ?? 0]
    return [
      HTML(release), HTML(total - release), HTML(total), total.each(of: pupils).map { HTML($0) } ?? "–",
      HTML(year.openBySchool[place]),
    ]
  }
}

/// The plan and what it would cost otherwise, figure by figure.
struct CostComparison: View {
  struct Column: Sendable {
    let scenario: CostScenario
    let model: CostModel
  }

  let visit: Visit
  let planned: CostModel
  let columns: [Column]

  private var models: [CostModel] { [planned] + columns.map(\.model) }

  var html: HTML {
    """
    \(PageHeading(CostPages.scenarios, lead: lead, actions: actions))
    \(planned.years.isEmpty || columns.isEmpty ? nil : "\(table)\(chart)\(losses)" as HTML)
    """
  }

  private var lead: Phrase {
    columns.isEmpty
      ? Phrase(
        "No scenario is entered yet: change one role’s span, release, stipend or number of leaders, and see it beside the plan.",
        es:
          "Aún no hay escenarios: cambie el alcance, el tiempo, el estipendio o el número de líderes de un rol y véalo junto al plan."
      )
      : Phrase(
        "Each scenario changes one role; everything else stays as planned.",
        es: "Cada escenario cambia un rol; todo lo demás queda como está planeado.")
  }

  private var actions: [HTML] {
    guard visit.allows(CostScenario.kind.editing) else { return [] }
    let add = CostScenario.newAddress([:], back: "\(CostPages.path)/scenarios")
    return ["\(LinkButton(Phrase("Add a scenario", es: "Añadir un escenario"), to: add))"]
  }

  private var table: Table {
    let last = planned.years.last?.year ?? SchoolYear(0)
    return Table(
      Phrase("Scenarios side by side", es: "Escenarios lado a lado"),
      columns: [.init(Phrase("Figure", es: "Cifra")), .init(Phrase("As planned", es: "Según lo planeado"), .number)]
        + columns.map { .init(Phrase(verbatim: $0.scenario.name), .number) },
      rows: [
        [HTML(Phrase("Details", es: "Detalles")), "–"]
          + columns.map {
            Link(Phrase("Open", es: "Abrir"), to: $0.scenario.address, context: Phrase(verbatim: $0.scenario.name)).html
          },
        row(Phrase("Holders of roles", es: "Personas con un rol")) { HTML(text: $0.leaders.grouped) },
        row(Phrase("Supported teachers", es: "Docentes apoyados")) { HTML(text: $0.supported.grouped) },
        row(Phrase("Cost in \(first)", es: "Costo en \(first)")) { HTML($0.total) },
        row(Phrase("For each pupil", es: "Por estudiante")) { $0.perPupil.map { HTML($0) } ?? "–" },
        row(Phrase("For each supported teacher", es: "Por docente apoyado")) {
          $0.perSupported.map { HTML($0) } ?? "–"
        },
        row(Phrase("Not covered in \(first)", es: "Sin cubrir en \(first)")) { HTML($0.uncovered) },
        [HTML(Phrase("Not covered in \(last)", es: "Sin cubrir en \(last)"))]
          + models.map { $0.years.last.map { HTML($0.uncovered) } ?? "–" },
      ], narrow: .scrolls)
  }

  private var first: SchoolYear { planned.years.first?.year ?? SchoolYear(0) }

  private func row(_ label: Phrase, _ cell: (CostYear) -> HTML) -> [HTML] {
    [HTML(label)] + models.map { $0.years.first.map(cell) ?? "–" }
  }

  private var chart: BarChart {
    BarChart(
      id: "scenarios", Phrase("Cost in \(first)", es: "Costo en \(first)"), .dollars,
      series: [Phrase("Cost", es: "Costo"), Phrase("Of it not covered", es: "De ello sin cubrir")],
      rowHeading: Phrase("Scenario", es: "Escenario"),
      rows: zip(
        [Phrase("As planned", es: "Según lo planeado")] + columns.map { Phrase(verbatim: $0.scenario.name) }, models
      )
      .map { name, model in
        BarChart.Row(
          name, [.value(model.years.first?.total.dollars ?? 0), .value(model.years.first?.uncovered.dollars ?? 0)])
      })
  }

  private var losses: HTML {
    let told = columns.filter { !$0.scenario.loss.isEmpty }
    guard !told.isEmpty else { return "" }
    let rows = told.map { SummaryList.Row(Phrase(verbatim: $0.scenario.name), HTML(text: $0.scenario.loss)) }
    return SummaryList(Phrase("What would be given up", es: "A qué se renunciaría"), rows: rows).html
  }
}
