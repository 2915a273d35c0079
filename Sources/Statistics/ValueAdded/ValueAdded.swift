import Vocabulary

/// What teachers add to the scores of their students beyond what similar students reach elsewhere, and whether that is
/// rigorous enough to name anybody.
///
///     score ~ prior + covariates + factors + (1 | teacher) + (1 | school) + …
///
/// The first of `groups` holds the teachers. Rows link a student to a teacher; where a student has several teachers, each
/// link has a row with its share of the time as weight (Hock & Isenberg 2017, Statistics and Public Policy 4, "full roster
/// method"). Results that name a teacher are made only when they are asked for, shrunken, in the order of the file.
package struct ValueAdded: Analysis {
  package static let name = "value-added"
  package static let version = 1

  package var outcome: String
  /// A score from before, taken with its square and cube; a prior score among `covariates` is taken as it is.
  package var prior: String?
  package var covariates: [String]
  /// Columns of groups with a level each; "grade:year" has one for each pair.
  package var factors: [String]
  /// Columns of groups whose effects are drawn from a distribution; teachers first.
  package var groups: [String]
  /// Columns whose means by each of `groups` but the teachers (and year) are taken as covariates.
  package var means: [String]
  package var year: String?
  package var student: String?
  /// The share of a student's time that a teacher taught, from 0 to 1.
  package var dosage: String?
  /// Of the prior score, from its test's technical manual.
  package var reliability: Double?
  /// Ratios of the standard deviations of the groups' effects to that of what is left, as given.
  package var theta: [Double]?
  package var topShare: Double
  package var minimumStudents: Int
  /// The column whose groups are to be reported one by one: only the teachers' can be.
  package var report: String?
  /// A column by which to say who can be rated at all: subject, role.
  package var coverageBy: String?
  package var bands: Rigor.Bands
  /// Without the other fits and draws that check the answer.
  package var isBrief: Bool
  package var level: Double
  package var seed: UInt64
  /// How many random right-hand sides an approximate calculation takes, for groups that cross in too many ways for an exact
  /// one; nil for an exact one.
  package var probes: Int?

  package init(
    outcome: String, prior: String? = nil, covariates: [String] = [], factors: [String] = [], groups: [String],
    means: [String] = [], year: String? = nil, student: String? = nil, dosage: String? = nil,
    reliability: Double? = nil, theta: [Double]? = nil, topShare: Double = 0.25, minimumStudents: Int = 10,
    report: String? = nil, coverageBy: String? = nil, bands: Rigor.Bands = Rigor.Bands(), isBrief: Bool = false,
    level: Double = 0.95, seed: UInt64 = 1, probes: Int? = nil
  ) {
    self.outcome = outcome
    self.prior = prior
    self.covariates = covariates
    self.factors = factors
    self.groups = groups
    self.means = means
    self.year = year
    self.student = student
    self.dosage = dosage
    self.reliability = reliability
    self.theta = theta
    self.topShare = topShare
    self.minimumStudents = minimumStudents
    self.report = report
    self.coverageBy = coverageBy
    self.bands = bands
    self.isBrief = isBrief
    self.level = level
    self.seed = seed
    self.probes = probes
  }

  package var columns: Columns {
    Columns(
      numbers: ([outcome] + scores + means + [dosage].compactMap(\.self)).distinct,
      factors: (groups + factorColumns + [yearColumn, student, coverageBy].compactMap(\.self)).distinct)
  }

  /// The column that says the year: the one that was named, else a factor of that name.
  package var yearColumn: String? { year ?? factorColumns.first { $0 == "year" || $0 == "school_year" } }

  /// The prior score that error is taken from and that the look without it leaves out.
  var priorColumn: String? { prior ?? covariates.first }

  /// All columns of numbers that explain the outcome.
  var scores: [String] { [prior].compactMap(\.self) + covariates }

  /// Those of which factors are made: "grade:year" of two.
  var factorColumns: [String] { factors.flatMap(Self.parts) }

  static func parts(_ factor: String) -> [String] {
    factor.split { $0 == ":" || $0 == "*" }.map(String.init)
  }
}

