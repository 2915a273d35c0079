import ArgumentParser
import Statistics

/// `chalkline evidence composite`: do several measures together name top teachers rightly.
struct CompositeCommand: Asking {
  static let configuration = CommandConfiguration(
    commandName: MeasuresTogether.name,
    abstract: "Would several measures together name top teachers rightly, and what does each of them bring.",
    discussion: """
      One row for each teacher, one column for each measure, which may be empty. Each measure has a source: \
      test-scores, observation, student-survey, peer-review or portfolio; two sources at least are needed, and nothing \
      is said of people whom fewer saw. Reliabilities are those that value-added, generalizability and scale tell. \
      Nobody is put in order: --report teacher lists chances in the order of the file.

      For example: chalkline evidence composite docs/examples/measures.csv --id teacher \
      --measures lessons=observation,growth=test-scores,climate=student-survey --reliabilities 0.65,0.45,0.70 \
      --weights 2,1,1
      """)

  @Argument(help: "A CSV file; - is standard input.") var file: String
  @Option(help: ArgumentHelp("The measures and where each comes from, with commas.", valueName: "column=source,…"))
  var measures: CommaList
  @Option(help: "How reliable each measure is, in their order, with commas: from 0 to 1.") var reliabilities: CommaList
  @Option(help: "How much each counts, all brought to one spread, with commas; else all alike.") var weights: CommaList?
  @Option(name: .customLong("id"), help: "The column with the teachers, one row for each.") var person: String?
  @Option(help: "The share that is called top.") var top = 0.25
  @Option(help: "The share of right names from which the measures count as strong.") var strong = 0.80
  @Option(help: "The share of right names from which they are fit to be combined.") var combined = 0.65
  @Option(help: "The seed of the draws.") var seed: UInt64 = 1
  @OptionGroup var answering: AnswerOptions

  func question() throws -> MeasuresTogether {
    let reliabilities = try reliabilities.numbers("--reliabilities")
    let weights = try weights?.numbers("--weights") ?? measures.names.map { _ in 1 }
    guard reliabilities.count == measures.names.count, weights.count == measures.names.count else {
      throw ValidationError("Give one reliability, and one weight or none at all, for each of --measures.")
    }
    let chosen = try measures.names.indices.map { place in
      let halves = measures.names[place].split(separator: "=", maxSplits: 1).map(String.init)
      guard halves.count == 2, let source = TopTeacherEvidence.Source(rawValue: halves[1]) else {
        let sources = TopTeacherEvidence.Source.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--measures: write “\(measures.names[place])” as column=source; sources are \(sources).")
      }
      return MeasuresTogether.Measure(
        halves[0], source, reliability: reliabilities[place], weight: weights[place])
    }
    guard answering.reported.count <= 1 else {
      throw ValidationError("--report takes one column, that of the teachers, besides a file that ends in .html.")
    }
    return MeasuresTogether(
      chosen, person: person, topShare: top, report: answering.reported.first,
      bands: Rigor.Bands(strong: strong, combined: combined), seed: seed)
  }
}
