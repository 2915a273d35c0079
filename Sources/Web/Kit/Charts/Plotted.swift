import Vocabulary

/// A figure of a chart, or why there is none.
package enum Plotted: Sendable, Equatable {
  case value(Double)
  /// Nobody has recorded it.
  case missing
  /// Too few people stand behind it to show it.
  case hidden

  var value: Double? { if case .value(let value) = self, value.isDrawable { value } else { nil } }

  func words(_ amount: Amount) -> Phrase {
    switch self {
    case .value(let value): Phrase(verbatim: amount.words(value))
    case .missing: Phrase("no figure", es: "sin dato")
    case .hidden: Phrase("hidden", es: "oculto")
    }
  }

  /// Said under a chart that hides something.
  static func note(hidden count: Int) -> Phrase? {
    guard count > 0 else { return nil }
    return count == 1
      ? Phrase(
        "1 figure is hidden, because too few people stand behind it.",
        es: "Se oculta 1 cifra porque corresponde a muy pocas personas.")
      : Phrase(
        "\(count) figures are hidden, because too few people stand behind them.",
        es: "Se ocultan \(count) cifras porque corresponden a muy pocas personas.")
  }
}
