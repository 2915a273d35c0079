import Vocabulary

/// Whether outcomes changed where and when people started, by the simple two-way comparison, with what that comparison is
/// made of and the event study that mends it.
package struct TwoWay: Analysis {
  package static let name = "two-way"
  package static let version = 1

  package var outcome: String
  package var unit: String
  package var period: String
  /// The first period in which a unit takes part; empty, 0, infinite or after the last period means never.
  package var start: String
  package var covariates: [String]
  /// nil: the units.
  package var cluster: String?
  package var level: Double

  package init(
    outcome: String, unit: String, period: String, start: String, covariates: [String] = [], cluster: String? = nil,
    level: Double = 0.95
  ) {
    self.outcome = outcome
    self.unit = unit
    self.period = period
    self.start = start
    self.covariates = covariates
    self.cluster = cluster
    self.level = level
  }

  package var columns: Columns {
    Columns(numbers: [outcome, period, start] + covariates, factors: [unit] + (cluster.map { [$0] } ?? []))
  }

  package func answer(from frame: Frame, _ work: Work) throws -> Answered<TwoWayOutcome> {
    let used = try StaggeredRows(frame, self)
    let panel = used.panel
    if let (row, isRepeated) = panel.rowInConflict {
      let line = frame.line(ofRow: Int(used.kept[row]))
      throw isRepeated ? Refusal.repeatedPeriod(unit, period, line) : Refusal.twoStarts(unit, start, line)
    }
    if panel.cohorts.isEmpty { throw Refusal.nobodyStarts(start) }
    let columns = [("treated", Variate.numbers(panel.treated))] + used.covariates
    let simple = try LinearFit(
      LinearModel(outcome: used.outcome, regressors: columns, absorbed: [panel.unit, panel.period]), work)
    guard simple.place(of: "treated") == 0 else { throw Refusal.nobodyToCompare(start) }
    _ = try simple.worthTelling(outcome, [unit, period])
    try work.isAt(0.4)
    let simpleVariance = try simple.clusterVariance([used.clusters], work)
    let arms = Arms(.numbers(panel.treated), used.clusters)
    let study = try SunAbraham(panel, outcome: used.outcome, covariates: used.covariates, work) { fit, rows in
      try fit.clusterVariance([used.clusters.keeping(rows)], work)
    }
    try work.isAt(0.9)
    let bacon = covariates.isEmpty ? BaconDecomposition(panel, outcome: used.outcome) : nil
    let outcome = TwoWayOutcome(simple, simpleVariance, bacon, study, panel, arms, used.clusters.count, level)
    var checks = simple.dropped.map { Check("regressor.\($0.reason.rawValue)", passed: false, $0.sentence) }
    checks += TwoWayWords.checks(outcome, hasCovariates: !covariates.isEmpty)
    return Answered(outcome, rows: used.rows, checks: checks, told: TwoWayWords(question: self, outcome: outcome).told)
  }
}

/// The rows of a staggered start that can be used.
private struct StaggeredRows {
  let panel: StaggeredPanel
  let outcome: [Double]
  let covariates: [(String, Variate)]
  let clusters: Groups
  let rows: Rows
  let kept: [Int32]

  init(_ frame: Frame, _ question: TwoWay) throws {
    // A missing start means never, so the start is not among the columns that must be there.
    let parts = RegressionRows.Parts(
      outcome: question.outcome, regressors: [question.period] + question.covariates, absorb: [],
      clusters: [question.unit, question.cluster ?? question.unit])
    let used = try RegressionRows(frame, parts)
    let all = used.kept ?? (0..<Int32(frame.rowCount)).map { $0 }
    let starts = try frame.number(question.start)
    guard case .numbers(let periods) = used.model.regressors[0] else { throw Refusal.noRegressors }
    panel = StaggeredPanel(unit: used.clusters[0], period: periods, start: all.map { starts[Int($0)] })
    outcome = used.model.outcome
    covariates = Array(zip(used.model.names, used.model.regressors).dropFirst())
    clusters = used.clusters[1]
    rows = used.rows
    kept = all
  }
}

