import Foundation

/// Where a run puts its files. Large and short-lived, so not in the checkout.
enum Scratch {
  static let folder: URL = {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "chalkline-bench-\(ProcessInfo.processInfo.processIdentifier)")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }()

  static func file(_ name: String) -> URL { folder.appending(path: "\(UUID().uuidString)-\(name)") }
  static func text(of file: URL) -> String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }

  static func remove(database: URL) {
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: database.path + suffix) }
  }

  static func remove() { try? FileManager.default.removeItem(at: folder) }
}
