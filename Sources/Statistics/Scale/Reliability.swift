#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How well the items of a scale hang together.
///
/// Source: Cronbach (1951), Psychometrika 16:297–334; the interval of Feldt (1965), Psychometrika 30:357–370.
package struct Reliability: Sendable {
  /// With divisor n − 1.
  package let covariances: Matrix
  package let means: [Double]
  package let respondents: Int

  /// - Parameter items: for each item the answers of all respondents.
  package init(_ items: [[Double]]) {
    let n = items.first?.count ?? 0
    respondents = n
    let means = items.map { $0.reduce(0, +) / Double(n) }
    self.means = means
    var out = Matrix(zeros: items.count, items.count)
    for i in items.indices {
      for j in 0...i {
        var sum = 0.0
        for row in 0..<n { sum += (items[i][row] - means[i]) * (items[j][row] - means[j]) }
        out[i, j] = sum / Double(n - 1)
        out[j, i] = out[i, j]
      }
    }
    covariances = out
  }

  package var count: Int { covariances.rows }
  package var deviations: [Double] { covariances.diagonal.map { $0.squareRoot() } }

  package var correlations: Matrix {
    let spread = deviations
    var out = covariances
    for i in 0..<count { for j in 0..<count { out[i, j] = i == j ? 1 : out[i, j] / (spread[i] * spread[j]) } }
    return out
  }

  private static func alpha(_ matrix: Matrix, _ kept: [Int]) -> Double {
    var total = 0.0
    var own = 0.0
    for i in kept {
      own += matrix[i, i]
      for j in kept { total += matrix[i, j] }
    }
    let k = Double(kept.count)
    return k / (k - 1) * (1 - own / total)
  }

  package var alpha: Double { Self.alpha(covariances, Array(0..<count)) }
  /// With all items brought to one spread.
  package var standardizedAlpha: Double { Self.alpha(correlations, Array(0..<count)) }

  package func alphaWithout(_ item: Int) -> Double? {
    count < 3 ? nil : Self.alpha(covariances, (0..<count).filter { $0 != item })
  }

  package func feldt(level: Double) -> Interval {
    let n = Double(respondents - 1)
    let f = FisherF(n, n * Double(count - 1))
    let tail = (1 - level) / 2
    return Interval(1 - (1 - alpha) * f.quantile(1 - tail), 1 - (1 - alpha) * f.quantile(tail), level: level)
  }

  /// The correlation of an item with the sum of the others.
  package func itemTotal(_ item: Int) -> Double {
    var with = 0.0
    var rest = 0.0
    for i in 0..<count where i != item {
      with += covariances[item, i]
      for j in 0..<count where j != item { rest += covariances[i, j] }
    }
    return with / (covariances[item, item] * rest).squareRoot()
  }

  /// From the largest down.
  package var eigenvalues: [Double] { Array(correlations.eigen.values.reversed()) }

  package var meanCorrelation: Double {
    let all = correlations.values.reduce(0, +) - Double(count)
    return all / Double(count * (count - 1))
  }

  package var sumDeviation: Double { covariances.values.reduce(0, +).squareRoot() }
  /// The standard error of measurement of the sum.
  package var measurementError: Double { sumDeviation * max(0, 1 - alpha).squareRoot() }

  /// Guttman's second bound, of items brought to one spread.
  package var guttmanLambda2: Double {
    let matrix = correlations
    let total = matrix.values.reduce(0, +)
    let k = Double(count)
    let squares = matrix.values.reduce(0) { $0 + $1 * $1 } - k
    return (total - k + (k / (k - 1) * squares).squareRoot()) / total
  }

  /// Guttman's sixth bound, of items brought to one spread: what each item has that the others together do not tell counts as
  /// error. Nil where one item says what others say.
  package var guttmanLambda6: Double? {
    let matrix = correlations
    guard let inverse = matrix.symmetricInverse else { return nil }
    let own = inverse.diagonal.reduce(0) { $0 + 1 / $1 }
    return 1 - own / matrix.values.reduce(0, +)
  }

  /// Two halves, odd and even items, stepped up to the whole (Spearman–Brown).
  package var splitHalf: Double? {
    guard count >= 2 else { return nil }
    var (odd, even, both) = (0.0, 0.0, 0.0)
    for i in 0..<count {
      for j in 0..<count {
        if i % 2 == 0 && j % 2 == 0 { odd += covariances[i, j] }
        if i % 2 == 1 && j % 2 == 1 { even += covariances[i, j] }
        if i % 2 == 0 && j % 2 == 1 { both += covariances[i, j] }
      }
    }
    let r = both / (odd * even).squareRoot()
    return 2 * r / (1 + r)
  }

  /// The covariances with divisor n.
  package var sample: Matrix { (Double(respondents - 1) / Double(respondents)) * covariances }
}
