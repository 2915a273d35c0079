import Vocabulary

/// A table as the database itself describes it.
struct Table: Sendable, Equatable {
  let name: String
  let columns: [String]

  /// Whether its rows belong each to one district, so that PostgreSQL shows them only to who has turned to it.
  var isByDistrict: Bool { columns.contains("district") && name != "district" }

  var quotedName: String { "\"\(name)\"" }
  var quotedColumns: String { columns.map { "\"\($0)\"" }.joined(separator: ", ") }
}

extension Session {
  /// Every table, by name.
  func tables() throws -> [Table] {
    let columns = try rows(dialect == .sqlite ? Self.sqliteColumns : Self.postgresColumns)
    var tables: [Table] = []
    for row in columns {
      let (table, column) = (row.text(0), row.text(1))
      if let last = tables.last, last.name == table {
        tables[tables.count - 1] = Table(name: table, columns: last.columns + [column])
      } else {
        tables.append(Table(name: table, columns: [column]))
      }
    }
    return tables
  }

  private static var sqliteColumns: SQL {
    """
    SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite^_%' ESCAPE '^' ORDER BY m.name, c.cid
    """
  }

  private static var postgresColumns: SQL {
    """
    SELECT c.table_name, c.column_name FROM information_schema.columns c
    JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
    ORDER BY c.table_name COLLATE "C", c.ordinal_position
    """
  }
}
