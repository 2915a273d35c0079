import Vocabulary

/// May this table be published: small counts hidden, as little else as possible hidden with them, and every hidden cell
/// attacked before anything leaves the house.
package struct Suppress: Analysis {
  package static let name = "suppress"
  package static let version = 1

  package var shape: Shape
  package var rule: SuppressionRule
  package var rowSums: [CountTable.Sum]
  package var columnSums: [CountTable.Sum]
  /// The label of the sum over everything; nil for a table published without.
  package var total: String?
  package var released: [ReleasedTable]
  /// Whether the outcome says which hidden cells are small and what hiding the others cost. Such an outcome stays in the house.
  package var isInternal: Bool

  package enum Shape: Hashable, Sendable, Codable {
    /// One count in a row of the file. `column` is nil for a table of one dimension; `largest` names the column that tells
    /// what the largest contributor gives to a cell.
    case long(row: String, column: String?, count: String, largest: String?)
    /// One row of the table in a row of the file.
    case wide(row: String, columns: [String])
  }

  package init(
    _ shape: Shape, rule: SuppressionRule, rowSums: [CountTable.Sum] = [], columnSums: [CountTable.Sum] = [],
    total: String? = "Total", released: [ReleasedTable] = [], isInternal: Bool = false
  ) {
    self.shape = shape
    self.rule = rule
    self.rowSums = rowSums
    self.columnSums = columnSums
    self.total = total
    self.released = released
    self.isInternal = isInternal
  }

  package var columns: Columns {
    switch shape {
    case .long(let row, let column, let count, let largest):
      Columns(numbers: [count] + (largest.map { [$0] } ?? []), factors: [row] + (column.map { [$0] } ?? []))
    case .wide(let row, let columns): Columns(numbers: columns, factors: [row])
    }
  }

  package var headings: (row: String, column: String, count: String) {
    switch shape {
    case .long(let row, let column, let count, _): (row, column ?? "column", count)
    case .wide(let row, _): (row, "column", "count")
    }
  }

  package func answer(from frame: Frame, _ work: Work) throws -> Answered<SuppressionOutcome> {
    let (audited, found) = try audited(from: frame, work)
    let outcome = SuppressionOutcome(audited, found, self)
    return Answered(
      outcome, rows: Rows(used: frame.rowCount), checks: SuppressionWords.checks(audited, found, self),
      told: SuppressionWords.told(audited, found, self))
  }

  /// The table fit to be published.
  ///
  /// - Throws: `Refusal` when the input is no table, or when no choice of hidden cells would protect the small ones.
  package func audited(
    from frame: Frame, _ work: Work
  ) throws -> (Audited<SuppressedTable>, SuppressionSearch.Found) {
    try findings.refuseIfAnyStopsSaving()
    let (table, largest) = try table(from: frame)
    let values = table.values
    let primary = Set(
      table.places.filter { rule.isPrimary(values[$0] ?? 0, largest: largest[$0]) })
    let search = SuppressionSearch(table: table, rule: rule, primary: primary, earlier: released)
    let suppressed = SuppressedTable(table, rule, primary: primary, complementary: [])
    try suppressed.refuseOthers(released)
    guard let found = try search.best(work) else { throw SuppressionWords.noSafeTable(primary, released, values) }
    do {
      let complete = SuppressedTable(table, rule, primary: primary, complementary: found.complementary)
      return (try complete.audited(withReleased: released, work), found)
    } catch let disclosures as Disclosures {
      throw SuppressionWords.refusal(disclosures)
    }
  }

  private var findings: [Finding] {
    var findings: [Finding] = []
    if !(rule.floor >= 2 && rule.floor <= 1000 && rule.floor == rule.floor.rounded()) {
      findings.append(
        Finding(
          "floor", "floor.range",
          Phrase(
            "Give a floor from 2 to 1,000 people; ten is usual.",
            es: "Indique un mínimo de 2 a 1,000 personas; lo usual es diez.")))
    }
    if let dominance = rule.dominance, !(dominance > 0 && dominance < 1) {
      findings.append(
        Finding(
          "dominance", "dominance.range",
          Phrase("Give a share between 0 and 1, such as 0.8.", es: "Indique una proporción entre 0 y 1, como 0.8.")))
    }
    return findings
  }

  // MARK: Reading

  private func table(from frame: Frame) throws -> (CountTable, [CountTable.Place: Double]) {
    switch shape {
    case .long(let row, let column, let count, let largest):
      return try long(
        frame, frame.factor(row), column.map { try frame.factor($0) }, frame.number(count),
        largest.map { try frame.number($0) })
    case .wide(let row, let columns):
      let names = try frame.factor(row)
      var rows: [String] = []
      for place in 0..<frame.rowCount {
        guard names.codes[place] >= 0 else { throw Refusal([.emptyCell(row, frame.line(ofRow: place), "file")]) }
        rows.append(names.levels[Int(names.codes[place])])
      }
      let cells = try columns.map { try frame.number($0) }
      return (
        try CountTable(
          rows: rows, columns: columns, counts: rows.indices.map { i in cells.map { $0[i] } }, rowSums: rowSums,
          columnSums: columnSums, total: total), [:]
      )
    }
  }

  private func long(
    _ frame: Frame, _ row: Factor, _ column: Factor?, _ count: [Double], _ largest: [Double]?
  ) throws -> (CountTable, [CountTable.Place: Double]) {
    let columnNames = column?.levels ?? [headings.count]
    var counts = [[Double]](
      repeating: .init(repeating: .nan, count: columnNames.count), count: row.levels.count)
    var contributors: [CountTable.Place: Double] = [:]
    var findings: [Finding] = []
    var seen: Set<CountTable.Place> = []
    for place in 0..<frame.rowCount where findings.count < 20 {
      let line = frame.line(ofRow: place)
      let (i, j) = (Int(row.codes[place]), Int(column?.codes[place] ?? 0))
      if i < 0 || j < 0 {
        findings.append(.emptyCell(i < 0 ? headings.row : headings.column, line, "file"))
        continue
      }
      let cell = CountTable.Place(row.levels[i], columnNames[j])
      if !seen.insert(cell).inserted {
        findings.append(.repeated("\(cell.row), \(cell.column)", "\(headings.row), \(headings.column)", line, "file"))
        continue
      }
      if count[place].isNaN { findings.append(.emptyCell(headings.count, line, "file")) }
      counts[i][j] = count[place]
      if let largest { contributors[cell] = largest[place] }
    }
    try findings.refuseIfAnyStopsSaving()
    return (
      try CountTable(
        rows: row.levels, columns: columnNames, counts: counts, rowSums: rowSums, columnSums: columnSums, total: total),
      contributors
    )
  }
}

