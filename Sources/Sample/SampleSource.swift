import Vocabulary

/// Chance that is the same each time: a generator with a seed of its own.
///
/// Source: Steele, Lea and Flood (2014), "Fast splittable pseudorandom number generators", SplitMix64.
struct SampleSource: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: String) {
    // FNV-1a, so that nearby seeds start far apart.
    state = seed.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// True in so many cases of a hundred.
  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

  mutating func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: 0..<choices.count, using: &self)] }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}

extension Identifier where Of: DistrictRecord {
  /// The identifier that a record of the sample district has in every database.
  package static func sample(_ key: String) -> Self {
    var source = SampleSource("\(Of.kind.name)/\(key)")
    return .new(using: &source)
  }
}

extension DistrictRecord {
  static func sample(_ key: String, _ edit: (inout Self) -> Void) -> Self {
    var record = Self(id: .sample(key))
    edit(&record)
    return record
  }
}
