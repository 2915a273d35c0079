import Vocabulary

/// One occasion on which a survey is answered, from its first day to its last.
package struct SurveyWave: DistrictRecord {
  package static let kind = RecordKind(
    "survey_wave", path: "measures/waves", strategy: .measures,
    one: Phrase("wave of a survey", es: "ronda de encuesta"),
    many: Phrase("waves of surveys", es: "rondas de encuestas"),
    about: Phrase(
      "When each survey is answered: its first day, its last day, and what came of it.",
      es: "Cuándo se responde cada encuesta: primer día, último día y qué resultó."))

  package static let fields: [Field<SurveyWave>] = [
    .line(
      "name", \.name, Phrase("Name", es: "Nombre"),
      hint: Phrase("For example: Fall 2026", es: "Por ejemplo: Otoño 2026"), required: true),
    .reference("survey", \.survey, Phrase("Survey", es: "Encuesta"), required: true),
    .day("opens", \.opens, Phrase("First day", es: "Primer día"), required: true),
    .day("closes", \.closes, Phrase("Last day", es: "Último día"), required: true),
    .choice(
      "stage", \.stage, Phrase("Stage", es: "Etapa"),
      hint: Phrase("Changed with the buttons of its page", es: "Se cambia con los botones de su página"),
      required: true),
  ]

  package enum Stage: String, ChoiceType {
    case draft, open, closed, withdrawn

    package var label: Phrase {
      switch self {
      case .draft: Phrase("Draft", es: "Borrador")
      case .open: Phrase("Open", es: "Abierta")
      case .closed: Phrase("Closed", es: "Cerrada")
      case .withdrawn: Phrase("Closed without results", es: "Cerrada sin resultados")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var name = ""
  package var survey: Survey.ID?
  package var opens: Day?
  package var closes: Day?
  package var stage: Stage? = .draft

  package init(id: ID) { self.id = id }
  package var title: String { name }

  package var findings: [Finding] {
    guard let opens, let closes, closes < opens else { return [] }
    return [
      Finding(
        "closes", "closes-before-opening",
        Phrase(
          "Choose a last day that is not before the first", es: "Elija un último día que no sea anterior al primero"))
    ]
  }
}

extension SurveyWave {
  package var isOver: Bool { stage == .closed || stage == .withdrawn }

  /// Whether answers are taken on this day.
  package func takesAnswers(on day: Day) -> Bool {
    guard stage == .open, let opens, let closes else { return false }
    return opens <= day && day <= closes
  }

  /// What a change of a wave may not do.
  ///
  /// - Parameters:
  ///   - isPrepared: whether it has been counted who is asked, which only opening does.
  ///   - isReleased: whether its results have been worked out, which only closing does.
  package func findings(replacing old: SurveyWave?, isPrepared: Bool, isReleased: Bool) -> [Finding] {
    if let old, old.isOver, old.values != values { return [.staysClosed] }
    if let old, old.survey != survey, old.stage != .draft {
      return [
        Finding(
          "survey", "wave-asked",
          Phrase("Leave the survey as it is: people have been asked", es: "Deje la encuesta como está: ya se preguntó"))
      ]
    }
    let before = old?.stage ?? .draft
    switch (before, stage ?? .draft) {
    case (let same, let now) where same == now: return []
    case (.draft, .open) where isPrepared: return []
    case (.open, .closed) where isReleased, (.open, .withdrawn) where !isReleased: return []
    case (.open, .draft): return [.staysOpen]
    default: return [.byTheButtons]
    }
  }
}

extension Finding {
  package static let staysClosed = Finding(
    "stage", "wave-closed",
    Phrase(
      "Leave it closed: its results have been seen, and an answer more would give itself away. Make another wave instead",
      es: "Déjela cerrada: sus resultados ya se vieron y una respuesta más se delataría. Cree otra ronda"))

  fileprivate static let staysOpen = Finding(
    "stage", "wave-open",
    Phrase("Close it instead: people have been asked", es: "Ciérrela: ya se preguntó a las personas"))

  fileprivate static let byTheButtons = Finding(
    "stage", "by-the-buttons",
    Phrase(
      "Save it as it is, then open or close it with the buttons of its page",
      es: "Guárdela como está y luego ábrala o ciérrela con los botones de su página"))
}
