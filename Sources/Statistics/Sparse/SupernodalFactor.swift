#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The Cholesky factor of a sparse symmetric positive definite matrix, panel by panel, and the entries of the inverse that
/// lie where the factor has entries.
///
/// Each finished panel hands its outer product to the panels above it, and the inverse comes down the same way, so both
/// cost dense products only. Fronts are cut in tiles whose borders do not depend on the number of threads.
///
/// Sources: Davis (2006), Direct Methods for Sparse Linear Systems, ch. 4; Takahashi, Fagan & Chin (1973) and Erisman &
/// Tinney (1975), Comm. ACM 18:177–179, for the inverse on the pattern.
final class SupernodalFactor: @unchecked Sendable {
  typealias Values = UnsafeMutablePointer<Double>

  let plan: SupernodalPlan
  /// The entries of the matrix, then of its factor; panel by panel, below the diagonal.
  let values: Values
  /// The entries of the inverse at the same positions; valid after `invert`.
  private(set) lazy var inverse: Values = Self.room(plan.storage)
  private let threads: Int
  private let front: Values
  private let tallest: Int
  private static let tile = 128

  init(_ plan: SupernodalPlan, threads: Int) {
    Blas.useOneThread()
    self.plan = plan
    self.threads = threads
    values = Self.room(plan.storage)
    tallest = (0..<plan.panelCount).map { plan.height($0) - plan.width($0) }.max() ?? 0
    front = Self.room(tallest * tallest)
  }

  deinit {
    values.deallocate()
    front.deallocate()
    if hasInverse { inverse.deallocate() }
  }

  private var hasInverse = false

  private static func room(_ count: Int) -> Values {
    let room = Values.allocate(capacity: max(1, count))
    room.initialize(repeating: 0, count: max(1, count))
    return room
  }

  func clear() { memset(values, 0, plan.storage * MemoryLayout<Double>.stride) }

  /// Replaces the matrix by its factor.
  ///
  /// - Returns: the logarithm of the determinant; nil when the matrix is not positive definite.
  func factor() throws -> Double? {
    var sum = CompensatedSum()
    for panel in 0..<plan.panelCount {
      let (height, width) = (plan.height(panel), plan.width(panel))
      nonisolated(unsafe) let block = values + plan.offsets[panel]
      guard Dense.factor(block, order: width, stride: height) else { return nil }
      for column in 0..<width { sum.add(2 * log(block[column * height + column])) }
      let below = height - width
      if below == 0 { continue }
      try tiled(below, by: Self.tile, isWorthThreads: below * width * width > 2_000_000) { rows in
        Dense.solveByTransposed(
          block + width + rows.lowerBound, rows: rows.count, stride: height, lower: block, order: width, height)
      }
      try handUp(panel)
    }
    return sum.value
  }

  private func tiled(_ count: Int, by size: Int, isWorthThreads: Bool, _ body: @Sendable (Range<Int>) -> Void) throws {
    if count <= size { return body(0..<count) }
    _ = try Blocks.overRows(count, size: size, threads: isWorthThreads ? threads : 1, body)
  }

  /// Takes the outer product of a finished panel off the panels above.
  private func handUp(_ panel: Int) throws {
    let (height, width) = (plan.height(panel), plan.width(panel))
    let below = height - width
    nonisolated(unsafe) let block = values + plan.offsets[panel] + width
    try tiled(below, by: Self.tile, isWorthThreads: below * below * width > 4_000_000) { columns in
      let first = columns.lowerBound
      let rows = below - first
      withUnsafeTemporaryAllocation(of: Double.self, capacity: rows * columns.count) { product in
        guard let product = product.baseAddress else { return }
        Dense.multiplyByTransposed(
          product, rows, block + first, height, block + first, height, m: rows, n: columns.count, k: width, sign: 1,
          scale: 0)
        eachColumn(of: panel, columns) { column, target, places in
          let source = product + (column - first) * rows - first
          let target = self.values + target
          for row in column..<below { target[Int(places[row])] -= source[row] }
        }
      }
    }
  }

