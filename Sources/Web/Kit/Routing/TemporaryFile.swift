import Foundation

/// A file on the server's disk that nobody else may read, and that is gone when nobody holds it.
package final class TemporaryFile: Sendable {
  package let path: String

  package init() throws {
    path = TemporaryFile.folder.appending(path: UUID().uuidString).path
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path]) }
    close(descriptor)
  }

  deinit { unlink(path) }

  package var size: Int {
    get throws { (try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0 }
  }

  func opened() throws -> FileHandle { try FileHandle(forUpdating: URL(filePath: path)) }

  /// What a server that was killed left behind is taken away when the next one starts.
  private static let folder: URL = {
    let folder = FileManager.default.temporaryDirectory.appending(path: "chalkline-files")
    let files = FileManager.default
    try? files.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let left = try? files.contentsOfDirectory(at: folder, includingPropertiesForKeys: [.contentModificationDateKey])
    for file in left ?? [] {
      let touched = try? file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
      if let touched, touched < Date(timeIntervalSinceNow: -86_400) { try? files.removeItem(at: file) }
    }
    return folder
  }()
}
