import Context
import Foundation
import Vocabulary

/// The rules of funding programs that come with the product: one file a program, each rule with its source and date.
package enum RulePackFiles {
  /// The files, read once.
  package static var known: [RulePack] { get throws { try readOnce.get() } }

  private static let readOnce = Result { try shipped() }

  /// Every file that comes with the product; refused as a whole when one of them is at fault.
  package static func shipped() throws -> [RulePack] {
    guard let folder = Bundle.module.url(forResource: "RulePacks", withExtension: nil) else { return [] }
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "json" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map { try pack(from: Data(contentsOf: $0), named: $0.lastPathComponent) }
  }

  /// One file, with every fault named at its place.
  package static func pack(from data: Data, named name: String) throws -> RulePack {
    let pack: RulePack
    do {
      pack = try JSONDecoder().decode(RulePack.self, from: data)
    } catch let error as DecodingError {
      throw Refusal([unreadable(error, in: name)])
    }
    guard pack.faults.isEmpty else { throw Refusal(pack.faults) }
    return pack
  }

  static func unreadable(_ error: DecodingError, in name: String) -> Finding {
    let (context, missing): (DecodingError.Context, String?) =
      switch error {
      case .keyNotFound(let key, let context): (context, key.stringValue)
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context): (context, nil)
      @unknown default: (.init(codingPath: [], debugDescription: ""), nil)
      }
    let place = (context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue } + [missing ?? ""])
      .filter { !$0.isEmpty }.joined(separator: ".")
    let message =
      missing.map { Phrase("\(name): add \($0)", es: "\(name): añada \($0)") }
      ?? Phrase("\(name): \(context.debugDescription)", es: "\(name): \(context.debugDescription)")
    return Finding(place, missing == nil ? "unreadable" : "missing", message)
  }
}
