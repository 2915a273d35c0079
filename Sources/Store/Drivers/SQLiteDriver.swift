import Dispatch
import GRDB
import Synchronization

/// SQLite through GRDB: a pool of readers, and one writer that commits waiting writes together.
package final class SQLiteDriver: Driver {
  private let pool: DatabasePool
  private let writes: GroupCommit

  package var dialect: Dialect { .sqlite }

  /// Opens or creates the file. What is acknowledged is on the disk (`synchronous = FULL`); a second process is waited for.
  package init(path: String, readers: Int = 5) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = readers
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY")
    }
    pool = try SQLiteDriver.mapping { try DatabasePool(path: path, configuration: configuration) }
    writes = GroupCommit(pool)
  }

  package func read<T: Sendable>(
    for district: String?, _ body: @Sendable @escaping (any Session) throws -> T
  ) async throws -> T {
    do {
      return try await pool.read { try body(SQLiteSession($0)) }
    } catch let error as DatabaseError {
      throw DatabaseFault(error)
    }
  }

  package func write<T: Sendable>(
    for district: String?, _ body: @Sendable @escaping (any Session) throws -> T
  ) async throws -> T {
    do {
      return try await writes.commit { try body(SQLiteSession($0)) }
    } catch let error as DatabaseError {
      throw DatabaseFault(error)
    }
  }

  /// A copy of the whole database as of one moment, while it is in use.
  package func copy(to path: String) throws {
    try SQLiteDriver.mapping {
      let target = try DatabaseQueue(path: path)
      try pool.backup(to: target)
      try target.close()
    }
  }

  package func close() async throws { try pool.close() }

  private static func mapping<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw DatabaseFault(error)
    }
  }
}

/// Gathers the writes that wait while one transaction reaches the disk, and commits them together in the next.
///
/// A write on its own costs one flush of the disk; a hundred that wait cost one flush between them. Each runs in a
/// savepoint of its own, so that one that fails takes nothing with it, and each is answered only after the commit.
private final class GroupCommit: Sendable {
  private typealias Finish = @Sendable ((any Error)?) -> Void
  private struct Write: Sendable {
    let run: @Sendable (Database) -> Finish
    let fail: @Sendable (any Error) -> Void
  }

  private struct Waiting {
    var writes: [Write] = []
    var isRunning = false
  }

  private let pool: DatabasePool
  private let waiting = Mutex(Waiting())
  private let queue = DispatchQueue(label: "chalkline.writes")

  init(_ pool: DatabasePool) { self.pool = pool }

  func commit<T: Sendable>(_ body: @Sendable @escaping (Database) throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { answer in
      enqueue(
        Write { database in
          let result = Result { try GroupCommit.inSavepoint(database, body) }
          return { failure in answer.resume(with: failure.map { .failure($0) } ?? result) }
        } fail: {
          answer.resume(throwing: $0)
        })
    }
  }

  private func enqueue(_ write: Write) {
    let mustStart = waiting.withLock { waiting in
      waiting.writes.append(write)
      defer { waiting.isRunning = true }
      return !waiting.isRunning
    }
    if mustStart { queue.async { self.run() } }
  }

  private func run() {
    while let writes = next() {
      nonisolated(unsafe) var finishes: [Finish] = []
      var failure: (any Error)?
      do {
        try pool.writeWithoutTransaction { database in
          try database.inTransaction(.immediate) {
            for write in writes { finishes.append(write.run(database)) }
            return .commit
          }
        }
      } catch {
        failure = error
      }
      for finish in finishes { finish(failure) }
      if let failure { for write in writes.dropFirst(finishes.count) { write.fail(failure) } }
    }
  }

  private func next() -> [Write]? {
    waiting.withLock { waiting in
      if waiting.writes.isEmpty {
        waiting.isRunning = false
        return nil
      }
      defer { waiting.writes = [] }
      return waiting.writes
    }
  }

  private static func inSavepoint<T>(_ database: Database, _ body: (Database) throws -> T) throws -> T {
    // A full disk makes SQLite roll the whole transaction back by itself; what came after would otherwise commit alone.
    guard database.isInsideTransaction else {
      throw DatabaseFault(.full, "the transaction was rolled back by the database")
    }
    var result: T?
    try database.inSavepoint {
      result = try body(database)
      return .commit
    }
    guard let result else { throw DatabaseFault(.other, "a savepoint ended without a result") }
    return result
  }
}

private struct SQLiteSession: Session {
  let database: Database
  var dialect: Dialect { .sqlite }

  init(_ database: Database) { self.database = database }

  func rows(_ statement: SQL) throws -> [Row] {
    var rows: [Row] = []
    try forEachRow(statement) { rows.append($0) }
    return rows
  }

  func forEachRow(_ statement: SQL, _ body: (Row) throws -> Void) throws {
    let cursor = try GRDB.Row.fetchCursor(prepared(statement), arguments: statement.arguments)
    while let row = try cursor.next() { try body(Row(row)) }
  }

  func run(_ statement: SQL) throws -> Int {
    try prepared(statement).execute(arguments: statement.arguments)
    return database.changesCount
  }

  func runScript(_ script: String) throws { try database.execute(sql: script) }

  private func prepared(_ statement: SQL) throws -> Statement {
    try database.cachedStatement(sql: statement.text { _ in "?" })
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
  fileprivate init(_ error: DatabaseError) {
    self.init(Sort(error), error.description)
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
      default:
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
        case .SQLITE_FULL: .full
        case .SQLITE_READONLY, .SQLITE_PERM: .readOnly
        case .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOTADB: .gone
        default: .other
        }
      }
  }
}
