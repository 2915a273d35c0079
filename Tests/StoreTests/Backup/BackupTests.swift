import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import Store

@Suite struct `A backup` {
  @Test(arguments: TestDatabase.all)
  func `holds everything in one file`(database: TestDatabase) async throws {
    let store = try await database.filled()
    let file = TemporaryFolder.ofThisRun.file("backup").path
    let contents = try await store.backUp(to: file)
    #expect(contents.districts.map(\.district.name) == ["Hillside", "Riverside"])
    #expect(contents.rows["school"] == 3)
    #expect(contents.totalRows > 0)
    #expect(try BackupContents(inspecting: file) == contents)
    #expect(!FileManager.default.fileExists(atPath: file + "-wal"))
    #expect(!FileManager.default.fileExists(atPath: file + ".partial"))
  }

  @Test(arguments: TestDatabase.all)
  func `is of one moment while people go on working`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let writers = Task {
      for number in 1...10_000 {
        if Task.isCancelled { return }
        _ = try await riverside.store.save(
          Network(id: .new(), name: "Network \(number)"), in: riverside.id, by: riverside.operations)
      }
    }
    for _ in 1...3 {
      let contents = try await riverside.store.backUp(to: TemporaryFolder.ofThisRun.file("backup").path)
      // Each network and its entry were written together, after the first entry of the district.
      #expect(contents.rows["network"] == (contents.rows["history"] ?? 0) - 1)
    }
    writers.cancel()
    _ = try await writers.value
  }

  @Test func `does not take the place of another file`() async throws {
    let store = try await TestDatabase.sqlite.filled()
    let file = TemporaryFolder.ofThisRun.file("backup").path
    try Data("precious".utf8).write(to: URL(filePath: file))
    await #expect(throws: CannotWrite.self) { try await store.backUp(to: file) }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "precious")
  }

  @Test func `cannot be written to a folder that is not there`() async throws {
    let store = try await TestDatabase.sqlite.filled()
    await #expect(throws: CannotWrite.self) { try await store.backUp(to: "/nowhere/at/all.backup") }
  }

  @Test func `is read by nobody but who made it`() async throws {
    let file = TemporaryFolder.ofThisRun.file("backup").path
    _ = try await TestDatabase.sqlite.filled().backUp(to: file)
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `that was cut short is not relied on`() async throws {
    let file = TemporaryFolder.ofThisRun.file("backup").path
    let store = try await TestDatabase.sqlite.filled()
    _ = try await store.backUp(to: file)
    let handle = try FileHandle(forWritingTo: URL(filePath: file))
    try handle.truncate(atOffset: handle.seekToEnd() / 2)
    try handle.close()
    let target = try await TestDatabase.sqlite.open()
    await #expect(throws: DamagedBackup.self) { try await target.restore(from: file) }
    #expect(try await target.districts().isEmpty)
  }

  @Test func `whose history was tampered with is not relied on`() async throws {
    let file = TemporaryFolder.ofThisRun.file("backup").path
    _ = try await TestDatabase.sqlite.filled().backUp(to: file)
    try SQLiteFile.write(file) { _ = try $0.run("UPDATE history SET why = 'because' WHERE number = 2") }
    #expect(throws: DamagedBackup.self) { try BackupContents(inspecting: file) }
  }

  @Test(arguments: ["words, not a database", ""])
  func `is not any file`(text: String) throws {
    let file = TemporaryFolder.ofThisRun.file("txt")
    try Data(text.utf8).write(to: file)
    #expect(throws: (any Error).self) { try BackupContents(inspecting: file.path) }
  }
}

@Suite struct `Restoring a backup` {
  @Test(arguments: TestDatabase.all, TestDatabase.all)
  func `gives the same rows in either database`(source: TestDatabase, target: TestDatabase) async throws {
    let original = try await source.filled()
    let file = TemporaryFolder.ofThisRun.file("backup").path
    let contents = try await original.backUp(to: file)
    let restored = try await target.open()
    #expect(try await restored.restore(from: file) == contents)
    #expect(try await restored.everything() == original.everything())
    for district in try await restored.districts() {
      #expect(try await restored.verifyHistory(of: district.id) == original.verifyHistory(of: district.id))
    }
  }

  @Test func `goes from SQLite to PostgreSQL and back without a difference`() async throws {
    let first = try await TestDatabase.sqlite.filled()
    let (out, back) = (TemporaryFolder.ofThisRun.file("out").path, TemporaryFolder.ofThisRun.file("back").path)
    _ = try await first.backUp(to: out)
    let server = try await TestDatabase.postgres.open()
    _ = try await server.restore(from: out)
    _ = try await server.backUp(to: back)
    let last = try await TestDatabase.sqlite.open()
    _ = try await last.restore(from: back)
    #expect(try await last.everything() == first.everything())
  }

