import Foundation
import Measures
import TestSupport
import Testing
import Vocabulary

@testable import Store

@Suite struct `Instruments that come with the product` {
  @Test func `are whole, in both languages, each item with its licence`() throws {
    let shipped = try InstrumentFiles.shipped()
    #expect(shipped.map(\.name).contains(Instrument.ofTrust))
    #expect(shipped.count >= 6)
    #expect(Set(shipped.map(\.name)).count == shipped.count)
    for instrument in shipped { #expect(instrument.faults == [], "\(instrument.name)") }
  }

  @Test(arguments: [
    ("{", "unreadable"), ("{\"name\": \"x\"}", "missing"), ("[]", "unreadable"),
    ("{\"name\": 7}", "unreadable"),
  ]) func `are refused when a file cannot be read, with its name`(text: String, code: String) {
    let refusal = #expect(throws: Refusal.self) {
      try InstrumentFiles.instrument(from: Data(text.utf8), named: "mine.json")
    }
    #expect(refusal?.findings.map(\.code) == [code])
    #expect(refusal?.findings[0].message.en.hasPrefix("mine.json") == true)
  }
}

@Suite struct `A survey code` {
  @Test func `is read as people type it`() throws {
    let code = try #require(SurveyCode("7kqm2pxd9rtv"))
    #expect(code.printed == "7KQM-2PXD-9RTV")
    #expect(SurveyCode(" 7KQM 2PXD-9rtv ") == code)
    #expect(SurveyCode("1kqmOpxd9rtv") == SurveyCode("Ikqm0pxd9rtv"))
  }

  @Test(arguments: ["", "7KQM", "7KQM-2PXD-9RT", "7KQM-2PXD-9RTVX", "7KQM-2PXD-9RT!", "7KQM-2PXD-9RTU"])
  func `is nothing else`(text: String) { #expect(SurveyCode(text) == nil) }
}

@Suite struct `Answering a survey` {
  @Test(arguments: TestDatabase.all) func `is done once with a code`(_ database: TestDatabase) async throws {
    let district = try await database.surveying()
    let code = try await district.codes(1, at: 0)[0]
    try await district.handIn(district.sheet(3), with: code)
    #expect(try await district.turnout() == [1, 0, 0])
    let refusal = await #expect(throws: Refusal.self) { try await district.handIn(district.sheet(1), with: code) }
    #expect(refusal?.findings.map(\.code) == ["already-answered"])
    #expect(try await district.turnout() == [1, 0, 0])
  }

  @Test(arguments: TestDatabase.all) func `is done once by an address, whatever links it was sent`(
    _ database: TestDatabase
  ) async throws {
    let district = try await database.surveying()
    let wave = district.wave
    #expect(try await district.act { try $0.invite(to: wave) } == 24)
    let first = try await district.store.dueLetters(of: wave, atMost: 100, in: district.id)
    try await district.store.noteSent(first, in: district.id)
    try await district.act { try $0.remind(of: wave) }
    let second = try await district.store.dueLetters(of: wave, atMost: 100, in: district.id)
    let letter = try #require(first.first)
    let reminder = try #require(second.first { $0.email == letter.email })
    try await district.handIn(district.sheet(2), with: reminder.code)
    let refusal = await #expect(throws: Refusal.self) {
      try await district.handIn(district.sheet(4), with: letter.code)
    }
    #expect(refusal?.findings.map(\.code) == ["already-answered"])
  }

