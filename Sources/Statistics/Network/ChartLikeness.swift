/// How far a network of advice is like an organisation chart, in which everybody asks upward and one stands at the top: four
/// figures from 0 to 1, all of them 1 for such a chart.
///
/// Source: Krackhardt (1994), "Graph theoretical dimensions of informal organizations", in Carley & Prietula (eds),
/// Computational Organization Theory, 89–111.
package struct ChartLikeness: Hashable, Sendable, Codable {
  /// The share of pairs that are tied by some way, whatever its direction.
  package var connectedness: Double
  /// Of the pairs of whom one can reach the other, the share where that one cannot be reached back. nil where nobody reaches
  /// anybody.
  package var hierarchy: Double?
  /// How few ties there are beyond those that hold the parts together. nil where there could be no others.
  package var efficiency: Double?
  /// Of the pairs in one part, the share with one above both to whom all others above both lead. nil where parts are too
  /// small.
  package var upperBounds: Double?

  /// More people than a table of who reaches whom is made for.
  package static let most = 1_000

  /// - Returns: nil with more people than `most`.
  package init?(_ ties: Ties) {
    let n = ties.count
    guard n <= Self.most, n > 1 else { return nil }
    let above = Self.above(ties)
    let parts = ties.weakComponents
    var sizes = [Int](repeating: 0, count: (parts.max() ?? -1) + 1)
    for part in parts { sizes[part] += 1 }
    let within = sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    connectedness = Double(within) / Double(ties.pairs)
    var (oneWay, bothWays) = (0, 0)
    for a in 0..<n {
      for b in 0..<a {
        let (up, down) = (above[a].contains(b), above[b].contains(a))
        if up && down { bothWays += 1 } else if up || down { oneWay += 1 }
      }
    }
    hierarchy = oneWay + bothWays > 0 ? Double(oneWay) / Double(oneWay + bothWays) : nil
    let needed = sizes.reduce(0) { $0 + $1 - 1 }
    let possible = sizes.reduce(0) { $0 + $1 * ($1 - 1) }
    efficiency = possible > needed ? 1 - Double(ties.arcs - needed) / Double(possible - needed) : nil
    upperBounds = Self.upperBounds(parts, sizes, above)
  }

  /// For each person who can reach them along the arcs, themself among them.
  private static func above(_ ties: Ties) -> [Marks] {
    (0..<ties.count).map { person in
      var marks = Marks(ties.count)
      for (other, steps) in ties.distances(from: person, along: ties.namedBy).enumerated() where steps >= 0 {
        marks.insert(other)
      }
      return marks
    }
  }

  private static func upperBounds(_ parts: [Int], _ sizes: [Int], _ above: [Marks]) -> Double? {
    // A tie always has the one of its two who names as an upper bound, so the fewest that must have one are not counted.
    let most = sizes.reduce(0) { $1 > 2 ? $0 + ($1 - 1) * ($1 - 2) / 2 : $0 }
    if most == 0 { return nil }
    var without = 0
    for a in parts.indices {
      for b in 0..<a where parts[a] == parts[b] && sizes[parts[a]] > 2 {
        let both = above[a].intersection(above[b])
        if !both.members.contains(where: { both.isPart(of: above[$0]) }) { without += 1 }
      }
    }
    return 1 - Double(without) / Double(most)
  }
}

/// Some of the people, as bits.
private struct Marks {
  private var words: [UInt64]

  init(_ count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

  mutating func insert(_ person: Int) { words[person / 64] |= 1 << UInt64(person % 64) }

  func contains(_ person: Int) -> Bool { words[person / 64] >> UInt64(person % 64) & 1 == 1 }

  func intersection(_ other: Marks) -> Marks {
    var out = self
    for index in words.indices { out.words[index] &= other.words[index] }
    return out
  }

  func isPart(of other: Marks) -> Bool { words.indices.allSatisfy { words[$0] & ~other.words[$0] == 0 } }

  /// Rising; made as they are asked for.
  var members: some Sequence<Int> {
    words.indices.lazy.flatMap { index in
      (0..<64).lazy.filter { words[index] >> UInt64($0) & 1 == 1 }.map { index * 64 + $0 }
    }
  }
}
