import Vocabulary

extension MixedModel {
  /// A mixed model with numbers in it.
  package struct Fit: Sendable {
    package let criterion: Criterion
    /// −2 log likelihood, restricted for REML.
    package let value: Double
    package let rowCount: Int
    /// The standard deviation of what neither regressors nor groups tell.
    package let sigma: Double
    /// σ with its interval; nil where the ratios were given.
    package let residualDeviation: Estimate?
    package let fixed: FixedEffects
    /// In the order of the model.
    package let terms: [TermEffects]
    /// Steps that the search took; 0 where the ratios were given.
    package let iterations: Int
    /// Whether the search came to rest. Always true where the ratios were given.
    package let isConverged: Bool
    /// How far the draws of an approximate calculation may have moved the figures; nil for an exact one.
    package let approximation: Approximation?

    /// Terms whose variance is nought: no difference between the groups beyond chance.
    package var termsAtBoundary: [String] { terms.filter(\.isAtBoundary).map(\.name) }
  }

  /// The coefficients of the regressors.
  package struct FixedEffects: Sendable {
    package let names: [String]
    /// Regressors left out, because those before them already tell them.
    package let aliased: [String]
    package let values: [Double]
    package let covariance: Matrix
    let uncertainty: Uncertainty?

    package var standardErrors: [Double] { covariance.diagonal.map { $0.squareRoot() } }

    /// Of each coefficient, after Satterthwaite; nil where the ratios were given.
    package var degreesOfFreedom: [Double?] {
      names.indices.map { index in degreesOfFreedom(of: names.indices.map { $0 == index ? 1 : 0 }) }
    }

    /// With their 95 % intervals, by Student's t where degrees of freedom are known.
    package func estimates(level: Double = 0.95) -> [Estimate] {
      let errors = standardErrors
      let df = degreesOfFreedom
      return names.indices.map {
        Estimate(values[$0], standardError: errors[$0], degreesOfFreedom: df[$0], level: level)
      }
    }
  }

  /// What the groups of one term add to the outcome.
  package struct TermEffects: Sendable {
    package let name: String
    /// The standard deviation of the effects in units of σ; with a slope the lower triangle Λ, column by column.
    package let theta: [Double]
    /// σ² Λ Λᵀ.
    package let covariance: Matrix
    /// By group, in the order of the factor's levels. A group without rows has an effect of nought, as uncertain as if
    /// nothing were known of it.
    package let effects: [Double]
    /// Given β, as lme4's `condVar`.
    package let conditionalVariance: [Double]
    /// With the uncertainty of β: the variance of the difference between predicted and true effect.
    package let predictionErrorVariance: [Double]
    /// Rows of each group.
    package let rowCounts: [Int]
    /// The slopes, where there are some.
    package let slope: Slope?
    /// The standard deviation of the intercepts with its interval: by profile where the model is small, else Wald on the
    /// scale of its logarithm. Nil where the ratios were given, and for a large model at the boundary.
    package let deviation: Estimate?

    package var standardDeviation: Double { covariance[0, 0].squareRoot() }
    package var isAtBoundary: Bool { covariance.diagonal.contains(0) }
    /// Of each group: the share of the variance that the prediction tells; 0 at the boundary.
    package var reliability: [Double] {
      let variance = covariance[0, 0]
      return predictionErrorVariance.map { variance > 0 ? max(0, 1 - $0 / variance) : 0 }
    }
  }

  /// The slopes of the groups of one term.
  package struct Slope: Sendable {
    package let effects: [Double]
    package let conditionalVariance: [Double]
    package let predictionErrorVariance: [Double]
    /// With the intercept of the same group, given β.
    package let conditionalCovariance: [Double]
    package let deviation: Estimate?
  }
}

