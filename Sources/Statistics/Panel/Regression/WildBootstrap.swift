import Vocabulary

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The wild cluster bootstrap of one coefficient's t statistic: residuals keep their clusters, whose signs are drawn anew.
///
/// WCR draws from residuals that obey the null hypothesis, WCU from those of the fit itself; both are of type 11 (plain
/// residuals, CRV1 inside). Everything is computed from the cross-products of the clusters, so a draw costs a few
/// operations for each cluster whatever the number of rows, and for WCR a draw's statistic under any hypothesis β = r is
/// a ratio of polynomials in r, so the interval by inversion needs no new draws.
/// Source: Cameron, Gelbach & Miller (2008), REStat 90; Roodman, MacKinnon, Nielsen & Webb (2019), Stata Journal 19:4–60;
/// MacKinnon, Nielsen & Webb (2023), Journal of Applied Econometrics 38:671–694.
package struct WildBootstrap: Sendable {
  package enum Weights: String, CaseIterable, Sendable, Codable {
    /// +1 or −1. All 2^G draws are taken where they are at most 100,000.
    case rademacher
    /// ±√½, ±1, ±√1½: many different draws from few clusters. Source: Webb (2023), Canadian Journal of Economics 56.
    case webb
  }

  /// Enumerated where there are at most so many different draws.
  package static let mostEnumerated = 100_000

  package let coefficient: Double
  /// CRV1 with (n − 1)/(n − K) · G/(G − 1), every absorbed effect counted in K.
  package let standardError: Double
  package let clusters: Int
  package let weights: Weights
  package let draws: Int
  package let isEnumerated: Bool
  package let restricted: Test
  package let unrestricted: Test
  package var statistic: Double { coefficient / standardError }

  /// What share of the draws lies as far out as the data.
  package struct Test: Sendable {
    /// Draws with |t*| > |t|.
    package var beyond: Int
    /// Draws with |t*| = |t|, to twelve digits.
    package var ties: Int
    package var draws: Int
    package var interval: Interval?

    /// Ties not counted.
    package var strict: Double { Double(beyond) / Double(draws) }
    package var withTies: Double { Double(beyond + ties) / Double(draws) }
  }

  /// - Parameter fit: of a model with one kind of absorbed groups at most (`LinearModel.spelledOut`).
  /// - Parameter place: the coefficient that is tested for being nought.
  package init(
    _ fit: LinearFit, by clusters: Groups, place: Int, weights: Weights? = nil, draws wanted: Int = 9_999,
    seed: UInt64 = 1, level: Double = 0.95, _ work: Work = Work()
  ) throws {
    let moments = try ClusterMoments(fit, by: clusters, work)
    let design = WildDesign(fit, moments, place)
    let count = moments.clusters
    let kind = weights ?? (count <= 12 ? .webb : .rademacher)
    let different = pow(kind == .webb ? 6 : 2, Double(count))
    let enumerated = different <= Double(Self.mostEnumerated)
    let total = enumerated ? Int(different) : wanted
    let size = 1_024
    let ranges = Blocks.ranges(total, size: size)
    let draw = WildDraw(kind: kind, isEnumerated: enumerated, clusters: count, seed: seed)
    let (restrictedStart, unrestrictedStart) = (design.restricted, design.unrestricted)
    let parts = try Blocks.map(ranges.count, threads: work.threads) { block in
      let signs = draw.block(block, ranges[block])
      return (
        restrictedStart.statistics(signs, ranges[block].count),
        unrestrictedStart.statistics(signs, ranges[block].count)
      )
    }
    try work.isAt(0.8)
    let factor = Double(fit.rows - 1) / Double(fit.rows - fit.parameters) * Double(count) / Double(count - 1)
    coefficient = fit.coefficients[place]
    standardError = (factor * design.squaredScores).squareRoot()
    self.clusters = count
    self.weights = kind
    self.draws = total
    isEnumerated = enumerated
    let statistic = coefficient * coefficient / design.squaredScores
    let scale = (coefficient, design.squaredScores)
    restricted = WildSample(parts.flatMap(\.0)).test(statistic, scale, level, linear: true)
    unrestricted = WildSample(parts.flatMap(\.1)).test(statistic, scale, level, linear: false)
  }
}

