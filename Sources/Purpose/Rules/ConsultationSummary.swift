import Vocabulary

/// What the answers to a consultation come to: positions on the whole and on each section, and who has spoken.
package struct ConsultationSummary: Equatable, Sendable {
  /// How many hold each position.
  package struct Tally: Equatable, Sendable {
    package private(set) var counts: [Stance: Int] = [:]
    package private(set) var comments = 0

    package subscript(stance: Stance) -> Int { counts[stance] ?? 0 }
    package var positions: Int { counts.values.reduce(0, +) }

    fileprivate mutating func add(_ stance: Stance?, _ comment: String) {
      if let stance { counts[stance, default: 0] += 1 }
      if !comment.trimmed.isEmpty { comments += 1 }
    }
  }

  package struct Section: Equatable, Sendable {
    package let section: ConsultationSection
    package let tally: Tally
  }

  package let whole: Tally
  package let sections: [Section]
  package let responses: Int
  package let anonymous: Int
  package let signed: Int
  /// Under a name, with something in them that wants a reply, and without one.
  package let unanswered: Int
  /// How many answers came from each group, as far as they say so.
  package let groups: [StakeholderGroup: Int]

  package init(of consultation: Consultation, _ responses: [ConsultationResponse]) {
    var whole = Tally()
    for response in responses { whole.add(response.stance, response.comment) }
    self.whole = whole
    sections = consultation.sections.map { section in
      var tally = Tally()
      for remark in responses.compactMap({ $0.remark(on: section.number) }) { tally.add(remark.stance, remark.comment) }
      return Section(section: section, tally: tally)
    }
    self.responses = responses.count
    anonymous = responses.count(where: \.isAnonymous)
    signed = responses.count(where: \.isSigned)
    unanswered = responses.count { !$0.isAnonymous && $0.reply.trimmed.isEmpty && $0.hasSomethingToAnswer }
    groups = Dictionary(grouping: responses.compactMap(\.respondent.group)) { $0 }.mapValues(\.count)
  }

  /// The section with most concerns and objections, when there are any: where to look first.
  package var mostContested: ConsultationSection? {
    let contested = sections.filter { $0.tally[.concerns] + $0.tally[.object] > 0 }
    return contested.max { a, b in
      let (x, y) = (a.tally, b.tally)
      return (x[.object] + x[.concerns], x[.object], -a.section.number) < (
        y[.object] + y[.concerns], y[.object], -b.section.number
      )
    }?.section
  }
}

extension ConsultationResponse {
  /// Concerns, objections and comments want a reply; a bare "I support it" does not.
  package var hasSomethingToAnswer: Bool {
    let stances = [stance] + remarks.map(\.stance)
    let comments = [comment] + remarks.map(\.comment)
    return stances.contains { $0 == .concerns || $0 == .object } || comments.contains { !$0.trimmed.isEmpty }
  }
}

extension Consultation {
  /// Answers without a name are held back until there are some of them, or until it is over, so that nobody can tell
  /// from the moment when one appears who gave it. Source: docs/rules/consultations.md
  package static let fewestAnonymousShown = 3

  package func shows(_ responses: [ConsultationResponse], on day: Day) -> [ConsultationResponse] {
    let isOver = phase(on: day) == .closed || phase(on: day) == .withdrawn
    let anonymous = responses.count(where: \.isAnonymous)
    return isOver || anonymous >= Self.fewestAnonymousShown ? responses : responses.filter { !$0.isAnonymous }
  }
}
