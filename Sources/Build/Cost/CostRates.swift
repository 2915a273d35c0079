import Context
import Vocabulary

/// What one year's costs are worked out with.
package struct CostRates: Sendable, Equatable {
  package let year: SchoolYear
  /// Salary and benefits of a full-time replacement.
  package let replacement: Money
  package let stipendBenefits: Double
  package let day: Money
  package let substitute: Money
  package let substituteDays: Int
  package let span: Int
  /// The year whose assumptions these are, when the year itself has none.
  package let takenFrom: SchoolYear?

  /// The assumptions of the year; otherwise of the last year before it that has some, with pay grown year by year;
  /// otherwise of the first year after it. Nil when there are none at all. Source: docs/rules/costs.md#assumptions
  package init?(for year: SchoolYear, from all: [CostAssumptions]) {
    let inOrder = all.filter { $0.year != nil }.sorted { $0.year?.start ?? 0 < $1.year?.start ?? 0 }
    guard let found = inOrder.last(where: { $0.year.map { $0 <= year } ?? false }) ?? inOrder.first,
      let its = found.year
    else { return nil }
    let steps = max(0, year.start - its.start)
    func grown(_ amount: Money?) -> Money {
      (0..<steps).reduce(amount ?? .zero) { amount, _ in amount + amount.share(found.growth ?? 0) }
    }
    let salary = grown(found.salary)
    self.year = year
    replacement = salary + salary.share(found.benefits ?? 0)
    stipendBenefits = found.stipendBenefits ?? 0
    day = grown(found.dayRate)
    substitute = grown(found.substitute)
    substituteDays = found.substituteDays ?? 0
    span = found.span ?? 0
    takenFrom = its == year ? nil : its
  }
}
