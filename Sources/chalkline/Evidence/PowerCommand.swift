import ArgumentParser
import Statistics
import Vocabulary

/// `chalkline evidence power`: could the plan detect an effect, before anything starts.
struct PowerCommand: Asking {
  static let configuration = CommandConfiguration(
    commandName: "power",
    abstract: "Could the plan detect an effect, if there is one.",
    discussion: """
      Designs of PowerUp!: \(PowerDesign.allCases.map(\.rawValue).joined(separator: ", ")). Starts spread over \
      time: \(Power.RolloutDesign.allCases.map(\.rawValue).joined(separator: ", ")). It reads no file.

      For example, 24 schools of 60 students, half of them to start, prior scores known:
        chalkline evidence power cra2 --effect 0.2 --n 60 --J 24 --prior-scores
      Twelve schools that start one after the other over five terms:
        chalkline evidence power stepped-wedge --clusters 12 --periods 5 --n 30 --icc 0.15 --effect 0.25
      """)

  @Argument(help: "The design.") var design: String
  @Option(help: "The effect hoped for, in standard deviations.") var effect: Double?
  @Option(help: "The chance of noticing it that is wanted.") var power = 0.8
  @Option(help: "The chance of seeing an effect where there is none.") var alpha = 0.05
  @Flag(help: "Test one side only.") var oneSided = false
  @Flag(help: "Scores from before the start will be used.") var priorScores = false
  @OptionGroup var levels: LevelOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var answering: AnswerOptions

  var file: String { "" }

  func question() throws -> Power {
    guard let design = Power.Design(rawValue: design) else {
      throw Refusal(
        "design", "power.design",
        Phrase(
          "There is no design “\(design)”. Name one of: \(Power.Design.names.joined(separator: ", ")).",
          es: "No hay un diseño «\(design)». Indique uno de: \(Power.Design.names.joined(separator: ", "))."))
    }
    let test = PowerTest(alpha: alpha, power: power, isTwoSided: !oneSided)
    switch design {
    case .comparison(let chosen):
      let filled = PowerNumbers.filled(levels.given, chosen, usesPriorScores: priorScores)
      return Power(
        design: design, numbers: filled.numbers, effect: effect, test: test, assumed: filled.assumed)
    case .rollout(let chosen):
      return Power(
        design: design, rollout: try time.plan(chosen, perCell: levels.n ?? 20), effect: effect, test: test,
        degrees: time.degrees, datasets: time.datasets, seed: time.seed)
    }
  }

  static func answer(_ question: Power, from source: EvidenceSource, _ work: Work) throws -> Evidence<Power> {
    try Evidence(question, from: Frame(rowCount: 0), work)
  }
}

/// The numbers of an assignment at one time, in the names of PowerUp!.
struct LevelOptions: ParsableArguments {
  @Option(help: "People in each unit of the second level (in all, for ira).") var n: Double?
  @Option(name: .customLong("J"), help: "Units of the second level in each of the third (in all, with two levels).")
  var J: Double?
  @Option(name: .customLong("K"), help: "Units of the third level.") var K: Double?
  @Option(name: .customLong("L"), help: "Units of the fourth level.") var L: Double?
  @Option(help: "Intraclass correlation of the second level.") var rho2: Double?
  @Option(help: "Of the third.") var rho3: Double?
  @Option(help: "Of the fourth.") var rho4: Double?
  @Option(help: "How much the effect varies between units of the second level, as a share of their variance.")
  var omega2: Double?
  @Option(help: "Of the third.") var omega3: Double?
  @Option(help: "Of the fourth.") var omega4: Double?
  @Option(help: "How much the moderator's slope varies between units of the second level.") var omegam2: Double?
  @Option(help: "Of the third.") var omegam3: Double?
  @Option(help: "Share of variance explained among people.") var r21: Double?
  @Option(help: "Among units of the second level.") var r22: Double?
  @Option(help: "Of the third.") var r23: Double?
  @Option(help: "Of the fourth.") var r24: Double?
  @Option(help: "Share of the effect's variance explained at the second level.") var r2t2: Double?
  @Option(help: "At the third.") var r2t3: Double?
  @Option(help: "At the fourth.") var r2t4: Double?
  @Option(help: "Share of the moderator's variance explained at the second level.") var r2m2: Double?
  @Option(help: "At the third.") var r2m3: Double?
  @Option(help: "The share that starts (default: 0.5).") var p: Double?
  @Option(help: "The share with the trait of a moderator design; leave out for a trait that is a number.")
  var q: Double?
  @Option(help: "Covariates at the level that is compared (default: 0).") var g: Double?
  @Option(help: "Reliability of the outcome (default: 1).") var rel1: Double?
  @Option(help: "Spread of the sizes of clusters, as a share of their mean (default: 0).") var cv: Double?
  @Option(help: "The share of people expected to be lost (default: 0).") var attrition: Double?
  @Option(help: "Units of the highest level expected to be lost (default: 0).") var lost: Double?

