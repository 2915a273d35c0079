#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// From where to where a standard deviation may plausibly lie: where the criterion, all else made best anew, rises by the
/// chi-squared quantile of one degree of freedom.
///
/// Unlike an interval from a standard error it is right for few groups, is not symmetric, and may begin at nought.
///
/// Source: Venzon & Moolgavkar (1988), Appl. Statist. 37:87–94; Bates et al. (2015), §5.1.
struct DeviationProfile {
  /// Whose standard deviation.
  enum Target: Equatable {
    case parameter(Int)
    case sigma
  }

  private struct Point {
    var values: [Double]
    var variance: Double
    var criterion = Double.infinity
    var settled: Settled?
  }

  let equations: MixedEquations
  let criterion: MixedModel.Criterion
  let work: Work
  private let parameters: [VarianceParameter]
  private let floors: [Double]
  private let best: Point

  init(_ equations: MixedEquations, _ found: MixedModelSearch.Found, _ criterion: MixedModel.Criterion, _ work: Work) {
    self.equations = equations
    self.criterion = criterion
    self.work = work
    parameters = equations.parameters
    floors = equations.floors
    best = Point(
      values: zip(equations.covariances(found.ratios), equations.floors).map { max($0, $1) },
      variance: found.settled.variance(criterion), criterion: found.settled.value(criterion))
  }

  /// - Returns: nil where the profile cannot be followed.
  func interval(_ target: Target, standardErrorOfLog: Double?, level: Double = 0.95) throws -> Interval? {
    let reach = Normal.quantile((1 + level) / 2)
    let estimate = deviation(target)
    let isAtBoundary = if case .parameter(let index) = target { best.values[index] <= floors[index] } else { false }
    let scale = isAtBoundary ? deviation(.sigma) * 0.1 : estimate
    let guess = min(3, reach * (standardErrorOfLog ?? 0.5))
    guard let upper = try edge(target, from: scale, guess: scale * exp(guess), reach) else { return nil }
    var lower: Double? = 0
    if case .parameter(let index) = target {
      let atNought = try rise(target, floors[index].squareRoot() * best.variance.squareRoot())
      guard let atNought else { return nil }
      if !isAtBoundary, atNought > reach { lower = try edge(target, from: scale, guess: scale * exp(-guess), reach) }
    } else {
      lower = try edge(target, from: scale, guess: scale * exp(-guess), reach)
    }
    guard let lower else { return nil }
    return Interval(lower, upper, level: level)
  }

  private func deviation(_ target: Target) -> Double {
    switch target {
    case .parameter(let index): (best.values[index] * best.variance).squareRoot()
    case .sigma: best.variance.squareRoot()
    }
  }

  /// Where the root of the rise reaches a height, by the secant rule on the logarithm of the deviation.
  private func edge(_ target: Target, from start: Double, guess: Double, _ height: Double) throws -> Double? {
    var (low, atLow) = (log(start), try rise(target, start) ?? 0)
    var high = log(guess)
    for _ in 0..<30 {
      try work.isAt(1)
      guard let atHigh = try rise(target, exp(high)) else {
        high = (low + high) / 2
        continue
      }
      if abs(atHigh - height) < 1e-5 { return exp(high) }
      let slope = (atHigh - atLow) / (high - low)
      let step = (height - atHigh) / slope
      (low, atLow) = (high, atHigh)
      high += slope.isFinite && slope != 0 ? min(1, max(-1, step)) : (high > log(start) ? 0.3 : -0.3)
    }
    return nil
  }

  /// The root of how much the criterion rises where a deviation has a given value.
  private func rise(_ target: Target, _ value: Double) throws -> Double? {
    guard let point = try constrained(target, value) else { return nil }
    return max(0, point.criterion - best.criterion).squareRoot()
  }

  // MARK: The best of the rest

