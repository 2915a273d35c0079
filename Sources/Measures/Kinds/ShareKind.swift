import Vocabulary

extension MeasureKind {
  /// So many of a hundred.
  package static let share = MeasureKind(
    "share", Phrase("Share", es: "Porcentaje"),
    about: Phrase(
      "So many of a hundred: those who meet it, out of all who could.",
      es: "Tantos de cada cien: quienes lo cumplen, del total de quienes podrían."),
    parts: .ratio(scale: 100), limits: 0...100, decimals: 1, sign: .percent)
}
