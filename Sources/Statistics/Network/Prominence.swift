#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How prominent each person is among those who are tied to them, and how closely circles hold together.
///
/// Page, Brin, Motwani & Winograd (1999), "The PageRank citation ranking" (rank); Bonacich (1972), J. Mathematical Sociology
/// 2:113–120 (eigenvector); Seidman (1983), Social Networks 5:269–287 (cores); Borgatti (1997), Connections 20:35–38
/// (effective size).
extension Ties {
  /// Where somebody would be found who goes from each to one whom they name, at random, and now and then anywhere; sums to 1.
  package func visits(keeping damping: Double = 0.85) -> [Double] {
    let n = Double(count)
    var share = [Double](repeating: 1 / n, count: count)
    for _ in 0..<1_000 {
      let stuck = share.indices.reduce(0) { named[$1].isEmpty ? $0 + share[$1] : $0 }
      var next = [Double](repeating: (1 - damping + damping * stuck) / n, count: count)
      for from in 0..<count where !named[from].isEmpty {
        let part = damping * share[from] / Double(named[from].count)
        for to in named[from] { next[to] += part }
      }
      let moved = zip(share, next).reduce(0) { $0 + abs($1.0 - $1.1) }
      share = next
      if moved < 1e-15 { break }
    }
    return share
  }

  /// How far each is tied to those who are themselves well tied, either way; 1 for the one who is most. Nil where there are
  /// several circles of equal weight, in which it would hang on where one begins.
  package var eigenvector: [Double]? {
    let around = neighbours
    var value = [Double](repeating: 1, count: count)
    let most = max(1_000, 500_000_000 / (2 * arcs + count))
    for _ in 0..<min(20_000, most) {
      // With each person's own value added, so that circles of two kinds do not swing to and fro.
      var next = value
      for person in 0..<count { for other in around[person] { next[person] += value[other] } }
      let largest = next.max() ?? 0
      if largest == 0 { return nil }
      for person in 0..<count { next[person] /= largest }
      let moved = zip(value, next).reduce(0) { max($0, abs($1.0 - $1.1)) }
      value = next
      if moved < 1e-14 { return value }
    }
    return nil
  }

  /// For each person the largest k of which they belong to a circle where all have k ties in it, named or naming.
  package var coreness: [Int] {
    let reached = (0..<count).map { named[$0] + namedBy[$0] }
    var degree = reached.map(\.count)
    var order = [[Int]](repeating: [], count: (degree.max() ?? 0) + 1)
    for person in 0..<count { order[degree[person]].append(person) }
    var isGone = [Bool](repeating: false, count: count)
    var out = [Int](repeating: 0, count: count)
    var level = 0
    var at = 0
    while at < order.count {
      guard let person = order[at].popLast() else {
        at += 1
        continue
      }
      if isGone[person] || degree[person] != at { continue }
      level = max(level, at)
      out[person] = level
      isGone[person] = true
      for other in reached[person] where !isGone[other] {
        degree[other] -= 1
        order[degree[other]].append(other)
        at = min(at, degree[other])
      }
    }
    return out
  }

  /// How many contacts each would need to reach as many different people: contacts less what they have in common. nil
  /// without contacts.
  package var effectiveSize: [Double?] {
    zip(neighbours, sharedTies).map { contacts, ties in
      contacts.isEmpty ? nil : Double(contacts.count) - 2 * Double(ties) / Double(contacts.count)
    }
  }

  /// For each person how many pairs of their contacts are tied.
  private var sharedTies: [Int] {
    let around = neighbours
    var isContact = [Bool](repeating: false, count: count)
    return (0..<count).map { person in
      for other in around[person] { isContact[other] = true }
      var pairs = 0
      for other in around[person] { pairs += around[other].count { isContact[$0] } }
      for other in around[person] { isContact[other] = false }
      return pairs / 2
    }
  }

  /// Of three people two of whose pairs are tied, the share of whom the third pair is too; either way.
  package var transitivity: Double? {
    var (closed, open) = (0, 0)
    for (contacts, ties) in zip(neighbours, sharedTies) {
      closed += ties
      open += contacts.count * (contacts.count - 1) / 2
    }
    return open > 0 ? Double(closed) / Double(open) : nil
  }

  /// The share of each person's pairs of contacts that are tied, over those with two contacts at least.
  package var meanLocalTransitivity: Double? {
    let shares = zip(neighbours, sharedTies).compactMap { contacts, ties -> Double? in
      let pairs = contacts.count * (contacts.count - 1) / 2
      return pairs > 0 ? Double(ties) / Double(pairs) : nil
    }
    return shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
  }

  /// Of the ways i → j → k, the share where i names k as well.
  package var directedTransitivity: Double? {
    var (closed, ways) = (0, 0)
    var isNamed = [Bool](repeating: false, count: count)
    for from in 0..<count {
      for to in named[from] { isNamed[to] = true }
      for middle in named[from] {
        for to in named[middle] where to != from {
          ways += 1
          if isNamed[to] { closed += 1 }
        }
      }
      for to in named[from] { isNamed[to] = false }
    }
    return ways > 0 ? Double(closed) / Double(ways) : nil
  }

  /// How much more often arcs stay in a group than they would if those who name and those who are named met at random: 1
  /// where all do, 0 as by chance.
  ///
  /// Source: Newman (2003), Physical Review E 67, 026126.
  package func assortativity(_ groups: [Int]) -> Double? {
    let kinds = (groups.max() ?? -1) + 1
    guard arcs > 0, kinds > 0 else { return nil }
    var (inside, naming, named) = (0, [Int](repeating: 0, count: kinds), [Int](repeating: 0, count: kinds))
    for from in 0..<count {
      for to in self.named[from] {
        naming[groups[from]] += 1
        named[groups[to]] += 1
        if groups[from] == groups[to] { inside += 1 }
      }
    }
    let all = Double(arcs)
    let chance = zip(naming, named).reduce(0) { $0 + Double($1.0) * Double($1.1) } / all / all
    return chance < 1 ? (Double(inside) / all - chance) / (1 - chance) : nil
  }

  /// How much likelier a tie is where the other way there is one: the logarithm of the ratio.
  package var reciprocityLogRatio: Double? {
    arcReciprocity.flatMap { $0 > 0 && density > 0 ? log($0 / density) : nil }
  }
}
