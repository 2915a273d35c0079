#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Estimates of traces of A⁻¹, and of its diagonal, from solutions for random signs.
///
/// zᵀ A⁻¹ z has the trace as its mean for random signs z. From each is taken what the preconditioner says of the same signs,
/// whose mean is known, so that only what the two differ by is left to chance.
///
/// Sources: Hutchinson (1990), Comm. Statist. Simul. 19:433–450; Bekas, Kokiopoulou & Saad (2007), Appl. Numer. Math.
/// 57:1214–1229, for the diagonal; García-Cortés, Moreno, Varona & Altarriba (1992), for variances in mixed models.
struct ProbedTraces: Sendable {
  /// By probe, by term: the trace of the term's block of A⁻¹.
  var draws: [[Double]]
  /// The same over all probes.
  var mean: [Double]
  var longestSolution: Int
  var isSolved: Bool
  /// By term and group, the diagonal of A⁻¹.
  var diagonals: [Room<Double>]
  /// For each term, how far the root of the mean squared estimate of the diagonal may be off.
  var errorsOfDiagonals: [Double]

  /// Of the mean of the draws, by pairs of terms.
  var covariance: Matrix {
    let (count, terms) = (Double(draws.count), mean.count)
    var out = Matrix(zeros: terms, terms)
    if draws.count < 2 { return out }
    for draw in draws {
      for i in 0..<terms { for j in 0..<terms { out[i, j] += (draw[i] - mean[i]) * (draw[j] - mean[j]) } }
    }
    return (1 / (count * (count - 1))) * out
  }
}

extension IteratedEquations {
  /// What eight probes gave.
  private struct ProbedPart {
    var lanes: [Lanes]
    /// Sums over the probes, by place of the other terms and by group of the largest.
    var rest: Room<Double>
    var own: Room<Double>
    var restSquares: [Double]
    var ownSquare: Double
    var steps: Int
    var isSolved: Bool
  }

  /// - Parameter probes: a multiple of eight.
  func probe(_ probes: Int, seed: UInt64, _ work: Work) throws -> ProbedTraces {
    let parts = try Blocks.map(probes / 8, threads: threads) { try probed(batch: $0, seed: seed, work) }
    let known = nearInverseDiagonal
    let ofOwn = (0..<inverseOfOwn.count).map { inverseOfOwn.start[$0] }
    var exact = sums.terms.map { _ in 0.0 }
    for term in exact.indices {
      exact[term] =
        term == largest
        ? ofOwn.reduce(0, +) : (0..<sums.terms[term].count).reduce(0) { $0 + known[place(term, $1)] }
    }
    let draws = parts.flatMap { part in (0..<8).map { lane in exact.indices.map { exact[$0] + part.lanes[$0][lane] } } }
    let count = Double(draws.count)
    var errors = sums.terms.map { _ in 0.0 }
    for term in errors.indices {
      let squares = parts.reduce(0) { $0 + (term == largest ? $1.ownSquare : $1.restSquares[term]) }
      errors[term] = (squares / count / count / Double(max(1, sums.terms[term].count))).squareRoot()
    }
    return ProbedTraces(
      draws: draws, mean: exact.indices.map { term in draws.reduce(0) { $0 + $1[term] } / count },
      longestSolution: parts.map(\.steps).max() ?? 0, isSolved: parts.allSatisfy(\.isSolved),
      diagonals: diagonals(parts, known, count), errorsOfDiagonals: errors)
  }

  /// No entry of the diagonal of the inverse is below one over that of the matrix, and none above one.
  private func diagonals(_ parts: [ProbedPart], _ known: [Double], _ count: Double) -> [Room<Double>] {
    let least = reducedDiagonal
    return sums.terms.indices.map { term in
      let groups = sums.terms[term].count
      let out = Room(groups, of: 0.0)
      for group in 0..<groups {
        if term == largest {
          let own = inverseOfOwn.start[group]
          let drawn = parts.reduce(0) { $0 + $1.own.start[group] } / count
          out.start[group] = min(1, own + max(0, drawn))
        } else {
          let place = place(term, group)
          let drawn = parts.reduce(0) { $0 + $1.rest.start[place] } / count
          out.start[group] = min(1, max(1 / least[place], known[place] + drawn))
        }
      }
      return out
    }
  }

