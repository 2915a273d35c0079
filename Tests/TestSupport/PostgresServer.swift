import CLibPQ
import Dispatch
import Foundation
import Store

/// The PostgreSQL server that `CHALKLINE_TEST_POSTGRES` names. Tests make and drop databases of their own on it.
final class PostgresServer: Sendable {
  static let ofThisRun = ProcessInfo.processInfo.environment["CHALKLINE_TEST_POSTGRES"].map(
    PostgresServer.init(address:))

  private let address: String
  /// PostgreSQL copies a template only while nobody is connected to it, so databases are made and dropped one at a time.
  private let queue = DispatchQueue(label: "chalkline.tests.postgres")
  private let prefix = "chalkline_test_\(ProcessInfo.processInfo.processIdentifier)"
  private let template: Task<String, any Error>

  init(address: String) {
    self.address = address
    let name = prefix + "_template"
    template = Task {
      try PostgresServer.run(["DROP DATABASE IF EXISTS \(name) WITH (FORCE)", "CREATE DATABASE \(name)"], at: address)
      // Migrated once here: each test's database is a copy, which costs a tenth.
      try await Store.open(PostgresServer.address(address, database: name)).close()
      return name
    }
  }

  /// The address of a new database with all tables and no rows.
  func createDatabase() async throws -> String {
    let template = try await template.value
    let name = "\(prefix)_\(UUID().uuidString.replacing("-", with: "").lowercased())"
    try await withCheckedThrowingContinuation { answer in
      queue.async { [address] in
        answer.resume(
          with: Result { try PostgresServer.run(["CREATE DATABASE \(name) TEMPLATE \(template)"], at: address) })
      }
    }
    return PostgresServer.address(address, database: name)
  }

  /// Nobody waits for it: a database that stays because the run ended first goes with the server.
  func drop(_ address: String) {
    guard let name = URLComponents(string: address)?.path.dropFirst() else { return }
    queue.async { [address = self.address] in
      try? PostgresServer.run(["DROP DATABASE IF EXISTS \(name) WITH (FORCE)"], at: address)
    }
  }

  private static func address(_ address: String, database: String) -> String {
    guard var components = URLComponents(string: address) else { return address }
    components.path = "/" + database
    return components.string ?? address
  }

  /// Databases cannot be made inside a transaction, and the store has no other way to speak to one.
  private static func run(_ statements: [String], at address: String) throws {
    let connection = PQconnectdb(address)
    defer { PQfinish(connection) }
    PQsetNoticeProcessor(connection, { _, _ in }, nil)
    for statement in statements {
      let result = PQexec(connection, statement)
      defer { PQclear(result) }
      guard PQresultStatus(result) == PGRES_COMMAND_OK else {
        throw DatabaseFault(.other, "\(statement): \(String(cString: PQerrorMessage(connection)))")
      }
    }
  }
}
