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
    floors = equations.floors
  }

  private struct Point {
    var values: [Double]
    var settled: Settled
    var criterion: Double
  }

  func run() throws -> Found {
    var start =
      try equations.sums.momentStart() ?? parameters.indices.map { parameters[$0].isOnDiagonal ? 1e6 * floors[$0] : 0 }
    for index in start.indices where parameters[index].isOnDiagonal {
      start[index] = max(start[index], 1e4 * floors[index])
    }
    guard var point = try settle(start) else { throw Refusal.noFit }
    var iteration = 1
    while iteration <= 60 {
      try work.isAt(1 - 1 / (1 + 0.25 * Double(iteration)))
      let slopes = try equations.slopes(point.settled, criterion)
      let free = free(point, slopes)
      let step = step(point, slopes, free)
      if isSmall(step, point, 2e-7) { return try found(point, slopes, free, iteration, isConverged: true) }
      guard let next = try walk(from: point, step) else {
        if isSmall(step, point, 2e-4) { return try found(point, slopes, free, iteration, isConverged: true) }
        break
      }
      point = next
      if isNearlySingular(point) { break }
      iteration += 1
    }
    return try searchWithoutSlopes(point, iteration)
  }

  /// Whether slopes and intercepts of a term have come to go together entirely, where steps grow short.
  private func isNearlySingular(_ point: Point) -> Bool {
    parameters.indices.contains { index in
      guard !parameters[index].isOnDiagonal else { return false }
      let (a, b) = (point.values[index - 1], point.values[index + 1])
      return point.values[index] * point.values[index] > (1 - 1e-5) * a * b
    }
  }

  /// The end of a search that steps did not bring to rest: at a covariance that is singular, or on a ridge.
  private func searchWithoutSlopes(_ point: Point, _ iterations: Int) throws -> Found {
    let dimensions = equations.sums.terms.map(\.dimension)
    func ratios(_ theta: [Double]) -> [Ratio] {
      var at = 0
      return dimensions.map { dimension in
        defer { at += dimension == 1 ? 1 : 3 }
        return Ratio(Array(theta[at..<at + (dimension == 1 ? 1 : 3)]))
      }
    }
    func value(_ theta: [Double]) throws -> Double {
      try work.isAt(0.9)
      return try equations.settle(ratios(theta))?.value(criterion) ?? .infinity
    }
    let start = zip(point.settled.ratios, dimensions).flatMap { $0.theta($1) }
    let scales = parameters.map { 1 / equations.sums.terms[$0.term].meanSquare($0.row).squareRoot() }
    let search = SimplexSearch(isBounded: parameters.map(\.isOnDiagonal), value: value)
    var (theta, lowest) = try search.lowest(from: start, reach: zip(start, scales).map { max(0.2 * abs($0), 0.2 * $1) })
    for index in theta.indices where parameters[index].isOnDiagonal {
      var without = theta
      without[index] = 0
      let value = try value(without)
      if value <= lowest + 1e-7 { (theta, lowest) = (without, min(value, lowest)) }
    }
    return try found(ratios(theta), iterations)
  }

  /// A result at ratios some of which are nought; slopes are taken a little beside it.
  private func found(_ ratios: [Ratio], _ iterations: Int) throws -> Found {
    var beside = ratios
    for (index, parameter) in parameters.enumerated() where parameter.isOnDiagonal {
      let least = floors[index].squareRoot()
      if parameter.row == 0 { beside[parameter.term].intercept = max(least, ratios[parameter.term].intercept) }
      if parameter.row == 1 { beside[parameter.term].slope = max(least, ratios[parameter.term].slope) }
    }
    guard let near = try equations.settle(beside) else { throw Refusal.noFit }
    let slopes = try equations.slopes(near, criterion)
    let free = parameters.indices.filter { index in
      let ratio = ratios[parameters[index].term]
      if equations.sums.terms[parameters[index].term].dimension == 1 { return ratio.intercept > 0 }
      return ratio.slope > 0 ? ratio.intercept > 0 : parameters[index].row == 0 && ratio.intercept > 0
    }
    guard let settled = try equations.settle(ratios) else { throw Refusal.noFit }
    equations.solve(settled)
    try equations.factor.invert()
    return Found(
      ratios: ratios, settled: settled, slopes: slopes, free: free, iterations: iterations, isConverged: true)
  }

  private func settle(_ values: [Double]) throws -> Point? {
    guard let ratios = equations.ratios(values), let settled = try equations.settle(ratios) else { return nil }
    let value = settled.value(criterion)
    // Where groups and regressors tell the outcome exactly the criterion falls for ever.
    let whole = equations.sums.gram[equations.width - 1, equations.width - 1]
    if settled.residual < 1e-11 * whole { throw Refusal.noFit }
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
    for (index, value) in zip(free, Self.solve(information, free.map { -slopes.gradient[$0] })) { step[index] = value }
    return step
  }

  /// With more on the diagonal until the matrix is positive definite.
  static func solve(_ matrix: Matrix, _ right: [Double]) -> [Double] {
    var ridge = 0.0
    while true {
      var raised = matrix
      for i in 0..<matrix.rows { raised[i, i] += ridge * abs(matrix[i, i]) }
      if let factor = raised.cholesky { return factor.solvingUpper(factor.solvingLower(right)) }
      ridge = max(1e-8, ridge * 10)
      if ridge > 1e8 { return right.map { _ in 0 } }
    }
  }

  private func isSmall(_ step: [Double], _ point: Point, _ share: Double) -> Bool {
    parameters.indices.allSatisfy { index in
      let parameter = parameters[index]
      let scale =
        parameter.isOnDiagonal
        ? point.values[index] : (point.values[index - 1] * point.values[index + 1]).squareRoot()
      return abs(step[index]) <= share * scale
    }
  }

  /// The point after a step, or after half of it and so on; nil where none lowers the criterion.
  private func walk(from point: Point, _ step: [Double]) throws -> Point? {
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
  var parameters: [VarianceParameter] { sums.parameters }
  var floors: [Double] { sums.floors }

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
}

