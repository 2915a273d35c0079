/// Sums of columns by group, in one pass over the rows.
///
/// Each of a few stretches of rows, whose borders follow from the data alone, fills its own table; the tables are added
/// in order, so no number of threads changes a digit.
struct GroupSums: Sendable {
  /// For each group the weighted sums of the columns, side by side.
  var sums: [Double]
  /// For each group the sum of the weights.
  var weights: [Double]
  let width: Int

  /// Rows taken at once, few enough that their columns stay in the nearest memory.
  static let step = 2_048

  static func stretches(_ rows: Int, table: Int) -> [Range<Int>] {
    let count = max(1, min(8, rows / 65_536, 4_000_000 / max(1, table)))
    return (0..<count).map { rows * $0 / count..<rows * ($0 + 1) / count }
  }

  init(_ columns: [Variate], weights: [Double]?, by groups: Groups, threads: Int) throws {
    let rows = groups.codes.count
    let width = columns.count
    let stretches = Self.stretches(rows, table: groups.count * (width + 1))
    let parts = try Blocks.map(stretches.count, threads: threads) { index in
      Self.sum(columns, weights, groups, stretches[index])
    }
    self = parts[0]
    for part in parts.dropFirst() {
      for place in sums.indices { sums[place] += part.sums[place] }
      for place in self.weights.indices { self.weights[place] += part.weights[place] }
    }
  }

  private init(zeros groups: Int, width: Int) {
    sums = [Double](repeating: 0, count: groups * width)
    weights = [Double](repeating: 0, count: groups)
    self.width = width
  }

  private static func sum(_ columns: [Variate], _ weights: [Double]?, _ groups: Groups, _ rows: Range<Int>) -> GroupSums
  {
    var out = GroupSums(zeros: groups.count, width: columns.count)
    let width = columns.count
    let buffer = UnsafeMutablePointer<Double>.allocate(capacity: step * max(1, width))
    defer { buffer.deallocate() }
    groups.codes.withUnsafeBufferPointer { codes in
      out.sums.withUnsafeMutableBufferPointer { sums in
        out.weights.withUnsafeMutableBufferPointer { totals in
          for start in stride(from: rows.lowerBound, to: rows.upperBound, by: step) {
            let part = start..<min(start + step, rows.upperBound)
            for (place, column) in columns.enumerated() { column.fill(part, buffer + place * step) }
            if let weights {
              for row in part {
                let group = Int(codes[row])
                totals[group] += weights[row]
                for j in 0..<width {
                  sums[group * width + j] += weights[row] * buffer[j * step + row - start]
                }
              }
            } else {
              for row in part { totals[Int(codes[row])] += 1 }
              for j in 0..<width {
                let column = buffer + j * step
                for row in part { sums[Int(codes[row]) * width + j] += column[row - start] }
              }
            }
          }
        }
      }
    }
    return out
  }
}
