import ArgumentParser
import Statistics
import Vocabulary

/// `chalkline evidence network`: who asks whom for advice.
struct NetworkCommand: Asking {
  static let configuration = CommandConfiguration(
    commandName: "network",
    abstract: "Who asks whom for advice, and where it would stop.",
    discussion: """
      One row for each tie: who asks, and who is asked. The list of people tells who could have answered, and in \
      which group each is; without it, everybody named counts. Names appear only with --people, never in pictures.

      For example: chalkline evidence network docs/examples/advice.csv --nodes docs/examples/advice-people.csv --group team --answered answered
      """)

  @Argument(help: "A CSV file of ties; - is standard input.") var file: String
  @Option(help: "The column with the one who asks.") var from = "from"
  @Option(help: "The column with the one who is asked.") var to = "to"
  @Option(help: "A CSV file with everybody who was asked to answer.") var nodes: String?
  @Option(help: "Its column with the names.") var id = "id"
  @Option(help: "Its column with the groups.") var group: String?
  @Option(help: "Its column with 1 for those who answered and 0 for the others; else those who name somebody did.")
  var answered: String?
  @Option(
    help: ArgumentHelp(
      "A CSV file of other ties between the same people (--from and --to name its columns too): do the two go together?",
      valueName: "file"))
  var with: String?
  @Option(help: "How often people are shuffled to see what chance would make.") var draws = 2_000
  @Option(help: "The seed of the shuffles.") var seed: UInt64 = 1
  @Flag(help: "Also give the figures for single people, in the order of the list.") var people = false
  @OptionGroup var answering: AnswerOptions

  func question() throws -> AdviceNetwork {
    AdviceNetwork(
      from: from, to: to, people: try nodes.map(members) ?? [], showsPeople: people, others: try with.map(others) ?? [],
      draws: draws, seed: seed)
  }

  private func others(_ path: String) throws -> [AdviceNetwork.Other] {
    let frame = try Frame(reading: DataFile(path: path), Columns(factors: [from, to]))
    let (asking, asked) = (try frame.factor(from), try frame.factor(to))
    let ties = (0..<frame.rowCount).compactMap { row -> AdviceNetwork.Other? in
      guard asking.codes[row] >= 0, asked.codes[row] >= 0 else { return nil }
      return AdviceNetwork.Other(asking.levels[Int(asking.codes[row])], asked.levels[Int(asked.codes[row])])
    }
    guard !ties.isEmpty else {
      throw Complaint(.refused, "\(path) holds no tie. Leave out --with, or name a file of ties.")
    }
    return ties
  }

  private func members(_ path: String) throws -> [AdviceNetwork.Member] {
    let frame = try Frame(
      reading: DataFile(path: path),
      Columns(numbers: [answered].compactMap { $0 }, factors: [id] + [group].compactMap { $0 }))
    let ids = try frame.factor(id)
    let groups = try group.map { try frame.factor($0) }
    let answers = try answered.map { try frame.number($0) }
    return try (0..<frame.rowCount).map { row in
      guard ids.codes[row] >= 0 else {
        throw Refusal(
          id, "network.no-name",
          Phrase(
            "Line \(frame.line(ofRow: row)) of \(path) has no name. Add it, or take the line out.",
            es: "La línea \(frame.line(ofRow: row)) de \(path) no tiene nombre. Añádalo o quite la línea."))
      }
      let group = groups.flatMap { $0.codes[row] < 0 ? nil : $0.levels[Int($0.codes[row])] }
      return AdviceNetwork.Member(
        ids.levels[Int(ids.codes[row])], group: group,
        hasAnswered: answers.flatMap { $0[row].isNaN ? nil : $0[row] > 0 })
    }
  }
}
