import Vocabulary

/// Fixed effects taken out of columns: what each group of each kind adds to each column, by weighted least squares.
///
/// One kind is exact: group means. With more, the kind with the most groups is eliminated in closed form; the rest is a
/// Schur complement, solved by a Cholesky factorisation that may be singular while it is small, else by conjugate
/// gradients to a relative residual of 1e-10.
/// Source: Abowd, Creecy & Kramarz (2002), "Computing person and firm effects using linked longitudinal data"; Correia
/// (2017), "Linear models with high-dimensional fixed effects".
package struct Absorption: Sendable {
  /// The number of independent effects, the intercept among them.
  package let rank: Int
  /// Whether `rank` is known, or at most right (three or more kinds with many groups).
  package let rankIsExact: Bool
  /// Steps of conjugate gradients taken; 0 where the solution is direct.
  package let steps: Int

  private let width: Int
  /// To look up by row: groups, and for each group what to take off each column, side by side.
  private let parts: [(groups: Groups, effects: [Double])]

  /// Above this many groups, beside those of the largest kind, the solution is by conjugate gradients.
  package static let usualDirectLimit = 1_500

  package init(
    of columns: [Variate], weights: [Double]? = nil, kinds: [Groups], directLimit: Int = Self.usualDirectLimit,
    _ work: Work = Work()
  ) throws {
    width = columns.count
    let kinds = kinds.sorted { $0.count > $1.count }
    if kinds.count == 1 {
      let sums = try GroupSums(columns, weights: weights, by: kinds[0], threads: work.threads)
      parts = [(kinds[0], sums.means)]
      (rank, rankIsExact, steps) = (kinds[0].count, true, 0)
      return
    }
    var cells: Groups?
    let product = kinds.reduce(1.0) { $0 * Double($1.count) }
    if product <= Double(max(1 << 16, min(1 << 27, 16 * kinds[0].codes.count))) {
      let joint = kinds.dropFirst().reduce(kinds[0]) { $0.crossed(with: $1) }
      if joint.count * 3 <= joint.codes.count { cells = joint }
    }
    let solved: AbsorptionSystem
    if let cells {
      let sums = try GroupSums(columns, weights: weights, by: cells, threads: work.threads)
      let codes = kinds.map { kind in
        var out = [Int32](repeating: 0, count: cells.count)
        for row in cells.codes.indices { out[Int(cells.codes[row])] = kind.codes[row] }
        return out
      }
      solved = AbsorptionSystem(cells: sums, codes: codes, counts: kinds.map(\.count))
    } else {
      let tables = try kinds.map { try GroupSums(columns, weights: weights, by: $0, threads: work.threads) }
      solved = AbsorptionSystem(rows: tables, codes: kinds.map(\.codes), weights: weights)
    }
    let solution = try solved.solve(directLimit: directLimit, work)
    steps = solution.steps
    if let known = solution.rank {
      (rank, rankIsExact) = (known, true)
    } else {
      let tied = kinds[0].parts(with: kinds[1])
      rank = kinds.reduce(0) { $0 + $1.count } - tied - (kinds.count - 2)
      rankIsExact = kinds.count == 2
    }
    if let cells {
      parts = [(cells, solved.together(solution.effects))]
    } else {
      parts = Array(zip(kinds, solution.effects))
    }
  }

  /// Takes the effects off columns of rows that lie in `buffer`, `stride` apart.
  func remove(from buffer: UnsafeMutablePointer<Double>, stride: Int, rows: Range<Int>) {
    for (groups, effects) in parts {
      groups.codes.withUnsafeBufferPointer { codes in
        effects.withUnsafeBufferPointer { effects in
          if groups.count == 1 {
            for j in 0..<width { for place in 0..<rows.count { buffer[j * stride + place] -= effects[j] } }
            return
          }
          for j in 0..<width {
            let column = buffer + j * stride
            for (place, row) in rows.enumerated() { column[place] -= effects[Int(codes[row]) * width + j] }
          }
        }
      }
    }
  }
}

extension GroupSums {
  var means: [Double] {
    var out = sums
    for group in weights.indices where weights[group] > 0 {
      for j in 0..<width { out[group * width + j] /= weights[group] }
    }
    return out
  }
}