/// What `two-way` found.
package struct TwoWayOutcome: Codable, Sendable, Hashable {
  /// The simple two-way fixed effects estimate.
  package var simple: Estimate
  package var simpleP: Double?
  /// What it is made of; nil with covariates, and where a unit lacks a period.
  package var decomposition: BaconDecomposition?
  package var alreadyStartedShare: Double?
  /// Sun and Abraham's: the average over everybody who has started, at every period since.
  package var average: Estimate?
  package var averageP: Double?
  package var events: [Event]
  package var cohorts: [Cohort]
  package var units: Int
  package var neverStarting: Int
  package var clusters: Int
  package var treatedClusters: Int
  /// Rows of units that had started before the first period; the event study leaves them out.
  package var alwaysTreatedRows: Int
  /// Rows from the last cohort's start on, left out of the event study where nobody never starts.
  package var uncomparedRows: Int

  package struct Event: Codable, Sendable, Hashable {
    package var distance: Double
    package var estimate: Estimate
    package var rows: Int
  }

  package struct Cohort: Codable, Sendable, Hashable {
    package var start: Double
    package var estimate: Estimate
    package var units: Int
  }

  init(
    _ simple: LinearFit, _ variance: CoefficientVariance, _ bacon: BaconDecomposition?, _ study: SunAbraham,
    _ panel: StaggeredPanel, _ arms: Arms, _ clusters: Int, _ level: Double
  ) {
    var starts = [Double?](repeating: nil, count: panel.unit.count)
    for row in 0..<panel.rows { starts[Int(panel.unit.codes[row])] = panel.start[row] }
    let sizes = panel.cohorts.map { cohort in starts.count { $0 == cohort } }
    let isFew = arms.areTooFew
    let told = { (value: Double, error: Double, df: Double, units: Int) -> Estimate in
      isFew || units < 2 || !(error > 0)
        ? Estimate(value) : Estimate(value, standardError: error, degreesOfFreedom: df, level: level)
    }
    let df = variance.degreesOfFreedom[0]
    self.simple = told(simple.coefficients[0], variance.standardErrors[0], df, 2)
    simpleP = self.simple.standardError.map { StudentT(df: df).twoSided(simple.coefficients[0] / $0) }
    decomposition = bacon
    alreadyStartedShare = bacon?.alreadyStartedShare
    average = study.average.map { told($0.value, $0.standardError, $0.degreesOfFreedom, 2) }
    averageP = average.flatMap { average in
      average.standardError.map {
        StudentT(df: average.degreesOfFreedom ?? df).twoSided(average.value / $0)
      }
    }
    events = study.events.map {
      Event(
        distance: $0.at, estimate: told($0.value, $0.standardError, $0.degreesOfFreedom, $0.rows), rows: $0.rows)
    }
    cohorts = study.cohorts.map { cohort in
      let units = zip(panel.cohorts, sizes).first { $0.0 == cohort.at }?.1 ?? 0
      return Cohort(
        start: cohort.at, estimate: told(cohort.value, cohort.standardError, cohort.degreesOfFreedom, units),
        units: units)
    }
    units = panel.unit.count
    neverStarting = starts.count { $0 == nil }
    self.clusters = clusters
    treatedClusters = arms.treated
    alwaysTreatedRows = study.alwaysTreated
    uncomparedRows = study.afterLastStart
  }
}

extension TwoWayOutcome: Shown {
  package var tables: [Table] {
    let width = (average ?? simple).interval.map { $0.upper - $0.lower } ?? abs(simple.value) / 5
    let digits = Written.digits(for: width) + 1
    let none = Table.Cell.none(Phrase("too few to say", es: "muy pocos para saberlo"))
    let cells = { (words: Phrase, estimate: Estimate) -> [Table.Cell] in
      [
        .text(words), .number(estimate.value, digits: digits),
        estimate.interval.map { .interval($0, digits: digits) } ?? none,
      ]
    }
    let headings = [
      Phrase("What", es: "Qué"), Phrase("Change", es: "Cambio"), Phrase("Plausible range", es: "Rango plausible"),
    ]
    var rows = [cells(Phrase("Simple two-way comparison", es: "Comparación simple en dos sentidos"), simple)]
    if let average {
      rows.append(cells(Phrase("Only with those not yet started", es: "Solo con quienes aún no empezaron"), average))
    }
    rows += cohorts.map { cohort in
      cells(
        Phrase(
          "Started in \(Written.number(cohort.start, 0).filter { $0 != "," }) (\(cohort.units))",
          es: "Empezaron en \(Written.number(cohort.start, 0).filter { $0 != "," }) (\(cohort.units))"),
        cohort.estimate)
    }
    let made = decomposition.map { decomposition in
      Table(
        Phrase("What the simple comparison is made of", es: "De qué se compone la comparación simple"),
        headings: [
          Phrase("Comparison", es: "Comparación"), Phrase("Share", es: "Parte"), Phrase("Change", es: "Cambio"),
        ],
        rows: BaconDecomposition.Kind.allCases.compactMap { kind in
          let share = decomposition.share(of: kind)
          if share <= 0 { return nil }
          let mean = decomposition.comparisons.filter { $0.kind == kind }.reduce(0) { $0 + $1.weight * $1.estimate }
          return [.text(kind.words), .share(share), .number(mean / share, digits: digits)]
        })
    }
    return [Table(Phrase("The change", es: "El cambio"), headings: headings, rows: rows)] + (made.map { [$0] } ?? [])
  }

  package var pictures: [Picture] {
    if events.isEmpty { return [] }
    let hasRanges = events.allSatisfy { $0.estimate.interval != nil }
    return [
      .lines(
        title: Phrase("The difference before and after the start", es: "La diferencia antes y después del inicio"),
        x: Phrase("Periods since the start", es: "Periodos desde el inicio"),
        y: Phrase("Difference", es: "Diferencia"),
        lines: [
          Picture.Line(
            Phrase("Those who started", es: "Quienes empezaron"), x: events.map(\.distance),
            y: events.map(\.estimate.value),
            lower: hasRanges ? events.compactMap { $0.estimate.interval?.lower } : nil,
            upper: hasRanges ? events.compactMap { $0.estimate.interval?.upper } : nil)
        ],
        marks: [
          Picture.Mark(x: -0.5, y: nil, Phrase("start", es: "inicio")),
          Picture.Mark(x: nil, y: 0, Phrase("no difference", es: "sin diferencia")),
        ])
    ]
  }
}

extension BaconDecomposition.Kind {
  var words: Phrase {
    switch self {
    case .treatedVersusNever: Phrase("with those who never started", es: "con quienes nunca empezaron")
    case .earlierVersusLater:
      Phrase("with those who started later, before they did", es: "con quienes empezaron después, antes de hacerlo")
    case .laterVersusEarlier: Phrase("with those who had already started", es: "con quienes ya habían empezado")
    case .laterVersusAlways:
      Phrase("with those who had started before the first period", es: "con quienes empezaron antes del primer periodo")
    }
  }
}
