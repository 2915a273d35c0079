import Foundation
import Sample
import Store
import TestSupport
import Testing
import Vocabulary

/// Power that goes, and `kill -9`: the program has no chance to tidy up.
@Suite(.serialized) struct `A program that is killed` {
  @Test(arguments: TestDatabase.all, [60, 250, 700, 1500])
  func `while it writes leaves whole acts and a whole history`(database: TestDatabase, milliseconds: Int) async throws {
    let place = try await database.create()
    try await kill(try Program.start("sample", "--teachers", "400", "--database", place.address), after: milliseconds)
    let store = try await place.open()
    #expect(try await store.integrityComplaints() == [])
    guard let district = try await store.districts().first?.id else { return }
    guard case .intact = try await store.verifyHistory(of: district) else {
      Issue.record("the history is broken")
      return
    }
    try await expectWholeActs(store, district)
    // And it can be worked with at once.
    _ = try await store.save(Network(id: .new(), name: "After"), in: district, by: .operations("operator"))
  }

  /// Everybody of the roster came in one act, and so did what each school said of its readiness.
  private func expectWholeActs(_ store: Store, _ district: District.ID) async throws {
    let counts = try await store.read(district) { records in
      (
        people: try records.count(Person.self),
        readiness: try records.session.rows(
          "SELECT COUNT(*) FROM readiness WHERE district = \(district) GROUP BY school"
        ).compactMap { $0.integer(0) }
      )
    }
    // First those who lead, then all others at once.
    let leaders = SampleDistrict(teachers: 400).leaders.count
    #expect([0, leaders].contains(counts.people) || counts.people > 400, "\(counts.people) people")
    #expect(counts.readiness.allSatisfy { $0 == 5 })
  }

  @Test(arguments: TestDatabase.all, [10, 40, 120])
  func `while it makes its tables leaves none, or all`(database: TestDatabase, milliseconds: Int) async throws {
    let place = try await database.create()
    try await kill(
      try Program.start("init", "--database", place.address, "--name", "Grand Bend ISD"), after: milliseconds)
    let again = try await Program.run("init", "--database", place.address, "--name", "Riverside")
    #expect(again.status == 0, "\(again.complaint)")
    #expect(try await Program.run("verify", "--database", place.address).status == 0)
  }

  @Test(arguments: TestDatabase.all, [30, 80, 160])
  func `while it backs up leaves no file that looks like a backup, or a whole one`(
    database: TestDatabase, milliseconds: Int
  ) async throws {
    let place = try await database.create()
    _ = try await SampleDistrict(teachers: 240).fill(try await place.open())
    let file = TemporaryFolder.ofThisRun.file("backup").path
    try await kill(try Program.start("backup", "--database", place.address, file), after: milliseconds)
    if FileManager.default.fileExists(atPath: file) {
      #expect(try await Program.run("restore", "--check", file).status == 0)
    } else {
      #expect(try await Program.run("backup", "--database", place.address, file).status == 0)
      #expect(!FileManager.default.fileExists(atPath: file + ".partial"))
    }
  }

  @Test(arguments: TestDatabase.all, [60, 150, 300])
  func `while it restores leaves what was there, or all of the backup`(
    database: TestDatabase, milliseconds: Int
  ) async throws {
    let (source, place) = (try await TestDatabase.sqlite.create(), try await database.create())
    _ = try await SampleDistrict(teachers: 240).fill(try await source.open())
    let file = TemporaryFolder.ofThisRun.file("backup").path
    _ = try await Program.run("backup", "--database", source.address, file)
    _ = try await Program.run("init", "--database", place.address, "--name", "Before")
    try await kill(try Program.start("restore", "--replace", "--database", place.address, file), after: milliseconds)
    let after = try await Program.run("verify", "--database", place.address)
    #expect(after.status == 0, "\(after.complaint)")
    #expect(after.output.contains("Before: intact") != after.output.contains("\(SampleDistrict.name): intact"))
    #expect(try await Program.run("restore", "--replace", "--database", place.address, file).status == 0)
  }

  @Test(arguments: TestDatabase.all, [80, 250, 600, 1200])
  func `while it brings a roster in leaves all of it, or nothing`(
    database: TestDatabase, milliseconds: Int
  ) async throws {
    let (place, folder) = (try await database.create(), TemporaryFolder.ofThisRun.file("roster"))
    let sample = SampleDistrict(teachers: 1_000)
    try sample.roster(of: SchoolYear(2025)).write(to: folder)
    _ = try await Program.run("init", "--database", place.address, "--name", "Tamarack")
    let arguments = ["import", "oneroster", folder.path, "--database", place.address, "--apply"]
    try await kill(try Program.start(arguments), after: milliseconds)
    let store = try await place.open()
    let district = try #require(try await store.districts().first).id
    let before = try await people(store, district)
    let again = try await Program.run(arguments, in: nil)
    #expect(again.status == 0, "\(again.complaint)")
    let after = try await people(store, district)
    #expect(before == 0 || before == after, "\(before) of \(after) people")
    #expect(after > 1_000)
    guard case .intact = try await store.verifyHistory(of: district) else {
      Issue.record("the history is broken")
      return
    }
  }

  private func people(_ store: Store, _ district: District.ID) async throws -> Int {
    try await store.read(district) { try $0.count(Person.self) }
  }

  private func kill(_ process: Process, after milliseconds: Int) async throws {
    try await Task.sleep(for: .milliseconds(milliseconds))
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}

@Suite struct `Programs that share a database` {
  @Test(arguments: TestDatabase.all) func `wait for one another, and all succeed`(database: TestDatabase) async throws {
    let place = try await database.create()
    let outcomes = try await withThrowingTaskGroup(of: Program.Outcome.self) { group in
      for number in 1...8 {
        group.addTask { try await Program.run("init", "--database", place.address, "--name", "District \(number)") }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.map(\.status) == Array(repeating: 0, count: 8), "\(outcomes.map(\.complaint))")
    #expect(try await place.open().districts().count == 8)
  }

  @Test(arguments: TestDatabase.all)
  func `are read while another writes for a long time`(database: TestDatabase) async throws {
    let place = try await database.create()
    let store = try await place.open()
    let district = try await store.createDistrict("Riverside", by: .operations("operator")).id
    let writing = Task {
      try await store.act(district, by: .operations("operator")) { records in
        for number in 0..<2_000 { try records.save(Network(id: .init("n\(number)"), name: "N \(number)")) }
        Thread.sleep(forTimeInterval: 1)
      }
    }
    let during = try await Program.run("verify", "--database", place.address)
    #expect(during.output.contains("intact, 1 entry"))
    // Comes after the long act, and not instead of it.
    #expect(try await Program.run("init", "--database", place.address, "--name", "Hillside").status == 0)
    try await writing.value
    #expect(try await store.verifyHistory(of: district) == .intact(entries: 2_001))
  }
}
