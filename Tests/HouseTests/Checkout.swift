import Foundation

/// The files of the project, as they lie on the disk.
enum Checkout {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Paths below the root, in order. What starts with a dot is not the project's: builds, caches, the index.
  static func files(below folder: String = "", named suffix: String) -> [String] {
    let base = folder.isEmpty ? root : root.appending(path: folder)
    let found = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
    let paths = (found?.allObjects as? [URL] ?? []).map { $0.standardizedFileURL.path }.filter { $0.hasSuffix(suffix) }
    return paths.map { String($0.dropFirst(root.standardizedFileURL.path.count + 1)) }.sorted()
  }

  static func text(of path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }
}