  var given: [String: Double] {
    [
      "n": n, "J": J, "K": K, "L": L, "rho2": rho2, "rho3": rho3, "rho4": rho4, "omega2": omega2, "omega3": omega3,
      "omega4": omega4, "omegam2": omegam2, "omegam3": omegam3, "r21": r21, "r22": r22, "r23": r23, "r24": r24,
      "r2t2": r2t2, "r2t3": r2t3, "r2t4": r2t4, "r2m2": r2m2, "r2m3": r2m3, "p": p, "q": q, "g": g, "rel1": rel1,
      "cv": cv, "attrition": attrition, "lost": lost,
    ].compactMapValues { $0 }
  }
}

/// The numbers of a start spread over time.
struct TimeOptions: ParsableArguments {
  @Option(help: "Schools in all.") var clusters: Int?
  @Option(help: "Periods in all.") var periods: Int?
  @Option(help: "Periods before the first start (stepped wedge).") var baseline = 1
  @Option(help: "For each school the period of its start, with commas; 0 for never. Instead of --clusters.")
  var starts: String?
  @Option(help: "Correlation of two people of one school in one period.") var icc = 0.2
  @Option(help: "That of two periods of one school, as a share of it: nested, or with --decay for each period apart.")
  var cac = 1.0
  @Flag(help: "Let the correlation decay with the periods between.") var decay = false
  @Option(help: "Correlation of a person with themself between periods; 0 where others are seen each time.")
  var samePeople = 0.0
  @Option(help: "Degrees of freedom: clusters-2, clusters-periods-1.") var degrees = Power.RolloutDegrees
    .clustersLessTwo
  @Option(help: "Make up so many sets of data and analyse them; 0 for none.") var datasets = 0
  @Option(help: "The seed of what is made up.") var seed: UInt64 = 1

  func plan(_ design: Power.RolloutDesign, perCell: Double) throws -> PlannedRollout {
    let given = try starts.map(Self.numbers) ?? []
    let periods = self.periods ?? max(2, given.max() ?? 5)
    return PlannedRollout(
      starts: given.isEmpty ? Self.usual(design, clusters ?? 0, periods, baseline) : given, periods: periods,
      perCell: perCell, icc: icc, correlation: decay ? .decay(cac) : cac == 1 ? .exchangeable : .nested(cac),
      samePeople: samePeople)
  }

  private static func numbers(_ text: String) throws -> [Int] {
    try text.split(separator: ",").map { part in
      guard let start = Int(part.filter { $0 != " " }), start >= 0 else {
        throw Refusal(
          "starts", "power.starts",
          Phrase(
            "“\(part)” is not a period. Give whole numbers with commas, 0 for never: 2,2,3,3,0,0.",
            es: "«\(part)» no es un periodo. Dé números enteros con comas, 0 para nunca: 2,2,3,3,0,0."))
      }
      return start
    }
  }

  /// Steps for a stepped wedge; half in the middle and half never for a difference of differences; thirds otherwise.
  private static func usual(_ design: Power.RolloutDesign, _ clusters: Int, _ periods: Int, _ baseline: Int) -> [Int] {
    switch design {
    case .steppedWedge: PlannedRollout.steps(clusters, periods: periods, baseline: baseline)
    case .differenceInDifferences: (0..<clusters).map { $0 < clusters / 2 ? periods / 2 + 1 : 0 }
    case .staggered: (0..<clusters).map { $0 % 3 == 2 ? 0 : (($0 % 3) + 1) * periods / 3 + 1 }
    }
  }
}

extension Power.RolloutDegrees: ExpressibleByArgument {}