/// What one draw gives: (n₀ − r n₁)² / (q₀₀ − 2 r q₀₁ + r² q₁₁) is its squared statistic under β = r, but for a factor that
/// the data share.
struct WildStatistic: Sendable {
  var n0: Double
  var n1: Double
  var q00: Double
  var q01: Double
  var q11: Double

  func squared(at r: Double) -> Double {
    let top = n0 - r * n1
    let bottom = q00 - r * (2 * q01 - r * q11)
    return bottom > 0 ? top * top / bottom : 0
  }
}

/// All draws, and what they say of a hypothesis.
private struct WildSample {
  let draws: [WildStatistic]

  init(_ draws: [WildStatistic]) { self.draws = draws }

  static let tie = 1e-10

  func test(
    _ statistic: Double, _ scale: (coefficient: Double, squaredScores: Double), _ level: Double, linear: Bool
  ) -> WildBootstrap.Test {
    let (beyond, ties) = count(at: 0, against: statistic)
    var out = WildBootstrap.Test(beyond: beyond, ties: ties, draws: draws.count)
    guard scale.squaredScores > 0 else { return out }
    let alpha = 1 - level
    if linear {
      let share = { (r: Double) in
        let off = scale.coefficient - r
        return Double(count(at: r, against: off * off / scale.squaredScores).beyond) / Double(draws.count)
      }
      if let low = edge(scale, alpha, -1, share), let high = edge(scale, alpha, 1, share) {
        out.interval = Interval(low, high, level: level)
      }
    } else {
      let sorted = draws.map { $0.squared(at: 0) }.sorted()
      let allowed = Int((alpha * Double(draws.count)).rounded(.down))
      let reach = (sorted[max(0, draws.count - 1 - allowed)] * scale.squaredScores).squareRoot()
      out.interval = Interval(scale.coefficient - reach, scale.coefficient + reach, level: level)
    }
    return out
  }

  private func count(at r: Double, against statistic: Double) -> (beyond: Int, ties: Int) {
    var beyond = 0
    var ties = 0
    let (upper, lower) = (statistic * (1 + Self.tie), statistic * (1 - Self.tie))
    draws.withUnsafeBufferPointer { draws in
      for draw in draws {
        let squared = draw.squared(at: r)
        if squared > upper { beyond += 1 } else if squared >= lower { ties += 1 }
      }
    }
    return (beyond, ties)
  }

  /// Where the p value falls to alpha, on one side of the estimate; nil where it never does within 1,000 standard errors.
  private func edge(
    _ scale: (coefficient: Double, squaredScores: Double), _ alpha: Double, _ side: Double,
    _ share: (Double) -> Double
  ) -> Double? {
    let unit = scale.squaredScores.squareRoot()
    var inner = scale.coefficient
    var pace = 0.25
    var outer = scale.coefficient + side * pace * unit
    while share(outer) > alpha {
      inner = outer
      pace *= pace < 4 ? 1.25 : 2
      if pace > 1_000 { return nil }
      outer = scale.coefficient + side * pace * unit
    }
    for _ in 0..<200 {
      let middle = inner + (outer - inner) / 2
      if middle == inner || middle == outer || abs(outer - inner) <= 1e-13 * unit { break }
      if share(middle) > alpha { inner = middle } else { outer = middle }
    }
    return outer
  }
}

/// The signs and weights of the clusters, draw by draw.
private struct WildDraw: Sendable {
  let kind: WildBootstrap.Weights
  let isEnumerated: Bool
  let clusters: Int
  let seed: UInt64

  private static let webb: [Double] = [
    -1.5.squareRoot(), -1, -0.5.squareRoot(), 0.5.squareRoot(), 1, 1.5.squareRoot(),
  ]

