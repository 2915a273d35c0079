import Crypto
import Foundation
import Vocabulary

/// Something secret that a browser or a link carries: `<district>.<256 random bits>`.
///
/// It names its district before anything is read. Only its hash is kept, so that a stolen copy of the database opens no session.
package struct Token: Sendable, Hashable {
  package let district: District.ID
  private let secret: String

  package static func new(for district: District.ID) -> Token { Token(district: district, secret: randomSecret()) }

  private init(district: District.ID, secret: String) {
    self.district = district
    self.secret = secret
  }

  /// Nil for anything that is not of this shape.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard text.utf8.count <= 120, parts.count == 2, !parts[0].isEmpty, parts[1].utf8.count == Self.length,
      parts[0].utf8.allSatisfy({
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      }),
      parts[1].utf8.allSatisfy(Self.alphabet.contains)
    else { return nil }
    district = District.ID(String(parts[0]))
    secret = String(parts[1])
  }

  /// For the cookie or the link, and nothing else.
  package var text: String { "\(district).\(secret)" }

  package var hash: String { SHA256.hash(data: Data(text.utf8)).hexadecimal }

  /// Another secret that follows from this one, for one purpose: who knows it does not know this one.
  package func derived(for purpose: String) -> String {
    HMAC<SHA256>.authenticationCode(for: Data(purpose.utf8), using: SymmetricKey(data: Data(secret.utf8))).hexadecimal
  }

  static func randomSecret() -> String {
    var source = SystemRandomNumberGenerator()
    return String(
      decoding: (0..<length).map { _ in alphabet[Int.random(in: 0..<32, using: &source)] }, as: UTF8.self)
  }

  /// 52 characters of 5 bits.
  private static let length = 52
  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
}

extension Token: CustomStringConvertible, CustomDebugStringConvertible {
  /// A token that is printed by mistake gives nothing away.
  package var description: String { "a token of district \(district)" }
  package var debugDescription: String { description }
}
