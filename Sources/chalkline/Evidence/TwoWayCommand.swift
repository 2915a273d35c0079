import ArgumentParser
import Statistics

struct TwoWayCommand: Asking {
  static let configuration = CommandConfiguration(
    commandName: TwoWay.name,
    abstract: "Take the simple before-and-after comparison of a staggered start apart, and mend it.",
    discussion: """
      Two-way fixed effects with their Bacon decomposition, beside Sun and Abraham's event study, for comparison with \
      chalkline evidence effect. An empty start, 0 or one after the last period means never.

      For example: chalkline evidence two-way docs/examples/coaching.csv --outcome score --id school --period year \
      --start start
      """)

  @Argument(help: "A CSV file; - is standard input.")
  var file: String

  @Option(help: ArgumentHelp("The outcome.", valueName: "column"))
  var outcome: String

  @Option(name: .customLong("id"), help: ArgumentHelp("Who starts: the school, say.", valueName: "column"))
  var unit: String

  @Option(help: ArgumentHelp("The year.", valueName: "column"))
  var period: String

  @Option(help: ArgumentHelp("The first period in which the unit takes part.", valueName: "column"))
  var start: String

  @Option(help: ArgumentHelp("What else the outcome may differ with.", valueName: "columns"))
  var covariates = CommaList()

  @Option(help: ArgumentHelp("Whose rows vary together, where that is more than the unit.", valueName: "column"))
  var cluster: String?

  @Option(help: ArgumentHelp("The share of such ranges that hold the truth.", valueName: "share"))
  var level = 0.95

  @OptionGroup var answering: AnswerOptions

  func question() -> TwoWay {
    TwoWay(
      outcome: outcome, unit: unit, period: period, start: start, covariates: covariates.names, cluster: cluster,
      level: level)
  }
}
