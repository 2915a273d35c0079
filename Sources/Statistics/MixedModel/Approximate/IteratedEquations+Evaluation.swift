/// What iterated equations say at one point: all that is exact, and the traces that are estimated from probes.
struct IteratedEvaluation: Sendable {
  /// Without the logarithm of the determinant, which is estimated where it is needed.
  var settled: Settled
  var slopes: Slopes
  /// A⁻¹ Λᵀ Zᵀ W X of each term's groups, with the spherical effects in the place of the outcome.
  var rows: [Room<Double>]
  /// Xᵀ V⁻¹ f for the working variate f of each term.
  var workingRegressors: Matrix
  var probed: ProbedTraces
  var longestSolution: Int
  var isSolved: Bool
}

extension IteratedEquations {
  /// The gradient and the average information, as `MixedEquations.slopes` has them, with probed traces.
  ///
  /// - Returns: nil when rounding leaves a matrix that is not positive definite.
  func evaluate(
    _ ratios: [Double], _ criterion: MixedModel.Criterion, probes: Int, seed: UInt64, _ work: Work
  ) throws -> IteratedEvaluation? {
    guard try settle(ratios) else { return nil }
    let width = sums.width
    let raw = sums.terms.map { Room($0.products, or: 0) }
    let sides = reduced(raw, width)
    let solved = try solve(sides.rest, width, work)
    guard let settled = settled(sides, solved.values) else { return nil }
    let rows = solvedRows(sides.own, solved.values, settled)
    let probed = try probe(probes, seed: seed, work)
    let working = try working(settled, rows, sides, work)
    let slopes = slopes(settled, criterion, rows, probed, working.products)
    return IteratedEvaluation(
      settled: settled, slopes: slopes, rows: rows, workingRegressors: working.regressors, probed: probed,
      longestSolution: max(solved.steps, probed.longestSolution),
      isSolved: solved.isSolved && working.isSolved && probed.isSolved)
  }

  // MARK: Sides

  /// Right-hand sides, row by row: of the groups of the largest term, and of the others after its elimination.
  private struct Sides {
    let own: Room<Double>
    let rest: Room<Double>
  }

  /// Λᵀ of raw sides, the largest term's taken off the others'.
  private func reduced(_ raw: [Room<Double>], _ width: Int) -> Sides {
    let groups = sums.terms.isEmpty ? 0 : sums.terms[largest].count
    let own = Room(groups * width, of: 0.0)
    let rest = Room(count * width, of: 0.0)
    for (term, rows) in raw.enumerated() {
      let ratio = ratios[term]
      for group in 0..<sums.terms[term].count {
        let source = rows.start + group * width
        let target = term == largest ? own.start + group * width : rest.start + place(term, group) * width
        for k in 0..<width { target[k] = ratio * source[k] }
      }
    }
    for group in 0..<groups {
      let source = own.start + group * width
      for link in links.starts[group]..<links.starts[group + 1] {
        let scale = linked.start[link] * inverseOfOwn.start[group]
        let target = rest.start + Int(links.places[link]) * width
        for k in 0..<width { target[k] -= scale * source[k] }
      }
    }
    return Sides(own: own, rest: rest)
  }

  /// Solutions of so many right-hand sides as a row is wide, laid out as they are.
  private func solve(_ rows: Room<Double>, _ width: Int, _ work: Work) throws -> (
    values: Room<Double>, steps: Int, isSolved: Bool
  ) {
    let batches = (width + 7) / 8
    let parts = try Blocks.map(batches, threads: threads) { batch in
      let side = Room(count, of: Lanes.zero)
      let lanes = min(8, width - 8 * batch)
      for place in 0..<count {
        for lane in 0..<lanes { side.start[place][lane] = rows.start[place * width + 8 * batch + lane] }
      }
      return try solve(side, work)
    }
    let out = Room(count * width, of: 0.0)
    for (batch, part) in parts.enumerated() {
      let lanes = min(8, width - 8 * batch)
      for place in 0..<count {
        for lane in 0..<lanes { out.start[place * width + 8 * batch + lane] = part.values.start[place][lane] }
      }
    }
    return (out, parts.map(\.steps).max() ?? 0, parts.allSatisfy(\.isSolved))
  }

  /// The sum over the groups of the largest term of aᵀ b over their diagonal, and over the others of aᵀ x; taken off a matrix.
  private func takeOff(
    _ matrix: inout Matrix, _ own: Room<Double>, _ rest: Room<Double>, _ otherOwn: Room<Double>,
    _ solved: Room<Double>
  ) {
    let (m, n) = (matrix.rows, matrix.columns)
    let groups = sums.terms.isEmpty ? 0 : sums.terms[largest].count
    let scaled = Room(groups * n, of: 0.0)
    for group in 0..<groups {
      for k in 0..<n { scaled.start[group * n + k] = otherOwn.start[group * n + k] * inverseOfOwn.start[group] }
    }
    matrix.values.withUnsafeMutableBufferPointer { target in
      guard let target = target.baseAddress else { return }
      Dense.multiplyByTransposed(target, m, own.start, m, scaled.start, n, m: m, n: n, k: groups, sign: -1, scale: 1)
      Dense.multiplyByTransposed(target, m, rest.start, m, solved.start, n, m: m, n: n, k: count, sign: -1, scale: 1)
    }
  }

