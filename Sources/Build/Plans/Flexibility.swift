import Vocabulary

/// How much room schools have, and how differently they use it.
package struct Flexibility: Sendable {
  package let matrix: RightsMatrix
  package let spreads: [Spread]

  /// What is said of fewer schools would be said of each of them. Source: docs/rules/decision-rights.md#flexibility
  package static let floor = 5

  /// How schools answer one question that is theirs to answer.
  package struct Spread: Sendable {
    package let right: DecisionRight
    package let answered: Int
    /// How many schools gave each answer, the most frequent first; none below the floor.
    package let values: [(words: Phrase, schools: Int)]
    package let lowest: PlanValue?
    package let middle: PlanValue?
    package let highest: PlanValue?

    package var isShown: Bool { answered >= Flexibility.floor }
    package var isUsed: Bool { values.count > 1 }
  }

  /// `answers` are those of plans that were handed in.
  package init(_ matrix: RightsMatrix, answers: [PlanAnswer]) {
    self.matrix = matrix
    let byRight = Dictionary(grouping: answers) { $0.right }
    spreads = matrix.published.filter { $0.isAskedOfSchools && $0.kind != .text }.map { right in
      Spread(right, byRight[right.id] ?? [])
    }
  }

  /// Questions that schools answer, answer differently, and about which enough of them have spoken.
  package var used: [Spread] { spreads.filter { $0.isShown && $0.isUsed } }
  package var shown: [Spread] { spreads.filter(\.isShown) }
}

extension Flexibility.Spread {
  init(_ right: DecisionRight, _ answers: [PlanAnswer]) {
    self.right = right
    let values = answers.compactMap { answer in (try? right.kind?.value(from: answer.value)) ?? nil
    }
    answered = values.count
    guard values.count >= Flexibility.floor else {
      (self.values, lowest, middle, highest) = ([], nil, nil, nil)
      return
    }
    let counts = Dictionary(grouping: values) { $0 }.mapValues(\.count)
    self.values = counts.map { (words: $0.key.shown, schools: $0.value) }
      .sorted { ($1.schools, $0.words.en) < ($0.schools, $1.words.en) }
    let inOrder = values.filter { $0.amount != nil }.sorted { ($0.amount ?? 0) < ($1.amount ?? 0) }
    lowest = inOrder.first
    middle = inOrder.isEmpty ? nil : inOrder[(inOrder.count - 1) / 2]
    highest = inOrder.last
  }
}
