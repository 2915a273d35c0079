#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Henderson's equations of a mixed model whose factor would not fit into the memory, solved by iteration.
///
/// The groups of the largest term (the students) are eliminated in closed form, as in `MixedEquations`, but what that leaves
/// for the other terms is never written down: it is multiplied out row by row where it is needed. Conjugate gradients are
/// preconditioned by the factor of the equations of the other terms alone (teachers, classes and schools, which are nested
/// and cheap), as if the largest term took the same share off every row; so the number of steps hangs on how many rows a
/// group of the largest term has and not on how many groups there are.
///
/// Eight right-hand sides at a time go through all steps on one thread, so that no digit depends on how many there are.
///
/// Sources: Hestenes & Stiefel (1952), J. Res. Nat. Bur. Standards 49:409–436; Strandén & Lidauer (1999), J. Dairy Sci.
/// 82:2779–2787, for mixed models.
final class IteratedEquations: @unchecked Sendable {
  typealias Lanes = SIMD8<Double>

  let sums: CrossProducts
  let threads: Int
  let largest: Int
  /// Of the effects of the other terms, in the order of the preconditioner's elimination.
  let count: Int
  /// Of each other term, where its effects start before they are put in that order.
  let offsets: [Int]
  let near: SupernodalFactor
  /// Links of the groups of the largest term: where they start, and the place and term of each.
  let links: MixedEquations.Links
  private let ties: [Tie]
  private let diagonals: [Diagonal]

  /// What the present ratios make of the equations.
  private(set) var ratios: [Double]
  let linked: Room<Double>
  /// One over the diagonal of each group of the largest term.
  let inverseOfOwn: Room<Double>
  private let tied: Room<Double>
  let diagonal: Room<Double>
  private(set) var logDeterminantOfOwn = 0.0
  private(set) var logDeterminantOfNear = 0.0

  /// Groups of two of the other terms that meet.
  private struct Tie {
    let first: Int32
    let second: Int32
    let terms: (Int, Int)
    let count: Double
    let position: Int
  }

  private struct Diagonal {
    let term: Int
    let count: Double
    let position: Int
  }

  /// - Throws: `Refusal` where even the other terms alone do not fit.
  init(_ sums: CrossProducts, threads: Int, memory: Int = Memory.available) throws {
    self.sums = sums
    self.threads = threads
    let sizes = sums.terms.map(\.count)
    let largest = sizes.indices.max { sizes[$0] < sizes[$1] || (sizes[$0] == sizes[$1] && $0 > $1) } ?? 0
    self.largest = largest
    var offsets = [Int](repeating: -1, count: sizes.count)
    var count = 0
    for term in sizes.indices where term != largest {
      offsets[term] = count
      count += sizes[term]
    }
    self.offsets = offsets
    self.count = count
    let plan = SupernodalPlan(MixedEquations.directTies(sums, largest, offsets, count))
    try MixedEquations.refuse(plan.bytes, memory)
    near = SupernodalFactor(plan, threads: threads)
    var links = MixedEquations.rawLinks(sums, largest, offsets)
    for index in links.places.indices { links.places[index] = plan.places[Int(links.places[index])] }
    self.links = links
    ties = Self.ties(sums, largest, offsets, plan)
    diagonals = Self.diagonals(sums, largest, offsets, plan)
    ratios = sizes.map { _ in 0 }
    linked = Room(links.places.count, of: 0)
    inverseOfOwn = Room(sizes.isEmpty ? 0 : sizes[largest], of: 0)
    tied = Room(ties.count, of: 0)
    diagonal = Room(count, of: 0)
  }

  private static func ties(_ sums: CrossProducts, _ largest: Int, _ offsets: [Int], _ plan: SupernodalPlan) -> [Tie] {
    sums.pairs.filter { $0.first != largest && $0.second != largest }.flatMap { pair in
      pair.firsts.indices.map { k in
        let first = plan.places[offsets[pair.first] + Int(pair.firsts[k])]
        let second = plan.places[offsets[pair.second] + Int(pair.seconds[k])]
        return Tie(
          first: first, second: second, terms: (pair.first, pair.second), count: pair.values[k],
          position: plan.position(first, second))
      }
    }
  }

