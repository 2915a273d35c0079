/// p values for which of many questions were asked at once.
package enum FalseDiscovery {
  /// For each p value the smallest share of false alarms among those at or below it (q values), in the same order; nil stays nil.
  ///
  /// Source: Benjamini & Hochberg (1995), JRSS B 57:289–300.
  package static func benjaminiHochberg(_ p: [Double?]) -> [Double?] {
    let order = p.indices.filter { p[$0] != nil }.sorted { (p[$0] ?? 1, $0) < (p[$1] ?? 1, $1) }
    var out = [Double?](repeating: nil, count: p.count)
    var least = 1.0
    for (rank, place) in order.enumerated().reversed() {
      least = min(least, (p[place] ?? 1) * Double(order.count) / Double(rank + 1))
      out[place] = least
    }
    return out
  }
}
