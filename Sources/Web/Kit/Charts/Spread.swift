/// Moves things that stand in a line just far enough apart, each as near as can be to where it would like to be.
enum Spread {
  /// Starts of the things, in the order given. They keep their order, and stay within the bounds as long as they fit.
  ///
  /// The sum of squared moves is least: pool adjacent violators (Barlow et al., 1972).
  static func starts(centres: [Double], sizes: [Double], gap: Double, within bounds: ClosedRange<Double>) -> [Double] {
    // Without the sizes of those before it, each thing only has to come no earlier than its neighbour.
    var offsets: [Double] = []
    var total = 0.0
    for size in sizes {
      offsets.append(total)
      total += size + gap
    }
    let room = max(bounds.lowerBound, bounds.upperBound - (total - gap))
    let wishes = centres.indices.map { centres[$0] - sizes[$0] / 2 - offsets[$0] }
    let pooled = ascending(wishes).map { min(max($0, bounds.lowerBound), room) }
    return pooled.indices.map { pooled[$0] + offsets[$0] }
  }

  /// The nearest sequence that never falls.
  private static func ascending(_ wishes: [Double]) -> [Double] {
    var pools: [(mean: Double, count: Int)] = []
    for wish in wishes {
      pools.append((wish, 1))
      while pools.count > 1, pools[pools.count - 2].mean > pools[pools.count - 1].mean {
        let last = pools.removeLast()
        let before = pools.removeLast()
        let count = last.count + before.count
        pools.append(((last.mean * Double(last.count) + before.mean * Double(before.count)) / Double(count), count))
      }
    }
    return pools.flatMap { Array(repeating: $0.mean, count: $0.count) }
  }
}
