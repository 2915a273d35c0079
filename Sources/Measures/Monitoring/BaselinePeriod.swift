import Vocabulary

/// Which readings of a measure say what is usual: chosen by somebody, with a reason, and kept from then on.
package struct BaselinePeriod: DistrictRecord {
  package static let kind = RecordKind(
    "baseline_period", path: "measures/baseline-periods", strategy: .measures,
    one: Phrase("baseline period", es: "periodo de referencia"),
    many: Phrase("baseline periods", es: "periodos de referencia"),
    about: Phrase(
      "Which readings of a measure say what is usual, where it is not all those before the launch.",
      es: "Qué lecturas de una medida dicen qué es lo habitual, si no son todas las anteriores al inicio."))

  package static let fields: [Field<BaselinePeriod>] = [
    .reference("measure", \.measure, Phrase("Measure", es: "Medida"), required: true),
    .day(
      "from", \.from, Phrase("From", es: "Desde"),
      hint: Phrase(
        "Empty: from the first reading. Earlier readings are shown and not judged",
        es: "Vacío: desde la primera lectura. Las anteriores se muestran y no se juzgan")),
    .day("until", \.until, Phrase("Until", es: "Hasta"), required: true),
    .text(
      "reason", \.reason, Phrase("Why these readings", es: "Por qué estas lecturas"),
      hint: Phrase(
        "What changed afterwards, or why earlier ones are not like them",
        es: "Qué cambió después, o por qué las anteriores no son como ellas"),
      required: true),
  ]

  package let id: ID
  package var version = 0
  package var measure: Measure.ID?
  package var from: Day?
  package var until: Day?
  package var reason = ""

  package init(id: ID) { self.id = id }
  package var title: String { until.map { "Until \($0)" } ?? "" }

  package var findings: [Finding] { Finding.days(from: from, until: until) }
}