  /// Eight draws side by side, cluster by cluster; the last eight are padded with nought.
  func block(_ number: Int, _ range: Range<Int>) -> [SIMD8<Double>] {
    let eights = (range.count + 7) / 8
    var out = [SIMD8<Double>](repeating: .zero, count: eights * clusters)
    var stream = RandomStream(seed: seed, stream: UInt64(number))
    for draw in 0..<range.count {
      let (eight, lane) = (draw / 8, draw % 8)
      var word: UInt64 = 0
      var left = 0
      var number = UInt64(range.lowerBound + draw)
      for cluster in 0..<clusters {
        switch kind {
        case .rademacher:
          if isEnumerated {
            word = number >> UInt64(cluster)
          } else {
            if left == 0 {
              word = stream.next()
              left = 64
            }
          }
          out[eight * clusters + cluster][lane] = word & 1 == 0 ? 1 : -1
          if !isEnumerated {
            word >>= 1
            left -= 1
          }
        case .webb:
          if isEnumerated {
            out[eight * clusters + cluster][lane] = Self.webb[Int(number % 6)]
            number /= 6
          } else {
            // Sixes out of a fraction of 64 bits: sixteen of them leave 22 bits, so each is even to one in a million.
            if left == 0 {
              word = stream.next()
              left = 16
            }
            let (high, low) = word.multipliedFullWidth(by: 6)
            out[eight * clusters + cluster][lane] = Self.webb[Int(high)]
            word = low
            left -= 1
          }
        }
      }
    }
    return out
  }
}

/// The matrices by which weights become statistics: numerator a · v, and scores C v with C = diag(a) − B S.
private struct WildDesign {
  let restricted: WildStart
  let unrestricted: WildStart
  /// The sum of squared scores of the coefficient in the data.
  let squaredScores: Double

  init(_ fit: LinearFit, _ moments: ClusterMoments, _ place: Int) {
    let k = fit.kept.count
    let direction = fit.bread.column(place).map { $0 }
    // Under the null: outcome and tested column, each without what the other regressors explain.
    var total = Matrix(zeros: k + 1, k + 1)
    for g in 0..<moments.clusters {
      for a in 0...k { for b in 0...k { total[a, b] += moments.product(g, a, b) } }
    }
    let others = (0..<k).filter { $0 != place }
    var inner = Matrix(zeros: others.count, others.count)
    for (a, i) in others.enumerated() { for (b, j) in others.enumerated() { inner[a, b] = total[i, j] } }
    let inverse = inner.scaledInverse
    func slopes(_ target: Int) -> [Double] {
      let found = inverse * others.map { total[$0, target] }
      var out = [Double](repeating: 0, count: k)
      for (a, i) in others.enumerated() { out[i] = found[a] }
      return out
    }
    let outcome = WildResidual(k, slopes(k))
    let column = WildResidual(place, slopes(place))
    let full = WildResidual(k, fit.coefficients)
    restricted = WildStart(fit, moments, direction, outcome, column)
    unrestricted = WildStart(fit, moments, direction, full, nil)
    let own = unrestricted.numerator
    squaredScores = own.reduce(0) { $0 + $1 * $1 }
  }
}

/// A column less a combination of the regressors.
private struct WildResidual {
  let target: Int
  let slopes: [Double]

  init(_ target: Int, _ slopes: [Double]) {
    self.target = target
    self.slopes = slopes
  }

  func score(_ moments: ClusterMoments, _ cluster: Int) -> [Double] {
    (0..<slopes.count).map { a in
      var sum = moments.product(cluster, a, target)
      for b in slopes.indices { sum -= moments.product(cluster, a, b) * slopes[b] }
      return sum
    }
  }

  func sum(_ sums: [Double]) -> Double {
    var out = sums[target]
    for b in slopes.indices { out -= sums[b] * slopes[b] }
    return out
  }
}

/// Scores of draws from one kind of residuals; with the part that grows with the hypothesis, for the restricted ones.
private struct WildStart: Sendable {
  let clusters: Int
  let rank: Int
  let numerator: [Double]
  /// `clusters` × `rank`.
  let left: [Double]
  /// `rank` × `clusters`.
  let right: [Double]
  /// The same for the tested column's own residuals.
  let slopeNumerator: [Double]?
  let slopeRight: [Double]

  init(
    _ fit: LinearFit, _ moments: ClusterMoments, _ direction: [Double], _ residual: WildResidual, _ slope: WildResidual?
  ) {
    let k = fit.kept.count
    clusters = moments.clusters
    rank = k + moments.splitGroups
    var left = [Double](repeating: 0, count: clusters * rank)
    for g in 0..<clusters {
      for a in 0..<k {
        for b in 0..<k { left[g * rank + a] += moments.product(g, a, b) * direction[b] }
      }
      for share in moments.shares[g] {
        var sum = 0.0
        for b in 0..<k { sum += share.sums[b] * direction[b] }
        left[g * rank + k + share.group] = sum / share.total
      }
    }
    self.left = left
    (numerator, right) = Self.sides(fit, moments, direction, residual, rank)
    if let slope {
      let sides = Self.sides(fit, moments, direction, slope, rank)
      (slopeNumerator, slopeRight) = (sides.0, sides.1)
    } else {
      (slopeNumerator, slopeRight) = (nil, [])
    }
  }

