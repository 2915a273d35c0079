#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The equations of a mixed model after elimination, at given ratios.
struct Settled: Sendable {
  let ratios: [Ratio]
  /// log |A|, and log |Xᵀ V⁻¹ X|.
  let logDeterminant: Double
  let logDeterminantOfRegressors: Double
  /// The lower Cholesky factor of [X y]ᵀ V⁻¹ [X y], V in units of σ².
  let corner: Matrix
  let rowCount: Int
  let sumOfLogWeights: Double

  var regressorCount: Int { corner.rows - 1 }
  /// (y − X β)ᵀ V⁻¹ (y − X β), the penalised sum of squares.
  var residual: Double {
    let root = corner[regressorCount, regressorCount]
    return root * root
  }

  func degreesOfFreedom(_ criterion: MixedModel.Criterion) -> Double {
    Double(criterion == .reml ? rowCount - regressorCount : rowCount)
  }

  /// −2 log likelihood, restricted or not, at the σ that makes it smallest.
  func value(_ criterion: MixedModel.Criterion) -> Double {
    let df = degreesOfFreedom(criterion)
    let base = logDeterminant - sumOfLogWeights + df * (1 + log(2 * Double.pi * residual / df))
    return criterion == .reml ? base + logDeterminantOfRegressors : base
  }

  func variance(_ criterion: MixedModel.Criterion) -> Double { residual / degreesOfFreedom(criterion) }

  /// β for the centred columns.
  var coefficients: [Double] {
    let p = regressorCount
    return regressorFactor.solvingUpper((0..<p).map { corner[p, $0] })
  }

  /// The lower Cholesky factor of Xᵀ V⁻¹ X.
  var regressorFactor: Matrix {
    let p = regressorCount
    return Matrix(rows: p, columns: p, values: (0..<p).flatMap { corner.column($0).prefix(p) })
  }

  /// (Xᵀ V⁻¹ X)⁻¹.
  var regressorInverse: Matrix {
    let p = regressorCount
    var inverse = Matrix.identity(p)
    let factor = regressorFactor
    for column in 0..<p {
      let unit = (0..<p).map { $0 == column ? 1.0 : 0 }
      let solved = factor.solvingUpper(factor.solvingLower(unit))
      for row in 0..<p { inverse[row, column] = solved[row] }
    }
    return inverse
  }
}

extension MixedEquations {
  /// Eliminates the effects at given ratios.
  ///
  /// - Returns: nil when rounding leaves a matrix that is not positive definite.
  func settle(_ ratios: [Ratio]) throws -> Settled? {
    var logDeterminant = CompensatedSum()
    factor.clear()
    fillSparse(ratios)
    fillSides(ratios)
    guard eliminateLargest(ratios, &logDeterminant) else { return nil }
    guard let rest = try factor.factor() else { return nil }
    logDeterminant.add(rest)
    factor.solveForward(sparseSides.start, width: width)
    var corner = sums.gram
    corner.values.withUnsafeMutableBufferPointer { corner in
      guard let corner = corner.baseAddress else { return }
      for (sides, count) in [(largestSides, largestCount * largestDimension), (sparseSides, sparseCount)] {
        Dense.addSquare(corner, width, sides.start, width, order: width, over: count, sign: -1)
      }
    }
    guard let corner = corner.cholesky else { return nil }
    let ofRegressors = (0..<width - 1).reduce(0) { $0 + 2 * log(corner[$1, $1]) }
    return Settled(
      ratios: ratios, logDeterminant: logDeterminant.value, logDeterminantOfRegressors: ofRegressors, corner: corner,
      rowCount: sums.rowCount, sumOfLogWeights: sums.sumOfLogWeights)
  }

