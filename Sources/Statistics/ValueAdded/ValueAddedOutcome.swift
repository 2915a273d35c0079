import Vocabulary

/// What came out: how rigorous the measure is, and what it rests on.
package struct ValueAddedOutcome: Encodable, Sendable, Shown {
  /// The fit of the question as it was put.
  package var model: Fitted
  /// With a shock for each teacher's year, so that only what lasts is the teacher's; nil where it cannot be told.
  package var persistent: Fitted?
  package var years: Int
  package var coverage: Coverage
  package var reliability: Reliability
  /// nil where teachers do not differ beyond chance, or fewer than two can be rated.
  package var decision: Decision?
  package var topShare: Double
  package var rigor: Rigor?
  package var robustness: [Robustness.Look] = []
  package var yearToYear: YearToYear?
  package var drift: DriftSeen?
  package var priorCorrection: PriorCorrection?
  /// How far the draws of an approximate calculation may have moved the answer; nil where it is exact.
  package var approximation: MonteCarlo?
  /// In the order of the file; only where they were asked for.
  package var teachers: [TeacherResult]?
  /// Not written out: it holds each teacher.
  var standing: PosteriorStanding?
  var missingPrior: Double
  var missingIsUneven: Bool
  var level: Double

  enum CodingKeys: String, CodingKey {
    case model, persistent, years, coverage, reliability, decision, topShare, rigor, robustness, yearToYear, drift
    case priorCorrection, approximation, teachers
  }

  init(
    _ question: ValueAdded, _ roster: Roster, _ fit: CorrectedFit, _ persistent: MixedModel.Fit?, _ decided: Rating
  ) throws {
    model = Fitted(fit.fit, question.level)
    if let correction = fit.correction {
      model.coefficients.insert(Coefficient(name: correction.column, estimate: correction.corrected), at: 1)
    }
    self.persistent = persistent.map { Fitted($0, question.level) }
    years = roster.yearCount
    coverage = try Coverage(question, roster, decided.rated)
    let reliabilities = decided.reliabilities
    reliability = Reliability(
      mean: reliabilities.isEmpty ? 0 : reliabilities.reduce(0, +) / Double(reliabilities.count),
      lowest: reliabilities.min() ?? 0, highest: reliabilities.max() ?? 0,
      isUpperBound: persistent == nil && !(roster.yearCount >= 2 && roster.groupsTellYears))
    topShare = question.topShare
    decision = decided.decision(question.topShare)
    priorCorrection = fit.correction.map {
      PriorCorrection(
        column: $0.column, reliability: $0.reliability, uncorrected: $0.uncorrected, corrected: $0.corrected)
    }
    approximation = MonteCarlo(decided, question.topShare)
    missingPrior = roster.missingPrior
    missingIsUneven = roster.missingIsUneven
    level = question.level
  }

  /// Forecasts that are not borne out weigh more than any share of right flags.
  mutating func settleVerdict(_ bands: Rigor.Bands) {
    guard let decision else { return }
    rigor = Rigor(trulyTopWhenFlagged: decision.accuracy.trulyTopWhenFlagged, bands)
    if drift?.isContradicted == true { rigor = .notForIndividuals }
  }
}

extension ValueAddedOutcome {
  /// A fitted model, in figures.
  package struct Fitted: Hashable, Sendable, Encodable {
    package var coefficients: [Coefficient]
    package var groups: [GroupVariance]
    /// The standard deviation of what is left.
    package var sigma: Double
    /// −2 log likelihood, restricted (REML).
    package var criterion: Double
    package var rows: Int
    package var iterations: Int
    package var isConverged: Bool
    /// Covariates left out because others tell them already.
    package var aliased: [String]
    /// Monte Carlo errors of these figures, where the calculation was approximate.
    package var approximation: MixedModel.Approximation?

    init(_ fit: MixedModel.Fit, _ level: Double) {
      coefficients = zip(fit.fixed.names, fit.fixed.estimates(level: level)).map { Coefficient(name: $0, estimate: $1) }
      groups = fit.terms.map { term in
        GroupVariance(
          name: term.name, groups: term.rowCounts.count { $0 > 0 }, theta: term.theta[0],
          standardDeviation: term.deviation ?? Estimate(term.standardDeviation), variance: term.covariance[0, 0])
      }
      sigma = fit.sigma
      criterion = fit.value
      rows = fit.rowCount
      iterations = fit.iterations
      isConverged = fit.isConverged
      aliased = fit.fixed.aliased
      approximation = fit.approximation
    }
  }

  package struct Coefficient: Hashable, Sendable, Codable {
    package var name: String
    package var estimate: Estimate
  }

  package struct GroupVariance: Hashable, Sendable, Codable {
    package var name: String
    package var groups: Int
    /// The ratio of the standard deviation to σ.
    package var theta: Double
    package var standardDeviation: Estimate
    package var variance: Double
  }

  package struct Reliability: Hashable, Sendable, Codable {
    /// Over the teachers that can be rated.
    package var mean: Double
    package var lowest: Double
    package var highest: Double
    /// Because one year cannot tell a teacher from that year's class.
    package var isUpperBound: Bool
  }

