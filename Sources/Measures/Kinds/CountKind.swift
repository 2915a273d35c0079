import Vocabulary

extension MeasureKind {
  /// How many there are.
  package static let count = MeasureKind(
    "count", Phrase("Count", es: "Recuento"),
    about: Phrase(
      "How many there are; schools add up to the district.", es: "Cuántos hay; las escuelas suman el distrito."),
    parts: .whole, limits: 0...1e9)
}
