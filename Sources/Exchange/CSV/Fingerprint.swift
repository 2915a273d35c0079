/// Numbers that stand for texts, so that a million identifiers can be remembered in a few megabytes.
///
/// Two of a million different texts meet by chance in fewer than one run in ten million; the seed differs from run to run,
/// so nobody can make them meet on purpose.
enum Fingerprint {
  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(bytes: bytes)
    return UInt64(truncatingIfNeeded: hasher.finalize())
  }

  static func of(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { of(UnsafeRawBufferPointer($0)) }
  }
}
