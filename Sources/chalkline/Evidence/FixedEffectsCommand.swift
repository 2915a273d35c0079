import ArgumentParser
import Statistics

struct FixedEffectsCommand: Asking {
  static let configuration = CommandConfiguration(
    commandName: FixedEffects.name,
    abstract: "Compare rows of the same school, year or class: does the outcome differ with something?",
    discussion: """
      The groups' own levels are taken out (--absorb), so that only rows of one group are compared. The plausible \
      range allows for rows that vary together (--cluster); with fewer than 50 clusters it is corrected for that \
      (CR2), and where fewer than six stand on one side there is none: ask bootstrap.

      For example: chalkline evidence fixed-effects docs/examples/coaching.csv --outcome score --regressors poverty \
      --absorb school,year --cluster school
      """)

  @Argument(help: "A CSV file; - is standard input.")
  var file: String

  @Option(help: ArgumentHelp("The outcome; several are adjusted for there being several.", valueName: "columns"))
  var outcome: CommaList

  @Option(help: ArgumentHelp("What the outcome may differ with.", valueName: "columns"))
  var regressors: CommaList

  @Option(help: ArgumentHelp("Groups whose own levels are taken out.", valueName: "columns"))
  var absorb = CommaList()

  @Option(help: ArgumentHelp("Combinations of groups, likewise: grade:year.", valueName: "columns"))
  var interact = CommaList()

  @Option(help: ArgumentHelp("Whose rows vary together: one column or two.", valueName: "columns"))
  var cluster = CommaList()

  @Option(help: "How the range is made: iid, hetero, cluster or cr2.")
  var variance: CoefficientVariance.Kind?

  @Option(help: ArgumentHelp("How much each row counts.", valueName: "column"))
  var weights: String?

  @Option(help: ArgumentHelp("Among several outcomes the one chosen before anybody looked.", valueName: "column"))
  var primary: String?

  @Option(help: ArgumentHelp("The share of such ranges that hold the truth.", valueName: "share"))
  var level = 0.95

  @OptionGroup var answering: AnswerOptions

  func question() -> FixedEffects {
    FixedEffects(
      outcomes: outcome.names, regressors: regressors.names, absorb: absorb.names, interact: interact.crossings,
      clusters: cluster.names, variance: variance, weights: weights, primary: primary, level: level)
  }
}

extension CoefficientVariance.Kind: ExpressibleByArgument {}
