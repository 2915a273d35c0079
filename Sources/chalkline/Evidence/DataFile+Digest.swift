import Crypto
import Statistics
import Store

extension DataFile {
  /// SHA-256 of the bytes, in hexadecimal.
  var digest: String { SHA256.hash(data: UnsafeRawBufferPointer(bytes)).hexadecimal }
}
