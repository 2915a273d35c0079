/// Several measures of the same people put together.
///
/// Source: Mosier (1943), Psychometrika 8:161–168 (reliability of a weighted composite); Kelley (1947), in the
/// multivariate form (shrinkage); Mihaly, McCaffrey, Staiger & Lockwood (2013), "A composite estimator of effective teaching".
package struct Composite: Hashable, Sendable, Codable {
  /// The covariance of what was observed.
  package let observed: Matrix
  /// The covariance of the true values: the observed one without the variance of error, which measures do not share.
  package let truth: Matrix

  /// - Returns: nil where the correlations and reliabilities contradict each other.
  package init?(deviations: [Double], reliabilities: [Double], correlations: Matrix) {
    let count = deviations.count
    precondition(reliabilities.count == count && correlations.rows == count && correlations.columns == count)
    var observed = correlations
    for i in 0..<count { for j in 0..<count { observed[i, j] *= deviations[i] * deviations[j] } }
    var truth = observed
    for i in 0..<count { truth[i, i] -= deviations[i] * deviations[i] * (1 - reliabilities[i]) }
    guard observed.cholesky != nil, (truth.eigen.values.first ?? 1) > -1e-10 * (truth.diagonal.max() ?? 1) else {
      return nil
    }
    self.observed = observed
    self.truth = truth
  }

  /// What a set of weights on the measures as they are makes of them.
  package struct Weighted: Hashable, Sendable, Codable {
    package var weights: [Double]
    package var deviation: Double
    package var reliability: Double
    /// How much of the differences between people each measure decides; sums to 1. Not the weights: what varies more decides more.
    package var effectiveShares: [Double]
  }

  package func weighted(_ weights: [Double]) -> Weighted {
    let pulls = observed * weights
    let variance = zip(weights, pulls).reduce(0) { $0 + $1.0 * $1.1 }
    let ofTruth = zip(weights, truth * weights).reduce(0) { $0 + $1.0 * $1.1 }
    return Weighted(
      weights: weights, deviation: variance.squareRoot(), reliability: ofTruth / variance,
      effectiveShares: zip(weights, pulls).map { $0 * $1 / variance })
  }

  /// With weights on the measures brought to one spread.
  package func weighted(standardised weights: [Double]) -> Weighted {
    weighted(zip(weights, observed.diagonal).map { $0 / $1.squareRoot() })
  }

  /// The correlation of a composite with something outside, given that of each measure.
  package func correlation(of weights: [Double], withCriterion correlations: [Double]) -> Double {
    let deviations = observed.diagonal.map { $0.squareRoot() }
    let covariance = zip(weights, zip(deviations, correlations)).reduce(0) { $0 + $1.0 * $1.1.0 * $1.1.1 }
    return covariance / weighted(weights).deviation
  }

  /// The weights that best predict something outside, of spread 1.
  package func bestPrediction(ofCriterion correlations: [Double]) -> [Double] {
    let covariances = zip(observed.diagonal, correlations).map { $0.squareRoot() * $1 }
    return inverse * covariances
  }

  /// What each true value is expected to be, given all observed ones: the matrix that shrinks them together.
  package var shrinkage: Matrix { truth * inverse }

  package var trueCorrelations: Matrix {
    var out = truth
    let deviations = truth.diagonal.map { max(0, $0).squareRoot() }
    for i in 0..<out.rows {
      for j in 0..<out.columns { out[i, j] = i == j ? 1 : out[i, j] / (deviations[i] * deviations[j]) }
    }
    return out
  }

  /// The weights, which sum to 1, under which the composite is as reliable as it can be.
  package var mostReliable: Weighted {
    guard let half = observed.cholesky else { return weighted([Double](repeating: 1, count: observed.rows)) }
    // L⁻¹ T L⁻ᵀ has the reliabilities as its eigenvalues.
    var inner = Matrix(zeros: truth.rows, truth.columns)
    for j in 0..<truth.columns {
      let column = half.solvingLower(Array(truth.column(j)))
      for i in 0..<truth.rows { inner[i, j] = column[i] }
    }
    inner = inner.transposed
    var turned = Matrix(zeros: truth.rows, truth.columns)
    for j in 0..<truth.columns {
      let column = half.solvingLower(Array(inner.column(j)))
      for i in 0..<truth.rows { turned[i, j] = column[i] }
    }
    let weights = half.solvingUpper(Array(turned.eigen.vectors.column(truth.rows - 1)))
    let sum = weights.reduce(0, +)
    return weighted(weights.map { $0 / sum })
  }

  private var inverse: Matrix { observed.symmetricInverse ?? Matrix(zeros: observed.rows, observed.rows) }
}
