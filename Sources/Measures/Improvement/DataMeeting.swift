import Vocabulary

/// A meeting about one measure: what was seen, what was decided, by whom, and when it is looked at again.
package struct DataMeeting: DistrictRecord {
  package static let kind = RecordKind(
    "data_meeting", path: "measures/meetings", strategy: .measures,
    one: Phrase("data meeting", es: "reunión de datos"), many: Phrase("data meetings", es: "reuniones de datos"),
    about: Phrase(
      "What was seen in the figures, what was decided, and when it is looked at again.",
      es: "Qué se vio en las cifras, qué se decidió y cuándo se vuelve a mirar."))

  package static let fields: [Field<DataMeeting>] = [
    .reference("measure", \.measure, Phrase("Measure", es: "Medida"), required: true),
    .day("held", \.held, Phrase("Held on", es: "Celebrada el"), required: true),
    .text("saw", \.saw, Phrase("What we saw", es: "Qué vimos"), required: true),
    .text(
      "planned", \.planned,
      Phrase("What had been tried, and what was expected", es: "Qué se había probado y qué se esperaba")),
    .choice("verdict", \.verdict, Phrase("What we decided", es: "Qué decidimos"), required: true),
    .text("change", \.change, Phrase("What we do differently from now on", es: "Qué haremos distinto desde ahora")),
    .references("people", \.people, Phrase("Who decided", es: "Quién decidió"), required: true),
    .day("next", \.next, Phrase("Looked at again on", es: "Se vuelve a mirar el")),
  ]

  /// Plan, do, study, act: where the act leads.
  package enum Verdict: String, ChoiceType {
    case goOn = "continue", adapt, stop

    package var label: Phrase {
      switch self {
      case .goOn: Phrase("Continue", es: "Continuar")
      case .adapt: Phrase("Adapt", es: "Adaptar")
      case .stop: Phrase("Stop", es: "Detener")
      }
    }
  }

  package let id: ID
  package var version = 0
  package var measure: Measure.ID?
  package var held: Day?
  package var saw = ""
  package var planned = ""
  package var verdict: Verdict?
  package var change = ""
  package var people: [Person.ID] = []
  package var next: Day?

  package init(id: ID) { self.id = id }
  package var title: String { [held?.description, verdict?.label.en].compactMap(\.self).joined(separator: ": ") }

  package var findings: [Finding] {
    var found: [Finding] = []
    if verdict == .adapt, change.trimmed.isEmpty {
      found.append(
        Finding("change", "no-change", Phrase("Say what is done differently", es: "Diga qué se hará distinto")))
    }
    if verdict != .stop, verdict != nil, next == nil {
      found.append(
        Finding(
          "next", "no-next-day",
          Phrase("Choose the day on which it is looked at again", es: "Elija el día en que se vuelve a mirar")))
    }
    if let held, let next, next <= held {
      found.append(
        Finding(
          "next", "next-before-held",
          Phrase("Choose a day after the meeting", es: "Elija un día posterior a la reunión")))
    }
    return found
  }
}
