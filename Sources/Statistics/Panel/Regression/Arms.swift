/// How many clusters stand on either side of a comparison.
struct Arms: Hashable, Sendable, Codable {
  /// Clusters with a row where the regressor is the larger of its two values; all clusters for a regressor of more values.
  var treated: Int
  /// Clusters with a row where it is the smaller.
  var untreated: Int

  /// Fewer clusters than this on either side cannot carry a p value from a sandwich.
  /// Source: MacKinnon & Webb (2017), Journal of Applied Econometrics 32:233–254; `evidence.md` §7.
  static let fewest = 6

  var areTooFew: Bool { min(treated, untreated) < Self.fewest }

  init(_ values: Variate, _ clusters: Groups) {
    let rows = clusters.codes.count
    let buffer = UnsafeMutablePointer<Double>.allocate(capacity: GroupSums.step)
    defer { buffer.deallocate() }
    var found: [Double] = []
    var holds: [[Bool]] = []
    for start in stride(from: 0, to: rows, by: GroupSums.step) {
      let part = start..<min(start + GroupSums.step, rows)
      values.fill(part, buffer)
      for row in part {
        let value = buffer[row - start]
        var place = found.count
        if !found.isEmpty, value == found[0] { place = 0 } else if found.count > 1, value == found[1] { place = 1 }
        if place == found.count {
          if place == 2 {
            (treated, untreated) = (clusters.count, clusters.count)
            return
          }
          found.append(value)
          holds.append([Bool](repeating: false, count: clusters.count))
        }
        holds[place][Int(clusters.codes[row])] = true
      }
    }
    let counts = holds.map { $0.count { $0 } } + [0, 0]
    let isRising = found.count < 2 || found[0] < found[1]
    (treated, untreated) = isRising ? (counts[1], counts[0]) : (counts[0], counts[1])
  }
}
