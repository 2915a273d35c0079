import ArgumentParser
import Foundation

/// The program that a district's IT officer runs.
@main struct Chalkline: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chalkline",
    abstract: "Design, staff, run, watch and prove a district's teacher leadership.",
    discussion: """
      To look around:
        chalkline sample --database sample.sqlite
        chalkline serve --database sample.sqlite

      To start a district:
        chalkline init --database district.sqlite --name "Grand Bend ISD"

      The database is a file (SQLite, for one district or a few) or the address of a PostgreSQL \
      database (postgres://user@host/name, for many). Every command takes it with --database, or \
      from the environment variable CHALKLINE_DATABASE; without either it is ./chalkline.sqlite.

      How a command ends, for scripts:
      \(ExitStatus.table)
      """,
    version: "chalkline 0.1",
    subcommands: [
      Serve.self, Init.self, FillSample.self, User.self, Migrate.self, Review.self, Verify.self, Import.self,
      Export.self, Backup.self, Restore.self, EvidenceCommand.self,
    ])

  static var commandNames: [String] { configuration.subcommands.map { $0._commandName } }

  static func main() async {
    do {
      let command = try parseAsRoot()
      if var command = command as? AsyncParsableCommand {
        try await command.run()
      } else {
        var command = command
        try command.run()
      }
    } catch {
      end(after: error)
    }
  }

  private static func end(after error: any Error) -> Never {
    guard let ending = Ending(error) else { exit(withError: error) }
    ending.lines.forEach(tell)
    exit(withError: ExitCode(ending.status.rawValue))
  }
}

/// Says something to whoever watches, apart from what the command gives out.
func tell(_ line: String) {
  FileHandle.standardError.write(Data((line + "\n").utf8))
}

/// Gives out JSON as another program reads it: always the same order, one value a line.
func printJSON(_ value: some Encodable) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  print(String(decoding: try encoder.encode(value), as: UTF8.self))
}
