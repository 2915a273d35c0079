/// One number that is estimated: an entry of the covariance Λ Λᵀ of the effects of a term, in units of σ².
struct VarianceParameter: Hashable, Sendable {
  let term: Int
  let row: Int
  let column: Int

  var isOnDiagonal: Bool { row == column }
}

/// How the criterion changes with the covariances of the effects, at one point.
struct Slopes: Sendable {
  let parameters: [VarianceParameter]
  /// tr(P ∂V) and yᵀ P ∂V P y for each parameter.
  let traces: [Double]
  let squares: [Double]
  let gradient: [Double]
  /// The mean of observed and expected second derivatives, σ² profiled out.
  let information: Matrix
  /// Xᵀ V⁻¹ ∂V V⁻¹ X for each parameter.
  let regressorSlopes: [Matrix]
}

extension MixedEquations {
  /// The gradient and the average information, where no ratio is nought.
  ///
  /// With P = V⁻¹ − V⁻¹X(XᵀV⁻¹X)⁻¹XᵀV⁻¹ and s = Zᵀ P y = Λ⁻ᵀ u: tr(P Z E Zᵀ) comes from the diagonal blocks of the inverse of
  /// Henderson's matrix, yᵀ P Z E Zᵀ P y = sᵀ E s, and the average information is fᵀ P f for the working variates f = Z E s.
  ///
  /// Source: Gilmour, Thompson & Cullis (1995), eq. 7; Johnson & Thompson (1995), J. Dairy Sci. 78:449–456.
  func slopes(_ settled: Settled, _ criterion: MixedModel.Criterion) throws -> Slopes {
    solve(settled)
    try factor.invert()
    let parameters = parameters
    let df = settled.degreesOfFreedom(criterion)
    let variance = settled.residual / df
    let inverse = settled.regressorInverse
    var traces: [Double] = []
    var squares: [Double] = []
    var regressorSlopes: [Matrix] = []
    for term in sums.terms.indices {
      let moments = moments(term, settled.ratios[term], inverse, withRegressors: criterion == .reml)
      traces += moments.traces
      squares += moments.squares
      regressorSlopes += moments.regressorSlopes
    }
    var information = workingProducts(settled, parameters)
    for i in parameters.indices {
      for j in parameters.indices {
        information[i, j] = information[i, j] / variance - squares[i] * squares[j] / (variance * variance * df)
      }
    }
    return Slopes(
      parameters: parameters, traces: traces, squares: squares,
      gradient: zip(traces, squares).map { $0 - $1 / variance }, information: information,
      regressorSlopes: regressorSlopes)
  }

  private struct Moments {
    var traces: [Double]
    var squares: [Double]
    var regressorSlopes: [Matrix]
  }

  private func moments(_ term: Int, _ ratio: Ratio, _ inverse: Matrix, withRegressors: Bool) -> Moments {
    let d = sums.terms[term].dimension
    let count = sums.terms[term].count
    let rows = solvedRows(term)
    let blocks = inverseBlocks(term)
    // Sums over the groups: of [K u]ᵀ [K u], and of I − C, for each pair of effects of a group.
    let grams = Self.pairs(d).map { gram(rows, $0.0, $0.1, d, count) }
    var left = [Double](repeating: 0, count: grams.count)
    for (k, pair) in Self.pairs(d).enumerated() {
      var sum = CompensatedSum()
      for group in 0..<count { sum.add((pair.0 == pair.1 ? 1 : 0) - blocks.start[group * grams.count + k]) }
      left[k] = sum.value - (withRegressors ? trace(grams[k], inverse) : 0)
    }
    let p = width - 1
    let scaledTraces = Self.unscaled(left.map { [$0] }, ratio).map { $0[0] }
    let scaledGrams = Self.unscaled(grams.map(\.values), ratio)
    let weights = Self.pairs(d).map { $0.0 == $0.1 ? 1.0 : 2 }
    return Moments(
      traces: zip(scaledTraces, weights).map(*),
      squares: zip(scaledGrams, weights).map { $0[p * width + p] * $1 },
      regressorSlopes: scaledGrams.enumerated().map { k, gram in
        let whole = Matrix(rows: width, columns: width, values: gram)
        var slope = Matrix(zeros: p, p)
        for i in 0..<p {
          for j in 0..<p { slope[i, j] = weights[k] == 1 ? whole[i, j] : whole[i, j] + whole[j, i] }
        }
        return slope
      })
  }

