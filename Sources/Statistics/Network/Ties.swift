/// Who turns to whom, and what follows from it.
///
/// Freeman (1979), Social Networks 1:215–239 (centralisation); Brandes (2001), J. Mathematical Sociology 25:163–177
/// (betweenness); Burt (1992), Structural Holes (constraint); Gould & Fernandez (1989), Sociological Methodology 19:89–126
/// (brokerage); Krackhardt & Stern (1988), Social Psychology Quarterly 51:123–140 (E–I); Holland & Leinhardt (1970) and
/// Batagelj & Mrvar (2001), Social Networks 23:237–243 (triads).
package struct Ties: Sendable {
  package let count: Int
  /// Whom each person names, in rising order, each once.
  package let named: [[Int]]
  /// By whom each is named.
  package let namedBy: [[Int]]

  /// - Parameter arcs: from the one who asks to the one who is asked; repeated ones count once, and nobody names themself.
  package init(_ count: Int, arcs: [(Int, Int)]) {
    self.count = count
    var named = [Set<Int>](repeating: [], count: count)
    for (from, to) in arcs where from != to { named[from].insert(to) }
    self.named = named.map { $0.sorted() }
    var by = [[Int]](repeating: [], count: count)
    for from in 0..<count { for to in self.named[from] { by[to].append(from) } }
    namedBy = by
  }

  private func names(_ from: Int, _ to: Int) -> Bool { named[from].contains(to) }

  package var arcs: Int { named.reduce(0) { $0 + $1.count } }
  package var pairs: Int { count * (count - 1) / 2 }
  package var density: Double { Double(arcs) / Double(2 * pairs) }

  package var mutual: Int {
    (0..<count).reduce(0) { sum, from in sum + named[from].count { $0 > from && names($0, from) } }
  }
  package var asymmetric: Int { arcs - 2 * mutual }
  /// The share of arcs that are returned.
  package var arcReciprocity: Double? { arcs > 0 ? Double(2 * mutual) / Double(arcs) : nil }
  /// The share of tied pairs that name each other.
  package var dyadReciprocity: Double? {
    arcs > 0 ? Double(mutual) / Double(mutual + asymmetric) : nil
  }

  package var outDegree: [Int] { named.map(\.count) }
  package var inDegree: [Int] { namedBy.map(\.count) }

  /// Σ (largest − degree) / (n − 1)².
  package static func centralization(_ degrees: [Int]) -> Double {
    let largest = degrees.max() ?? 0
    let top = Double(degrees.count - 1)
    return Double(degrees.reduce(0) { $0 + largest - $1 }) / (top * top)
  }

  /// Everybody tied to each, either way.
  package var neighbours: [[Int]] { (0..<count).map { Set(named[$0] + namedBy[$0]).sorted() } }
}

// MARK: - Ways between people

extension Ties {
  /// For each person how many steps away each other is along the arcs; −1 where there is no way.
  package func distances(from start: Int, along next: [[Int]]) -> [Int] {
    var away = [Int](repeating: -1, count: count)
    away[start] = 0
    var queue = [start]
    var head = 0
    while head < queue.count {
      let person = queue[head]
      head += 1
      for other in next[person] where away[other] < 0 {
        away[other] = away[person] + 1
        queue.append(other)
      }
    }
    return away
  }

  /// How often each lies on the shortest way between two others.
  package var betweenness: [Double] {
    var out = [Double](repeating: 0, count: count)
    for start in 0..<count {
      var away = [Int](repeating: -1, count: count)
      var ways = [Double](repeating: 0, count: count)
      away[start] = 0
      ways[start] = 1
      var queue = [start]
      var head = 0
      while head < queue.count {
        let person = queue[head]
        head += 1
        for other in named[person] {
          if away[other] < 0 {
            away[other] = away[person] + 1
            queue.append(other)
          }
          if away[other] == away[person] + 1 { ways[other] += ways[person] }
        }
      }
      var share = [Double](repeating: 0, count: count)
      for person in queue.reversed() {
        for other in named[person] where away[other] == away[person] + 1 {
          share[person] += ways[person] / ways[other] * (1 + share[other])
        }
        if person != start { out[person] += share[person] }
      }
    }
    return out
  }

