import CLibZip
import Foundation

/// Writes a zip, entry by entry, in memory that does not grow with it.
package final class ZipWriter {
  private let archive: OpaquePointer
  private let path: String
  /// Entries wait here until the zip is closed, which is when they are packed.
  private let waiting: URL
  private var count = 0
  private var isClosed = false

  /// Makes the file, or takes the place of one that is there.
  package init(path: String) throws {
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else { throw ZipFault(path, code) }
    self.archive = archive
    self.path = path
    waiting = FileManager.default.temporaryDirectory.appending(path: "chalkline-zip-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: waiting, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit {
    if !isClosed { zip_discard(archive) }
    try? FileManager.default.removeItem(at: waiting)
  }

  /// One entry; the body hands over its bytes piece by piece.
  package func add(_ name: String, _ body: (_ receive: ([UInt8]) throws -> Void) throws -> Void) throws {
    count += 1
    let file = waiting.appending(path: String(count)).path
    guard FileManager.default.createFile(atPath: file, contents: nil), let handle = FileHandle(forWritingAtPath: file)
    else { throw ZipFault(path, ZIP_ER_WRITE) }
    try body { try handle.write(contentsOf: $0) }
    try handle.close()
    guard let source = zip_source_file(archive, file, 0, -1) else { throw fault }
    guard zip_file_add(archive, name, source, UInt32(ZIP_FL_ENC_UTF_8)) >= 0 else {
      zip_source_free(source)
      throw fault
    }
  }

  /// Packs everything. Until then there is no zip.
  package func close() throws {
    guard zip_close(archive) == 0 else { throw fault }
    isClosed = true
  }

  private var fault: ZipFault { ZipFault(path, zip_error_code_zip(zip_get_error(archive))) }
}

/// A zip that could not be written, and why.
package struct ZipFault: Error, CustomStringConvertible {
  package let path: String
  package let reason: String

  init(_ path: String, _ code: Int32) {
    var error = zip_error_t()
    zip_error_init_with_code(&error, code)
    defer { zip_error_fini(&error) }
    self.path = path
    reason = String(cString: zip_error_strerror(&error))
  }

  package var description: String { "Cannot write \(path): \(reason)." }
}
