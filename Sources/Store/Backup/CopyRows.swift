import Vocabulary

/// How many rows each table holds.
package typealias RowCounts = [String: Int]

extension Session {
  /// Copies every row of the tables that both have, except which migrations were applied. Both tell what is said in the same words.
  func copyRows(to target: any Session, told: (String, Int) -> Void = { _, _ in }) throws -> RowCounts {
    let there = Dictionary(uniqueKeysWithValues: try target.tables().map { ($0.name, Set($0.columns)) })
    var counts: RowCounts = [:]
    for table in try tables() where table.name != "migration" {
      guard there[table.name] == Set(table.columns) else { throw UnlikeTables(table: table.name) }
      counts[table.name] = try copyRows(of: table, to: target)
      told(table.name, counts[table.name] ?? 0)
    }
    return counts
  }

  private func copyRows(of table: Table, to target: any Session) throws -> Int {
    var count = 0
    for part in try parts(of: table) {
      if let district = part.district {
        try turn(to: district)
        try target.turn(to: district)
      }
      var waiting: [[SQL.Value]] = []
      func insert() throws {
        try target.insert(into: table.name, table.columns, waiting)
        count += waiting.count
        waiting.removeAll(keepingCapacity: true)
      }
      try forEachRow(part.statement) { row in
        waiting.append(row.values)
        if waiting.count == 1000 { try insert() }
      }
      try insert()
    }
    return count
  }

  /// The rows of every table, counted.
  func rowCounts() throws -> RowCounts {
    var counts: RowCounts = [:]
    for table in try tables() where table.name != "migration" {
      counts[table.name] = try parts(of: table).map { part in
        if let district = part.district { try turn(to: district) }
        return try count("SELECT COUNT(*) FROM (\(part.statement)) AS part")
      }.reduce(0, +)
    }
    return counts
  }

  /// A table district by district, as PostgreSQL shows it; or all of it, when its rows belong to none.
  private func parts(of table: Table) throws -> [(district: String?, statement: SQL)] {
    let all: SQL = "SELECT \(name: table.quotedColumns) FROM \(name: table.quotedName)"
    guard table.isByDistrict else { return [(nil, all)] }
    return try districts(in: table).map { ($0, all + " WHERE district = \($0)") }
  }

  private func districts(in table: Table) throws -> [String] {
    switch dialect {
    case .sqlite: try rows("SELECT DISTINCT district FROM \(name: table.quotedName) ORDER BY 1").map { $0.text(0) }
    case .postgres: try rows("SELECT district FROM district ORDER BY 1").map { $0.text(0) }
    }
  }
}

/// A table that does not have the same columns on both sides.
package struct UnlikeTables: Error, CustomStringConvertible {
  let table: String
  package var description: String { "the table \(table) is not the same on both sides" }
}