  private func settled(_ sides: Sides, _ solved: Room<Double>) -> Settled? {
    var corner = sums.gram
    takeOff(&corner, sides.own, sides.rest, sides.own, solved)
    corner = 0.5 * (corner + corner.transposed)
    guard let factor = corner.cholesky else { return nil }
    let ofRegressors = (0..<sums.width - 1).reduce(0) { $0 + 2 * log(factor[$1, $1]) }
    return Settled(
      ratios: ratios.map { Ratio($0) }, logDeterminant: 0, logDeterminantOfRegressors: ofRegressors, corner: factor,
      rowCount: sums.rowCount, sumOfLogWeights: sums.sumOfLogWeights)
  }

  /// By term, what the groups' rows come to, with β taken off the outcome's place.
  private func solvedRows(_ own: Room<Double>, _ solved: Room<Double>, _ settled: Settled) -> [Room<Double>] {
    let width = sums.width
    let coefficients = settled.coefficients
    return sums.terms.indices.map { term in
      let groups = sums.terms[term].count
      let rows = Room(groups * width, of: 0.0)
      for group in 0..<groups {
        let row = rows.start + group * width
        if term == largest {
          row.update(from: own.start + group * width, count: width)
          for link in links.starts[group]..<links.starts[group + 1] {
            let (scale, source) = (linked.start[link], solved.start + Int(links.places[link]) * width)
            for k in 0..<width { row[k] -= scale * source[k] }
          }
          for k in 0..<width { row[k] *= inverseOfOwn.start[group] }
        } else {
          row.update(from: solved.start + place(term, group) * width, count: width)
        }
        for c in coefficients.indices { row[width - 1] -= coefficients[c] * row[c] }
      }
      return rows
    }
  }

  // MARK: Slopes

  private func slopes(
    _ settled: Settled, _ criterion: MixedModel.Criterion, _ rows: [Room<Double>], _ probed: ProbedTraces,
    _ working: Matrix
  ) -> Slopes {
    let width = sums.width
    let p = width - 1
    let df = settled.degreesOfFreedom(criterion)
    let variance = settled.residual / df
    let inverse = settled.regressorInverse
    var traces: [Double] = []
    var squares: [Double] = []
    var regressorSlopes: [Matrix] = []
    for term in sums.terms.indices {
      let groups = sums.terms[term].count
      var gram = Matrix(zeros: width, width)
      gram.values.withUnsafeMutableBufferPointer {
        guard let target = $0.baseAddress else { return }
        Dense.multiplyByTransposed(
          target, width, rows[term].start, width, rows[term].start, width, m: width, n: width, k: groups, sign: 1,
          scale: 0)
      }
      var left = Double(groups) - probed.mean[term]
      if criterion == .reml { for i in 0..<p { for j in 0..<p { left -= gram[i, j] * inverse[i, j] } } }
      let share = ratios[term] * ratios[term]
      traces.append(left / share)
      squares.append(gram[p, p] / share)
      var slope = Matrix(zeros: p, p)
      for i in 0..<p { for j in 0..<p { slope[i, j] = gram[i, j] / share } }
      regressorSlopes.append(slope)
    }
    var information = working
    for i in traces.indices {
      for j in traces.indices {
        information[i, j] = information[i, j] / variance - squares[i] * squares[j] / (variance * variance * df)
      }
    }
    return Slopes(
      parameters: sums.parameters, traces: traces, squares: squares,
      gradient: zip(traces, squares).map { $0 - $1 / variance }, information: information,
      regressorSlopes: regressorSlopes)
  }

  /// fᵀ P f and Xᵀ V⁻¹ f for the working variates f = Z Λ⁻ᵀ u of each pair of terms.
  private func working(
    _ settled: Settled, _ rows: [Room<Double>], _ sides: Sides, _ work: Work
  ) throws -> (products: Matrix, regressors: Matrix, isSolved: Bool) {
    let (m, width) = (sums.terms.count, sums.width)
    let variates = sums.terms.indices.map { term in
      (0..<sums.terms[term].count).map { rows[term].start[$0 * width + width - 1] / ratios[term] }
    }
    let raw = sums.terms.map { Room($0.count * m, of: 0.0) }
    var regressors = Matrix(zeros: width, m)
    for term in sums.terms.indices {
      for (group, value) in variates[term].enumerated() {
        raw[term].start[group * m + term] += sums.terms[term].squares[group] * value
        for c in 0..<width { regressors[c, term] += value * sums.terms[term].products[group * width + c] }
      }
    }
    for pair in sums.pairs {
      let (first, second) = (variates[pair.first], variates[pair.second])
      for k in pair.firsts.indices {
        let (i, j) = (Int(pair.firsts[k]), Int(pair.seconds[k]))
        raw[pair.first].start[i * m + pair.second] += pair.values[k] * second[j]
        raw[pair.second].start[j * m + pair.first] += pair.values[k] * first[i]
      }
    }
    var products = Matrix(zeros: m, m)
    for term in sums.terms.indices {
      for (group, value) in variates[term].enumerated() {
        for j in 0..<m { products[term, j] += value * raw[term].start[group * m + j] }
      }
    }
    let mine = reduced(raw, m)
    let solved = try solve(mine.rest, m, work)
    takeOff(&products, mine.own, mine.rest, mine.own, solved.values)
    takeOff(&regressors, sides.own, sides.rest, mine.own, solved.values)
    let factor = settled.regressorFactor
    let inner = (0..<m).map { column in factor.solvingLower((0..<width - 1).map { regressors[$0, column] }) }
    for i in 0..<m { for j in 0..<m { products[i, j] -= zip(inner[i], inner[j]).reduce(0) { $0 + $1.0 * $1.1 } } }
    return (0.5 * (products + products.transposed), regressors, solved.isSolved)
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
