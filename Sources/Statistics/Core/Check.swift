import Vocabulary

/// One assumption that was looked at, and what was seen.
package struct Check: Hashable, Sendable, Codable {
  /// Stable: programs may rely on it.
  package var name: String
  package var passed: Bool
  package var value: Double?
  package var sentence: Phrase

  package init(_ name: String, passed: Bool, value: Double? = nil, _ sentence: Phrase) {
    self.name = name
    self.passed = passed
    self.value = value
    self.sentence = sentence
  }
}
