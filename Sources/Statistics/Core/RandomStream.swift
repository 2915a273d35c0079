#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A stream of random numbers that is named by a seed and a number, so that the thousandth draw of a bootstrap is the same
/// on whichever thread it falls.
///
/// Source: Philox 4×32 with ten rounds; Salmon, Moraes, Dror & Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC11.
package struct RandomStream: RandomNumberGenerator, Sendable {
  private let key: (UInt32, UInt32)
  private let stream: UInt64
  private var counter: UInt64 = 0
  private var words: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
  private var unread = 0
  private var spareNormal: Double?

  package init(seed: UInt64, stream: UInt64 = 0) {
    key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    self.stream = stream
  }

  package mutating func next() -> UInt64 {
    if unread == 0 { refill() }
    unread -= 1
    let pair = unread == 1 ? (words.0, words.1) : (words.2, words.3)
    return UInt64(pair.0) | UInt64(pair.1) << 32
  }

  private mutating func refill() {
    words = Self.philox(counter, stream, key)
    counter &+= 1
    unread = 2
  }

  /// Four words for a counter of four words and a key of two.
  package static func philox(_ low: UInt64, _ high: UInt64, _ key: (UInt32, UInt32)) -> (UInt32, UInt32, UInt32, UInt32)
  {
    var c = (
      UInt32(truncatingIfNeeded: low), UInt32(truncatingIfNeeded: low >> 32), UInt32(truncatingIfNeeded: high),
      UInt32(truncatingIfNeeded: high >> 32)
    )
    var k = key
    for _ in 0..<10 {
      let first = UInt64(c.0) * 0xD251_1F53
      let second = UInt64(c.2) * 0xCD9E_8D57
      c = (
        UInt32(truncatingIfNeeded: second >> 32) ^ c.1 ^ k.0, UInt32(truncatingIfNeeded: second),
        UInt32(truncatingIfNeeded: first >> 32) ^ c.3 ^ k.1, UInt32(truncatingIfNeeded: first)
      )
      k = (k.0 &+ 0x9E37_79B9, k.1 &+ 0xBB67_AE85)
    }
    return c
  }

  /// Even on 0 ≤ u < 1, in steps of 2⁻⁵³.
  package mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A draw from the standard normal distribution (Marsaglia's polar method).
  package mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    while true {
      let x = 2 * uniform() - 1
      let y = 2 * uniform() - 1
      let square = x * x + y * y
      guard square > 0, square < 1 else { continue }
      let scale = (-2 * log(square) / square).squareRoot()
      spareNormal = y * scale
      return x * scale
    }
  }

  /// Even on 0 ..< bound, without bias.
  package mutating func integer(below bound: Int) -> Int { Int(next(upperBound: UInt64(bound))) }
}
