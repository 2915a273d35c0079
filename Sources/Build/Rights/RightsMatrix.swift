import Purpose
import Vocabulary

/// All decision rights of one school year, in the order of their subjects.
package struct RightsMatrix: Sendable, Equatable {
  package let year: SchoolYear
  package let rights: [DecisionRight]

  package init(_ rights: [DecisionRight], in year: SchoolYear) {
    self.year = year
    let order = Dictionary(
      uniqueKeysWithValues: QuestionSubject.allCases.enumerated().map { ($1, $0) })
    self.rights = rights.filter { $0.year == year }.sorted { one, other in
      let places = (
        one.subject.flatMap { order[$0] } ?? .max, other.subject.flatMap { order[$0] } ?? .max
      )
      return (places.0, one.name, one.id) < (places.1, other.name, other.id)
    }
  }

  package var published: [DecisionRight] { rights.filter(\.isPublished) }
  package var drafts: [DecisionRight] { rights.filter { !$0.isPublished } }
  package var publishedOn: Day? { published.compactMap(\.published).max() }

  package func count(_ hold: Hold) -> Int { published.count { $0.hold == hold } }
  package func count(_ level: DecisionLevel) -> Int { published.count { $0.level == level } }

  /// Questions of the library that the year says nothing to.
  package var unanswered: [DesignQuestion] {
    let known = Set(rights.map(\.question))
    return DesignQuestion.all.filter { !known.contains($0.name) }
  }

  /// What stands in the way of publishing the drafts, each with the right that it concerns.
  package var hindrances: [(right: DecisionRight, findings: [Finding])] {
    drafts.map { right in
      var published = right
      published.stage = .published
      return (right, published.allFindings.filter { $0.stops == .saving })
    }.filter { !$0.1.isEmpty }
  }

  /// The rights as they are for the next year: drafts again, to be looked at one by one.
  package func copied(to next: SchoolYear, beside existing: [DecisionRight]) -> [DecisionRight] {
    let known = Set(existing.filter { $0.year == next }.map(\.key))
    return published.filter { !known.contains($0.key) }.map { right in
      var copy = DecisionRight(id: .new(), version: 0, values: right.values)
      copy.year = next
      copy.stage = .draft
      copy.published = nil
      return copy
    }
  }
}

// MARK: - From one year to the next

extension RightsMatrix {
  /// How a question changed.
  package enum Change: String, Sendable, CaseIterable {
    case tighter, looser, moved, new, gone, same

    package var label: Phrase {
      switch self {
      case .tighter: Phrase("Tighter", es: "Más fija")
      case .looser: Phrase("Looser", es: "Más abierta")
      case .moved: Phrase("Otherwise", es: "De otro modo")
      case .new: Phrase("New", es: "Nueva")
      case .gone: Phrase("Gone", es: "Retirada")
      case .same: Phrase("As before", es: "Como antes")
      }
    }
  }

  package struct Comparison: Sendable, Equatable {
    package let before: DecisionRight?
    package let after: DecisionRight?
    package let change: Change

    package var name: String { after?.name ?? before?.name ?? "" }
  }

  /// What was published then and now, question by question.
  package func comparisons(with earlier: RightsMatrix) -> [Comparison] {
    let before = Dictionary(earlier.published.map { ($0.key, $0) }) { first, _ in first }
    let after = Set(published.map(\.key))
    let kept = published.map { right in
      Comparison(
        before: before[right.key], after: right, change: right.change(from: before[right.key]))
    }
    let gone = earlier.published.filter { !after.contains($0.key) }
    return kept + gone.map { Comparison(before: $0, after: nil, change: .gone) }
  }
}

extension DecisionRight {
  fileprivate func change(from earlier: DecisionRight?) -> RightsMatrix.Change {
    guard let earlier else { return .new }
    if let hold, let was = earlier.hold, hold != was { return hold > was ? .tighter : .looser }
    if kind != earlier.kind || fixedValue != earlier.fixedValue { return .moved }
    let (now, then) = (bound, earlier.bound)
    if now == then { return level == earlier.level ? .same : .moved }
    switch (then.includes(now), now.includes(then)) {
    case (true, false): return .tighter
    case (false, true): return .looser
    default: return .moved
    }
  }
}
