import ArgumentParser
import Store
import Vocabulary

struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write all that a district has entered into a zip that other programs read.",
    discussion: """
      The zip holds each kind of record as CSV, in the columns in which it can be imported again, and as JSON; the answers to \
      consultations; and the whole history. Passwords, sessions and links stay out of it. It is meant for leaving, for \
      archives and for analysis; to be safe against loss, use `chalkline backup`.

      For example: chalkline export --database district.sqlite district-2026-11.zip
      """)

  @OptionGroup var database: DatabaseOption
  @OptionGroup var district: DistrictOption

  @Argument(help: "The zip to write. It must not be there yet.")
  var file: String

  @Flag(help: "Print what was written as JSON.")
  var json = false

  func run() async throws {
    let store = try await database.open()
    let district = try await district.choose(in: store)
    let report = try await store.export(district, to: file, by: .commandLine)
    try await store.close()
    if json { return try printJSON(Told(report, file: file)) }
    let count = report.records.values.reduce(0, +)
    print(
      "\(file), \(size(of: file)): \(count.of("record", "records")), \(report.entries.of("entry", "entries")) of history."
    )
  }

  private struct Told: Encodable {
    let file: String
    let records: [String: Int]
    let entries: Int

    init(_ report: ExportReport, file: String) {
      self.file = file
      records = report.records
      entries = report.entries
    }
  }
}