extension CrossProducts {
  /// The model with the variances that the data make most likely.
  ///
  /// - Throws: `Refusal` where there is no such fit; `CancellationError` when `work` is called off.
  package func fit(_ criterion: MixedModel.Criterion = .reml, _ work: Work = Work()) throws -> MixedModel.Fit {
    let equations = try MixedEquations(self, threads: work.threads)
    let found = try MixedModelSearch(equations, criterion, work).run()
    let effects = equations.effects(found.settled, criterion)
    var uncertainty = try Uncertainty(equations, found, criterion, work)
    try uncertainty?.profile(equations, found, criterion, work)
    return assembled(found.settled, criterion, effects, uncertainty, found.iterations, found.isConverged)
  }

  /// Only the variances that the data make most likely, of the intercepts of the terms and of what is left: without the
  /// effects, and without how far off anything may be.
  package func variances(
    _ criterion: MixedModel.Criterion = .reml, _ work: Work = Work()
  ) throws -> (terms: [Double], residual: Double) {
    let equations = try MixedEquations(self, threads: work.threads)
    let found = try MixedModelSearch(equations, criterion, work).run()
    let variance = found.settled.variance(criterion)
    return (found.ratios.map { variance * $0.intercept * $0.intercept }, variance)
  }

  /// The model with given variances.
  ///
  /// - Parameter theta: for each term the ratio of its standard deviation to σ; with a slope the three entries of the lower
  ///   triangle Λ, column by column.
  package func fit(
    at theta: [[Double]], _ criterion: MixedModel.Criterion = .reml, _ work: Work = Work()
  ) throws -> MixedModel.Fit {
    let equations = try MixedEquations(self, threads: work.threads)
    guard let settled = try equations.settle(theta.map(Ratio.init)) else { throw Refusal.noFit }
    equations.solve(settled)
    try equations.factor.invert()
    return assembled(settled, criterion, equations.effects(settled, criterion), nil, 0, true)
  }
}

extension MixedEquations {
  /// Effects of one term by group, those that occur only.
  struct Predicted {
    var effects: [[Double]]
    var conditional: [[Double]]
    var prediction: [[Double]]
  }

  /// Predictions from the solved and inverted equations.
  func effects(_ settled: Settled, _ criterion: MixedModel.Criterion) -> [Predicted] {
    sums.terms.indices.map { term in
      sums.predicted(term, solvedRows(term), inverseBlocks(term), settled, settled.variance(criterion))
    }
  }
}

extension CrossProducts {
  /// Predictions of one term, from A⁻¹ Λᵀ Zᵀ W X with the spherical effects beside it, and the blocks of A⁻¹ of its groups.
  func predicted(
    _ term: Int, _ rows: Room<Double>, _ blocks: Room<Double>, _ settled: Settled, _ variance: Double
  ) -> MixedEquations.Predicted {
    let p = width - 1
    let d = terms[term].dimension
    let count = terms[term].count
    let theirs = Room(rows.count, of: 0.0)
    theirs.start.update(from: rows.start, count: rows.count)
    settled.regressorFactor.values.withUnsafeBufferPointer {
      guard let lower = $0.baseAddress else { return }
      Dense.solveFromLeft(theirs.start, columns: count * d, stride: width, lower: lower, order: p, p)
    }
    let parts = d == 1 ? 1 : 3
    var out = MixedEquations.Predicted(
      effects: .init(repeating: .init(repeating: 0, count: count), count: d),
      conditional: .init(repeating: .init(repeating: 0, count: count), count: parts),
      prediction: .init(repeating: .init(repeating: 0, count: count), count: parts))
    let ratio = settled.ratios[term]
    for group in 0..<count {
      let x = theirs.start + group * d * width
      let u = (x[p], d == 2 ? x[width + p] : 0)
      out.effects[0][group] = ratio.intercept * u.0
      if d == 2 { out.effects[1][group] = ratio.cross * u.0 + ratio.slope * u.1 }
      let own = (0..<parts).map { blocks.start[group * parts + $0] }
      var whole = own
      for c in 0..<p {
        whole[0] += x[c] * x[c]
        if d == 2 {
          whole[1] += x[c] * x[width + c]
          whole[2] += x[width + c] * x[width + c]
        }
      }
      for (k, value) in Self.spread(own, ratio).enumerated() { out.conditional[k][group] = variance * value }
      for (k, value) in Self.spread(whole, ratio).enumerated() { out.prediction[k][group] = variance * value }
    }
    return out
  }

