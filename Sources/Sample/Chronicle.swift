import Store
import Vocabulary

/// What the people of the sample district did, each on its day. It is done again in the order of time, through the same acts.
struct Chronicle: Sendable {
  struct Entry: Sendable {
    let moment: Moment
    let happen: @Sendable (Store, District.ID) async throws -> Void
  }

  private var entries: [Entry] = []

  /// `time` is an hour and minute in UTC: "14:05".
  mutating func on(
    _ day: Day, _ time: String, by author: Author, why: String = "",
    _ act: @escaping @Sendable (ActRecords) throws -> Void
  ) {
    at(day, time) { try await $0.act($1, by: author, why: why, act) }
  }

  /// What has an act of its own.
  mutating func at(
    _ day: Day, _ time: String, _ happen: @escaping @Sendable (Store, District.ID) async throws -> Void
  ) {
    guard let moment = Moment("\(day)T\(time):00Z") else { return }
    entries.append(Entry(moment: moment, happen: happen))
  }

  /// Keeps each of these records, or what changed in them.
  mutating func save<each Record: DistrictRecord>(
    _ day: Day, _ time: String, by author: Author, why: String = "", _ record: repeat each Record
  ) {
    on(day, time, by: author, why: why) { records in
      repeat try records.keep(each record)
    }
  }

  mutating func save<Record: DistrictRecord>(
    _ day: Day, _ time: String, by author: Author, why: String = "", all list: [Record]
  ) {
    on(day, time, by: author, why: why) { records in
      for record in list { try records.keep(record) }
    }
  }

  /// In the order of time; what was told first comes first where two happened in the same minute.
  func play(on store: Store, in district: District.ID) async throws {
    let inOrder = entries.enumerated().sorted { ($0.element.moment, $0.offset) < ($1.element.moment, $1.offset) }
    for (_, entry) in inOrder {
      try await entry.happen(store.at(entry.moment), district)
    }
  }
}

extension ActRecords {
  /// A record as it is from now on, whatever its version was.
  func keep<Record: DistrictRecord>(_ record: Record) throws {
    var next = record
    next.version = try find(Record.self, record.id)?.version ?? 0
    try save(next)
  }
}

/// A day that stands in the sample district's own code, and is in the calendar.
func day(_ text: String) -> Day { Day(text)! }
