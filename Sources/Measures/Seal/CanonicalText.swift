import Vocabulary

/// A value as JSON in one way only: keys in order, no spare space, each number written as ECMAScript does.
///
/// Source: RFC 8785, JSON Canonicalization Scheme.
package indirect enum CanonicalValue: Sendable, Equatable {
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([CanonicalValue])
  case object([String: CanonicalValue])
  case nothing

  package init(_ value: FieldValue) {
    switch value {
    case .none: self = .nothing
    case .text(let text): self = .text(text)
    case .integer(let number): self = .number(Double(number))
    case .real(let number): self = .number(number)
    case .list(let names): self = .list(names.map(CanonicalValue.text))
    }
  }

  package init(_ values: [String: FieldValue]) { self = .object(values.mapValues(CanonicalValue.init(_:))) }

  package var json: String {
    var out = ""
    write(into: &out)
    return out
  }

  private func write(into out: inout String) {
    switch self {
    case .text(let text): Self.write(text, into: &out)
    case .number(let number): out += Self.digits(number)
    case .flag(let flag): out += flag ? "true" : "false"
    case .nothing: out += "null"
    case .list(let values):
      out += "["
      for (index, value) in values.enumerated() {
        if index > 0 { out += "," }
        value.write(into: &out)
      }
      out += "]"
    case .object(let values):
      out += "{"
      let inOrder = values.sorted { Array($0.key.utf16).lexicographicallyPrecedes(Array($1.key.utf16)) }
      for (index, (key, value)) in inOrder.enumerated() {
        if index > 0 { out += "," }
        Self.write(key, into: &out)
        out += ":"
        value.write(into: &out)
      }
      out += "}"
    }
  }

  private static func write(_ text: String, into out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\u{8}": out += "\\b"
      case "\u{9}": out += "\\t"
      case "\u{A}": out += "\\n"
      case "\u{C}": out += "\\f"
      case "\u{D}": out += "\\r"
      case let low where low.value < 0x20:
        let digits = String(low.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }

  /// The shortest digits that read back as the same number, placed as ECMAScript places them (ECMA-262, Number::toString).
  static func digits(_ number: Double) -> String {
    if number == 0 || !number.isFinite { return "0" }
    let sign = number < 0 ? "-" : ""
    let (digits, point) = parts(number.magnitude.description)
    let count = digits.count
    if count <= point, point <= 21 { return sign + digits + String(repeating: "0", count: point - count) }
    if point > 0, point <= 21 { return sign + digits.prefix(point) + "." + digits.dropFirst(point) }
    if point > -6, point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    let power = point - 1
    let head = count == 1 ? digits : digits.prefix(1) + "." + digits.dropFirst()
    return sign + head + "e" + (power < 0 ? "-" : "+") + String(abs(power))
  }

  /// `12.5e-3`: the digits 125, and where the point stands before or behind them.
  private static func parts(_ text: String) -> (digits: String, point: Int) {
    let halves = text.split(whereSeparator: { $0 == "e" || $0 == "E" })
    let power = halves.count == 2 ? Int(halves[1].drop { $0 == "+" }) ?? 0 : 0
    let sides = halves[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = sides.count == 2 ? String(sides[1]) : ""
    var digits = String(sides[0]) + fraction
    var point = sides[0].count + power
    while digits.hasPrefix("0"), digits.count > 1 {
      digits.removeFirst()
      point -= 1
    }
    while digits.hasSuffix("0"), digits.count > 1 { digits.removeLast() }
    return (digits, point)
  }
}
