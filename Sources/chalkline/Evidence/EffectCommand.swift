import ArgumentParser
import Statistics

/// `chalkline evidence effect`: did it work, where not all started at once.
struct EffectCommand: Asking {
  static let configuration = CommandConfiguration(
    commandName: "effect",
    abstract: "Did it work: what starting changed, for units that started in different periods.",
    discussion: """
      One row for each unit (a school, say) and period. The column of starts holds the period in which the unit \
      started; 0, never, NaN, Inf or nothing for those that never did. Callaway and Sant'Anna (2021).

      For example: chalkline evidence effect docs/examples/rollout.csv --outcome score --id school --period term \
      --start start --covariates poverty
      """)

  @Argument(help: "A CSV file; - is standard input.") var file: String
  @Option(help: "The column with the outcome.") var outcome: String
  @Option(name: .customLong("id"), help: "The column with the units that start: schools.") var unit: String
  @Option(help: "The column with the periods, as numbers.") var period: String
  @Option(help: "The column with the period in which the unit started.") var start: String
  @Option(help: "Columns by which those compared should be alike, with commas.") var covariates = CommaList()
  @Option(help: "The column with the units' weights.") var weight: String?
  @Option(help: "The column with groups of units that share chance events.") var cluster: String?
  @Option(help: "Compare with those that never started, or that have not yet: never, not-yet.")
  var control = StaggeredDesign.Control.neverStarted
  @Option(help: "Doubly robust, weighting or regression: dr, ipw, reg.") var method = StaggeredDesign.Method
    .doublyRobust
  @Option(help: "Before the start, against the period before or the last one: varying, universal.")
  var base = StaggeredDesign.Base.varying
  @Option(help: "Periods before the start in which it may already show.") var anticipation = 0.0
  @Option(help: "Units not seen in every period: left out everywhere, or only where they lack: balance, pairs.")
  var gaps = StaggeredDesign.Gaps.leaveUnitsOut
  @Option(help: "Bootstrap draws for bands over whole curves; 0 for none.") var draws = 999
  @Option(help: "The seed of the draws.") var seed: UInt64 = 1
  @Option(help: "The draws' weights: rademacher, mammen.") var multipliers = MultiplierBootstrap.Weights.rademacher
  @Option(help: "The share of ranges that should hold the truth.") var level = 0.95
  @OptionGroup var answering: AnswerOptions

  func question() -> Effect {
    Effect(
      outcome: outcome, unit: unit, period: period, start: start,
      covariates: covariates.names, weight: weight, cluster: cluster,
      design: StaggeredDesign(method: method, control: control, base: base, anticipation: anticipation, gaps: gaps),
      draws: draws, seed: seed, multipliers: multipliers, level: level)
  }
}

extension StaggeredDesign.Control: ExpressibleByArgument {}
extension StaggeredDesign.Method: ExpressibleByArgument {}
extension StaggeredDesign.Base: ExpressibleByArgument {}
extension StaggeredDesign.Gaps: ExpressibleByArgument {}
extension MultiplierBootstrap.Weights: ExpressibleByArgument {}
