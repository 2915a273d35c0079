/// The name of one record, typed by what it names: a `Priority.ID` cannot be taken for a `School.ID`.
package struct Identifier<Of>: RawRepresentable, Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }
  package init(_ rawValue: String) { self.rawValue = rawValue }
  package var description: String { rawValue }

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  package init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

extension Identifier {
  private static var alphabet: [UInt8] { Array("0123456789abcdefghjkmnpqrstvwxyz".utf8) }

  /// A new identifier: 16 characters, 80 random bits, safe in an address.
  package static func new(using source: inout some RandomNumberGenerator) -> Self {
    Self(
      rawValue: String(decoding: (0..<16).map { _ in alphabet[Int.random(in: 0..<32, using: &source)] }, as: UTF8.self))
  }

  package static func new() -> Self {
    var source = SystemRandomNumberGenerator()
    return new(using: &source)
  }
}
