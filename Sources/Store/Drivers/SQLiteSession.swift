import GRDB

/// One open transaction of SQLite.
struct SQLiteSession: Session {
  let database: Database
  var dialect: Dialect { .sqlite }

  init(_ database: Database) { self.database = database }

  func rows(_ statement: SQL) throws -> [Row] {
    var rows: [Row] = []
    let cursor = try GRDB.Row.fetchCursor(prepared(statement), arguments: statement.arguments)
    while let row = try cursor.next() { rows.append(Row(row)) }
    return rows
  }

  func forEachRow(_ statement: SQL, _ body: (Row) throws -> Void) throws {
    // Not the cached statement: the body may run the same words, and would start this one afresh.
    try statement.refuseNUL()
    let own = try database.makeStatement(sql: statement.text { _ in "?" })
    let cursor = try GRDB.Row.fetchCursor(own, arguments: statement.arguments)
    while let row = try cursor.next() { try body(Row(row)) }
  }

  func run(_ statement: SQL) throws -> Int {
    try prepared(statement).execute(arguments: statement.arguments)
    return database.changesCount
  }

  func runScript(_ script: String) throws { try database.execute(sql: script) }

  /// Indexes that many rows are put into in no order need more memory than the usual 2 MB, or every row writes a page.
  func inBulk<T>(_ body: () throws -> T) throws -> T {
    try database.execute(sql: "PRAGMA cache_size = -65536")
    defer { try? database.execute(sql: "PRAGMA cache_size = -2000; PRAGMA shrink_memory") }
    return try body()
  }

  func load(_ table: String, _ columns: [String], _ fill: (any RowLoader) throws -> Void) throws {
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    let statement = try database.makeStatement(
      sql: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks)) ON CONFLICT DO NOTHING")
    try withExtendedLifetime(statement) { try fill(SQLiteLoader(statement.sqliteStatement)) }
  }

  private func prepared(_ statement: SQL) throws -> Statement {
    try statement.refuseNUL()
    return try database.cachedStatement(sql: statement.text { _ in "?" })
  }
}

extension SQL {
  fileprivate var arguments: StatementArguments {
    StatementArguments(
      values.map { value -> (any DatabaseValueConvertible)? in
        switch value {
        case .null: nil
        case .text(let text): text
        case .integer(let number): number
        case .real(let number): number
        }
      })
  }
}

extension Row {
  fileprivate init(_ row: GRDB.Row) {
    self.init(
      row.databaseValues.map { value in
        switch value.storage {
        case .null, .blob: .null
        case .int64(let number): .integer(Int(number))
        case .double(let number): .real(number)
        case .string(let text): .text(text)
        }
      })
  }
}

extension DatabaseFault {
  init(_ error: DatabaseError) {
    self.init(Sort(error), error.description)
  }

  static func mapping<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw DatabaseFault(error)
    }
  }
}

extension DatabaseFault.Sort {
  fileprivate init(_ error: DatabaseError) {
    self =
      switch error.extendedResultCode {
      case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: .unique
      case .SQLITE_CONSTRAINT_FOREIGNKEY: .foreignKey
      case .SQLITE_CONSTRAINT_CHECK: .check
      case .SQLITE_CONSTRAINT_NOTNULL: .notNull
      // It could not make the file beside the database larger, and does not say that the disk is full.
      case .SQLITE_IOERR_SHMSIZE: .full
      default:
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
        case .SQLITE_FULL: .full
        case .SQLITE_READONLY, .SQLITE_PERM: .readOnly
        case .SQLITE_NOTADB: .notDatabase
        case .SQLITE_CORRUPT: .damaged
        case .SQLITE_CANTOPEN, .SQLITE_IOERR: .gone
        default: .other
        }
      }
  }
}
