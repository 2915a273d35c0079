import COpenBLAS
import Vocabulary

/// The normal equations of two or more kinds of fixed effects, over unique cells or over rows.
///
/// The first kind has the most groups. An unknown is a group of any other kind, numbered through.
struct AbsorptionSystem {
  /// Cells, or rows, sorted by their group of the first kind.
  private let codes: [[Int32]]
  private let weights: [Double]
  /// Where each group of the first kind starts among the cells.
  private let starts: [Int]
  /// Sums of weights, and weighted sums of columns, by group: one table for each kind.
  private let tables: [GroupSums]
  /// The first unknown of each kind but the first.
  private let offsets: [Int]
  private let width: Int
  private var unknowns: Int { offsets[offsets.count - 1] }
  private var groups: Int { tables[0].weights.count }

  /// - Parameter codes: by kind, the group of each cell.
  init(cells: GroupSums, codes: [[Int32]], counts: [Int]) {
    let tables = zip(codes, counts).map { codes, count in GroupSums(cells, by: codes, count: count) }
    self.init(tables: tables, codes: codes, weights: cells.weights)
  }

  init(rows tables: [GroupSums], codes: [[Int32]], weights: [Double]?) {
    self.init(tables: tables, codes: codes, weights: weights ?? [Double](repeating: 1, count: codes[0].count))
  }

  private init(tables: [GroupSums], codes: [[Int32]], weights: [Double]) {
    self.tables = tables
    width = tables[0].width
    let sorted = Sorting(codes[0], count: tables[0].weights.count)
    starts = sorted.starts
    self.codes = sorted.isSorted ? codes : codes.map { codes in sorted.order.map { codes[Int($0)] } }
    self.weights = sorted.isSorted ? weights : sorted.order.map { weights[Int($0)] }
    offsets = tables.dropFirst().reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.weights.count) }
  }

  /// For each kind the effect of each group on each column, side by side.
  struct Solution {
    var effects: [[Double]]
    var rank: Int?
    var steps: Int
  }

  func solve(directLimit: Int, _ work: Work) throws -> Solution {
    let right = rightSide()
    if unknowns <= directLimit, squaredCells < 5e9 {
      let (found, rank) = direct(right)
      return Solution(effects: completed(found), rank: groups + rank, steps: 0)
    }
    let (found, steps) = try iterative(right, work)
    return Solution(effects: completed(found), rank: nil, steps: steps)
  }

  /// What the Schur complement costs to write down.
  private var squaredCells: Double {
    (0..<groups).reduce(0.0) { sum, group in
      let cells = Double(starts[group + 1] - starts[group])
      return sum + cells * cells
    }
  }

  /// The sum over the kinds of the effects of a cell, where the cells are in their given order.
  func together(_ effects: [[Double]]) -> [Double] {
    var out = [Double](repeating: 0, count: weights.count * width)
    for (kind, table) in effects.enumerated() {
      for cell in weights.indices {
        let group = Int(codes[kind][cell])
        for j in 0..<width { out[cell * width + j] += table[group * width + j] }
      }
    }
    return out
  }

  /// b₂ − N₂₁ N₁₁⁻¹ b₁, unknown by unknown with the columns side by side.
  private func rightSide() -> [Double] {
    var out = tables.dropFirst().flatMap(\.sums)
    for kind in 1..<codes.count { subtract(tables[0].means, of: 0, from: &out, of: kind) }
    return out
  }

  /// Takes the weighted values of one kind's groups off those of another that share cells with them.
  private func subtract(_ values: [Double], of one: Int, from out: inout [Double], of other: Int) {
    let width = width
    let (offset, start) = (one == 0 ? 0 : offsets[one - 1], other == 0 ? 0 : offsets[other - 1])
    out.withUnsafeMutableBufferPointer { out in
      values.withUnsafeBufferPointer { values in
        codes[one].withUnsafeBufferPointer { ones in
          codes[other].withUnsafeBufferPointer { others in
            weights.withUnsafeBufferPointer { weights in
              for cell in ones.indices {
                let to = (start + Int(others[cell])) * width
                let from = (offset + Int(ones[cell])) * width
                for j in 0..<width { out[to + j] -= weights[cell] * values[from + j] }
              }
            }
          }
        }
      }
    }
  }

  /// The effects of the first kind from those of the others.
  private func completed(_ found: [Double]) -> [[Double]] {
    var first = tables[0].sums
    for kind in 1..<codes.count { subtract(found, of: kind, from: &first, of: 0) }
    for group in 0..<groups where tables[0].weights[group] > 0 {
      for j in 0..<width { first[group * width + j] /= tables[0].weights[group] }
    }
    let others = (1..<codes.count).map { Array(found[offsets[$0 - 1] * width..<offsets[$0] * width]) }
    return [first] + others
  }
}

