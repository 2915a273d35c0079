import Vocabulary

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Henderson's equations of a mixed model for given ratios of the standard deviations of its terms to σ.
///
/// With spherical effects u (b = Λ u) the matrix is A = Λᵀ Zᵀ W Z Λ + I. The groups of the largest term never meet one
/// another, so its block is diagonal and is eliminated in closed form; what that leaves for the other terms, the Schur
/// complement, is factored as a sparse matrix. Only its numbers change with the ratios, so the order is found once.
final class MixedEquations: @unchecked Sendable {
  typealias Values = UnsafeMutablePointer<Double>

  let sums: CrossProducts
  /// The term that is eliminated in closed form.
  let largest: Int
  /// Of each other term, where its effects start among those of the sparse part.
  let offsets: [Int]
  let factor: SupernodalFactor
  let links: Links
  let blocks: [Block]

  /// One row per effect of the largest term, and one per effect of the sparse part in the order of elimination: first the
  /// right-hand sides Λᵀ Zᵀ W [X y], then L⁻¹ of them.
  let largestSides: Room<Double>
  let sparseSides: Room<Double>
  /// L⁻ᵀ of those: A⁻¹ Λᵀ Zᵀ W X, and the spherical effects in the place of the outcome.
  let largestSolved: Room<Double>
  let sparseSolved: Room<Double>
  /// For each effect of the largest term's groups, the Cholesky factor of its own block of A.
  let pivots: Room<Double>
  /// For each link, its part of A times the inverse of that factor.
  let scaled: Room<Double>

  var width: Int { sums.width }
  var largestDimension: Int { sums.terms[largest].dimension }
  var largestCount: Int { sums.terms[largest].count }
  var sparseCount: Int { factor.plan.count }

  /// The effects of the sparse part that the groups of the largest term meet.
  struct Links {
    /// Those of group g are `starts[g]..<starts[g + 1]`.
    var starts: [Int] = [0]
    /// The place of each in the order of elimination, and its term.
    var places: [Int32] = []
    var terms: [UInt8] = []
    /// Zᵣᵀ W Zₑ for each link: a number for each effect of the group.
    var values: [Double] = []
    /// For each group, where the products of its links (each with itself and those before it) go in the sparse part.
    var positionStarts: [Int] = [0]
    var positions: [Int32] = []
  }

  /// A block of Zᵣᵀ W Zᵣ between the groups of two of the other terms, or within one.
  struct Block {
    let first: Int
    let second: Int
    /// `dimension` of the first × that of the second numbers for each; and where they go; −1 above the diagonal.
    let values: [Double]
    let positions: [Int32]
  }

  /// - Throws: `Refusal` where the factor would not fit into the memory.
  init(_ sums: CrossProducts, threads: Int, memory: Int = Memory.available) throws {
    self.sums = sums
    let sizes = sums.terms.map { $0.count * $0.dimension }
    let largest = sizes.indices.max { sizes[$0] < sizes[$1] || (sizes[$0] == sizes[$1] && $0 > $1) } ?? 0
    self.largest = largest
    var offsets = [Int](repeating: -1, count: sizes.count)
    var count = 0
    for term in sizes.indices where term != largest {
      offsets[term] = count
      count += sizes[term]
    }
    self.offsets = offsets
    let raw = Self.rawLinks(sums, largest, offsets)
    let products = (0..<raw.starts.count - 1).reduce(0) { sum, group in
      let own = raw.starts[group + 1] - raw.starts[group]
      return sum + own * (own + 1) / 2
    }
    try Self.refuse(products * 4, memory)
    let plan = SupernodalPlan(Self.pattern(sums, raw, largest, offsets, count))
    try Self.refuse(plan.bytes, memory)
    factor = SupernodalFactor(plan, threads: threads)
    links = Self.placed(raw, plan)
    blocks = Self.blocks(sums, largest, offsets, plan)
    let effects = sizes.isEmpty ? 0 : sizes[largest]
    let dimension = sizes.isEmpty ? 1 : sums.terms[largest].dimension
    largestSides = Room(effects * sums.width, of: 0)
    sparseSides = Room(count * sums.width, of: 0)
    largestSolved = Room(effects * sums.width, of: 0)
    sparseSolved = Room(count * sums.width, of: 0)
    pivots = Room(effects * dimension, of: 0)
    scaled = Room(links.values.count, of: 0)
  }

  static func refuse(_ need: Int, _ memory: Int) throws {
    if need > memory || need > 4 * Int(Int32.max) { throw Refusal.tooManyTies(need: need, memory: memory) }
  }

  // MARK: The pattern

  /// The links with their places not yet in the order of elimination.
  static func rawLinks(_ sums: CrossProducts, _ largest: Int, _ offsets: [Int]) -> Links {
    var links = Links()
    let mine = sums.pairs.filter { $0.first == largest }
    let own = sums.terms[largest].dimension
    var next = [Int](repeating: 0, count: mine.count)
    for group in 0..<sums.terms[largest].count {
      for (index, pair) in mine.enumerated() {
        let theirs = sums.terms[pair.second].dimension
        while next[index] < pair.firsts.count, pair.firsts[next[index]] == group {
          let base = offsets[pair.second] + Int(pair.seconds[next[index]]) * theirs
          for effect in 0..<theirs {
            links.places.append(Int32(base + effect))
            links.terms.append(UInt8(truncatingIfNeeded: pair.second))
            for c in 0..<own { links.values.append(pair.values[(next[index] * own + c) * theirs + effect]) }
          }
          next[index] += 1
        }
      }
      links.starts.append(links.places.count)
    }
    return links
  }

