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
    case .count: value.written(decimals: 0)
    case .share:
      (value * 100).written(decimals: abs(value) < 0.1 && value * 100 != (value * 100).rounded() ? 1 : 0) + "%"
    case .dollars: (value < 0 ? "-$" : "$") + abs(value).written(decimals: 0)
    case .number(let decimals): value.written(decimals: decimals)
    }
  }

  /// Shorter, for an axis: $1.2M.
  func axisWords(_ value: Double) -> String {
    switch self {
    case .dollars where abs(value) >= 1_000_000:
      (value < 0 ? "-$" : "$") + (abs(value) / 1_000_000).trimmedDecimal + "M"
    case .dollars where abs(value) >= 1000: (value < 0 ? "-$" : "$") + (abs(value) / 1000).trimmedDecimal + "K"
    case .share: (value * 100).trimmedDecimal + "%"
    case .number, .count: value.trimmedDecimal
    case .dollars: words(value)
    }
  }
}

extension Double {
  /// With thousands in groups and exactly so many decimals.
  func written(decimals: Int) -> String {
    guard isFinite, magnitude < 1e15 else { return "–" }
    let scale = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    let scaled = Int((magnitude * scale).rounded())
    let whole = (scaled / Int(scale)).grouped
    let sign = self < 0 && scaled != 0 ? "-" : ""
    guard decimals > 0 else { return sign + whole }
    let fraction = String(scaled % Int(scale))
    return sign + whole + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
  }

  /// At most two decimals, and none that say nothing.
  var trimmedDecimal: String {
    var text = written(decimals: 2)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
