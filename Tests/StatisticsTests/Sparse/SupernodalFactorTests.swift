import Testing

@testable import Statistics

@Suite struct `A sparse factorisation` {
  /// A symmetric matrix with ties at random, its diagonal large enough; as a pattern and in full.
  private func made(_ n: Int, ties: Int, seed: UInt64) -> (SparsePattern, Matrix) {
    var random = RandomStream(seed: seed)
    var full = Matrix(zeros: n, n)
    for index in 0..<n { full[index, index] = 1 }
    for _ in 0..<ties {
      let (a, b) = (random.integer(below: n), random.integer(below: n))
      if a == b { continue }
      let value = random.normal()
      full[a, b] = value
      full[b, a] = value
    }
    for index in 0..<n { full[index, index] += full.column(index).reduce(0) { $0 + abs($1) } }
    var starts: [Int32] = [0]
    var rows: [Int32] = []
    for column in 0..<n {
      for row in 0..<column where full[row, column] != 0 { rows.append(Int32(row)) }
      starts.append(Int32(rows.count))
    }
    return (SparsePattern(count: n, starts: starts, rows: rows), full)
  }

  @Test(arguments: [(1, 0), (2, 1), (7, 9), (40, 30), (120, 200), (300, 700), (450, 9000)])
  func `is that of the full matrix`(n: Int, ties: Int) throws {
    let (pattern, full) = made(n, ties: ties, seed: UInt64(n))
    let plan = SupernodalPlan(pattern)
    #expect(Set(plan.places).count == n)
    let factor = SupernodalFactor(plan, threads: 2)
    for column in 0..<n {
      for row in column..<n where full[row, column] != 0 {
        factor.values[plan.position(plan.places[row], plan.places[column])] = full[row, column]
      }
    }
    let determinant = try #require(try factor.factor())
    #expect(isClose(determinant, try #require(full.cholesky).diagonal.reduce(0) { $0 + 2 * log($1) }, relative: 1e-12))
    let inverse = try #require(full.symmetricInverse)
    let width = 3
    let sides = Room(width * n, of: 0.0)
    for row in 0..<n { for k in 0..<width { sides.start[Int(plan.places[row]) * width + k] = Double(row % (k + 2)) } }
    factor.solveForward(sides.start, width: width)
    factor.solveBackward(sides.start, width: width)
    for k in 0..<width {
      let expected = inverse * (0..<n).map { Double($0 % (k + 2)) }
      for row in 0..<n {
        #expect(isClose(sides.start[Int(plan.places[row]) * width + k], expected[row], absolute: 1e-11))
      }
    }
    try factor.invert()
    for column in 0..<n {
      for row in column..<n where full[row, column] != 0 {
        let found = factor.inverse[plan.position(plan.places[row], plan.places[column])]
        #expect(isClose(found, inverse[row, column], absolute: 1e-12))
      }
    }
  }

  @Test func `has the same digits at any number of threads`() throws {
    let (pattern, full) = made(450, ties: 9_000, seed: 9)
    let plan = SupernodalPlan(pattern)
    var digits: [[Double]] = []
    for threads in [1, 2, 4] {
      let factor = SupernodalFactor(plan, threads: threads)
      for column in 0..<450 {
        for row in column..<450 where full[row, column] != 0 {
          factor.values[plan.position(plan.places[row], plan.places[column])] = full[row, column]
        }
      }
      _ = try factor.factor()
      try factor.invert()
      digits.append((0..<plan.storage).map { factor.values[$0] } + (0..<plan.storage).map { factor.inverse[$0] })
    }
    #expect(digits[0] == digits[1] && digits[0] == digits[2])
  }

  @Test func `says when a matrix is not positive definite`() throws {
    let plan = SupernodalPlan(SparsePattern(count: 2, starts: [0, 0, 1], rows: [0]))
    let factor = SupernodalFactor(plan, threads: 1)
    factor.values[plan.position(0, 0)] = 1
    factor.values[plan.position(1, 1)] = 1
    factor.values[plan.position(0, 1)] = 2
    #expect(try factor.factor() == nil)
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
