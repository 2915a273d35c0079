import Foundation
import GRDB

/// SQLite through GRDB: a pool of readers, and one writer that commits waiting writes together.
package final class SQLiteDriver: Driver {
  private let reader: any DatabaseReader
  /// Nil when the file is opened for reading only.
  private let writes: GroupCommit?

  package var dialect: Dialect { .sqlite }

  /// Opens or creates the file. What is acknowledged is on the disk; another process that writes is waited for.
  package init(path: String, readers: Int = 5, patience: TimeInterval = 60) throws {
    var configuration = Self.configuration(patience: patience)
    configuration.maximumReaderCount = readers
    let pool = try Self.open(path, configuration)
    reader = pool
    writes = GroupCommit(pool)
  }

  /// Opens a file that is there, and changes nothing about it: a backup on a disk that cannot be written to will do.
  package init(readingFrom path: String) throws {
    var configuration = Self.configuration(patience: 10)
    configuration.readonly = true
    reader = try DatabaseFault.mapping {
      try DatabaseQueue(path: SQLiteFile.nameForReading(path), configuration: configuration)
    }
    writes = nil
  }

  private static func open(_ path: String, _ configuration: Configuration) throws -> DatabasePool {
    do {
      return try DatabaseFault.mapping { try DatabasePool(path: path, configuration: configuration) }
    } catch let fault as DatabaseFault where fault.sort == .gone && !SQLiteFile.isFolderWritable(of: path) {
      // SQLite only says that it cannot open the file.
      throw DatabaseFault(.readOnly, fault.description)
    }
  }

  static func configuration(patience: TimeInterval) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { database in
      // The limit gives the disk back after a large import, which the log would otherwise keep.
      try database.execute(
        sql: """
          PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;
          PRAGMA journal_size_limit = 67108864
          """)
    }
    return configuration
  }

  package func read<T: Sendable>(
    for district: String?, _ body: @Sendable @escaping (any Session) throws -> T
  ) async throws -> T {
    do {
      return try await reader.read { try body(SQLiteSession($0)) }
    } catch let error as DatabaseError {
      throw DatabaseFault(error)
    }
  }

  package func write<T: Sendable>(
    for district: String?, _ body: @Sendable @escaping (any Session) throws -> T
  ) async throws -> T {
    guard let writes else { throw DatabaseFault(.readOnly, "the file was opened for reading only") }
    do {
      return try await writes.commit { try body(SQLiteSession($0)) }
    } catch let error as DatabaseError {
      throw DatabaseFault(error)
    }
  }

  /// A copy of the whole database as of one moment, while it is in use.
  package func copy(to path: String) throws {
    try DatabaseFault.mapping {
      let target = try DatabaseQueue(path: path)
      try reader.backup(to: target)
      try target.close()
    }
  }

  package func close() async throws {
    // The writer has to be the last to go: it then brings the log into the file, and nothing is left beside it.
    (reader as? DatabasePool)?.invalidateReadOnlyConnections()
    try reader.close()
  }
}
