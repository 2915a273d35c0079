import Measures
import Statistics
import Store
import Vocabulary

/// Every comparison with what it shows, in one sentence each.
struct ComparisonListView: View {
  let standings: [ComparisonStanding]

  var html: HTML {
    """
    \(PageHeading(ComparisonPages.title, lead: lead))
    \(standings.isEmpty ? empty : "\(standings.map(card))")
    """
  }

  private var lead: Phrase {
    Phrase(
      "Each comparison was chosen to tell an effect from what would have happened anyway. What was not registered before the start is exploratory.",
      es:
        "Cada comparación se eligió para distinguir un efecto de lo que habría pasado de todos modos. Lo que no se registró antes de empezar es exploratorio."
    )
  }

  private var empty: HTML {
    EmptyState(
      Phrase("Nothing to compare with yet", es: "Todavía no hay con qué comparar"),
      Phrase(
        "Choose a comparison before anybody starts.", es: "Elija una comparación antes de que nadie empiece."),
      action: "\(LinkButton(ComparisonDesign.kind.many.capitalized, to: "/\(ComparisonDesign.kind.path)"))"
    ).html
  }

  private func card(_ standing: ComparisonStanding) -> HTML {
    let id = standing.design.id
    return """
      <section class="summary-card"><div class="summary-card-title"><h2>\(Link(Phrase(verbatim: standing.design.name), to: ComparisonPages.impact(id)))</h2></div>
      <p>\(standing.tag) \(standing.outcome.map { HTML(text: $0.name) })</p><p>\(standing.sentence)</p>
      <p>\(Link(Phrase("The design", es: "El diseño"), to: ComparisonPages.design(id), context: Phrase(verbatim: standing.design.name)))</p></section>
      """
  }
}

/// What came of one comparison: the finding in words, how sure it is, and every way of judging it.
struct ImpactView: View {
  let visit: Visit
  let shown: ComparisonPages.Shown
  let findings: [Finding]