  /// The pairs of effects of one group that are told apart.
  private static func pairs(_ d: Int) -> [(Int, Int)] { d == 1 ? [(0, 0)] : [(0, 0), (1, 0), (1, 1)] }

  private func gram(_ rows: Room<Double>, _ a: Int, _ b: Int, _ d: Int, _ count: Int) -> Matrix {
    var out = Matrix(zeros: width, width)
    out.values.withUnsafeMutableBufferPointer { out in
      guard let out = out.baseAddress else { return }
      Dense.multiplyByTransposed(
        out, width, rows.start + a * width, d * width, rows.start + b * width, d * width, m: width, n: width,
        k: count, sign: 1, scale: 0)
    }
    return out
  }

  private func trace(_ gram: Matrix, _ inverse: Matrix) -> Double {
    var sum = 0.0
    for j in 0..<inverse.columns { for i in 0..<inverse.rows { sum += gram[i, j] * inverse[i, j] } }
    return sum
  }

  /// Λ⁻ᵀ M Λ⁻¹ of a 2 × 2 array of like things M, told by its lower triangle; M₁₀ may be a matrix and M₀₁ its transpose.
  private static func unscaled(_ lower: [[Double]], _ ratio: Ratio) -> [[Double]] {
    if lower.count == 1 { return [lower[0].map { $0 / (ratio.intercept * ratio.intercept) }] }
    let order = Int(Double(lower[0].count).squareRoot())
    let (a, b, c) = (ratio.intercept, ratio.cross, ratio.slope)
    func flipped(_ m: [Double]) -> [Double] {
      (0..<m.count).map { m[($0 % order) * order + $0 / order] }
    }
    let (m00, m10, m11) = (lower[0], lower[1], lower[2])
    let m01 = flipped(m10)
    // Λ⁻¹ = [1/a, 0; −b/(ac), 1/c], so s₀ = u₀/a − b/(ac) u₁ and s₁ = u₁/c.
    let (x, y, z) = (1 / a, -b / (a * c), 1 / c)
    let s00 = m00.indices.map { x * x * m00[$0] + x * y * (m01[$0] + m10[$0]) + y * y * m11[$0] }
    let s10 = m00.indices.map { z * x * m10[$0] + z * y * m11[$0] }
    let s11 = m11.map { z * z * $0 }
    return [s00, s10, s11]
  }

  // MARK: Average information

