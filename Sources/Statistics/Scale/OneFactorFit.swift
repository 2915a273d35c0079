#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How far the covariances are from what one factor makes of them.
package struct OneFactorFit: Hashable, Sendable, Codable {
  package var chiSquared: Double
  package var degreesOfFreedom: Int
  package var probability: Double
  /// Bentler's comparative fit, Tucker & Lewis, root mean square error of approximation, standardised residuals.
  package var cfi: Double
  package var tli: Double
  package var rmsea: Double
  package var srmr: Double
  package var logLikelihood: Double

  package init?(_ factor: OneFactor, _ sample: Matrix, n: Double) {
    let k = sample.rows
    let spread = sample.diagonal.map { $0.squareRoot() }
    guard let root = sample.cholesky else { return nil }
    let logarithm = root.diagonal.reduce(0) { $0 + 2 * log($1) }
    let df = k * (k + 1) / 2 - 2 * k
    chiSquared = n * max(0, factor.discrepancy)
    degreesOfFreedom = df
    probability = df > 0 ? ChiSquared(df: Double(df)).upper(chiSquared) : 1
    let worst = n * (spread.reduce(0) { $0 + 2 * log($1) } - logarithm)
    let worstDf = Double(k * (k - 1) / 2)
    let excess = max(0, chiSquared - Double(df))
    let worstExcess = max(excess, worst - worstDf)
    cfi = worstExcess > 0 ? 1 - excess / worstExcess : 1
    tli = df > 0 ? (worst / worstDf - chiSquared / Double(df)) / (worst / worstDf - 1) : 1
    rmsea = df > 0 ? (excess / (Double(df) * n)).squareRoot() : 0
    var squares = 0.0
    for i in 0..<k {
      for j in 0...i {
        let implied = factor.loadings[i] * factor.loadings[j] + (i == j ? factor.uniquenesses[i] : 0)
        let off = (sample[i, j] - implied) / (spread[i] * spread[j])
        squares += off * off
      }
    }
    srmr = (squares / Double(k * (k + 1) / 2)).squareRoot()
    logLikelihood = -n / 2 * (Double(k) * log(2 * Double.pi) + logarithm + Double(k) + factor.discrepancy)
  }
}
