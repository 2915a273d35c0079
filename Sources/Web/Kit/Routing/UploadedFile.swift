import Foundation
import Vocabulary

/// A file that somebody sent with a form. It lies on the server's disk for as long as anybody holds it.
package final class UploadedFile: Sendable {
  /// As the person's own machine calls it, without folders.
  package let name: String
  package let size: Int
  package let sort: Sort
  private let content: TemporaryFile

  package var path: String { content.path }

  /// What a file is by its first bytes, whatever its name says.
  package enum Sort: Sendable, Equatable {
    case empty
    /// A zip, or what is a zip inside: a workbook.
    case zip
    case text
    case other
  }

  init(name: String, _ content: TemporaryFile, size: Int) {
    self.name = UploadedFile.plain(name)
    self.content = content
    self.size = size
    sort = UploadedFile.sort(of: UploadedFile.head(of: content.path))
  }

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
