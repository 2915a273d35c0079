import Vocabulary

/// A roll-out read from a table, with all that was left out on the way.
struct RolloutReading {
  let rollout: Rollout
  let rows: Rows
  /// How starts were read as "never".
  let neverCodes: [String]
  /// Units that had started in the first period already.
  let alwaysStarted: Int
  let incompleteUnits: Int

  init(_ question: Effect, _ frame: Frame) throws {
    var sheet = try Sheet(question, frame)
    let table = try sheet.laidOut()
    neverCodes = sheet.starts.neverCodes
    let choice = try Choice(table, question)
    rollout = try choice.rollout(table, question)
    alwaysStarted = choice.alwaysStarted
    incompleteUnits = choice.incomplete
    rows = Rows(used: choice.usedRows, dropped: sheet.dropped + choice.dropped)
    try Self.refuseEmptyContrasts(rollout, question)
  }

  private static func refuseEmptyContrasts(_ rollout: Rollout, _ question: Effect) throws(Refusal) {
    if rollout.cohorts.isEmpty { throw EffectWords.nobodyStarted(question.start) }
    if question.design.control == .neverStarted, !rollout.starts.contains(.infinity) {
      throw EffectWords.everybodyStarted(question.start)
    }
    let known = rollout.outcomes.filter { !$0.isNaN }
    if known.allSatisfy({ $0 == known[0] }) { throw EffectWords.allEqual(question.outcome) }
    try refuseRepeatedCovariates(rollout, question.covariates)
  }

  /// Takes covariates in turn; one that the earlier ones already say leaves nothing of its own.
  private static func refuseRepeatedCovariates(_ rollout: Rollout, _ names: [String]) throws(Refusal) {
    guard !names.isEmpty else { return }
    let n = rollout.units.count
    var kept: [[Double]] = []
    for (index, name) in names.enumerated() {
      var own = (0..<n).map { rollout.covariate(index, period: 0, unit: $0) }
      let seen = own.filter { !$0.isNaN }
      let mean = seen.reduce(0, +) / Double(max(1, seen.count))
      own = own.map { $0.isNaN ? 0 : $0 - mean }
      let before = own.reduce(0) { $0 + $1 * $1 }
      for other in kept {
        let along = zip(own, other).reduce(0) { $0 + $1.0 * $1.1 }
        for row in own.indices { own[row] -= along * other[row] }
      }
      let left = own.reduce(0) { $0 + $1 * $1 }
      if !(left > 1e-14 * max(before, mean * mean)) {
        throw EffectWords.repeatedCovariate(name, isConstant: before <= 1e-24 * mean * mean || before == 0)
      }
      let length = left.squareRoot()
      kept.append(own.map { $0 / length })
    }
  }
}

/// When each code of a column of starts says that a unit started.
struct StartCodes {
  let values: [Double]
  let neverCodes: [String]

  /// Nought, what is not finite, what is missing, and words without a digit all mean "never".
  init(_ levels: [String], _ column: String) throws(Refusal) {
    var never: [String] = []
    var values: [Double] = []
    for level in levels {
      if let value = Double(level), value.isFinite, value != 0 {
        values.append(value)
      } else if Double(level) == nil, level.contains(where: \.isNumber) {
        throw EffectWords.unclearStart(level, column)
      } else {
        values.append(.infinity)
        never.append(level)
      }
    }
    self.values = values
    neverCodes = never
  }

  func start(_ code: Int32) -> Double { code < 0 ? .infinity : values[Int(code)] }
}

/// The columns as they stand in the table.
private struct Sheet {
  let frame: Frame
  let question: Effect
  let units: Factor
  let starts: StartCodes
  let startCodes: [Int32]
  let periods: [Double]
  let outcomes: [Double]
  let covariates: [[Double]]
  let weights: [Double]?
  let clusters: Factor?
  var dropped: [Rows.Dropped] = []

  init(_ question: Effect, _ frame: Frame) throws {
    self.question = question
    self.frame = frame
    units = try frame.factor(question.unit)
    let starting = try frame.factor(question.start)
    starts = try StartCodes(starting.levels, question.start)
    startCodes = starting.codes
    periods = try frame.number(question.period)
    outcomes = try frame.number(question.outcome)
    covariates = try question.covariates.map { try frame.number($0) }
    weights = try question.weight.map { try frame.number($0) }
    clusters = try question.cluster.map { try frame.factor($0) }
  }