  /// Λ C Λᵀ: the intercept's, both together, the slope's.
  private static func spread(_ c: [Double], _ ratio: Ratio) -> [Double] {
    let a = ratio.intercept
    if c.count == 1 { return [a * a * c[0]] }
    let (b, s) = (ratio.cross, ratio.slope)
    return [a * a * c[0], a * (b * c[0] + s * c[1]), b * b * c[0] + 2 * b * s * c[1] + s * s * c[2]]
  }

}

extension CrossProducts {
  /// The fit that found numbers make.
  func assembled(
    _ settled: Settled, _ criterion: MixedModel.Criterion, _ predicted: [MixedEquations.Predicted],
    _ uncertainty: Uncertainty?, _ iterations: Int, _ isConverged: Bool,
    _ approximation: MixedModel.Approximation? = nil
  ) -> MixedModel.Fit {
    let variance = settled.variance(criterion)
    let inner = settled.regressorInverse
    let fixed = MixedModel.FixedEffects(
      names: names, aliased: aliased, values: uncentred(settled.coefficients),
      covariance: variance * (shift * inner * shift.transposed), uncertainty: uncertainty)
    let found = terms.indices.map { term in
      effects(term, settled.ratios[term], variance, predicted[term], uncertainty)
    }
    return MixedModel.Fit(
      criterion: criterion, value: settled.value(criterion), rowCount: rowCount, sigma: variance.squareRoot(),
      residualDeviation: uncertainty?.sigma, fixed: fixed, terms: found, iterations: iterations,
      isConverged: isConverged, approximation: approximation)
  }

  private func effects(
    _ index: Int, _ ratio: Ratio, _ variance: Double, _ predicted: MixedEquations.Predicted,
    _ uncertainty: Uncertainty?
  ) -> MixedModel.TermEffects {
    let term = terms[index]
    let (a, b, c) = (ratio.intercept, ratio.cross, ratio.slope)
    let covariance =
      variance * (term.dimension == 1 ? Matrix([[a * a]]) : Matrix([[a * a, a * b], [a * b, b * b + c * c]]))
    func whole(_ values: [Double], absent: Double) -> [Double] {
      var out = [Double](repeating: absent, count: term.rowCounts.count)
      for (place, level) in term.levels.enumerated() { out[Int(level)] = values[place] }
      return out
    }
    let slope =
      term.dimension == 1
      ? nil
      : MixedModel.Slope(
        effects: whole(predicted.effects[1], absent: 0),
        conditionalVariance: whole(predicted.conditional[2], absent: covariance[1, 1]),
        predictionErrorVariance: whole(predicted.prediction[2], absent: covariance[1, 1]),
        conditionalCovariance: whole(predicted.conditional[1], absent: covariance[1, 0]),
        deviation: uncertainty?.deviation(index, 1, covariance[1, 1].squareRoot()))
    return MixedModel.TermEffects(
      name: term.name, theta: ratio.theta(term.dimension), covariance: covariance,
      effects: whole(predicted.effects[0], absent: 0),
      conditionalVariance: whole(predicted.conditional[0], absent: covariance[0, 0]),
      predictionErrorVariance: whole(predicted.prediction[0], absent: covariance[0, 0]),
      rowCounts: term.rowCounts.map(Int.init), slope: slope,
      deviation: uncertainty?.deviation(index, 0, covariance[0, 0].squareRoot()))
  }
}

extension CrossProducts {
  /// What takes coefficients of centred columns to those of the columns themselves: only the intercept changes.
  var shift: Matrix {
    var out = Matrix.identity(regressorCount)
    if let intercept { for c in 0..<regressorCount where c != intercept { out[intercept, c] = -centres[c] } }
    return out
  }

  func uncentred(_ coefficients: [Double]) -> [Double] {
    var out = shift * coefficients
    if let intercept { out[intercept] += centres[regressorCount] }
    return out
  }
}
