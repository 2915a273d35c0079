#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension UInt8 {
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let quote = UInt8(ascii: "\"")
  static let space = UInt8(ascii: " ")
}

/// What the bytes of one cell say.
enum Cells {
  /// Nothing, or one of the ways in which programs write nothing.
  @inline(__always)
  static func isMissing(_ cell: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    if length == 0 { return true }
    if length > 4 { return false }
    let first = cell[0]
    if first == UInt8(ascii: "."), length == 1 { return true }
    if first | 0x20 != UInt8(ascii: "n") { return false }
    return ["na", "n/a", "nan", "null"].contains(text(cell, length).lowercased())
  }

  /// The number written in decimal, correctly rounded; nil when it is not one.
  @inline(__always)
  static func number(_ cell: UnsafePointer<UInt8>, _ length: Int) -> Double? {
    var place = 0
    let isNegative = cell[0] == UInt8(ascii: "-")
    if isNegative || cell[0] == UInt8(ascii: "+") { place = 1 }
    let first = place
    var digits: UInt64 = 0
    var count = 0
    var exponent = 0
    while place < length, case let digit = cell[place] &- 48, digit < 10 {
      digits = digits &* 10 &+ UInt64(digit)
      if digits != 0 { count += 1 }
      place += 1
    }
    var hasDigits = place > first
    if place < length, cell[place] == UInt8(ascii: ".") {
      place += 1
      while place < length, case let digit = cell[place] &- 48, digit < 10 {
        digits = digits &* 10 &+ UInt64(digit)
        if digits != 0 { count += 1 }
        exponent -= 1
        place += 1
        hasDigits = true
      }
    }
    // Both the digits and the power of ten are exact doubles, so one multiplication or division rounds once.
    if place == length, hasDigits, count <= 15, exponent >= -22 {
      let size = exponent == 0 ? Double(digits) : Double(digits) / power(-exponent)
      return isNegative ? -size : size
    }
    return slowNumber(cell, length)
  }

  private static func slowNumber(_ cell: UnsafePointer<UInt8>, _ length: Int) -> Double? {
    let text = text(cell, length)
    guard let first = text.utf8.first(where: { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "+") }) else { return nil }
    if first | 0x20 == UInt8(ascii: "i") {
      switch text.lowercased() {
      case "inf", "+inf", "infinity": return .infinity
      case "-inf", "-infinity": return -.infinity
      default: return nil
      }
    }
    guard first == UInt8(ascii: ".") || (48..<58).contains(first), !text.lowercased().contains("x") else { return nil }
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// Ten to the power of at most 22, which a double holds exactly.
  @inline(__always)
  private static func power(_ exponent: Int) -> Double {
    var power = 1.0
    var rest = exponent
    if rest >= 16 { (power, rest) = (1e16, rest - 16) }
    if rest >= 8 { (power, rest) = (power * 1e8, rest - 8) }
    if rest >= 4 { (power, rest) = (power * 1e4, rest - 4) }
    if rest >= 2 { (power, rest) = (power * 1e2, rest - 2) }
    return rest == 1 ? power * 10 : power
  }

  /// The words of a cell: UTF-8, or Windows-1252 where they are not.
  static func text(_ cell: UnsafePointer<UInt8>, _ length: Int) -> String {
    let bytes = UnsafeBufferPointer(start: cell, count: length)
    let text =
      String(validating: bytes, as: UTF8.self) ?? String(String.UnicodeScalarView(bytes.map(Unicode.Scalar.init)))
    return text.contains("\"\"")
      ? text.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"") : text
  }
}