  /// Rows by unit and period.
  mutating func laidOut() throws -> PanelTable {
    let order = units.levels.indices.sorted { units.levels[$0] < units.levels[$1] }
    var place = [Int32](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { place[old] = Int32(new) }
    let kept = keptRows()
    let found = Set(kept.map { periods[Int($0)] }).sorted()
    if found.count < 2 { throw EffectWords.onePeriod(question.period) }
    var table = PanelTable(order.map { units.levels[$0] }, found, covariates.count)
    let periodPlace = Dictionary(uniqueKeysWithValues: zip(found, 0...))
    var last = (period: Double.nan, place: 0)
    for row in kept.map(Int.init) {
      if periods[row] != last.period { last = (periods[row], periodPlace[periods[row]] ?? 0) }
      let unit = Int(place[Int(units.codes[row])])
      try table.note(row, unit, last.place, self)
    }
    if found[0] <= 0, found[found.count - 1] >= 0, table.starts.contains(.infinity), starts.neverCodes.contains("0") {
      throw EffectWords.zeroIsAPeriod(question.start)
    }
    return table
  }

  private mutating func keptRows() -> [Int32] {
    var noUnit = 0
    var noOutcome = 0
    var noCovariate = 0
    var kept: [Int32] = []
    kept.reserveCapacity(frame.rowCount)
    for row in 0..<frame.rowCount {
      if units.codes[row] < 0 || !periods[row].isFinite || clusters.map({ $0.codes[row] < 0 }) == true {
        noUnit += 1
      } else if !outcomes[row].isFinite {
        noOutcome += 1
      } else if covariates.contains(where: { !$0[row].isFinite })
        || weights.map({ !($0[row] > 0) || !$0[row].isFinite }) == true
      {
        noCovariate += 1
      } else {
        kept.append(Int32(row))
      }
    }
    dropped = EffectWords.droppedRows(noUnit: noUnit, noOutcome: noOutcome, noCovariate: noCovariate)
    return kept
  }
}

/// Units over periods, before anybody is left out.
private struct PanelTable {
  let units: [String]
  let periods: [Double]
  var outcomes: [Double]
  var covariates: [[Double]]
  var starts: [Double]
  var weights: [Double]
  var clusters: [Int32]
  /// Periods seen, for each unit.
  var seen: [Int]

  init(_ units: [String], _ periods: [Double], _ covariates: Int) {
    self.units = units
    self.periods = periods
    outcomes = [Double](repeating: .nan, count: units.count * periods.count)
    self.covariates = (0..<covariates).map { _ in [Double](repeating: .nan, count: units.count * periods.count) }
    starts = [Double](repeating: .nan, count: units.count)
    weights = starts
    clusters = [Int32](repeating: -1, count: units.count)
    seen = [Int](repeating: 0, count: units.count)
  }

  mutating func note(_ row: Int, _ unit: Int, _ period: Int, _ sheet: Sheet) throws(Refusal) {
    let cell = period * units.count + unit
    let question = sheet.question
    let line = sheet.frame.line(ofRow: row)
    if !outcomes[cell].isNaN { throw EffectWords.seenTwice(question.unit, question.period, line: line) }
    outcomes[cell] = sheet.outcomes[row]
    for index in covariates.indices { covariates[index][cell] = sheet.covariates[index][row] }
    let start = sheet.starts.start(sheet.startCodes[row])
    let weight = sheet.weights?[row] ?? 1
    let cluster = sheet.clusters?.codes[row] ?? 0
    if seen[unit] == 0 {
      starts[unit] = start
      weights[unit] = weight
      clusters[unit] = cluster
    } else {
      if starts[unit] != start { throw EffectWords.changes(question.start, line: line) }
      if weights[unit] != weight { throw EffectWords.changes(question.weight ?? "", line: line) }
      if clusters[unit] != cluster { throw EffectWords.changes(question.cluster ?? "", line: line) }
    }
    seen[unit] += 1
  }
}

/// Which units of a table an estimate rests on.
private struct Choice {
  var units: [Int] = []
  var alwaysStarted = 0
  var incomplete = 0
  var usedRows = 0
  var dropped: [Rows.Dropped] = []

  init(_ table: PanelTable, _ question: Effect) throws {
    let first = table.periods[0] + question.design.anticipation
    var alwaysRows = 0
    var incompleteRows = 0
    for unit in table.units.indices where table.seen[unit] > 0 {
      if table.starts[unit] <= first {
        alwaysStarted += 1
        alwaysRows += table.seen[unit]
      } else if question.design.gaps == .leaveUnitsOut, table.seen[unit] < table.periods.count {
        incomplete += 1
        incompleteRows += table.seen[unit]
      } else {
        units.append(unit)
        usedRows += table.seen[unit]
      }
    }
    dropped = EffectWords.droppedUnits(
      always: (alwaysStarted, alwaysRows), incomplete: (incomplete, incompleteRows))
    if units.isEmpty {
      throw incomplete > 0 ? EffectWords.nobodyComplete(question.period) : EffectWords.nobodyStarted(question.start)
    }
  }

  /// Units that start only after everything that was seen count as not started.
  func rollout(_ table: PanelTable, _ question: Effect) throws -> Rollout {
    let last = table.periods[table.periods.count - 1] + question.design.anticipation
    let n = table.units.count
    func chosen(_ values: [Double]) -> [Double] {
      table.periods.indices.flatMap { period in units.map { values[period * n + $0] } }
    }
    var places: [Int32: Int32] = [:]
    let clusters = units.map { unit -> Int32 in
      let code = table.clusters[unit]
      if let place = places[code] { return place }
      places[code] = Int32(places.count)
      return Int32(places.count - 1)
    }
    return Rollout(
      units: units.map { table.units[$0] }, periods: table.periods, outcomes: chosen(table.outcomes),
      starts: units.map { table.starts[$0] > last ? .infinity : table.starts[$0] },
      weights: units.map { table.weights[$0] }, covariates: table.covariates.map(chosen),
      clusters: question.cluster == nil ? nil : clusters)
  }
}
