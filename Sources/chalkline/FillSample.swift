import ArgumentParser
import Sample
import Store
import Vocabulary

struct FillSample: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Fill a database with the sample district, to look around in.",
    discussion: """
      The district, its people and all that they say are invented, and the same each time. It has \
      something to show on every page. Never fill it into a database that a district works with.

      For example: chalkline sample --database sample.sqlite
                   chalkline serve --database sample.sqlite
      """)

  @OptionGroup var database: DatabaseOption

  @Option(help: ArgumentHelp("How many teachers. The schools grow with them.", valueName: "number"))
  var teachers = 1_200

  func validate() throws {
    guard (20...2_000_000).contains(teachers) else {
      throw ValidationError("Choose a number of teachers from 20 to 2,000,000.")
    }
  }

  func run() async throws {
    let store = try await database.create()
    let there = try await store.districts()
    if let first = there.first {
      throw Complaint(.refused, "The database holds “\(first.name)” already. Give the sample district one of its own.")
    }
    let district = try await SampleDistrict(teachers: teachers).fill(store)
    try await store.close()
    print("\(district.name) is in \(database.shown). To see it: chalkline serve --database \(database.shown)")
  }
}
