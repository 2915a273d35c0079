import Vocabulary

/// What starting changed, cell by cell and on average.
package struct EffectOutcome: Encodable, Sendable {
  package var units: Int
  package var clusters: Int
  package var periods: [Double]
  package var neverStarted: Int
  package var cohorts: [Cohort]
  /// ATT(g, t).
  package var effects: [Cell]
  package var simple: Average
  package var group: Average
  package var dynamic: Average
  package var calendar: Average
  package var preTrend: PreTrend?
  package var relativeMagnitudes: RelativeMagnitudes?
  package var bootstrap: Bootstrap?

  package struct Cohort: Encodable, Sendable {
    package var start: Double
    package var units: Int
  }

  package struct Cell: Encodable, Sendable {
    package var cohort: Double
    package var period: Double
    package var base: Double
    package var standing: CallawaySantAnna.Standing
    package var started: Int
    package var compared: Int
    package var estimate: Estimate?
    /// Holds for all cells at once.
    package var band: Interval?
    package var overlap: CallawaySantAnna.Overlap?
  }

  package struct Average: Encodable, Sendable {
    package var overall: Estimate?
    package var parts: [Part]
    /// The critical value of the bands over the parts.
    package var critical: Double?
  }

  package struct Part: Encodable, Sendable {
    /// The cohort, the time since the start, or the period.
    package var at: Double
    package var estimate: Estimate
    package var band: Interval?
    package var cells: Int
  }

  package struct Bootstrap: Encodable, Sendable {
    package var draws: Int
    package var seed: UInt64
    package var weights: MultiplierBootstrap.Weights
    /// For each of `effects`; null where there is none.
    package var standardErrors: [Double?]
    /// For the band over all cells.
    package var critical: Double?
    package var averages: [String: Double]
  }

  init(_ fit: CallawaySantAnna, _ question: Effect, _ work: Work) throws {
    let rollout = fit.rollout
    units = rollout.units.count
    clusters = rollout.clusterCount
    periods = rollout.periods
    neverStarted = rollout.starts.count { $0 == .infinity }
    cohorts = rollout.cohorts.map { start in Cohort(start: start, units: rollout.starts.count { $0 == start }) }
    let kinds = Aggregation.Kind.allCases.map { Aggregation(fit, $0) }
    let bands = try question.draws > 0 ? Bands(fit, kinds, question, work) : nil
    effects = fit.cells.indices.map { Self.cell(fit, $0, question.level, bands) }
    simple = Self.average(fit, kinds[0], question.level, bands)
    group = Self.average(fit, kinds[1], question.level, bands)
    dynamic = Self.average(fit, kinds[2], question.level, bands)
    calendar = Self.average(fit, kinds[3], question.level, bands)
    preTrend = PreTrend(fit)
    relativeMagnitudes = RelativeMagnitudes(fit, level: question.level)
    bootstrap = bands.map { bands in
      Bootstrap(
        draws: question.draws, seed: question.seed, weights: question.multipliers,
        standardErrors: fit.cells.indices.map { bands.cellColumns[$0].map { bands.drawn.standardErrors[$0] } },
        critical: bands.cellCritical,
        averages: Dictionary(
          uniqueKeysWithValues: kinds.compactMap { kind in
            bands.overallColumns[kind.kind].map { (kind.kind.rawValue, bands.drawn.standardErrors[$0]) }
          }))
    }
  }

  private static func estimate(_ fit: CallawaySantAnna, _ value: Double, _ influence: [Double], _ level: Double)
    -> Estimate
  {
    guard let error = fit.standardError(influence) else { return Estimate(value) }
    return Estimate(value, standardError: error, level: level)
  }

  private static func cell(_ fit: CallawaySantAnna, _ place: Int, _ level: Double, _ bands: Bands?) -> Cell {
    let cell = fit.cells[place]
    let estimate = cell.value.map { Self.estimate(fit, $0, cell.influence, level) }
    return Cell(
      cohort: cell.cohort, period: cell.period, base: cell.base, standing: cell.standing, started: cell.started,
      compared: cell.compared, estimate: estimate,
      band: bands?.band(estimate, bands?.cellColumns[place], bands?.cellCritical), overlap: cell.overlap)
  }

  private static func average(_ fit: CallawaySantAnna, _ from: Aggregation, _ level: Double, _ bands: Bands?) -> Average
  {
    let critical = bands?.critical[from.kind] ?? nil
    return Average(
      overall: from.overall.map { Self.estimate(fit, $0.value, $0.influence, level) },
      parts: from.parts.enumerated().map { place, part in
        let estimate = Self.estimate(fit, part.value, part.influence, level)
        return Part(
          at: part.at, estimate: estimate,
          band: bands?.band(estimate, bands?.partColumns[from.kind]?[place], critical), cells: part.cells)
      }, critical: critical)
  }
}

/// The bootstrap over everything that is reported, drawn once.
private struct Bands {
  let drawn: MultiplierBootstrap
  let level: Double
  var cellColumns: [Int?] = []
  var partColumns: [Aggregation.Kind: [Int?]] = [:]
  var overallColumns: [Aggregation.Kind: Int] = [:]
  var cellCritical: Double?
  var critical: [Aggregation.Kind: Double] = [:]

  init(_ fit: CallawaySantAnna, _ kinds: [Aggregation], _ question: Effect, _ work: Work) throws {
    var influences: [[Double]] = []
    func column(_ influence: [Double]) -> Int? {
      guard fit.standardError(influence) != nil else { return nil }
      influences.append(influence)
      return influences.count - 1
    }
    cellColumns = fit.cells.map { column($0.influence) }
    for kind in kinds {
      partColumns[kind.kind] = kind.parts.map { column($0.influence) }
      overallColumns[kind.kind] = kind.overall.flatMap { column($0.influence) }
    }
    drawn = try MultiplierBootstrap(
      influences, units: fit.rollout.units.count, draws: question.draws, seed: question.seed,
      weights: question.multipliers, work)
    level = question.level
    cellCritical = drawn.critical(cellColumns.compactMap { $0 }, level: level)
    for kind in kinds {
      critical[kind.kind] = drawn.critical((partColumns[kind.kind] ?? []).compactMap { $0 }, level: level)
    }
  }

  func band(_ estimate: Estimate?, _ column: Int??, _ critical: Double?) -> Interval? {
    guard let estimate, let column, let column, let critical else { return nil }
    let reach = critical * drawn.standardErrors[column]
    return Interval(estimate.value - reach, estimate.value + reach, level: level)
  }
}
