import ArgumentParser
import Statistics

/// `chalkline evidence percentages`: how exactly may shares of groups be published.
struct PercentagesCommand: Asking {
  static let configuration = CommandConfiguration(
    commandName: Percentages.name,
    abstract: "How exactly may percentages of groups be published.",
    discussion: """
      One row for each group: its name, how many people it has, and how many of them are counted. A row with the label of \
      the total is their sum. Groups of fewer than ten have no share, and the fewer people the wider the bands.

      For example: chalkline evidence percentages docs/examples/passing.csv --all tested --part passed
      """)

  @Argument(help: "A CSV file; - is standard input.") var file: String
  @Option(help: "The column with the groups.") var label = "group"
  @Option(help: "The column with how many people each group has.") var all: String
  @Option(help: "The column with how many of them are counted.") var part: String
  @Option(help: "The label of the row that is the sum of the others.") var total = "Total"
  @Flag(help: "No row is a sum.") var noTotal = false
  @OptionGroup var answering: AnswerOptions

  func question() -> Percentages {
    Percentages(label: label, all: all, part: part, total: noTotal ? nil : total)
  }
}
