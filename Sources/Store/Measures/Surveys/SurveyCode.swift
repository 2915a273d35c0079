import Crypto
import Foundation
import Vocabulary

/// Lets somebody answer once: what the link in a mail ends with, and what a paper slip says. Only its hash is kept.
package struct SurveyCode: Sendable, Hashable {
  private let letters: String

  package static func new() -> SurveyCode { SurveyCode(letters: String(Token.randomSecret().prefix(length))) }

  private init(letters: String) { self.letters = letters }

  /// Reads what a person types from paper: in capitals or not, with or without its hyphens, O for 0 and I or L for 1.
  package init?(_ typed: String) {
    guard typed.utf8.count <= 40 else { return nil }
    let plain = typed.lowercased().filter { $0 != "-" && !$0.isWhitespace }
      .map { $0 == "o" ? "0" : $0 == "i" || $0 == "l" ? "1" : $0 }
    guard plain.count == Self.length, plain.allSatisfy({ Self.alphabet.contains($0) }) else { return nil }
    letters = String(plain)
  }

  /// For the address.
  package var text: String { letters }

  /// For paper: `7KQM-2PXD-9RTV`.
  package var printed: String {
    stride(from: 0, to: letters.count, by: 4).map { start in
      String(letters.dropFirst(start).prefix(4)).uppercased()
    }.joined(separator: "-")
  }

  func hash(in district: District.ID) -> String {
    SHA256.hash(data: Data("survey\n\(district)\n\(letters)".utf8)).hexadecimal
  }

  /// Where a draft is kept: nobody comes to it without both this browser's secret and this code.
  func draft(in browser: Token) -> String {
    SHA256.hash(data: Data(browser.derived(for: "survey \(letters)").utf8)).hexadecimal
  }

  private static let length = 12
  private static let alphabet = Set("0123456789abcdefghjkmnpqrstvwxyz")
}

extension SurveyCode: CustomStringConvertible {
  /// One that is printed by mistake lets nobody in.
  package var description: String { "a survey code" }
}
