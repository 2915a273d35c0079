import Statistics
import Vocabulary

/// How far ratings can be relied on: asked of `Generalizability`, and told without any teacher or rater.
struct RatingStudy {
  let rows: RatingRows
  let columns: RatingColumns
  let topShare: Double

  func findings(_ work: Work) throws -> RatingFindings {
    let question = question
    var evidence = try Evidence(question, from: frame, work)
    let outcome = evidence.outcome
    let collected = outcome.asCollected
    // A grid of every plan is for the command line; here a few say it.
    evidence.outcome.studies = outcome.studies.filter { $0.counts.allSatisfy { $0.count <= 4 } }
    let truth = outcome.variances.components.first { $0.effect == Self.teacher }?.variance ?? 0
    let scored = rows.scores.filter { !$0.isNaN }
    return RatingFindings(
      ratings: scored.count, teachers: outcome.people, raters: rows.raters.levels.count,
      categories: categories, upperHalf: upperHalf(scored),
      naming: truth > 0
        ? NamingChance(
          reliability: collected.reached(coefficient), in: range(collected), topShare: topShare,
          isUpperBound: yearCount < 2) : nil,
      raterDifference: raterDifference(outcome), yearToYear: yearToYear,
      oneMoreRater: truth > 0 ? planned(outcome, raters: 1, visits: 0) : nil,
      oneMoreVisit: truth > 0 ? planned(outcome, raters: 0, visits: 1) : nil, report: EvidenceReport(evidence))
  }
}

// MARK: - The question

extension RatingStudy {
  static let teacher = "teacher"
  private static let rater = "rater"
  private static let visit = "visit"
  private static let lesson = "lesson"
  private static let rating = "rating"

  private var hasRaters: Bool { rows.raters.levels.count > 1 }

  /// Occasions that several raters have seen together stand beside raters; others belong to the rater who came.
  private var isShared: Bool {
    var rater: [Int64: Int32] = [:]
    let visits = visits
    for row in rows.scores.indices where !rows.scores[row].isNaN {
      let key = Int64(rows.teachers.codes[row]) << 32 | Int64(visits.codes[row])
      if let known = rater[key], known != rows.raters.codes[row] { return true }
      rater[key] = rows.raters.codes[row]
    }
    return false
  }

  /// Whether any rater sees any teacher a second time: if none does, a visit cannot be told from who came.
  private var comesAgain: Bool {
    var first: [Int64: Int32] = [:]
    let visits = visits
    for row in rows.scores.indices where !rows.scores[row].isNaN {
      let key = Int64(rows.teachers.codes[row]) << 32 | Int64(rows.raters.codes[row])
      if let known = first[key], known != visits.codes[row] { return true }
      first[key] = visits.codes[row]
    }
    return false
  }

  /// Where every rater has seen every teacher, a strict one is strict with all and changes no comparison.
  private var coefficient: DecisionStudy.Coefficient {
    let all = rows.teachers.levels.count * rows.raters.levels.count
    return hasRaters && pairs == all ? .generalizability : .dependability
  }

  /// Of a teacher and a rater who has seen them.
  private var pairs: Int {
    var seen: Set<Int64> = []
    for row in rows.scores.indices where !rows.scores[row].isNaN {
      seen.insert(Int64(rows.teachers.codes[row]) << 32 | Int64(rows.raters.codes[row]))
    }
    return seen.count
  }

  var question: Generalizability {
    var outer = [Self.teacher] + (hasRaters && !isShared ? [Self.rater] : [])
    var facets = hasRaters ? [Self.rater] : []
    var nested: [FacetDesign.Nesting] = []
    if hasRaters, pairs == rows.raters.levels.count { nested.append(.init(Self.rater, within: [Self.teacher])) }
    if !hasRaters || isShared || comesAgain {
      facets.append(Self.visit)
      nested.append(.init(Self.visit, within: outer))
      outer.append(Self.visit)
    }
    if rows.lessons != nil {
      facets.append(Self.lesson)
      nested.append(.init(Self.lesson, within: outer))
    }
    return Generalizability(
      score: Self.rating, object: Self.teacher, facets: facets, nested: nested,
      plan: facets.map { .init($0, Array(1...5)) }, coefficient: coefficient)
  }

  /// The same round in two years is two occasions.
  private var visits: Factor {
    guard let years = rows.years else { return rows.occasions }
    return Factor(
      rows.occasions.codes.indices.map { row in
        let (year, occasion) = (years.codes[row], rows.occasions.codes[row])
        return year < 0 || occasion < 0 ? nil : "\(years.levels[Int(year)]) \(rows.occasions.levels[Int(occasion)])"
      })
  }

