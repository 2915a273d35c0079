import Crypto
import Foundation
import Measures
import Vocabulary

/// A seal as a file that anybody can check without the district: the document on the first line, its signature on the second.
///
/// Source: docs/rules/measures.md#the-file
package enum SealFile {
  package static let format = "chalkline-seal-1"

  package static func text(of seal: Seal) -> String {
    "\(seal.document)\n\(signature(seal.digest, seal.publicKey, seal.signature))\n"
  }

  private static func signature(_ digest: String, _ key: String, _ signature: String) -> String {
    CanonicalValue.object([
      "algorithm": .text("Ed25519"), "digest": .text("sha256:" + digest), "key": .text(key),
      "signature": .text(signature),
    ]).json
  }

  /// What a file that holds says of itself.
  package struct Verified: Sendable, Equatable {
    package let district: String
    package let made: String
    package let digest: String
    /// The fingerprint of the key: SHA-256 of its bytes, in hexadecimal.
    package let key: String
    package let measures: Int
    package let baselines: Int
    package let targets: Int
    package let comparisons: Int
    package let exceptions: [String]
  }

  /// Checks every byte. Throws `Refusal` that says what does not hold.
  package static func verify(_ bytes: [UInt8]) throws(Refusal) -> Verified {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.count == 3, lines[2].isEmpty, let second = try? JSONDecoder().decode(Line.self, from: Data(lines[1]))
    else {
      throw Refusal(
        "", "not-a-seal",
        Phrase(
          "This is not a seal: it has to be two lines, as downloaded",
          es: "Esto no es un sello: debe tener dos líneas, tal como se descargó"))
    }
    let document = Data(lines[0])
    let digest = SHA256.hash(data: document).hexadecimal
    guard second.digest == "sha256:" + digest else {
      throw Refusal(
        "", "changed",
        Phrase(
          "The document was changed after it was sealed: its digest is another",
          es: "El documento se cambió después de sellarlo: su huella es otra"))
    }
    guard Array(signature(digest, second.key, second.signature).utf8) == Array(lines[1]), second.algorithm == "Ed25519",
      let keyBytes = decoded(second.key), let signed = decoded(second.signature),
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: keyBytes),
      key.isValidSignature(signed, for: document)
    else {
      throw Refusal(
        "", "bad-signature",
        Phrase(
          "The signature does not belong to this document and key",
          es: "La firma no corresponde a este documento y esta clave"))
    }
    guard let content = try? JSONDecoder().decode(Content.self, from: document), content.format == format else {
      throw Refusal(
        "", "other-format",
        Phrase(
          "The document is of another format: use the version of chalkline that made it",
          es: "El documento tiene otro formato: use la versión de chalkline que lo hizo"))
    }
    return Verified(
      district: content.district.name, made: content.made, digest: digest, key: fingerprint(of: keyBytes),
      measures: content.measures.count, baselines: content.baselines.count, targets: content.targets.count,
      comparisons: content.comparisons.count, exceptions: content.exceptions.map(\.what))
  }

  /// Nil for what is not written as we write it: the last letter of base 64 has bits that say nothing, and could be changed unseen.
  private static func decoded(_ text: String) -> Data? {
    Data(base64Encoded: text).flatMap { $0.base64EncodedString() == text ? $0 : nil }
  }

  /// How a public key is written where people compare it.
  package static func fingerprint(of publicKey: String) -> String {
    Data(base64Encoded: publicKey).map(fingerprint) ?? ""
  }

  private static func fingerprint(of key: Data) -> String { SHA256.hash(data: key).hexadecimal }

  private struct Line: Decodable { let algorithm, digest, key, signature: String }

  private struct Content: Decodable {
    struct District: Decodable { let name: String }
    struct Named: Decodable { let id: String }
    struct Exception: Decodable { let what: String }
    let format, made: String
    let district: District
    let measures, baselines, targets, comparisons: [Named]
    let exceptions: [Exception]
  }
}
