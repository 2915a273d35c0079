import Foundation
import Vocabulary

/// Bytes that come one after another: a file, an entry of a zip, or bytes at hand.
package protocol ByteSource: AnyObject {
  /// Fills the buffer from its start and says how many bytes came; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// Bytes that are already in memory.
package final class BytesAtHand: ByteSource {
  private let bytes: [UInt8]
  private var offset = 0

  package init(_ bytes: [UInt8]) { self.bytes = bytes }
  package init(_ text: String) { bytes = Array(text.utf8) }

  package func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - offset)
    bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count])) }
    offset += count
    return count
  }
}

/// The bytes of a file, read as they are asked for.
package final class FileBytes: ByteSource {
  private let path: String
  private let descriptor: Int32

  package init(path: String) throws {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw UnreadableFile(path: path, code: errno) }
    self.path = path
  }

  deinit { close(descriptor) }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw UnreadableFile(path: path, code: errno) }
    }
  }
}

/// A file that the system would not let us read.
package struct UnreadableFile: Error, CustomStringConvertible {
  package let path: String
  package let code: Int32

  package var description: String { "\(path): \(String(cString: strerror(code)))" }
}
