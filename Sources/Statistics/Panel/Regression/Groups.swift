/// Rows sorted into groups: schools, school years, classes. Every row belongs to one.
package struct Groups: Sendable, Hashable {
  /// For each row the number of its group, from 0 up to `count`.
  package let codes: [Int32]
  package let count: Int

  package init(codes: [Int32], count: Int) {
    self.codes = codes
    self.count = count
  }

  /// One group of all rows.
  package init(together rows: Int) {
    self.init(codes: [Int32](repeating: 0, count: rows), count: rows > 0 ? 1 : 0)
  }

  /// The groups that occur, numbered in the order of the numbers given; every code must be at least 0.
  package init(compacting codes: [Int32], below bound: Int) {
    var places = [Int32](repeating: -1, count: bound)
    for code in codes { places[Int(code)] = 0 }
    var next: Int32 = 0
    for place in places.indices where places[place] == 0 {
      places[place] = next
      next += 1
    }
    if Int(next) == bound {
      self.init(codes: codes, count: bound)
    } else {
      self.init(codes: codes.map { places[Int($0)] }, count: Int(next))
    }
  }

  package func keeping(_ rows: [Int32]) -> Groups {
    Groups(compacting: rows.map { codes[Int($0)] }, below: count)
  }

  package var sizes: [Int] {
    var out = [Int](repeating: 0, count: count)
    for code in codes { out[Int(code)] += 1 }
    return out
  }

  /// The combinations of both that occur: `grade` with `year`.
  package func crossed(with other: Groups) -> Groups {
    let product = count * other.count
    if product <= max(1 << 16, min(1 << 27, 16 * codes.count)) {
      var joint = [Int32](repeating: 0, count: codes.count)
      let width = Int32(other.count)
      for row in joint.indices { joint[row] = codes[row] * width + other.codes[row] }
      return Groups(compacting: joint, below: product)
    }
    let keys = codes.indices.map { UInt64(codes[$0]) << 32 | UInt64(other.codes[$0]) }
    let order = keys.indices.sorted { keys[$0] < keys[$1] }
    var joint = [Int32](repeating: 0, count: codes.count)
    var next: Int32 = -1
    var last: UInt64?
    for row in order {
      if keys[row] != last { next += 1 }
      last = keys[row]
      joint[row] = next
    }
    return Groups(codes: joint, count: Int(next) + 1)
  }

  /// Whether each of these groups lies within one of the others, as schools lie within districts.
  package func isNested(in outer: Groups) -> Bool {
    if outer.count == 1 { return true }
    if count < outer.count { return false }
    var home = [Int32](repeating: -1, count: count)
    for row in codes.indices {
      let own = Int(codes[row])
      if home[own] < 0 { home[own] = outer.codes[row] } else if home[own] != outer.codes[row] { return false }
    }
    return true
  }

  /// Into how many parts the rows fall when two that share a group of either kind are tied.
  package func parts(with other: Groups) -> Int {
    var parent = Array(0..<count + other.count)
    func root(_ start: Int) -> Int {
      var node = start
      while parent[node] != node {
        parent[node] = parent[parent[node]]
        node = parent[node]
      }
      return node
    }
    for row in codes.indices {
      let a = root(Int(codes[row]))
      let b = root(count + Int(other.codes[row]))
      if a != b { parent[max(a, b)] = min(a, b) }
    }
    return parent.indices.reduce(into: 0) { sum, node in sum += parent[node] == node ? 1 : 0 }
  }
}

extension Groups {
  /// The rows that stay when every row that is alone in a group is taken out, again and again until none is; nil when all stay.
  ///
  /// A group of one row fits that row exactly and says nothing of anything else. Source: Correia (2015), "Singletons,
  /// cluster-robust standard errors and fixed effects: a bad mix".
  package static func withoutSingletons(_ kinds: [Groups]) -> [Int32]? {
    var sizes = kinds.map(\.sizes)
    guard sizes.contains(where: { $0.contains(1) }), let rows = kinds.first?.codes.count else { return nil }
    var kept = (0..<Int32(rows)).map { $0 }
    while true {
      let staying = kept.filter { row in
        for kind in kinds.indices where sizes[kind][Int(kinds[kind].codes[Int(row)])] == 1 { return false }
        return true
      }
      if staying.count == kept.count { return kept }
      kept = staying
      for kind in kinds.indices {
        sizes[kind] = [Int](repeating: 0, count: kinds[kind].count)
        for row in kept { sizes[kind][Int(kinds[kind].codes[Int(row)])] += 1 }
      }
    }
  }
}
