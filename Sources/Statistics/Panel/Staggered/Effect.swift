import Vocabulary

/// Did it work: what starting changed, for units that started in different periods.
///
/// Asked with `chalkline evidence effect`. See `CallawaySantAnna` for the method.
package struct Effect: Analysis {
  package static let name = "effect"
  package static let version = 1

  package var outcome: String
  package var unit: String
  package var period: String
  package var start: String
  package var covariates: [String]
  package var weight: String?
  package var cluster: String?
  package var design: StaggeredDesign
  /// Draws of the bootstrap for bands over whole curves; 0 for none.
  package var draws: Int
  package var seed: UInt64
  package var multipliers: MultiplierBootstrap.Weights
  package var level: Double

  package init(
    outcome: String, unit: String, period: String, start: String, covariates: [String] = [], weight: String? = nil,
    cluster: String? = nil, design: StaggeredDesign = StaggeredDesign(), draws: Int = 999, seed: UInt64 = 1,
    multipliers: MultiplierBootstrap.Weights = .rademacher, level: Double = 0.95
  ) {
    self.outcome = outcome
    self.unit = unit
    self.period = period
    self.start = start
    self.covariates = covariates
    self.weight = weight
    self.cluster = cluster
    self.design = design
    self.draws = draws
    self.seed = seed
    self.multipliers = multipliers
    self.level = level
  }

  package var columns: Columns {
    Columns(
      numbers: [outcome, period] + covariates + [weight].compactMap { $0 },
      factors: [unit, start] + [cluster].compactMap { $0 })
  }

  package func answer(from frame: Frame, _ work: Work) throws -> Answered<EffectOutcome> {
    try refuseBadOptions()
    let read = try RolloutReading(self, frame)
    let fit = try CallawaySantAnna(read.rollout, design, work)
    guard fit.cells.contains(where: { !$0.influence.isEmpty }) else { throw EffectWords.nothingToEstimate(fit) }
    let outcome = try EffectOutcome(fit, self, work)
    return Answered(
      outcome, rows: read.rows, checks: EffectWords.checks(outcome, fit, read, self),
      told: EffectWords.told(outcome, self))
  }

  private func refuseBadOptions() throws(Refusal) {
    var findings: [Finding] = []
    if !(level > 0.5 && level < 1) { findings.append(.levelUnderHalf) }
    if draws < 0 || draws > 1_000_000 || (1..<99).contains(draws) {
      findings.append(
        Finding(
          "draws", "draws.range",
          Phrase(
            "Ask for 0 draws, or for 99 to 1,000,000: 999.", es: "Pida 0 repeticiones, o de 99 a 1,000,000: 999.")))
    }
    if !(design.anticipation >= 0 && design.anticipation.isFinite) {
      findings.append(
        Finding(
          "anticipation", "anticipation.range",
          Phrase("Give anticipation in periods, 0 or more.", es: "Indique la anticipación en periodos, 0 o más.")))
    }
    try findings.refuseIfAnyStopsSaving()
  }
}