  private var standing: ComparisonStanding { shown.standing }

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(Phrase(verbatim: standing.design.name), caption: Phrase("What came of it", es: "Qué resultó"), actions: actions))
    <p>\(standing.tag) \(standing.outcome.map { "\($0.link)" as HTML })</p>
    \(finding)
    \(cost)
    \(groups)
    \(looks)
    """
  }

  private var actions: [HTML] {
    [
      "\(LinkButton(Phrase("The design", es: "El diseño"), to: ComparisonPages.design(standing.design.id), style: .secondary))"
    ]
  }

  private var finding: HTML {
    switch standing.finding {
    case .waiting(let gap): return "<p class=\"lead\">\(gap)</p>"
    case .refused(let reasons):
      return """
        <p class="lead">\(Phrase("No effect can be told.", es: "No se puede decir ningún efecto."))</p><ul>\(reasons.map { "<li>\($0)</li>" as HTML })</ul>
        """
    case .estimated(let estimate): return estimated(estimate)
    }
  }

  private func estimated(_ estimate: ImpactEstimate) -> HTML {
    """
    <p class="lead">\(estimate.sentence)</p>\(unregistered)
    \(estimate.eventStudy.map { EvidencePicture($0, id: "event-study").html })
    <h2>\(Phrase.howSure)</h2>\(list(estimate.howSure))
    <h2>\(Phrase.cannotTell)</h2>\(list(estimate.cannotTell))
    \(estimate.lookAtThis.isEmpty ? nil : "<h2>\(Phrase.lookAtThis)</h2>\(list(estimate.lookAtThis))")
    <h2>\(Phrase("The figures", es: "Las cifras"))</h2>
    \(EvidenceTable(estimate.waysOfJudging))\(EvidenceTable(estimate.waves))\(without(estimate))
    \(used(estimate))
    """
  }

  private var unregistered: HTML? {
    if standing.isRegisteredInTime { return nil }
    return
      "<p>\(Phrase("This was not registered before the first school started, so it is exploratory: a question for the next comparison, not proof.", es: "Esto no se registró antes de que empezara la primera escuela, así que es exploratorio: una pregunta para la próxima comparación, no una prueba."))</p>"
  }

  private func list(_ sentences: [Phrase]) -> HTML { "<ul>\(sentences.map { "<li>\($0)</li>" as HTML })</ul>" }

  /// Schools by name are for those who may read what every school says of itself.
  private func without(_ estimate: ImpactEstimate) -> HTML {
    guard visit.allows(MeasureReading.kind.reading), !estimate.without.isEmpty else { return "" }
    return Details(
      Phrase("Without one school at a time", es: "Sin una escuela cada vez"),
      content: EvidenceTable(estimate.withoutEach).html
    ).html
  }

  private func used(_ estimate: ImpactEstimate) -> HTML {
    let panel = estimate.panel
    let rounds = Phrase.list(panel.rounds.map(\.period))
    let schools = Phrase.count(
      panel.schools.count, one: Phrase("school", es: "escuela"), many: Phrase("schools", es: "escuelas"))
    let mayRead = visit.allows(MeasureReading.kind.reading)
    let out: HTML =
      panel.leftOut.isEmpty
      ? "<p>\(Phrase("Nothing was left out.", es: "No se dejó nada fuera."))</p>"
      : mayRead
        ? "<p>\(Phrase("Left out:", es: "Fuera:"))</p><ul>\(panel.leftOut.map { "<li>\($0.what): \($0.why)</li>" as HTML })</ul>"
        : "<p>\(Phrase("Left out, with a reason each: \(panel.leftOut.count).", es: "Fuera, cada uno con su motivo: \(panel.leftOut.count)."))</p>"
    return """
      <h2>\(Phrase("What it rests on", es: "En qué se basa"))</h2>
      <p>\(Phrase("\(schools.en); rounds: \(rounds.en).", es: "\(schools.es); rondas: \(rounds.es)."))</p>\(out)
      """
  }

  /// What it costs stands beside what it does, and is not divided by it.
  private var cost: HTML {
    guard let cost = shown.cost else { return "" }
    return """
      <h2>\(Phrase("What it costs", es: "Qué cuesta"))</h2>
      <p>\(Phrase("Each supported teacher costs \(cost.perSupported) in \(cost.year).", es: "Cada docente con apoyo cuesta \(cost.perSupported) en \(cost.year)."))
      \(Link(CostPages.title, to: CostPages.path))</p>
      """
  }

  // MARK: - Groups and looks

  private var groups: HTML {
    guard let groups = shown.groups, !groups.rows.isEmpty else { return "" }
    return """
      <section><h2>\(Phrase("The groups that were named beforehand", es: "Los grupos nombrados de antemano"))</h2>
      <p>\(Phrase("The last column counts in that there are several.", es: "La última columna tiene en cuenta que son varios."))</p>\(table(groups, Phrase("Groups", es: "Grupos")))</section>
      """
  }

  private var looks: HTML {
    let some = !shown.looks.rows.isEmpty
    let mayLook = visit.allows(.editPlan) && standing.estimate != nil
    guard some || mayLook else { return "" }
    return """
      <section id="looks"><h2>\(Phrase("Other looks at the results", es: "Otras miradas a los resultados"))</h2>
      \(some ? "<p>\(shown.looks.sentence)</p>\(table(shown.looks, Phrase("Exploratory looks", es: "Miradas exploratorias")))" : nil)
      \(mayLook ? form : nil)</section>
      """
  }

  private func table(_ looks: ImpactLooks, _ caption: Phrase) -> HTML {
    Table(
      caption,
      columns: [
        .init(Phrase("Outcome", es: "Resultado")), .init(Phrase("Group", es: "Grupo")),
        .init(Phrase("Difference", es: "Diferencia"), .number),
        .init(Phrase("Plausible range", es: "Rango plausible"), .number),
        .init(Phrase("How often chance goes as far", es: "Con qué frecuencia el azar llega tan lejos"), .number),
        .init(Phrase("The same, counting all looks (q)", es: "Lo mismo, contando todas las miradas (q)"), .number),
      ],
      rows: looks.rows.map { row in
        let everybody = Phrase("everybody", es: "todas las personas")
        let group = row.look.group.isEmpty ? HTML(everybody) : HTML(text: row.look.group)
        guard let estimate = row.estimate, let effect = estimate.effect else {
          return [HTML(text: row.outcome.name), group, HTML(row.refusal ?? Phrase(verbatim: "–")), "–", "–", "–"]
        }
        let range = effect.interval.map {
          Phrase("\($0.lower.told(1)) to \($0.upper.told(1))", es: "\($0.lower.told(1)) a \($0.upper.told(1))")
        }
        return [
          HTML(text: row.outcome.name), group, HTML(text: effect.value.told(1)), HTML(range ?? Phrase(verbatim: "–")),
          HTML(text: Self.share(estimate.chance)), HTML(text: Self.share(row.q)),
        ]
      }
    ).html
  }

  private static func share(_ share: Double?) -> String {
    share.map { $0 < 0.001 ? "< 0.1%" : Statistics.Table.Cell.share($0).text(Reading.language) } ?? "–"
  }

  private var form: HTML {
    let outcomes = shown.measures.map { Choice($0.id.rawValue, Phrase(verbatim: $0.name)) }
    let fields: [FormField] = [
      FormField("outcome", Phrase("Outcome", es: "Resultado"), .select(outcomes, chosen: nil), findings: findings),
      FormField(
        "group", Phrase("Group", es: "Grupo"), .line(""),
        hint: Phrase(
          "One of the groups of the outcome; empty: everybody",
          es: "Uno de los grupos del resultado; vacío: todas las personas"),
        findings: findings, isRequired: false),
      FormField(
        "control", Phrase("Compared with", es: "Comparado con"),
        .select(ComparisonDesign.Control.choices, chosen: ComparisonDesign.Control.notYet.rawValue)),
    ]
    let content: HTML = """
      <p>\(Phrase("Every look is kept with your name, whatever it shows, and counts against all the others.", es: "Cada mirada se conserva con su nombre, muestre lo que muestre, y cuenta junto a todas las demás."))</p>
      \(Form(to: "\(ComparisonPages.impact(standing.design.id))/look", csrf: visit.csrf, submit: Phrase("Look, and keep that I did", es: "Mirar, y conservar que lo hice"), fields: "\(fields)"))
      """
    return Details(
      Phrase("Look at something that was not registered", es: "Mirar algo que no se registró"),
      isOpen: !findings.isEmpty,
      content: content
    ).html
  }
}
