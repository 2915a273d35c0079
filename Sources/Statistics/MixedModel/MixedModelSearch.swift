import Vocabulary

/// The search for the covariances that make the criterion smallest.
///
/// Steps solve B δ = −g with the average information, scaled so that it equals the expected information where data are
/// balanced: B = AI / √(ρᵢ ρⱼ), ρᵢ = yᵀ P ∂Vᵢ P y / (σ² tr P ∂Vᵢ), which is 1 at the optimum. Far from it this neither
/// overshoots from above nor creeps from below, as the plain average information does. A step that would make a variance
/// negative ends at a floor so low that only rounding tells it from nought; a variance that stays there because the
/// criterion rises with it is exactly nought in the result.
struct MixedModelSearch {
  struct Found: Sendable {
    var ratios: [Ratio]
    var settled: Settled
    /// At the ratios, or beside them where one is nought.
    var slopes: Slopes
    /// Parameters that are not at their boundary.
    var free: [Int]
    var iterations: Int
    var isConverged: Bool
  }

  let equations: MixedEquations
  let criterion: MixedModel.Criterion
  let work: Work
  private let parameters: [VarianceParameter]
  private let floors: [Double]

  init(_ equations: MixedEquations, _ criterion: MixedModel.Criterion, _ work: Work) {
    self.equations = equations
    self.criterion = criterion
    self.work = work
    parameters = equations.parameters
    floors = equations.parameters.map { parameter in
      parameter.isOnDiagonal ? 1e-6 / equations.sums.terms[parameter.term].meanSquare(parameter.row) : -.infinity
    }
  }

  private struct Point {
    var values: [Double]
    var settled: Settled
    var criterion: Double
  }

  func run() throws -> Found {
    var start =
      try equations.momentStart() ?? parameters.indices.map { parameters[$0].isOnDiagonal ? 1e6 * floors[$0] : 0 }
    for index in start.indices where parameters[index].isOnDiagonal {
      start[index] = max(start[index], 1e4 * floors[index])
    }
    guard var point = try settle(start) else { throw Refusal.noFit }
    for iteration in 1...80 {
      try work.isAt(1 - 1 / (1 + 0.25 * Double(iteration)))
      let slopes = try equations.slopes(point.settled, criterion)
      let free = free(point, slopes)
      let step = step(point, slopes, free)
      if isSmall(step, point) {
        return try found(point, slopes, free, iteration, isConverged: true)
      }
      guard let next = try walk(from: point, step, slopes) else {
        return try found(point, slopes, free, iteration, isConverged: isSmall(step.map { $0 * 1e-3 }, point))
      }
      point = next
    }
    let slopes = try equations.slopes(point.settled, criterion)
    return try found(point, slopes, free(point, slopes), 80, isConverged: false)
  }

  private func settle(_ values: [Double]) throws -> Point? {
    guard let ratios = equations.ratios(values), let settled = try equations.settle(ratios) else { return nil }
    let value = settled.value(criterion)
    return value.isFinite ? Point(values: values, settled: settled, criterion: value) : nil
  }

  /// Parameters that do not sit at their floor with the criterion rising above it.
  private func free(_ point: Point, _ slopes: Slopes) -> [Int] {
    parameters.indices.filter { point.values[$0] > floors[$0] * 1.000_001 || slopes.gradient[$0] < 0 }
  }

  private func step(_ point: Point, _ slopes: Slopes, _ free: [Int]) -> [Double] {
    let variance = point.settled.variance(criterion)
    let own = parameters.indices.map { index -> Double in
      guard parameters[index].isOnDiagonal else { return 1 }
      return min(20, max(0.05, slopes.squares[index] / (variance * slopes.traces[index])))
    }
    let balance = parameters.indices.map { index -> Double in
      if parameters[index].isOnDiagonal { return own[index] }
      return (own[index - 1] * own[index + 1]).squareRoot()
    }
    var information = Matrix(zeros: free.count, free.count)
    for (i, a) in free.enumerated() {
      for (j, b) in free.enumerated() {
        information[i, j] = slopes.information[a, b] / (balance[a] * balance[b]).squareRoot()
      }
    }
    var step = [Double](repeating: 0, count: parameters.count)
    for (index, value) in zip(free, solve(information, free.map { -slopes.gradient[$0] })) { step[index] = value }
    return step
  }

  /// With more on the diagonal until the matrix is positive definite.
  private func solve(_ matrix: Matrix, _ right: [Double]) -> [Double] {
    var ridge = 0.0
    while true {
      var raised = matrix
      for i in 0..<matrix.rows { raised[i, i] += ridge * abs(matrix[i, i]) }
      if let factor = raised.cholesky { return factor.solvingUpper(factor.solvingLower(right)) }
      ridge = max(1e-8, ridge * 10)
      if ridge > 1e8 { return right.map { _ in 0 } }
    }
  }

  private func isSmall(_ step: [Double], _ point: Point) -> Bool {
    parameters.indices.allSatisfy { index in
      let parameter = parameters[index]
      let scale =
        parameter.isOnDiagonal
        ? point.values[index] : (point.values[index - 1] * point.values[index + 1]).squareRoot()
      return abs(step[index]) <= 2e-7 * scale
    }
  }

  /// The point after a step, or after half of it and so on; nil where none lowers the criterion.
  private func walk(from point: Point, _ step: [Double], _ slopes: Slopes) throws -> Point? {
    var length = 1.0
    for _ in 0..<24 {
      let values = parameters.indices.map { max(floors[$0], point.values[$0] + length * step[$0]) }
      if let next = try settle(values), next.criterion <= point.criterion + 1e-11 * (1 + abs(point.criterion)) {
        return next
      }
      length /= 2
    }
    return nil
  }

