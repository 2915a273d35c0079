import Vocabulary

/// How often the statistic would be as far from nought had treatment been given to other clusters, all choices alike.
///
/// For a regressor of two values that does not change within a cluster. The statistic is t with CRV1, computed for each
/// choice from the cross-products of the clusters. Source: Fisher (1935); MacKinnon & Webb (2020), Journal of
/// Econometrics 218:435–450 (RI-t).
package struct RandomisationInference: Sendable {
  package let p: Double
  package let draws: Int
  package let isEnumerated: Bool
  package let treated: Int
  package let clusters: Int

  /// - Parameter fit: of a model that absorbs the intercept alone.
  init?(
    _ fit: LinearFit, _ moments: ClusterMoments, place: Int, isTreated: [Bool], draws: Int, seed: UInt64
  ) {
    guard fit.model.absorbed.isEmpty, moments.shares.allSatisfy({ $0.count == 1 }) else { return nil }
    let count = moments.clusters
    let chosen = isTreated.indices.filter { isTreated[$0] }
    guard chosen.count > 0, chosen.count < count else { return nil }
    let choice = Choice(fit, moments, place)
    guard let own = choice.squared(chosen) else { return nil }
    treated = chosen.count
    clusters = count
    let different = Self.choices(count, chosen.count)
    isEnumerated = different <= Double(WildBootstrap.mostEnumerated)
    var beyond = 0
    let bound = own * (1 - 1e-10)
    if isEnumerated {
      var combination = Array(0..<chosen.count)
      repeat {
        if let squared = choice.squared(combination), squared >= bound { beyond += 1 }
      } while Self.advance(&combination, below: count)
      self.draws = Int(different)
      p = Double(beyond) / different
    } else {
      for draw in 0..<draws {
        var stream = RandomStream(seed: seed, stream: 1 << 40 + UInt64(draw))
        var all = Array(0..<count)
        for place in 0..<chosen.count { all.swapAt(place, place + stream.integer(below: count - place)) }
        if let squared = choice.squared(Array(all[0..<chosen.count])), squared >= bound { beyond += 1 }
      }
      self.draws = draws
      p = Double(beyond + 1) / Double(draws + 1)
    }
  }

  static func choices(_ n: Int, _ k: Int) -> Double {
    (0..<min(k, n - k)).reduce(1.0) { ($0 * Double(n - $1) / Double($1 + 1)).rounded() }
  }

  /// The next combination in the order of a dictionary; false after the last.
  private static func advance(_ combination: inout [Int], below n: Int) -> Bool {
    let k = combination.count
    for place in (0..<k).reversed() where combination[place] < n - k + place {
      combination[place] += 1
      for next in place + 1..<max(k, place + 1) { combination[next] = combination[next - 1] + 1 }
      return true
    }
    return false
  }

  /// The squared t of a choice of clusters, but for a factor that all choices share.
  private struct Choice {
    let moments: ClusterMoments
    let others: [Int]
    let inverse: Matrix
    /// Residuals of the outcome on the other regressors: by cluster their sum, and their products with those regressors.
    let sums: [Double]
    let products: [[Double]]

    init(_ fit: LinearFit, _ moments: ClusterMoments, _ place: Int) {
      let k = fit.kept.count
      self.moments = moments
      let others = (0..<k).filter { $0 != place }
      self.others = others
      var inner = Matrix(zeros: others.count, others.count)
      var right = [Double](repeating: 0, count: others.count)
      for g in 0..<moments.clusters {
        for (a, i) in others.enumerated() {
          right[a] += moments.product(g, i, k)
          for (b, j) in others.enumerated() { inner[a, b] += moments.product(g, i, j) }
        }
      }
      let inverse = inner.scaledInverse
      self.inverse = inverse
      let slopes = inverse * right
      sums = (0..<moments.clusters).map { g in
        let sums = moments.shares[g][0].sums
        return others.enumerated().reduce(sums[k]) { $0 - slopes[$1.offset] * sums[$1.element] }
      }
      products = (0..<moments.clusters).map { g in
        others.map { i in
          others.enumerated().reduce(moments.product(g, i, k)) {
            $0 - slopes[$1.offset] * moments.product(g, i, $1.element)
          }
        }
      }
    }

    func squared(_ chosen: [Int]) -> Double? {
      let width = others.count
      var weight = 0.0
      var total = 0.0
      var pull = 0.0
      var along = [Double](repeating: 0, count: width)
      var isChosen = [Bool](repeating: false, count: moments.clusters)
      for g in chosen {
        isChosen[g] = true
        let share = moments.shares[g][0]
        weight += share.weight
        total = share.total
        pull += sums[g]
        for (a, i) in others.enumerated() { along[a] += share.sums[i] }
      }
      let slopes = inverse * along
      let mean = weight / total
      let bottom = weight - weight * mean - zip(along, slopes).reduce(0) { $0 + $1.0 * $1.1 }
      if bottom <= 1e-10 * weight { return nil }
      let effect = pull / bottom
      var squares = 0.0
      for g in 0..<moments.clusters {
        let share = moments.shares[g][0]
        let own = (isChosen[g] ? 1 : 0) - mean
        var score = own * sums[g]
        var size = own * own * share.weight
        for a in 0..<width {
          score -= slopes[a] * products[g][a]
          size -= 2 * own * slopes[a] * share.sums[others[a]]
          for b in 0..<width { size += slopes[a] * slopes[b] * moments.product(g, others[a], others[b]) }
        }
        let difference = score - effect * size
        squares += difference * difference
      }
      return squares > 0 ? pull * pull / squares : nil
    }
  }
}
