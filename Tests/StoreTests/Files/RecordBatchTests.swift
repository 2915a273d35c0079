import Exchange
import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import Store

@Suite struct `A file of records that is brought in` {
  /// A district with two schools, and the person who brings files.
  private struct Desk {
    let riverside: TestDistrict
    let harbor: School
    let hill: School

    init(_ database: TestDatabase) async throws {
      riverside = try await database.district()
      harbor = try await Desk.add("Harbor", to: riverside)
      hill = try await Desk.add("Hill", to: riverside)
    }

    private static func add(_ name: String, to riverside: TestDistrict) async throws -> School {
      var school = School(id: .new())
      school.name = name
      school.pupils = 100
      return try await riverside.store.save(school, in: riverside.id, by: riverside.operations)
    }

    func preview<Record: DistrictRecord>(
      _ type: Record.Type, _ text: String, by author: Author? = nil, unnamed: Set<String> = []
    ) async throws -> RecordBatch {
      let path = TemporaryFolder.ofThisRun.file("csv").path
      try Data(text.utf8).write(to: URL(filePath: path))
      return try await riverside.store.preview(
        type, file: BroughtFile(name: "list.csv", path: path, unnamed: unnamed), in: riverside.id,
        by: author ?? riverside.operations)
    }

    func apply<Record: DistrictRecord>(_ type: Record.Type, _ batch: RecordBatch) async throws
      -> RecordBatch
    {
      try await riverside.store.apply(type, batch.id, in: riverside.id, by: riverside.operations, why: "list.csv")
    }

    func preview(_ text: String) async throws -> RecordBatch { try await preview(School.self, text) }
    func apply(_ batch: RecordBatch) async throws -> RecordBatch { try await apply(School.self, batch) }

    func undo(_ batch: RecordBatch) async throws -> UndoneBatch {
      try await riverside.store.undo(School.self, batch.id, in: riverside.id, by: riverside.operations, why: "back")
    }

    func schools() async throws -> [School] {
      try await riverside.store.read(riverside.id) { try $0.all(School.self) }
    }

    func rows(_ batch: RecordBatch, _ outcome: RecordBatch.Outcome) async throws -> [RecordBatchRow] {
      try await riverside.store.read(riverside.id) { try $0.rows(of: batch.id, outcome, limit: 100) }
    }

    /// The list as a download gives it.
    func file() async throws -> String {
      let path = TemporaryFolder.ofThisRun.file("csv").path
      _ = FileManager.default.createFile(atPath: path, contents: nil)
      _ = try await riverside.store.read(riverside.id) {
        try $0.write(School.self, Listing(), in: .everything, as: .csv, to: path)
      }
      return try String(contentsOfFile: path, encoding: .utf8)
    }
  }

  @Test(arguments: TestDatabase.all)
  func `shows what it would do, and does nothing yet`(database: TestDatabase) async throws {
    let desk = try await Desk(database)
    let batch = try await desk.preview(
      "id,name,pupils\n\(desk.harbor.id),Harbor,120\n\(desk.hill.id),Hill,100\n,Lake,5\n")
    #expect(batch.status == .previewed)
    #expect(batch.count(.created) == 1 && batch.count(.changed) == 1 && batch.count(.unchanged) == 1)
    #expect(batch.refused == 0 && batch.findings.isEmpty)
    #expect(try await desk.rows(batch, .changed).map(\.line) == [2])
    #expect(try await desk.rows(batch, .changed).first?.after["pupils"] == .integer(120))
    #expect(try await desk.schools() == [desk.harbor, desk.hill])
  }

  @Test(arguments: TestDatabase.all)
  func `is used with all its rows at once, and notes each of them`(database: TestDatabase) async throws {
    let desk = try await Desk(database)
    let batch = try await desk.preview("id,name,pupils\n\(desk.harbor.id),Harbor,120\n,Lake,5\n")
    let applied = try await desk.apply(batch)
    #expect(applied.status == .applied)
    let schools = try await desk.schools()
    #expect(schools.map(\.name) == ["Harbor", "Hill", "Lake"] && schools.map(\.pupils) == [120, 100, 5])
    let page = try await desk.riverside.store.read(desk.riverside.id) { try $0.history(HistoryListing()) }
    #expect(page.entries.prefix(3).map(\.act) == ["file-brought-in", .changed, .created])
    #expect(applied.entries == page.entries[2].number...page.entries[0].number)
    #expect(try await desk.riverside.store.verifyHistory(of: desk.riverside.id) == .intact(entries: 6))
  }

  @Test(arguments: TestDatabase.all)
  func `changes nothing the second time`(database: TestDatabase) async throws {
    let desk = try await Desk(database)
    let text = "name,pupils\nHarbor,120\nLake,5\n"
    _ = try await desk.apply(try await desk.preview(text))
    let again = try await desk.preview(text)
    #expect(again.writes == 0 && again.count(.unchanged) == 2)
  }

