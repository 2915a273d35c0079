/// The sixteen kinds of three people, by the arcs among them.
package struct TriadCensus: Hashable, Sendable, Codable {
  package static let names = [
    "003", "012", "102", "021D", "021U", "021C", "111D", "111U", "030T", "030C", "201", "120D", "120U", "120C", "210",
    "300",
  ]
  /// How many of each, in the order of `names`.
  package var counts: [Int]

  /// Only triads with a tie are looked at, so it takes as long as there are ties and common neighbours.
  package init(_ ties: Ties) {
    var counts = [Int](repeating: 0, count: 16)
    let n = ties.count
    let around = ties.neighbours
    let isAround = around.map(Set.init)
    let names = ties.named.map(Set.init)
    for v in 0..<n {
      for u in around[v] where u > v {
        var others = isAround[v].union(isAround[u])
        others.remove(u)
        others.remove(v)
        let isMutual = names[v].contains(u) && names[u].contains(v)
        counts[isMutual ? 2 : 1] += n - others.count - 2
        for w in others where w > u || (w > v && w < u && !isAround[v].contains(w)) {
          counts[Self.kind(names, [v, u, w])] += 1
        }
      }
    }
    counts[0] = n * (n - 1) * (n - 2) / 6 - counts.reduce(0, +)
    self.counts = counts
  }

  /// Which of the sixteen three people form.
  static func kind(_ names: [Set<Int>], _ people: [Int]) -> Int {
    func arc(_ a: Int, _ b: Int) -> Bool { names[people[a]].contains(people[b]) }
    let sides = [(0, 1, 2), (0, 2, 1), (1, 2, 0)]
    let mutual = sides.filter { arc($0.0, $0.1) && arc($0.1, $0.0) }
    let single = sides.filter { arc($0.0, $0.1) != arc($0.1, $0.0) }
    let out = (0..<3).map { person in
      single.count { $0.0 == person && arc($0.0, $0.1) || $0.1 == person && arc($0.1, $0.0) }
    }
    let inward = (0..<3).map { person in
      single.count { $0.0 == person && arc($0.1, $0.0) || $0.1 == person && arc($0.0, $0.1) }
    }
    switch (mutual.count, single.count) {
    case (0, 0): return 0
    case (0, 1): return 1
    case (1, 0): return 2
    case (0, 2): return out.contains(2) ? 3 : inward.contains(2) ? 4 : 5
    // The third person, outside the mutual pair, names one of it (D) or is named (U).
    case (1, 1): return out[mutual[0].2] == 1 ? 6 : 7
    case (0, 3): return out.contains(2) ? 8 : 9
    case (2, 0): return 10
    case (1, 2): return out[mutual[0].2] == 2 ? 11 : inward[mutual[0].2] == 2 ? 12 : 13
    case (2, 1): return 14
    default: return 15
    }
  }
}
