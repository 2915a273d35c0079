import Measures
import Statistics
import Vocabulary

/// How many people hold which role, by the level of their schools: whole for those inside, audited for everybody.
struct HoldersTable {
  /// Fewest members of the staff that a report for everybody counts. Source: docs/rules/reports.md#floors
  static let floor = 5

  private let roles: [String]
  private let levels: [School.Level?]
  private let counts: [[Int]]

  init(_ holders: [ReportFacts.Holders]) {
    let roles = Set(holders.map(\.role)).sorted()
    let known = Set(holders.map(\.level))
    let levels = School.Level.allCases.filter(known.contains).map(Optional.some) + (known.contains(nil) ? [nil] : [])
    counts = roles.map { role in
      levels.map { level in holders.filter { $0.role == role && $0.level == level }.reduce(0) { $0 + $1.count } }
    }
    (self.roles, self.levels) = (roles, levels)
  }

  var isEmpty: Bool { roles.isEmpty }

  /// Every count, for those who may open the records anyway.
  var whole: Report.Table { table { row, column in count(row, column) } }

  /// Small counts hidden, and as few others as it takes so that no hidden one can be worked out.
  ///
  /// - Throws: `Refusal` when no choice of hidden cells would protect the small ones.
  func audited(_ district: String, _ day: Day) throws -> (Report.Table, AuditStatement) {
    let question = Suppress(
      .long(row: "role", column: "level", count: "people", largest: nil),
      rule: SuppressionRule(floor: Double(Self.floor), protection: .range), total: Self.all)
    let (audited, _) = try question.audited(from: frame, Work())
    let values = audited.subject.table.values
    // What the table shows is what the audit let through, cell by cell.
    let shown = { (row: Int?, column: Int?) -> Int? in
      let place = CountTable.Place(Self.key(row), Self.key(column))
      guard !audited.subject.isHidden(place), let value = values[place] else { return nil }
      return Int(value)
    }
    let statement = AuditStatement(
      district: district, day: day, floor: Self.floor, rows: roles, columns: levels.map { $0?.rawValue ?? "district" },
      counts: places(roles.count).map { row in places(levels.count).map { shown(row, $0) } },
      bounds: audited.certificate.alone.map { bound in
        .init(
          row: name(row: bound.place.row), column: name(column: bound.place.column), least: bound.least,
          greatest: bound.greatest)
      }, programs: audited.certificate.programs)
    return (table(shown), statement)
  }

  /// Each place of a table and last the sum over all of them; a single one is its own sum.
  private func places(_ count: Int) -> [Int?] { Array(0..<count).map(Optional.some) + (count > 1 ? [nil] : []) }

  private func count(_ row: Int?, _ column: Int?) -> Int {
    let rows = row.map { [$0] } ?? Array(roles.indices)
    return rows.reduce(0) { sum, row in
      sum + (column.map { counts[row][$0] } ?? counts[row].reduce(0, +))
    }
  }

  private func table(_ count: (Int?, Int?) -> Int?) -> Report.Table {
    let hidden = Phrase("hidden", es: "oculto")
    return Report.Table(
      caption: Phrase("People by role and level of school", es: "Personas por rol y nivel de la escuela"),
      columns: [.init(Phrase("Role", es: "Rol"))] + places(levels.count).map { .init(heading($0), isNumber: true) },
      rows: places(roles.count).map { row in
        [row.map { Phrase(verbatim: roles[$0]) } ?? Self.total]
          + places(levels.count).map { column in
            count(row, column).map { Phrase(verbatim: $0.grouped) } ?? hidden
          }
      })
  }

  private func heading(_ column: Int?) -> Phrase {
    guard let column else { return Self.total }
    return levels[column]?.label ?? Phrase("District", es: "Distrito")
  }

  private static let total = Phrase("In all", es: "En total")

  // Labels by their places: a role may be called anything, even "all".
  private static let all = "all"
  private static func key(_ place: Int?) -> String { place.map(String.init) ?? all }
  private func name(row: String) -> String { Int(row).map { roles[$0] } ?? Self.all }
  private func name(column: String) -> String { Int(column).map { levels[$0]?.rawValue ?? "district" } ?? Self.all }

  private var frame: Frame {
    let cells = roles.indices.flatMap { row in levels.indices.map { (row, $0) } }
    return Frame(
      rowCount: cells.count, numbers: ["people": cells.map { Double(counts[$0.0][$0.1]) }],
      factors: ["role": Factor(cells.map { Self.key($0.0) }), "level": Factor(cells.map { Self.key($0.1) })])
  }
}
