import Vocabulary

/// What the figures of a chart count, and so how they are written.
package enum Amount: Sendable, Equatable {
  case count
  /// 0…1, shown as a percentage.
  case share
  /// Dollars.
  case dollars
  case number(decimals: Int)

  package func words(_ value: Double) -> String {
    switch self {
    case .count: value.drawn(decimals: 0)
    case .share:
      (value * 100).drawn(decimals: abs(value) < 0.1 && value * 100 != (value * 100).rounded() ? 1 : 0) + "%"
    case .dollars: (value < 0 ? "-$" : "$") + abs(value).drawn(decimals: 0)
    case .number(let decimals): value.drawn(decimals: decimals)
    }
  }

  /// Shorter, for an axis: $1.2M. Marks that stand close together get the decimals that tell them apart.
  func axisWords(_ value: Double, step: Double) -> String {
    switch self {
    case .dollars where step >= 100_000:
      (value < 0 ? "-$" : "$") + abs(value / 1_000_000).trimmed(step: step / 1_000_000) + "M"
    case .dollars where step >= 1000: (value < 0 ? "-$" : "$") + abs(value / 1000).trimmed(step: step / 1000) + "K"
    case .dollars: words(value)
    case .share: (value * 100).trimmed(step: step * 100) + "%"
    case .number, .count: value.trimmed(step: step)
    }
  }
}

extension Double {
  /// Nothing that a district counts is larger. What is has come from a division by nought, and is no figure.
  var isDrawable: Bool { isFinite && magnitude < 1e15 }

  /// Its words in a picture; a dash for what is no figure.
  func drawn(decimals: Int) -> String { isDrawable ? written(decimals: decimals) : "–" }

  /// With as many decimals as a step of this size needs, and none that say nothing.
  func trimmed(step: Double) -> String {
    var decimals = 0
    var rest = step
    while decimals < 6, rest > 0, abs(rest - rest.rounded()) > rest * 1e-6 || rest < 1 {
      rest *= 10
      decimals += 1
    }
    return drawn(decimals: decimals)
  }
}
