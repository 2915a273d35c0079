import Foundation
import TestSupport
import Testing

@testable import chalkline

@Suite struct `The command line` {
  @Test(arguments: TestDatabase.all)
  func `starts a district, reviews it and verifies it`(database: TestDatabase) async throws {
    let place = try await database.create()
    let start = try await Program.run("init", "--database", place.address, "--name", "Grand Bend ISD")
    #expect(start.status == 0)
    #expect(start.output.contains("Grand Bend ISD is open"))
    let review = try await Program.run("review", "--database", place.address, "--json")
    let answers = try #require(try review.json() as? [[String: Any]])
    #expect(answers.map { $0["number"] as? Int } == Array(1...9))
    for answer in answers {
      #expect(
        Set(answer.keys).isSuperset(of: ["number", "question", "sentence", "strength", "evidence", "missing"]))
      #expect((answer["question"] as? String)?.isEmpty == false)
    }
    let verdict = try #require(
      try await Program.run("verify", "--database", place.address, "--json").json() as? [String: Any])
    #expect(verdict["intact"] as? Bool == true)
  }

  @Test func `answers in the language that is asked for`() async throws {
    let place = try await TestDatabase.sqlite.create()
    _ = try await Program.run("init", "--database", place.address, "--name", "Valle", "--language", "es")
    #expect(try await Program.run("review", "--database", place.address).output.contains("¿Qué prioridades"))
    #expect(
      try await Program.run("review", "--database", place.address, "--language", "en").output.contains(
        "Which priorities"))
  }

  @Test func `takes the database from the environment, or from the folder it stands in`() async throws {
    let folder = TemporaryFolder.ofThisRun.file("folder")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "other.sqlite").path
    _ = try await Program.run("init", "--name", "One", in: folder)
    _ = try await Program.run("init", "--name", "Two", settings: ["CHALKLINE_DATABASE": file], in: folder)
    #expect(FileManager.default.fileExists(atPath: folder.appending(path: "chalkline.sqlite").path))
    #expect(try await Program.run("verify", "--database", file).output.contains("Two"))
  }

  @Test(arguments: TestDatabase.all)
  func `backs up, checks and restores`(database: TestDatabase) async throws {
    let (place, target) = (try await database.create(), try await TestDatabase.sqlite.create())
    let file = TemporaryFolder.ofThisRun.file("backup").path
    _ = try await Program.run("init", "--database", place.address, "--name", "Grand Bend ISD")
    #expect(try await Program.run("backup", "--database", place.address, file).status == 0)
    #expect(try await Program.run("restore", "--check", file).output.contains("is whole"))
    #expect(try await Program.run("restore", "--database", target.address, file).status == 0)
    #expect(try await Program.run("verify", "--database", target.address).output.contains("intact"))
    #expect(try await Program.run("restore", "--database", target.address, file).status == 65)
    #expect(try await Program.run("restore", "--database", target.address, "--replace", file).status == 0)
  }

  @Test func `asks which district when there are several`() async throws {
    let place = try await TestDatabase.sqlite.create()
    for name in ["Grand Bend ISD", "Riverside"] {
      _ = try await Program.run("init", "--database", place.address, "--name", name)
    }
    let unsaid = try await Program.run("review", "--database", place.address)
    #expect(unsaid.status == 64)
    #expect(unsaid.complaint.contains("Grand Bend ISD") && unsaid.complaint.contains("Riverside"))
    #expect(try await Program.run("review", "--database", place.address, "--district", "riverside").status == 0)
    #expect(try await Program.run("review", "--database", place.address, "--district", "Hillside").status == 66)
  }

  @Test func `leaves one file behind when it is done`() async throws {
    let place = try await TestDatabase.sqlite.create()
    _ = try await Program.run("init", "--database", place.address, "--name", "Grand Bend ISD")
    _ = try await Program.run("init", "--database", place.address, "--name", "Riverside")
    #expect(FileManager.default.fileExists(atPath: place.address))
    #expect(!FileManager.default.fileExists(atPath: place.address + "-wal"))
  }
}

@Suite struct `A command that cannot be done` {
  @Test(arguments: [
    (["verify", "--database", "/nowhere/there.sqlite"], 66, "There is no database"),
    (["init", "--database", "/nowhere/there.sqlite", "--name", "X"], 66, "There is no folder"),
    (["restore", "/nowhere/there.backup"], 66, "There is no file"),
    (["verify", "--database", "postgres://keeper:secret@127.0.0.1:9/none"], 69, "cannot be reached"),
    (["init"], 64, "--name"),
    (["serve", "--port", "99999"], 64, "port"),
    (["sample", "--teachers", "3"], 64, "teachers"),
    (["nonsense"], 64, "nonsense"),
  ])
  func `says why, and ends with its number`(arguments: [String], status: Int, words: String) async throws {
    let folder = TemporaryFolder.ofThisRun.file("folder")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let outcome = try await Program.run(arguments, in: folder)
    #expect(Int(outcome.status) == status)
    #expect(outcome.complaint.contains(words), "\(outcome.complaint)")
    #expect(!outcome.complaint.contains("secret"))
  }

  @Test func `names a district that is there already`() async throws {
    let place = try await TestDatabase.sqlite.create()
    _ = try await Program.run("init", "--database", place.address, "--name", "Grand Bend ISD")
    let again = try await Program.run("init", "--database", place.address, "--name", "GRAND BEND isd")
    #expect(again.status == 65)
    #expect(again.complaint.contains("already-there"))
  }

  @Test func `does not touch a file that is no database, or somebody else's`() async throws {
    let words = TemporaryFolder.ofThisRun.file("txt")
    try Data("Minutes of a meeting\n".utf8).write(to: words)
    let outcome = try await Program.run("init", "--database", words.path, "--name", "Grand Bend ISD")
    #expect(outcome.status == 78)
    #expect(outcome.complaint.contains("not a SQLite database"))
    #expect(try String(contentsOf: words, encoding: .utf8) == "Minutes of a meeting\n")
  }

  @Test func `does not write over a file`() async throws {
    let place = try await TestDatabase.sqlite.create()
    _ = try await Program.run("init", "--database", place.address, "--name", "Grand Bend ISD")
    let outcome = try await Program.run("backup", "--database", place.address, place.address)
    #expect(outcome.status == 73)
    #expect(try await Program.run("verify", "--database", place.address).status == 0)
  }
}

@Suite struct `The help` {
  static let names = Chalkline.commandNames

  @Test(arguments: names) func `of each command says what it does, with an example and every option`(name: String)
    async throws
  {
    let help = try await Program.run("help", name).output
    #expect(help.contains("OVERVIEW:"))
    #expect(help.contains("For example:"), "\(name) gives no example")
    #expect(!help.contains("(default: default)"))
    let explained = help.split(separator: "\n").filter { $0.hasPrefix("  --") }
    #expect(!explained.isEmpty)
  }

  @Test func `and the documents name every command and every number that a command ends with`() async throws {
    let document = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/command-line.md"),
      encoding: .utf8)
    for name in Self.names {
      #expect(document.contains("chalkline \(name)"), "docs/command-line.md leaves out \(name)")
    }
    for status in ExitStatus.allCases {
      #expect(
        document.contains("| \(status.rawValue) | \(status.meaning) |"), "docs/command-line.md leaves out \(status)")
    }
  }
}
