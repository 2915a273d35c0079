import Vocabulary

/// Divides a whole number by weights so that the parts add up to it again, by largest remainders.
///
/// Each part gets its share rounded down; what is left over goes, one by one, to those whose share was cut most, the earlier one first
/// where two were cut alike. Source: docs/rules/costs.md#parts-that-add-up
package enum Apportionment {
  package static func parts(of whole: Int, by weights: [Int]) -> [Int] {
    var parts = [Int](repeating: 0, count: weights.count)
    var remainders = parts
    divide(whole, by: weights, total: weights.reduce(0, +), into: &parts, &remainders)
    return parts
  }

  /// The same without making anything new: for the many small divisions of a large district.
  static func divide(
    _ whole: Int, by weights: [Int], total: Int, into parts: inout [Int], _ remainders: inout [Int]
  ) {
    guard total > 0 else {
      for index in weights.indices { parts[index] = 0 }
      return
    }
    let size = whole.magnitude
    var left = size
    for index in weights.indices {
      let (quotient, remainder) = cut(size, UInt(weights[index]), UInt(total))
      parts[index] = Int(quotient)
      remainders[index] = Int(remainder)
      left -= quotient
    }
    while left > 0 {
      var most = 0
      for index in weights.indices where remainders[index] > remainders[most] { most = index }
      parts[most] += 1
      remainders[most] = -1
      left -= 1
    }
    if whole < 0 { for index in weights.indices { parts[index] = -parts[index] } }
  }

  /// Amounts times weights may be larger than a machine word, and are exact all the same.
  private static func cut(_ size: UInt, _ weight: UInt, _ total: UInt) -> (quotient: UInt, remainder: UInt) {
    let (product, overflows) = size.multipliedReportingOverflow(by: weight)
    return overflows
      ? total.dividingFullWidth(size.multipliedFullWidth(by: weight))
      : product.quotientAndRemainder(dividingBy: total)
  }
}

extension Money {
  /// Parts of the amount by weights, which add up to it to the cent.
  package func divided(by weights: [Int]) -> [Money] {
    Apportionment.parts(of: cents, by: weights).map(Money.init(cents:))
  }

  /// What it comes to for each of so many, to the nearest cent; nil for nobody.
  package func each(of count: Int) -> Money? {
    guard count > 0 else { return nil }
    let (whole, rest) = cents.quotientAndRemainder(dividingBy: count)
    return Money(cents: whole + (2 * abs(rest) >= count ? (cents < 0 ? -1 : 1) : 0))
  }

  func times(_ count: Int) -> Money { Money(cents: cents * count) }
}
