import ArgumentParser
import Store

struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring the tables of a database up to this version of the program.",
    discussion: """
      Does so in one transaction: afterwards all of it is done, or none. A database that a newer \
      version wrote is refused. Make a backup first. `chalkline serve` does the same when it starts.

      For example: chalkline migrate --database district.sqlite
      """)

  @OptionGroup var database: DatabaseOption

  @Flag(help: "Change nothing; only say what would be done.")
  var dryRun = false

  func run() async throws {
    try database.requireFile()
    let store = try await Store.open(database.address, tables: .leave)
    let names = try await dryRun ? store.pendingMigrations() : store.migrate()
    try await store.close()
    let done = dryRun ? "To do" : "Done"
    print(names.isEmpty ? "Nothing to do." : "\(done): \(names.joined(separator: ", ")).")
  }
}
