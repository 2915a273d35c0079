import Vocabulary

/// Where a measure is meant to be, by when. Several days make a path.
package struct MeasureTarget: DistrictRecord {
  package static let kind = RecordKind(
    "measure_target", path: "measures/targets", strategy: .measures,
    one: Phrase("target", es: "meta"), many: Phrase("targets", es: "metas"),
    about: Phrase(
      "Where each measure is meant to be, and by when.", es: "Dónde debe estar cada medida y para cuándo."))

  package static let fields: [Field<MeasureTarget>] = [
    .reference("measure", \.measure, Phrase("Measure", es: "Medida"), required: true),
    .real(
      "value", \.value, Phrase("Value", es: "Valor"),
      hint: Phrase(
        "In the unit of the measure; shares in percent", es: "En la unidad de la medida; los porcentajes, en %"),
      required: true),
    .day("by", \.by, Phrase("By", es: "Para el"), required: true),
    .text("reason", \.reason, Phrase("Why this value", es: "Por qué este valor")),
  ]

  package let id: ID
  package var version = 0
  package var measure: Measure.ID?
  package var value: Double?
  package var by: Day?
  package var reason = ""

  package init(id: ID) { self.id = id }
  package var title: String { by.map { "By \($0)" } ?? "" }
}
