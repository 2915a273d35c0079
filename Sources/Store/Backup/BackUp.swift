import Foundation
import Vocabulary

extension Store {
  /// Writes everything, as of one moment, into one new SQLite file, while the database is in use; then reads it back whole.
  ///
  /// The file is the same from either database, and is restored into either. It appears under its name only when it is complete.
  package func backUp(to file: String) async throws -> BackupContents {
    guard !FileManager.default.fileExists(atPath: file) else {
      throw CannotWrite(file: file, reason: "it is already there")
    }
    let partial = try PartialFile(for: file)
    defer { partial.remove() }
    let counted = try await fill(partial.path)
    let contents = try BackupContents(inspecting: partial.path)
    if let counted, counted != contents.rows {
      throw DamagedBackup(file: file, reason: "it does not have as many rows as were written to it")
    }
    try partial.finish()
    return contents
  }

  private func fill(_ file: String) async throws -> RowCounts? {
    if let sqlite = driver as? SQLiteDriver {
      try sqlite.copy(to: file)
      try SQLiteFile.makeSelfContained(file)
      return nil
    }
    let migrations = try Migration.all()
    return try await driver.read(for: nil) { [now] source in
      let applied = try source.appliedMigrations()
      return try SQLiteFile.write(file) { target in
        try target.apply(migrations.filter { applied.contains($0.number) }, at: now())
        return try source.copyRows(to: target)
      }
    }
  }
}

/// A file that cannot be written, and why.
package struct CannotWrite: Error, Equatable, CustomStringConvertible {
  package let file: String
  package let reason: String
  package init(file: String, reason: String) {
    self.file = file
    self.reason = reason
  }
  package var description: String { "Cannot write \(file): \(reason)." }
}

/// A file under another name until it is whole, so that an interrupted run leaves nothing that looks complete.
package struct PartialFile {
  package let path: String
  private let final: String

  /// Only whoever runs the program may read it: it holds what the database holds.
  package init(for file: String) throws {
    final = file
    path = file + ".partial"
    remove()
    guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
      throw CannotWrite(file: file, reason: String(cString: strerror(errno)).lowercased())
    }
  }

  package func remove() {
    for rest in ["", "-journal", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + rest) }
  }

  /// Gives it its name. The folder is flushed too, as the name is kept there.
  package func finish() throws {
    guard rename(path, final) == 0 else { throw CannotWrite(file: final, reason: String(cString: strerror(errno))) }
    let folder = open((final as NSString).deletingLastPathComponent.orDot, O_RDONLY)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
  }
}

extension String {
  fileprivate var orDot: String { isEmpty ? "." : self }
}
