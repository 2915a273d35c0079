import Context
import Statistics
import Vocabulary

/// A mean of so many people's answers, told no more exactly than protects them.
package struct SurveyFigure: Codable, Sendable, Equatable {
  package let people: Int
  package let mean: Double
  package let deviation: Double
  /// The highest answer there is; the lowest is 1.
  package let highest: Int

  package init(people: Int, mean: Double, deviation: Double, highest: Int) {
    self.people = people
    self.mean = mean
    self.deviation = deviation
    self.highest = highest
  }

  /// Nil for nobody.
  package init?(_ scores: [Double], highest: Int) {
    guard !scores.isEmpty else { return nil }
    let n = Double(scores.count)
    let mean = scores.reduce(0, +) / n
    let squares = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.init(
      people: scores.count, mean: mean, deviation: scores.count > 1 ? (squares / (n - 1)).squareRoot() : 0,
      highest: highest)
  }
}

extension SurveyFigure {
  /// Where the mean may well lie, if these people are some of many who could have answered. Within the answers there are.
  package var range: ClosedRange<Double> {
    guard people > 1 else { return 1...Double(highest) }
    let reach = StudentT(df: Double(people - 1)).quantile(0.975) * deviation / Double(people).squareRoot()
    let (low, high) = (max(1, mean - reach), min(Double(highest), mean + reach))
    return min(low, high)...max(low, high)
  }

  /// One decimal, so that a wave less another one gives nobody's answer; two where a hundred people blur it as well.
  package var decimals: Int { people >= 100 ? 2 : 1 }
  /// Half of the last digit that is told.
  var blur: Double { people >= 100 ? 0.005 : 0.05 }

  /// So near to one end that nearly everybody must have given the same answer: the exact figure would tell what each said.
  package var isNearEnd: Bool { mean < 1 + Self.nearEnd || mean > Double(highest) - Self.nearEnd }
  private static let nearEnd = 0.2

  /// "3.1", or "over 3.8".
  package var told: Phrase {
    if mean > Double(highest) - Self.nearEnd {
      let edge = (Double(highest) - Self.nearEnd).written(decimals: 1)
      return Phrase("over \(edge)", es: "más de \(edge)")
    }
    if isNearEnd {
      let edge = (1 + Self.nearEnd).written(decimals: 1)
      return Phrase("under \(edge)", es: "menos de \(edge)")
    }
    return Phrase(verbatim: mean.written(decimals: decimals))
  }

  /// "2.8 – 3.4"; nil where it would say how alike the answers are at an end.
  package var toldRange: String? {
    if isNearEnd { return nil }
    return "\(range.lowerBound.written(decimals: decimals)) – \(range.upperBound.written(decimals: decimals))"
  }

  package func standing(_ construct: Instrument.Construct) -> TrustStanding? {
    guard let barrier = construct.barrier else { return nil }
    return TrustStanding(
      mean: mean, low: range.lowerBound, high: range.upperBound, barrier: barrier,
      strength: construct.strength ?? barrier)
  }
}

/// How far a figure has moved from one wave to the next.
///
/// The waves are not linked by person, so they count as two samples of their own. Source: Welch (1947), Biometrika 34:28–35.
package struct SurveyChange: Sendable, Equatable {
  package let difference: Double
  package let range: ClosedRange<Double>
  package let decimals: Int

  package init(from before: SurveyFigure, to after: SurveyFigure) {
    difference = after.mean - before.mean
    decimals = min(before.decimals, after.decimals)
    let parts = [before, after].map { $0.deviation * $0.deviation / Double(max(1, $0.people)) }
    let variance = parts[0] + parts[1]
    let below = zip(parts, [before, after]).reduce(0) { $0 + $1.0 * $1.0 / Double(max(1, $1.1.people - 1)) }
    let df = below > 0 ? variance * variance / below : Double(before.people + after.people - 2)
    let reach = df >= 1 ? StudentT(df: df).quantile(0.975) * variance.squareRoot() : Double(after.highest)
    range = (difference - reach)...(difference + reach)
  }

  /// Whether the whole range lies on one side of no change.
  package var isBeyondChance: Bool { range.lowerBound > 0 || range.upperBound < 0 }

  package var told: Phrase {
    func signed(_ value: Double) -> String {
      let words = value.written(decimals: decimals)
      return value > 0 && words.contains(where: { ("1"..."9").contains($0) }) ? "+" + words : words
    }
    return Phrase(
      "\(signed(difference)) (\(signed(range.lowerBound)) to \(signed(range.upperBound)))",
      es: "\(signed(difference)) (\(signed(range.lowerBound)) a \(signed(range.upperBound)))")
  }
}
