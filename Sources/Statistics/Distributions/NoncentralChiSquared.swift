#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The distribution of a Wald statistic when what it tests is not nought.
package struct NoncentralChiSquared: Sendable {
  package let df: Double
  package let noncentrality: Double

  package init(df: Double, noncentrality: Double) {
    self.df = df
    self.noncentrality = noncentrality
  }

  /// P(X ≤ x): a Poisson mixture of central ones, summed outward from its largest term.
  package func cumulative(_ x: Double) -> Double {
    let half = noncentrality / 2
    if half == 0 { return ChiSquared(df: df).cumulative(x) }
    let middle = half.rounded(.down)
    var sum = 0.0
    for step in stride(from: middle, through: middle + 10_000, by: 1) {
      let term = term(step, half, x)
      sum += term
      if term < 1e-17, step > middle + 10 { break }
    }
    for step in stride(from: middle - 1, through: 0, by: -1) {
      let term = term(step, half, x)
      sum += term
      if term < 1e-17, step < middle - 10 { break }
    }
    return min(1, sum)
  }

  private func term(_ j: Double, _ half: Double, _ x: Double) -> Double {
    exp(-half + j * log(half) - Gamma.logarithm(j + 1)) * Gamma.lower(df / 2 + j, x / 2)
  }

  /// The noncentrality at which the central test of this size finds something with this probability.
  package static func noncentrality(df: Double, size: Double, power: Double) -> Double {
    let critical = ChiSquared(df: df).quantile(1 - size)
    var high = 1.0
    while 1 - NoncentralChiSquared(df: df, noncentrality: high).cumulative(critical) < power { high *= 2 }
    var low = 0.0
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if 1 - NoncentralChiSquared(df: df, noncentrality: middle).cumulative(critical) < power {
        low = middle
      } else {
        high = middle
      }
    }
    return (low + high) / 2
  }
}
