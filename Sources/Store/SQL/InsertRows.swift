/// Many rows in few statements.
extension Session {
  /// Rows have one value for each column, in their order.
  package func insert(into table: String, _ columns: [String], _ rows: some Sequence<[SQL.Value]>) throws {
    let head: SQL =
      "INSERT INTO \(name: "\"\(table)\"") (\(name: columns.map { "\"\($0)\"" }.joined(separator: ", "))) VALUES "
    let portion = Swift.max(1, Swift.min(200, 20_000 / Swift.max(1, columns.count)))
    var waiting: [SQL] = []
    for row in rows {
      waiting.append("(\(list: row))")
      if waiting.count == portion {
        try run(head + SQL(", ").joined(waiting))
        waiting.removeAll(keepingCapacity: true)
      }
    }
    if !waiting.isEmpty { try run(head + SQL(", ").joined(waiting)) }
  }
}
