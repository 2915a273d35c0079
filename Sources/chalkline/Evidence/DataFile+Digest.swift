import Crypto
import Foundation
import Statistics

extension DataFile {
  /// SHA-256 of the bytes, in hexadecimal.
  var digest: String {
    SHA256.hash(data: UnsafeRawBufferPointer(bytes)).map { String(format: "%02x", $0) }.joined()
  }
}
