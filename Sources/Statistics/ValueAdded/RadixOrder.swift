/// Puts many lists of numbers in order, one after the other, in room that is kept between them.
///
/// Equal numbers, and those that agree to 28 bits of their fraction (about nine digits), stand in the order in which they were given.
/// Four passes of ten bits over keys that hold number and place: several times quicker than comparing, where a
/// simulation orders thousands of lists.
struct RadixOrder {
  private var keys: [UInt64]
  private var other: [UInt64]
  private static let places = 24
  private static let digit = 10

  /// - Parameter count: of each list, fewer than 2²⁴.
  init(count: Int) {
    precondition(count < 1 << Self.places)
    keys = [UInt64](repeating: 0, count: count)
    other = keys
  }

  /// The places of the numbers from the lowest to the highest. None may be NaN.
  mutating func ascending(_ values: [Double], _ told: (_ rank: Int, _ place: Int) -> Void) {
    let mask = UInt64(1) << UInt64(Self.places) - 1
    for place in values.indices {
      let bits = values[place].bitPattern
      // Below zero the bits run backwards.
      let ordered = bits >> 63 == 1 ? ~bits : bits | 1 << 63
      keys[place] = (ordered & ~mask) | UInt64(place)
    }
    for pass in 0..<4 { distribute(by: UInt64(Self.places + pass * Self.digit)) }
    for rank in keys.indices { told(rank, Int(keys[rank] & mask)) }
  }

  private mutating func distribute(by shift: UInt64) {
    let mask = UInt64(1) << UInt64(Self.digit) - 1
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 1 << Self.digit) { next in
      next.initialize(repeating: 0)
      for key in keys { next[Int(key >> shift & mask)] += 1 }
      var sum = 0
      for digit in next.indices { (next[digit], sum) = (sum, sum + next[digit]) }
      for key in keys {
        let digit = Int(key >> shift & mask)
        other[next[digit]] = key
        next[digit] += 1
      }
    }
    swap(&keys, &other)
  }
}
