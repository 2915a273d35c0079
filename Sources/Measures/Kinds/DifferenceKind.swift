import Vocabulary

extension MeasureKind {
  /// How far two groups, or two occasions, lie apart.
  package static let difference = MeasureKind(
    "difference", Phrase("Difference", es: "Diferencia"),
    about: Phrase(
      "How far two groups or two occasions lie apart; it may be below zero.",
      es: "Cuánto se separan dos grupos o dos momentos; puede ser menor que cero."),
    parts: .average, decimals: 2)
}
