/// A roll-out as it was seen: units over periods, each with the period in which it started, if it did.
package struct Rollout: Sendable {
  /// Names of the units, sorted, so that the order of the rows decides nothing.
  package let units: [String]
  /// In rising order.
  package let periods: [Double]
  /// The outcome of unit i in period t at `t * units.count + i`; `nan` where it was not seen.
  package let outcomes: [Double]
  /// The period in which a unit started; infinite where it never did.
  package let starts: [Double]
  /// One for each unit, with mean 1.
  package let weights: [Double]
  /// For each covariate the values of all units, period after period as `outcomes`; of one period only where they never
  /// change within a unit.
  package let covariates: [[Double]]
  /// For each unit the place of its cluster; nil where every unit stands for itself.
  package let clusters: [Int32]?
  package let clusterCount: Int

  package init(
    units: [String], periods: [Double], outcomes: [Double], starts: [Double], weights: [Double]? = nil,
    covariates: [[Double]] = [], clusters: [Int32]? = nil
  ) {
    precondition(outcomes.count == units.count * periods.count && starts.count == units.count)
    self.units = units
    self.periods = periods
    self.outcomes = outcomes
    self.starts = starts
    let given = weights ?? [Double](repeating: 1, count: units.count)
    let mean = given.reduce(0, +) / Double(max(1, units.count))
    self.weights = given.map { $0 / mean }
    self.covariates = covariates.map { Self.collapsed($0, units.count) }
    self.clusters = clusters
    clusterCount = clusters.map { Int(($0.max() ?? -1) + 1) } ?? units.count
  }

  /// One period's worth where all periods say the same.
  private static func collapsed(_ values: [Double], _ count: Int) -> [Double] {
    if values.count == count { return values }
    for start in stride(from: count, to: values.count, by: count) {
      for unit in 0..<count where values[start + unit] != values[unit] { return values }
    }
    return Array(values.prefix(count))
  }

  package var hasChangingCovariates: Bool { covariates.contains { $0.count > units.count } }
  package var isBalanced: Bool { !outcomes.contains { $0.isNaN } }

  /// The periods in which somebody started, in rising order.
  package var cohorts: [Double] { Set(starts.filter(\.isFinite)).sorted() }

  func covariate(_ index: Int, period: Int, unit: Int) -> Double {
    let values = covariates[index]
    return values.count == units.count ? values[unit] : values[period * units.count + unit]
  }
}
