import Build
import Measures
import Purpose
import Store
import TestSupport
import Testing
import Vocabulary

extension MeasuringDistrict {
  fileprivate func report(_ audience: ReportAudience) async throws -> Report {
    try await read { records in
      try ReportWriter(try records.reportFacts(for: audience), .board, for: audience).report()
    }
  }

  fileprivate func issued(_ audience: ReportAudience = .everybody) async throws -> IssuedReport {
    let report = try await report(audience)
    return try await act { try $0.issue(report, copies: [.english: "<p>One</p>", .spanish: "<p>Uno</p>"]) }
  }
}

@Suite struct `What a report is written from` {
  @Test(arguments: TestDatabase.all)
  func `is what was sealed, not what was changed since`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    try await town.prepare()
    let seal = try await town.act { try $0.launch() }
    #expect(Set(seal.aims.map(\.measure.name)) == ["Reading", "Reading in grade 3"])
    #expect(seal.aims.allSatisfy { $0.baseline?.value == 40.5 && $0.finalTarget?.value == 60 })
    let target = try #require(
      try await town.read { try $0.all(MeasureTarget.self) }.first { $0.measure == town.measure.id })
    var lower = target
    lower.value = 50
    let wanted = lower
    let asked = try await town.act { try $0.askToAmend(target, to: wanted, because: "Too much at once") }
    try await town.act(MeasuringDistrict.superintendent) { try $0.decide(asked.id, approved: true) }
    let facts = try await town.read { try $0.reportFacts(for: .board) }
    let reading = try #require(facts.measures.first { $0.promised.measure.name == "Reading" })
    #expect(reading.promised.finalTarget?.value == 60)
    #expect(reading.isSealed && reading.isAmended)
    #expect(facts.measures.count { $0.isAmended } == 1)
    #expect(facts.launch?.digest == seal.digest)
    #expect(!facts.exceptions.isEmpty)
  }

  @Test(arguments: TestDatabase.all)
  func `is what stands, before a launch`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let facts = try await town.read { try $0.reportFacts(for: .everybody) }
    #expect(facts.launch == nil)
    #expect(facts.measures.map(\.promised.measure.name) == ["Reading"])
    #expect(facts.names.count == 4, "to leave names out, all are known")
    #expect(try await town.read { try $0.reportFacts(for: .board) }.names.isEmpty)
  }
}

@Suite struct `Issuing a report` {
  @Test(arguments: TestDatabase.all)
  func `keeps both copies byte for byte, whatever is entered later`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let issued = try await town.issued()
    #expect(issued.digests[.english] == IssuedReport.digest(of: "<p>One</p>"))
    var priority = town.priority
    priority.name = "Something else"
    priority.version = 1
    let changed = priority
    try await town.act { _ = try $0.save(changed) }
    let copies = try await town.read { records in
      try Language.allCases.map { try records.copy(of: issued, in: $0) }
    }
    #expect(copies == ["<p>One</p>", "<p>Uno</p>"])
    #expect(try await town.read { try $0.issuedReports() } == [issued])
  }

  @Test(arguments: TestDatabase.all)
  func `is in the history, with the digests`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let issued = try await town.issued()
    try await town.act { try $0.publish(issued.id, true) }
    try await town.act { try $0.publish(issued.id, false) }
    var listing = HistoryListing()
    listing.kind = "issued_report"
    let wanted = listing
    let entries = try await town.read { try $0.history(wanted) }.entries
    #expect(entries.map(\.act) == [.reportWithdrawn, .reportPublished, .reportIssued])
    #expect(entries.allSatisfy { $0.after.contains(issued.digests[.spanish] ?? "-") })
  }

  @Test(arguments: TestDatabase.all)
  func `is for those who may change the plan, and so is publishing`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let report = try await town.report(.everybody)
    await #expect(throws: Denied.self) {
      try await town.act(MeasuringDistrict.superintendent) { _ = try $0.issue(report, copies: [:]) }
    }
    let issued = try await town.issued()
    await #expect(throws: Denied.self) {
      try await town.act(MeasuringDistrict.superintendent) { try $0.publish(issued.id, true) }
    }
  }

  @Test(arguments: TestDatabase.all)
  func `puts no report before everybody that names people`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let issued = try await town.issued(.board)
    let refusal = await #expect(throws: Refusal.self) { try await town.act { try $0.publish(issued.id, true) } }
    #expect(refusal?.findings.map(\.code) == ["not-for-everybody"])
    #expect(try await town.read { try $0.issuedReport(issued.id) }?.isPublished == false)
    await #expect(throws: Refusal.self) { try await town.act { try $0.publish(IssuedReport.ID("none"), true) } }
  }

  @Test(arguments: TestDatabase.all)
  func `shows nobody a copy that was changed in the database`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let issued = try await town.issued()
    try await town.store.keep(town.id) { records in
      try records.session.run("UPDATE issued_report SET english = '<p>Won</p>' WHERE district = \(records.district)")
    }
    await #expect(throws: DatabaseFault.self) {
      try await town.read { _ = try $0.copy(of: issued, in: .english) }
    }
    #expect(try await town.read { try $0.copy(of: issued, in: .spanish) } == "<p>Uno</p>")
  }
}
