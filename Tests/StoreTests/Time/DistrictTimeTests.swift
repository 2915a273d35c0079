import TestSupport
import Testing
import Vocabulary

@testable import Store

@Suite struct `The time of a district` {
  @Test(arguments: [
    // Winter and summer, and the two nights in which the clocks change.
    ("2026-01-15T05:59:00Z", "2026-01-14", "2026-01-14 23:59 CST"),
    ("2026-01-15T06:00:00Z", "2026-01-15", "2026-01-15 00:00 CST"),
    ("2026-07-15T04:59:00Z", "2026-07-14", "2026-07-14 23:59 CDT"),
    ("2026-07-15T05:00:00Z", "2026-07-15", "2026-07-15 00:00 CDT"),
    ("2026-03-08T07:59:00Z", "2026-03-08", "2026-03-08 01:59 CST"),
    ("2026-03-08T08:00:00Z", "2026-03-08", "2026-03-08 03:00 CDT"),
    ("2026-11-01T06:30:00Z", "2026-11-01", "2026-11-01 01:30 CDT"),
    ("2026-11-01T07:30:00Z", "2026-11-01", "2026-11-01 01:30 CST"),
  ])
  func `tells the day and the hour that people there see`(moment: String, day: String, shown: String) throws {
    let chicago = DistrictTime(zone: "America/Chicago")
    let moment = try #require(Moment(moment))
    #expect(chicago.day(of: moment).description == day)
    #expect(chicago.toTheMinute(moment) == shown)
  }

  @Test(arguments: [
    ("2026-01-15", "2026-01-15T06:00:00.000Z"), ("2026-07-15", "2026-07-15T05:00:00.000Z"),
    ("2026-03-08", "2026-03-08T06:00:00.000Z"), ("2026-03-09", "2026-03-09T05:00:00.000Z"),
    ("2026-11-01", "2026-11-01T05:00:00.000Z"), ("2026-11-02", "2026-11-02T06:00:00.000Z"),
  ])
  func `knows when a day begins`(day: String, start: String) throws {
    let chicago = DistrictTime(zone: "America/Chicago")
    #expect(chicago.start(of: try #require(Day(day))).description == start)
  }

  @Test func `begins a day with a moment of that day, in every zone, all year`() {
    for zone in USState.all.map(\.zone) {
      let time = DistrictTime(zone: zone)
      for number in 20_454..<20_820 {
        let start = time.start(of: Day(number: number))
        #expect(time.day(of: start).number == number && time.day(of: start.adding(seconds: -1)).number == number - 1)
      }
    }
  }

  @Test func `is its own choice, or its state's, or the server's`() {
    #expect(DistrictTime(zone: "America/Denver", state: "TX").name == "America/Denver")
    #expect(DistrictTime(state: "tx").name == "America/Chicago")
    #expect(DistrictTime(zone: "Nowhere/Atall", state: "HI").name == "Pacific/Honolulu")
    #expect(DistrictTime(state: "ZZ") == .server)
    #expect(USState.all.count == 56 && Set(USState.all.map(\.code)).count == 56)
    for state in USState.all { #expect(DistrictTime.isKnown(state.zone), "\(state)") }
  }

  @Test(arguments: TestDatabase.all) func `says which day is today`(database: TestDatabase) async throws {
    let late = try #require(Moment("2026-11-24T03:00:00Z"))
    let store = try await database.open(now: { late })
    let here = try await store.createDistrict("Here", timeZone: "America/Chicago", by: .operations("operator"))
    let there = try await store.createDistrict("There", state: "GU", by: .operations("operator"))
    #expect(try await store.read(here.id) { $0.today.description } == "2026-11-23")
    #expect(try await store.read(there.id) { $0.today.description } == "2026-11-24")
  }

  @Test(arguments: TestDatabase.all) func `is changed by those who keep people and places, and noted`(
    database: TestDatabase
  ) async throws {
    let riverside = try await database.district()
    try await riverside.store.setTime(state: "tx", zone: "", in: riverside.id, by: riverside.operations)
    let district = try #require(try await riverside.store.district(riverside.id))
    #expect(district.state == "TX" && district.time.name == "America/Chicago")
    let refusal = await #expect(throws: Refusal.self) {
      try await riverside.store.setTime(state: "XX", zone: "Mars/Base", in: riverside.id, by: riverside.operations)
    }
    #expect(refusal?.findings.map(\.field) == ["state", "time_zone"])
    await #expect(throws: Denied.self) {
      try await riverside.store.setTime(state: "", zone: "", in: riverside.id, by: .guest("somebody"))
    }
    let note = try await riverside.store.read(riverside.id) { try $0.historyEntry(2) }
    #expect(note?.act == "district-changed" && note?.afterValues?["state"] == .text("TX"))
    #expect(try await riverside.store.verifyHistory(of: riverside.id) == .intact(entries: 2))
  }
}
