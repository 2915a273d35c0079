import GRDB
import GRDBSQLite

/// One open transaction of SQLite.
struct SQLiteSession: Session {
  let database: Database
  var dialect: Dialect { .sqlite }

  init(_ database: Database) { self.database = database }

  func rows(_ statement: SQL) throws -> [Row] {
    // Straight from SQLite: a row of GRDB's costs more than reading it.
    let own = try prepared(statement)
    try own.setArguments(statement.arguments)
    let raw = own.sqliteStatement
    defer { sqlite3_reset(raw) }
    var rows: [Row] = []
    while true {
      switch sqlite3_step(raw) {
      case SQLITE_ROW: rows.append(Row(stepped: raw))
      case SQLITE_DONE: return rows
      case let code:
        throw DatabaseError(
          resultCode: ResultCode(rawValue: code),
          message: sqlite3_errmsg(database.sqliteConnection).map(String.init(cString:)))
      }
    }
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
    let result = try body()
    try countRows()
    return result
  }

  /// Lets SQLite count, roughly and in milliseconds, what each index holds. Every key starts with the district, and without counts SQLite
  /// takes a district to have ten rows: it then reads all of them where an index would find one.
  func countRows() throws {
    // Connections that are open learn of new counts when the schema changes, as it does by the last statement.
    try database.execute(
      sql: """
        PRAGMA analysis_limit = 1000; ANALYZE;
        CREATE TABLE IF NOT EXISTS rows_counted (moment TEXT); DROP TABLE rows_counted
        """)
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
  /// What the statement stands on.
  fileprivate init(stepped statement: OpaquePointer) {
    let count = sqlite3_column_count(statement)
    self.init(
      [SQL.Value](unsafeUninitializedCapacity: Int(count)) { values, filled in
        for column in 0..<count {
          (values.baseAddress! + Int(column)).initialize(to: Row.value(statement, column))
        }
        filled = Int(count)
      })
  }

  private static func value(_ statement: OpaquePointer, _ column: Int32) -> SQL.Value {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: return .integer(Int(sqlite3_column_int64(statement, column)))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, column))
    case SQLITE_TEXT:
      guard let text = sqlite3_column_text(statement, column) else { return .text("") }
      let bytes = UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(statement, column)))
      return .text(String(decoding: bytes, as: UTF8.self))
    default: return .null
    }
  }

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
