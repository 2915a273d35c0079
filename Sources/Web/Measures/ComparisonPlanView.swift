import Context
import Measures
import Statistics
import Store
import Vocabulary

/// A comparison before it starts: what it could see, who starts when, which data it needs, and whether it is registered.
struct ComparisonPlanView: View {
  let visit: Visit
  let shown: ComparisonPages.Planned
  let findings: [Finding]

  private var standing: ComparisonStanding { shown.standing }
  private var design: ComparisonDesign { standing.design }
  private var mayEdit: Bool { visit.allows(.editPlan) }

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(Phrase(verbatim: design.name), caption: Phrase("Before the start", es: "Antes de empezar"), actions: actions))
    <p>\(standing.tag) \(design.method.map { HTML($0.label) })</p>
    \(sight)
    \(starts)
    \(suggestion)
    \(data)
    \(registration)
    """
  }

  private var actions: [HTML] {
    var out: [HTML] = [
      "\(LinkButton(Phrase("What came of it", es: "Qué resultó"), to: ComparisonPages.impact(design.id), style: .secondary))"
    ]
    if mayEdit {
      out.append(
        "\(LinkButton(Phrase("Edit", es: "Editar"), to: design.address + "/edit", style: .secondary, context: Phrase(verbatim: design.name)))"
      )
    }
    return out
  }

  // MARK: - What it could see

  private var sight: HTML {
    let heading = Phrase("What it could see", es: "Qué podría ver")
    guard let planning = shown.planning else {
      return
        "<section><h2>\(heading)</h2><p class=\"nothing\">\(Phrase("Choose the outcome that decides: everything else follows from it.", es: "Elija el resultado que decide: lo demás se deduce de él."))</p></section>"
    }
    guard let effect = planning.effect else {
      return
        "<section><h2>\(heading)</h2><p class=\"nothing\">\(planning.refusal ?? Phrase(verbatim: ""))</p></section>"
    }
    return """
      <section><h2>\(heading)</h2><p class="lead">\(effect.sentence)</p>
      \(effect.worthSentence.map { "<p>\($0)</p>" as HTML })
      \(EvidencePicture(effect.picture, id: "power"))
      \(EvidenceTable(effect.table))
      <h3>\(Phrase.howSure)</h3><p>\(effect.basis)</p>\(assumed(effect))
      \(effect.simulatedSentence.map { "<p>\($0)</p>" as HTML })
      <h3>\(Phrase.cannotTell)</h3><ul>\(cannotTell.map { "<li>\($0)</li>" as HTML })</ul></section>
      """
  }

  private var cannotTell: [Phrase] {
    [
      Phrase("Whether there will be an effect, or how large.", es: "Si habrá un efecto, o de qué tamaño."),
      Phrase(
        "What happens when schools choose for themselves whether to start: the figures hold where lots decide.",
        es: "Qué ocurre si las escuelas deciden por sí mismas si empiezan: las cifras valen si decide el sorteo."),
    ]
  }

  private func assumed(_ effect: DetectableEffect) -> HTML {
    guard case .assumed(let assumptions) = effect.spread.origin else { return "" }
    return Table(
      Phrase("Guessed, since the district has no figures yet", es: "Supuesto, porque el distrito aún no tiene cifras"),
      columns: [
        .init(Phrase("What", es: "Qué")), .init(Phrase("Value", es: "Valor"), .number),
        .init(Phrase("Source", es: "Fuente")),
      ], rows: assumptions.map { [HTML($0.what), HTML($0.value), HTML($0.source)] }
    ).html
  }

  // MARK: - Who starts when

  private var starts: HTML {
    guard let planning = shown.planning, let balance = planning.balance else { return "" }
    let isSuggested = shown.drawn != nil
    let heading =
      isSuggested
      ? Phrase("Suggested: who starts when", es: "Sugerencia: quién empieza y cuándo")
      : Phrase("Who starts when", es: "Quién empieza y cuándo")
    return """
      <section id="starts"><h2>\(heading)</h2><p>\(balance.sentence)</p>\(table(balance))\(unknown(balance))
      \(isSuggested ? suggested(planning) : decided)</section>
      """
  }

  private func table(_ balance: StartBalance) -> HTML {
    Table(
      Phrase("How alike the waves are before the start", es: "Qué tan parecidos son los grupos antes de empezar"),
      columns: [.init(Phrase("What", es: "Qué"))] + balance.waves.map { .init($0.label, .number) } + [
        .init(
          Phrase("Furthest apart, in standard deviations", es: "Mayor distancia, en desviaciones estándar"), .number)
      ],
      rows: [
        [HTML(Phrase("Schools", es: "Escuelas"))] + balance.waves.map { HTML(text: $0.schools.grouped) } + ["–"]
      ]
        + balance.lines.map { line in
          [HTML(line.label)]
            + line.means.map { mean in
              HTML(text: mean.map { line.isShare ? "\(($0 * 100).told(0))%" : $0.told($0 < 10 ? 1 : 0) } ?? "–")
            } + [HTML(text: line.apart.told(2))]
        }, narrow: .scrolls
    ).html
  }

  private func unknown(_ balance: StartBalance) -> HTML {
    if balance.unknown.isEmpty { return "" }
    let schools = Phrase.count(
      balance.unknown.count, one: Phrase("school", es: "escuela"), many: Phrase("schools", es: "escuelas"))
    return
      "<p class=\"hint\">\(Phrase("Of \(schools.en) not everything is known; there it counts as usual.", es: "De \(schools.es) no se sabe todo; ahí cuenta como lo habitual."))</p>"
  }

  private func suggested(_ planning: ComparisonPlanning) -> HTML {
    let rows = planning.candidates.map(\.school).sorted { $0.name < $1.name }.map { school -> [HTML] in
      [
        HTML(text: school.name),
        HTML((planning.starts[school.id] ?? nil).map { Phrase(verbatim: $0.description) } ?? .doesNotStart),
      ]
    }
    let take = ButtonForm(
      Phrase("Take these starts", es: "Tomar estos inicios"), to: "\(ComparisonPages.design(design.id))/starts",
      csrf: visit.csrf, style: .primary, hidden: [HiddenField("waves", shown.waves), HiddenField("seed", shown.seed)])
    return """
      \(Table(Phrase("Suggested starts", es: "Inicios sugeridos"), columns: [.init(School.kind.one.capitalized), .init(Phrase("Starts on", es: "Empieza el"))], rows: rows))
      \(mayEdit && standing.registered == nil ? take.html : nil)
      """
  }

  private var decided: HTML {
    let names = Dictionary(
      (shown.planning?.candidates ?? []).map { ($0.school.id, $0.school.name) }
    ) { first, _ in first }
    let rows = standing.starts.map { start -> (String, [HTML]) in
      let name = start.school.flatMap { names[$0] } ?? "–"
      return (
        name,
        [
          "\(Link(Phrase(verbatim: name), to: start.address))",
          HTML(start.starts.map { Phrase(verbatim: $0.description) } ?? .doesNotStart),
          HTML(start.decidedBy?.label ?? Phrase(verbatim: "–")), HTML(text: start.reason),
        ]
      )
    }.sorted { $0.0 < $1.0 }
    let table = Table(
      SchoolStart.kind.many.capitalized,
      columns: [
        .init(School.kind.one.capitalized), .init(Phrase("Starts on", es: "Empieza el")),
        .init(Phrase("Decided by", es: "Decidido por")), .init(Phrase("Why", es: "Por qué")),
      ], rows: rows.map(\.1), isCaptionHidden: true)
    return Details(
      Phrase("School by school", es: "Escuela por escuela"), isOpen: rows.count <= 12, content: table.html
    ).html
  }

  // MARK: - A suggestion

  private var suggestion: HTML {
    guard mayEdit, standing.registered == nil, standing.outcome != nil else { return "" }
    let fields: HTML = """
      \(FormField("waves", Phrase("Waves", es: "Grupos"), .paragraphs(shown.waves, rows: 4),
        hint: Phrase("On each line a day and a number of schools, as in 2027-08-24: 6, or never: 6", es: "En cada línea un día y un número de escuelas, como 2027-08-24: 6, o nunca: 6"), findings: findings))
      \(FormField("seed", Phrase("Seed of the lots", es: "Semilla del sorteo"), .number(shown.seed),
        hint: Phrase("The same number draws the same starts, so that anybody can check them", es: "El mismo número da los mismos inicios, para que cualquiera pueda comprobarlos"), findings: findings))
      """
    return """
      <section><h2>\(Phrase("Draw the starts by lot", es: "Sortear los inicios"))</h2>
      <p>\(Phrase("Of a thousand ways to draw them the tenth that balances best in level, size, readiness and the outcome so far is kept, and one of those is taken by lot. You can change a start afterwards, with a reason.", es: "De mil formas de sortearlos se conserva la décima parte que mejor equilibra nivel, tamaño, preparación y el resultado hasta ahora, y de esas se toma una al azar. Después puede cambiar un inicio, con un motivo."))</p>
      <form class="form" action="\(ComparisonPages.design(design.id))#starts" method="get">\(fields)\(ButtonRow(["\(Button(Phrase("Show a suggestion", es: "Mostrar una sugerencia"), style: .secondary))"]))</form></section>
      """
  }

  // MARK: - Data and registration

  private var data: HTML {
    var rows: [SummaryList.Row] = []
    if let outcome = standing.outcome {
      let owner = outcome.owner.flatMap { shown.people[$0.rawValue] } ?? "–"
      rows.append(.init(Phrase("Outcome", es: "Resultado"), "\(outcome.link) (\(owner))"))
    }
    if !design.dataNeeded.trimmed.isEmpty {
      rows.append(.init(Phrase("Data that it needs", es: "Datos que necesita"), Phrase(verbatim: design.dataNeeded)))
    }
    rows += shown.systems.map { system in
      let owner = system.owner.flatMap { shown.people[$0.rawValue] } ?? "–"
      let access = system.access.trimmed.isEmpty ? "" : "; \(system.access)"
      return .init(
        DataSystem.kind.one.capitalized,
        "\(system.link): \(Phrase("\(owner) has it", es: "lo tiene \(owner)"))\(access)")
    }
    if rows.isEmpty {
      return
        "<section><h2>\(Phrase("Data, and who has them", es: "Los datos y quién los tiene"))</h2><p class=\"nothing\">\(Phrase("Nobody has said which data it needs.", es: "Nadie ha dicho qué datos necesita."))</p></section>"
    }
    return
      "<section><h2>\(Phrase("Data, and who has them", es: "Los datos y quién los tiene"))</h2>\(SummaryList(rows: rows))</section>"
  }

  private var registration: HTML {
    let heading = Phrase("Registered before anybody starts", es: "Registrado antes de que nadie empiece")
    if let day = standing.registered {
      return """
        <section><h2>\(heading)</h2><p>\(Phrase("Sealed on \(day): the outcome, the method, the groups, the seed and the start of each school. A change of these is an amendment.", es: "Sellado el \(day): el resultado, el método, los grupos, la semilla y el inicio de cada escuela. Cambiarlos es una enmienda."))
        \(Link(SealPages.title, to: SealPages.path))</p></section>
        """
    }
    let missing = standing.registrationFindings(on: shown.today)
    let body: HTML =
      missing.isEmpty
      ? "<p>\(Phrase("The launch seals it with everything else. It can also be registered by itself, for a trial that starts before the launch.", es: "El inicio la sella con todo lo demás. También puede registrarse por sí sola, para un ensayo que empiece antes."))</p>\(mayEdit ? button : nil)"
      : "<p>\(Phrase("It cannot be registered yet:", es: "Aún no puede registrarse:"))</p><ul>\(missing.map { "<li>\($0.message)</li>" as HTML })</ul>"
    return "<section><h2>\(heading)</h2>\(body)</section>"
  }

  private var button: HTML {
    ButtonForm(
      Phrase("Register and seal", es: "Registrar y sellar"), to: "\(ComparisonPages.design(design.id))/register",
      csrf: visit.csrf, style: .primary,
      confirm: Phrase(
        "From here on it can only be amended, with a reason and a second person.",
        es: "Desde aquí solo podrá enmendarse, con un motivo y una segunda persona.")
    ).html
  }
}

extension ComparisonStanding {
  /// Whether it was fixed in time, in words.
  var tag: Tag {
    if isRegisteredInTime {
      return Tag(Phrase("Registered before the start", es: "Registrada antes de empezar"), .good)
    }
    if let registered, let firstStart, registered > firstStart {
      return Tag(
        Phrase("Sealed after the start: exploratory", es: "Sellada después de empezar: exploratoria"), .caution)
    }
    if registered != nil, amendedLate > 0 {
      return Tag(Phrase("Amended after the start", es: "Enmendada después de empezar"), .caution)
    }
    if registered != nil { return Tag(Phrase("Sealed", es: "Sellada"), .good) }
    return Tag(Phrase("Not registered: exploratory", es: "Sin registrar: exploratoria"), .caution)
  }
}
