import Vocabulary

/// Figures as they stand in a sentence.
enum Written {
  /// So many digits behind the point as a range of this width supports: two that count.
  static func digits(for width: Double) -> Int {
    guard width.isFinite, width > 0 else { return 2 }
    var digits = 0
    var scaled = width
    while scaled < 10, digits < 8 {
      scaled *= 10
      digits += 1
    }
    return digits
  }

  static func number(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return "–" }
    if value.magnitude >= 1e12 { return "\(value)" }
    return value.written(decimals: digits).replacing("-", with: "−")
  }

  static func range(_ interval: Interval, _ digits: Int) -> Phrase {
    let (low, high) = (number(interval.lower, digits), number(interval.upper, digits))
    return Phrase("\(low) to \(high)", es: "de \(low) a \(high)")
  }

  /// "about 3 times in 100".
  static func frequency(_ p: Double) -> Phrase {
    if p < 0.0005 { return Phrase("less than once in 1,000 times", es: "menos de una vez de cada 1,000") }
    if p < 0.01 {
      let times = max(1, Int((p * 1_000).rounded()))
      return Phrase(
        "about \(times == 1 ? "once" : "\(times) times") in 1,000",
        es: times == 1 ? "más o menos una vez de cada 1,000" : "unas \(times) veces de cada 1,000")
    }
    let times = min(99, max(1, Int((p * 100).rounded())))
    return Phrase(
      "about \(times == 1 ? "once" : "\(times) times") in 100",
      es: times == 1 ? "más o menos una vez de cada 100" : "unas \(times) veces de cada 100")
  }

  /// How often chance alone would do as much.
  static func ifNoDifference(_ p: Double) -> Phrase {
    let times = frequency(p)
    return Phrase(
      "If there were no difference, one at least this large would appear \(times.en).",
      es: "Si no hubiera diferencia, una al menos así de grande aparecería \(times.es).")
  }

  /// The end of a sentence that has said a difference with its range.
  static func ending(_ interval: Interval) -> Phrase {
    interval.contains(0)
      ? Phrase(
        ", so no difference at all fits the data too.", es: "; que no haya diferencia también encaja con los datos.")
      : Phrase(".", es: ".")
  }
}
