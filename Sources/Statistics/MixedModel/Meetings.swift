/// Sums of numbers by pairs of groups: a table with open addresses that grows as pairs appear.
final class Meetings {
  /// Numbers kept for each pair.
  let size: Int
  private(set) var count = 0
  private var capacity: Int
  private var keys: UnsafeMutablePointer<UInt64>
  private var sums: UnsafeMutablePointer<Double>
  /// Rows often come in runs of one pair; the table is asked once for each run.
  private var lastKey = free
  private var lastPlace = 0

  private static let free = UInt64.max

  init(size: Int) {
    self.size = size
    capacity = 1 << 12
    (keys, sums) = Self.room(capacity, size)
  }

  deinit {
    keys.deallocate()
    sums.deallocate()
  }

  private static func room(_ capacity: Int, _ size: Int) -> (UnsafeMutablePointer<UInt64>, UnsafeMutablePointer<Double>)
  {
    let keys = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity)
    keys.initialize(repeating: free, count: capacity)
    let sums = UnsafeMutablePointer<Double>.allocate(capacity: capacity * size)
    sums.initialize(repeating: 0, count: capacity * size)
    return (keys, sums)
  }

  /// Where the sums of a pair are kept; they are nought at first.
  @inline(__always)
  func sums(_ first: Int32, _ second: Int32) -> UnsafeMutablePointer<Double> {
    let key = UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
    if key != lastKey {
      lastPlace = place(key)
      lastKey = key
    }
    return sums + lastPlace * size
  }

  private func place(_ key: UInt64) -> Int {
    if count * 10 > capacity * 7 { grow() }
    var place = Self.scattered(key) & (capacity - 1)
    while keys[place] != key {
      if keys[place] == Self.free {
        keys[place] = key
        count += 1
        break
      }
      place = (place + 1) & (capacity - 1)
    }
    return place
  }

  private static func scattered(_ key: UInt64) -> Int {
    var x = key
    x ^= x >> 32
    x = x &* 0xd6e8_feb8_6659_fd93
    x ^= x >> 32
    return Int(truncatingIfNeeded: x & 0x7fff_ffff_ffff_ffff)
  }

  private func grow() {
    let (oldKeys, oldSums, old) = (keys, sums, capacity)
    capacity *= 2
    (keys, sums) = Self.room(capacity, size)
    for place in 0..<old where oldKeys[place] != Self.free {
      var target = Self.scattered(oldKeys[place]) & (capacity - 1)
      while keys[target] != Self.free { target = (target + 1) & (capacity - 1) }
      keys[target] = oldKeys[place]
      (sums + target * size).update(from: oldSums + place * size, count: size)
    }
    oldKeys.deallocate()
    oldSums.deallocate()
    lastKey = Self.free
  }

  func add(_ other: Meetings) {
    for place in 0..<other.capacity where other.keys[place] != Self.free {
      let key = other.keys[place]
      let mine = sums(Int32(truncatingIfNeeded: key >> 32), Int32(truncatingIfNeeded: key & 0xffff_ffff))
      for c in 0..<size { mine[c] += other.sums[place * size + c] }
    }
  }

  /// All pairs, those of the first group rising, of each the partners rising.
  func sorted(firstCount: Int) -> (firsts: [Int32], seconds: [Int32], values: [Double]) {
    var starts = [Int](repeating: 0, count: firstCount + 1)
    for place in 0..<capacity where keys[place] != Self.free { starts[Int(keys[place] >> 32) + 1] += 1 }
    for first in 0..<firstCount { starts[first + 1] += starts[first] }
    var next = starts
    var seconds = [(second: Int32, place: Int32)](repeating: (0, 0), count: count)
    for place in 0..<capacity where keys[place] != Self.free {
      let first = Int(keys[place] >> 32)
      seconds[next[first]] = (Int32(truncatingIfNeeded: keys[place] & 0xffff_ffff), Int32(truncatingIfNeeded: place))
      next[first] += 1
    }
    var firsts = [Int32](repeating: 0, count: count)
    var values = [Double](repeating: 0, count: count * size)
    for first in 0..<firstCount {
      let range = starts[first]..<starts[first + 1]
      if range.count > 1 { seconds[range].sort { $0.second < $1.second } }
      for index in range {
        firsts[index] = Int32(first)
        for c in 0..<size { values[index * size + c] = sums[Int(seconds[index].place) * size + c] }
      }
    }
    return (firsts, seconds.map(\.second), values)
  }
}