  /// For some columns below a panel, where they and the rows after them lie among the values: the start of the column, and
  /// the place of each row in it.
  private func eachColumn(
    of panel: Int, _ columns: Range<Int>, _ body: (Int, Int, UnsafePointer<Int32>) -> Void
  ) {
    let below = plan.height(panel) - plan.width(panel)
    plan.rows.withUnsafeBufferPointer { rows in
      guard let all = rows.baseAddress else { return }
      let mine = all + plan.rowStarts[panel] + plan.width(panel)
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: below) { places in
        guard let places = places.baseAddress else { return }
        var column = columns.lowerBound
        while column < columns.upperBound {
          let owner = Int(plan.owners[Int(mine[column])])
          let end = plan.starts[owner + 1]
          let height = plan.height(owner)
          let theirs = all + plan.rowStarts[owner]
          var at = Int(mine[column] - plan.starts[owner])
          for row in column..<below {
            at = Self.find(mine[row], in: theirs, from: at, height)
            places[row] = Int32(truncatingIfNeeded: at)
          }
          while column < columns.upperBound, mine[column] < end {
            body(column, plan.offsets[owner] + Int(mine[column] - plan.starts[owner]) * height, places)
            column += 1
          }
        }
      }
    }
  }

  /// The place of a row in a rising list that has it, at or after a place.
  @inline(__always)
  private static func find(_ row: Int32, in list: UnsafePointer<Int32>, from start: Int, _ count: Int) -> Int {
    var low = start
    if list[low] == row { return low }
    var step = 1
    while low + step < count, list[low + step] < row {
      low += step
      step *= 2
    }
    var high = min(low + step, count - 1)
    while low < high {
      let middle = (low + high) / 2
      if list[middle] < row { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

// MARK: - Solutions

extension SupernodalFactor {
  /// B ← B L⁻ᵀ for the rows of B, each as long as the matrix, `width` of them side by side at every place of the order.
  func solveForward(_ b: Values, width: Int) {
    withRows { rows, room in
      for panel in 0..<plan.panelCount {
        let (height, columns) = (plan.height(panel), plan.width(panel))
        let below = height - columns
        let block = values + plan.offsets[panel]
        let own = b + Int(plan.starts[panel]) * width
        Dense.solveByTransposed(own, rows: width, stride: width, lower: block, order: columns, height)
        let mine = rows + plan.rowStarts[panel] + columns
        if columns == 1 {
          for row in 0..<below {
            let (target, scale) = (b + Int(mine[row]) * width, block[1 + row])
            for c in 0..<width { target[c] -= scale * own[c] }
          }
          continue
        }
        for first in stride(from: 0, to: below, by: Self.tile) {
          let count = min(Self.tile, below - first)
          withUnsafeTemporaryAllocation(of: Double.self, capacity: width * count) { product in
            guard let product = product.baseAddress else { return }
            Dense.multiplyByTransposed(
              product, width, own, width, block + columns + first, height, m: width, n: count, k: columns, sign: 1,
              scale: 0)
            for row in 0..<count {
              let (target, source) = (b + Int(mine[first + row]) * width, product + row * width)
              for c in 0..<width { target[c] -= source[c] }
            }
          }
        }
      }
    }
  }

  /// B ← B L⁻¹, laid out likewise.
  func solveBackward(_ b: Values, width: Int) {
    withRows { rows, room in
      for panel in (0..<plan.panelCount).reversed() {
        let (height, columns) = (plan.height(panel), plan.width(panel))
        let below = height - columns
        let block = values + plan.offsets[panel]
        let own = b + Int(plan.starts[panel]) * width
        let mine = rows + plan.rowStarts[panel] + columns
        if columns == 1 {
          for row in 0..<below {
            let (source, scale) = (b + Int(mine[row]) * width, block[1 + row])
            for c in 0..<width { own[c] -= scale * source[c] }
          }
        } else {
          for first in stride(from: 0, to: below, by: Self.tile) {
            let count = min(Self.tile, below - first)
            withUnsafeTemporaryAllocation(of: Double.self, capacity: width * count) { gathered in
              guard let gathered = gathered.baseAddress else { return }
              for row in 0..<count {
                (gathered + row * width).update(from: b + Int(mine[first + row]) * width, count: width)
              }
              Dense.multiply(
                own, width, gathered, width, block + columns + first, height, m: width, n: columns, k: count, sign: -1,
                scale: 1)
            }
          }
        }
        Dense.solve(own, rows: width, stride: width, lower: block, order: columns, height)
      }
    }
  }

  /// B ← B Lᵀ, laid out likewise: what takes independent draws to draws with the matrix as their covariance.
  func multiplyByFactor(_ b: Values, width: Int) {
    withRows { rows, room in
      for panel in (0..<plan.panelCount).reversed() {
        let (height, columns) = (plan.height(panel), plan.width(panel))
        let block = values + plan.offsets[panel]
        let own = b + Int(plan.starts[panel]) * width
        let mine = rows + plan.rowStarts[panel]
        for column in (0..<columns).reversed() {
          let source = own + column * width
          for row in column + 1..<max(height, column + 1) {
            let (target, scale) = (b + Int(mine[row]) * width, block[column * height + row])
            for c in 0..<width { target[c] += scale * source[c] }
          }
          for c in 0..<width { source[c] *= block[column * height + column] }
        }
      }
    }
  }

  private func withRows(_ body: (UnsafePointer<Int32>, Values) -> Void) {
    plan.rows.withUnsafeBufferPointer { rows in
      if let rows = rows.baseAddress { body(rows, front) }
    }
  }
}

// MARK: - The inverse

extension SupernodalFactor {
  /// Fills `inverse` from the factor, from the last panel to the first.
  func invert() throws {
    hasInverse = true
    let inverse = inverse
    for panel in (0..<plan.panelCount).reversed() {
      let (height, width) = (plan.height(panel), plan.width(panel))
      let below = height - width
      nonisolated(unsafe) let block = values + plan.offsets[panel]
      nonisolated(unsafe) let out = inverse + plan.offsets[panel]
      for column in 0..<width {
        for row in 0..<width { out[column * height + row] = row == column ? 1 : 0 }
      }
      if below > 0 {
        try gather(panel)
        nonisolated(unsafe) let front = front
        try tiled(below, by: Self.tile, isWorthThreads: below * below * width > 4_000_000) { rows in
          Dense.multiply(
            out + width + rows.lowerBound, height, front + rows.lowerBound, below, block + width, height,
            m: rows.count, n: width, k: below, sign: 1, scale: 0)
        }
        try tiled(width, by: 32, isWorthThreads: below * width * width > 4_000_000) { columns in
          Dense.multiplyTransposed(
            out + columns.lowerBound * height, height, block + width, height, out + width + columns.lowerBound * height,
            height, m: width, n: columns.count, k: below, sign: 1, scale: 1)
        }
        try tiled(below, by: Self.tile, isWorthThreads: below * width * width > 2_000_000) { rows in
          let rest = out + width + rows.lowerBound
          Dense.solve(rest, rows: rows.count, stride: height, lower: block, order: width, height)
          for column in 0..<width { for row in 0..<rows.count { rest[column * height + row].negate() } }
        }
      }
      Dense.solve(out, rows: width, stride: height, lower: block, order: width, height)
      Dense.solveFromLeftByTransposed(out, columns: width, stride: height, lower: block, order: width, height)
    }
  }

  /// Lays the part of the inverse that belongs to the rows below a panel side by side in `front`.
  private func gather(_ panel: Int) throws {
    let below = plan.height(panel) - plan.width(panel)
    nonisolated(unsafe) let (front, inverse) = (front, inverse)
    try tiled(below, by: Self.tile, isWorthThreads: below * below > 250_000) { columns in
      eachColumn(of: panel, columns) { column, source, places in
        let source = inverse + source
        let target = front + column * below
        for row in column..<below {
          let value = source[Int(places[row])]
          target[row] = value
          front[row * below + column] = value
        }
      }
    }
  }
}

/// A sum that carries along what rounding took from it (Kahan 1965, in Neumaier's form).
struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var lost = 0.0

  var value: Double { sum + lost }

  mutating func add(_ term: Double) {
    let next = sum + term
    lost += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
    sum = next
  }
}
