import Measures
import TestSupport
import Testing
import Vocabulary

@testable import Store

/// Somebody with the whole database, who knows when each person answered, tries to find out what one of them said.
@Suite struct `An answer to a survey` {
  /// Everybody is invited by mail, some with drafts; they answer in an order that the attacker knows.
  private func answered(_ database: TestDatabase) async throws -> (SurveyingDistrict, [SurveyLetter]) {
    let district = try await database.surveying()
    let wave = district.wave
    try await district.act { _ = try $0.invite(to: wave) }
    let letters = try await district.store.dueLetters(of: wave, atMost: 100, in: district.id)
    try await district.store.noteSent(letters, in: district.id)
    for (number, letter) in letters.shuffled().prefix(18).enumerated() {
      let browser = Token.new(for: district.id)
      let sheet = district.sheet(1 + number % 4, first: 1 + number / 5)
      try await district.store.keepAnswers(sheet, with: letter.code, browser: browser, in: district.id)
      district.clock.advance(seconds: 61)
      try await district.handIn(sheet, with: letter.code, browser: browser)
    }
    // Two have begun, and not handed in.
    for letter in letters.suffix(2) {
      try? await district.store.keepAnswers(
        district.sheet(2), with: letter.code, browser: .new(for: district.id), in: district.id)
    }
    return (district, letters)
  }

  private func dump(_ district: SurveyingDistrict) async throws -> [String: [[String: SQL.Value]]] {
    try await district.read { records in
      var dump: [String: [[String: SQL.Value]]] = [:]
      for table in try records.session.tables() {
        let rows = try records.session.rows("SELECT \(name: table.quotedColumns) FROM \(name: table.quotedName)")
        dump[table.name] = rows.map { Dictionary(uniqueKeysWithValues: zip(table.columns, $0.values)) }
      }
      return dump
    }
  }

  @Test(arguments: TestDatabase.all) func `shares no key with anything else`(_ database: TestDatabase) async throws {
    let (district, _) = try await answered(database)
    let dump = try await dump(district)
    let answers = try #require(dump["survey_answer"])
    #expect(answers.count == 18)
    #expect(Set(answers[0].keys) == ["district", "id", "wave", "school", "answers", "group"])
    // What everybody of a school has in common tells nobody apart.
    let common = Set(
      [district.id.rawValue, district.wave.rawValue, "some"] + district.schools.map(\.id.rawValue)
    ).map { SQL.Value.text($0) }
    let own = Set(answers.flatMap(\.values)).subtracting(common)
    for (table, rows) in dump where !["survey_answer", "survey_draft"].contains(table) {
      let shared = Set(rows.flatMap(\.values)).intersection(own)
      #expect(shared.isEmpty, "\(table) and the answers share \(shared)")
    }
    // A draft is gone when its answer is in; those that are left belong to nobody who has answered, and name nobody.
    let drafts = try #require(dump["survey_draft"])
    #expect(drafts.count <= 2)
    let hashes = Set((dump["survey_link"] ?? []).flatMap(\.values))
    #expect(drafts.allSatisfy { draft in draft["hash"].map { !hashes.contains($0) } ?? false })
  }

  @Test(arguments: TestDatabase.all) func `has no time, and neither has the leave that was used for it`(
    _ database: TestDatabase
  ) async throws {
    let (district, _) = try await answered(database)
    let dump = try await dump(district)
    for table in ["survey_answer", "survey_leave", "survey_link", "survey_draft"] {
      for value in (dump[table] ?? []).flatMap(\.values) {
        guard case .text(let text) = value else { continue }
        #expect(Moment(text) == nil && Day(text) == nil, "\(table) says when: \(text)")
      }
    }
  }

  @Test(arguments: TestDatabase.all) func `leaves nothing in the history`(_ database: TestDatabase) async throws {
    let district = try await database.surveying()
    let codes = try await district.codes(3, at: 0)
    let before = try await district.read { try $0.lastEntry() }
    for code in codes { try await district.handIn(district.sheet(2), with: code, browser: .new(for: district.id)) }
    #expect(try await district.read { try $0.lastEntry() } == before)
  }

  /// The places of rows on the disk, and the transactions that wrote them, are columns too, though nobody declared them.
  @Test func `lies in no order of time in SQLite`() async throws {
    let (district, _) = try await answered(.sqlite)
    for school in district.schools {
      let ids = try await district.read { records in
        try records.session.rows(
          "SELECT id FROM survey_answer WHERE district = \(district.id) AND school = \(school.id) ORDER BY rowid"
        ).map { $0.text(0) }
      }
      #expect(ids == ids.sorted(), "by their numbers, which are drawn by lot")
      let leaves = try await district.read { records in
        try records.session.rows("SELECT id FROM survey_leave WHERE district = \(district.id) ORDER BY rowid").map {
          $0.text(0)
        }
      }
      #expect(leaves == leaves.sorted())
    }
  }

  @Test func `is written by the same transaction as every other of its school in PostgreSQL`() async throws {
    let (district, _) = try await answered(.postgres)
    for table in ["survey_answer", "survey_leave"] {
      for school in district.schools {
        let transactions = try await district.read { records in
          try records.session.rows(
            """
            SELECT DISTINCT CAST(xmin AS TEXT) FROM \(name: table)
            WHERE district = \(district.id) AND wave = \(district.wave) AND school = \(school.id)
            """
          ).map { $0.text(0) }
        }
        #expect(transactions.count <= 1, "\(table) at \(school.name): \(transactions)")
      }
    }
  }
}
