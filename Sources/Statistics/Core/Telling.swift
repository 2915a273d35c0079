import Vocabulary

/// What a result says to somebody who is not a statistician.
package struct Telling: Hashable, Sendable, Codable {
  /// One number, its range, and what it means for a decision.
  package var sentence: Phrase
  package var howSure: Phrase
  package var cannotTell: [Phrase]

  package init(_ sentence: Phrase, howSure: Phrase, cannotTell: [Phrase]) {
    self.sentence = sentence
    self.howSure = howSure
    self.cannotTell = cannotTell
  }
}
