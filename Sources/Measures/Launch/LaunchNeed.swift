import Vocabulary

/// One thing that the district must have before it launches, and whether it has it.
///
/// Each strategy says its own needs as pure values; the gate gathers them all. Source: docs/rules/measures.md#the-launch-gate
package struct LaunchNeed: Hashable, Sendable {
  package let strategy: Strategy
  /// Stable: "no-baseline". An exception is recorded for a code and what it concerns.
  package let code: String
  /// The identifier of the record that it concerns, so that two priorities of one name stay apart; empty for the whole district.
  package let concerns: String
  /// What it concerns, in words: a priority's name, a role's name; empty for the whole district.
  package let subject: Phrase
  /// What is asked for, in the imperative: "Record a baseline for a measure of the long run".
  package let what: Phrase
  /// Where it is mended.
  package let link: PlanLink
  package let isMet: Bool

  package init(
    _ strategy: Strategy, _ code: String, concerning record: String = "", _ subject: Phrase, _ what: Phrase,
    at link: PlanLink, isMet: Bool
  ) {
    self.strategy = strategy
    self.code = code
    self.concerns = record
    self.subject = subject
    self.what = what
    self.link = link
    self.isMet = isMet
  }

  /// One that concerns the whole district.
  package init(_ strategy: Strategy, _ code: String, _ what: Phrase, at link: PlanLink, isMet: Bool) {
    self.init(strategy, code, Phrase(verbatim: ""), what, at: link, isMet: isMet)
  }

  /// Names the need for good: the code, and what it concerns.
  package var key: String { concerns.isEmpty ? code : "\(code):\(concerns)" }
}

extension LaunchNeed {
  /// What stands in the way of launching while it is not met.
  package var finding: Finding? {
    if isMet { return nil }
    let words = subject.isEmpty ? what : subject + Phrase(verbatim: ": ") + what
    return Finding("", code, words, stops: .launching)
  }
}
