#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How much room this machine has.
package enum Memory {
  /// Bytes that a table may take without driving other programs out: the part of the memory that is free or could be freed.
  package static var available: Int {
    if let file = fopen("/proc/meminfo", "r") {
      defer { fclose(file) }
      var line = [CChar](repeating: 0, count: 256)
      while fgets(&line, Int32(line.count), file) != nil {
        let words = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self).split {
          $0 == " " || $0 == ":"
        }
        if words.first == "MemAvailable", words.count > 1, let kilobytes = Int(words[1]) { return kilobytes * 1_024 }
      }
    }
    return Int(sysconf(Int32(_SC_PHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE))) / 2
  }
}
