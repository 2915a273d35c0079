import ArgumentParser
import Store
import Vocabulary

struct Init: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Start a new, empty district.",
    discussion: """
      Makes the database when it is not there, and opens the book of a district in it. One database \
      may hold several districts; none sees anything of another.

      For example: chalkline init --database district.sqlite --name "Grand Bend ISD"
      """)

  @OptionGroup var database: DatabaseOption

  @Option(help: ArgumentHelp("What the district is called.", valueName: "name"))
  var name: String

  @Option(
    help: ArgumentHelp("The language its pages open in: en or es. Each reader may choose.", valueName: "language"))
  var language = Language.english

  @Flag(help: "Print the new district as JSON.")
  var json = false

  func run() async throws {
    let store = try await database.create()
    if let same = try await store.districts().first(where: { $0.name.folded == name.trimmed.folded }) {
      throw Refusal(
        "name", "already-there",
        Phrase("Choose another name: “\(same.name)” is here already", es: "Elija otro nombre: «\(same.name)» ya existe")
      )
    }
    let district = try await store.createDistrict(name, language: language, by: .commandLine)
    try await store.close()
    try say(district)
  }

  private func say(_ district: District) throws {
    struct Told: Encodable { let district, name, language: String }
    if json {
      return try printJSON(
        Told(district: district.id.rawValue, name: district.name, language: district.language.rawValue))
    }
    print("\(district.name) is open, in \(database.shown).")
  }
}
