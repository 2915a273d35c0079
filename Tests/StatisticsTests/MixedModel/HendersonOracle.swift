import Testing

@testable import Statistics

/// A mixed model written out in full, row by row and densely: slow, and too plain to be wrong.
struct HendersonOracle {
  let value: Double
  let coefficients: [Double]
  let covariance: Matrix
  let sigma: Double
  /// b, their variance given β, and the variance of their error; by term and group, effects of a group side by side.
  let effects: [Double]
  let conditional: Matrix
  let prediction: Matrix

  init(_ model: MixedModel, theta: [[Double]], _ criterion: MixedModel.Criterion) throws {
    let n = model.outcome.count
    var columns: [[Double]] = []
    for regressor in model.regressors {
      switch regressor {
      case .intercept: columns.append(.init(repeating: 1, count: n))
      case .values(_, let values): columns.append(values)
      case .indicators(_, let factor):
        for level in 1..<factor.levels.count { columns.append(factor.codes.map { $0 == level ? 1 : 0 }) }
      }
    }
    var z: [[Double]] = []
    var lambda: [(Int, Int, Double)] = []
    for (term, theta) in zip(model.terms, theta) {
      for level in term.groups.levels.indices {
        let own = (0..<n).map { row in term.groups.codes[row] == level ? term.share?[row] ?? 1 : 0 }
        let at = z.count
        z.append(own)
        lambda.append((at, at, theta[0]))
        guard let slope = term.slope else { continue }
        z.append(zip(own, slope).map(*))
        lambda += [(at + 1, at, theta[1]), (at + 1, at + 1, theta[2])]
      }
    }
    var scale = Matrix(zeros: z.count, z.count)
    for (row, column, value) in lambda { scale[row, column] = value }
    let weights = model.weights ?? .init(repeating: 1, count: n)
    let x = Matrix(rows: n, columns: columns.count, values: columns.flatMap { $0 })
    let effects = Matrix(rows: n, columns: z.count, values: z.flatMap { $0 })
    let zl = effects * scale
    var v = zl * zl.transposed
    for row in 0..<n { v[row, row] += 1 / weights[row] }
    let inverse = try #require(v.symmetricInverse)
    let information = x.transposed * inverse * x
    let inner = try #require(information.symmetricInverse)
    coefficients = inner * (x.transposed * (inverse * model.outcome))
    let residual = zip(model.outcome, x * coefficients).map(-)
    let r2 = zip(residual, inverse * residual).reduce(0) { $0 + $1.0 * $1.1 }
    let df = Double(criterion == .reml ? n - columns.count : n)
    func logDeterminant(_ matrix: Matrix) throws -> Double {
      try #require(matrix.cholesky).diagonal.reduce(0) { $0 + 2 * log($1) }
    }
    value =
      try logDeterminant(v) + df * (1 + log(2 * Double.pi * r2 / df))
      + (criterion == .reml ? try logDeterminant(information) : 0)
    sigma = (r2 / df).squareRoot()
    covariance = (sigma * sigma) * inner
    let spread = zl.transposed * inverse
    self.effects = scale * (spread * residual)
    let left = Matrix.identity(z.count) - spread * zl
    conditional = (sigma * sigma) * (scale * left * scale.transposed)
    let error = scale * spread * x
    prediction = conditional + (sigma * sigma) * (error * inner * error.transposed)
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
