import ArgumentParser
import Store
import Vocabulary

struct Review: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Answer the nine key questions from the district's records.",
    discussion: """
      Each answer is one sentence, with the evidence behind it, how strong that evidence is, and what \
      is still missing. They are the same values as on the home page and in the API.

      With --json it is a list of nine; each has number, question, sentence, strength, evidence and \
      missing. Strength is one of absent, stated, documented, measured, tested.

      For example: chalkline review --database district.sqlite --json
      """)

  @OptionGroup var database: DatabaseOption
  @OptionGroup var district: DistrictOption

  @Option(
    help: ArgumentHelp("The language of the answers: en or es. Without it: the district's own.", valueName: "language"))
  var language: Language?

  @Flag(help: "Print the answers as JSON.")
  var json = false

  func run() async throws {
    let store = try await database.openForReading()
    let district = try await district.choose(in: store)
    let answers = try await store.review(of: district.id).map { $0.told(in: language ?? district.language) }
    try await store.close()
    if json { return try printJSON(answers) }
    print(answers.map(\.paragraph).joined(separator: "\n\n"))
  }
}

extension ToldAnswer {
  fileprivate var paragraph: String {
    let head = ["\(number). \(question)", "   \(sentence)", "   Strength: \(strength.rawValue)"]
    let evidence = evidence.map { "   + \($0.label): \($0.figure)" }
    let missing = missing.map { "   - \($0.what)  (\($0.path))" }
    return (head + evidence + missing).joined(separator: "\n")
  }
}