  /// Λᵀ Zᵣᵀ W Zᵣ Λ + I.
  private func fillSparse(_ ratios: [Ratio]) {
    let target = factor.values
    for block in blocks {
      let (a, b) = (ratios[block.first], ratios[block.second])
      let (m, n) = (sums.terms[block.first].dimension, sums.terms[block.second].dimension)
      let isDiagonal = block.first == block.second
      block.values.withUnsafeBufferPointer { values in
        block.positions.withUnsafeBufferPointer { positions in
          if m == 1, n == 1 {
            let scale = a.intercept * b.intercept
            let one = isDiagonal ? 1.0 : 0
            for k in positions.indices { target[Int(positions[k])] += scale * values[k] + one }
            return
          }
          for start in stride(from: 0, to: positions.count, by: m * n) {
            let scaled = Self.scaled(values.baseAddress.map { $0 + start }, a, b, m, n)
            for k in 0..<m * n where positions[start + k] >= 0 {
              target[Int(positions[start + k])] += scaled[k] + (isDiagonal && k % (n + 1) == 0 ? 1 : 0)
            }
          }
        }
      }
    }
  }

  /// Λₐᵀ N Λ_b for one block, row by row.
  private static func scaled(_ block: UnsafePointer<Double>?, _ a: Ratio, _ b: Ratio, _ m: Int, _ n: Int) -> SIMD4<
    Double
  > {
    guard let block else { return .zero }
    var right = SIMD4<Double>.zero
    for row in 0..<m {
      right[row * n] = block[row * n] * b.intercept + (n == 2 ? block[row * n + 1] * b.cross : 0)
      if n == 2 { right[row * n + 1] = block[row * n + 1] * b.slope }
    }
    if m == 1 { return right * a.intercept }
    var out = SIMD4<Double>.zero
    for column in 0..<n {
      out[column] = a.intercept * right[column] + a.cross * right[n + column]
      out[n + column] = a.slope * right[n + column]
    }
    return out
  }

  /// Λᵀ Zᵀ W [X y].
  private func fillSides(_ ratios: [Ratio]) {
    let width = width
    for (index, term) in sums.terms.enumerated() {
      let ratio = ratios[index]
      let d = term.dimension
      term.products.withUnsafeBufferPointer { products in
        guard let products = products.baseAddress else { return }
        for group in 0..<term.count {
          let source = products + group * d * width
          for c in 0..<d {
            let target = side(index, group * d + c)
            let own = c == 0 ? ratio.intercept : ratio.slope
            for k in 0..<width { target[k] = own * source[c * width + k] }
            if d == 2, c == 0 { for k in 0..<width { target[k] += ratio.cross * source[width + k] } }
          }
        }
      }
    }
  }

  /// The row of right-hand sides of one effect.
  @inline(__always)
  func side(_ term: Int, _ effect: Int) -> Values {
    term == largest
      ? largestSides.start + effect * width
      : sparseSides.start + Int(factor.plan.places[offsets[term] + effect]) * width
  }

  /// Eliminates the groups of the largest term one after the other.
  private func eliminateLargest(_ ratios: [Ratio], _ logDeterminant: inout CompensatedSum) -> Bool {
    let d = largestDimension
    let ratio = ratios[largest]
    var product = 1.0
    scaleLinks(ratios)
    for group in 0..<largestCount {
      let pivot = pivots.start + group * d * d
      guard fillPivot(pivot, group, ratio) else { return false }
      for c in 0..<d { product *= pivot[c * d + c] * pivot[c * d + c] }
      // One logarithm for many groups: the product stays far from the end of the range.
      if product > 1e100 || group == largestCount - 1 {
        logDeterminant.add(log(product))
        product = 1
      }
      solveOwn(pivot, d, largestSides.start + group * d * width, width)
      passOn(group, d)
    }
    return product.isFinite
  }

