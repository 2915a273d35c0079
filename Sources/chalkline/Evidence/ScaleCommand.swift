import ArgumentParser
import Statistics
import Vocabulary

/// `chalkline evidence scale`: do the questions of a survey measure one thing.
struct ScaleCommand: Asking {
  static let configuration = CommandConfiguration(
    commandName: "scale",
    abstract: "Do the questions of a survey measure one thing, and how exactly.",
    discussion: """
      One row for each person, one column of numbers for each question. An item that runs against the others is \
      asked about, never turned by itself.

      For example: chalkline evidence scale docs/examples/climate-survey.csv --range 1,5
      """)

  @Argument(help: "A CSV file.") var file: String
  @Option(help: "The columns with the items, with commas; else all columns.") var items: CommaList?
  @Option(help: "Items worded the other way round, with commas.") var reverse = CommaList()
  @Option(help: "The lowest and the highest answer that can be given: 1,6.") var range: String?
  @Option(help: "Bootstrap draws for omega; 0 for none.") var draws = 999
  @Option(help: "The seed of the draws.") var seed: UInt64 = 1
  @Option(help: "The share of ranges that should hold the truth.") var level = 0.95
  @OptionGroup var answering: AnswerOptions

  func question() throws -> Scale {
    let ends = try range.map(Self.ends)
    return Scale(
      items: try items?.names ?? DataFile(path: file).headings,
      reverse: reverse.names, lowest: ends?.0, highest: ends?.1, draws: draws,
      seed: seed, level: level)
  }

  private static func ends(_ text: String) throws -> (Double, Double) {
    let parts = text.split(separator: ",").compactMap { Double($0) }
    guard parts.count == 2 else {
      throw Refusal(
        "range", "scale.range",
        Phrase(
          "Give the lowest answer, then the highest: 1,6.",
          es: "Indique la respuesta más baja y luego la más alta: 1,6."))
    }
    return (parts[0], parts[1])
  }
}
