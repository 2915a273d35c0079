import Crypto
import Foundation
import Vocabulary

/// The secret that a person's app for codes shares with us.
package struct CodeSecret: Sendable, Equatable {
  let bytes: [UInt8]

  package init(bytes: [UInt8]) { self.bytes = bytes }

  package static func new() -> CodeSecret {
    var source = SystemRandomNumberGenerator()
    return CodeSecret(bytes: (0..<20).map { _ in UInt8.random(in: 0...255, using: &source) })
  }

  /// Base 32 as the apps take it. Source: RFC 4648, section 6.
  package var text: String {
    var out = ""
    for chunk in stride(from: 0, to: bytes.count, by: 5) {
      let group = bytes[chunk..<min(chunk + 5, bytes.count)]
      let bits = group.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } << UInt64(8 * (5 - group.count))
      for place in 0..<((group.count * 8 + 4) / 5) {
        out.append(Self.alphabet[Int(bits >> UInt64(35 - 5 * place) & 31)])
      }
    }
    return out
  }

  package init?(_ text: String) {
    var bits = 0
    var count = 0
    var bytes: [UInt8] = []
    for character in text.uppercased() where character != " " && character != "=" {
      guard let value = Self.alphabet.firstIndex(of: character) else { return nil }
      bits = (bits << 5 | value) & 0xFFFF
      count += 5
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(bits >> count & 0xFF))
      }
    }
    if bytes.count < 10 { return nil }
    self.bytes = bytes
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

  /// What the app reads from the picture: `otpauth://totp/…`.
  package func address(for account: String, at issuer: String) -> String {
    func escaped(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
    return
      "otpauth://totp/\(escaped(issuer)):\(escaped(account))?secret=\(text)&issuer=\(escaped(issuer))&algorithm=SHA1&digits=6&period=30"
  }
}

/// Codes of six digits that change every thirty seconds. Source: RFC 6238 with the parameters that every app knows.
package enum OneTimeCode {
  static func step(at moment: Moment) -> Int { moment.milliseconds / 30_000 }

  /// Source: RFC 4226, section 5.3.
  package static func code(of secret: CodeSecret, step: Int) -> String {
    let counter = withUnsafeBytes(of: UInt64(step).bigEndian) { Data($0) }
    let mac = Array(
      HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: Data(secret.bytes))))
    let offset = Int(mac[19] & 15)
    let number = mac[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
    let digits = String(number % 1_000_000)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }

  package static func code(of secret: CodeSecret, at moment: Moment) -> String {
    code(of: secret, step: step(at: moment))
  }

  /// The step whose code was typed: this one or a neighbour, for clocks that differ; never one that was used, or older.
  static func step(of typed: String, secret: CodeSecret, at moment: Moment, after used: Int?) -> Int? {
    let digits = typed.filter { !$0.isWhitespace }
    let now = step(at: moment)
    return (now - 1...now + 1).first { $0 > used ?? 0 && code(of: secret, step: $0) == digits }
  }
}

/// Codes for the day on which the phone is lost: each works once.
enum RecoveryCode {
  /// Six groups of four characters, 120 bits.
  static func new() -> String {
    let secret = Array(Token.randomSecret().prefix(24))
    return stride(from: 0, to: 24, by: 4).map { String(secret[$0..<($0 + 4)]) }.joined(separator: "-")
  }

  /// The code itself holds no i, l or o.
  private static let readAs: [Character: Character] = ["i": "1", "l": "1", "o": "0"]

  static func hash(_ typed: String, of person: Person.ID) -> String {
    let letters = String(typed.lowercased().filter { $0.isLetter || $0.isNumber }.map { readAs[$0] ?? $0 })
    return SHA256.hash(data: Data("\(person):\(letters)".utf8)).hexadecimal
  }
}
