#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether ties go with something else more than they would if people were dealt out anew: ties of one person are not
/// independent of each other, so that no table of probabilities tells.
///
/// Who is who is shuffled, the ties staying as they are, and each shuffle is compared with what was seen. In a regression
/// what one column has of its own, besides the others, is shuffled, and its t is compared.
///
/// Sources: Krackhardt (1987), Social Networks 9:171–186 (QAP correlation); Dekker, Krackhardt & Snijders (2007), Psychometrika
/// 72:563–581 (double semi-partialling).
package struct ShuffledPeople: Sendable {
  package let draws: Int
  package let seed: UInt64

  package init(draws: Int = 2_000, seed: UInt64 = 1) {
    self.draws = draws
    self.seed = seed
  }

  /// What was seen, and how often shuffles went as far.
  package struct Seen: Hashable, Sendable, Codable {
    package var value: Double
    /// The share of shuffles, what was seen among them, that are as large; as small; as far from nought.
    package var asLarge: Double
    package var asSmall: Double
    package var asFar: Double
    package var draws: Int
  }

  /// The correlation of ties with another relation between the same people, over all ordered pairs; nil where one of them
  /// tells nobody from anybody.
  ///
  /// Only the arcs are looked at in each shuffle: all sums but that of the products stay the same.
  package func correlation(
    _ ties: Ties, with other: @Sendable (Int, Int) -> Double, _ work: Work = Work()
  ) throws -> Seen? {
    let n = ties.count
    let all = Double(n * (n - 1))
    let (sum, squares) = Self.sums(n, other)
    let arcs = Double(ties.arcs)
    let scale = ((arcs - arcs * arcs / all) * (squares - sum * sum / all)).squareRoot()
    guard scale > 1e-12 * all else { return nil }
    @Sendable func correlation(_ places: [Int]) -> Double {
      var product = 0.0
      for from in 0..<n { for to in ties.named[from] { product += other(places[from], places[to]) } }
      return (product - arcs * sum / all) / scale
    }
    let drawn = try Blocks.map(draws, threads: work.threads) { draw in
      if draw % 100 == 99 { try work.isStillWanted() }
      return correlation(order(n, draw))
    }
    return seen(correlation(Array(0..<n)), drawn)
  }

  /// The coefficients of relations that explain ties together, with an intercept in front of them, and how often shuffles
  /// gave so large a t.
  ///
  /// - Parameter relations: each as a matrix with a row for the one who names.
  /// - Returns: nil where the relations tell the same, or one of them tells nobody from anybody.
  package func regression(_ ties: Ties, on relations: [Matrix], _ work: Work = Work()) throws -> [Seen]? {
    let n = ties.count
    let outcome = Self.matrix(of: ties)
    guard let fit = PairRegression(outcome, relations, n) else { return nil }
    var out: [Seen] = []
    for place in relations.indices {
      let others = relations.indices.filter { $0 != place }.map { relations[$0] }
      guard let own = PairRegression(relations[place], others, n)?.residuals else { return nil }
      let drawn = try Blocks.map(draws, threads: work.threads) { draw in
        try work.isStillWanted()
        let places = order(n, draws * (place + 1) + draw)
        var moved = Matrix(zeros: n, n)
        for to in 0..<n { for from in 0..<n { moved[from, to] = own[places[from], places[to]] } }
        return PairRegression(outcome, [moved] + others, n)?.ratios[1] ?? 0
      }
      let told = seen(fit.ratios[place + 1], drawn)
      out.append(
        Seen(
          value: fit.coefficients[place + 1], asLarge: told.asLarge, asSmall: told.asSmall, asFar: told.asFar,
          draws: draws))
    }
    return out
  }

  private static func sums(_ count: Int, _ other: (Int, Int) -> Double) -> (Double, Double) {
    var (sum, squares) = (0.0, 0.0)
    for from in 0..<count {
      for to in 0..<count where to != from {
        let value = other(from, to)
        sum += value
        squares += value * value
      }
    }
    return (sum, squares)
  }

  private static func matrix(of ties: Ties) -> Matrix {
    var out = Matrix(zeros: ties.count, ties.count)
    for from in 0..<ties.count { for to in ties.named[from] { out[from, to] = 1 } }
    return out
  }

  /// Who stands in whose place; the same for a draw on whichever thread it falls.
  private func order(_ count: Int, _ draw: Int) -> [Int] {
    var random = RandomStream(seed: seed, stream: UInt64(draw))
    return Array(0..<count).shuffled(using: &random)
  }

  /// What was seen counts as one of the shuffles, so that no share is nought. Rounding makes no difference.
  private func seen(_ value: Double, _ drawn: [Double]) -> Seen {
    let slack = 1e-10 * max(1, abs(value))
    func share(_ count: Int) -> Double { Double(count + 1) / Double(drawn.count + 1) }
    return Seen(
      value: value, asLarge: share(drawn.count { $0 >= value - slack }),
      asSmall: share(drawn.count { $0 <= value + slack }),
      asFar: share(drawn.count { abs($0) >= abs(value) - slack }), draws: drawn.count)
  }
}

/// Least squares over all ordered pairs of different people.
private struct PairRegression {
  let coefficients: [Double]
  /// Each coefficient over its standard error.
  let ratios: [Double]
  let residuals: Matrix

  /// The intercept first; nil where columns tell the same.
  init?(_ outcome: Matrix, _ relations: [Matrix], _ n: Int) {
    let k = relations.count + 1
    var gram = Matrix(zeros: k, k)
    var right = [Double](repeating: 0, count: k)
    let all = Double(n * (n - 1))
    gram[0, 0] = all
    right[0] = Self.sum(outcome, n)
    for i in relations.indices {
      let sum = Self.sum(relations[i], n)
      gram[0, i + 1] = sum
      gram[i + 1, 0] = sum
      right[i + 1] = Self.product(relations[i], outcome, n)
      for j in 0...i {
        let product = Self.product(relations[i], relations[j], n)
        gram[i + 1, j + 1] = product
        gram[j + 1, i + 1] = product
      }
    }
    guard let inverse = gram.symmetricInverse else { return nil }
    // A column that the others tell leaves a pivot of rounding only.
    for i in 0..<k where inverse[i, i] * gram[i, i] > 1e10 { return nil }
    let found = inverse * right
    var residuals = outcome
    for to in 0..<n {
      for from in 0..<n {
        var value = outcome[from, to] - found[0]
        for i in relations.indices { value -= found[i + 1] * relations[i][from, to] }
        residuals[from, to] = from == to ? 0 : value
      }
    }
    let variance = Self.product(residuals, residuals, n) / max(1, all - Double(k))
    coefficients = found
    ratios = (0..<k).map { variance > 0 ? found[$0] / (variance * inverse[$0, $0]).squareRoot() : 0 }
    self.residuals = residuals
  }

  private static func sum(_ a: Matrix, _ n: Int) -> Double {
    var sum = 0.0
    for to in 0..<n { for from in 0..<n where from != to { sum += a.values[to * n + from] } }
    return sum
  }

  private static func product(_ a: Matrix, _ b: Matrix, _ n: Int) -> Double {
    var sum = 0.0
    for to in 0..<n { for from in 0..<n where from != to { sum += a.values[to * n + from] * b.values[to * n + from] } }
    return sum
  }
}
