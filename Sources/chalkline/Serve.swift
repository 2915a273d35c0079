import ArgumentParser
import Foundation
import Logging
import Sample
import Store
import Vocabulary
import Web

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Answer browsers, until told to stop.",
    discussion: """
      Brings the tables up to date, then answers on this machine only, at http://127.0.0.1:8080. \
      People reach it through a web server such as nginx or Caddy, which speaks https for it; tell \
      chalkline the address that people see with --address, as it goes into the links it sends. \
      On SIGTERM or Ctrl-C it finishes what it has begun, for 30 seconds at most, and ends.

      For example: chalkline serve --database district.sqlite --address https://chalkline.district.org
      """)

  @OptionGroup var database: DatabaseOption

  @Option(help: ArgumentHelp("The port to answer on.", valueName: "number"))
  var port = 8080

  @Option(
    help: ArgumentHelp(
      "The network address to answer on. Anything but this machine needs a web server with https in front of it.",
      valueName: "name-or-number"))
  var host = "127.0.0.1"

  @Option(help: ArgumentHelp("How people reach it. Without it: http://HOST:PORT.", valueName: "url"))
  var address: String?

  @Option(
    help: ArgumentHelp(
      "Where mail is handed over, like smtp://localhost:25. Without it, or CHALKLINE_MAIL, no mail is sent.",
      valueName: "url"))
  var mail: String?

  @Option(
    name: .customLong("mail-from"),
    help: ArgumentHelp("The address that mail comes from; or CHALKLINE_MAIL_FROM.", valueName: "address"))
  var mailFrom: String?

  @Option(help: ArgumentHelp("How many requests of one program are answered in a minute.", valueName: "number"))
  var programRequests = 600

  @Option(help: ArgumentHelp("How much to log: debug, info, notice, warning or error.", valueName: "level"))
  var log = Logger.Level.info

  @Flag(
    name: .customLong("sample-sign-ins"),
    help: "Print a link by which each of the sample district's people comes in. Refused for any other district.")
  var sampleSignIns = false

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("Choose a port from 0 to 65535.") }
    guard programRequests > 0 else { throw ValidationError("Choose at least 1 for --program-requests.") }
    if let address, URL(string: address)?.host == nil {
      throw ValidationError("Give --address as people type it, like https://chalkline.district.org")
    }
  }

  func run() async throws {
    try database.requireFile()
    var logger = Logger(label: "chalkline") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = log
    let store = try await Store.open(database.address)
    let site = try Site(
      store: store, address: address ?? "http://\(host):\(port)", mail: try relay(),
      budget: RequestBudget(perToken: programRequests))
    let signIns = sampleSignIns ? try await signInLinks(store) : []
    do {
      try await site.serve(on: host, port: port, log: logger) { address in
        tell("Chalkline answers at \(address)")
        for line in signIns { tell("  " + line.replacing("{address}", with: self.address ?? address)) }
      }
    } catch let taken as AddressTaken {
      throw Complaint(.unreachable, "\(taken.address) is taken. Choose another port with --port.")
    }
    try await store.close()
  }
}

extension Serve {
  /// From the options, or from the environment. Throws `Complaint` for a setting that cannot be used.
  private func relay() throws -> MailRelay? {
    let settings = ProcessInfo.processInfo.environment
    guard let url = mail ?? settings["CHALKLINE_MAIL"], !url.isEmpty else { return nil }
    guard let relay = MailRelay(url, sender: mailFrom ?? settings["CHALKLINE_MAIL_FROM"] ?? "") else {
      throw Complaint(
        .usage, "Give the relay as smtp://NAME:PORT and the address that mail comes from with --mail-from.")
    }
    return relay
  }

  /// One line for each of the cast: who they are, and their link, in which the address is still open.
  private func signInLinks(_ store: Store) async throws -> [String] {
    guard try await store.district(SampleDistrict.id) != nil else {
      throw Complaint(
        .refused, "This database does not hold the sample district. People of a real one sign in themselves.")
    }
    var lines: [String] = []
    for person in Cast.allCases {
      let token = try await store.visitLink(for: person.id, in: SampleDistrict.id, by: .commandLine)
      lines.append("\(person.fullName), \(person.job)\n    {address}/links/\(token.text)")
    }
    // Nobody signs in to answer.
    lines.append(
      "Anybody at Millrace, with a slip of paper for the trust survey\n    {address}\(SampleDistrict.surveyAddress)")
    return lines
  }
}

extension Logger.Level: @retroactive ExpressibleByArgument {}
