import ArgumentParser
import Foundation
import Store

struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring everything back from a backup.",
    discussion: """
      The backup is checked first: its pages, its rows, and every entry of every history. Then all \
      of it is brought back in one transaction; if anything fails, the database stays as it was. \
      A backup of an older version is brought up to date. Stop `chalkline serve` before.

      A database that holds districts is refused, unless --replace is given: what it holds is then \
      gone. From SQLite to PostgreSQL, or back, is a backup of one and a restore into the other.

      For example: chalkline restore --database district.sqlite /backups/district-2026-11-23.backup
      """)

  @OptionGroup var database: DatabaseOption

  @Argument(help: "The backup.")
  var file: String

  @Flag(help: "Put the backup in the place of all that the database holds now.")
  var replace = false

  @Flag(help: "Only check the backup, and say what it holds.")
  var check = false

  @Flag(help: "Print what was restored as JSON.")
  var json = false

  func run() async throws {
    guard FileManager.default.fileExists(atPath: file) else { throw Complaint(.missing, "There is no file \(file).") }
    let contents = try check ? BackupContents(inspecting: file) : try await restore()
    if json { return try printJSON(BackupTold(contents, file: file)) }
    print(check ? "\(file) is whole:" : "Restored from \(file) into \(database.shown):")
    BackupTold(contents, file: file).lines.forEach { print($0) }
  }

  private func restore() async throws -> BackupContents {
    // Checked before a database is made for it.
    _ = try BackupContents(inspecting: file)
    let store = try await Store.open(database.address, tables: .leave)
    let contents = try await store.restore(from: file, replacing: replace)
    try await store.close()
    return contents
  }
}