extension CrossProducts {
  var parameters: [VarianceParameter] {
    terms.indices.flatMap { term in
      terms[term].dimension == 1
        ? [VarianceParameter(term: term, row: 0, column: 0)]
        : [(0, 0), (1, 0), (1, 1)].map { VarianceParameter(term: term, row: $0.0, column: $0.1) }
    }
  }

  /// Variances so low that only rounding tells them from nought.
  var floors: [Double] {
    parameters.map { $0.isOnDiagonal ? 1e-6 / terms[$0.term].meanSquare($0.row) : -.infinity }
  }

  /// Where to start: the variances for which squared sums of residuals by group meet their expectations.
  ///
  /// - Returns: nil where a term has a slope, or the equations have no good solution.
  /// - Source: Rao (1972), J. Amer. Statist. Assoc. 67:112–115, MINQUE with prior weights 0 (MIVQUE0).
  func momentStart() throws -> [Double]? {
    let k = terms.count
    let p = width - 1
    guard terms.allSatisfy({ $0.dimension == 1 }), let whole = gram.cholesky else { return nil }
    let ols = Settled(
      ratios: [], logDeterminant: 0, logDeterminantOfRegressors: 0, corner: whole, rowCount: rowCount,
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
    matrix[k, k] = Double(rowCount - p)
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
    for group in 0..<terms[term].count {
      let n = terms[term].squares[group]
      let row = rows.start + group * width
      var dot = 0.0
      for c in 0..<p { dot += row[c] * row[c] }
      sum += n * n - 2 * n * dot
    }
    return sum
  }

  private func pairSquares(_ a: Int, _ b: Int, _ solved: [Room<Double>]) -> Double {
    guard let pair = pairs.first(where: { ($0.first, $0.second) == (a, b) || ($0.first, $0.second) == (b, a) })
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
