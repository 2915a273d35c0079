/// The token of a form under a mask that is new on every page.
///
/// Answers are compressed, and what repeats compresses well: a stranger who can make a browser ask for pages with words of his own, and
/// sees how long the answers are, could find a token that always reads the same. Source: BREACH, Gluck, Harris and Prado, 2013.
enum MaskedToken {
  /// `secret` in hexadecimal, as `Token.derived` makes it.
  static func mask(_ secret: String) -> String {
    guard let secret = bytes(secret) else { return "" }
    var source = SystemRandomNumberGenerator()
    let mask = secret.map { _ in UInt8.random(in: 0...255, using: &source) }
    return hex(mask) + hex(zip(mask, secret).map { $0 ^ $1 })
  }

  /// Nil for what `mask` has not made.
  static func unmask(_ text: String) -> String? {
    guard let bytes = bytes(text), !bytes.isEmpty, bytes.count % 2 == 0 else { return nil }
    let (mask, rest) = (bytes.prefix(bytes.count / 2), bytes.suffix(bytes.count / 2))
    return hex(zip(mask, rest).map { $0 ^ $1 })
  }

  private static func bytes(_ text: String) -> [UInt8]? {
    let digits = text.utf8.map { Character(UnicodeScalar($0)).hexDigitValue }
    guard digits.count % 2 == 0, !digits.contains(nil), digits.count <= 1024 else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { place -> UInt8 in
      let (high, low) = (digits[place] ?? 0, digits[place + 1] ?? 0)
      return UInt8(high * 16 + low)
    }
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
