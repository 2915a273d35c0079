#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The chance of having started, given covariates: logistic regression by iteratively reweighted least squares.
///
/// Source: McCullagh & Nelder (1989), Generalized Linear Models, 2nd ed., §2.5; a step that lowers the likelihood is halved.
struct Logit: Sendable {
  var coefficients: [Double]
  /// For each row its fitted chance.
  var fitted: [Double]
  /// (XᵀWX)⁻¹ at the optimum.
  var inverse: Matrix

  /// nil where the groups can be told apart by the covariates, so that no finite optimum exists.
  init?(_ design: Design, isStarted: [Double], weights: [Double]) {
    var beta = [Double](repeating: 0, count: design.width)
    var state = Self.state(design, beta, isStarted, weights)
    for _ in 0..<60 {
      guard let inverse = state.information.symmetricInverse else { return nil }
      let step = inverse * state.score
      var share = 1.0
      var next = state
      var trial = beta
      while true {
        for place in beta.indices { trial[place] = beta[place] + share * step[place] }
        next = Self.state(design, trial, isStarted, weights)
        if next.likelihood >= state.likelihood - 1e-10 * abs(state.likelihood) || share < 1e-6 { break }
        share /= 2
      }
      let moved = zip(trial, beta).map { abs($0 - $1) }.max() ?? 0
      beta = trial
      state = next
      if (beta.map(abs).max() ?? 0) > 50 { return nil }
      if moved < 1e-11 {
        guard let inverse = state.information.symmetricInverse else { return nil }
        coefficients = beta
        fitted = state.fitted
        self.inverse = inverse
        return
      }
    }
    return nil
  }

  private struct State {
    var likelihood = 0.0
    var score: [Double]
    var information: Matrix
    var fitted: [Double]
  }

  private static func state(_ design: Design, _ beta: [Double], _ isStarted: [Double], _ weights: [Double]) -> State {
    let k = design.width
    var fitted = [Double](repeating: 0, count: design.count)
    var residual = fitted
    var curvature = fitted
    var likelihood = 0.0
    design.values.withUnsafeBufferPointer { x in
      beta.withUnsafeBufferPointer { beta in
        for row in 0..<design.count {
          var eta = 0.0
          for column in 0..<k { eta += x[row * k + column] * beta[column] }
          let tail = exp(-abs(eta))
          let p = eta >= 0 ? 1 / (1 + tail) : tail / (1 + tail)
          fitted[row] = p
          residual[row] = weights[row] * (isStarted[row] - p)
          curvature[row] = weights[row] * tail / ((1 + tail) * (1 + tail))
          likelihood += weights[row] * ((isStarted[row] - (eta >= 0 ? 1 : 0)) * eta - log1p(tail))
        }
      }
    }
    return State(
      likelihood: likelihood, score: design.sum(weights: residual), information: design.gram(weights: curvature),
      fitted: fitted)
  }
}

/// Rows of covariates, the first of them 1, row by row.
struct Design: Sendable {
  let count: Int
  let width: Int
  let values: [Double]

  /// Σ wᵢ xᵢ xᵢᵀ
  func gram(weights: [Double]) -> Matrix {
    var out = Matrix(zeros: width, width)
    let k = width
    values.withUnsafeBufferPointer { x in
      weights.withUnsafeBufferPointer { w in
        out.values.withUnsafeMutableBufferPointer { out in
          for row in 0..<count where w[row] != 0 {
            for i in 0..<k {
              let scaled = w[row] * x[row * k + i]
              for j in 0...i { out[j * k + i] += scaled * x[row * k + j] }
            }
          }
          for j in 0..<k { for i in 0..<j { out[j * k + i] = out[i * k + j] } }
        }
      }
    }
    return out
  }

  /// Σ wᵢ xᵢ
  func sum(weights: [Double]) -> [Double] {
    var out = [Double](repeating: 0, count: width)
    let k = width
    values.withUnsafeBufferPointer { x in
      weights.withUnsafeBufferPointer { w in
        for row in 0..<count where w[row] != 0 { for i in 0..<k { out[i] += w[row] * x[row * k + i] } }
      }
    }
    return out
  }

  /// xᵢᵀ b for each row.
  func times(_ b: [Double]) -> [Double] {
    let k = width
    return values.withUnsafeBufferPointer { x in
      b.withUnsafeBufferPointer { b in
        [Double](unsafeUninitializedCapacity: count) { out, filled in
          for row in 0..<count {
            var sum = 0.0
            for i in 0..<k { sum += x[row * k + i] * b[i] }
            out[row] = sum
          }
          filled = count
        }
      }
    }
  }
}
