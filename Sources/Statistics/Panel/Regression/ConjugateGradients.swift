import Vocabulary

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A symmetric positive semidefinite matrix, known by what it makes of four vectors at once.
protocol SymmetricOperator: Sendable {
  var diagonal: [Double] { get }
  func apply(
    _ x: UnsafePointer<SIMD4<Double>>, _ y: UnsafeMutablePointer<SIMD4<Double>>, _ threads: Int) throws
}

/// Conjugate gradients with the diagonal as preconditioner, for four right-hand sides side by side.
///
/// Source: Hestenes & Stiefel (1952). A singular system is solved where its right-hand side lies in its range, as that of
/// normal equations does.
enum ConjugateGradients {
  static let tolerance = 1e-10
  static let mostSteps = 10_000

  static func solve(
    _ matrix: any SymmetricOperator, _ right: [SIMD4<Double>], _ work: Work
  ) throws -> (x: [SIMD4<Double>], steps: Int) {
    let order = right.count
    let room = Room(order)
    let (x, r, z, p, q) = (room[0], room[1], room[2], room[3], room[4])
    let inverse = matrix.diagonal.map { $0 > 0 ? 1 / $0 : 0 }
    var goal = SIMD4<Double>.zero
    var rho = SIMD4<Double>.zero
    for i in 0..<order {
      r[i] = right[i]
      z[i] = inverse[i] * r[i]
      p[i] = z[i]
      goal += r[i] * r[i]
      rho += r[i] * z[i]
    }
    goal *= tolerance * tolerance
    for step in 0..<mostSteps {
      var size = SIMD4<Double>.zero
      for i in 0..<order { size += r[i] * r[i] }
      if all(size .<= goal) { return ((0..<order).map { x[$0] }, step) }
      try work.isAt(0.2 + 0.6 * min(1, Double(step) / 200))
      try matrix.apply(UnsafePointer(p), q, work.threads)
      var curve = SIMD4<Double>.zero
      for i in 0..<order { curve += p[i] * q[i] }
      let running = (size .> goal) .& (curve .> 0)
      let pace = SIMD4<Double>.zero.replacing(with: rho / curve, where: running)
      var next = SIMD4<Double>.zero
      for i in 0..<order {
        x[i] += pace * p[i]
        r[i] -= pace * q[i]
        z[i] = inverse[i] * r[i]
        next += r[i] * z[i]
      }
      let turn = SIMD4<Double>.zero.replacing(with: next / rho, where: running)
      for i in 0..<order { p[i] = z[i] + turn * p[i] }
      rho = next
    }
    throw Refusal(
      "absorb", "absorb.unsettled",
      Phrase(
        "The fixed effects did not settle in \(mostSteps.grouped) steps: some groups hang together by very few rows. Absorb fewer kinds of groups, or leave out those that share no rows with the others.",
        es:
          "Los efectos fijos no se estabilizaron en \(mostSteps.grouped) pasos: algunos grupos están unidos por muy pocas filas. Absorba menos tipos de grupos o deje fuera los que no comparten filas con los demás."
      ))
  }

  /// Five vectors of the length of the solution.
  private final class Room {
    private let start: UnsafeMutablePointer<SIMD4<Double>>
    private let order: Int

    init(_ order: Int) {
      self.order = order
      start = .allocate(capacity: 5 * order)
      start.initialize(repeating: .zero, count: 5 * order)
    }

    deinit { start.deallocate() }

    subscript(index: Int) -> UnsafeMutablePointer<SIMD4<Double>> { start + index * order }
  }
}

/// Rows of a sparse symmetric matrix, one after another.
struct SparseSymmetric: SymmetricOperator {
  let diagonal: [Double]
  private let starts: [Int]
  private let places: [Int32]
  private let values: [Double]

  /// The rows of a stretch of unknowns.
  struct Part: Sendable {
    var diagonal: [Double] = []
    var lengths: [Int] = []
    var places: [Int32] = []
    var values: [Double] = []

    mutating func append(_ row: Int, _ touched: [Int32], _ sums: UnsafePointer<Double>) {
      diagonal.append(sums[row])
      lengths.append(touched.count)
      for place in touched {
        places.append(place)
        values.append(sums[Int(place)])
      }
    }
  }

  init(_ parts: [Part]) {
    diagonal = parts.flatMap(\.diagonal)
    starts = parts.flatMap(\.lengths).reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    places = parts.flatMap(\.places)
    values = parts.flatMap(\.values)
  }

