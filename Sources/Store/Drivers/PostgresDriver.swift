import Foundation

/// PostgreSQL through libpq: a pool of connections, each with a queue of its own.
package final class PostgresDriver: Driver {
  private let pool: PostgresPool

  package var dialect: Dialect { .postgres }

  /// `address` is a connection string: `postgres://user@host/database`.
  package init(address: String, connections: Int = 8) throws {
    pool = PostgresPool(address: address, size: connections)
    pool.adopt(try PostgresConnection(address: address))
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
    var attempt = 1
    while true {
      do {
        return try await pool.use { try $0.transaction("BEGIN", for: district, body) }
      } catch let fault as DatabaseFault where fault.sort == .clash && attempt < 10 {
        // Those that crossed once would cross again if they set out together.
        try await Task.sleep(for: .milliseconds(Int.random(in: 0...(4 << attempt))))
        attempt += 1
      }
    }
  }

  package func close() async throws { pool.close() }
}
