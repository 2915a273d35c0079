import COpenBLAS
import Vocabulary

/// A linear regression with groups whose own levels are taken out: columns of equal length with nothing missing.
package struct LinearModel: Sendable {
  package var outcome: [Double]
  package var names: [String]
  package var regressors: [Variate]
  package var weights: [Double]?
  /// The kinds of groups whose effects are absorbed; the intercept alone where there are none.
  package var absorbed: [Groups]

  package init(
    outcome: [Double], regressors: [(String, Variate)], weights: [Double]? = nil, absorbed: [Groups] = []
  ) {
    self.outcome = outcome
    self.names = regressors.map(\.0)
    self.regressors = regressors.map(\.1)
    self.weights = weights
    self.absorbed = absorbed
  }

  package var rows: Int { outcome.count }

  /// With some rows only.
  package func keeping(_ rows: [Int32]) -> LinearModel {
    var out = self
    out.outcome = rows.map { outcome[Int($0)] }
    out.regressors = regressors.map { $0.keeping(rows) }
    out.weights = weights.map { weights in rows.map { weights[Int($0)] } }
    out.absorbed = absorbed.map { $0.keeping(rows) }
    return out
  }
}

/// Columns with their absorbed effects taken off, given out a few rows at a time; each row times the root of its weight.
struct Within: Sendable {
  let columns: [Variate]
  let weights: [Double]?
  let absorption: Absorption
  let rows: Int

  static let step = GroupSums.step

  init(_ model: LinearModel, _ work: Work) throws {
    let kinds = model.absorbed.isEmpty ? [Groups(together: model.rows)] : model.absorbed
    let columns = model.regressors + [.numbers(model.outcome)]
    self.init(model, try Absorption(of: columns, weights: model.weights, kinds: kinds, work))
  }

  init(_ model: LinearModel, _ absorption: Absorption) {
    columns = model.regressors + [.numbers(model.outcome)]
    weights = model.weights
    rows = model.rows
    self.absorption = absorption
  }

  /// Calls `body` with the first row, the number of rows and the columns, `Within.step` apart and padded with noughts to eights.
  func visit(_ range: Range<Int>, _ body: (Range<Int>, UnsafeMutablePointer<Double>) -> Void) {
    let buffer = UnsafeMutablePointer<Double>.allocate(capacity: Self.step * columns.count)
    buffer.initialize(repeating: 0, count: Self.step * columns.count)
    defer { buffer.deallocate() }
    for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.step) {
      let part = start..<min(start + Self.step, range.upperBound)
      for (place, column) in columns.enumerated() { column.fill(part, buffer + place * Self.step) }
      absorption.remove(from: buffer, stride: Self.step, rows: part)
      scale(buffer, part)
      let padded = min(Self.step, (part.count + 7) / 8 * 8)
      for j in columns.indices { for place in part.count..<padded { buffer[j * Self.step + place] = 0 } }
      body(part, buffer)
    }
  }

  private func scale(_ buffer: UnsafeMutablePointer<Double>, _ rows: Range<Int>) {
    guard let weights else { return }
    for (place, row) in rows.enumerated() {
      let root = weights[row].squareRoot()
      for j in columns.indices { buffer[j * Self.step + place] *= root }
    }
  }

  /// The products of all columns with each other, summed over the rows.
  func products(_ work: Work) throws -> Matrix {
    let width = columns.count
    let parts = try Blocks.overRows(rows, threads: work.threads) { range in
      var sums = [Double](repeating: 0, count: width * width)
      visit(range) { part, buffer in
        sums.withUnsafeMutableBufferPointer { sums in
          guard let sums = sums.baseAddress else { return }
          if width > 12 {
            cblas_dsyrk(
              CblasColMajor, CblasUpper, CblasTrans, Int32(width), Int32(part.count), 1, buffer, Int32(Self.step), 1,
              sums, Int32(width))
          } else {
            for a in 0..<width {
              for b in a..<width {
                sums[b * width + a] += Self.dot(buffer + a * Self.step, buffer + b * Self.step, part.count)
              }
            }
          }
        }
      }
      return sums
    }
    var out = Matrix(zeros: width, width)
    for part in parts { for place in out.values.indices { out.values[place] += part[place] } }
    for a in 0..<width { for b in a..<width { out[b, a] = out[a, b] } }
    return out
  }

  /// The sum of products of two columns that are padded with noughts to eights.
  static func dot(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ count: Int) -> Double {
    let (a, b) = (UnsafeRawPointer(a), UnsafeRawPointer(b))
    var sum = SIMD8<Double>.zero
    for offset in stride(from: 0, to: count * 8, by: 64) {
      sum +=
        a.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
        * b.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
    }
    return sum.sum()
  }

  /// Weighted sums of squares of the columns around their means, before anything is absorbed.
  func spreads(_ work: Work) throws -> [Double] {
    try columns.map { column in
      let shift = UnsafeMutablePointer<Double>.allocate(capacity: 1)
      defer { shift.deallocate() }
      shift.pointee = 0
      if rows > 0 { column.fill(0..<1, shift) }
      let origin = shift.pointee
      let parts = try Blocks.overRows(rows, threads: work.threads) { range in
        let buffer = UnsafeMutablePointer<Double>.allocate(capacity: Self.step)
        defer { buffer.deallocate() }
        var out = SIMD3<Double>.zero
        for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.step) {
          let part = start..<min(start + Self.step, range.upperBound)
          column.fill(part, buffer)
          for (place, row) in part.enumerated() {
            let weight = weights?[row] ?? 1
            let value = buffer[place] - origin
            out += SIMD3(weight, weight * value, weight * value * value)
          }
        }
        return out
      }
      let sums = parts.reduce(SIMD3<Double>.zero, +)
      return sums[0] > 0 ? max(0, sums[2] - sums[1] * sums[1] / sums[0]) : 0
    }
  }
}