  private func constrained(_ target: Target, _ value: Double) throws -> Point? {
    var start = best
    if target == .sigma {
      start.variance = value * value
    } else if case .parameter(let index) = target {
      start.values[index] = max(floors[index], value * value / start.variance)
      for place in [index - 1, index + 1] where parameters.indices.contains(place) && !parameters[place].isOnDiagonal {
        start.values[place] *= (start.values[index] / best.values[index]).squareRoot()
      }
    }
    guard var point = try settled(start, target, value) else { return nil }
    for _ in 0..<50 {
      guard let step = try step(point, target) else { return point }
      var length = 1.0
      var next: Point?
      while length > 1e-6 {
        let moved = Point(
          values: parameters.indices.map { max(floors[$0], point.values[$0] + length * step.values[$0]) },
          variance: point.variance * exp(min(2, max(-2, length * step.variance))))
        if let there = try settled(moved, target, value), there.criterion < point.criterion {
          next = there
          break
        }
        length /= 2
      }
      guard let next else { return point }
      let gain = point.criterion - next.criterion
      point = next
      if gain < 1e-9 { return point }
    }
    return point
  }

  /// The criterion with σ² not profiled out, on the constraint.
  private func settled(_ point: Point, _ target: Target, _ value: Double) throws -> Point? {
    var point = point
    if case .parameter(let index) = target { point.values[index] = max(floors[index], value * value / point.variance) }
    guard let ratios = equations.ratios(point.values), let settled = try equations.settle(ratios) else { return nil }
    let df = settled.degreesOfFreedom(criterion)
    let residual = settled.residual
    point.criterion =
      settled.value(criterion) - df * (1 + log(residual / df)) + df * log(point.variance) + residual / point.variance
    point.settled = settled
    return point.criterion.isFinite ? point : nil
  }

  /// A step by the average information in what is free: the other covariances, and log σ² unless that is fixed.
  private func step(_ point: Point, _ target: Target) throws -> (values: [Double], variance: Double)? {
    guard let settled = point.settled else { return nil }
    let slopes = try equations.slopes(settled, criterion)
    let (df, residual, variance) = (settled.degreesOfFreedom(criterion), settled.residual, point.variance)
    let profiled = residual / df
    let count = parameters.count
    let gradient = (0..<count).map { slopes.traces[$0] - slopes.squares[$0] / variance }
    func second(_ i: Int, _ j: Int) -> Double {
      (slopes.information[i, j] * profiled + slopes.squares[i] * slopes.squares[j] / residual) / variance
    }
    var fixed: Int?
    if case .parameter(let index) = target { fixed = index }
    let free = (0..<count).filter {
      $0 != fixed && (point.values[$0] > floors[$0] * 1.000_001 || gradient[$0] < 0)
    }
    let size = free.count + (target == .sigma ? 0 : 1)
    if size == 0 { return nil }
    var matrix = Matrix(zeros: size, size)
    var right = [Double](repeating: 0, count: size)
    for (i, a) in free.enumerated() {
      right[i] = -gradient[a]
      for (j, b) in free.enumerated() { matrix[i, j] = second(a, b) }
    }
    if let fixed {
      let last = size - 1
      let own = point.values[fixed] > floors[fixed] ? point.values[fixed] : 0
      right[last] = -(df - residual / variance - own * gradient[fixed])
      for (i, a) in free.enumerated() {
        matrix[i, last] = slopes.squares[a] / variance - own * second(a, fixed)
        matrix[last, i] = matrix[i, last]
      }
      matrix[last, last] =
        residual / variance - 2 * own * slopes.squares[fixed] / variance + own * own * second(fixed, fixed)
        + max(0, own * gradient[fixed])
    }
    let solved = MixedModelSearch.solve(matrix, right)
    if zip(solved, right).reduce(0, { $0 + $1.0 * $1.1 }) < 1e-10 { return nil }
    var values = [Double](repeating: 0, count: count)
    for (i, a) in free.enumerated() { values[a] = solved[i] }
    return (values, target == .sigma ? 0 : solved[size - 1])
  }
}