  private static func sides(
    _ fit: LinearFit, _ moments: ClusterMoments, _ direction: [Double], _ residual: WildResidual, _ rank: Int
  ) -> ([Double], [Double]) {
    let k = fit.kept.count
    let clusters = moments.clusters
    var numerator = [Double](repeating: 0, count: clusters)
    var right = [Double](repeating: 0, count: rank * clusters)
    for h in 0..<clusters {
      let score = residual.score(moments, h)
      for b in 0..<k { numerator[h] += direction[b] * score[b] }
      let bent = fit.bread * score
      for a in 0..<k { right[a * clusters + h] = bent[a] }
      for share in moments.shares[h] { right[(k + share.group) * clusters + h] = residual.sum(share.sums) }
    }
    return (numerator, right)
  }

  func statistics(_ signs: [SIMD8<Double>], _ count: Int) -> [WildStatistic] {
    var out: [WildStatistic] = []
    out.reserveCapacity(count)
    let first = UnsafeMutablePointer<SIMD8<Double>>.allocate(capacity: 2 * clusters + rank)
    first.initialize(repeating: .zero, count: 2 * clusters + rank)
    defer { first.deallocate() }
    let second = first + clusters
    let room = second + clusters
    signs.withUnsafeBufferPointer { signs in
      guard let start = signs.baseAddress else { return }
      for eight in 0..<(count + 7) / 8 {
        let v = start + eight * clusters
        let n0 = scores(v, numerator, right, first, room)
        var n1 = SIMD8<Double>.zero
        if let slopeNumerator { n1 = scores(v, slopeNumerator, slopeRight, second, room) }
        var (q00, q01, q11) = (SIMD8<Double>.zero, SIMD8<Double>.zero, SIMD8<Double>.zero)
        for g in 0..<clusters { q00 += first[g] * first[g] }
        if slopeNumerator != nil {
          for g in 0..<clusters {
            q01 += first[g] * second[g]
            q11 += second[g] * second[g]
          }
        }
        for lane in 0..<min(8, count - eight * 8) {
          out.append(
            WildStatistic(n0: n0[lane], n1: n1[lane], q00: q00[lane], q01: q01[lane], q11: q11[lane]))
        }
      }
    }
    return out
  }

  /// Writes the scores of eight draws, and gives their numerators.
  private func scores(
    _ v: UnsafePointer<SIMD8<Double>>, _ numerator: [Double], _ right: [Double],
    _ out: UnsafeMutablePointer<SIMD8<Double>>, _ room: UnsafeMutablePointer<SIMD8<Double>>
  ) -> SIMD8<Double> {
    var sum = SIMD8<Double>.zero
    numerator.withUnsafeBufferPointer { numerator in
      right.withUnsafeBufferPointer { right in
        left.withUnsafeBufferPointer { left in
          for m in 0..<rank {
            var part = SIMD8<Double>.zero
            let row = m * clusters
            for h in 0..<clusters { part += right[row + h] * v[h] }
            room[m] = part
          }
          for g in 0..<clusters {
            let own = numerator[g] * v[g]
            sum += own
            var score = own
            for m in 0..<rank { score -= left[g * rank + m] * room[m] }
            out[g] = score
          }
        }
      }
    }
    return sum
  }
}

extension Matrix {
  /// The inverse of a matrix of products, scaled to ones on its diagonal on the way.
  var scaledInverse: Matrix {
    if rows == 0 { return self }
    let scale = diagonal.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
    var scaled = self
    for a in 0..<rows { for b in 0..<rows { scaled[a, b] *= scale[a] * scale[b] } }
    guard var out = scaled.symmetricInverse else { return Matrix(zeros: rows, rows) }
    for a in 0..<rows { for b in 0..<rows { out[a, b] *= scale[a] * scale[b] } }
    return out
  }
}
