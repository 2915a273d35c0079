import Statistics
import Vocabulary

/// How far growth can be relied on: asked of `ValueAdded`, and told without any teacher.
struct GrowthStudy {
  let columns: GrowthColumns
  let topShare: Double
  let frame: Frame

  /// What is said of everybody together, and apart from it what only the next step of the analysis may see.
  struct Found {
    var findings: GrowthFindings
    /// Those with enough students, by what the file calls them.
    var teachers: [ValueAddedOutcome.TeacherResult]
  }

  func found(_ work: Work) throws -> Found {
    var evidence = try Evidence(question, from: frame, work)
    let teachers = (evidence.outcome.teachers ?? []).filter { $0.effect != nil }
    evidence.outcome.teachers = nil
    evidence.outcome.coverage.by = Self.pooled(evidence.outcome.coverage.by)
    let outcome = evidence.outcome
    let naming = outcome.decision.map { decision in
      NamingChance(
        decision.accuracy, from: decision.ifTeachersDifferLess, to: decision.ifTeachersDifferMore,
        isUpperBound: outcome.reliability.isUpperBound, isContradicted: outcome.drift?.isContradicted ?? false)
    }
    return Found(
      findings: GrowthFindings(
        students: evidence.rows.used, teachers: outcome.coverage.teachers, rated: outcome.coverage.rated,
        years: outcome.years, naming: naming, yearToYear: outcome.yearToYear, report: EvidenceReport(evidence)),
      teachers: teachers)
  }

  var question: ValueAdded {
    let isCorrected = columns.reliability != nil
    let grades = [columns.grade, columns.year].compactMap(\.self)
    return ValueAdded(
      outcome: columns.outcome, prior: isCorrected ? nil : columns.prior,
      covariates: (isCorrected ? [columns.prior].compactMap(\.self) : []) + columns.covariates,
      factors: grades.isEmpty ? [] : [grades.joined(separator: ":")],
      groups: [columns.teacher] + [columns.school].compactMap(\.self), year: columns.year, student: columns.student,
      dosage: columns.dosage, reliability: columns.reliability, topShare: topShare, report: columns.teacher,
      coverageBy: columns.coverageBy)
  }

  /// Groups of hardly anybody are counted together.
  static func pooled(_ parts: [ValueAddedOutcome.Coverage.Part]) -> [ValueAddedOutcome.Coverage.Part] {
    let few = parts.filter { $0.teachers < RigorFloor.teachers }
    guard var rest = few.first else { return parts }
    rest.name = "< \(RigorFloor.teachers)"
    rest.teachers = few.reduce(0) { $0 + $1.teachers }
    rest.rated = few.reduce(0) { $0 + $1.rated }
    return parts.filter { $0.teachers >= RigorFloor.teachers } + [rest]
  }
}
