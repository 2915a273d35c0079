import ArgumentParser
import Exchange
import Foundation
import Store
import Vocabulary

struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring people and schools in from a roster, or take an import back.",
    discussion: """
      Without --apply it only says what it would do: what is new, changed, ended or left out, and what
      is odd in the files, with file, line, column and cure. With --apply it does so, in one
      transaction. The same files twice change nothing the second time.

      What somebody has changed by hand stays, until the roster itself says something else. Students
      and families are never stored, passwords are never read. Nobody gets rights over the plan from
      a roster. A roster that would end more than a tenth of its people is refused without --anyway.

      For example: chalkline import oneroster roster.zip --database district.sqlite
                   chalkline import oneroster roster.zip --database district.sqlite --apply
                   chalkline import schools washington.csv --of "Aberdeen School District" --apply
                   chalkline import undo 3 --database district.sqlite

      It ends with \(ExitStatus.done.rawValue) when it was previewed or done, with \(ExitStatus.refused.rawValue) when the files or the
      records refuse it, and with \(ExitStatus.missing.rawValue) when there is no such file.
      """,
    subcommands: [ImportOneRoster.self, ImportPlain.self, ImportSchools.self, ImportList.self, ImportUndo.self])
}

struct ImportOneRoster: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "oneroster",
    abstract: "OneRoster 1.1 or 1.2 CSV files, in a folder or a zip.")

  @OptionGroup var options: ImportOptions

  @Argument(help: "The folder or zip that holds manifest.csv, orgs.csv, users.csv and the others.")
  var path: String

  func run() async throws { try await options.bringIn(.oneRoster, at: path) }
}

struct ImportPlain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plain",
    abstract: "A CSV file with one line for each person and position.",
    discussion: """
      Columns: \(PlainRoster.columns.joined(separator: ", ")).
      given_name, family_name and post are needed, and staff_id or email to know people by again.
      post is teacher, principal or support staff; days are written as 2026-09-01, share in percent.
      A person with two positions has two lines. Whoever a later file leaves out has ended.
      """)

  @OptionGroup var options: ImportOptions

  @Flag(help: "The file holds a part of the staff only: nobody ends by being left out.")
  var part = false

  @Argument(help: "The CSV file.")
  var path: String

  func run() async throws { try await options.bringIn(.plain(isWhole: !part), at: path) }
}

struct ImportSchools: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schools",
    abstract: "The schools of a district, from the federal directory (nces.ed.gov/ccd).")

  @OptionGroup var options: ImportOptions

  @Option(help: ArgumentHelp("The district, by its NCES number, state number or name.", valueName: "number-or-name"))
  var of: String

  @Argument(help: "The CSV file of schools, or the folder or zip that holds it.")
  var path: String

  func run() async throws { try await options.bringIn(.schools(of: of), at: path) }
}

struct ImportOptions: ParsableArguments {
  @OptionGroup var database: DatabaseOption
  @OptionGroup var district: DistrictOption

  @Flag(help: "Do it. Without this, nothing is changed.")
  var apply = false

  @Flag(help: "Do it even if more than a tenth of the people end.")
  var anyway = false

  @Option(help: ArgumentHelp("Why; it is kept in the history.", valueName: "words"))
  var why = ""

  @Flag(help: "Print what was found and done as JSON.")
  var json = false

  func bringIn(_ format: RosterFormat, at path: String) async throws {
    guard FileManager.default.fileExists(atPath: path) else {
      throw Complaint(.missing, "There is nothing at \(path).")
    }
    let store = try await database.open()
    let district = try await district.choose(in: store)
    let told = try await tell(format, path, store, district)
    try await store.close()
    if json { return try printJSON(told) }
    told.lines.forEach { print($0) }
  }

  private func tell(_ format: RosterFormat, _ path: String, _ store: Store, _ district: District) async throws
    -> RosterTold
  {
    let file = (path as NSString).lastPathComponent
    let source: @Sendable () throws -> any RosterSource = { try format.source(Archive(path: path)) }
    if !apply {
      let summary = try await store.tryRoster(in: district.id, by: .commandLine, file: file, from: source)
      return RosterTold(summary, batch: nil, file: path, district: district)
    }
    let batch = try await store.importRoster(
      in: district.id, by: .commandLine, file: file, why: why, anyway: anyway, from: source)
    return RosterTold(batch.summary, batch: batch.number, file: path, district: district)
  }
}

struct ImportList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The newest imports, with their numbers.")

  @OptionGroup var database: DatabaseOption
  @OptionGroup var district: DistrictOption

  func run() async throws {
    let store = try await database.openForReading()
    let district = try await district.choose(in: store)
    let batches = try await store.read(district.id) { try $0.rosterBatches() }
    try await store.close()
    if batches.isEmpty { print("Nothing has been imported yet.") }
    for batch in batches {
      let changes = "\(batch.summary.created) new, \(batch.summary.changed) changed, \(batch.summary.ended) ended"
      print(
        "\(batch.number)  \(district.time.toTheMinute(batch.applied ?? batch.previewed))  \(batch.status.rawValue)  \(batch.file): \(changes)"
      )
    }
  }
}

struct ImportUndo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take back everything that an import did.",
    discussion: """
      What it made goes; what it changed or ended is again as it was. It is refused, record by
      record, where somebody has changed something since, or something new depends on it.
      """)

  @OptionGroup var database: DatabaseOption
  @OptionGroup var district: DistrictOption

  @Flag(help: "Leave records as they are that somebody has changed or needs since, and take back the rest.")
  var sparing = false

  @Option(help: ArgumentHelp("Why; it is kept in the history.", valueName: "words"))
  var why = ""

  @Argument(help: "The number of the import: see `chalkline import list`.")
  var number: Int

  func run() async throws {
    let store = try await database.open()
    let district = try await district.choose(in: store)
    let undoing = try await store.undoRoster(number, in: district.id, by: .commandLine, why: why, sparing: sparing)
    try await store.close()
    print(
      "Taken back: \(undoing.removed.of("record", "records")) removed, \(undoing.restored.grouped) restored, \(undoing.spared.grouped) left as they are."
    )
  }
}
