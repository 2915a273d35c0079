import ArgumentParser
import Store
import Vocabulary

struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check that nothing in the history was changed, taken out or moved.",
    discussion: """
      Every act leaves an entry in the district's history, and every entry carries the hash of the \
      one before it. This recomputes them all, and names the first entry that is not as it was \
      written. It reads a backup just as well as a database in use. The file itself is checked too.

      It prints the head of each history, such as 1204:9f86d0…. Write the head down outside of the \
      database, in the minutes of a board meeting for instance; with --expect, a later run shows \
      that everything up to that head is still there and unchanged.

      With --seal it checks the file of a seal instead, which was downloaded from the page "The \
      seal". It needs no database and no network: every byte is checked against the signature in the \
      file. Compare the fingerprint of the key with the one on the district's page, or give it with \
      --key.

      For example: chalkline verify --database district.sqlite
      For example: chalkline verify --seal seal-9f86d081884c7d65.txt
      It ends with \(ExitStatus.refused.rawValue) when anything is wrong.
      """)

  @OptionGroup var database: DatabaseOption
  @OptionGroup var district: DistrictOption

  @Option(
    help: ArgumentHelp("A head that was written down earlier, and has to be in the history.", valueName: "number:hash"))
  var expect: HistoryHead?

  @Option(help: ArgumentHelp("The file of a seal, to be checked instead of a database.", valueName: "file"))
  var seal: String?

  @Option(help: ArgumentHelp("The fingerprint that the key of the seal must have.", valueName: "hexadecimal"))
  var key: String?

  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    if key != nil, seal == nil { throw ValidationError("Give --key together with --seal.") }
  }

  func run() async throws {
    if let seal { return try VerifiedSeal(file: seal, key: key).say(asJSON: json) }
    let store = try await database.openForReading()
    var results: [Result] = []
    for district in try await chosen(in: store) {
      let verdict = try await store.verifyHistory(of: district.id, including: expect)
      results.append(Result(district, verdict, head: try await store.historyHead(of: district.id)))
    }
    let told = Told(file: try await store.integrityComplaints(), districts: results)
    try await store.close()
    try say(told)
    if !told.intact { throw Complaint(.refused, "Something is not as it was written.") }
  }

  private func chosen(in store: Store) async throws -> [District] {
    if district.district != nil || expect != nil { return [try await district.choose(in: store)] }
    return try await store.districts()
  }

  private func say(_ told: Told) throws {
    if json { return try printJSON(told) }
    for complaint in told.file { print("The file is damaged: \(complaint)") }
    for result in told.districts { print(result.line) }
    if told.districts.isEmpty { print("The database holds no district.") }
  }
}

extension Verify {
  private struct Told: Encodable {
    let intact: Bool
    /// What SQLite finds wrong with the file itself.
    let file: [String]
    let districts: [Result]

    init(file: [String], districts: [Result]) {
      intact = file.isEmpty && districts.allSatisfy(\.intact)
      self.file = file
      self.districts = districts
    }
  }

  private struct Result: Encodable {
    let district, name: String
    let intact: Bool
    var entries: Int?
    var head: String?
    var firstWrongEntry: Int?
    var finding: String?

    init(_ district: District, _ verdict: HistoryVerdict, head: HistoryHead) {
      self.district = district.id.rawValue
      name = district.name
      switch verdict {
      case .intact(let entries):
        intact = true
        self.entries = entries
        self.head = head.description
      case .tampered(let number, let words):
        intact = false
        firstWrongEntry = number
        finding = words.en
      }
    }

    var line: String {
      if let finding { return "\(name): TAMPERED WITH: \(finding)." }
      return "\(name): intact, \((entries ?? 0).of("entry", "entries")); head \(head ?? "")"
    }
  }
}

extension HistoryHead: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}
