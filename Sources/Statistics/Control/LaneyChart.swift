/// A chart of shares or rates whose limits allow for more variation than chance within each denominator.
///
/// With large denominators the plain p and u charts cry wolf, since months differ by more than counting noise; the factor σ_z,
/// from moving ranges of the standardised points, widens (or narrows) the limits. Source: Laney (2002), "Improved control
/// charts for attributes", Quality Engineering 14:531–537.
package struct LaneyChart: Sendable {
  package let values: [Double]
  package let center: Double
  /// How much wider than plain limits.
  package let sigmaZ: Double
  package let lower: [Double]
  package let upper: [Double]
  package let scores: [Double]
  package let signals: [ControlChart.Signal]

  package enum Kind: String, CaseIterable, Sendable, Codable {
    /// Shares of a denominator.
    case proportion = "p"
    /// Counts per unit of exposure.
    case rate = "u"
  }

  /// nil where fewer than two points, no denominators, or a centre of nought (or, for shares, of one).
  package init?(
    _ kind: Kind, counts: [Double], of denominators: [Double], baseline: Int? = nil, rules: ControlRules = .usual,
    run: Int = 8
  ) {
    let used = min(baseline ?? counts.count, counts.count)
    guard used > 1, counts.count == denominators.count, denominators.allSatisfy({ $0 > 0 }) else { return nil }
    let values = zip(counts, denominators).map { $0 / $1 }
    let center = counts[..<used].reduce(0, +) / denominators[..<used].reduce(0, +)
    let spread = kind == .proportion ? center * (1 - center) : center
    guard spread > 0 else { return nil }
    let errors = denominators.map { (spread / $0).squareRoot() }
    let standardised = zip(values, errors).map { ($0 - center) / $1 }
    let ranges = zip(standardised[..<used], standardised[1..<used]).map { abs($1 - $0) }
    let sigmaZ = ranges.reduce(0, +) / Double(ranges.count) / ControlChart.d2
    self.values = values
    self.center = center
    self.sigmaZ = sigmaZ
    let top = kind == .proportion ? 1 : Double.infinity
    lower = errors.map { max(0, center - 3 * sigmaZ * $0) }
    upper = errors.map { min(top, center + 3 * sigmaZ * $0) }
    scores = standardised.map { sigmaZ > 0 ? $0 / sigmaZ : 0 }
    signals =
      sigmaZ > 0
      ? ControlRules.scored(scores, values, counts.indices, rules.subtracting([.trend, .jump]), run: run) : []
  }
}
