import Vocabulary

extension DecisionAccuracy {
  static let namedAndTrue = Phrase("Named, and truly belongs there", es: "Nombrado, y de verdad pertenece ahí")

  /// What would happen if the top share were named, line by line.
  ///
  /// - Parameters:
  ///   - again: what would name the same people once more.
  ///   - row: one line, out of its words and of the figure that it tells of each accuracy.
  static func rows(again: Phrase, _ row: (Phrase, (DecisionAccuracy) -> Double) -> [Table.Cell]) -> [[Table.Cell]] {
    [
      row(namedAndTrue, \.trulyTopWhenFlagged),
      row(
        Phrase("Truly belongs there, and is named", es: "De verdad pertenece ahí, y es nombrado"),
        \.flaggedWhenTrulyTop),
      row(
        Phrase("Named, but truly below average", es: "Nombrado, pero en verdad bajo el promedio"),
        \.belowAverageWhenFlagged),
      row(again, \.flaggedAgain),
    ]
  }
}
