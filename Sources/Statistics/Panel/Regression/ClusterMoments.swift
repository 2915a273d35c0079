import Vocabulary

/// Sums of products within each cluster, after absorption: all that the bias-reduced variance, the wild bootstrap and
/// randomisation need to know of the rows.
struct ClusterMoments: Sendable {
  let clusters: Int
  /// Columns: the kept regressors, then the outcome.
  let width: Int
  /// For each cluster the products of its columns, `width` × `width`.
  let products: [Double]
  /// Absorbed groups that reach over several clusters: for each cluster its share of each.
  let shares: [[Share]]
  /// The number of absorbed groups that reach over several clusters.
  let splitGroups: Int

  /// A cluster's part of an absorbed group that others share.
  struct Share: Sendable {
    let group: Int
    /// The weight of the group in this cluster, and in all.
    let weight: Double
    let total: Double
    /// Sums of the columns over this cluster's part.
    let sums: [Double]
  }

  func product(_ cluster: Int, _ a: Int, _ b: Int) -> Double { products[(cluster * width + a) * width + b] }

  /// - Parameter fit: of a model with one kind of absorbed groups at most.
  init(_ fit: LinearFit, by clusters: Groups, _ work: Work) throws {
    precondition(fit.model.absorbed.count <= 1)
    self.clusters = clusters.count
    let lanes = fit.kept + [fit.model.regressors.count]
    let width = lanes.count
    self.width = width
    products = try Self.products(fit, lanes, clusters, work)
    let groups = fit.model.absorbed.first ?? Groups(together: fit.rows)
    (shares, splitGroups) = try Self.shares(fit, lanes, clusters, groups)
  }

  private static func products(_ fit: LinearFit, _ lanes: [Int], _ clusters: Groups, _ work: Work) throws -> [Double] {
    let width = lanes.count
    let stretches = GroupSums.stretches(fit.rows, table: clusters.count * width * width)
    let parts = try Blocks.map(stretches.count, threads: work.threads) { index in
      var sums = [Double](repeating: 0, count: clusters.count * width * width)
      sums.withUnsafeMutableBufferPointer { sums in
        clusters.codes.withUnsafeBufferPointer { codes in
          fit.within.visit(stretches[index]) { part, buffer in
            for (offset, row) in part.enumerated() {
              let start = Int(codes[row]) * width * width
              for a in 0..<width {
                let left = buffer[lanes[a] * Within.step + offset]
                for b in a..<width { sums[start + a * width + b] += left * buffer[lanes[b] * Within.step + offset] }
              }
            }
          }
        }
      }
      return sums
    }
    var out = parts[0]
    for part in parts.dropFirst() { for place in out.indices { out[place] += part[place] } }
    for cluster in 0..<clusters.count {
      let start = cluster * width * width
      for a in 0..<width { for b in 0..<a { out[start + a * width + b] = out[start + b * width + a] } }
    }
    return out
  }

  private static func shares(
    _ fit: LinearFit, _ lanes: [Int], _ clusters: Groups, _ groups: Groups
  ) throws -> ([[Share]], Int) {
    if groups.isNested(in: clusters) { return (Array(repeating: [], count: clusters.count), 0) }
    let width = lanes.count
    let pairs = groups.crossed(with: clusters)
    var sums = [Double](repeating: 0, count: pairs.count * width)
    var weights = [Double](repeating: 0, count: pairs.count)
    var home = [(group: Int, cluster: Int)](repeating: (0, 0), count: pairs.count)
    fit.within.visit(0..<fit.rows) { part, buffer in
      for (offset, row) in part.enumerated() {
        let pair = Int(pairs.codes[row])
        let weight = fit.model.weights?[row] ?? 1
        home[pair] = (Int(groups.codes[row]), Int(clusters.codes[row]))
        weights[pair] += weight
        let root = weight.squareRoot()
        for (place, lane) in lanes.enumerated() {
          sums[pair * width + place] += root * buffer[lane * Within.step + offset]
        }
      }
    }
    var totals = [Double](repeating: 0, count: groups.count)
    var homes = [Int](repeating: 0, count: groups.count)
    for pair in 0..<pairs.count {
      totals[home[pair].group] += weights[pair]
      homes[home[pair].group] += 1
    }
    var numbers = [Int](repeating: -1, count: groups.count)
    var split = 0
    for group in 0..<groups.count where homes[group] > 1 {
      numbers[group] = split
      split += 1
    }
    var out = [[Share]](repeating: [], count: clusters.count)
    for pair in 0..<pairs.count where numbers[home[pair].group] >= 0 {
      out[home[pair].cluster].append(
        Share(
          group: numbers[home[pair].group], weight: weights[pair], total: totals[home[pair].group],
          sums: Array(sums[pair * width..<(pair + 1) * width])))
    }
    return (out, split)
  }
}