  @Test(arguments: TestDatabase.all)
  func `is not used twice`(database: TestDatabase) async throws {
    let desk = try await Desk(database)
    let batch = try await desk.preview("name\nLake\n")
    _ = try await desk.apply(batch)
    let refusal = await #expect(throws: Refusal.self) { try await desk.apply(batch) }
    #expect(refusal?.findings.first?.code == "already-used")
    #expect(try await desk.schools().count == 3)
  }

  @Test(arguments: TestDatabase.all)
  func `reads back as the list that was downloaded`(database: TestDatabase) async throws {
    let desk = try await Desk(database)
    let batch = try await desk.preview(try await desk.file())
    #expect(batch.count(.unchanged) == 2 && batch.writes == 0 && batch.findings.isEmpty)
  }

  @Test(arguments: TestDatabase.all)
  func `leaves the fields alone that it has no column for`(database: TestDatabase) async throws {
    let desk = try await Desk(database)
    _ = try await desk.apply(try await desk.preview("id,grades\n\(desk.harbor.id),KG-05\n"))
    let harbor = try await desk.schools().first
    #expect(harbor?.pupils == 100 && harbor?.grades == "KG-05")
  }

  @Test(arguments: TestDatabase.all)
  func `names line, column and cure of every row that it leaves out`(database: TestDatabase) async throws {
    let desk = try await Desk(database)
    let batch = try await desk.preview(
      "id,name,pupils\nnobody,X,1\n,,7\n,Lake,many\n\(desk.hill.id),Hill,1\n\(desk.hill.id),Hill,2\n,Harbor,9\n,Harbor,8\n"
    )
    #expect(batch.refused == 5)
    #expect(batch.count(.changed) == 2)
    let found = batch.findings.map { "\($0.line ?? 0):\($0.heading):\($0.code)" }.sorted()
    #expect(found == ["2:id:id-unknown", "3:name:required", "4:pupils:number", "6:id:number-twice", "8::row-twice"])
    #expect(batch.findings.allSatisfy { !$0.cure.en.isEmpty && !$0.cure.es.isEmpty })
  }

  @Test(arguments: TestDatabase.all)
  func `asks which one is meant when two have the name`(database: TestDatabase) async throws {
    let desk = try await Desk(database)
    var twin = School(id: .new())
    twin.name = "Harbor"
    _ = try await desk.riverside.store.save(twin, in: desk.riverside.id, by: desk.riverside.operations)
    let batch = try await desk.preview("name,pupils\nHarbor,1\n")
    #expect(batch.writes == 0 && batch.findings.map(\.code) == ["name-unclear"])
  }

  @Test(arguments: TestDatabase.all)
  func `takes two people of one name for two when their addresses differ`(database: TestDatabase) async throws {
    let desk = try await Desk(database)
    let text = """
      given_name,family_name,email
      Ana,Ortega,ana@riverside.org
      Ana,Ortega,ana.ortega@riverside.org

      """
    let first = try await desk.preview(Person.self, text)
    #expect(first.count(.created) == 2)
    _ = try await desk.apply(Person.self, first)
    #expect(try await desk.preview(Person.self, text).count(.unchanged) == 2)
  }

  @Test(arguments: TestDatabase.all)
  func `knows a record without a name by its saying the same`(database: TestDatabase) async throws {
    let desk = try await Desk(database)
    let ana = Person(id: .new(), "Ana", "Ortega", email: "ana@riverside.org")
    _ = try await desk.riverside.store.save(ana, in: desk.riverside.id, by: desk.riverside.operations)
    let text = "person,post,school\nAna Ortega,teacher,Harbor\nAna Ortega,teacher,Hill\n"
    let first = try await desk.preview(Position.self, text)
    #expect(first.count(.created) == 2, "\(first.findings)")
    _ = try await desk.apply(Position.self, first)
    #expect(try await desk.preview(Position.self, text).count(.unchanged) == 2)
  }

  @Test(arguments: TestDatabase.all)
  func `is held to what its bringer may change`(database: TestDatabase) async throws {
    let desk = try await Desk(database)
    let member = Member(
      person: .init("p"), name: "Pat Lee", positions: [.init(.principal, at: .school(desk.harbor.id))])
    let batch = try await desk.preview(
      Team.self, "name,school\nGrade 4,Harbor\nGrade 5,Hill\n", by: .member(member, Permission()))
    #expect(batch.count(.created) == 1 && batch.refused == 1)
    #expect(batch.findings.map(\.code) == ["denied"] && batch.findings[0].line == 3)
  }

