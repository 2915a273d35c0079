import Foundation
import Store
import Vocabulary

/// The file of a seal, after every byte of it was found to be as it was signed.
struct VerifiedSeal {
  let seal: SealFile.Verified

  /// The most that is read: no seal is larger.
  private static let most = 64 << 20

  init(file: String, key: String?) throws {
    guard let handle = FileHandle(forReadingAtPath: file), let data = try? handle.read(upToCount: Self.most) else {
      throw Complaint(.missing, "There is no file \(file) that can be read.")
    }
    seal = try SealFile.verify(Array(data))
    if let key, key.lowercased() != seal.key {
      throw Complaint(.refused, "The seal holds, but with another key: \(seal.key).")
    }
  }

  func say(asJSON: Bool) throws {
    if asJSON { return try printJSON(Told(seal)) }
    print("The seal holds: \(seal.district), \(seal.made).")
    let counts = [
      (seal.measures, "measure"), (seal.baselines, "baseline"), (seal.targets, "target"),
      (seal.comparisons, "comparison"),
    ]
    print("  It covers \(counts.map { $0.0.of($0.1, $0.1 + "s") }.joined(separator: ", ")).")
    for exception in seal.exceptions { print("  Launched without: \(exception)") }
    print("  SHA-256 \(seal.digest)")
    print("  Key     \(seal.key)")
    print("Compare the key with the fingerprint on the district's page, or give it with --key.")
  }

  private struct Told: Encodable {
    let intact = true
    let district, made, digest, key: String
    let measures, baselines, targets, comparisons: Int
    let exceptions: [String]

    init(_ seal: SealFile.Verified) {
      (district, made, digest, key) = (seal.district, seal.made, seal.digest, seal.key)
      (measures, baselines, targets, comparisons) = (seal.measures, seal.baselines, seal.targets, seal.comparisons)
      exceptions = seal.exceptions
    }
  }
}
