import CLibPQ
import Dispatch
import Foundation
import Vocabulary

/// One connection to PostgreSQL. Used by one queue at a time.
final class PostgresConnection: Session, @unchecked Sendable {
  let queue = DispatchQueue(label: "chalkline.postgres")
  private let connection: OpaquePointer
  private var prepared: [String: String] = [:]
  private var statements = 0
  private var cursors = 0

  var dialect: Dialect { .postgres }
  var isLost: Bool { PQstatus(connection) != CONNECTION_OK }

  init(address: String) throws {
    // What the address itself says comes later and wins.
    let settings = [
      ("connect_timeout", "10"), ("tcp_user_timeout", "30000"), ("application_name", "chalkline"), ("dbname", address),
      ("client_encoding", "UTF8"),
    ]
    connection = PostgresConnection.open(settings)
    try greet()
  }

  deinit { PQfinish(connection) }

  private static func open(_ settings: [(String, String)]) -> OpaquePointer {
    let texts = settings.flatMap { [strdup($0.0), strdup($0.1)] }
    defer { texts.forEach { free($0) } }
    let keywords = stride(from: 0, to: texts.count, by: 2).map { UnsafePointer(texts[$0]) } + [nil]
    let values = stride(from: 1, to: texts.count, by: 2).map { UnsafePointer(texts[$0]) } + [nil]
    return PQconnectdbParams(keywords, values, 1)
  }

  /// What must be true of a connection before anything is done with it.
  private func greet() throws {
    guard !isLost else { throw DatabaseFault(.gone, String(cString: PQerrorMessage(connection)).trimmed) }
    PQsetNoticeProcessor(connection, { _, _ in }, nil)
    let encoding = PQparameterStatus(connection, "server_encoding").map { String(cString: $0) } ?? ""
    guard encoding == "UTF8" else {
      throw DatabaseFault(.other, "the database keeps text as \(encoding); create it with ENCODING 'UTF8'")
    }
    // Acknowledged means on the disk, whatever the server's default is; stricter settings stay.
    try runScript(
      "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'")
  }

  func transaction<T>(_ begin: String, for district: String?, _ body: (any Session) throws -> T) throws -> T {
    try start(begin)
    do {
      if let district { try turn(to: district) }
      let result = try body(self)
      try commit()
      return result
    } catch {
      try? runScript("ROLLBACK")
      throw error
    }
  }

  /// A connection that idled while the server was restarted is found lost here, before anything was asked of it.
  private func start(_ begin: String) throws {
    do {
      try runScript(begin)
    } catch let fault as DatabaseFault where fault.sort == .gone {
      PQreset(connection)
      prepared = [:]
      try greet()
      try runScript(begin)
    }
  }

  /// After a statement that failed, PostgreSQL answers COMMIT by rolling back, and calls it a success.
  private func commit() throws {
    let answer = try finish(PQexec(connection, "COMMIT")) { String(cString: PQcmdStatus($0)) }
    if answer != "COMMIT" {
      throw DatabaseFault(.other, "the transaction was rolled back after a statement that failed")
    }
  }

  func runScript(_ script: String) throws {
    try finish(PQexec(connection, script)) { _ in }
  }

  func rows(_ statement: SQL) throws -> [Row] {
    try execute(statement) { result in
      (0..<PQntuples(result)).map { Row(result, $0) }
    }
  }

  func forEachRow(_ statement: SQL, _ body: (Row) throws -> Void) throws {
    cursors += 1
    let (cursor, portion) = ("c\(cursors)", 1000)
    let declaration = "DECLARE \(cursor) NO SCROLL CURSOR FOR " + statement.text { "$\($0)" }
    try statement.withWireTexts {
      try finish(PQexecParams(connection, declaration, Int32($0.count), nil, $0, nil, nil, 0)) { _ in }
    }
    var count = portion
    while count == portion {
      let rows = try finish(PQexec(connection, "FETCH \(portion) FROM \(cursor)")) { result in
        (0..<PQntuples(result)).map { Row(result, $0) }
      }
      try rows.forEach(body)
      count = rows.count
    }
    try runScript("CLOSE \(cursor)")
  }

  func run(_ statement: SQL) throws -> Int {
    try execute(statement) { Int(String(cString: PQcmdTuples($0))) ?? 0 }
  }

  /// PostgreSQL does so by itself.
  func countRows() {}

  func inBulk<T>(_ body: () throws -> T) throws -> T {
    try runScript("SET LOCAL work_mem = '64MB'")
    return try body()
  }

