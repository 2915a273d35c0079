import ArgumentParser
import Foundation
import Vocabulary

extension Language: ExpressibleByArgument {}

extension Int {
  /// "1 row", "1,200 rows".
  func of(_ one: String, _ many: String) -> String { "\(grouped) \(self == 1 ? one : many)" }
}

/// The size of a file: "12.4 MB".
func size(of file: String) -> String {
  let bytes = (try? FileManager.default.attributesOfItem(atPath: file))?[.size] as? Int ?? 0
  if bytes < 1_000_000 { return "\(bytes / 1000) kB" }
  return "\((Double(bytes) / 100_000).rounded() / 10) MB"
}