  private func found(_ point: Point, _ slopes: Slopes, _ free: [Int], _ iterations: Int, isConverged: Bool) throws
    -> Found
  {
    var ratios = point.settled.ratios
    for (index, parameter) in parameters.enumerated()
    where !free.contains(index) && equations.sums.terms[parameter.term].dimension == 1 {
      ratios[parameter.term] = Ratio(0)
    }
    var settled = point.settled
    if ratios != settled.ratios {
      guard let exact = try equations.settle(ratios) else { throw Refusal.noFit }
      settled = exact
      equations.solve(settled)
      try equations.factor.invert()
    }
    return Found(
      ratios: ratios, settled: settled, slopes: slopes, free: free, iterations: iterations, isConverged: isConverged)
  }
}

extension MixedEquations {
  /// The lower triangles of covariances given entry by entry; nil when one is not positive definite.
  func ratios(_ values: [Double]) -> [Ratio]? {
    var at = 0
    var ratios: [Ratio] = []
    for term in sums.terms {
      guard values[at] >= 0 else { return nil }
      var ratio = Ratio(values[at].squareRoot())
      if term.dimension == 2 {
        ratio.cross = values[at + 1] / ratio.intercept
        let rest = values[at + 2] - ratio.cross * ratio.cross
        guard rest > 0 else { return nil }
        ratio.slope = rest.squareRoot()
        at += 2
      }
      at += 1
      ratios.append(ratio)
    }
    return ratios
  }

  /// Where to start: the variances for which squared sums of residuals by group meet their expectations.
  ///
  /// - Returns: nil where a term has a slope, or the equations have no good solution.
  /// - Source: Rao (1972), J. Amer. Statist. Assoc. 67:112–115, MINQUE with prior weights 0 (MIVQUE0).
  func momentStart() throws -> [Double]? {
    let terms = sums.terms
    let k = terms.count
    let p = width - 1
    guard terms.allSatisfy({ $0.dimension == 1 }), let whole = sums.gram.cholesky else { return nil }
    let ols = Settled(
      ratios: [], logDeterminant: 0, logDeterminantOfRegressors: 0, corner: whole, rowCount: sums.rowCount,
      sumOfLogWeights: 0)
    let coefficients = ols.coefficients
    let factor = ols.regressorFactor
    var matrix = Matrix(zeros: k + 1, k + 1)
    var right = [Double](repeating: 0, count: k + 1)
    var solved: [Room<Double>] = []
    var grams: [Matrix] = []
    for (index, term) in terms.enumerated() {
      let rows = Room(term.products, or: 0)
      factor.values.withUnsafeBufferPointer {
        // Rows of [X y] by group, each ← L⁻¹ of its regressors; the outcome's place takes the group's sum of residuals.
        for group in 0..<term.count {
          let row = rows.start + group * width
          for c in 0..<p { row[p] -= coefficients[c] * row[c] }
          right[index] += row[p] * row[p]
        }
        guard let lower = $0.baseAddress else { return }
        Dense.solveFromLeft(rows.start, columns: term.count, stride: width, lower: lower, order: p, p)
      }
      var gram = Matrix(zeros: width, width)
      gram.values.withUnsafeMutableBufferPointer {
        Dense.multiplyByTransposed(
          $0.baseAddress!, width, rows.start, width, rows.start, width, m: width, n: width, k: term.count, sign: 1,
          scale: 0)
      }
      let trace = term.squares.reduce(0, +) - (0..<p).reduce(0) { $0 + gram[$1, $1] }
      matrix[index, k] = trace
      matrix[k, index] = trace
      solved.append(rows)
      grams.append(gram)
    }
    matrix[k, k] = Double(sums.rowCount - p)
    right[k] = ols.residual
    for a in 0..<k {
      for b in 0...a {
        var sum = 0.0
        for i in 0..<p { for j in 0..<p { sum += grams[a][i, j] * grams[b][i, j] } }
        sum += a == b ? ownSquares(a, solved[a]) : pairSquares(a, b, solved)
        matrix[a, b] = sum
        matrix[b, a] = sum
      }
    }
    guard let lower = matrix.cholesky else { return nil }
    let found = lower.solvingUpper(lower.solvingLower(right))
    guard found[k] > 0, found.allSatisfy(\.isFinite) else { return nil }
    return (0..<k).map { found[$0] / found[k] }
  }

  private func ownSquares(_ term: Int, _ rows: Room<Double>) -> Double {
    var sum = 0.0
    let p = width - 1
    for group in 0..<sums.terms[term].count {
      let n = sums.terms[term].squares[group]
      let row = rows.start + group * width
      var dot = 0.0
      for c in 0..<p { dot += row[c] * row[c] }
      sum += n * n - 2 * n * dot
    }
    return sum
  }

  private func pairSquares(_ a: Int, _ b: Int, _ solved: [Room<Double>]) -> Double {
    guard let pair = sums.pairs.first(where: { ($0.first, $0.second) == (a, b) || ($0.first, $0.second) == (b, a) })
    else { return 0 }
    var sum = 0.0
    let p = width - 1
    let (first, second) = (solved[pair.first], solved[pair.second])
    for k in pair.firsts.indices {
      let n = pair.values[k]
      let (x, y) = (first.start + Int(pair.firsts[k]) * width, second.start + Int(pair.seconds[k]) * width)
      var dot = 0.0
      for c in 0..<p { dot += x[c] * y[c] }
      sum += n * n - 2 * n * dot
    }
    return sum
  }
}

extension TermProducts {
  /// The mean of Zᵀ W Z over the groups, for one of their effects.
  func meanSquare(_ effect: Int) -> Double {
    var sum = 0.0
    for group in 0..<count { sum += squares[(group * dimension + effect) * dimension + effect] }
    return max(sum / Double(count), .leastNormalMagnitude)
  }
}
