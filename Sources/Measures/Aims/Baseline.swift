import Vocabulary

/// Where a measure stood in the district before the start.
package struct Baseline: DistrictRecord {
  package static let kind = RecordKind(
    "baseline", path: "measures/baselines", strategy: .measures,
    one: Phrase("baseline", es: "línea de base"), many: Phrase("baselines", es: "líneas de base"),
    about: Phrase(
      "Where each measure stood before the start, and what that rests on.",
      es: "Dónde estaba cada medida antes de empezar y en qué se basa."))

  package static let fields: [Field<Baseline>] = [
    .reference("measure", \.measure, Phrase("Measure", es: "Medida"), required: true),
    .real(
      "value", \.value, Phrase("Value", es: "Valor"),
      hint: Phrase(
        "In the unit of the measure; shares in percent", es: "En la unidad de la medida; los porcentajes, en %"),
      required: true),
    .day("taken", \.taken, Phrase("As of", es: "Con fecha de"), required: true),
    .integer("people", \.people, Phrase("How many people stand behind it", es: "Cuántas personas representa")),
    .text("rests_on", \.restsOn, Phrase("What it rests on", es: "En qué se basa"), required: true),
  ]

  package let id: ID
  package var version = 0
  package var measure: Measure.ID?
  package var value: Double?
  package var taken: Day?
  package var people: Int?
  package var restsOn = ""

  package init(id: ID) { self.id = id }
  package var title: String { taken.map { "As of \($0)" } ?? "" }
}