  @Test(arguments: TestDatabase.all)
  func `does not let anybody give themselves a position`(database: TestDatabase) async throws {
    let desk = try await Desk(database)
    let ana = Person(id: .new(), "Ana", "Ortega")
    _ = try await desk.riverside.store.save(ana, in: desk.riverside.id, by: desk.riverside.operations)
    let member = Member(person: ana.id, name: ana.title, positions: [.init(.director, at: .district)])
    let batch = try await desk.preview(
      Position.self, "person,post\nAna Ortega,superintendent\n", by: .member(member, Permission()))
    #expect(batch.writes == 0 && batch.findings.map(\.code) == ["own-position"])
  }

  @Test(arguments: TestDatabase.all)
  func `tells no names that its bringer may not know`(database: TestDatabase) async throws {
    let desk = try await Desk(database)
    let batch = try await desk.preview(
      Team.self, "name,school\nGrade 4,Harbr\nGrade 5,Harbor\n", unnamed: ["school"])
    #expect(batch.writes == 0 && batch.refused == 2)
    #expect(!batch.findings.contains { $0.cure.en.contains("Harbor") })
  }

  @Test(arguments: TestDatabase.all)
  func `is not used when a record changed after its preview`(database: TestDatabase) async throws {
    let desk = try await Desk(database)
    let batch = try await desk.preview("id,name,pupils\n\(desk.harbor.id),Harbor,120\n,Lake,5\n")
    var harbor = desk.harbor
    harbor.pupils = 99
    _ = try await desk.riverside.store.save(harbor, in: desk.riverside.id, by: desk.riverside.operations)
    let refusal = await #expect(throws: Refusal.self) { try await desk.apply(batch) }
    #expect(refusal?.findings.first?.code == "changed-since")
    #expect(try await desk.schools().map(\.pupils) == [99, 100])
  }

  @Test(arguments: TestDatabase.all)
  func `is taken back whole`(database: TestDatabase) async throws {
    let desk = try await Desk(database)
    let batch = try await desk.preview("id,name,pupils\n\(desk.harbor.id),Harbor,120\n,Lake,5\n")
    _ = try await desk.apply(batch)
    let undone = try await desk.undo(batch)
    #expect(undone.takenBack == 2 && undone.kept.isEmpty && undone.batch.status == .undone)
    #expect(try await desk.schools().map(\.pupils) == [100, 100])
    let refusal = await #expect(throws: Refusal.self) { try await desk.undo(batch) }
    #expect(refusal?.findings.first?.code == "not-applied")
  }

  @Test(arguments: TestDatabase.all)
  func `taken back leaves what somebody changed since, or what others name`(database: TestDatabase) async throws {
    let desk = try await Desk(database)
    let batch = try await desk.preview("id,name,pupils\n\(desk.harbor.id),Harbor,120\n,Lake,5\n,Pond,6\n")
    _ = try await desk.apply(batch)
    var harbor = try #require(try await desk.schools().first)
    harbor.grades = "KG-05"
    _ = try await desk.riverside.store.save(harbor, in: desk.riverside.id, by: desk.riverside.operations)
    var team = Team(id: .new())
    team.name = "Grade 4"
    team.school = try await desk.schools().first { $0.name == "Lake" }?.id
    _ = try await desk.riverside.store.save(team, in: desk.riverside.id, by: desk.riverside.operations)
    let undone = try await desk.undo(batch)
    #expect(undone.takenBack == 1 && undone.kept.sorted() == ["Harbor", "Lake"])
    #expect(try await desk.schools().map(\.name) == ["Harbor", "Hill", "Lake"])
  }

  @Test(arguments: TestDatabase.all)
  func `that nobody wants is forgotten, and one that was used is not`(database: TestDatabase) async throws {
    let desk = try await Desk(database)
    let (wanted, unwanted) = (try await desk.preview("name\nLake\n"), try await desk.preview("name\nPond\n"))
    _ = try await desk.apply(wanted)
    for batch in [wanted, unwanted] { try await desk.riverside.store.discardBatch(batch.id, in: desk.riverside.id) }
    let left = try await desk.riverside.store.read(desk.riverside.id) { try $0.recordBatches(of: School.kind) }
    #expect(left.map(\.id) == [wanted.id])
    let gone = try await desk.riverside.store.read(desk.riverside.id) {
      try $0.recordBatch(unwanted.id, of: School.kind)
    }
    #expect(gone == nil)
  }

  @Test(arguments: ["", "colour,shape\nred,round\n", "name,name\na,b\n", "name\n\"never closed\n"])
  func `that cannot be read at all is refused with its place`(text: String) async throws {
    let desk = try await Desk(.sqlite)
    let refusal = await #expect(throws: Refusal.self) { try await desk.preview(text) }
    #expect(refusal?.findings.first?.field.hasPrefix("list.csv") == true)
  }
}
