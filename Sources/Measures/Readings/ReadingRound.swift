import Vocabulary

/// One occasion on which a measure is taken at all its places: for which time, and by when the figures are due.
package struct ReadingRound: DistrictRecord {
  package static let kind = RecordKind(
    "reading_round", path: "measures/rounds", strategy: .measures,
    one: Phrase("round of readings", es: "ronda de lecturas"),
    many: Phrase("rounds of readings", es: "rondas de lecturas"),
    about: Phrase(
      "When each measure is taken, and by when every place hands in its figures.",
      es: "Cuándo se toma cada medida y para cuándo entrega cada lugar sus cifras."))

  package static let fields: [Field<ReadingRound>] = [
    .line(
      "name", \.name, Phrase("Name", es: "Nombre"),
      hint: Phrase(
        "The measure and the time: Grade 3 reading, spring 2026",
        es: "La medida y el tiempo: Lectura de 3.º, primavera de 2026"),
      required: true),
    .reference("measure", \.measure, Phrase("Measure", es: "Medida"), required: true),
    .line(
      "period", \.period, Phrase("Time", es: "Periodo"),
      hint: Phrase("For example: Spring 2026", es: "Por ejemplo: Primavera 2026"), required: true),
    .day("ends", \.ends, Phrase("Last day that it speaks of", es: "Último día al que se refiere"), required: true),
    .day("due", \.due, Phrase("Figures are due on", es: "Fecha de entrega de las cifras")),
    .flag(
      "is_locked", \.isLocked, Phrase("Locked", es: "Cerrada"),
      hint: Phrase("Nothing can be entered or changed", es: "No se puede introducir ni cambiar nada")),
  ]

  package let id: ID
  package var version = 0
  package var name = ""
  package var measure: Measure.ID?
  package var period = ""
  package var ends: Day?
  package var due: Day?
  package var isLocked = false

  package init(id: ID) { self.id = id }
  package var title: String { name }

  package var findings: [Finding] {
    guard let ends, let due, due < ends else { return [] }
    return [
      Finding(
        "due", "due-before-end",
        Phrase(
          "Choose a day that is not before the last day that it speaks of",
          es: "Elija un día que no sea anterior al último día al que se refiere"))
    ]
  }
}

extension ReadingRound {
  package var endNumber: Int { ends?.number ?? 0 }
  package func isOverdue(on day: Day) -> Bool { !isLocked && (due.map { $0 < day } ?? false) }
}
