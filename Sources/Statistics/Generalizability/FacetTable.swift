/// Scores with, for each effect of their design, the cell in which each score lies.
package struct FacetTable: Sendable {
  package let design: FacetDesign
  package let scores: [Double]
  package let effects: [Int]
  /// For each effect the cell of each score, from 0.
  package let cells: [[Int32]]
  package let cellCounts: [Int]
  /// Whether every combination of conditions that the design allows is there once.
  package let isBalanced: Bool
  /// For each facet how many of its conditions one meets: for each person in nests, else in each cell of the others.
  package let usualCounts: [Int]

  /// - Parameter columns: of the object, then of the facets, each with a place for each score.
  package init(_ design: FacetDesign, scores: [Double], columns: [[Int32]]) {
    self.design = design
    self.scores = scores
    let effects = design.effects
    self.effects = effects
    var cells: [[Int32]] = []
    var counts: [Int] = []
    for effect in effects {
      let members = columns.indices.filter { effect & 1 << $0 != 0 }
      let (codes, count) = Self.combined(members.map { columns[$0] }, scores.count)
      cells.append(codes)
      counts.append(count)
    }
    self.cells = cells
    cellCounts = counts
    isBalanced =
      Self.isEven(cells, counts, scores.count) && Self.isComplete(design, effects, counts, scores.count)
    usualCounts = columns.indices.dropFirst().map { place in
      let outer = design.within(place) != 0 ? design.within(place) : Self.others(design, place)
      return Self.usual(columns, place, outer, scores.count)
    }
  }

  package func count(of effect: Int) -> Int { effects.firstIndex(of: effect).map { cellCounts[$0] } ?? 1 }

  /// One number for each combination that is there, in the order in which they first appear.
  static func combined(_ columns: [[Int32]], _ rows: Int) -> (codes: [Int32], count: Int) {
    var codes = [Int32](repeating: 0, count: rows)
    var count = 1
    for column in columns {
      var places: [Int64: Int32] = [:]
      for row in 0..<rows {
        let key = Int64(codes[row]) << 32 | Int64(column[row])
        if let place = places[key] {
          codes[row] = place
        } else {
          codes[row] = Int32(places.count)
          places[key] = codes[row]
        }
      }
      count = places.count
    }
    return (codes, count)
  }

  /// All cells of one effect hold equally many scores, for every effect, and the full ones hold one.
  private static func isEven(_ cells: [[Int32]], _ counts: [Int], _ rows: Int) -> Bool {
    for (codes, count) in zip(cells, counts) {
      guard rows % count == 0 else { return false }
      var sizes = [Int](repeating: 0, count: count)
      for code in codes { sizes[Int(code)] += 1 }
      if sizes.contains(where: { $0 != rows / count }) { return false }
    }
    return counts.last == rows
  }

  /// As many combinations as the numbers of conditions allow.
  private static func isComplete(_ design: FacetDesign, _ effects: [Int], _ counts: [Int], _ rows: Int) -> Bool {
    func count(_ effect: Int) -> Int { effects.firstIndex(of: effect).map { counts[$0] } ?? 1 }
    let product = design.factors.indices.reduce(1.0) { product, place in
      product * Double(count(design.closed(1 << place))) / Double(count(design.within(place)))
    }
    return product == Double(rows)
  }

  private static func others(_ design: FacetDesign, _ place: Int) -> Int {
    design.factors.indices.reduce(0) { set, other in
      other != place && design.within(other) & 1 << place == 0 ? set | 1 << other : set
    }
  }

  /// The median over the cells of `outer` of how many conditions of one factor are met there.
  private static func usual(_ columns: [[Int32]], _ place: Int, _ outer: Int, _ rows: Int) -> Int {
    let members = columns.indices.filter { outer & 1 << $0 != 0 }
    let (codes, count) = combined(members.map { columns[$0] }, rows)
    var seen = [Set<Int32>](repeating: [], count: count)
    for row in 0..<rows { seen[Int(codes[row])].insert(columns[place][row]) }
    let sizes = seen.map(\.count).sorted()
    return sizes.isEmpty ? 1 : sizes[sizes.count / 2]
  }
}
