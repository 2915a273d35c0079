import Crypto
import CryptoExtras
import Foundation

/// A password as it is kept: what scrypt makes of it, with the salt and the cost beside it.
///
/// `$scrypt$ln=17,r=8,p=1$salt$key`, so that old passwords can still be read when the cost grows.
package struct PasswordHash: Sendable, Equatable {
  /// How much work one guess is.
  package struct Cost: Sendable, Equatable {
    /// The number of rounds is two to the power of this.
    package let logRounds: Int
    package let blockSize: Int
    package let parallelism: Int

    package init(logRounds: Int, blockSize: Int = 8, parallelism: Int = 1) {
      self.logRounds = logRounds
      self.blockSize = blockSize
      self.parallelism = parallelism
    }

    /// 128 MB for each guess. Source: OWASP Password Storage Cheat Sheet, scrypt.
    package static let standard = Cost(logRounds: 17)
  }

  package let cost: Cost
  let salt: [UInt8]
  let key: [UInt8]

  init(of password: String, cost: Cost) throws {
    var source = SystemRandomNumberGenerator()
    salt = (0..<16).map { _ in UInt8.random(in: 0...255, using: &source) }
    key = try Self.key(password, salt, cost)
    self.cost = cost
  }

  func matches(_ password: String) throws -> Bool {
    let other = try Self.key(password, salt, cost)
    // Every byte is looked at, so that the time does not tell how many agreed.
    return zip(key, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0 && key.count == other.count
  }

  /// The same letters typed on different keyboards may be different code points: NFKC makes them one.
  private static func key(_ password: String, _ salt: [UInt8], _ cost: Cost) throws -> [UInt8] {
    try KDF.Scrypt.deriveKey(
      from: Array(password.precomposedStringWithCompatibilityMapping.utf8), salt: salt, outputByteCount: 32,
      rounds: 1 << cost.logRounds, blockSize: cost.blockSize, parallelism: cost.parallelism
    ).withUnsafeBytes { Array($0) }
  }
}

extension PasswordHash: LosslessStringConvertible {
  package var description: String {
    "$scrypt$ln=\(cost.logRounds),r=\(cost.blockSize),p=\(cost.parallelism)$\(Self.base64(salt))$\(Self.base64(key))"
  }

  package init?(_ text: String) {
    let parts = text.split(separator: "$")
    guard parts.count == 4, parts[0] == "scrypt", let cost = Cost(parts[1]), let salt = Self.bytes(parts[2]),
      let key = Self.bytes(parts[3])
    else { return nil }
    self.cost = cost
    self.salt = salt
    self.key = key
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    String(Data(bytes).base64EncodedString().prefix { $0 != "=" })
  }

  private static func bytes(_ text: Substring) -> [UInt8]? {
    Data(base64Encoded: text + String(repeating: "=", count: (4 - text.count % 4) % 4)).map(Array.init)
  }
}

extension PasswordHash.Cost {
  /// Reads `ln=17,r=8,p=1`. Refuses what would take more memory than a server has to spare.
  fileprivate init?(_ text: Substring) {
    let parts = text.split(separator: ",").map { $0.split(separator: "=") }
    guard parts.count == 3, zip(parts, ["ln", "r", "p"]).allSatisfy({ $0.count == 2 && $0[0] == $1 }),
      let logRounds = Int(parts[0][1]), let blockSize = Int(parts[1][1]), let parallelism = Int(parts[2][1]),
      (1...20).contains(logRounds), (1...16).contains(blockSize), (1...4).contains(parallelism)
    else { return nil }
    self.init(logRounds: logRounds, blockSize: blockSize, parallelism: parallelism)
  }
}