  /// fᵀ P f for the working variates of each pair of parameters.
  private func workingProducts(_ settled: Settled, _ parameters: [VarianceParameter]) -> Matrix {
    let m = parameters.count
    let working = Working(self, settled, parameters)
    let p = width - 1
    var products = working.squares
    var regressors = working.regressors
    let sides = [
      (working.largest.start, largestSides.start, largestCount * largestDimension),
      (working.sparse.start, sparseSides.start, sparseCount),
    ]
    for (own, side, count) in sides {
      products.values.withUnsafeMutableBufferPointer {
        Dense.multiplyByTransposed($0.baseAddress!, m, own, m, own, m, m: m, n: m, k: count, sign: -1, scale: 1)
      }
      regressors.values.withUnsafeMutableBufferPointer {
        Dense.multiplyByTransposed(
          $0.baseAddress!, width, side, width, own, m, m: width, n: m, k: count, sign: -1, scale: 1)
      }
    }
    let factor = settled.regressorFactor
    let solved = (0..<m).map { column in factor.solvingLower((0..<p).map { regressors[$0, column] }) }
    for i in 0..<m {
      for j in 0..<m { products[i, j] -= zip(solved[i], solved[j]).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    return products
  }

  /// The working variates Z E s of all parameters: as right-hand sides, solved forward.
  private struct Working {
    let largest: Room<Double>
    let sparse: Room<Double>
    /// fᵀ W f, and [X y]ᵀ W f.
    var squares: Matrix
    var regressors: Matrix

    init(_ equations: MixedEquations, _ settled: Settled, _ parameters: [VarianceParameter]) {
      let sums = equations.sums
      let m = parameters.count
      let width = equations.width
      let variates = parameters.map { Self.variate(equations, settled.ratios[$0.term], $0) }
      let raw = sums.terms.map { Room($0.count * $0.dimension * m, of: 0.0) }
      largest = Room(equations.largestCount * equations.largestDimension * m, of: 0)
      sparse = Room(equations.sparseCount * m, of: 0)
      squares = Matrix(zeros: m, m)
      var regressors = Matrix(zeros: width, m)
      for (index, parameter) in parameters.enumerated() {
        let own = sums.terms[parameter.term]
        Self.applyOwn(own, variates[index].start, raw[parameter.term].start + index, m)
        for pair in sums.pairs { Self.apply(pair, sums, parameter.term, variates[index].start, raw, index, m) }
        own.products.withUnsafeBufferPointer { products in
          for effect in 0..<variates[index].count {
            let scale = variates[index].start[effect]
            for c in 0..<width { regressors[c, index] += scale * products[effect * width + c] }
          }
        }
      }
      self.regressors = regressors
      for (i, parameter) in parameters.enumerated() {
        for j in 0..<m {
          var sum = 0.0
          for effect in 0..<variates[i].count {
            sum += variates[i].start[effect] * raw[parameter.term].start[effect * m + j]
          }
          squares[i, j] = sum
        }
      }
      scale(equations, settled.ratios, raw, m)
      let d = equations.largestDimension
      for group in 0..<equations.largestCount {
        equations.solveOwn(equations.pivots.start + group * d * d, d, largest.start + group * d * m, m)
        equations.takeOff(group, d, largest.start, sparse.start, m)
      }
      equations.factor.solveForward(sparse.start, width: m)
    }

    /// E s for each group, with s = Λ⁻ᵀ u.
    private static func variate(_ equations: MixedEquations, _ ratio: Ratio, _ parameter: VarianceParameter) -> Room<
      Double
    > {
      let d = equations.sums.terms[parameter.term].dimension
      let width = equations.width
      let rows = equations.solvedRows(parameter.term)
      let count = equations.sums.terms[parameter.term].count
      let out = Room(count * d, of: 0.0)
      for group in 0..<count {
        let first = rows.start[group * d * width + width - 1]
        if d == 1 {
          out.start[group] = first / ratio.intercept
          continue
        }
        let slope = rows.start[(group * d + 1) * width + width - 1] / ratio.slope
        let s = [(first - ratio.cross * slope) / ratio.intercept, slope]
        out.start[group * 2 + parameter.row] = s[parameter.column]
        out.start[group * 2 + parameter.column] = s[parameter.row]
      }
      return out
    }

    private static func applyOwn(_ term: TermProducts, _ t: UnsafePointer<Double>, _ out: Values, _ m: Int) {
      let d = term.dimension
      term.squares.withUnsafeBufferPointer { squares in
        for group in 0..<term.count {
          for c in 0..<d {
            for e in 0..<d { out[(group * d + c) * m] += squares[(group * d + c) * d + e] * t[group * d + e] }
          }
        }
      }
    }

    private static func apply(
      _ pair: PairProducts, _ sums: CrossProducts, _ term: Int, _ t: UnsafePointer<Double>, _ raw: [Room<Double>],
      _ index: Int, _ m: Int
    ) {
      guard pair.first == term || pair.second == term else { return }
      let (a, b) = (sums.terms[pair.first].dimension, sums.terms[pair.second].dimension)
      let isFirst = pair.first == term
      let out = raw[isFirst ? pair.second : pair.first].start + index
      pair.values.withUnsafeBufferPointer { values in
        for k in pair.firsts.indices {
          let (first, second) = (Int(pair.firsts[k]) * a, Int(pair.seconds[k]) * b)
          for c in 0..<a {
            for e in 0..<b {
              let value = values[(k * a + c) * b + e]
              if isFirst {
                out[(second + e) * m] += value * t[first + c]
              } else {
                out[(first + c) * m] += value * t[second + e]
              }
            }
          }
        }
      }
    }

    /// Λᵀ of the raw sides, each where its effect belongs.
    private func scale(_ equations: MixedEquations, _ ratios: [Ratio], _ raw: [Room<Double>], _ m: Int) {
      for (index, term) in equations.sums.terms.enumerated() {
        let (d, ratio) = (term.dimension, ratios[index])
        for group in 0..<term.count {
          let source = raw[index].start + group * d * m
          for c in 0..<d {
            let effect = group * d + c
            let target =
              index == equations.largest
              ? largest.start + effect * m
              : sparse.start + Int(equations.factor.plan.places[equations.offsets[index] + effect]) * m
            for k in 0..<m {
              target[k] = (c == 0 ? ratio.intercept : ratio.slope) * source[c * m + k]
              if d == 2, c == 0 { target[k] += ratio.cross * source[m + k] }
            }
          }
        }
      }
    }
  }
}
