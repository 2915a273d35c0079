import Synchronization
import Vocabulary

/// What was worked out from a district's records, for as long as it holds: until something is entered in its history, or a day begins.
///
/// Only of what acts change. What is kept without an act (sessions, drafts) must not be remembered here.
final class Remembered<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Place: Hashable {
    let district: District.ID
    let key: Key
  }
  private struct Known {
    let entry: Int
    let day: Day
    let value: Value
  }

  /// More than this are not asked for at once; then all are forgotten.
  private let most: Int
  private let known = Mutex<[Place: Known]>([:])

  init(most: Int = 20_000) { self.most = most }

  func value(_ key: Key, in records: Records, _ workOut: () throws -> Value) throws -> Value {
    let place = Place(district: records.district, key: key)
    let entry = try records.lastEntry()
    if let known = known.withLock({ $0[place] }), known.entry == entry, known.day == records.today {
      return known.value
    }
    let value = try workOut()
    known.withLock { known in
      if known.count >= most { known.removeAll() }
      known[place] = Known(entry: entry, day: records.today, value: value)
    }
    return value
  }
}

extension Records {
  /// Changes with every act of the district, so what was worked out before it need not be worked out again while it stands.
  package func lastEntry() throws -> Int {
    try session.count("SELECT number FROM history_head WHERE district = \(district)")
  }
}
