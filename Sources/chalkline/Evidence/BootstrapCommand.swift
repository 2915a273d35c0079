import ArgumentParser
import Statistics

struct BootstrapCommand: Asking {
  static let configuration = CommandConfiguration(
    commandName: Bootstrap.name,
    abstract: "Ask whether a difference stands where few schools take part, by drawing whole clusters anew.",
    discussion: """
      The wild cluster bootstrap, with the null hypothesis imposed (WCR-11, the one to read) and without (WCU-11); \
      where the tested column is the same throughout each cluster also by giving it to other clusters at random. Few \
      clusters are drawn in every way there is.

      For example: chalkline evidence bootstrap docs/examples/coaching.csv --outcome score --regressors poverty \
      --absorb school,year --cluster school --test poverty
      """)

  @Argument(help: "A CSV file; - is standard input.")
  var file: String

  @Option(help: ArgumentHelp("The outcome.", valueName: "column"))
  var outcome: String

  @Option(help: ArgumentHelp("What the outcome may differ with.", valueName: "columns"))
  var regressors: CommaList

  @Option(help: ArgumentHelp("Groups whose own levels are taken out.", valueName: "columns"))
  var absorb = CommaList()

  @Option(help: ArgumentHelp("Combinations of groups, likewise: grade:year.", valueName: "columns"))
  var interact = CommaList()

  @Option(help: ArgumentHelp("Whose rows vary together.", valueName: "column"))
  var cluster: String

  @Option(help: ArgumentHelp("The regressor that is tested.", valueName: "column"))
  var test: String

  @Option(help: ArgumentHelp("How many draws, where not all are taken.", valueName: "number"))
  var draws = 9_999

  @Option(help: "What is drawn: rademacher (signs) or webb (six points, for up to 12 clusters).")
  var weights: WildBootstrap.Weights?

  @Option(help: ArgumentHelp("Where the draws begin.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("The share of such ranges that hold the truth.", valueName: "share"))
  var level = 0.95

  @OptionGroup var answering: AnswerOptions

  func question() -> Bootstrap {
    Bootstrap(
      outcome: outcome, regressors: regressors.names, absorb: absorb.names, interact: interact.crossings,
      cluster: cluster, test: test, draws: draws, weights: weights, seed: seed, level: level)
  }
}

extension WildBootstrap.Weights: ExpressibleByArgument {}
