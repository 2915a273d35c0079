import Statistics
import Vocabulary

/// Ratings and growth of the same teachers, as two independent measures: what they would be worth together.
struct BothMeasures {
  private let evidence: TopTeacherEvidence
  private let correlation: Double

  /// nil where fewer than twenty teachers have both, or one of the two says nothing.
  init?(_ rows: RatingRows, _ ratings: RatingFindings, _ growth: GrowthStudy.Found, topShare: Double) throws {
    guard let one = ratings.naming, let other = growth.findings.naming, one.reliability > 0, other.reliability > 0
    else { return nil }
    var (sums, counts) = ([String: Double](), [String: Int]())
    for row in rows.scores.indices where !rows.scores[row].isNaN && rows.teachers.codes[row] >= 0 {
      let name = rows.teachers.levels[Int(rows.teachers.codes[row])]
      sums[name, default: 0] += rows.scores[row]
      counts[name, default: 0] += 1
    }
    let means = rows.teachers.levels.map { name -> Double? in
      counts[name].map { (sums[name] ?? 0) / Double($0) }
    }
    let effects = Dictionary(
      growth.teachers.map { ($0.teacher, Self.unshrunken($0)) }, uniquingKeysWith: { first, _ in first })
    let grown = rows.teachers.levels.map { effects[$0] ?? nil }
    let both = zip(means, grown).filter { $0 != nil && $1 != nil }
    guard both.count >= 20 else { return nil }
    do {
      evidence = try TopTeacherEvidence(
        [
          .init("ratings", .observation, values: means, reliability: one.reliability),
          .init("growth", .testScores, values: grown, reliability: other.reliability),
        ], topShare: topShare)
    } catch is Refusal {
      // The two go together more closely than their reliabilities allow: then nothing is said of both.
      return nil
    }
    correlation = evidence.composite.observed[0, 1]
  }

  /// The effect as it was seen, before it was drawn to the middle: composites draw for themselves.
  private static func unshrunken(_ result: ValueAddedOutcome.TeacherResult) -> Double? {
    guard let effect = result.lasting ?? result.effect, let reliability = result.reliability, reliability > 0.01 else {
      return nil
    }
    return effect.value / reliability
  }

  var findings: TogetherFindings {
    TogetherFindings(
      teachers: evidence.complete.count,
      naming: NamingChance(evidence.accuracy, isUpperBound: true), correlation: correlation)
  }
}
