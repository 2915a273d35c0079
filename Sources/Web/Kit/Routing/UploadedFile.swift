import Foundation
import Vocabulary

/// A file that somebody sent with a form. It lies on the server's disk for as long as anybody holds it.
package final class UploadedFile: Sendable {
  /// As the person's own machine calls it, without folders.
  package let name: String
  package let path: String
  package let size: Int
  package let sort: Sort

  /// What a file is by its first bytes, whatever its name says.
  package enum Sort: Sendable, Equatable {
    case empty
    /// A zip, or what is a zip inside: a workbook.
    case zip
    case text
    case other
  }

  init(name: String, path: String, size: Int) {
    self.name = UploadedFile.plain(name)
    self.path = path
    self.size = size
    sort = UploadedFile.sort(of: UploadedFile.head(of: path))
  }

  deinit { unlink(path) }

  /// Some browsers send the whole path.
  private static func plain(_ name: String) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    let visible = String(last.unicodeScalars.filter { !CharacterSet.controlCharacters.contains($0) }.prefix(200))
    return visible.allSatisfy { $0 == "." } ? "file" : visible
  }

  private static func head(of path: String) -> [UInt8] {
    guard let file = FileHandle(forReadingAtPath: path) else { return [] }
    defer { try? file.close() }
    return (try? file.read(upToCount: 4096)).map { Array($0) } ?? []
  }

  static func sort(of head: [UInt8]) -> Sort {
    if head.isEmpty { return .empty }
    // "PK", then a file (3, 4), or the end of an archive without any (5, 6).
    if head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0x50, 0x4B, 5, 6]) { return .zip }
    let isUTF16 = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    return isUTF16 || !head.contains(0) ? .text : .other
  }
}

extension UploadedFile {
  /// A new file, open for writing, that nobody else may read.
  static func create() throws -> (path: String, file: FileHandle) {
    let path = folder.appending(path: UUID().uuidString).path
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path]) }
    return (path, FileHandle(fileDescriptor: descriptor, closeOnDealloc: true))
  }

  /// What a server that was killed left behind is taken away when the next one starts.
  private static let folder: URL = {
    let folder = FileManager.default.temporaryDirectory.appending(path: "chalkline-uploads")
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
