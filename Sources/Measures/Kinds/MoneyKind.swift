import Vocabulary

extension MeasureKind {
  /// Dollars for each of something.
  package static let money = MeasureKind(
    "money", Phrase("Dollars per unit", es: "Dólares por unidad"),
    about: Phrase(
      "Dollars for each of something, such as for each teacher supported.",
      es: "Dólares por cada unidad, como por cada docente con apoyo."),
    parts: .ratio(scale: 1), limits: 0...1e12, sign: .dollars)
}
