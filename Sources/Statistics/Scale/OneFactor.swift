#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One common factor behind the items of a scale, by maximum likelihood.
///
/// Fisher scoring on loadings and uniquenesses with the expected information, which also gives the errors. Source: Lawley &
/// Maxwell (1971), Factor Analysis as a Statistical Method, chapter 4; Jöreskog (1967), Psychometrika 32:443–482.
package struct OneFactor: Sendable {
  /// In the units of the items, with divisor n.
  package let loadings: [Double]
  package let uniquenesses: [Double]
  /// The covariances of loadings, then uniquenesses.
  package let covariance: Matrix
  /// Least of twice the log-likelihood ratio against no restriction, divided by n.
  package let discrepancy: Double
  /// An item that would be all factor and no error: the model does not fit such data.
  package let isHeywood: Bool

  /// - Parameter sample: covariances with divisor n.
  /// - Parameter start: a solution near by, in correlations.
  /// - Returns: nil where the covariances are singular or no optimum is found.
  package init?(_ sample: Matrix, n: Double, start: (loadings: [Double], uniquenesses: [Double])? = nil) {
    let k = sample.rows
    let spread = sample.diagonal.map { $0.squareRoot() }
    guard k >= 3, spread.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    var correlations = sample
    for i in 0..<k { for j in 0..<k { correlations[i, j] /= spread[i] * spread[j] } }
    guard let found = Self.scored(correlations, n, start ?? Self.guess(correlations)) else { return nil }
    let sign = found.loadings.reduce(0, +) < 0 ? -1.0 : 1
    loadings = zip(found.loadings, spread).map { sign * $0 * $1 }
    uniquenesses = zip(found.uniquenesses, spread).map { $0 * $1 * $1 }
    isHeywood = found.uniquenesses.contains { $0 < 0.001 }
    discrepancy = found.discrepancy
    guard let inverse = Self.information(found, n)?.symmetricInverse else { return nil }
    var scaled = inverse
    let scale = spread.map { sign * $0 } + spread.map { $0 * $0 }
    for i in 0..<(2 * k) { for j in 0..<(2 * k) { scaled[i, j] *= scale[i] * scale[j] } }
    covariance = scaled
  }

  private struct State {
    var loadings: [Double]
    var uniquenesses: [Double]
    var discrepancy = Double.infinity
    /// Σ⁻¹, and Σ⁻¹λ.
    var inverse = Matrix(zeros: 0, 0)
    var pulled: [Double] = []
  }

  /// The first principal axis.
  private static func guess(_ correlations: Matrix) -> (loadings: [Double], uniquenesses: [Double]) {
    let eigen = correlations.eigen
    let k = correlations.rows
    let largest = eigen.values[k - 1]
    let loadings = eigen.vectors.column(k - 1).map { 0.85 * $0 * largest.squareRoot() }
    return (loadings, loadings.map { max(0.1, 1 - $0 * $0) })
  }

  private static func state(_ loadings: [Double], _ uniquenesses: [Double], _ sample: Matrix) -> State {
    // Σ⁻¹ = Ψ⁻¹ − Ψ⁻¹λλ'Ψ⁻¹ / (1 + λ'Ψ⁻¹λ), so nothing is factored.
    let k = loadings.count
    let weighted = zip(loadings, uniquenesses).map { $0 / $1 }
    let strength = 1 + zip(loadings, weighted).reduce(0) { $0 + $1.0 * $1.1 }
    var inverse = Matrix(zeros: k, k)
    var trace = 0.0
    for j in 0..<k {
      for i in 0..<k {
        inverse[i, j] = (i == j ? 1 / uniquenesses[i] : 0) - weighted[i] * weighted[j] / strength
        trace += inverse[i, j] * sample[i, j]
      }
    }
    let logarithm = uniquenesses.reduce(log(strength)) { $0 + log($1) }
    return State(
      loadings: loadings, uniquenesses: uniquenesses, discrepancy: logarithm + trace, inverse: inverse,
      pulled: weighted.map { $0 / strength })
  }

  private static func information(_ state: State, _ n: Double) -> Matrix? {
    let k = state.loadings.count
    let w = state.inverse
    let p = state.pulled
    let strength = zip(state.loadings, p).reduce(0) { $0 + $1.0 * $1.1 }
    var out = Matrix(zeros: 2 * k, 2 * k)
    for i in 0..<k {
      for j in 0..<k {
        out[i, j] = n * (w[i, j] * strength + p[i] * p[j])
        out[i, k + j] = n * p[j] * w[i, j]
        out[k + j, i] = out[i, k + j]
        out[k + i, k + j] = n / 2 * w[i, j] * w[i, j]
      }
    }
    return out
  }

  private static func scored(
    _ sample: Matrix, _ n: Double, _ start: (loadings: [Double], uniquenesses: [Double])
  ) -> State? {
    guard let root = sample.cholesky else { return nil }
    let k = sample.rows
    let saturated = root.diagonal.reduce(0) { $0 + 2 * log($1) } + Double(k)
    var now = state(start.loadings, start.uniquenesses, sample)
    for _ in 0..<500 {
      let residual = now.inverse * sample * now.inverse - now.inverse
      let pull = residual * now.loadings
      let score = pull.map { n * $0 } + residual.diagonal.map { n / 2 * $0 }
      guard let step = information(now, n)?.symmetricInverse.map({ $0 * score }) else { return nil }
      var share = 1.0
      var next = now
      while true {
        let loadings = (0..<k).map { now.loadings[$0] + share * step[$0] }
        let uniquenesses = (0..<k).map { max(5e-4, now.uniquenesses[$0] + share * step[k + $0]) }
        next = state(loadings, uniquenesses, sample)
        if next.discrepancy <= now.discrepancy + 1e-14 || share < 1e-6 { break }
        share /= 2
      }
      let moved =
        (0..<k).map {
          max(abs(next.loadings[$0] - now.loadings[$0]), abs(next.uniquenesses[$0] - now.uniquenesses[$0]))
        }.max() ?? 0
      now = next
      if moved < 1e-11 {
        now.discrepancy -= saturated
        return now
      }
    }
    // At the edge of what an error variance may be the steps may not settle; such a solution is not reported as one.
    now.discrepancy -= saturated
    return now.uniquenesses.contains { $0 < 0.001 } ? now : nil
  }

  // MARK: - Omega

  /// The share of the sum's variance that the factor explains (McDonald 1999).
  package var omega: Double {
    let common = loadings.reduce(0, +)
    return common * common / (common * common + uniquenesses.reduce(0, +))
  }

  /// By the delta method.
  package var omegaError: Double {
    let common = loadings.reduce(0, +)
    let error = uniquenesses.reduce(0, +)
    let total = common * common + error
    let slopes =
      loadings.map { _ in 2 * common * error / (total * total) }
      + uniquenesses.map { _ in -common * common / (total * total) }
    let variance = zip(slopes, covariance * slopes).reduce(0) { $0 + $1.0 * $1.1 }
    return max(0, variance).squareRoot()
  }
}