  /// Tables with row-level security do not take COPY, so the rows go into one of the transaction's own first.
  func load(_ table: String, _ columns: [String], _ fill: (any RowLoader) throws -> Void) throws {
    let list = columns.joined(separator: ", ")
    try runScript("CREATE TEMPORARY TABLE loading ON COMMIT DROP AS SELECT \(list) FROM \(table) WITH NO DATA")
    try copy(into: "loading", fill)
    try runScript("INSERT INTO \(table) (\(list)) SELECT \(list) FROM loading ON CONFLICT DO NOTHING")
    try runScript("DROP TABLE loading")
    // Without it, the joins that follow are planned for the handful of rows that the table had before.
    try runScript("ANALYZE \(table)")
  }

  private func copy(into table: String, _ fill: (any RowLoader) throws -> Void) throws {
    let start = PQexec(connection, "COPY \(table) FROM STDIN")
    defer { PQclear(start) }
    guard PQresultStatus(start) == PGRES_COPY_IN else { throw fault(start) }
    let loader = PostgresLoader(connection)
    do {
      try fill(loader)
      try loader.flush()
    } catch {
      // The transaction is rolled back by whoever began it; the connection has to leave the copying first.
      PQputCopyEnd(connection, "stopped")
      while let result = PQgetResult(connection) { PQclear(result) }
      throw error
    }
    PQputCopyEnd(connection, nil)
    try finish(PQgetResult(connection)) { _ in }
    while let result = PQgetResult(connection) { PQclear(result) }
  }

  private func execute<T>(_ statement: SQL, _ read: (OpaquePointer) throws -> T) throws -> T {
    let name = try prepare(statement.text { "$\($0)" })
    return try statement.withWireTexts {
      try finish(PQexecPrepared(connection, name, Int32($0.count), $0, nil, nil, 0), read)
    }
  }

  private func prepare(_ text: String) throws -> String {
    if let name = prepared[text] { return name }
    if prepared.count >= 500 { try forgetPrepared() }
    statements += 1
    let name = "s\(statements)"
    try finish(PQprepare(connection, name, text, 0, nil)) { _ in }
    prepared[text] = name
    return name
  }

  private func forgetPrepared() throws {
    prepared = [:]
    try runScript("DEALLOCATE ALL")
  }

  private func finish<T>(_ result: OpaquePointer?, _ read: (OpaquePointer) throws -> T) throws -> T {
    defer { PQclear(result) }
    guard let result, [PGRES_TUPLES_OK, PGRES_COMMAND_OK].contains(PQresultStatus(result)) else { throw fault(result) }
    return try read(result)
  }

  private func fault(_ result: OpaquePointer?) -> DatabaseFault {
    // 67 is 'C', PG_DIAG_SQLSTATE, which is a macro.
    let code = result.flatMap { PQresultErrorField($0, 67) }.map { String(cString: $0) } ?? ""
    let words = String(cString: PQerrorMessage(connection)).trimmed
    // Another server changed a table that a prepared statement reads: prepared anew, it works.
    if code == "0A000", words.contains("cached plan") { prepared = [:] }
    return DatabaseFault(isLost ? .gone : .init(sqlState: code, words), "\(code) \(words)")
  }
}

extension SQL {
  /// The values as libpq takes them, for as long as the body runs.
  fileprivate func withWireTexts<T>(_ body: ([UnsafePointer<CChar>?]) throws -> T) throws -> T {
    try refuseNUL()
    let copies = values.map { $0.wireText.flatMap { strdup($0) } }
    defer { copies.forEach { free($0) } }
    return try body(copies.map { $0.map { UnsafePointer($0) } })
  }
}

extension SQL.Value {
  fileprivate var wireText: String? {
    switch self {
    case .null: nil
    case .text(let text): text
    case .integer(let number): String(number)
    case .real(let number): number.description
    }
  }
}

extension Row {
  fileprivate init(_ result: OpaquePointer, _ index: Int32) {
    self.init(
      (0..<PQnfields(result)).map { column in
        guard PQgetisnull(result, index, column) == 0, let text = PQgetvalue(result, index, column) else {
          return .null
        }
        switch PQftype(result, column) {
        case 20, 21, 23: return .integer(Int(atoll(text)))
        case 700, 701, 1700: return .real(strtod(text, nil))
        case 16: return .integer(text[0] == 116 ? 1 : 0)
        default: return .text(String(cString: text))
        }
      })
  }
}

extension DatabaseFault.Sort {
  /// Source: PostgreSQL manual, appendix A, error codes.
  fileprivate init(sqlState: String, _ words: String) {
    self =
      switch sqlState {
      case "23505": .unique
      case "23503": .foreignKey
      case "23514": .check
      case "23502": .notNull
      case "40001", "40P01": .clash
      case "0A000" where words.contains("cached plan"): .clash
      case "55P03", "53300", "57014": .busy
      case "53100": .full
      case "25006", "42501": .readOnly
      case "57P01", "57P02", "57P03", "08000", "08003", "08006": .gone
      case "XX001", "XX002": .damaged
      default: .other
      }
  }
}
