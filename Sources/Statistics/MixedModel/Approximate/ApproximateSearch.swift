import Vocabulary

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The search for the variances that make the likelihood greatest where the equations are solved by iteration and their
/// traces come from probes.
///
/// The probes stay the same from step to step, so that the gradient is smooth and comes to rest; where that is depends on
/// them, and how much is told. There is no criterion to watch, so a step is halved where the gradient, measured by the
/// information, grows.
struct ApproximateSearch {
  let equations: IteratedEquations
  let criterion: MixedModel.Criterion
  let probes: Int
  let seed: UInt64
  let work: Work
  private let floors: [Double]

  init(_ equations: IteratedEquations, _ criterion: MixedModel.Criterion, probes: Int, seed: UInt64, _ work: Work) {
    self.equations = equations
    self.criterion = criterion
    self.probes = probes
    self.seed = seed
    self.work = work
    floors = equations.sums.floors
  }

  /// Probes for what stands in the result, for each one of the search.
  static let probesAtTheEnd = 4

  private struct Point {
    var values: [Double]
    var found: IteratedEvaluation
    var free: [Int]
    var step: [Double]
    /// gᵀ B⁻¹ g over what is free: twice what a step is expected to gain.
    var slope: Double
  }

  func run() throws -> MixedModel.Fit {
    let start = try equations.sums.momentStart() ?? floors.map { 1e6 * $0 }
    guard var point = try point(zip(start, floors).map { max($0, 1e4 * $1) }) else { throw Refusal.noFit }
    var iteration = 1
    var isConverged = false
    while iteration <= 40 {
      try work.isAt(1 - 1 / (1 + 0.25 * Double(iteration)))
      if isSmall(point) {
        isConverged = true
        break
      }
      guard let next = try walk(from: point) else { break }
      point = next
      iteration += 1
    }
    return try finished(point, iteration, isConverged)
  }

  private func point(_ values: [Double]) throws -> Point? {
    let ratios = values.map { $0.squareRoot() }
    guard let found = try equations.evaluate(ratios, criterion, probes: probes, seed: seed, work) else { return nil }
    let whole = equations.sums.gram[equations.sums.width - 1, equations.sums.width - 1]
    if found.settled.residual < 1e-11 * whole { throw Refusal.noFit }
    let free = values.indices.filter { values[$0] > floors[$0] * 1.000_001 || found.slopes.gradient[$0] < 0 }
    let step = step(found, free)
    let slope = free.reduce(0) { $0 - step[$1] * found.slopes.gradient[$1] }
    guard slope.isFinite else { return nil }
    return Point(values: values, found: found, free: free, step: step, slope: slope)
  }

  /// As in `MixedModelSearch`: the average information, scaled so that it is the expected one where data are balanced.
  private func step(_ found: IteratedEvaluation, _ free: [Int]) -> [Double] {
    let slopes = found.slopes
    let variance = found.settled.variance(criterion)
    let balance = slopes.traces.indices.map { min(20, max(0.05, slopes.squares[$0] / (variance * slopes.traces[$0]))) }
    var information = Matrix(zeros: free.count, free.count)
    for (i, a) in free.enumerated() {
      for (j, b) in free.enumerated() {
        information[i, j] = slopes.information[a, b] / (balance[a] * balance[b]).squareRoot()
      }
    }
    var step = [Double](repeating: 0, count: slopes.traces.count)
    for (index, value) in zip(free, MixedModelSearch.solve(information, free.map { -slopes.gradient[$0] })) {
      step[index] = value
    }
    return step
  }

  private func isSmall(_ point: Point) -> Bool {
    point.step.indices.allSatisfy { abs(point.step[$0]) <= 1e-6 * point.values[$0] }
  }

  private func walk(from point: Point) throws -> Point? {
    var length = 1.0
    for _ in 0..<12 {
      let values = point.values.indices.map { index in
        let own = point.values[index]
        return max(floors[index], max(own / 20, min(own * 20, own + length * point.step[index])))
      }
      if let next = try self.point(values), next.slope <= 2 * point.slope + 1e-12 { return next }
      length /= 2
    }
    return nil
  }

  // MARK: The result

  private func finished(_ point: Point, _ iterations: Int, _ isConverged: Bool) throws -> MixedModel.Fit {
    let sums = equations.sums
    let many = Self.probesAtTheEnd * probes
    let slopes = point.found.slopes
    let moved = movement(point)
    let ratios = point.values.indices.map { point.free.contains($0) ? point.values[$0].squareRoot() : 0 }
    // Beside nought where a ratio is nought; the effects there are nought all the same.
    let beside = point.values.map { $0.squareRoot() }
    guard var last = try equations.evaluate(beside, criterion, probes: many, seed: seed, work) else {
      throw Refusal.noFit
    }
    let determinant = try equations.logDeterminant(probes: probes, seed: seed, work)
    last.settled = Settled(
      ratios: ratios.map { Ratio($0) }, logDeterminant: determinant.value,
      logDeterminantOfRegressors: last.settled.logDeterminantOfRegressors, corner: last.settled.corner,
      rowCount: sums.rowCount, sumOfLogWeights: sums.sumOfLogWeights)
    let variance = last.settled.variance(criterion)
    let predicted = sums.terms.indices.map {
      sums.predicted($0, last.rows[$0], last.probed.diagonals[$0], last.settled, variance)
    }
    let uncertainty = Uncertainty(
      last.settled, slopes, values: zip(ratios, ratios).map(*), free: point.free, shift: sums.shift, criterion)
    return sums.assembled(
      last.settled, criterion, predicted, uncertainty, iterations, isConverged,
      approximation(point, last, moved, determinant))
  }