  @Test(arguments: TestDatabase.all) func `is counted once each when many hand in at the same moment`(
    _ database: TestDatabase
  ) async throws {
    let district = try await database.surveying()
    let codes = try await district.codes(12, at: 1)
    let spent = await withTaskGroup(of: Bool.self) { group in
      for code in codes + codes {
        group.addTask { (try? await district.handIn(district.sheet(2), with: code)) != nil }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(spent == 12)
    #expect(try await district.turnout() == [0, 12, 0])
  }

  @Test(arguments: TestDatabase.all) func `is refused before the first day, after the last, and with nothing said`(
    _ database: TestDatabase
  ) async throws {
    let district = try await database.surveying()
    let code = try await district.codes(1, at: 0)[0]
    let nothing = await #expect(throws: Refusal.self) { try await district.handIn(AnswerSheet(), with: code) }
    #expect(nothing?.findings.map(\.code) == ["nothing-answered"])
    district.clock.advance(days: 12)
    let late = await #expect(throws: Refusal.self) { try await district.handIn(district.sheet(2), with: code) }
    #expect(late?.findings.map(\.code) == ["not-open"])
    let unknown = await #expect(throws: Refusal.self) { try await district.handIn(district.sheet(2), with: .new()) }
    #expect(unknown?.findings.map(\.code) == ["no-code"])
  }

  @Test(arguments: TestDatabase.all) func `can be gone on with by the same browser with the same code, and by no other`(
    _ database: TestDatabase
  ) async throws {
    let district = try await database.surveying()
    let codes = try await district.codes(2, at: 0)
    let (mine, other) = (Token.new(for: district.id), Token.new(for: district.id))
    let begun = AnswerSheet([district.instrument.items[0].name: 4])
    try await district.store.keepAnswers(begun, with: codes[0], browser: mine, in: district.id)
    func found(_ code: SurveyCode, _ browser: Token?) async throws -> AnswerSheet? {
      try await district.store.arrival(code, browser: browser, in: district.id)?.begun
    }
    #expect(try await found(codes[0], mine) == begun)
    #expect(try await found(codes[0], other) == AnswerSheet())
    #expect(try await found(codes[0], nil) == AnswerSheet())
    #expect(try await found(codes[1], mine) == AnswerSheet())
    try await district.handIn(begun, with: codes[0], browser: mine)
    #expect(try await found(codes[0], mine) == AnswerSheet())
  }

  @Test(arguments: TestDatabase.all) func `is slowed down for an address that guesses codes`(
    _ database: TestDatabase
  ) async throws {
    let district = try await database.surveying()
    for _ in 0..<60 { try await district.store.countWrongCode(from: "10.0.0.1", in: district.id) }
    let refusal = await #expect(throws: Refusal.self) {
      for _ in 0..<3 { try await district.store.countWrongCode(from: "10.0.0.1", in: district.id) }
    }
    #expect(refusal?.findings.map(\.code) == ["slow-down"])
    try await district.store.countWrongCode(from: "10.0.0.2", in: district.id)
  }
}

@Suite struct `Inviting to a survey` {
  @Test(arguments: TestDatabase.all) func `writes to each address once, and goes on where it broke off`(
    _ database: TestDatabase
  ) async throws {
    let district = try await database.surveying()
    let wave = district.wave
    #expect(try await district.act { try $0.invite(to: wave) } == 24)
    let part = try await district.store.dueLetters(of: wave, atMost: 10, in: district.id)
    try await district.store.noteSent(part, in: district.id)
    #expect(try await district.read { try $0.invited(to: wave) } == SurveyInvitations(byMail: 24, due: 14, onPaper: 0))
    #expect(try await district.act { try $0.invite(to: wave) } == 0)
    let rest = try await district.store.dueLetters(of: wave, atMost: 100, in: district.id)
    #expect(rest.count == 14)
    #expect(Set((part + rest).map(\.email)).count == 24)
  }

  @Test(arguments: TestDatabase.all) func `reminds those alone whose link was not used`(
    _ database: TestDatabase
  ) async throws {
    let district = try await database.surveying()
    let wave = district.wave
    try await district.act { _ = try $0.invite(to: wave) }
    let letters = try await district.store.dueLetters(of: wave, atMost: 100, in: district.id)
    try await district.store.noteSent(letters, in: district.id)
    for letter in letters.prefix(5) { try await district.handIn(district.sheet(3), with: letter.code) }
    try await district.act { try $0.remind(of: wave) }
    let reminders = try await district.store.dueLetters(of: wave, atMost: 100, in: district.id)
    #expect(Set(reminders.map(\.email)) == Set(letters.dropFirst(5).map(\.email)))
  }

