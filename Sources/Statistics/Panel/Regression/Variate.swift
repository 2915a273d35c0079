/// One column of a regression: numbers, or 1 in the rows of one group and 0 elsewhere.
package enum Variate: Sendable {
  case numbers([Double])
  case indicator([Int32], of: Int32)

  /// Writes the values of some rows.
  func fill(_ rows: Range<Int>, _ out: UnsafeMutablePointer<Double>) {
    switch self {
    case .numbers(let values):
      values.withUnsafeBufferPointer { values in
        guard let base = values.baseAddress else { return }
        out.update(from: base + rows.lowerBound, count: rows.count)
      }
    case .indicator(let codes, let level):
      codes.withUnsafeBufferPointer { codes in
        for (place, row) in rows.enumerated() { out[place] = codes[row] == level ? 1 : 0 }
      }
    }
  }

  package func keeping(_ rows: [Int32]) -> Variate {
    switch self {
    case .numbers(let values): .numbers(rows.map { values[Int($0)] })
    case .indicator(let codes, let level): .indicator(rows.map { codes[Int($0)] }, of: level)
    }
  }
}
