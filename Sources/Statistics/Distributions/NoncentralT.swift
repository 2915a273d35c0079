#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The distribution of a t statistic when the effect is not nought: what a power calculation asks for.
package struct NoncentralT: Sendable {
  package let df: Double
  /// How far the true effect lies from nought, in standard errors.
  package let noncentrality: Double

  package init(df: Double, noncentrality: Double) {
    self.df = df
    self.noncentrality = noncentrality
  }

  /// P(T ≤ t), to about 1e-13.
  ///
  /// Source: Lenth (1989), Applied Statistics 38:185–189 (AS 243): a Poisson mixture of incomplete beta integrals,
  /// summed outward from its largest term so that a large noncentrality does not underflow.
  package func cumulative(_ t: Double) -> Double {
    if t < 0 { return 1 - NoncentralT(df: df, noncentrality: -noncentrality).cumulative(-t) }
    let base = Normal.cumulative(-noncentrality)
    if t == 0 { return base }
    let x = t * t / (t * t + df)
    let half = noncentrality * noncentrality / 2
    if half == 0 { return StudentT(df: df).cumulative(t) }
    let middle = max(0, half.rounded(.down))
    var sum = 0.0
    for step in stride(from: middle, through: middle + 10_000, by: 1) {
      let term = term(step, half, x)
      sum += term
      if abs(term) < 1e-17, step > middle + 10 { break }
    }
    for step in stride(from: middle - 1, through: 0, by: -1) {
      let term = term(step, half, x)
      sum += term
      if abs(term) < 1e-17, step < middle - 10 { break }
    }
    return min(1, max(0, base + 0.5 * sum))
  }

  /// The Poisson weight of one step, times its two beta integrals.
  private func term(_ j: Double, _ half: Double, _ x: Double) -> Double {
    let even = exp(-half + j * log(half) - Gamma.logarithm(j + 1))
    let odd = noncentrality * 0.707_106_781_186_547_52 * exp(-half + j * log(half) - Gamma.logarithm(j + 1.5))
    return even * Beta.lower(j + 0.5, df / 2, x) + odd * Beta.lower(j + 1, df / 2, x)
  }
}
