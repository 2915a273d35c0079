import Vocabulary

/// Could the plan detect an effect, if there is one: asked before anything starts, so it reads no data.
///
/// Asked with `chalkline evidence power`.
package struct Power: Analysis {
  package static let name = "power"
  package static let version = 1

  package var design: Design
  /// For an assignment at one time.
  package var numbers: PowerNumbers?
  /// For starts spread over time.
  package var rollout: PlannedRollout?
  /// The effect hoped for, in standard deviations; nil to ask for the smallest that would be noticed.
  package var effect: Double?
  package var test: PowerTest
  package var degrees: RolloutDegrees
  /// Data sets to make up; 0 for none. Only for starts spread over time.
  package var datasets: Int
  package var seed: UInt64
  /// Numbers that nobody gave.
  package var assumed: [PowerAssumption]

  package init(
    design: Design, numbers: PowerNumbers? = nil, rollout: PlannedRollout? = nil, effect: Double? = nil,
    test: PowerTest = PowerTest(), degrees: RolloutDegrees = .clustersLessTwo, datasets: Int = 0, seed: UInt64 = 1,
    assumed: [PowerAssumption] = []
  ) {
    self.design = design
    self.numbers = numbers
    self.rollout = rollout
    self.effect = effect
    self.test = test
    self.degrees = degrees
    self.datasets = datasets
    self.seed = seed
    self.assumed = assumed
  }

  /// One of the PowerUp! designs, or a start spread over time.
  package enum Design: RawRepresentable, Hashable, Sendable, Codable {
    case comparison(PowerDesign)
    case rollout(RolloutDesign)

    package init?(rawValue: String) {
      if let design = PowerDesign(rawValue: rawValue) {
        self = .comparison(design)
      } else if let design = RolloutDesign(rawValue: rawValue) {
        self = .rollout(design)
      } else {
        return nil
      }
    }

    package var rawValue: String {
      switch self {
      case .comparison(let design): design.rawValue
      case .rollout(let design): design.rawValue
      }
    }

    package static var names: [String] {
      PowerDesign.allCases.map(\.rawValue) + RolloutDesign.allCases.map(\.rawValue)
    }
  }

  package enum RolloutDesign: String, CaseIterable, Sendable, Codable {
    case steppedWedge = "stepped-wedge"
    case staggered
    case differenceInDifferences = "did"
  }

  /// How the degrees of freedom of a roll-out are counted.
  package enum RolloutDegrees: String, CaseIterable, Sendable, Codable {
    case clustersLessTwo = "clusters-2"
    case clustersLessPeriods = "clusters-periods-1"
  }

  package var columns: Columns { Columns() }

  package func answer(from frame: Frame, _ work: Work) throws -> Answered<PowerOutcome> {
    try PowerRefusals.findings(self).refuseIfAnyStopsSaving()
    let outcome = try PowerOutcome(self, work)
    return Answered(
      outcome, rows: Rows(used: 0), checks: PowerWords.checks(outcome), told: PowerWords.told(outcome, self))
  }
}

/// A number that nobody gave, and where it comes from.
package struct PowerAssumption: Hashable, Sendable, Codable {
  package var name: String
  package var value: Double
  package var source: String

  package init(_ name: String, _ value: Double, _ source: String) {
    self.name = name
    self.value = value
    self.source = source
  }
}

extension PowerNumbers {
  /// The numbers by name, and those that were not given as the literature suggests.
  ///
  /// Intraclass correlation .20, or .10 where prior scores are used: Hedges & Hedberg (2007), Educational Evaluation and
  /// Policy Analysis 29:60–87. Shares explained by prior scores .5 among students and .7 among schools: Bloom,
  /// Richburg-Hayes & Black (2007), the same journal 29:30–59. Effect variance .10: Dong & Maynard (2013).
  package static func filled(
    _ given: [String: Double], _ design: PowerDesign, usesPriorScores: Bool
  ) -> (numbers: PowerNumbers, assumed: [PowerAssumption]) {
    var numbers = PowerNumbers()
    for (name, path) in names { given[name].map { numbers[keyPath: path] = $0 } }
    numbers.q = given["q"]
    var assumed: [PowerAssumption] = []
    func assume(_ name: String, _ value: Double, _ source: String) {
      guard given[name] == nil, let path = names.first(where: { $0.0 == name })?.1 else { return }
      numbers[keyPath: path] = value
      assumed.append(PowerAssumption(name, value, source))
    }
    let needsCorrelation =
      design.levels > 1 && design != .bira2c1 && design != .bira2f1
      && !["rho2", "rho3", "rho4"].contains { given[$0] != nil }
    if needsCorrelation {
      assume("rho\(design.levels)", usesPriorScores ? 0.1 : 0.2, "Hedges & Hedberg (2007)")
    }
    for name in design.usesOmega { assume(name, 0.1, "Dong & Maynard (2013)") }
    if usesPriorScores {
      assume("r21", 0.5, "Bloom, Richburg-Hayes & Black (2007)")
      if design.assigned > 1, design.levels == design.assigned {
        assume("r2\(design.levels)", 0.7, "Bloom, Richburg-Hayes & Black (2007)")
      }
    }
    return (numbers, assumed)
  }

  /// All but `q`, which may be absent.
  package static var names: [(String, WritableKeyPath<PowerNumbers, Double>)] {
    [
      ("n", \.n), ("J", \.J), ("K", \.K), ("L", \.L), ("rho2", \.rho2), ("rho3", \.rho3), ("rho4", \.rho4),
      ("omega2", \.omega2), ("omega3", \.omega3), ("omega4", \.omega4), ("omegam2", \.omegam2),
      ("omegam3", \.omegam3), ("r21", \.r21), ("r22", \.r22), ("r23", \.r23), ("r24", \.r24), ("r2t2", \.r2t2),
      ("r2t3", \.r2t3), ("r2t4", \.r2t4), ("r2m2", \.r2m2), ("r2m3", \.r2m3), ("p", \.p), ("g", \.g),
      ("rel1", \.rel1), ("cv", \.cv), ("attrition", \.attrition), ("lost", \.lost),
    ]
  }
}