  @Test(arguments: [0, -1, 37]) func `makes no number of codes that nobody needs`(count: Int) async throws {
    let district = try await TestDatabase.sqlite.surveying()
    let refusal = await #expect(throws: Refusal.self) { try await district.codes(count, at: 0) }
    #expect(refusal?.findings.map(\.code) == ["code-count"])
  }
}

@Suite struct `Closing a wave` {
  @Test(arguments: TestDatabase.all) func `is refused under the floor, and throws the answers away if it must be`(
    _ database: TestDatabase
  ) async throws {
    let district = try await database.surveying()
    let (id, wave) = (district.id, district.wave)
    try await district.answer([3, 1, 0])
    let refusal = await #expect(throws: Refusal.self) {
      try await district.store.closeWave(wave, in: id, by: MeasuringDistrict.director)
    }
    #expect(refusal?.findings.map(\.code) == ["under-floor"])
    try await district.store.withdrawWave(wave, in: id, by: MeasuringDistrict.director)
    #expect(try await district.turnout() == [0, 0, 0])
    #expect(try await district.read { try $0.release(of: wave) } == nil)
  }

  @Test(arguments: TestDatabase.all) func `works out the results once, and forgets who was written to`(
    _ database: TestDatabase
  ) async throws {
    let district = try await database.surveying()
    let (id, wave) = (district.id, district.wave)
    try await district.act { _ = try $0.invite(to: wave) }
    try await district.answer([8, 7, 2])
    try await district.store.closeWave(wave, in: id, by: MeasuringDistrict.director)
    let release = try #require(try await district.read { try $0.release(of: wave) })
    #expect(release.answered == 17)
    #expect(release.schools.map(\.isHidden) == [false, true, true])
    let left = try await district.read { records in
      try ["survey_link", "survey_leave", "survey_draft"].map {
        try records.session.count("SELECT COUNT(*) FROM \(name: $0) WHERE district = \(id)")
      }
    }
    #expect(left == [0, 0, 0])
  }

  @Test(arguments: TestDatabase.all) func `is for good`(_ database: TestDatabase) async throws {
    let district = try await database.surveying()
    let (id, wave) = (district.id, district.wave)
    let code = try await district.codes(1, at: 0)[0]
    try await district.answer([8, 7, 0])
    try await district.store.closeWave(wave, in: id, by: MeasuringDistrict.director)
    let doings: [@Sendable (ActRecords) throws -> Void] = [
      { try $0.openWave(wave) }, { try $0.closeWave(wave) }, { try $0.withdrawWave(wave) }, { try $0.remind(of: wave) },
      { records in
        var found = try records.find(SurveyWave.self, wave)!
        found.stage = .open
        try records.save(found)
      },
    ]
    for doing in doings {
      let refusal = await #expect(throws: Refusal.self) { try await district.act(doing) }
      #expect(refusal?.findings.map(\.code) == ["wave-closed"])
    }
    await #expect(throws: Refusal.self) { try await district.handIn(district.sheet(1), with: code) }
  }

  @Test(arguments: TestDatabase.all) func `keeps the floor that was promised`(_ database: TestDatabase) async throws {
    let district = try await database.surveying(floor: 6)
    let survey = district.survey.id
    let refusal = await #expect(throws: Refusal.self) {
      try await district.act { records in
        var found = try records.find(Survey.self, survey)!
        found.floor = 3
        try records.save(found)
      }
    }
    #expect(refusal?.findings.map(\.code) == ["floor-promised"])
  }

  @Test func `and opening are for those who may change the plan`() async throws {
    let district = try await TestDatabase.sqlite.surveying()
    try await district.answer([8, 8, 0])
    await #expect(throws: Denied.self) {
      try await district.store.closeWave(district.wave, in: district.id, by: MeasuringDistrict.superintendent)
    }
  }
}
