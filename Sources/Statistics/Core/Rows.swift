import Vocabulary

/// How many rows an estimate rests on, and which were left out and why.
package struct Rows: Hashable, Sendable, Codable {
  package var used: Int
  package var dropped: [Dropped]

  package init(used: Int, dropped: [Dropped] = []) {
    self.used = used
    self.dropped = dropped.filter { $0.count > 0 }
  }

  /// Rows left out for one reason.
  package struct Dropped: Hashable, Sendable, Codable {
    /// Stable: programs may rely on it.
    package var reason: String
    package var count: Int
    package var sentence: Phrase

    package init(_ reason: String, count: Int, _ sentence: Phrase) {
      self.reason = reason
      self.count = count
      self.sentence = sentence
    }
  }
}
