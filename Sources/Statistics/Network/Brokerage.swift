extension Ties {
  /// How little room each has between their contacts: near 1 where these all know each other. nil without contacts.
  package var constraint: [Double?] {
    let around = neighbours
    func weight(_ a: Int, _ b: Int) -> Double {
      (named[a].contains(b) ? 1.0 : 0) + (named[b].contains(a) ? 1 : 0)
    }
    let shares = (0..<count).map { person -> [Double] in
      let weights = around[person].map { weight(person, $0) }
      let total = weights.reduce(0, +)
      return weights.map { $0 / total }
    }
    var row = [Double](repeating: 0, count: count)
    return (0..<count).map { person in
      if around[person].isEmpty { return nil }
      for (place, contact) in around[person].enumerated() {
        row[contact] += shares[person][place]
        for (second, other) in around[contact].enumerated() where other != person {
          row[other] += shares[person][place] * shares[contact][second]
        }
      }
      var sum = 0.0
      for contact in around[person] { sum += row[contact] * row[contact] }
      for contact in around[person] {
        row[contact] = 0
        for other in around[contact] { row[other] = 0 }
      }
      return sum
    }
  }

  /// How many paths i → j → k, where i does not name k, each person stands in the middle of, by the groups of the three.
  package struct BrokerRoles: Hashable, Sendable, Codable {
    /// All three of one group.
    package var coordinator = 0
    /// The two others of one group, the broker of another.
    package var itinerant = 0
    /// From the broker's group out of it.
    package var representative = 0
    /// From outside into the broker's group.
    package var gatekeeper = 0
    /// Three groups.
    package var liaison = 0

    package var total: Int { coordinator + itinerant + representative + gatekeeper + liaison }
  }

  package func brokerage(_ groups: [Int]) -> [BrokerRoles] {
    let reached = named.map(Set.init)
    return (0..<count).map { broker in
      var roles = BrokerRoles()
      for from in namedBy[broker] {
        for to in named[broker] where to != from && !reached[from].contains(to) {
          let (a, b, c) = (groups[from], groups[broker], groups[to])
          if a == b, b == c {
            roles.coordinator += 1
          } else if a == c {
            roles.itinerant += 1
          } else if a == b {
            roles.representative += 1
          } else if b == c {
            roles.gatekeeper += 1
          } else {
            roles.liaison += 1
          }
        }
      }
      return roles
    }
  }

  /// (External − internal) / all arcs: −1 where nobody asks outside their group, 1 where all do.
  package func externalInternal(_ groups: [Int]) -> Double? {
    guard arcs > 0 else { return nil }
    var external = 0
    for from in 0..<count { external += named[from].count { groups[$0] != groups[from] } }
    return Double(2 * external - arcs) / Double(arcs)
  }
}
