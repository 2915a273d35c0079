import Foundation

/// Where tests put files. Each run of the tests has one; the system's own tidying removes what a killed run leaves behind.
package struct TemporaryFolder: Sendable {
  package let url: URL

  package static let ofThisRun: TemporaryFolder = {
    let folder = TemporaryFolder(named: "chalkline-tests-\(ProcessInfo.processInfo.processIdentifier)")
    atexit { try? FileManager.default.removeItem(at: TemporaryFolder.ofThisRun.url) }
    return folder
  }()

  private init(named name: String) {
    url = FileManager.default.temporaryDirectory.appending(path: name)
    try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// A file, or folder, that is not there yet.
  package func file(_ suffix: String) -> URL { url.appending(path: "\(UUID().uuidString).\(suffix)") }

  /// SQLite keeps two more files beside its own.
  static func remove(database path: String) {
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
  }
}
