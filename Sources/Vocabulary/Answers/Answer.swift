/// What the records say to one of the nine questions: a sentence, what bears it out, how strongly, and what is missing.
///
/// Made by a pure rule; the home page, the API and the command line show the same value.
package struct Answer: Equatable, Sendable {
  package let question: KeyQuestion
  package let sentence: Phrase
  package let evidence: [Evidence]
  package let missing: [Gap]

  package init(_ question: KeyQuestion, _ sentence: Phrase, evidence: [Evidence], missing: [Gap]) {
    self.question = question
    self.sentence = sentence
    self.evidence = evidence
    self.missing = missing
  }

  package var number: Int { question.number }

  /// As strong as the strongest piece of evidence, but never stronger than the most serious gap allows.
  /// It follows from the evidence and the gaps, so nobody can set it. Source: docs/rules/answers.md
  package var strength: Strength {
    let borneOut = evidence.map(\.strength).max() ?? .absent
    let allowed = missing.compactMap(\.limit).min() ?? .tested
    return min(borneOut, allowed)
  }

  /// One thing in the records that bears on the question.
  package struct Evidence: Equatable, Sendable {
    package let label: Phrase
    /// A figure with its unit, or a few words.
    package let figure: Phrase
    package let link: PlanLink?
    package let strength: Strength
    /// What part of a whole the figure is, from 0 to 1, where it is one: drawn beside it.
    package let share: Double?

    package init(_ label: Phrase, _ figure: Phrase, _ strength: Strength, at link: PlanLink?, share: Double? = nil) {
      self.share = share.flatMap { $0.isFinite ? min(1, max(0, $0)) : nil }
      self.label = label
      self.figure = figure
      self.strength = strength
      self.link = link
    }
  }

  /// Something that is missing, and where it is mended.
  package struct Gap: Equatable, Sendable {
    package let what: Phrase
    package let link: PlanLink
    /// As long as this is missing the answer is no stronger than this; nil when it only would add to it.
    package let limit: Strength?

    package init(_ what: Phrase, at link: PlanLink, noStrongerThan limit: Strength? = nil) {
      self.what = what
      self.link = link
      self.limit = limit
    }
  }
}

extension Answer.Evidence {
  /// So many of so many.
  package init(_ label: Phrase, _ part: Int, of whole: Int, _ strength: Strength, at link: PlanLink?) {
    self.init(
      label, .part(part, of: whole), strength, at: link, share: whole > 0 ? Double(part) / Double(whole) : nil)
  }
}

extension Phrase {
  /// "3 of 4", which stays on one line.
  package static func part(_ part: Int, of whole: Int) -> Phrase {
    Phrase("\(part.grouped)\u{a0}of\u{a0}\(whole.grouped)", es: "\(part.grouped)\u{a0}de\u{a0}\(whole.grouped)")
  }
}