  private static func diagonals(
    _ sums: CrossProducts, _ largest: Int, _ offsets: [Int], _ plan: SupernodalPlan
  ) -> [Diagonal] {
    var out = [Diagonal](repeating: Diagonal(term: 0, count: 0, position: 0), count: plan.count)
    for term in sums.terms.indices where term != largest {
      for group in 0..<sums.terms[term].count {
        let place = plan.places[offsets[term] + group]
        out[Int(place)] = Diagonal(
          term: term, count: sums.terms[term].squares[group], position: plan.position(place, place))
      }
    }
    return out
  }

  /// Where an effect of one of the other terms stands in the order.
  func place(_ term: Int, _ group: Int) -> Int { Int(near.plan.places[offsets[term] + group]) }

  /// Makes everything ready for ratios of the standard deviations to σ; with the diagonal of the near inverse.
  ///
  /// - Returns: false when rounding leaves a matrix that is not positive definite.
  func settle(_ ratios: [Double]) throws -> Bool {
    self.ratios = ratios
    let own = ratios[largest]
    var logarithm = CompensatedSum()
    for (group, square) in sums.terms[largest].squares.enumerated() {
      let pivot = own * own * square + 1
      inverseOfOwn.start[group] = 1 / pivot
      logarithm.add(log(pivot))
    }
    logDeterminantOfOwn = logarithm.value
    for link in links.places.indices {
      linked.start[link] = own * ratios[Int(links.terms[link])] * links.values[link]
    }
    for place in 0..<count {
      let ratio = ratios[diagonals[place].term]
      diagonal.start[place] = ratio * ratio * diagonals[place].count + 1
    }
    for (index, tie) in ties.enumerated() {
      tied.start[index] = ratios[tie.terms.0] * ratios[tie.terms.1] * tie.count
    }
    return try settleNear()
  }

  /// Fills and factors the preconditioner.
  private func settleNear() throws -> Bool {
    let left = sharesLeft
    near.clear()
    for (place, own) in diagonals.enumerated() {
      near.values[own.position] = (diagonal.start[place] - 1) * left[own.term] + 1
    }
    for (index, tie) in ties.enumerated() {
      near.values[tie.position] = tied.start[index] * (left[tie.terms.0] * left[tie.terms.1]).squareRoot()
    }
    guard let logarithm = try near.factor() else { return false }
    logDeterminantOfNear = logarithm
    try near.invert()
    return true
  }

  /// Of each other term, the share of its squares that the largest term leaves, over all of its groups.
  private var sharesLeft: [Double] {
    var taken = [Double](repeating: 0, count: sums.terms.count)
    let own = ratios[largest]
    for group in 0..<links.starts.count - 1 {
      for link in links.starts[group]..<links.starts[group + 1] {
        let meetings = own * links.values[link]
        taken[Int(links.terms[link])] += meetings * meetings * inverseOfOwn.start[group]
      }
    }
    return taken.indices.map { term in
      let whole = sums.terms[term].squares.reduce(0, +)
      return whole > 0 ? max(1e-6, 1 - taken[term] / whole) : 1
    }
  }

  /// The diagonal of the inverse of the preconditioner.
  var nearInverseDiagonal: [Double] { diagonals.map { near.inverse[$0.position] } }

  /// The diagonal of the matrix after elimination.
  var reducedDiagonal: [Double] {
    var out = (0..<count).map { diagonal.start[$0] }
    for group in 0..<links.starts.count - 1 {
      for link in links.starts[group]..<links.starts[group + 1] {
        out[Int(links.places[link])] -= linked.start[link] * linked.start[link] * inverseOfOwn.start[group]
      }
    }
    return out
  }

  // MARK: Products