// MARK: - Direct

extension AbsorptionSystem {
  /// The Schur complement, its Cholesky factorisation with pivots, and the solution with nought for what is not determined.
  private func direct(_ right: [Double]) -> (found: [Double], rank: Int) {
    let order = unknowns
    var schur = dense()
    let diagonal = (0..<order).map { schur[$0 * order + $0] }
    let scale = diagonal.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
    for column in 0..<order { for row in 0..<order { schur[column * order + row] *= scale[row] * scale[column] } }
    var half = CChar(UInt8(ascii: "L"))
    var size = Int32(order)
    var pivots = [Int32](repeating: 0, count: order)
    var rank: Int32 = 0
    var tolerance = 1e-10
    var room = [Double](repeating: 0, count: 2 * order)
    var failure: Int32 = 0
    dpstrf_(&half, &size, &schur, &size, &pivots, &rank, &tolerance, &room, &failure)
    var found = [Double](repeating: 0, count: order * width)
    for j in 0..<width {
      var x = (0..<Int(rank)).map { right[Int(pivots[$0] - 1) * width + j] * scale[Int(pivots[$0] - 1)] }
      cblas_dtrsv(CblasColMajor, CblasLower, CblasNoTrans, CblasNonUnit, rank, schur, size, &x, 1)
      cblas_dtrsv(CblasColMajor, CblasLower, CblasTrans, CblasNonUnit, rank, schur, size, &x, 1)
      for place in 0..<Int(rank) {
        let unknown = Int(pivots[place] - 1)
        found[unknown * width + j] = x[place] * scale[unknown]
      }
    }
    return (found, Int(rank))
  }

  private func dense() -> [Double] {
    let order = unknowns
    var out = [Double](repeating: 0, count: order * order)
    let kinds = codes.count
    var places: [Int] = []
    var shares: [Double] = []
    for group in 0..<groups {
      let total = tables[0].weights[group]
      if total <= 0 { continue }
      places.removeAll(keepingCapacity: true)
      shares.removeAll(keepingCapacity: true)
      for cell in starts[group]..<starts[group + 1] {
        for kind in 1..<kinds {
          places.append(offsets[kind - 1] + Int(codes[kind][cell]))
          shares.append(weights[cell])
        }
      }
      out.withUnsafeMutableBufferPointer { out in
        places.withUnsafeBufferPointer { places in
          shares.withUnsafeBufferPointer { shares in
            for a in places.indices {
              let column = places[a] * order
              let share = shares[a] / total
              for b in places.indices { out[column + places[b]] -= share * shares[b] }
            }
            for start in stride(from: 0, to: places.count, by: kinds - 1) {
              for a in start..<start + kinds - 1 {
                for b in start..<start + kinds - 1 { out[places[a] * order + places[b]] += shares[a] }
              }
            }
          }
        }
      }
    }
    return out
  }
}

// MARK: - Conjugate gradients

extension AbsorptionSystem {
  private func iterative(_ right: [Double], _ work: Work) throws -> (found: [Double], steps: Int) {
    let order = unknowns
    let operation: any SymmetricOperator =
      try sparse(work)
      ?? CellOperator(
        codes: codes, weights: weights, starts: starts, totals: tables[0].weights, offsets: offsets)
    var found = [Double](repeating: 0, count: order * width)
    var most = 0
    for start in stride(from: 0, to: width, by: 4) {
      let lanes = start..<min(start + 4, width)
      let b = (0..<order).map { unknown in
        var out = SIMD4<Double>.zero
        for j in lanes { out[j - start] = right[unknown * width + j] }
        return out
      }
      let (x, steps) = try ConjugateGradients.solve(operation, b, work)
      most = max(most, steps)
      for unknown in 0..<order { for j in lanes { found[unknown * width + j] = x[unknown][j - start] } }
    }
    return (found, most)
  }

