import COpenBLAS

/// Draws of estimates from their influence functions, without fitting anything again: for bands that hold for a whole curve.
///
/// Source: Callaway & Sant'Anna (2021), Algorithm 1: each draw multiplies every cluster's influence by a random weight of
/// mean 0 and variance 1; spread by the interquartile range, critical value as the quantile of the largest |t|.
package struct MultiplierBootstrap: Sendable {
  package let draws: Int
  /// For each column its draws.
  private let columns: [[Double]]
  package let standardErrors: [Double]

  package enum Weights: String, CaseIterable, Sendable, Codable { case rademacher, mammen }

  /// - Parameter influences: for each estimate the sums of influence within clusters, all of one length.
  /// - Parameter units: by which the sums are divided.
  package init(
    _ influences: [[Double]], units: Int, draws: Int, seed: UInt64, weights: Weights = .rademacher,
    _ work: Work = Work()
  ) throws {
    self.draws = draws
    let clusters = influences.first?.count ?? 0
    let packed = Array(influences.joined())
    let width = influences.count
    Blas.useOneThread()
    let blocks = (draws + Self.together - 1) / Self.together
    let parts = try Blocks.map(blocks, threads: work.threads) { block in
      try work.isAt(0.5 + 0.5 * Double(block) / Double(blocks))
      return Self.block(packed, clusters, width, RandomStream(seed: seed, stream: UInt64(block)), weights)
    }
    let scale = 1 / Double(units)
    columns = (0..<width).map { column in
      (0..<draws).map { draw in
        parts[draw / Self.together][column * Self.together + draw % Self.together] * scale
      }
    }
    standardErrors = columns.map { column in
      let sorted = column.sorted()
      let spread = Self.quantile(sorted, 0.75) - Self.quantile(sorted, 0.25)
      return spread / (2 * 0.674_489_750_196_081_7)
    }
  }

  /// The value that the largest |t| of these columns stays below in a share `level` of the draws.
  package func critical(_ columns: [Int], level: Double) -> Double? {
    let usable = columns.filter { standardErrors[$0] > 1e-12 }
    if usable.isEmpty { return nil }
    let largest = (0..<draws).map { draw in
      usable.map { abs(self.columns[$0][draw]) / standardErrors[$0] }.max() ?? 0
    }
    return Self.quantile(largest.sorted(), level)
  }

  /// The smallest value that at least a share p does not exceed.
  private static func quantile(_ sorted: [Double], _ p: Double) -> Double {
    let place = Int((p * Double(sorted.count) - 1e-9).rounded(.up)) - 1
    return sorted[min(max(place, 0), sorted.count - 1)]
  }

  /// Draws made together: one random word gives each of them a sign.
  private static let together = 64
  private static let stretch = 512

  private static func block(
    _ influences: [Double], _ clusters: Int, _ width: Int, _ random: RandomStream, _ weights: Weights
  ) -> [Double] {
    var random = random
    var out = [Double](repeating: 0, count: together * width)
    var drawn = [Double](repeating: 0, count: together * stretch)
    influences.withUnsafeBufferPointer { influences in
      out.withUnsafeMutableBufferPointer { out in
        for start in stride(from: 0, to: clusters, by: stretch) {
          let count = min(stretch, clusters - start)
          drawn.withUnsafeMutableBufferPointer { fill($0, count, &random, weights) }
          cblas_dgemm(
            CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(together), Int32(width), Int32(count), 1, drawn,
            Int32(together), influences.baseAddress.map { $0 + start }, Int32(clusters), 1, out.baseAddress,
            Int32(together))
        }
      }
    }
    return out
  }

  private static func fill(
    _ drawn: UnsafeMutableBufferPointer<Double>, _ count: Int, _ random: inout RandomStream, _ weights: Weights
  ) {
    let one = (1.0).bitPattern
    let root = (5.0).squareRoot()
    for cluster in 0..<count {
      switch weights {
      case .rademacher:
        let bits = random.next()
        for draw in 0..<together {
          drawn[cluster * together + draw] = Double(bitPattern: one | (bits >> UInt64(draw)) << 63)
        }
      case .mammen:
        let low = (1 - root) / 2
        let high = (1 + root) / 2
        for draw in 0..<together {
          drawn[cluster * together + draw] = random.uniform() < (root + 1) / (2 * root) ? low : high
        }
      }
    }
  }
}
