import Vocabulary

/// Looks through what is spent today for money that could pay for teacher leadership, the most promising first.
package struct RedistributionFinder: Sendable {
  package let candidates: [Candidate]
  package let fixed: [Spending]

  /// A piece of spending that could move, when, and how much of it.
  package struct Candidate: Sendable, Equatable {
    package let spending: Spending
    package let source: FundingSource?
    package let amount: Money
    package let from: SchoolYear
    package let reason: Phrase
  }

  package init(_ spendings: [Spending], sources: [FundingSource], from year: SchoolYear) {
    let byID = Dictionary(sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let current = spendings.filter { $0.lastYear.map { year.start - 1 <= $0.start } ?? true }
    candidates = current.compactMap { spending in
      guard spending.movableAmount > .zero, let from = spending.movableFrom(seenFrom: year) else { return nil }
      return Candidate(
        spending: spending, source: spending.source.flatMap { byID[$0] }, amount: spending.movableAmount, from: from,
        reason: Self.reason(spending, from))
    }
    .sorted {
      ($0.from.start, -$0.amount.cents, $0.spending.name) < ($1.from.start, -$1.amount.cents, $1.spending.name)
    }
    fixed = current.filter { $0.movableAmount == .zero }
  }

  package var total: Money { candidates.map(\.amount).reduce(.zero, +) }

  package func free(by year: SchoolYear) -> Money {
    candidates.filter { $0.from <= year }.map(\.amount).reduce(.zero, +)
  }

  private static func reason(_ spending: Spending, _ from: SchoolYear) -> Phrase {
    switch spending.movable ?? .fixed {
    case .now: Phrase("Nothing binds it", es: "Nada lo compromete")
    case .atEnd: Phrase("Its contract has ended by \(from)", es: "Su contrato ha terminado en \(from)")
    case .negotiated: Phrase("Needs talks with those concerned first", es: "Antes hay que hablar con quienes afecta")
    case .fixed: Phrase("Fixed", es: "Fijo")
    }
  }
}