  /// The Schur complement row by row, where that costs less than about a second; nil where it would be nearly dense.
  private func sparse(_ work: Work) throws -> SparseSymmetric? {
    let kinds = codes.count
    if squaredCells * Double((kinds - 1) * (kinds - 1)) > 4e8 { return nil }
    let homes = (1..<kinds).map { Sorting(codes[$0], count: offsets[$0] - offsets[$0 - 1]) }
    let order = unknowns
    let ranges = Blocks.ranges(order, size: max(64, order / 32))
    let rows = try Blocks.map(ranges.count, threads: work.threads) { index in
      schurRows(ranges[index], homes)
    }
    return SparseSymmetric(rows)
  }

  private func schurRows(
    _ range: Range<Int>, _ homes: [Sorting]
  ) -> SparseSymmetric.Part {
    var part = SparseSymmetric.Part()
    let order = unknowns
    let kinds = codes.count
    let sums = UnsafeMutablePointer<Double>.allocate(capacity: order)
    sums.initialize(repeating: 0, count: order)
    let isSeen = UnsafeMutablePointer<Bool>.allocate(capacity: order)
    isSeen.initialize(repeating: false, count: order)
    defer {
      sums.deallocate()
      isSeen.deallocate()
    }
    var touched: [Int32] = []
    let totals = tables[0].weights
    let flat = codes.dropFirst().flatMap { $0 }
    let cells = weights.count
    totals.withUnsafeBufferPointer { totals in
      flat.withUnsafeBufferPointer { flat in
        codes[0].withUnsafeBufferPointer { firsts in
          weights.withUnsafeBufferPointer { weights in
            starts.withUnsafeBufferPointer { starts in
              for unknown in range {
                let own = offsets.lastIndex { $0 <= unknown } ?? 0
                let home = homes[own]
                let local = unknown - offsets[own]
                touched.removeAll(keepingCapacity: true)
                for place in home.starts[local]..<home.starts[local + 1] {
                  let cell = Int(home.order[place])
                  let weight = weights[cell]
                  for kind in 0..<kinds - 1 {
                    let to = offsets[kind] + Int(flat[kind * cells + cell])
                    if !isSeen[to] {
                      isSeen[to] = true
                      touched.append(Int32(to))
                    }
                    sums[to] += weight
                  }
                  let first = Int(firsts[cell])
                  let share = weight / totals[first]
                  for other in starts[first]..<starts[first + 1] {
                    let product = share * weights[other]
                    for kind in 0..<kinds - 1 {
                      let to = offsets[kind] + Int(flat[kind * cells + other])
                      if !isSeen[to] {
                        isSeen[to] = true
                        touched.append(Int32(to))
                      }
                      sums[to] -= product
                    }
                  }
                }
                part.append(unknown, touched, sums)
                for to in touched {
                  sums[Int(to)] = 0
                  isSeen[Int(to)] = false
                }
              }
            }
          }
        }
      }
    }
    return part
  }
}

extension GroupSums {
  /// Sums of sums: cells put together into coarser groups.
  init(_ cells: GroupSums, by codes: [Int32], count: Int) {
    width = cells.width
    sums = [Double](repeating: 0, count: count * width)
    weights = [Double](repeating: 0, count: count)
    for cell in codes.indices {
      let group = Int(codes[cell])
      weights[group] += cells.weights[cell]
      for j in 0..<width { sums[group * width + j] += cells.sums[cell * width + j] }
    }
  }
}

/// Rows in the order of their groups, by counting.
struct Sorting {
  let order: [Int32]
  let starts: [Int]
  let isSorted: Bool

  init(_ codes: [Int32], count: Int) {
    var starts = [Int](repeating: 0, count: count + 1)
    var isSorted = true
    var last: Int32 = 0
    for code in codes {
      starts[Int(code) + 1] += 1
      if code < last { isSorted = false }
      last = code
    }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    var order = [Int32](repeating: 0, count: codes.count)
    order.withUnsafeMutableBufferPointer { order in
      next.withUnsafeMutableBufferPointer { next in
        for row in codes.indices {
          let group = Int(codes[row])
          order[next[group]] = Int32(row)
          next[group] += 1
        }
      }
    }
    self.starts = starts
    self.order = order
    self.isSorted = isSorted
  }
}