  /// The Cholesky factor of Λᵀ Zᵀ W Z Λ + I of one group, row by row below the diagonal.
  @inline(__always)
  private func fillPivot(_ pivot: Values, _ group: Int, _ ratio: Ratio) -> Bool {
    let squares = sums.terms[largest].squares
    if largestDimension == 1 {
      let square = ratio.intercept * ratio.intercept * squares[group] + 1
      pivot[0] = square.squareRoot()
      return square.isFinite
    }
    let scaled = squares.withUnsafeBufferPointer {
      Self.scaled($0.baseAddress.map { $0 + group * 4 }, ratio, ratio, 2, 2)
    }
    pivot[0] = (scaled[0] + 1).squareRoot()
    pivot[1] = 0
    pivot[2] = scaled[2] / pivot[0]
    let rest = scaled[3] + 1 - pivot[2] * pivot[2]
    pivot[3] = rest.squareRoot()
    return rest > 0 && rest.isFinite
  }

  /// Rows ← L⁻¹ rows for the factor of one group.
  @inline(__always)
  func solveOwn(_ pivot: UnsafePointer<Double>, _ d: Int, _ rows: Values, _ width: Int) {
    let first = 1 / pivot[0]
    for k in 0..<width { rows[k] *= first }
    if d == 2 {
      let (cross, second) = (pivot[2], 1 / pivot[3])
      for k in 0..<width { rows[width + k] = (rows[width + k] - cross * rows[k]) * second }
    }
  }

  /// The links' part of A: Λᵣᵀ Zᵣᵀ W Zₑ Λₑ.
  private func scaleLinks(_ ratios: [Ratio]) {
    let d = largestDimension
    let own = ratios[largest]
    links.values.withUnsafeBufferPointer { values in
      links.terms.withUnsafeBufferPointer { terms in
        let scaled = scaled.start
        var link = 0
        while link < terms.count {
          let theirs = ratios[Int(terms[link])]
          let parts = sums.terms[Int(terms[link])].dimension
          for part in 0..<parts {
            let at = (link + part) * d
            for c in 0..<d {
              var value = values[at + c] * (part == 0 ? theirs.intercept : theirs.slope)
              if parts == 2, part == 0 { value += values[at + d + c] * theirs.cross }
              scaled[at + c] = value
            }
            if d == 1 {
              scaled[at] *= own.intercept
            } else {
              scaled[at] = scaled[at] * own.intercept + scaled[at + 1] * own.cross
              scaled[at + 1] *= own.slope
            }
          }
          link += parts
        }
      }
    }
  }

  /// Takes what one group explains off the other terms, in the matrix and on the right-hand sides.
  @inline(__always)
  private func passOn(_ group: Int, _ d: Int) {
    let pivot = pivots.start + group * d * d
    let (first, last) = (links.starts[group], links.starts[group + 1])
    let scaled = scaled.start
    for link in first..<last { divide(scaled + link * d, pivot, d) }
    var at = links.positionStarts[group]
    let target = factor.values
    links.positions.withUnsafeBufferPointer { positions in
      for a in first..<last {
        for b in first...a {
          var product = scaled[a * d] * scaled[b * d]
          if d == 2 { product += scaled[a * d + 1] * scaled[b * d + 1] }
          target[Int(positions[at])] -= product
          at += 1
        }
      }
    }
    takeOff(group, d, largestSides.start, sparseSides.start, width)
  }

  /// Row ← row L⁻ᵀ for the factor of one group.
  @inline(__always)
  private func divide(_ row: Values, _ pivot: UnsafePointer<Double>, _ d: Int) {
    row[0] /= pivot[0]
    if d == 2 { row[1] = (row[1] - row[0] * pivot[2]) / pivot[3] }
  }

  /// Takes a group's solved right-hand sides off those of the effects that it meets.
  @inline(__always)
  func takeOff(_ group: Int, _ d: Int, _ solved: UnsafePointer<Double>, _ sparse: Values, _ width: Int) {
    let own = solved + group * d * width
    links.places.withUnsafeBufferPointer { places in
      for link in links.starts[group]..<links.starts[group + 1] {
        let target = sparse + Int(places[link]) * width
        for c in 0..<d {
          let (scale, source) = (scaled.start[link * d + c], own + c * width)
          for k in 0..<width { target[k] -= scale * source[k] }
        }
      }
    }
  }
}