  func apply(
    _ x: UnsafePointer<SIMD4<Double>>, _ y: UnsafeMutablePointer<SIMD4<Double>>, _ threads: Int
  ) throws {
    let x = Vector(x)
    let y = Target(y)
    let order = diagonal.count
    // Rows differ much in length, so the stretches are cut by entries.
    let cuts = 8
    _ = try Blocks.map(cuts, threads: threads) { cut in
      let from = row(holding: values.count * cut / cuts)
      let to = cut == cuts - 1 ? order : row(holding: values.count * (cut + 1) / cuts)
      places.withUnsafeBufferPointer { places in
        values.withUnsafeBufferPointer { values in
          starts.withUnsafeBufferPointer { starts in
            for row in from..<to {
              var sum = SIMD4<Double>.zero
              for place in starts[row]..<starts[row + 1] { sum += values[place] * x.start[Int(places[place])] }
              y.start[row] = sum
            }
          }
        }
      }
    }
  }

  /// The first row that starts at an entry or after it.
  private func row(holding entry: Int) -> Int {
    var (low, high) = (0, diagonal.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < entry { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

private struct Vector: @unchecked Sendable {
  let start: UnsafePointer<SIMD4<Double>>
  init(_ start: UnsafePointer<SIMD4<Double>>) { self.start = start }
}

/// Each thread writes its own rows.
private struct Target: @unchecked Sendable {
  let start: UnsafeMutablePointer<SIMD4<Double>>
  init(_ start: UnsafeMutablePointer<SIMD4<Double>>) { self.start = start }
}

/// The Schur complement applied through the cells, where it would be too dense to write down.
struct CellOperator: SymmetricOperator {
  let diagonal: [Double]
  private let codes: [[Int32]]
  private let weights: [Double]
  private let starts: [Int]
  private let totals: [Double]
  private let offsets: [Int]
  private let homes: [Sorting]

  init(codes: [[Int32]], weights: [Double], starts: [Int], totals: [Double], offsets: [Int]) {
    self.codes = codes
    self.weights = weights
    self.starts = starts
    self.totals = totals
    self.offsets = offsets
    homes = (1..<codes.count).map { Sorting(codes[$0], count: offsets[$0] - offsets[$0 - 1]) }
    var diagonal = [Double](repeating: 0, count: offsets[offsets.count - 1])
    for kind in 1..<codes.count {
      for cell in weights.indices {
        diagonal[offsets[kind - 1] + Int(codes[kind][cell])] += weights[cell]
      }
    }
    // Cells of one group that share another group are few, so leaving their squares in changes the pace, not the solution.
    for kind in 1..<codes.count {
      for cell in weights.indices where totals[Int(codes[0][cell])] > 0 {
        let share = weights[cell] * weights[cell] / totals[Int(codes[0][cell])]
        let place = offsets[kind - 1] + Int(codes[kind][cell])
        diagonal[place] = max(diagonal[place] * 1e-3, diagonal[place] - share)
      }
    }
    self.diagonal = diagonal
  }

  func apply(
    _ x: UnsafePointer<SIMD4<Double>>, _ y: UnsafeMutablePointer<SIMD4<Double>>, _ threads: Int
  ) throws {
    let groups = totals.count
    let means = UnsafeMutablePointer<SIMD4<Double>>.allocate(capacity: max(1, groups))
    means.initialize(repeating: .zero, count: groups)
    defer { means.deallocate() }
    let (x, y, t) = (Vector(x), Target(y), Target(means))
    let kinds = codes.count
    _ = try Blocks.overRows(groups, size: max(1_024, groups / 16), threads: threads) { range in
      for group in range where totals[group] > 0 {
        var sum = SIMD4<Double>.zero
        for cell in starts[group]..<starts[group + 1] {
          var part = SIMD4<Double>.zero
          for kind in 1..<kinds { part += x.start[offsets[kind - 1] + Int(codes[kind][cell])] }
          sum += weights[cell] * part
        }
        t.start[group] = sum / totals[group]
      }
    }
    for kind in 1..<kinds {
      let home = homes[kind - 1]
      _ = try Blocks.overRows(home.starts.count - 1, size: max(64, home.starts.count / 16), threads: threads) { range in
        for local in range {
          var sum = SIMD4<Double>.zero
          for place in home.starts[local]..<home.starts[local + 1] {
            let cell = Int(home.order[place])
            var part = -t.start[Int(codes[0][cell])]
            for other in 1..<kinds { part += x.start[offsets[other - 1] + Int(codes[other][cell])] }
            sum += weights[cell] * part
          }
          y.start[offsets[kind - 1] + local] = sum
        }
      }
    }
  }
}
