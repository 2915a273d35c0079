/// An amount of dollars, exact to the cent.
package struct Money: Hashable, Sendable, Comparable, Codable, AdditiveArithmetic, CustomStringConvertible {
  package let cents: Int

  package init(cents: Int) { self.cents = cents }
  package init(dollars: Int) { cents = dollars * 100 }

  /// Reads `1,234.50`, `$1234.5`, `-20`. Nil when it is not an amount, or has more than two decimals.
  package init?(_ text: some StringProtocol) {
    var rest = String(text).filter { !", $".contains($0) }[...]
    let isNegative = rest.first == "-"
    if isNegative { rest = rest.dropFirst() }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), !rest.isEmpty, rest != ".",
      rest.allSatisfy({ $0 == "." || $0.isASCII && $0.isNumber })
    else { return nil }
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    guard fraction.count <= 2, parts[0].count <= 15 else { return nil }
    let whole = Int(parts[0].isEmpty ? "0" : parts[0]) ?? 0
    let hundredths = Int(fraction + String(repeating: "0", count: 2 - fraction.count)) ?? 0
    let total = whole * 100 + hundredths
    self.init(cents: isNegative ? -total : total)
  }

  package static let zero = Money(cents: 0)
  package static func + (a: Money, b: Money) -> Money { Money(cents: a.cents + b.cents) }
  package static func - (a: Money, b: Money) -> Money { Money(cents: a.cents - b.cents) }
  package static func < (a: Money, b: Money) -> Bool { a.cents < b.cents }

  /// `$1,234.50`, without the cents when they are nought.
  package var description: String {
    let dollars = (abs(cents) / 100).grouped
    let rest = abs(cents) % 100
    return (cents < 0 ? "-$" : "$") + dollars + (rest == 0 ? "" : "." + rest.padded(2))
  }

  /// `1234.50`: as a spreadsheet reads it.
  package var plain: String { "\(cents < 0 ? "-" : "")\(abs(cents) / 100).\((abs(cents) % 100).padded(2))" }
}
