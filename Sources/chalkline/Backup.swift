import ArgumentParser
import Store
import Vocabulary

struct Backup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write everything into one file, while people go on working.",
    discussion: """
      The file holds every district as of one moment. It is the same from SQLite and from \
      PostgreSQL, and is restored into either. It is read back whole, histories included, before it \
      gets its name; a run that was interrupted leaves nothing that looks like a backup. \
      Only the account that runs this can read it: it holds all that the database holds.

      For example: chalkline backup --database district.sqlite /backups/district-2026-11-23.backup
      """)

  @OptionGroup var database: DatabaseOption

  @Argument(help: "The file to write. It must not be there yet.")
  var file: String

  @Flag(help: "Print what the backup holds as JSON.")
  var json = false

  func run() async throws {
    let store = try await database.openForReading()
    let contents = try await store.backUp(to: file)
    try await store.close()
    if json { return try printJSON(BackupTold(contents, file: file)) }
    print("\(file), \(size(of: file)):")
    BackupTold(contents, file: file).lines.forEach { print($0) }
  }
}

/// What a backup holds, as it is told.
struct BackupTold: Encodable {
  struct Kept: Encodable {
    let district, name: String
    let entries: Int
  }
  let file: String
  let schema: Int
  let districts: [Kept]
  let rows: RowCounts

  init(_ contents: BackupContents, file: String) {
    self.file = file
    schema = contents.schema
    rows = contents.rows
    districts = contents.districts.map {
      Kept(district: $0.district.id.rawValue, name: $0.district.name, entries: $0.entries)
    }
  }

  var lines: [String] {
    districts.map { "  \($0.name): history intact, \($0.entries.of("entry", "entries"))" }
      + ["  \(rows.values.reduce(0, +).of("row", "rows")) in \(rows.count.of("table", "tables")), at schema \(schema)"]
  }
}
