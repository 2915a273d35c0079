import CLibPQ
import Dispatch
import Foundation
import Synchronization

/// PostgreSQL through libpq: a pool of connections, each with a queue of its own.
package final class PostgresDriver: Driver {
  private let pool: PostgresPool

  package var dialect: Dialect { .postgres }

  /// `address` is a connection string: `postgres://user@host/database`.
  package init(address: String, connections: Int = 8) throws {
    pool = PostgresPool(address: address, size: connections)
    let first = try PostgresConnection(address: address)
    pool.give(back: first)
  }

  package func read<T: Sendable>(
    for district: String?, _ body: @Sendable @escaping (any Session) throws -> T
  ) async throws -> T {
    try await pool.use { connection in
      try connection.transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", for: district, body)
    }
  }

  package func write<T: Sendable>(
    for district: String?, _ body: @Sendable @escaping (any Session) throws -> T
  ) async throws -> T {
    for _ in 0..<5 {
      do {
        return try await pool.use { try $0.transaction("BEGIN", for: district, body) }
      } catch let fault as DatabaseFault where fault.sort == .clash {
        continue
      }
    }
    return try await pool.use { try $0.transaction("BEGIN", for: district, body) }
  }

  package func close() async throws { pool.close() }
}

/// Lends connections in the order of asking; opens them when first needed, and again when one was lost.
private final class PostgresPool: Sendable {
  private struct State {
    var idle: [PostgresConnection] = []
    var open = 0
    var waiting: [CheckedContinuation<PostgresConnection?, Never>] = []
  }

  private let address: String
  private let size: Int
  private let state = Mutex(State())

  init(address: String, size: Int) {
    self.address = address
    self.size = size
    state.withLock { $0.open = 1 }
  }

  func use<T: Sendable>(_ body: @Sendable @escaping (PostgresConnection) throws -> T) async throws -> T {
    let lent = await borrow()
    let address = address
    return try await withCheckedThrowingContinuation { answer in
      let queue = lent?.queue ?? DispatchQueue(label: "chalkline.postgres")
      queue.async {
        do {
          let connection = try lent ?? PostgresConnection(address: address)
          defer { self.give(back: connection) }
          answer.resume(with: Result { try body(connection) })
        } catch {
          self.forget()
          answer.resume(throwing: error)
        }
      }
    }
  }

  /// Nil means: there is room for one more; open it.
  private func borrow() async -> PostgresConnection? {
    await withCheckedContinuation { answer in
      let lent: PostgresConnection?? = state.withLock { state in
        if let idle = state.idle.popLast() { return .some(idle) }
        if state.open < size {
          state.open += 1
          return .some(nil)
        }
        state.waiting.append(answer)
        return nil
      }
      if let lent { answer.resume(returning: lent) }
    }
  }

  func give(back connection: PostgresConnection) {
    if connection.isLost { return forget() }
    let next = state.withLock { state in
      if state.waiting.isEmpty {
        state.idle.append(connection)
        return nil as CheckedContinuation<PostgresConnection?, Never>?
      }
      return state.waiting.removeFirst()
    }
    next?.resume(returning: connection)
  }

  private func forget() {
    let next = state.withLock { state in
      if state.waiting.isEmpty {
        state.open -= 1
        return nil as CheckedContinuation<PostgresConnection?, Never>?
      }
      return state.waiting.removeFirst()
    }
    next?.resume(returning: nil)
  }

  func close() { state.withLock { $0.idle = [] } }
}

/// One connection. Used by one queue at a time.
private final class PostgresConnection: Session, @unchecked Sendable {
  let queue = DispatchQueue(label: "chalkline.postgres")
  private let connection: OpaquePointer
  private var prepared: [String: String] = [:]

  var dialect: Dialect { .postgres }
  var isLost: Bool { PQstatus(connection) != CONNECTION_OK }

  init(address: String) throws {
    connection = PQconnectdb(address)
    guard PQstatus(connection) == CONNECTION_OK else {
      let words = String(cString: PQerrorMessage(connection))
      PQfinish(connection)
      throw DatabaseFault(.gone, words)
    }
    PQsetNoticeProcessor(connection, { _, _ in }, nil)
  }

  deinit { PQfinish(connection) }

  func transaction<T>(_ begin: String, for district: String?, _ body: (any Session) throws -> T) throws -> T {
    try runScript(begin)
    do {
      if let district { try rows("SELECT set_config('chalkline.district', \(district), true)") }
      let result = try body(self)
      try runScript("COMMIT")
      return result
    } catch {
      try? runScript("ROLLBACK")
      throw error
    }
  }

  func runScript(_ script: String) throws {
    try finish(PQexec(connection, script)) { _ in }
  }

  @discardableResult func rows(_ statement: SQL) throws -> [Row] {
    try execute(statement) { result in
      (0..<PQntuples(result)).map { Row(result, $0) }
    }
  }

  func forEachRow(_ statement: SQL, _ body: (Row) throws -> Void) throws {
    try execute(statement) { result in
      for index in 0..<PQntuples(result) { try body(Row(result, index)) }
    }
  }

  func run(_ statement: SQL) throws -> Int {
    try execute(statement) { Int(String(cString: PQcmdTuples($0))) ?? 0 }
  }

  private func execute<T>(_ statement: SQL, _ read: (OpaquePointer) throws -> T) throws -> T {
    let name = try prepare(statement.text { "$\($0)" })
    let copies = statement.values.map { $0.wireText.map { strdup($0) } ?? nil }
    defer { copies.forEach { free($0) } }
    let values = copies.map { $0.map { UnsafePointer<CChar>($0) } }
    return try finish(PQexecPrepared(connection, name, Int32(values.count), values, nil, nil, 0), read)
  }

  private func prepare(_ text: String) throws -> String {
    if let name = prepared[text] { return name }
    let name = "s\(prepared.count)"
    try finish(PQprepare(connection, name, text, 0, nil)) { _ in }
    prepared[text] = name
    return name
  }

  private func finish<T>(_ result: OpaquePointer?, _ read: (OpaquePointer) throws -> T) throws -> T {
    defer { PQclear(result) }
    guard let result, [PGRES_TUPLES_OK, PGRES_COMMAND_OK].contains(PQresultStatus(result)) else { throw fault(result) }
    return try read(result)
  }

  private func fault(_ result: OpaquePointer?) -> DatabaseFault {
    // 67 is 'C', PG_DIAG_SQLSTATE, which is a macro.
    let code = result.flatMap { PQresultErrorField($0, 67) }.map { String(cString: $0) } ?? ""
    let words = String(cString: PQerrorMessage(connection))
    return DatabaseFault(isLost ? .gone : .init(sqlState: code), "\(code) \(words)")
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
  fileprivate init(sqlState: String) {
    self =
      switch sqlState {
      case "23505": .unique
      case "23503": .foreignKey
      case "23514": .check
      case "23502": .notNull
      case "40001", "40P01": .clash
      case "55P03": .busy
      case "53100", "53200": .full
      case "25006", "42501": .readOnly
      case "57P01", "57P02", "57P03", "08000", "08003", "08006": .gone
      default: .other
      }
  }
}
