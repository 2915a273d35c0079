#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How uncertain the estimated variances are, and what that means for the coefficients.
///
/// The covariance of the variances is twice the inverse of the second derivatives of the criterion. Where a calculation of
/// the gradient is cheap they are its differences, as in lmerTest; for large models the average information stands for
/// them, which differs little there. Variances at their boundary are taken as known.
///
/// Source: Satterthwaite (1946), Biometrics 2:110–114; Giesbrecht & Burns (1985), Biometrics 41:477–486; Kuznetsova,
/// Brockhoff & Christensen (2017), J. Stat. Softw. 82(13).
struct Uncertainty: Sendable {
  private let parameters: [VarianceParameter]
  /// Free parameters by their place, and the covariance of their estimates, σ² last.
  private let free: [Int]
  private let covariance: Matrix
  private let values: [Double]
  private let variance: Double
  /// (Xᵀ V⁻¹ X)⁻¹ and its derivatives by the free parameters, for the columns as they are.
  private let inner: Matrix
  private let derivatives: [Matrix]
  /// Intervals of the standard deviations by profile, for each parameter and σ last, where they were made.
  private var profiles: [Interval?] = []

  /// Above so many multiplications for a factorisation second derivatives are not taken by differences.
  static let dear = 3e8

  init?(
    _ equations: MixedEquations, _ found: MixedModelSearch.Found, _ criterion: MixedModel.Criterion, _ work: Work
  ) throws {
    let values = equations.covariances(found.settled.ratios)
    let profiled =
      equations.factor.plan.multiplications > Self.dear
      ? nil : try Self.differences(equations, found, values, criterion, work)
    self.init(
      found.settled, found.slopes, values: values, free: found.free, shift: equations.sums.shift, criterion,
      profiled: profiled)
  }

  /// - Parameter profiled: second derivatives of the criterion by the free parameters, σ² profiled out; the average
  ///   information where it is nil.
  init?(
    _ settled: Settled, _ slopes: Slopes, values: [Double], free: [Int], shift: Matrix,
    _ criterion: MixedModel.Criterion, profiled: Matrix? = nil
  ) {
    let variance = settled.variance(criterion)
    let profiled = profiled ?? Self.part(slopes.information, free)
    parameters = slopes.parameters
    self.free = free
    self.variance = variance
    self.values = values
    let bare = settled.regressorInverse
    inner = shift * bare * shift.transposed
    derivatives = free.map { index in
      shift * (bare * slopes.regressorSlopes[index] * bare) * shift.transposed
    }
    // From the criterion with σ² profiled out back to all parameters.
    let df = settled.degreesOfFreedom(criterion)
    let ofVariance = df / (variance * variance)
    let crossed = free.map { slopes.squares[$0] / (variance * variance) }
    var hessian = Matrix(zeros: free.count + 1, free.count + 1)
    for i in free.indices {
      for j in free.indices { hessian[i, j] = profiled[i, j] + crossed[i] * crossed[j] / ofVariance }
      hessian[i, free.count] = crossed[i]
      hessian[free.count, i] = crossed[i]
    }
    hessian[free.count, free.count] = ofVariance
    guard let inverse = hessian.symmetricInverse else { return nil }
    covariance = 2 * inverse
  }

  private static func part(_ matrix: Matrix, _ free: [Int]) -> Matrix {
    Matrix(free.map { i in free.map { matrix[i, $0] } })
  }

  /// Central differences of the gradient, made symmetric; nil where a neighbour has no fit.
  private static func differences(
    _ equations: MixedEquations, _ found: MixedModelSearch.Found, _ values: [Double],
    _ criterion: MixedModel.Criterion, _ work: Work
  ) throws -> Matrix? {
    let parameters = found.slopes.parameters
    var out = Matrix(zeros: found.free.count, found.free.count)
    for (column, index) in found.free.enumerated() {
      try work.isAt(1)
      let scale =
        parameters[index].isOnDiagonal ? values[index] : (values[index - 1] * values[index + 1]).squareRoot()
      let reach = 1e-3 * scale
      var gradients: [[Double]] = []
      for sign in [-1.0, 1] {
        var moved = values
        for (place, parameter) in parameters.enumerated() where !found.free.contains(place) && parameter.isOnDiagonal {
          moved[place] = 1e-6 / equations.sums.terms[parameter.term].meanSquare(parameter.row)
        }
        moved[index] += sign * reach
        guard let ratios = equations.ratios(moved), let settled = try equations.settle(ratios) else { return nil }
        gradients.append(try equations.slopes(settled, criterion).gradient)
      }
      for (row, other) in found.free.enumerated() {
        out[row, column] = (gradients[1][other] - gradients[0][other]) / (2 * reach)
      }
    }
    return 0.5 * (out + out.transposed)
  }