extension ReleasedTable {
  /// A table as it was published: what is no number in the column of counts is a hidden cell.
  package init(reading frame: Frame, name: String, _ question: Suppress) throws {
    let published = try Self.cells(frame, question)
    var rows: [String] = []
    var columns: [String] = []
    for cell in published {
      if !rows.contains(cell.place.row) { rows.append(cell.place.row) }
      if !columns.contains(cell.place.column) { columns.append(cell.place.column) }
    }
    let empty = rows.map { _ in columns.map { _ in 0.0 } }
    // A table of noughts with the same labels tells which sums hold.
    let shape = try CountTable(
      rows: rows, columns: columns, counts: empty,
      rowSums: question.rowSums.filter { sum in
        rows.contains(sum.total) && sum.parts.allSatisfy(rows.contains)
      },
      columnSums: question.columnSums.filter { sum in
        columns.contains(sum.total) && sum.parts.allSatisfy(columns.contains)
      }, total: question.total)
    let known = Set(published.map(\.place))
    self.init(name, cells: published, equations: shape.equations.filter { $0.allSatisfy(known.contains) })
  }

  private static func cells(_ frame: Frame, _ question: Suppress) throws -> [Cell] {
    switch question.shape {
    case .long(let row, let column, let count, _):
      let (rows, counts) = (try frame.factor(row), try frame.factor(count))
      let columns = try column.map { try frame.factor($0) }
      return try (0..<frame.rowCount).map { place in
        guard rows.codes[place] >= 0, (columns?.codes[place] ?? 0) >= 0 else {
          throw Refusal([.emptyCell(row, frame.line(ofRow: place), "released")])
        }
        let label = columns.map { $0.levels[Int($0.codes[place])] } ?? count
        return Cell(.init(rows.levels[Int(rows.codes[place])], label), number(counts, place))
      }
    case .wide(let row, let names):
      let rows = try frame.factor(row)
      var cells: [Cell] = []
      for name in names {
        let counts = try frame.factor(name)
        for place in 0..<frame.rowCount {
          guard rows.codes[place] >= 0 else {
            throw Refusal([.emptyCell(row, frame.line(ofRow: place), "released")])
          }
          cells.append(Cell(.init(rows.levels[Int(rows.codes[place])], name), number(counts, place)))
        }
      }
      return cells
    }
  }

  private static func number(_ factor: Factor, _ row: Int) -> Double? {
    factor.codes[row] < 0 ? nil : Double(factor.levels[Int(factor.codes[row])])
  }

  /// The columns of a released file, all as text: hidden cells are no numbers.
  package static func columns(_ question: Suppress) -> Columns {
    Columns(factors: question.columns.factors + question.columns.numbers.filter { $0 != question.largest })
  }
}

extension Suppress {
  fileprivate var largest: String? {
    if case .long(_, _, _, let largest) = shape { return largest }
    return nil
  }
}
