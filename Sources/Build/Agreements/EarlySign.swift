import Vocabulary

/// That somebody at a school may need help: what is seen, and what a principal manager can do about it next.
package struct EarlySign: Sendable, Equatable {
  /// Stable: programs may rely on it.
  package let code: String
  package let message: Phrase
  package let next: Phrase
  package let page: PlanLink

  package init(_ code: String, _ message: Phrase, next: Phrase, at page: PlanLink) {
    self.code = code
    self.message = message
    self.next = next
    self.page = page
  }
}
