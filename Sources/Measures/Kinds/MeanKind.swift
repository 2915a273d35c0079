import Vocabulary

extension MeasureKind {
  /// An average over people.
  package static let mean = MeasureKind(
    "mean", Phrase("Average", es: "Promedio"),
    about: Phrase(
      "An average over people, such as a mean score.", es: "Un promedio entre personas, como una puntuación media."),
    parts: .average, decimals: 2)
}