  /// Which effects of the sparse part are tied to which: they meet in a row, or share a group of the largest term.
  private static func pattern(
    _ sums: CrossProducts, _ links: Links, _ largest: Int, _ offsets: [Int], _ count: Int
  ) -> SparsePattern {
    var groupStarts = [Int](repeating: 0, count: count + 1)
    for place in links.places { groupStarts[Int(place) + 1] += 1 }
    for place in 0..<count { groupStarts[place + 1] += groupStarts[place] }
    var groups = [Int32](repeating: 0, count: links.places.count)
    var next = groupStarts
    for group in 0..<links.starts.count - 1 {
      for link in links.starts[group]..<links.starts[group + 1] {
        groups[next[Int(links.places[link])]] = Int32(group)
        next[Int(links.places[link])] += 1
      }
    }
    let direct = directTies(sums, largest, offsets, count)
    var starts: [Int32] = [0]
    var rows: [Int32] = []
    var seen = [Int32](repeating: -1, count: count)
    for column in 0..<count {
      func take(_ row: Int32) {
        if row < column, seen[Int(row)] != column {
          seen[Int(row)] = Int32(column)
          rows.append(row)
        }
      }
      for index in groupStarts[column]..<groupStarts[column + 1] {
        let group = Int(groups[index])
        for link in links.starts[group]..<links.starts[group + 1] { take(links.places[link]) }
      }
      direct.rows(of: column).forEach(take)
      starts.append(Int32(rows.count))
    }
    return SparsePattern(count: count, starts: starts, rows: rows)
  }

  /// Those that meet in a row.
  static func directTies(_ sums: CrossProducts, _ largest: Int, _ offsets: [Int], _ count: Int) -> SparsePattern {
    var starts = [Int32](repeating: 0, count: count + 1)
    func eachTie(_ body: (Int, Int) -> Void) {
      for pair in sums.pairs where pair.first != largest && pair.second != largest {
        let (a, b) = (sums.terms[pair.first].dimension, sums.terms[pair.second].dimension)
        for (first, second) in zip(pair.firsts, pair.seconds) {
          for c in 0..<a {
            for e in 0..<b {
              let (x, y) = (offsets[pair.first] + Int(first) * a + c, offsets[pair.second] + Int(second) * b + e)
              body(min(x, y), max(x, y))
            }
          }
        }
      }
      for (index, term) in sums.terms.enumerated() where index != largest && term.dimension == 2 {
        for group in 0..<term.count { body(offsets[index] + 2 * group, offsets[index] + 2 * group + 1) }
      }
    }
    eachTie { _, column in starts[column + 1] += 1 }
    for column in 0..<count { starts[column + 1] += starts[column] }
    var rows = [Int32](repeating: 0, count: Int(starts[count]))
    var next = starts
    eachTie { row, column in
      rows[Int(next[column])] = Int32(row)
      next[column] += 1
    }
    return SparsePattern(count: count, starts: starts, rows: rows)
  }

  private static func placed(_ raw: Links, _ plan: SupernodalPlan) -> Links {
    var links = raw
    for index in links.places.indices { links.places[index] = plan.places[Int(links.places[index])] }
    for group in 0..<links.starts.count - 1 {
      let range = links.starts[group]..<links.starts[group + 1]
      for a in range {
        for b in range.lowerBound...a {
          links.positions.append(Int32(plan.position(links.places[a], links.places[b])))
        }
      }
      links.positionStarts.append(links.positions.count)
    }
    return links
  }

  private static func blocks(_ sums: CrossProducts, _ largest: Int, _ offsets: [Int], _ plan: SupernodalPlan) -> [Block]
  {
    var blocks: [Block] = []
    for (index, term) in sums.terms.enumerated() where index != largest {
      let d = term.dimension
      var positions: [Int32] = []
      for group in 0..<term.count {
        for c in 0..<d {
          for e in 0..<d {
            let base = offsets[index] + group * d
            positions.append(e > c ? -1 : Int32(plan.position(plan.places[base + c], plan.places[base + e])))
          }
        }
      }
      blocks.append(Block(first: index, second: index, values: term.squares, positions: positions))
    }
    for pair in sums.pairs where pair.first != largest && pair.second != largest {
      let (a, b) = (sums.terms[pair.first].dimension, sums.terms[pair.second].dimension)
      var positions: [Int32] = []
      for (first, second) in zip(pair.firsts, pair.seconds) {
        for c in 0..<a {
          for e in 0..<b {
            let x = plan.places[offsets[pair.first] + Int(first) * a + c]
            let y = plan.places[offsets[pair.second] + Int(second) * b + e]
            positions.append(Int32(plan.position(x, y)))
          }
        }
      }
      blocks.append(Block(first: pair.first, second: pair.second, values: pair.values, positions: positions))
    }
    return blocks
  }
}

/// The lower triangle Λ of one group of a term: one ratio, or three where it has a slope.
struct Ratio: Hashable, Sendable {
  var intercept: Double
  var cross = 0.0
  var slope = 0.0

  init(_ theta: [Double]) {
    intercept = theta[0]
    if theta.count == 3 { (cross, slope) = (theta[1], theta[2]) }
  }

  init(_ intercept: Double) { self.intercept = intercept }

  func theta(_ dimension: Int) -> [Double] { dimension == 1 ? [intercept] : [intercept, cross, slope] }
}
