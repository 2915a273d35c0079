/// Whether those who started later moved like the others before, and what drift this look could have missed.
///
/// The joint Wald test of all effects before the start, from their influence functions (so it respects clusters). Since a
/// test that finds nothing proves nothing, it is told beside the steepest straight drift that it would have missed one time
/// in five. Source: Roth (2022), "Pretest with caution", AER: Insights 4:305–322.
package struct PreTrend: Hashable, Sendable, Codable {
  package var statistic: Double
  package var degreesOfFreedom: Int
  package var probability: Double
  /// Periods before the start that could be looked at.
  package var periods: Int
  /// The mean change per period before the start, beyond that of those compared with.
  package var drift: Double
  /// The drift per period that the test finds four times in five.
  package var detectableDrift: Double
  /// What such a drift, going on, would put into the average effect.
  package var detectableBias: Double?

  static let power = 0.8
  static let size = 0.05

  /// - Parameter includesAnticipation: whether periods in which the start may already show count as before it.
  /// - Returns: nil where nothing before the start was seen, or there are too few clusters to test it all at once.
  package init?(_ fit: CallawaySantAnna, includesAnticipation: Bool = false) {
    let early = includesAnticipation ? 0 : fit.design.anticipation
    let cells = fit.cells.filter { cell in
      cell.isUsed && cell.period < cell.cohort - early && !cell.influence.isEmpty
    }
    guard !cells.isEmpty, cells.count < fit.rollout.clusterCount,
      let root = fit.covariance(cells.map(\.influence)).scaledCholesky
    else { return nil }
    let found = root.whitened(cells.map { $0.value ?? 0 })
    let distances = cells.map { $0.period - $0.base }
    let straight = root.whitened(distances)
    let perDrift = straight.reduce(0) { $0 + $1 * $1 }

    statistic = found.reduce(0) { $0 + $1 * $1 }
    degreesOfFreedom = cells.count
    probability = ChiSquared(df: Double(cells.count)).upper(statistic)
    periods = Set(cells.map(\.eventTime)).count
    drift = zip(cells, distances).map { ($0.value ?? 0) / $1 }.reduce(0, +) / Double(cells.count)
    let needed = NoncentralChiSquared.noncentrality(df: Double(cells.count), size: Self.size, power: Self.power)
    detectableDrift = (needed / perDrift).squareRoot()
    let reach = Aggregation(fit.with { $0.period - $0.base }, .group).overall?.value
    detectableBias = reach.map { $0 * detectableDrift }
  }
}

extension CallawaySantAnna {
  /// The same cells with other values, for averages of something else.
  func with(_ value: (Cell) -> Double) -> CallawaySantAnna {
    var out = self
    out.replaceValues(value)
    return out
  }
}

/// A Cholesky factor of a covariance whose variances were first brought to 1, so that its rank shows.
private struct Whitening {
  let spreads: [Double]
  let lower: Matrix

  func whitened(_ values: [Double]) -> [Double] { lower.solvingLower(zip(values, spreads).map { $0 / $1 }) }
}

extension Matrix {
  fileprivate var scaledCholesky: Whitening? {
    let spreads = diagonal.map { $0.squareRoot() }
    guard spreads.allSatisfy({ $0 > 0 }) else { return nil }
    var correlations = self
    for i in 0..<rows { for j in 0..<columns { correlations[i, j] /= spreads[i] * spreads[j] } }
    guard let lower = correlations.cholesky, lower.diagonal.allSatisfy({ $0 > 1e-6 }) else { return nil }
    return Whitening(spreads: spreads, lower: lower)
  }
}
