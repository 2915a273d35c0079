import CLibPQ
import Vocabulary

/// Rows in the text format of COPY. Source: PostgreSQL manual, COPY, "Text Format".
final class PostgresLoader: RowLoader {
  private let connection: OpaquePointer
  private var bytes: [UInt8] = []
  private var isFirst = true

  init(_ connection: OpaquePointer) { self.connection = connection }

  func text(_ text: String?) {
    separate()
    guard let text else { return bytes.append(contentsOf: "\\N".utf8) }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
      case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
      case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
      case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
      default: bytes.append(byte)
      }
    }
  }

  func integer(_ number: Int) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
  }

  func endRow() throws {
    bytes.append(UInt8(ascii: "\n"))
    isFirst = true
    if bytes.count > 1 << 16 { try flush() }
  }

  func flush() throws {
    let sent = bytes.withUnsafeBytes {
      PQputCopyData(connection, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
    }
    bytes.removeAll(keepingCapacity: true)
    if sent != 1 { throw DatabaseFault(.gone, String(cString: PQerrorMessage(connection))) }
  }

  private func separate() {
    if !isFirst { bytes.append(UInt8(ascii: "\t")) }
    isFirst = false
  }
}
