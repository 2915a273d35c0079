import ArgumentParser
import Store
import Vocabulary

struct User: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Let people in, and end what they have open.",
    discussion: """
      Whoever runs the server can always let somebody in again: when the only director has lost her phone, for instance. Each \
      of these leaves an entry in the history. Day by day, access is given on the pages of the product.

      For example: chalkline user invite --database district.sqlite ana.ortega@district.org
      """,
    subcommands: [UserList.self, UserOpen.self, UserInvite.self, UserReset.self, UserEnd.self])
}

struct UserList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List who has access, with posts and the last sign-in.",
    discussion: """
      Those are listed who can sign in, are invited, or hold a post that allows more than reading.

      For example: chalkline user list --database district.sqlite
      """)

  @OptionGroup var database: DatabaseOption
  @OptionGroup var district: DistrictOption

  @Flag(help: "Print the list as JSON.")
  var json = false

  func run() async throws {
    let store = try await database.openForReading()
    let district = try await district.choose(in: store)
    let entries = try await store.read(district.id) { try $0.everyAccessEntry() }
    try await store.close()
    if json { return try printJSON(entries.map(Told.init)) }
    for entry in entries { print(Told(entry).line) }
  }

  private struct Told: Encodable {
    let person, name, email, state: String
    let posts: [String]
    let secondFactor: Bool
    let lastSignIn: String?

    init(_ entry: AccessEntry) {
      person = entry.person.id.rawValue
      name = entry.person.title
      email = entry.person.email
      state = entry.state.rawValue
      posts = entry.positions.compactMap { $0.post?.rawValue }
      secondFactor = entry.hasSecondFactor
      lastSignIn = entry.lastSignIn?.description
    }

    var line: String {
      [name, email, state, posts.joined(separator: ", "), lastSignIn.map { "last \($0)" } ?? ""]
        .filter { !$0.isEmpty }.joined(separator: "  ")
    }
  }
}

struct UserOpen: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Print a link by which somebody becomes a director of the district.",
    discussion: """
      For a new district, or when nobody is left who can let others in. The link works once, for seven days. It takes the \
      place of any such link before it.

      For example: chalkline user open --database district.sqlite --address https://chalkline.district.org
      """)

  @OptionGroup var database: DatabaseOption
  @OptionGroup var district: DistrictOption
  @OptionGroup var address: AddressOption

  func run() async throws {
    let store = try await database.open()
    let token = try await store.openingLink(in: district.choose(in: store).id, by: .commandLine)
    try await store.close()
    print(address.link(token))
  }
}

struct UserInvite: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invite",
    abstract: "Print a link by which somebody in the list of people chooses a first password.",
    discussion: """
      The person has to hold a position already: it decides what they may do. The link works once, for seven days.

      For example: chalkline user invite --database district.sqlite ana.ortega@district.org
      """)

  @OptionGroup var database: DatabaseOption
  @OptionGroup var district: DistrictOption
  @OptionGroup var address: AddressOption

  @Argument(help: "The person: e-mail address, identifier, or full name.")
  var person: String

  func run() async throws {
    let store = try await database.open()
    let district = try await district.choose(in: store)
    let person = try await store.person(called: person, in: district.id)
    let token = try await store.invite(person, in: district.id, by: .commandLine)
    try await store.close()
    print(address.link(token))
  }
}

struct UserReset: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset",
    abstract: "Print a link by which somebody chooses a new password. Their sessions end at once.",
    discussion: """
      The link works once, for a day. With --second-factor the code on the phone is set up again too: make sure that it is \
      really they who ask.

      For example: chalkline user reset --database district.sqlite ana.ortega@district.org
      """)

  @OptionGroup var database: DatabaseOption
  @OptionGroup var district: DistrictOption
  @OptionGroup var address: AddressOption

  @Argument(help: "The person: e-mail address, identifier, or full name.")
  var person: String

  @Flag(help: "Set up the code on the phone again as well, for a phone that is lost.")
  var secondFactor = false

  @Option(help: ArgumentHelp("Why, for the history.", valueName: "words"))
  var why = ""

  func run() async throws {
    let store = try await database.open()
    let district = try await district.choose(in: store)
    let person = try await store.person(called: person, in: district.id)
    let token = try await store.reset(
      person, droppingSecondFactor: secondFactor, in: district.id, by: .commandLine, why: why)
    try await store.close()
    print(address.link(token))
  }
}

struct UserEnd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end",
    abstract: "End all that somebody has open, on every device.",
    discussion: """
      They can sign in again, as long as they hold a position. To take access away, end their positions.

      For example: chalkline user end --database district.sqlite ana.ortega@district.org
      """)

  @OptionGroup var database: DatabaseOption
  @OptionGroup var district: DistrictOption

  @Argument(help: "The person: e-mail address, identifier, or full name.")
  var person: String

  func run() async throws {
    let store = try await database.open()
    let district = try await district.choose(in: store)
    let person = try await store.person(called: person, in: district.id)
    try await store.endSessions(of: person, in: district.id, by: .commandLine)
    try await store.close()
    print("Ended.")
  }
}

/// Where people reach the product, for links that are printed.
struct AddressOption: ParsableArguments {
  @Option(help: ArgumentHelp("How people reach the product; the link starts with it.", valueName: "url"))
  var address = "http://127.0.0.1:8080"

  func link(_ token: Token) -> String { "\(address)/links/\(token.text)" }
}

extension Store {
  /// Throws when nobody, or more than one, is called this.
  fileprivate func person(called name: String, in district: District.ID) async throws -> Person.ID {
    switch try await read(district, { try $0.identifier(of: Person.kind.name, called: name) }) {
    case .found(let id): return Person.ID(id)
    case .unknown: throw Complaint(.missing, "There is nobody called “\(name)” in the list of people.")
    case .several(let count):
      throw Complaint(.usage, "\(count) people are called “\(name)”. Give the e-mail address or the identifier.")
    }
  }
}

extension Records {
  fileprivate func everyAccessEntry() throws -> [AccessEntry] {
    var (filter, entries) = (AccessFilter(), [AccessEntry]())
    while true {
      let page = try accessList(filter)
      entries += page.entries
      if page.entries.isEmpty || entries.count >= page.total { return entries }
      filter.page += 1
    }
  }
}
