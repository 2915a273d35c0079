import Statistics
import Vocabulary

/// Ratings and growth of the same teachers, as two independent measures: what they would be worth together.
struct BothMeasures {
  let findings: TogetherFindings

  /// nil where fewer than twenty teachers have both, or one of the two says nothing.
  init?(_ rows: RatingRows, _ ratings: RatingFindings, _ growth: GrowthStudy.Found, topShare: Double) throws {
    guard let one = ratings.naming, let other = growth.findings.naming, one.reliability > 0, other.reliability > 0
    else { return nil }
    let (means, grown) = Self.values(rows, growth)
    guard zip(means, grown).count(where: { $0 != nil && $1 != nil }) >= 20 else { return nil }
    func evidence(_ ofRatings: Double, _ ofGrowth: Double) -> TopTeacherEvidence? {
      // The two may go together more closely than such reliabilities allow: then nothing is said of both.
      try? TopTeacherEvidence(
        [
          .init("ratings", .observation, values: means, reliability: ofRatings),
          .init("growth", .testScores, values: grown, reliability: ofGrowth),
        ], topShare: topShare)
    }
    // As near to these reliabilities as what was seen allows: lower ones contradict how closely the two go together.
    func bound(_ ofRatings: Double?, _ ofGrowth: Double?) -> DecisionAccuracy? {
      guard let ofRatings, let ofGrowth else { return nil }
      return [1, 0.75, 0.5, 0.25, 0].lazy.compactMap { (part: Double) -> DecisionAccuracy? in
        evidence(
          one.reliability + part * (ofRatings - one.reliability),
          other.reliability + part * (ofGrowth - other.reliability))?.accuracy
      }.first
    }
    guard let found = evidence(one.reliability, other.reliability) else { return nil }
    findings = TogetherFindings(
      teachers: found.complete.count,
      naming: NamingChance(
        found.accuracy, from: bound(one.leastReliability, other.leastReliability),
        to: bound(one.mostReliability, other.mostReliability), isUpperBound: one.isUpperBound || other.isUpperBound,
        isContradicted: other.isContradicted),
      correlation: found.composite.observed[0, 1])
  }

  /// Of each teacher whom ratings speak of: the mean rating, and the growth where there is one.
  private static func values(_ rows: RatingRows, _ growth: GrowthStudy.Found) -> ([Double?], [Double?]) {
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
    return (means, rows.teachers.levels.map { effects[$0] ?? nil })
  }

  /// The effect as it was seen, before it was drawn to the middle: composites draw for themselves.
  private static func unshrunken(_ result: ValueAddedOutcome.TeacherResult) -> Double? {
    guard let effect = result.lasting ?? result.effect, let reliability = result.reliability, reliability > 0.01 else {
      return nil
    }
    return effect.value / reliability
  }
}