  @Test(arguments: TestDatabase.all)
  func `leaves a database that can be worked with`(database: TestDatabase) async throws {
    let file = TemporaryFolder.ofThisRun.file("backup").path
    _ = try await database.filled().backUp(to: file)
    let restored = try await database.open()
    _ = try await restored.restore(from: file)
    let district = try #require(try await restored.districts().first)
    _ = try await restored.save(Network(id: .new(), name: "New"), in: district.id, by: .operations("operator"))
    guard case .intact = try await restored.verifyHistory(of: district.id) else {
      Issue.record("the chain is broken")
      return
    }
  }

  @Test(arguments: TestDatabase.all)
  func `does not take the place of districts unless told to`(database: TestDatabase) async throws {
    let file = TemporaryFolder.ofThisRun.file("backup").path
    _ = try await database.filled().backUp(to: file)
    let occupied = try await database.district("Lakeside").store
    let refusal = await #expect(throws: NotEmpty.self) { try await occupied.restore(from: file) }
    #expect(refusal?.districts == ["Lakeside"])
    #expect(try await occupied.districts().map(\.name) == ["Lakeside"])
    _ = try await occupied.restore(from: file, replacing: true)
    #expect(try await occupied.districts().map(\.name) == ["Hillside", "Riverside"])
  }

  @Test func `of a newer version is refused`() async throws {
    let file = TemporaryFolder.ofThisRun.file("backup").path
    _ = try await TestDatabase.sqlite.filled().backUp(to: file)
    try SQLiteFile.write(file) {
      _ = try $0.run("INSERT INTO migration (number, name, applied) VALUES (9999, '9999-later', '')")
    }
    let target = try await TestDatabase.sqlite.open()
    await #expect(throws: OtherSchema.self) { try await target.restore(from: file) }
  }

  @Test(arguments: TestDatabase.all)
  func `of an older version is brought up to date`(database: TestDatabase) async throws {
    let file = TemporaryFolder.ofThisRun.file("backup").path
    let first = try #require(try Migration.all().first)
    try SQLiteFile.write(file) { session in
      try session.apply([first], at: Moment(milliseconds: 0))
      let records = ActRecords(
        session, district: District.ID("riverside"), moment: Moment(milliseconds: 0), author: .operations("operator"),
        why: "")
      try session.run("INSERT INTO district VALUES ('riverside', 'Riverside', 'en', '')")
      try records.note("district-created", kind: "district", record: "riverside", title: "Riverside")
    }
    let target = try await database.open()
    _ = try await target.restore(from: file)
    #expect(try await target.districts().map(\.name) == ["Riverside"])
    #expect(try await target.migrate() == [])
  }
}

extension TestDatabase {
  /// Two districts, with every kind of value that a column can hold.
  func filled() async throws -> Store {
    let store = try await open()
    let operations = Author.operations("operator")
    for name in ["Riverside", "Hillside"] {
      let district = try await store.createDistrict(name, by: operations).id
      let network = try await store.save(Network(id: .new(), name: "North \(name)"), in: district, by: operations)
      var school = School(id: .new())
      school.name = "Señor Ünïcode’s “School”; with\nlines, 'quotes' and $1 ? marks"
      school.network = network.id
      school.pupils = name == "Riverside" ? 412 : nil
      _ = try await store.save(school, in: district, by: operations, why: "it opened")
      let person = try await store.save(Person(id: .new(), "Ana", "Ortega"), in: district, by: operations)
      var position = Position(id: .new())
      position.person = person.id
      position.post = .teacher
      position.time = 0.1 + 0.2
      position.school = school.id
      _ = try await store.save(position, in: district, by: operations)
    }
    var extra = School(id: .new())
    extra.name = "Harbor"
    let hillside = try #require(try await store.districts().first).id
    _ = try await store.save(extra, in: hillside, by: operations)
    return store
  }
}

extension Store {
  /// Every row of every table, to compare two databases by.
  func everything() async throws -> [String: [[SQL.Value]]] {
    let file = TemporaryFolder.ofThisRun.file("everything").path
    _ = try await backUp(to: file)
    return try SQLiteFile.read(file) { session in
      var rows: [String: [[SQL.Value]]] = [:]
      for table in try session.tables() where table.name != "migration" {
        rows[table.name] = try session.rows(
          "SELECT \(name: table.quotedColumns) FROM \(name: table.quotedName) ORDER BY \(name: table.quotedColumns)"
        ).map(\.values)
      }
      return rows
    }
  }
}
