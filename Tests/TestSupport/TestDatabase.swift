import Foundation
import Store
import Testing
import Vocabulary

// Why a target of its own: `StoreTests` and `SiteTests` both open databases, and a test target cannot see into another.

/// A database that the tests of the store run on: each such test takes `TestDatabase.all` as its arguments.
package enum TestDatabase: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case sqlite = "SQLite"
  case postgres = "PostgreSQL"

  package static var all: [TestDatabase] { allCases }
  package var testDescription: String { rawValue }

  /// An empty database of the test's own. It is gone when the store is.
  ///
  /// Where there is no PostgreSQL, the test is reported as skipped from here on, not as passed.
  package func open(now: @escaping @Sendable () -> Moment = Store.systemTime) async throws -> Store {
    try await create().open(now: now)
  }

  /// A place for a database that a test opens itself: several times, or in another process.
  package func create() async throws -> TemporaryDatabase {
    switch self {
    case .sqlite:
      return TemporaryDatabase(address: TemporaryFolder.ofThisRun.file("sqlite").path) {
        TemporaryFolder.remove(database: $0)
      }
    case .postgres:
      guard let server = PostgresServer.ofThisRun else { try skip() }
      return TemporaryDatabase(address: try await server.lend()) { server.take(back: $0) }
    }
  }
}

/// The warning is for tests with arguments: when one of their cases is cancelled, the report does not say so.
private func skip() throws -> Never {
  let why: Testing.Comment =
    "Skipped on PostgreSQL: CHALKLINE_TEST_POSTGRES is not set (make test starts a server and sets it)"
  Issue.record(why, severity: .warning)
  try Test.cancel(why)
}

/// A database for one test: what `chalkline --database` takes. Removed when nobody holds it any more.
package final class TemporaryDatabase: Sendable {
  package let address: String
  private let remove: @Sendable (String) -> Void

  init(address: String, remove: @escaping @Sendable (String) -> Void) {
    self.address = address
    self.remove = remove
  }

  deinit { remove(address) }

  /// A store over it. The store's clock holds on to the database, so that it lives as long as any copy of the store.
  package func open(now: @escaping @Sendable () -> Moment = Store.systemTime) async throws -> Store {
    try await Store.open(address) { withExtendedLifetime(self) { now() } }
  }
}
