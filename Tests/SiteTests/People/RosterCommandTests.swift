import Foundation
import Store
import TestSupport
import Testing
import Vocabulary

/// A OneRoster set of a school with this many teachers, in a folder of its own.
struct RosterFolder {
  let path: String

  init(teachers: Int) throws {
    let folder = TemporaryFolder.ofThisRun.file("roster")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
    let users = (0..<teachers).map { "u\($0),true,s,teacher,Given\($0),Family\($0)" }
    let files = [
      "manifest.csv": ["propertyName,value", "oneroster.version,1.1", "file.orgs,bulk", "file.users,bulk"],
      "orgs.csv": ["sourcedId,name,type,parentSourcedId", "d,Riverside,district,", "s,Lincoln,school,d"],
      "users.csv": ["sourcedId,enabledUser,orgSourcedIds,role,givenName,familyName"] + users,
    ]
    for (name, lines) in files {
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appending(path: name))
    }
  }
}

@Suite struct `A roster on the command line` {
  @Test(arguments: TestDatabase.all)
  func `is previewed, applied, listed and undone`(database: TestDatabase) async throws {
    let place = try await database.create()
    let roster = try RosterFolder(teachers: 12)
    _ = try await Program.run("init", "--database", place.address, "--name", "Riverside")
    let preview = try await Program.run("import", "oneroster", roster.path, "--database", place.address)
    #expect(preview.status == 0 && preview.output.contains("Nothing was changed"))
    #expect(try await people(in: place) == 0)
    let applied = try await Program.run(
      "import", "oneroster", roster.path, "--database", place.address, "--apply", "--json")
    let told = try #require(try applied.json() as? [String: Any])
    #expect(told["applied"] as? Bool == true && told["batch"] as? Int == 1)
    #expect(try await people(in: place) == 12)
    #expect(try await Program.run("import", "list", "--database", place.address).output.contains("applied"))
    #expect(try await Program.run("import", "undo", "1", "--database", place.address).status == 0)
    #expect(try await people(in: place) == 0)
    #expect(try await Program.run("verify", "--database", place.address).status == 0)
  }

  @Test(arguments: TestDatabase.all)
  func `that would end more than a tenth of the people is refused without anyway`(database: TestDatabase) async throws {
    let place = try await database.create()
    let (whole, half) = (try RosterFolder(teachers: 12), try RosterFolder(teachers: 6))
    _ = try await Program.run("init", "--database", place.address, "--name", "Riverside")
    _ = try await Program.run("import", "oneroster", whole.path, "--database", place.address, "--apply")
    let refused = try await Program.run("import", "oneroster", half.path, "--database", place.address, "--apply")
    #expect(refused.status == 65 && refused.complaint.contains("many-endings"))
    let done = try await Program.run(
      "import", "oneroster", half.path, "--database", place.address, "--apply", "--anyway")
    #expect(done.status == 0)
  }

  @Test func `that is not there, or is no roster, is said to be so`() async throws {
    let place = try await TestDatabase.sqlite.create()
    _ = try await Program.run("init", "--database", place.address, "--name", "Riverside")
    #expect(try await Program.run("import", "oneroster", "/no/such/file", "--database", place.address).status == 66)
    let empty = TemporaryFolder.ofThisRun.file("empty")
    try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
    let refused = try await Program.run("import", "oneroster", empty.path, "--database", place.address)
    #expect(refused.status == 65 && refused.complaint.contains("not-oneroster"))
  }

  /// Whenever the program is killed, the batch is there whole or not at all, and the same import works afterwards.
  @Test(arguments: TestDatabase.all, [50, 150, 400, 900])
  func `that is killed leaves no half batch`(database: TestDatabase, milliseconds: Int) async throws {
    let place = try await database.create()
    let roster = try RosterFolder(teachers: 4_000)
    _ = try await Program.run("init", "--database", place.address, "--name", "Riverside")
    let process = try Program.start("import", "oneroster", roster.path, "--database", place.address, "--apply")
    try await Task.sleep(for: .milliseconds(milliseconds))
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect([0, 4_000].contains(try await people(in: place)))
    #expect(try await Program.run("verify", "--database", place.address).status == 0)
    #expect(
      try await Program.run("import", "oneroster", roster.path, "--database", place.address, "--apply").status == 0)
    #expect(try await people(in: place) == 4_000)
  }

  private func people(in place: TemporaryDatabase) async throws -> Int {
    let store = try await place.open()
    let district = try #require(try await store.districts().first)
    return try await store.read(district.id) { try $0.count(Person.self) }
  }
}