  /// q ← S p, for the matrix S that the elimination of the largest term leaves.
  func multiply(_ p: UnsafePointer<Lanes>, _ q: UnsafeMutablePointer<Lanes>) {
    for place in 0..<count { q[place] = diagonal.start[place] * p[place] }
    ties.withUnsafeBufferPointer { ties in
      for index in ties.indices {
        let (first, second, value) = (Int(ties[index].first), Int(ties[index].second), tied.start[index])
        q[first] += value * p[second]
        q[second] += value * p[first]
      }
    }
    links.places.withUnsafeBufferPointer { places in
      links.starts.withUnsafeBufferPointer { starts in
        for group in 0..<starts.count - 1 {
          let (from, to) = (starts[group], starts[group + 1])
          var sum = Lanes.zero
          for link in from..<to { sum += linked.start[link] * p[Int(places[link])] }
          sum *= inverseOfOwn.start[group]
          for link in from..<to { q[Int(places[link])] -= linked.start[link] * sum }
        }
      }
    }
  }

  /// What one solution of eight right-hand sides gave.
  struct Solved {
    var values: Room<Lanes>
    var steps: Int
    var isSolved: Bool
    /// Of each step its length and how much of the last direction it keeps; for the logarithm of the determinant.
    var lengths: [Lanes]
    var keeps: [Lanes]
    /// For each right-hand side, the steps after which it was solved.
    var stepsOfLane: [Int]
  }

  /// How small what is left must be, as a share of what there was, in the norm of the preconditioner.
  static let tolerance = 1e-10
  static let mostSteps = 1_000

  /// x with S x = b, for eight right-hand sides.
  func solve(_ b: Room<Lanes>, _ work: Work) throws -> Solved {
    let x = Room(count, of: Lanes.zero)
    let r = Room(count, of: Lanes.zero)
    r.start.update(from: b.start, count: count)
    let z = Room(count, of: Lanes.zero)
    let p = Room(count, of: Lanes.zero)
    let q = Room(count, of: Lanes.zero)
    precondition(r, z)
    p.start.update(from: z.start, count: count)
    var size = dot(r, z)
    let goal = Self.tolerance * Self.tolerance * size
    var solved = Solved(
      values: x, steps: 0, isSolved: false, lengths: [], keeps: [], stepsOfLane: [Int](repeating: 0, count: 8))
    while solved.steps < Self.mostSteps {
      let isDone = size .<= goal
      for lane in 0..<8 where !isDone[lane] { solved.stepsOfLane[lane] = solved.steps + 1 }
      if all(isDone) {
        solved.isSolved = true
        return solved
      }
      if solved.steps % 8 == 7 { try work.isStillWanted() }
      multiply(p.start, q.start)
      // A right-hand side that is solved takes no more steps, so that nothing is divided by nought.
      let length = (size / dot(p, q)).replacing(with: 0, where: isDone)
      for place in 0..<count {
        x.start[place] += length * p.start[place]
        r.start[place] -= length * q.start[place]
      }
      precondition(r, z)
      let next = dot(r, z)
      let keep = (next / size).replacing(with: 0, where: isDone)
      for place in 0..<count { p.start[place] = z.start[place] + keep * p.start[place] }
      size = size.replacing(with: next, where: .!isDone)
      solved.lengths.append(length)
      solved.keeps.append(keep)
      solved.steps += 1
    }
    return solved
  }

  /// z ← M⁻¹ r for the preconditioner M.
  func precondition(_ r: Room<Lanes>, _ z: Room<Lanes>) {
    z.start.update(from: r.start, count: count)
    let values = UnsafeMutableRawPointer(z.start).assumingMemoryBound(to: Double.self)
    near.solveForward(values, width: 8)
    near.solveBackward(values, width: 8)
  }

  private func dot(_ a: Room<Lanes>, _ b: Room<Lanes>) -> Lanes {
    var sum = Lanes.zero
    for place in 0..<count { sum += a.start[place] * b.start[place] }
    return sum
  }
}
