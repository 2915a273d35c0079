import Vocabulary

extension MeasureKind {
  /// How often something happens for each of something else.
  package static let rate = MeasureKind(
    "rate", Phrase("Rate", es: "Tasa"),
    about: Phrase(
      "How often something happens for each of something else, such as visits per teacher.",
      es: "Cuántas veces ocurre algo por cada unidad de otra cosa, como visitas por docente."),
    parts: .ratio(scale: 1), limits: 0...1e9, decimals: 2)
}
