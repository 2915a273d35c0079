import Vocabulary

extension MeasureKind {
  /// Minutes, hours or days for each of something.
  package static let duration = MeasureKind(
    "duration", Phrase("Time per person", es: "Tiempo por persona"),
    about: Phrase(
      "Minutes, hours or days for each person, as the unit says.",
      es: "Minutos, horas o días por persona, según diga la unidad."),
    parts: .ratio(scale: 1), limits: 0...1e9, decimals: 1)
}
