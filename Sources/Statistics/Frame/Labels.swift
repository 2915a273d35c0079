#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which labels of groups were met, each once and in order, by the place of their bytes in the file.
struct Labels {
  /// The place of each label in the file.
  private(set) var starts: [UnsafePointer<UInt8>] = []
  private(set) var lengths: [Int32] = []
  private var hashes: [UInt64] = []
  private var slots: [Int32]
  private var mask: Int

  init(capacity: Int = 64) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    mask = size - 1
  }

  var count: Int { starts.count }

  /// The number of a label, which is given one when it is new.
  mutating func number(of start: UnsafePointer<UInt8>, _ length: Int) -> Int32 {
    let hash = Self.hash(start, length)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let number = slots[slot]
      if number < 0 { break }
      let place = Int(number)
      if hashes[place] == hash, lengths[place] == Int32(length), memcmp(starts[place], start, length) == 0 {
        return number
      }
      slot = (slot + 1) & mask
    }
    let number = Int32(count)
    starts.append(start)
    lengths.append(Int32(length))
    hashes.append(hash)
    slots[slot] = number
    if count * 2 > slots.count { grow() }
    return number
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    mask = slots.count - 1
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number)
    }
  }

  /// Multiplies and folds eight bytes at a time.
  private static func hash(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: length) &* 0x9E37_79B9_7F4A_7C15
    var place = 0
    while place < length {
      var word: UInt64 = 0
      let part = min(8, length - place)
      for index in 0..<part { word |= UInt64(start[place + index]) << UInt64(8 * index) }
      let product = (hash ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      hash = product.high ^ product.low
      place += part
    }
    return hash ^ (hash >> 29)
  }
}