  /// Makes intervals by profile where the model is so small that they cost little.
  mutating func profile(
    _ equations: MixedEquations, _ found: MixedModelSearch.Found, _ criterion: MixedModel.Criterion, _ work: Work
  ) throws {
    let width = Double(equations.width)
    let effects = Double(equations.sums.terms.reduce(0) { $0 + $1.count * $1.dimension })
    if effects * width * width + 4 * equations.factor.plan.multiplications > 3e5 { return }
    let profile = DeviationProfile(equations, found, criterion, work)
    profiles = try parameters.indices.map { index in
      guard parameters[index].isOnDiagonal else { return nil }
      let error = free.firstIndex(of: index).flatMap { errorOfLog($0, index) }
      return try profile.interval(.parameter(index), standardErrorOfLog: error)
    }
    let error = covariance[free.count, free.count].squareRoot() / variance / 2
    profiles.append(try profile.interval(.sigma, standardErrorOfLog: error))
  }

  /// The standard error of the logarithm of a standard deviation.
  private func errorOfLog(_ index: Int, _ place: Int) -> Double? {
    let last = free.count
    let share = values[place]
    let square =
      covariance[index, index] / (share * share) + covariance[last, last] / (variance * variance)
      + 2 * covariance[index, last] / (share * variance)
    return square > 0 ? square.squareRoot() / 2 : nil
  }

  /// A standard deviation with its interval; nil where there is none.
  func deviation(_ term: Int, _ effect: Int, _ value: Double) -> Estimate? {
    guard let place = parameters.firstIndex(where: { $0.term == term && $0.row == effect && $0.column == effect })
    else { return nil }
    let error = value > 0 ? free.firstIndex(of: place).flatMap { errorOfLog($0, place) } : nil
    return estimate(value, error, profiles.isEmpty ? nil : profiles[place])
  }

  /// σ with its interval.
  var sigma: Estimate? {
    let error = covariance[free.count, free.count].squareRoot() / variance / 2
    return estimate(variance.squareRoot(), error, profiles.last ?? nil)
  }

  private func estimate(_ value: Double, _ errorOfLog: Double?, _ profile: Interval?) -> Estimate? {
    let error = errorOfLog.map { value * $0 }
    if let profile { return Estimate(value, standardError: error, interval: profile) }
    guard let errorOfLog else { return nil }
    // Where next to nothing is known of it, a range from nought to everything says less than none.
    guard errorOfLog < 5 else { return Estimate(value, standardError: error) }
    let reach = exp(Normal.quantile(0.975) * errorOfLog)
    return Estimate(
      value, standardError: error, interval: Interval(value / reach, value * reach, level: 0.95))
  }

  /// The degrees of freedom of a sum of coefficients, and of its variance.
  func degreesOfFreedom(of weights: [Double]) -> Double? {
    func form(_ matrix: Matrix) -> Double { zip(matrix * weights, weights).reduce(0) { $0 + $1.0 * $1.1 } }
    let whole = form(inner)
    let gradient = derivatives.map { variance * form($0) } + [whole]
    let spread = zip(covariance * gradient, gradient).reduce(0) { $0 + $1.0 * $1.1 }
    let value = variance * whole
    return spread > 0 ? 2 * value * value / spread : nil
  }
}

extension MixedModel.FixedEffects {
  /// Satterthwaite's degrees of freedom of a weighted sum of coefficients; nil where the ratios were given.
  package func degreesOfFreedom(of weights: [Double]) -> Double? { uncertainty?.degreesOfFreedom(of: weights) }
}

extension MixedEquations {
  /// Λ Λᵀ of each term, entry by entry.
  func covariances(_ ratios: [Ratio]) -> [Double] {
    zip(sums.terms, ratios).flatMap { term, ratio -> [Double] in
      let a = ratio.intercept
      if term.dimension == 1 { return [a * a] }
      return [a * a, a * ratio.cross, ratio.cross * ratio.cross + ratio.slope * ratio.slope]
    }
  }
}
