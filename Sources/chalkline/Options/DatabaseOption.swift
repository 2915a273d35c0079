import ArgumentParser
import Foundation
import Store
import Vocabulary

/// Which database a command works on.
struct DatabaseOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The database: a file, or postgres://user@host/name. Without it: $CHALKLINE_DATABASE, or ./chalkline.sqlite.",
      discussion: "Keep a password out of the address: PostgreSQL finds it in ~/.pgpass or in $PGPASSWORD.",
      valueName: "path-or-address"))
  var database: String?

  var address: String {
    database ?? ProcessInfo.processInfo.environment["CHALKLINE_DATABASE"] ?? "chalkline.sqlite"
  }

  /// Without a password, for messages.
  var shown: String {
    guard Store.isServer(address) else { return address }
    guard var parts = URLComponents(string: address) else { return "the PostgreSQL database" }
    parts.password = nil
    parts.query = nil
    return parts.string ?? "the PostgreSQL database"
  }

  /// For what starts a database: makes the file when it is not there, and brings the tables up to date.
  func create() async throws -> Store {
    let folder = (address as NSString).deletingLastPathComponent
    if !Store.isServer(address), !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) {
      throw Complaint(.missing, "There is no folder \(folder) to put the database in.")
    }
    return try await Store.open(address)
  }

  /// For what changes a district that is there.
  func open() async throws -> Store {
    try requireFile()
    return try await Store.open(address, tables: .refuseOthers)
  }

  func openForReading() async throws -> Store {
    try requireFile()
    return try await Store.openForReading(address)
  }

  func requireFile() throws {
    guard !Store.isServer(address), !FileManager.default.fileExists(atPath: address) else { return }
    throw Complaint(
      .missing,
      "There is no database at \(address). To start one: chalkline init --database \(address) --name \"Your district\"")
  }
}

/// Whoever runs the command line, as the history names them.
extension Author {
  static var commandLine: Author { .operations("\(ProcessInfo.processInfo.userName) (command line)") }
}
