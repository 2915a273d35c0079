import Context
import Store
import Vocabulary

/// Money for teacher leadership over the years: what recurs, what ends, what falls away when, and what the rules say.
struct MoneyPage: Pages {
  static let path = "/context/money"

  var routes: [Route] { [.get(Self.path, .district(FundingSource.kind.reading), showing: .forAll, show)] }

  var signposts: [Signpost] {
    [
      Signpost(
        .context, Phrase("Money over the years", es: "El dinero a lo largo de los años"),
        about: Phrase(
          "What recurs, what ends, and what falls away when.", es: "Qué se repite, qué termina y qué desaparece cuándo."
        ),
        to: Self.path)
    ]
  }

  struct Shown: Sendable {
    let sources: [FundingSource]
    let outlook: FundingOutlook
    let findings: [RuleFinding]
  }

  func show(_ visit: Visit) async throws -> Reply {
    let maySeeSpending = visit.allows(Spending.kind.reading)
    let shown = try await visit.read { records in
      let sources = try records.all(FundingSource.self)
      let spendings = maySeeSpending ? try records.all(Spending.self) : []
      let rules = try records.ruleBook()
      let findings = sources.flatMap { source in
        rules.findings(for: source, among: sources, on: records.today)
          + rules.findings(for: spendings, paidFrom: source, on: records.today)
      }
      return Shown(
        sources: sources, outlook: MoneyPage.outlook(sources, spendings, from: records.schoolYear), findings: findings)
    }
    return visit.page(
      Phrase("Money over the years", es: "El dinero a lo largo de los años"), under: [ContextSite.link],
      MoneyView(visit: visit, shown: shown).html)
  }

  /// From this year to the year after the last end that is known: at least four years, and no more than eight.
  static func outlook(_ sources: [FundingSource], _ spendings: [Spending], from year: SchoolYear) -> FundingOutlook {
    let last = sources.compactMap(\.lastYear).max().map { $0.start + 1 } ?? 0
    let end = min(max(last, year.start + 3), year.start + 7)
    return FundingOutlook(sources, spendings: spendings, from: year, through: SchoolYear(end))
  }
}

struct MoneyView: View {
  let visit: Visit
  let shown: MoneyPage.Shown

  private var outlook: FundingOutlook { shown.outlook }

  var html: HTML {
    """
    \(PageHeading(Phrase("Money over the years", es: "El dinero a lo largo de los años"), lead: outlook.sentence, actions: actions))
    \(shown.sources.isEmpty ? empty : "\(chart)\(cliffs)\(table)\(rules)")
    """
  }

  private var actions: [HTML] {
    let add = Phrase("Add a funding source", es: "Añadir una fuente de fondos")
    guard visit.allows(FundingSource.kind.editing) else { return [] }
    return ["\(LinkButton(add, to: FundingSource.newAddress([:], back: MoneyPage.path)))"]
  }

  private var empty: HTML {
    EmptyState(
      Phrase("No funding source is entered yet", es: "Aún no hay fuentes de fondos"),
      Phrase(
        "Enter where money comes from, for how long, and what part of it may serve teacher leadership.",
        es: "Registre de dónde viene el dinero, por cuánto tiempo y qué parte puede servir al liderazgo docente."),
      action: actions.first
    ).html
  }

  private var chart: HTML {
    BarChart(
      id: "years", Phrase("Recurring and ending money", es: "Dinero recurrente y dinero que termina"), .dollars,
      series: [
        Phrase("Comes every year", es: "Llega cada año"),
        Phrase("Ends, or must be won again", es: "Termina, o hay que volver a conseguirlo"),
      ],
      rowHeading: Phrase("School year", es: "Año escolar"),
      rows: outlook.years.map { year in
        BarChart.Row(Phrase(year.year), [.value(year.recurring.dollars), .value(year.ending.dollars)])
      },
      notes: [
        Phrase(
          "Only the share of each source that is available for teacher leadership.",
          es: "Solo la parte de cada fuente disponible para el liderazgo docente.")
      ]
    ).html
  }

  private var cliffs: HTML? {
    guard !outlook.cliffs.isEmpty else { return nil }
    return """
      <section><h2>\(Phrase("What falls away", es: "Lo que desaparece"))</h2>\(outlook.cliffs.map(cliff))</section>
      """
  }

  private func cliff(_ cliff: FundingOutlook.Cliff) -> HTML {
    let sources = cliff.sources.map { "\($0.link)" as HTML }
    return """
      <h3>\(Phrase("\(cliff.year): \(cliff.lost) less, \(cliff.share.percent) of the year before", es: "\(cliff.year): \(cliff.lost) menos, el \(cliff.share.percent) del año anterior"))</h3>
      \(HTML.list(sources))
      \(cliff.exposed.isEmpty ? nil : exposed(cliff))
      """
  }

  private func exposed(_ cliff: FundingOutlook.Cliff) -> HTML {
    let cost = cliff.exposedCost
    return """
      <p>\(Phrase("Paid from it and going on without it, \(cost) a year:", es: "Se paga con ello y sigue sin ello, \(cost) al año:"))</p>
      \(HTML.list(cliff.exposed.map { "\($0.link), \($0.amount.map { HTML($0) })" }))
      """
  }

  private var table: HTML {
    Table(
      Phrase("Each source, year by year", es: "Cada fuente, año por año"),
      columns: [.init(Phrase("Funding source", es: "Fuente de fondos"))]
        + outlook.years.map { .init(Phrase($0.year), .number) },
      rows: shown.sources.map { source in ["\(source.link)"] + outlook.years.map { amount(of: source, in: $0.year) } },
      totals: [HTML(Phrase("Total", es: "Total"))] + outlook.years.map { HTML($0.total) }, narrow: .scrolls
    ).html
  }

  private func amount(of source: FundingSource, in year: SchoolYear) -> HTML {
    source.flows(in: year) ? HTML(source.forLeadership) : "–"
  }

  private var rules: HTML {
    """
    <section><h2>\(Phrase("What the rules say", es: "Qué dicen las reglas"))</h2>
    \(RuleFindingList(shown.findings))
    <p>\(Link(Phrase("All rules, with their sources", es: "Todas las reglas, con sus fuentes"), to: RulePages.path))</p></section>
    """
  }
}

extension Money {
  /// For charts, which need no cents.
  var dollars: Double { Double(cents) / 100 }
}
