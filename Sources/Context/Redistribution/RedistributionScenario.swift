import Vocabulary

/// One way in which money of today could be spent on teacher leadership instead, to be set beside others.
package struct RedistributionScenario: DistrictRecord {
  package static let kind = RecordKind(
    "redistribution_scenario", path: "context/scenarios", strategy: .context,
    one: Phrase("scenario", es: "escenario"), many: Phrase("scenarios", es: "escenarios"),
    about: Phrase(
      "Ways in which money of today could pay for teacher leadership, side by side.",
      es: "Formas en que el dinero de hoy podría pagar el liderazgo docente, lado a lado."),
    reading: .readDelicate, editing: .editDelicate)

  package static let fields: [Field<RedistributionScenario>] = [
    .line("name", \.name, Phrase("Name", es: "Nombre"), required: true),
    .year("year", \.year, Phrase("From the school year", es: "Desde el año escolar"), required: true),
    .choice("stage", \.stage, Phrase("Stage", es: "Etapa"), required: true),
    .reference("owner", \.owner, Phrase("Owner", es: "Responsable")),
    .text("aim", \.aim, Phrase("What it would make possible", es: "Qué haría posible")),
    .text(
      "loss", \.loss,
      Phrase("What would be given up, and who would feel it", es: "A qué se renunciaría y quién lo notaría")),
  ]

  /// How far the thought has come.
  package enum Stage: String, ChoiceType {
    case idea, discussed, agreed, dropped

    package var label: Phrase {
      switch self {
      case .idea: Phrase("Idea", es: "Idea")
      case .discussed: Phrase("Being discussed", es: "En discusión")
      case .agreed: Phrase("Agreed", es: "Acordado")
      case .dropped: Phrase("Dropped", es: "Descartado")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var name = ""
  package var year: SchoolYear?
  package var stage: Stage? = .idea
  package var owner: Person.ID?
  package var aim = ""
  package var loss = ""

  package init(id: ID) { self.id = id }
  package var title: String { name }
}

/// One step of a scenario: this share of that spending goes to this use.
package struct RedistributionMove: DistrictRecord {
  package static let kind = RecordKind(
    "redistribution_move", path: "context/moves", strategy: .context,
    one: Phrase("move", es: "traslado"), many: Phrase("moves", es: "traslados"),
    about: Phrase(
      "What each scenario takes from which spending, and what it pays instead.",
      es: "Qué toma cada escenario de qué gasto, y qué paga en su lugar."),
    reading: .readDelicate, editing: .editDelicate)

  package static let fields: [Field<RedistributionMove>] = [
    .reference("scenario", \.scenario, Phrase("Scenario", es: "Escenario"), required: true),
    .reference("spending", \.spending, Phrase("From the spending", es: "Del gasto"), required: true),
    .share("share", \.share, Phrase("Share moved", es: "Parte trasladada"), required: true),
    .choice("use", \.use, Phrase("To pay for", es: "Para pagar"), required: true),
    .choice("serves", \.serves, Phrase("Serves", es: "Atiende a")),
    .line(
      "pays", \.pays, Phrase("What exactly", es: "Qué exactamente"),
      hint: Phrase("For example: 6 team leads at $4,000", es: "Por ejemplo: 6 líderes de equipo a $4,000")),
  ]

  package let id: ID
  package var version = 0
  package var scenario: RedistributionScenario.ID?
  package var spending: Spending.ID?
  package var share: Double?
  package var use: Use?
  package var serves: Served?
  package var pays = ""

  package init(id: ID) { self.id = id }
  package var title: String { pays.isEmpty ? use?.label.en ?? "" : pays }

  package var findings: [Finding] {
    guard share == 0 else { return [] }
    return [
      Finding("share", "nothing-moved", Phrase("Enter a share above zero", es: "Escriba una parte mayor que cero"))
    ]
  }
}
