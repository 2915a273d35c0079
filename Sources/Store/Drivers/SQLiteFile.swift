import Foundation
import GRDB

/// A SQLite file that only this program has open, such as a backup: read and written without waiting for anybody.
enum SQLiteFile {
  static func read<T>(_ path: String, _ body: (any Session) throws -> T) throws -> T {
    var configuration = SQLiteDriver.configuration(patience: 10)
    configuration.readonly = true
    return try DatabaseFault.mapping {
      let file = try DatabaseQueue(path: nameForReading(path), configuration: configuration)
      defer { try? file.close() }
      return try file.read { try body(SQLiteSession($0)) }
    }
  }

  /// Even to read a file SQLite writes beside it. Where nothing can be written, and nobody has, it has to be told that nobody will.
  static func nameForReading(_ path: String) -> String {
    guard !isFolderWritable(of: path), !FileManager.default.fileExists(atPath: path + "-wal"),
      let name = URL(filePath: path).path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
    else { return path }
    return "file:\(name)?immutable=1"
  }

  static func isFolderWritable(of path: String) -> Bool {
    access(URL(filePath: path).deletingLastPathComponent().path, W_OK) == 0
  }

  /// Throws for a file that holds something else; one that is not there, or is empty, may become ours.
  static func refuseForeign(_ path: String) throws {
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
    guard size > 0 else { return }
    // Whoever was killed while making the file left a journal beside it, which only a connection that may write can take back.
    if FileManager.default.fileExists(atPath: path + "-journal"), isFolderWritable(of: path) {
      _ = try write(path) { try $0.appliedMigrations() }
    } else {
      _ = try read(path) { try $0.appliedMigrations() }
    }
  }

  /// One transaction, which is on the disk when this returns.
  static func write<T>(_ path: String, _ body: (any Session) throws -> T) throws -> T {
    try DatabaseFault.mapping {
      let file = try DatabaseQueue(path: path, configuration: SQLiteDriver.configuration(patience: 10))
      let result = try file.write { try body(SQLiteSession($0)) }
      try file.close()
      return result
    }
  }

  /// Leaves nothing beside the file that would have to travel with it.
  static func makeSelfContained(_ path: String) throws {
    try DatabaseFault.mapping {
      let file = try DatabaseQueue(path: path, configuration: SQLiteDriver.configuration(patience: 10))
      try file.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
      try file.close()
    }
  }
}
