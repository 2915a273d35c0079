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
  /// The first eight bytes of each: most labels are no longer, and one comparison then tells them apart.
  private var heads: [UInt64] = []
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
    let head = Self.word(start, min(8, length))
    let hash = length <= 8 ? Self.mixed(head, UInt64(truncatingIfNeeded: length)) : Self.hash(start, length)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let number = slots[slot]
      if number < 0 { break }
      let place = Int(number)
      if heads[place] == head, lengths[place] == Int32(length),
        length <= 8 || memcmp(starts[place], start, length) == 0
      {
        return number
      }
      slot = (slot + 1) & mask
    }
    let number = Int32(count)
    starts.append(start)
    lengths.append(Int32(length))
    hashes.append(hash)
    heads.append(head)
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

  @inline(__always)
  private static func word(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    var word: UInt64 = 0
    for index in 0..<length { word |= UInt64(start[index]) &<< UInt64(8 &* index) }
    return word
  }

  @inline(__always)
  private static func mixed(_ word: UInt64, _ hash: UInt64) -> UInt64 {
    let product = (hash ^ word ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }

  /// Eight bytes at a time.
  private static func hash(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: length)
    var place = 0
    while place < length {
      hash = mixed(word(start + place, min(8, length - place)), hash)
      place += 8
    }
    return hash
  }
}