  /// How the draws of the probes move the estimated variances: H⁻¹ G H⁻¹ for the covariance G of the probed gradient.
  private func movement(_ point: Point) -> Matrix {
    let probed = point.found.probed.covariance
    let free = point.free
    var information = Matrix(zeros: free.count, free.count)
    var gradient = information
    for (i, a) in free.enumerated() {
      for (j, b) in free.enumerated() {
        information[i, j] = point.found.slopes.information[a, b]
        gradient[i, j] = probed[a, b] / (point.values[a] * point.values[b])
      }
    }
    var out = Matrix(zeros: point.values.count, point.values.count)
    guard let inverse = information.symmetricInverse else { return out }
    let own = inverse * gradient * inverse
    for (i, a) in free.enumerated() { for (j, b) in free.enumerated() { out[a, b] = own[i, j] } }
    return out
  }

  private func approximation(
    _ point: Point, _ last: IteratedEvaluation, _ moved: Matrix, _ determinant: Estimate
  ) -> MixedModel.Approximation {
    let sums = equations.sums
    let slopes = point.found.slopes
    let df = last.settled.degreesOfFreedom(criterion)
    let variance = last.settled.variance(criterion)
    func error(_ weights: [Double]) -> Double {
      max(0, zip(weights, moved * weights).reduce(0) { $0 + $1.0 * $1.1 }).squareRoot()
    }
    // σ² moves by −yᵀ P ∂V P y over the degrees of freedom.
    let ofVariance = slopes.squares.map { -$0 / df }
    let deviations = point.values.indices.map { index -> Double in
      guard point.free.contains(index) else { return 0 }
      var weights = ofVariance.map { $0 / (2 * variance) }
      weights[index] += 1 / (2 * point.values[index])
      return error(weights) * (point.values[index] * variance).squareRoot()
    }
    let p = sums.regressorCount
    var regressors = Matrix(zeros: p, point.values.count)
    for i in 0..<p { for j in 0..<regressors.columns { regressors[i, j] = -last.workingRegressors[i, j] } }
    let pulls = sums.shift * last.settled.regressorInverse * regressors
    return MixedModel.Approximation(
      probes: probes, probesOfErrors: Self.probesAtTheEnd * probes, longestSolution: last.longestSolution,
      isSolved: last.isSolved, deviations: deviations,
      sigma: error(ofVariance.map { $0 / (2 * variance.squareRoot()) }),
      coefficients: (0..<p).map { row in error((0..<pulls.columns).map { pulls[row, $0] }) },
      criterion: determinant.standardError ?? 0, conditionalVariances: last.probed.errorsOfDiagonals,
      relativeVariances: point.values.indices.map { index in
        point.free.contains(index) ? moved[index, index].squareRoot() / point.values[index] : 0
      })
  }
}

extension MixedModel {
  /// How far the draws of an approximate calculation may have moved its figures: Monte Carlo standard errors, in the unit of
  /// each figure. Draws of another seed would move them by about as much.
  package struct Approximation: Hashable, Sendable, Codable {
    /// Random right-hand sides in the search, and for what the effects may be off.
    package var probes: Int
    package var probesOfErrors: Int
    /// Steps of conjugate gradients that the longest solution took, and whether all came to rest.
    package var longestSolution: Int
    package var isSolved: Bool
    /// By term.
    package var deviations: [Double]
    package var sigma: Double
    package var coefficients: [Double]
    package var criterion: Double
    /// By term: of the conditional variance of one effect, as a share of the variance of the term; the root of the mean
    /// square over the effects.
    package var conditionalVariances: [Double]
    /// By term, of the variance in units of σ², as a share of it.
    package var relativeVariances: [Double]
  }
}

extension CrossProducts {
  /// The model with the variances that the data make most likely, approximately: for groups that cross in so many ways that
  /// the exact equations do not fit into the memory. No digit depends on the number of threads.
  ///
  /// - Parameter probes: how many random right-hand sides; rounded up to a multiple of eight.
  /// - Throws: `Refusal` where there is no such fit; `CancellationError` when `work` is called off.
  package func approximateFit(
    _ criterion: MixedModel.Criterion = .reml, probes: Int = MixedModel.usualProbes, seed: UInt64 = 1,
    _ work: Work = Work()
  ) throws -> MixedModel.Fit {
    guard terms.allSatisfy({ $0.dimension == 1 }) else { throw Refusal.approximateSlopes }
    let equations = try IteratedEquations(self, threads: work.threads)
    return try ApproximateSearch(equations, criterion, probes: max(8, (probes + 7) / 8 * 8), seed: seed, work).run()
  }
}

extension MixedModel {
  /// Probes of an approximate calculation, where nobody says otherwise.
  package static let usualProbes = 40
}

extension Refusal {
  static var approximateSlopes: Refusal {
    Refusal(
      "approximate", "approximate.slopes",
      Phrase(
        "Slopes by group cannot be calculated approximately. Leave out --approximate, or the slopes.",
        es: "Las pendientes por grupo no se pueden calcular de forma aproximada. Quite --approximate o las pendientes.")
    )
  }
}
