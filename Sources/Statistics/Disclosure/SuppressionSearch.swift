import Vocabulary

/// The fewest cells that must be hidden for the sake of others, proven.
///
/// Cut generation: a programme over which cells to hide knows nothing of the sums at first. Each answer is attacked; where a
/// cell can be worked out too closely, the prices of the attack say which cells would have prevented it, and that becomes a
/// condition. When no attack succeeds the answer is the best of all, because each condition is needed by every safe table.
/// Source: Fischetti & Salazar-González (2001), Management Science 47(7):1008–1027.
package struct SuppressionSearch {
  package let table: CountTable
  package let rule: SuppressionRule
  package let primary: Set<CountTable.Place>
  package let earlier: [ReleasedTable]

  package init(
    table: CountTable, rule: SuppressionRule, primary: Set<CountTable.Place>, earlier: [ReleasedTable]
  ) {
    self.table = table
    self.rule = rule
    self.primary = primary
    self.earlier = earlier
  }

  package struct Found {
    package var complementary: Set<CountTable.Place>
    /// In the unit of the rule's weight.
    package var objective: Double
    package var rounds: Int
    package var cuts: Int
    var usesTotals: Bool
  }

  /// Totals are hidden only where nothing else helps.
  ///
  /// - Returns: nil when even all cells hidden together leave a primary cell open to attack.
  package func best(_ work: Work) throws -> Found? {
    try best(usingTotals: false, work) ?? best(usingTotals: true, work)
  }

  private func best(usingTotals: Bool, _ work: Work) throws -> Found? {
    let linked = Linked(
      earlier + [ReleasedTable("", cells: table.places.map { .init($0, nil) }, equations: table.equations)])
    let before = Linked(earlier)
    let known = Dictionary(
      zip(before.places, before.published).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    let values = table.values
    let candidates = linked.places.indices.filter { number in
      let place = linked.places[number]
      guard let value = values[place], !primary.contains(place), (known[place] ?? nil) == nil else { return false }
      return (usingTotals || !table.isTotal(place)) && (value > 0 || rule.hidesZeros)
    }
    let column = Dictionary(uniqueKeysWithValues: candidates.enumerated().map { ($1, $0) })
    let weights = weights(candidates.map { values[linked.places[$0]] ?? 0 })
    var program = LinearProgram()
    for weight in weights { program.add(.init(to: 1, cost: weight)) }
    var rounds = 0
    while true {
      try work.isAt(min(0.9, Double(rounds) / 40))
      let solution = try IntegerProgram(program, gap: 0).solved(work)
      guard solution.isOptimal else { return nil }
      rounds += 1
      let hidden = Set(candidates.indices.filter { solution.values[$0] > 0.5 }.map { candidates[$0] })
      let cuts = try cuts(hidden, linked, column, values, known, work)
      if cuts.contains(where: \.terms.isEmpty) { return nil }
      if cuts.isEmpty {
        let places = Set(hidden.map { linked.places[$0] })
        return Found(
          complementary: places, objective: objective(places, values), rounds: rounds, cuts: program.rows.count,
          usesTotals: usingTotals && places.contains(where: table.isTotal))
      }
      for cut in cuts { program.add(cut) }
    }
  }

  private func weights(_ counts: [Double]) -> [Double] {
    switch rule.weight {
    case .cells:
      let all = counts.reduce(1, +)
      return counts.map { 1 + 0.5 * $0 / all }
    case .people: return counts.map { $0 + 0.001 }
    }
  }

  private func objective(_ places: Set<CountTable.Place>, _ values: [CountTable.Place: Double]) -> Double {
    switch rule.weight {
    case .cells: Double(places.count)
    case .people: places.sorted().reduce(0) { $0 + (values[$1] ?? 0) } + 0.001 * Double(places.count)
    }
  }

  /// Conditions that this choice of hidden cells breaks; one without terms when no choice could keep it.
  private func cuts(
    _ hidden: Set<Int>, _ linked: Linked, _ column: [Int: Int], _ values: [CountTable.Place: Double],
    _ known: [CountTable.Place: Double?], _ work: Work
  ) throws -> [LinearProgram.Row] {
    func knowledge(_ number: Int, lower: Double) -> Attacker.Knowledge {
      let place = linked.places[number]
      if let before = known[place] ?? nil { return .published(before) }
      guard let value = values[place] else { return .hidden(atLeast: lower) }
      return primary.contains(place) || hidden.contains(number) ? .hidden(atLeast: lower) : .published(value)
    }
    let numbers = linked.places.indices
    var rows: [LinearProgram.Row] = []
    for lower in rule.zerosAreKnown ? [0.0, 1.0] : [0.0] {
      let attacker = Attacker(numbers.map { knowledge($0, lower: lower) }, equations: linked.equations)
      for number in numbers where primary.contains(linked.places[number]) {
        try work.isAt(0.5)
        guard let value = values[linked.places[number]] else { continue }
        let required = rule.required(around: value)
        if lower == 0 {
          let reach = attacker.least(number)
          if reach.value > required.low + 1e-7 {
            rows.append(
              cut(reach, need: value - required.low, given: value - reach.value, hidden, column, linked, values, lower))
          }
        }
        let reach = attacker.greatest(number)
        if reach.value < required.high - 1e-7 {
          rows.append(
            cut(reach, need: required.high - value, given: reach.value - value, hidden, column, linked, values, lower))
        }
      }
    }
    return rows
  }

  /// Hidden cells must give way by at least `need`; how far each one can is its price times its distance to its bound.
  ///
  /// - Parameter given: how far the cell gives way now; what of it no candidate gives is there in any case.
  private func cut(
    _ reach: Attacker.Reach, need: Double, given: Double, _ hidden: Set<Int>, _ column: [Int: Int], _ linked: Linked,
    _ values: [CountTable.Place: Double], _ lower: Double
  ) -> LinearProgram.Row {
    var need = need - given
    var terms: [LinearProgram.Term] = []
    for (number, cost) in reach.reducedCosts.enumerated() where abs(cost) > 1e-7 {
      guard let place = column[number] else { continue }
      // Nothing known bounds a hidden cell from above, so its way up is as long as is needed.
      let way = cost < 0 ? Double.infinity : cost * max(0, (values[linked.places[number]] ?? 0) - lower)
      if hidden.contains(number), way.isFinite { need += way }
      if way > 1e-9 { terms.append(.init(place, way)) }
    }
    return LinearProgram.Row(terms.map { .init($0.place, min($0.factor, need)) }, from: need)
  }
}
