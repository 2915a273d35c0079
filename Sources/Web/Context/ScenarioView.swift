import Context
import Store
import Vocabulary

/// One scenario: where the money comes from and goes, what is left, when it is free, and what has to be settled.
struct ScenarioView: View {
  let visit: Visit
  let outcome: ScenarioOutcome
  let year: SchoolYear

  private var scenario: RedistributionScenario { outcome.scenario }
  private var path: String { "\(RedistributionPages.path)/\(scenario.id)" }
  private var mayEdit: Bool { visit.allows(RedistributionMove.kind.editing) }

  var html: HTML {
    """
    \(PageHeading(Phrase(verbatim: scenario.name), caption: RedistributionScenario.kind.one.capitalized, lead: lead, actions: actions))
    \(text(Phrase("What it would make possible", es: "Qué haría posible"), scenario.aim))
    \(text(Phrase("What would be given up", es: "A qué se renunciaría"), scenario.loss))
    \(outcome.steps.isEmpty ? nil : "\(flow)\(moves)\(left)\(years)" as HTML)
    \(toSettle)
    """
  }

  private var lead: Phrase {
    let (total, uses) = (outcome.total, outcome.byUse.count)
    return Phrase(
      "\(total) a year would go to \(uses == 1 ? "one use" : "\(uses) uses") of teacher leadership.",
      es: "\(total) al año irían a \(uses == 1 ? "un uso" : "\(uses) usos") del liderazgo docente.")
  }

  private var actions: [HTML] {
    guard mayEdit else { return [] }
    let move = RedistributionMove.newAddress(["scenario": scenario.id.rawValue], back: path)
    return [
      "\(LinkButton(Phrase("Add a move", es: "Añadir un traslado"), to: move))",
      "\(LinkButton(Phrase("Change the scenario", es: "Cambiar el escenario"), to: scenario.editAddress(back: path), style: .secondary))",
    ]
  }

  private func text(_ title: Phrase, _ words: String) -> HTML? {
    words.isEmpty ? nil : "<h2>\(title)</h2>\(HTML.paragraphs(words))"
  }

  private var flow: Sankey {
    Sankey(
      id: "flow",
      Phrase("From what is spent today to what it would pay", es: "De lo que hoy se gasta a lo que pagaría"),
      .dollars, sourceHeading: Phrase("Spending of today", es: "Gasto de hoy"), useHeading: Phrase("Use", es: "Uso"),
      sources: outcome.left.map { source($0.spending) },
      uses: outcome.byUse.map { Sankey.Node("use-\($0.use.rawValue)", $0.use.label) },
      flows: outcome.steps.map { step in
        Sankey.Flow("from-\(step.spending.id)", "use-\(step.move.use?.rawValue ?? "")", step.amount.dollars)
      },
      notes: hatched)
  }

  private func source(_ spending: Spending) -> Sankey.Node {
    let money = outcome.steps.first { $0.spending.id == spending.id }?.source
    return Sankey.Node(
      "from-\(spending.id)", Phrase(verbatim: spending.name), note: money.map { Phrase(verbatim: $0.name) },
      tone: money.map { $0.isRecurring ? .plain : .ending } ?? .plain)
  }

  private var hatched: [Phrase] {
    outcome.ending == .zero
      ? [] : [Phrase("Hatched: paid from money that ends.", es: "Rayado: se paga con dinero que termina.")]
  }

  private var moves: Table {
    Table(
      Phrase("Moves", es: "Traslados"),
      columns: [
        .init(Phrase("Pays", es: "Paga")), .init(Phrase("From", es: "De")),
        .init(Phrase("Share", es: "Parte"), .number),
        .init(Phrase("Amount", es: "Cantidad"), .number), .init(Phrase("Money of", es: "Dinero de")),
        .init(Phrase("Free from", es: "Libre desde")),
      ],
      rows: outcome.steps.map(row), totals: [HTML(Phrase("Total", es: "Total")), "", "", HTML(outcome.total), "", ""])
  }

  private func row(_ step: ScenarioOutcome.Step) -> [HTML] {
    let words = Phrase(verbatim: step.move.pays.isEmpty ? step.move.use?.label[visit.language] ?? "" : step.move.pays)
    let name = mayEdit ? Link(words, to: step.move.editAddress(back: path)).html : HTML(words)
    return [
      name, "\(step.spending.link)", HTML(text: (step.move.share ?? 0).percent), HTML(step.amount),
      step.source.map { "\($0.link)" } ?? "–", step.from.map { HTML($0) } ?? HTML(Spending.Movable.fixed.label),
    ]
  }

  private var left: Table {
    Table(
      Phrase("What is left of today’s spending", es: "Lo que queda del gasto de hoy"),
      columns: [
        .init(Phrase("Spending", es: "Gasto")), .init(Phrase("Today", es: "Hoy"), .number),
        .init(Phrase("Left", es: "Queda"), .number),
      ],
      rows: outcome.left.map { ["\($0.spending.link)", HTML($0.spending.amount ?? .zero), HTML($0.amount)] })
  }

  private var years: BarChart {
    BarChart(
      id: "free", Phrase("Free each year", es: "Libre cada año"), .dollars,
      series: [Phrase("Free for teacher leadership", es: "Libre para el liderazgo docente")],
      rowHeading: Phrase("School year", es: "Año escolar"),
      rows: (0...5).map { ahead in
        let year = SchoolYear(year.start + ahead)
        return BarChart.Row(Phrase(year), outcome.amount(in: year).dollars)
      },
      notes: [
        Phrase(
          "Counted once contracts have ended, and only as long as the source of the money is known to last.",
          es: "Cuenta cuando los contratos han terminado, y solo mientras conste que la fuente dura.")
      ])
  }

  private var nothing: HTML {
    "<p class=\"nothing\">\(Phrase("Nothing in the figures.", es: "Nada en las cifras."))</p>"
  }

  private var toSettle: HTML {
    """
    <section><h2>\(Phrase("What has to be settled", es: "Qué hay que resolver"))</h2>\(outcome.findings.isEmpty ? nothing : FindingList(outcome.findings).html)
    <h3>\(Phrase("What the rules say", es: "Qué dicen las reglas"))</h3>\(RuleFindingList(outcome.ruleFindings))</section>
    """
  }
}