  /// What a decision to name the top share would be worth.
  package struct Decision: Hashable, Sendable, Codable {
    package var accuracy: DecisionAccuracy
    /// Were the variance of teachers one standard error smaller.
    package var ifTeachersDifferLess: DecisionAccuracy?
    package var ifTeachersDifferMore: DecisionAccuracy?
    package var flagged: Int
    package var expectedWrong: Double
    /// Of these teachers, rather than of any like them: the share of those flagged that truly belongs there.
    package var amongThese: Double?
  }

  /// How far the random draws of an approximate calculation may have moved the answer: standard errors that another seed
  /// would show.
  package struct MonteCarlo: Hashable, Sendable, Codable {
    /// Of the standard deviation of the teachers' effects.
    package var standardDeviation: Double
    package var reliability: Double
    /// Of the share of right names; nil where there is none.
    package var trulyTopWhenFlagged: Double?

    init?(_ rating: Rating, _ topShare: Double) {
      guard let seen = rating.fit.approximation else { return nil }
      standardDeviation = seen.deviations[0]
      let spread = rating.variance.squareRoot()
      let reach = spread > 0 ? 2 * seen.deviations[0] * spread : 0
      let reliabilities = rating.reliabilities
      func mean(_ list: [Double]) -> Double { list.reduce(0, +) / Double(max(1, list.count)) }
      let more = rating.reliabilities(atVariance: rating.variance + reach)
      let less = rating.reliabilities(atVariance: max(0, rating.variance - reach))
      let ofDraws = seen.conditionalVariances[0] / Double(max(1, reliabilities.count)).squareRoot()
      let ofSpread = (mean(more) - mean(less)) / 2
      reliability = (ofDraws * ofDraws + ofSpread * ofSpread).squareRoot()
      guard rating.variance > 0, reliabilities.count >= 2 else { return }
      // As the share moves with the reliability of all.
      func right(_ shift: Double) -> Double {
        DecisionAccuracy(
          reliabilities: reliabilities.map { min(1, max(0, $0 + shift)) }, topShare: topShare, rule: .share(topShare)
        ).trulyTopWhenFlagged
      }
      trulyTopWhenFlagged = abs(right(reliability) - right(-reliability)) / 2
    }
  }

  package struct PriorCorrection: Hashable, Sendable, Codable {
    package var column: String
    package var reliability: Double
    package var uncorrected: Estimate
    package var corrected: Estimate
  }

  /// How effects drift, without any teacher's own.
  package struct DriftSeen: Hashable, Sendable, Codable {
    package var sameYearVariance: Double
    package var autocovariances: [Double]
    package var pairs: [Int]
    package var heldFrom: Int?
    package var wasProjected: Bool
    package var forecastSlope: Estimate?
    package var isContradicted: Bool

    init(_ drift: Drift) {
      sameYearVariance = drift.sameYearVariance
      autocovariances = drift.autocovariances
      pairs = drift.pairs
      heldFrom = drift.heldFrom
      wasProjected = drift.wasProjected
      forecastSlope = drift.forecastSlope
      isContradicted = drift.forecastsAreContradicted
    }
  }

  /// Who can be rated at all.
  package struct Coverage: Hashable, Sendable, Codable {
    /// In the file, with or without scores.
    package var teachers: Int
    package var rated: Int
    package var tooFewStudents: Int
    package var by: [Part]

    package struct Part: Hashable, Sendable, Codable {
      package var name: String
      package var teachers: Int
      package var rated: Int
    }

    init(_ question: ValueAdded, _ roster: Roster, _ rated: [Int]) throws {
      var occurs = [Bool](repeating: false, count: roster.teacher.levels.count)
      for code in roster.teacher.codes where code >= 0 { occurs[Int(code)] = true }
      teachers = occurs.count { $0 }
      self.rated = rated.count
      tooFewStudents = roster.students.count { $0 > 0 } - rated.count
      guard let column = question.coverageBy else {
        by = []
        return
      }
      let parts = try roster.frame.factor(column)
      var home = [Int32](repeating: -1, count: occurs.count)
      for (row, code) in roster.teacher.codes.enumerated() where code >= 0 {
        if home[Int(code)] < 0 { home[Int(code)] = parts.codes[row] }
      }
      by = parts.levels.indices.map { level in
        Part(
          name: parts.levels[level], teachers: home.count { $0 == Int32(level) },
          rated: rated.count { home[$0] == Int32(level) })
      }
    }
  }

  /// One teacher, where asked for.
  package struct TeacherResult: Hashable, Sendable, Codable {
    package var teacher: String
    package var students: Int
    /// Shrunken, in the unit of the outcome; nil with too few students.
    package var effect: Estimate?
    /// The effect over the standard deviation of the outcome.
    package var inStandardDeviations: Double?
    /// What of it lasts from year to year, where years tell; what the chances speak of.
    package var lasting: Estimate?
    package var reliability: Double?
    package var chanceInTop: Double?
    package var chanceBelowAverage: Double?
  }
}