  private var frame: Frame {
    var factors = [Self.teacher: rows.teachers, Self.rater: rows.raters, Self.visit: visits]
    factors[Self.lesson] = rows.lessons
    return Frame(
      rowCount: rows.frame.rowCount, numbers: [Self.rating: rows.scores], factors: factors,
      lines: (0..<rows.frame.rowCount).map { Int32(rows.frame.line(ofRow: $0)) }, digest: rows.frame.digest)
  }
}

// MARK: - What it means

extension RatingStudy {
  private func range(_ study: DecisionStudy) -> Interval? {
    coefficient == .generalizability ? study.generalizabilityRange : study.dependabilityRange
  }

  private func raterDifference(_ outcome: GeneralizabilityOutcome) -> RatingFindings.RaterDifference? {
    guard let part = outcome.variances.components.first(where: { $0.effect == Self.rater }),
      outcome.variances.total > 0, rows.raters.levels.count >= RigorFloor.teachers
    else { return nil }
    return .init(deviation: part.variance.squareRoot(), share: part.variance / outcome.variances.total)
  }

  /// So many raters and visits more than were collected, all else as it was.
  private func planned(_ outcome: GeneralizabilityOutcome, raters: Int, visits: Int) -> RatingFindings.Planned? {
    var wanted = outcome.asCollected.counts
    for place in wanted.indices {
      if wanted[place].facet == Self.rater { wanted[place].count += raters }
      if wanted[place].facet == Self.visit { wanted[place].count += visits }
    }
    guard wanted != outcome.asCollected.counts, let study = outcome.studies.first(where: { $0.counts == wanted }) else {
      return nil
    }
    func count(_ facet: String) -> Int { wanted.first { $0.facet == facet }?.count ?? 1 }
    let reliability = study.reached(coefficient)
    return .init(
      raters: count(Self.rater), visits: count(Self.visit), reliability: reliability,
      right: DecisionAccuracy(reliability: reliability, topShare: topShare).trulyTopWhenFlagged)
  }

  private var yearCount: Int { rows.years?.levels.count ?? 1 }

  /// How alike the ratings of the same teachers are in two years in a row.
  private var yearToYear: YearToYear? {
    guard let years = rows.years, years.levels.count >= 2 else { return nil }
    let numbers = years.levels.map { Int($0.prefix { $0.isNumber }) }
    guard numbers.allSatisfy({ $0 != nil }) else { return nil }
    let known = rows.scores.indices.filter { row in
      !rows.scores[row].isNaN && rows.teachers.codes[row] >= 0 && years.codes[row] >= 0
    }
    return TeacherYears(
      scores: known.map { rows.scores[$0] }, covariates: [], teachers: known.map { Int(rows.teachers.codes[$0]) },
      years: known.map { numbers[Int(years.codes[$0])] ?? 0 }
    ).yearToYear(minimumStudents: 1)
  }

  private func upperHalf(_ scores: [Double]) -> Double {
    let middle = (columns.lowest + columns.highest) / 2
    return scores.isEmpty ? 0 : Double(scores.count { $0 > middle }) / Double(scores.count)
  }

  /// The scale in as many parts as have enough teachers.
  private var categories: [RatingFindings.Category] {
    let known = rows.scores.indices.filter { !rows.scores[$0].isNaN && rows.teachers.codes[$0] >= 0 }
    let values = Set(known.map { rows.scores[$0] }).sorted()
    let width = (columns.highest - columns.lowest) / 8
    let borders =
      values.count <= 12
      ? values.map { ($0, $0) }
      : (0..<8).map { (columns.lowest + Double($0) * width, columns.lowest + Double($0 + 1) * width) }
    var parts: [(category: RatingFindings.Category, teachers: Set<Int32>)] = borders.enumerated().map { place, border in
      let isLast = place == borders.count - 1
      let inside = known.filter { row in
        let score = rows.scores[row]
        return border.0 == border.1 ? score == border.0 : score >= border.0 && (score < border.1 || isLast)
      }
      return (
        .init(from: border.0, to: border.1, ratings: inside.count), Set(inside.map { rows.teachers.codes[$0] })
      )
    }
    // A part in which hardly anybody is would say something of them.
    while parts.count > 1, let small = parts.firstIndex(where: { $0.teachers.count < RigorFloor.teachers }) {
      let neighbor = small == 0 ? 1 : small == parts.count - 1 ? small - 1 : smaller(of: small - 1, small + 1, parts)
      let (low, high) = (min(small, neighbor), max(small, neighbor))
      parts[low].category.to = parts[high].category.to
      parts[low].category.ratings += parts[high].category.ratings
      parts[low].teachers.formUnion(parts[high].teachers)
      parts.remove(at: high)
    }
    return parts.map(\.category)
  }

  private func smaller(
    of one: Int, _ other: Int, _ parts: [(category: RatingFindings.Category, teachers: Set<Int32>)]
  ) -> Int {
    parts[one].teachers.count <= parts[other].teachers.count ? one : other
  }
}
