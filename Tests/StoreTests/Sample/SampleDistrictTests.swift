import Context
import Exchange
import Foundation
import Purpose
import Sample
import TestSupport
import Testing
import Vocabulary

@testable import Store

@Suite struct `The sample district` {
  /// Filled once, for the tests that only read it.
  private static let filled = Task {
    let store = try await TestDatabase.sqlite.open(now: today)
    try await SampleDistrict().fill(store)
    return store
  }

  @Test(arguments: TestDatabase.all) func `tells its story in the records`(database: TestDatabase) async throws {
    let store = try await database.open(now: Self.today)
    let district = try await SampleDistrict().fill(store).id
    try await store.read(district) { records in
      let coverage = try records.coverage()
      let served = Dictionary(uniqueKeysWithValues: coverage.rows.map { ($0.priority.id, $0.served.count) })
      #expect((served[.sample("reading")] ?? 0) >= 15, "literacy is well served")
      #expect(coverage.unserved.map(\.priority.id) == [.sample("mathematics")], "nobody serves mathematics")
      let outlook = FundingOutlook(try records.all(), from: SchoolYear(2026), through: SchoolYear(2030))
      #expect(outlook.steepest?.year == SchoolYear(2028), "the grant ends in two years")
      #expect(outlook.steepest?.sources.map(\.id) == [.sample("Teachers Lead Reading (federal grant)")])
      let coaches = Set(["Literacy Coach", "Reading Specialist", "Instructional Coach"])
      let groups = try records.titleCensus().groups.map { Set($0.entries.map(\.name)) }
      #expect(groups.contains(coaches), "three coach titles overlap: \(groups)")
      let trust = CollaborationAndTrust(try records.collaborationInventory(), try records.readiness())
      #expect(trust.barriers.map(\.school.id) == [Cast.millrace], "trust is low at one school")
      let measured = try #require(try records.measuredTrust())
      #expect(measured.schools(.barrier).map(\.name).contains("Millrace Middle"), "and its people say so")
      #expect(measured.hidden >= 2, "one school has too few answers, and another hides it")
    }
  }

  @Test func `has thirty schools of every level in four networks, and 1,200 teachers`() async throws {
    let (store, district) = (try await Self.filled.value, SampleDistrict.id)
    try await store.read(district) { records in
      let schools = try records.all(School.self)
      #expect(schools.count == 30)
      #expect(Set(schools.compactMap(\.level)) == [.primary, .middle, .high, .combined])
      #expect(Set(schools.map(\.network)).count == 4)
      #expect(try Self.teachers(records) == 1_200)
    }
  }

  @Test func `has something of every kind`() async throws {
    let (store, district) = (try await Self.filled.value, SampleDistrict.id)
    for type in Register.all {
      let count = try await store.read(district) { try $0.count(type) }
      #expect(count > 0, "no \(type.kind.name)")
    }
  }

  @Test func `is the same each time`() async throws {
    let (one, other) = (try await TestDatabase.sqlite.open(), try await TestDatabase.sqlite.open())
    let district = try await SampleDistrict(teachers: 240).fill(one).id
    try await SampleDistrict(teachers: 240).fill(other)
    for type in Register.all { try await expectSame(type, one, other, district) }
  }

  private func expectSame<Record: DistrictRecord>(
    _ type: Record.Type, _ one: Store, _ other: Store, _ district: District.ID
  ) async throws {
    let first = try await one.read(district) { try $0.all(type) }
    let second = try await other.read(district) { try $0.all(type) }
    #expect(first == second, "\(Record.kind.name)")
  }

  @Test func `has a history in the order of time, by many people, that holds`() async throws {
    let (store, district) = (try await Self.filled.value, SampleDistrict.id)
    guard case .intact = try await store.verifyHistory(of: district) else {
      Issue.record("the chain is broken")
      return
    }
    let rows = try await store.read(district) { records in
      try records.session.rows(
        "SELECT moment, name FROM history WHERE district = \(records.district) ORDER BY number")
    }
    let moments = rows.map { $0.text(0) }
    #expect(moments == moments.sorted())
    #expect(moments.first?.hasPrefix("2025-07-14") == true && moments.last?.hasPrefix("2026-11") == true)
    #expect(Set(rows.map { $0.text(1) }).count > 10)
  }

  @Test func `keeps what its people thought at first`() async throws {
    let (store, district) = (try await Self.filled.value, SampleDistrict.id)
    let theory = try await store.read(district) { try $0.find(TheoryOfAction.self, .sample("lesson-study")) }
    #expect(theory?.version == 2)
    #expect(theory?.stage == .agreed)
  }

  @Test(arguments: [20, 100, 700]) func `has any size`(teachers: Int) async throws {
    let store = try await TestDatabase.sqlite.open()
    let district = try await SampleDistrict(teachers: teachers).fill(store).id
    #expect(try await store.read(district) { try Self.teachers($0) } == teachers)
  }

  /// Those who teach on the day at which the story has arrived; some have left since the first roster.
  private static func teachers(_ records: Records) throws -> Int {
    try ["teacher", "teacher_leader"].map { post in
      try records.all(Position.self, where: "post", is: post).count { $0.isHeld(on: SampleDistrict.today) }
    }.reduce(0, +)
  }

  @Test func `has brought in two rosters, each as one batch`() async throws {
    let (store, district) = (try await Self.filled.value, SampleDistrict.id)
    let batches = try await store.read(district) { try $0.rosterBatches() }
    #expect(batches.map(\.status) == [.applied, .applied])
    let second = try #require(batches.first?.summary)
    #expect(second[.person].created > 20 && second[.person].ended > 20, "some came and some left")
    #expect(second.allSkipped.isEmpty, "\(second.allSkipped)")
    // The personnel system has roles of its own, as such systems do.
    #expect(second.report.findings.map(\.code) == ["role-unknown"])
  }

  /// Its story has arrived at this day.
  private static let today: @Sendable () -> Moment = { Moment("2026-11-20T15:00:00Z")! }
}

@Suite struct `The cast` {
  @Test func `holds every post`() { #expect(Set(Cast.allCases.map(\.post)) == Set(Post.allCases)) }

  @Test func `is in the district as tests and documents say`() async throws {
    let store = try await TestDatabase.sqlite.open()
    let district = try await SampleDistrict(teachers: 240).fill(store).id
    for person in Cast.allCases {
      let member = try await store.read(district) { try $0.member(person.id) }
      #expect(member == person.member)
    }
  }

  @Test func `is introduced in the documents`() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/sample-district.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    for person in Cast.allCases { #expect(text.contains("| \(person.fullName) | \(person.job) |")) }
  }

  @Test func `has names and addresses of its own`() {
    #expect(Set(Cast.allCases.map(\.fullName)).count == Cast.allCases.count)
    #expect(Cast.allCases.allSatisfy { $0.email.hasSuffix("@tamarackvalley.example") })
  }
}
