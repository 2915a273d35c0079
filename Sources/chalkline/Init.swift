import ArgumentParser
import Store
import Vocabulary

struct Init: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Start a new, empty district.",
    discussion: """
      Makes the database when it is not there, and opens the book of a district in it. One database \
      may hold several districts; none sees anything of another.

      It prints a link by which its first director comes in, once, within seven days: there is no default password.

      For example: chalkline init --database district.sqlite --name "Grand Bend ISD"
      """)

  @OptionGroup var database: DatabaseOption
  @OptionGroup var address: AddressOption

  @Option(help: ArgumentHelp("What the district is called.", valueName: "name"))
  var name: String

  @Option(
    help: ArgumentHelp("The language its pages open in: en or es. Each reader may choose.", valueName: "language"))
  var language = Language.english

  @Option(
    help: ArgumentHelp(
      "Its state, in two letters: its days and hours are shown by that state's time.", valueName: "code"))
  var state = ""

  @Option(
    help: ArgumentHelp(
      "A time zone of its own, like America/Denver. Without it: its state's, or the server's.", valueName: "zone"))
  var timeZone = ""

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
    let district = try await store.createDistrict(
      name, language: language, state: state, timeZone: timeZone, by: .commandLine)
    let token = try await store.openingLink(in: district.id, by: .commandLine)
    try await store.close()
    try say(district, address.link(token))
  }

  private func say(_ district: District, _ link: String) throws {
    struct Told: Encodable { let district, name, language, link: String }
    if json {
      return try printJSON(
        Told(district: district.id.rawValue, name: district.name, language: district.language.rawValue, link: link))
    }
    print(
      "\(district.name) is open, in \(database.shown). Its first director comes in by this link, once, within seven days:"
    )
    print(link)
  }
}