extension Array where Element: Hashable {
  /// Each once, in the order in which they first appear.
  var distinct: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

// MARK: - The answer

extension ValueAdded {
  package func answer(from frame: Frame, _ work: Work) throws -> Answered<ValueAddedOutcome> {
    try refuseOptions()
    let roster = try Roster(self, frame)
    let model = try TeacherModel(self, roster)
    try work.isAt(0.05)
    let fit = try corrected(model, roster, work)
    let rating = Rating(self, roster, fit.fit)
    try work.isAt(0.4)

    let persistent = try persistence(model, roster, fit, work)
    let decided = persistent.map { Rating(self, roster, $0) } ?? rating
    var outcome = try ValueAddedOutcome(self, roster, fit, persistent, decided)
    try work.isAt(0.6)
    if !isBrief {
      try addStanding(&outcome, roster, decided, work)
      outcome.robustness = try Robustness(self, roster, fit, rating).looks(work)
      try work.isAt(0.9)
      addYears(&outcome, model, roster)
    }
    outcome.settleVerdict(bands)
    if report != nil {
      outcome.teachers = rating.teachers(
        lasting: persistent == nil ? nil : decided, outcome.standing, level, roster.outcomeDeviation)
    }
    let words = ValueAddedWords(self, outcome)
    return Answered(outcome, rows: roster.rows, checks: words.checks + roster.checks, told: words.told)
  }

  private func corrected(_ model: TeacherModel, _ roster: Roster, _ work: Work) throws -> CorrectedFit {
    guard let reliability, let column = priorColumn else { return CorrectedFit(try model.fit(theta, work)) }
    return try CorrectedFit(model, self, column: column, reliability: reliability, roster, work)
  }

  /// With a shock for each teacher's year, so that only what lasts counts as the teacher's; nil where the groups tell that
  /// already or there is one year.
  private func persistence(
    _ model: TeacherModel, _ roster: Roster, _ fit: CorrectedFit, _ work: Work
  ) throws -> MixedModel.Fit? {
    guard theta == nil, roster.yearCount >= 2, let shock = roster.teacherYears, !roster.groupsTellYears else {
      return nil
    }
    var model = fit.correction.map { model.taking($0.column, slope: $0.corrected.value) } ?? model
    model.terms.append(MixedModel.Term("\(groups[0])*\(yearColumn ?? "year")", shock))
    do {
      return try model.fit(nil, work)
    } catch is Refusal {
      // Every teacher is seen in one year only, so that years cannot be told from teachers.
      return nil
    }
  }

  private func addStanding(
    _ outcome: inout ValueAddedOutcome, _ roster: Roster, _ rating: Rating, _ work: Work
  ) throws {
    guard rating.variance > 0, rating.rated.count >= 2 else { return }
    let standing = try PosteriorStanding(
      means: rating.rated.map { rating.effects[$0] }, deviations: rating.rated.map { rating.errors[$0].squareRoot() },
      blocks: SchoolBlocks(roster, rating).blocks, topShare: topShare, seed: seed, work)
    outcome.standing = standing
    outcome.decision?.amongThese = standing.trulyTopWhenFlagged(
      means: rating.rated.map { rating.effects[$0] }, topShare: topShare)
  }

  /// How alike results are from year to year, and whether forecasts from other years are borne out.
  private func addYears(_ outcome: inout ValueAddedOutcome, _ model: TeacherModel, _ roster: Roster) {
    guard let years = roster.years(model, besides: yearColumn) else { return }
    outcome.yearToYear = years.yearToYear(minimumStudents: minimumStudents)
    outcome.drift = (try? Drift(years)).map(ValueAddedOutcome.DriftSeen.init)
  }
}
