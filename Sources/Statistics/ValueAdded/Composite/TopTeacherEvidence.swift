import Vocabulary

/// What several independent measures together say of who may be among the best: chances, and nothing that puts people in
/// an order.
///
/// One measure alone is not evidence: it cannot be made with fewer than two from different sources, and says nothing of
/// people whom fewer than two of them saw. True values are expected jointly (Kelley's formula for several measures), from
/// the correlations that the measures have among the people seen by all.
package struct TopTeacherEvidence: Sendable {
  /// Where a measure comes from. Two of one source share their errors and count as one.
  package enum Source: String, Hashable, Sendable, Codable, CaseIterable {
    case testScores = "test-scores"
    case observation
    case studentSurvey = "student-survey"
    case peerReview = "peer-review"
    case portfolio
  }

  package struct Measure: Sendable {
    package var name: String
    package var source: Source
    /// By person; nil for those it did not see.
    package var values: [Double?]
    package var reliability: Double
    /// How much it counts, all measures brought to one spread.
    package var weight: Double

    package init(_ name: String, _ source: Source, values: [Double?], reliability: Double, weight: Double = 1) {
      self.name = name
      self.source = source
      self.values = values
      self.reliability = reliability
      self.weight = weight
    }
  }

  package let topShare: Double
  /// In the order in which people were given; nil for whom fewer than two sources saw.
  package let chanceInTop: [Double?]
  package let chanceBelowAverage: [Double?]
  /// How often naming the top share by all measures together would be right.
  package let accuracy: DecisionAccuracy
  /// The measures, brought to one spread.
  package let composite: Composite
  /// Who was seen by all measures.
  package let complete: [Int]

  /// - Throws: `Refusal` with fewer than two sources, fewer than twenty people seen by all, or figures that contradict.
  package init(_ measures: [Measure], topShare: Double, seed: UInt64 = 1, _ work: Work = Work()) throws {
    try Self.refuse(measures, topShare)
    let people = measures[0].values.count
    let complete = (0..<people).filter { person in measures.allSatisfy { $0.values[person] != nil } }
    guard complete.count >= 20 else { throw Self.tooFew(complete.count) }
    let standard = measures.map { Self.standardised($0.values, complete) }
    var correlations = Matrix.identity(measures.count)
    for i in measures.indices {
      for j in 0..<i {
        let r = TeacherYears.correlation(complete.map { standard[i][$0] ?? 0 }, complete.map { standard[j][$0] ?? 0 })
        correlations[i, j] = r ?? 0
        correlations[j, i] = r ?? 0
      }
    }
    let ones = [Double](repeating: 1, count: measures.count)
    guard
      let composite = Composite(
        deviations: ones, reliabilities: measures.map(\.reliability), correlations: correlations)
    else { throw Self.contradiction }
    let weights = measures.map(\.weight)
    let expected = (0..<people).map { person in
      Self.expected(composite, weights, standard.map { $0[person] }, measures.map(\.source))
    }
    let seen = expected.indices.filter { expected[$0] != nil }
    let standing = try PosteriorStanding(
      means: seen.map { expected[$0]?.mean ?? 0 }, deviations: seen.map { expected[$0]?.deviation ?? 0 },
      topShare: topShare, seed: seed, work)
    var top = [Double?](repeating: nil, count: people)
    var low = top
    for (place, person) in seen.enumerated() {
      top[person] = standing.chanceInTop[place]
      low[person] = standing.chanceBelowAverage[place]
    }
    self.topShare = topShare
    self.composite = composite
    self.complete = complete
    chanceInTop = top
    chanceBelowAverage = low
    let truth = Self.quadratic(composite.truth, weights)
    accuracy = DecisionAccuracy(
      reliabilities: seen.map { 1 - (expected[$0]?.deviation ?? 0) * (expected[$0]?.deviation ?? 0) / truth },
      topShare: topShare, rule: .share(topShare))
  }

  /// The weighted true value that is to be expected from what was seen of somebody, and how far off that may be.
  private static func expected(
    _ composite: Composite, _ weights: [Double], _ values: [Double?], _ sources: [Source]
  ) -> (mean: Double, deviation: Double)? {
    let known = values.indices.filter { values[$0] != nil }
    guard Set(known.map { sources[$0] }).count >= 2 else { return nil }
    var observed = Matrix(zeros: known.count, known.count)
    for (i, a) in known.enumerated() { for (j, b) in known.enumerated() { observed[i, j] = composite.observed[a, b] } }
    guard let half = observed.cholesky else { return nil }
    // What the weighted truth has in common with each measure that was seen.
    let common = known.map { place in weights.indices.reduce(0) { $0 + weights[$1] * composite.truth[$1, place] } }
    let pulls = half.solvingUpper(half.solvingLower(common))
    let mean = zip(pulls, known).reduce(0) { $0 + $1.0 * (values[$1.1] ?? 0) }
    let explained = zip(pulls, common).reduce(0) { $0 + $1.0 * $1.1 }
    return (mean, max(0, quadratic(composite.truth, weights) - explained).squareRoot())
  }

  private static func quadratic(_ matrix: Matrix, _ weights: [Double]) -> Double {
    zip(weights, matrix * weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// How much of what is sought, the weighted true values, one measure alone tells.
  package func shareTold(by measure: Int, _ weights: [Double]) -> Double {
    let common = weights.indices.reduce(0) { $0 + weights[$1] * composite.truth[$1, measure] }
    let own = composite.observed[measure, measure] * Self.quadratic(composite.truth, weights)
    return min(1, max(0, common > 0 ? common * common / own : 0))
  }

  private static func standardised(_ values: [Double?], _ complete: [Int]) -> [Double?] {
    let known = complete.compactMap { values[$0] }
    let mean = known.reduce(0, +) / Double(known.count)
    let spread = (known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(known.count - 1)).squareRoot()
    return values.map { value in value.map { spread > 0 ? ($0 - mean) / spread : 0 } }
  }
}

extension TopTeacherEvidence {
  private static func refuse(_ measures: [Measure], _ topShare: Double) throws(Refusal) {
    guard Set(measures.map(\.source)).count >= 2 else {
      throw Refusal(
        "measures", "measures.two",
        Phrase(
          "Name at least two measures from different sources. One measure alone is wrong too often to name anybody.",
          es:
            "Indique al menos dos medidas de fuentes distintas. Una sola se equivoca demasiado para nombrar a alguien.")
      )
    }
    guard Set(measures.map(\.values.count)).count == 1 else {
      throw Refusal(
        "measures", "measures.people",
        Phrase(
          "Give every measure one value, or none, for each of the same people.",
          es: "Dé a cada medida un valor, o ninguno, para cada una de las mismas personas."))
    }
    guard measures.allSatisfy({ $0.reliability > 0 && $0.reliability <= 1 }) else {
      throw Refusal(
        "reliability", "reliability.range",
        Phrase(
          "Give each measure a reliability above 0 and up to 1.",
          es: "Dé a cada medida una fiabilidad mayor que 0 y hasta 1."))
    }
    guard topShare > 0, topShare < 1 else {
      throw Refusal(
        "top", "top.range",
        Phrase(
          "Give the top share as a number between 0 and 1, such as 0.25.",
          es: "Indique la parte superior como un número entre 0 y 1, por ejemplo 0.25."))
    }
  }

  private static func tooFew(_ count: Int) -> Refusal {
    Refusal(
      "measures", "people.few",
      Phrase(
        "Only \(count) people were seen by every measure; twenty are needed to know how the measures go together.",
        es: "Solo \(count) personas tienen todas las medidas; hacen falta veinte para saber cómo se relacionan."))
  }

  private static let contradiction = Refusal(
    "reliability", "reliability.contradiction",
    Phrase(
      "The measures go together more closely than their reliabilities allow. Check the reliabilities.",
      es: "Las medidas se parecen más de lo que permiten sus fiabilidades. Compruebe las fiabilidades."))
}