  /// Σ (largest − betweenness) / ((n − 1)²(n − 2)).
  package static func betweennessCentralization(_ betweenness: [Double]) -> Double? {
    let n = Double(betweenness.count)
    guard n > 2 else { return nil }
    let largest = betweenness.max() ?? 0
    return betweenness.reduce(0) { $0 + largest - $1 } / ((n - 1) * (n - 1) * (n - 2))
  }

  /// The mean of 1 / distance to all others: toward them, or from them.
  package func harmonicCloseness(inward: Bool) -> [Double] {
    (0..<count).map { person in
      let away = distances(from: person, along: inward ? namedBy : named)
      return away.reduce(0.0) { $0 + ($1 > 0 ? 1 / Double($1) : 0) } / Double(max(1, count - 1))
    }
  }

  /// The mean and the largest number of steps between those that can reach each other, and how many pairs can.
  package var reach: (mean: Double?, largest: Int, pairs: Int) {
    var sum = 0
    var pairs = 0
    var largest = 0
    for start in 0..<count {
      for steps in distances(from: start, along: named) where steps > 0 {
        sum += steps
        pairs += 1
        largest = max(largest, steps)
      }
    }
    return (pairs > 0 ? Double(sum) / Double(pairs) : nil, largest, pairs)
  }
}

// MARK: - Parts

extension Ties {
  /// For each person the number of their part, when the direction of arcs does not matter.
  package var weakComponents: [Int] {
    let around = neighbours
    var part = [Int](repeating: -1, count: count)
    var next = 0
    for start in 0..<count where part[start] < 0 {
      for (person, steps) in distances(from: start, along: around).enumerated() where steps >= 0 { part[person] = next }
      next += 1
    }
    return part
  }

  /// The sizes of the groups within which everybody can reach everybody, from the largest (Tarjan 1972, as Kosaraju's two walks).
  package var strongComponents: [Int] {
    var order: [Int] = []
    var isSeen = [Bool](repeating: false, count: count)
    for start in 0..<count where !isSeen[start] {
      var stack = [(start, 0)]
      isSeen[start] = true
      while let (person, place) = stack.last {
        if place < named[person].count {
          stack[stack.count - 1].1 += 1
          let other = named[person][place]
          if !isSeen[other] {
            isSeen[other] = true
            stack.append((other, 0))
          }
        } else {
          order.append(person)
          stack.removeLast()
        }
      }
    }
    var sizes: [Int] = []
    var isTaken = [Bool](repeating: false, count: count)
    for start in order.reversed() where !isTaken[start] {
      var stack = [start]
      isTaken[start] = true
      var size = 0
      while let person = stack.popLast() {
        size += 1
        for other in namedBy[person] where !isTaken[other] {
          isTaken[other] = true
          stack.append(other)
        }
      }
      sizes.append(size)
    }
    return sizes.sorted(by: >)
  }

  /// Those without whom a part would fall apart.
  package var cutPoints: [Int] {
    let around = neighbours
    var entry = [Int](repeating: -1, count: count)
    var low = [Int](repeating: 0, count: count)
    var isCut = [Bool](repeating: false, count: count)
    var clock = 0
    for root in 0..<count where entry[root] < 0 {
      var stack = [(person: root, parent: -1, place: 0)]
      entry[root] = clock
      low[root] = clock
      clock += 1
      var branches = 0
      while let top = stack.last {
        if top.place < around[top.person].count {
          stack[stack.count - 1].place += 1
          let other = around[top.person][top.place]
          if other == top.parent { continue }
          if entry[other] >= 0 {
            low[top.person] = min(low[top.person], entry[other])
          } else {
            entry[other] = clock
            low[other] = clock
            clock += 1
            stack.append((other, top.person, 0))
          }
        } else {
          stack.removeLast()
          guard top.parent >= 0 else { continue }
          low[top.parent] = min(low[top.parent], low[top.person])
          if top.parent == root {
            branches += 1
          } else if low[top.person] >= entry[top.parent] {
            isCut[top.parent] = true
          }
        }
      }
      isCut[root] = branches > 1
    }
    return (0..<count).filter { isCut[$0] }
  }
}