  private func probed(batch: Int, seed: UInt64, _ work: Work) throws -> ProbedPart {
    var random = RandomStream(seed: seed, stream: UInt64(batch))
    let signs = Room(count, of: Lanes.zero)
    for place in 0..<count {
      let bits = random.next()
      for lane in 0..<8 { signs.start[place][lane] = bits >> UInt64(lane) & 1 == 1 ? 1 : -1 }
    }
    let solved = try solve(signs, work)
    let near = Room(count, of: Lanes.zero)
    precondition(signs, near)
    let groups = inverseOfOwn.count
    var part = ProbedPart(
      lanes: sums.terms.map { _ in .zero }, rest: Room(count, of: 0), own: Room(groups, of: 0),
      restSquares: sums.terms.map { _ in 0 }, ownSquare: 0, steps: solved.steps, isSolved: solved.isSolved)
    for term in sums.terms.indices where term != largest {
      for group in 0..<sums.terms[term].count {
        let place = place(term, group)
        let drawn = signs.start[place] * (solved.values.start[place] - near.start[place])
        part.lanes[term] += drawn
        part.rest.start[place] = drawn.sum()
        // Off by what the draws differ by; their mean over eight stands for the one over all.
        let off = drawn - drawn.sum() / 8
        part.restSquares[term] += (off * off).sum() * 8 / 7
      }
    }
    for group in 0..<groups {
      var (ofSigns, ofSolved) = (Lanes.zero, Lanes.zero)
      for link in links.starts[group]..<links.starts[group + 1] {
        let place = Int(links.places[link])
        ofSigns += linked.start[link] * signs.start[place]
        ofSolved += linked.start[link] * solved.values.start[place]
      }
      let drawn = ofSigns * ofSolved * (inverseOfOwn.start[group] * inverseOfOwn.start[group])
      if !part.lanes.isEmpty { part.lanes[largest] += drawn }
      part.own.start[group] = drawn.sum()
      let off = drawn - drawn.sum() / 8
      part.ownSquare += (off * off).sum() * 8 / 7
    }
    return part
  }

  /// The logarithm of the determinant of A and how far off it may be: exact for the largest term and the preconditioner,
  /// and from what conjugate gradients tell of the rest.
  ///
  /// Source: Ubaru, Chen & Saad (2017), SIAM J. Matrix Anal. Appl. 38:1075–1099, stochastic Lanczos quadrature.
  func logDeterminant(probes: Int, seed: UInt64, _ work: Work) throws -> Estimate {
    let exact = logDeterminantOfOwn + logDeterminantOfNear
    if count == 0 { return Estimate(exact, standardError: 0) }
    let parts = try Blocks.map(probes / 8, threads: threads) { batch -> [Double] in
      var random = RandomStream(seed: seed, stream: 1 << 32 | UInt64(batch))
      let side = Room(count, of: Lanes.zero)
      for place in 0..<count {
        let bits = random.next()
        for lane in 0..<8 { side.start[place][lane] = bits >> UInt64(lane) & 1 == 1 ? 1 : -1 }
      }
      near.multiplyByFactor(UnsafeMutableRawPointer(side.start).assumingMemoryBound(to: Double.self), width: 8)
      let solved = try solve(side, work)
      return (0..<8).map { Self.quadrature(solved, lane: $0) * Double(count) }
    }
    let draws = parts.flatMap(\.self)
    let mean = draws.reduce(0, +) / Double(draws.count)
    let spread = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(draws.count - 1)
    return Estimate(exact + mean, standardError: (spread / Double(draws.count)).squareRoot())
  }

  /// The first entry of the logarithm of the tridiagonal matrix that the steps amount to.
  private static func quadrature(_ solved: Solved, lane: Int) -> Double {
    let steps = min(solved.stepsOfLane[lane], solved.lengths.count)
    if steps == 0 { return 0 }
    var matrix = Matrix(zeros: steps, steps)
    for j in 0..<steps {
      let length = solved.lengths[j][lane]
      matrix[j, j] = 1 / length + (j > 0 ? solved.keeps[j - 1][lane] / solved.lengths[j - 1][lane] : 0)
      if j + 1 < steps {
        let beside = max(0, solved.keeps[j][lane]).squareRoot() / length
        matrix[j, j + 1] = beside
        matrix[j + 1, j] = beside
      }
    }
    let (values, vectors) = matrix.eigen
    return values.indices.reduce(0) { $0 + vectors[0, $1] * vectors[0, $1] * log(max(values[$1], 1e-300)) }
  }
}
