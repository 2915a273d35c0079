import TestSupport
import Testing
import Vocabulary

@testable import Store

/// What somebody with access to the database itself could do, past every act.
@Suite struct `The history` {
  @Test(arguments: TestDatabase.all)
  func `names the first entry that was changed`(database: TestDatabase) async throws {
    for column in ["why", "before", "after", "name", "title", "moment", "act", "record"] {
      let district = try await database.withFiveEntries()
      try await district.tamper("UPDATE history SET \(name: column) = 'x' WHERE number >= 3")
      #expect(try await district.firstWrongEntry() == 3, "\(column) was changed")
    }
  }

  @Test(arguments: TestDatabase.all)
  func `names an entry that was changed together with its hash`(database: TestDatabase) async throws {
    let district = try await database.withFiveEntries()
    let entry = try await district.store.read(district.id) { records in
      try records.session.row(
        "SELECT \(name: HistoryEntry.columns) FROM history WHERE district = \(records.district) AND number = 3"
      ).map(HistoryEntry.init(row:))
    }
    let old = try #require(entry)
    let hash = HistoryEntry.hash(
      number: 3, moment: old.moment.description, person: "", name: old.name, act: old.act.rawValue, kind: old.kind,
      record: old.record, title: old.title, why: "a better reason", before: old.before, after: old.after,
      previous: old.previous)
    try await district.tamper("UPDATE history SET why = 'a better reason', hash = \(hash) WHERE number = 3")
    // Entry 3 now agrees with itself; the one after it does not follow from it any more.
    #expect(try await district.firstWrongEntry() == 4)
  }

  @Test(arguments: TestDatabase.all, [1, 3, 6])
  func `names the first entry that was taken out`(database: TestDatabase, number: Int) async throws {
    let district = try await database.withFiveEntries()
    try await district.tamper("DELETE FROM history WHERE number = \(number)")
    #expect(try await district.firstWrongEntry() == number)
  }

  @Test(arguments: TestDatabase.all)
  func `names the first of two entries that changed places`(database: TestDatabase) async throws {
    let district = try await database.withFiveEntries()
    try await district.tamper("UPDATE history SET number = 999 WHERE number = 2")
    try await district.tamper("UPDATE history SET number = 2 WHERE number = 4")
    try await district.tamper("UPDATE history SET number = 4 WHERE number = 999")
    #expect(try await district.firstWrongEntry() == 2)
  }

  @Test(arguments: TestDatabase.all)
  func `notices that all of it is gone`(database: TestDatabase) async throws {
    let district = try await database.withFiveEntries()
    try await district.tamper("DELETE FROM history WHERE number > 0")
    try await district.tamper("DELETE FROM history_head WHERE number > 0")
    #expect(try await district.firstWrongEntry() == 1)
  }

  @Test(arguments: TestDatabase.all)
  func `notices an end that was cut off and a head that was changed with it`(database: TestDatabase) async throws {
    let district = try await database.withFiveEntries()
    let before = try await district.store.historyHead(of: district.id)
    try await district.tamper("DELETE FROM history WHERE number = 6")
    try await district.tamper(
      "UPDATE history_head SET number = 5, hash = (SELECT hash FROM history WHERE number = 5)")
    // The chain by itself is whole; only a head that was written down elsewhere tells.
    #expect(try await district.store.verifyHistory(of: district.id) == .intact(entries: 5))
    #expect(try await district.store.verifyHistory(of: district.id, including: before) != .intact(entries: 5))
  }

  @Test(arguments: TestDatabase.all)
  func `goes on from a head that was written down`(database: TestDatabase) async throws {
    let district = try await database.withFiveEntries()
    let written = try await district.store.historyHead(of: district.id)
    _ = try await district.store.save(Network(id: .new(), name: "Later"), in: district.id, by: district.operations)
    #expect(try await district.store.verifyHistory(of: district.id, including: written) == .intact(entries: 7))
  }
}

extension TestDatabase {
  /// The district's own first entry, and five more.
  fileprivate func withFiveEntries() async throws -> TestDistrict {
    let district = try await district()
    for name in ["North", "South", "East", "West", "Centre"] {
      _ = try await district.store.save(Network(id: .new(), name: name), in: district.id, by: district.operations)
    }
    return district
  }
}

extension TestDistrict {
  fileprivate func tamper(_ statement: SQL) async throws {
    try await store.keep(id) { _ = try $0.session.run(statement) }
  }

  fileprivate func firstWrongEntry() async throws -> Int? {
    if case .tampered(let number, _) = try await store.verifyHistory(of: id) { number } else { nil }
  }
}
