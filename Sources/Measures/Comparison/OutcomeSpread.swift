import Statistics
import Vocabulary

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How figures of an outcome differ between schools, and how much of that stays from one round to the next.
///
/// Source: docs/rules/impact.md#what-a-design-can-see
package struct OutcomeSpread: Sendable, Equatable {
  /// Of the figures of one round, in the unit of the measure.
  package let standardDeviation: Double
  /// What share of the differences between schools is there again in every round, from 0 to 1.
  package let lasting: Double
  /// Whether the unit is that of the measure; otherwise a standard deviation between people.
  package let isInUnit: Bool
  package let origin: Origin

  package enum Origin: Sendable, Equatable {
    case readings(schools: Int, rounds: Int)
    /// Guesses, each with where it comes from.
    case assumed([Assumption])
  }

  package struct Assumption: Sendable, Equatable {
    package let what: Phrase
    package let value: Phrase
    package let source: Phrase
  }

  /// Fewer schools, or fewer rounds, say too little of how figures differ.
  package static let fewestSchools = 8
  package static let fewestRounds = 2

  private init(_ standardDeviation: Double, lasting: Double, isInUnit: Bool, _ origin: Origin) {
    self.standardDeviation = standardDeviation
    // Where all stays the same, or nothing does, a plan would seem to see without limit, or not at all.
    self.lasting = min(0.98, max(0, lasting))
    self.isInUnit = isInUnit
    self.origin = origin
  }

  /// From figures by school and round, where there are enough of them before anybody started.
  package init?(_ figures: [School.ID: [Double?]]) {
    let schools = figures.keys.sorted()
    let rounds = figures.values.map(\.count).max() ?? 0
    var (values, names, times) = ([Double](), [String?](), [String?]())
    for school in schools {
      for (round, figure) in (figures[school] ?? []).enumerated() {
        guard let figure else { continue }
        values.append(figure)
        names.append(school.rawValue)
        times.append("\(round)")
      }
    }
    let seen = Set(names)
    guard seen.count >= Self.fewestSchools, Set(times).count >= Self.fewestRounds else { return nil }
    let frame = Frame(
      rowCount: values.count, numbers: ["figure": values],
      factors: ["school": Factor(names), "round": Factor(times)])
    let question = Generalizability(score: "figure", object: "school", facets: ["round"], draws: 0)
    guard let found = try? question.answer(from: frame, Work(threads: 1)).outcome.variances else { return nil }
    let between = found.components.first { $0.effect == "school" }?.variance ?? 0
    let passing = found.components.first { $0.effect.contains("school") && $0.effect != "school" }?.variance ?? 0
    guard between + passing > 0 else { return nil }
    self.init(
      (between + passing).squareRoot(), lasting: between / (between + passing), isInUnit: true,
      .readings(schools: seen.count, rounds: rounds))
  }

  /// Where the district has no figures yet: what the literature suggests, said to be guesses.
  package init(guessing outcome: Measure?, baseline: Double?, people: Int?) {
    let correlation = 0.2
    let stays = 0.8
    let count = max(1, people ?? 60)
    let isShare = outcome?.measureKind?.limits == 0...100
    let level = min(0.95, max(0.05, (baseline ?? 50) / 100))
    let person = isShare ? (level * (1 - level)).squareRoot() * 100 : 1
    let variance = correlation + (1 - correlation) / Double(count)
    self.init(
      person * variance.squareRoot(), lasting: correlation * stays / variance, isInUnit: isShare,
      .assumed(
        [
          Assumption(
            what: Phrase(
              "Part of the differences between people that lies between schools",
              es: "Parte de las diferencias entre personas que hay entre escuelas"),
            value: Phrase(verbatim: "0.20"), source: Phrase(verbatim: "Hedges & Hedberg (2007), EEPA 29:60–87")),
          Assumption(
            what: Phrase(
              "How much of a school’s own difference stays from round to round",
              es: "Cuánto de la diferencia propia de una escuela permanece de ronda a ronda"),
            value: Phrase(verbatim: "0.80"),
            source: Phrase(
              "a guess of ours; no figure of the district", es: "una conjetura nuestra; ninguna cifra del distrito")),
          Assumption(
            what: Phrase("People behind a school’s figure", es: "Personas tras la cifra de una escuela"),
            value: Phrase(verbatim: "\(count)"),
            source: people == nil
              ? Phrase("a guess of ours", es: "una conjetura nuestra")
              : Phrase("pupils of the schools", es: "estudiantes de las escuelas")),
        ]))
  }

  /// With earlier scores of the same people taken into account, which tell a half of what passes.
  ///
  /// Source: Bloom, Richburg-Hayes & Black (2007), Educational Evaluation and Policy Analysis 29:30–59.
  package var withPriorScores: OutcomeSpread {
    let variance = standardDeviation * standardDeviation
    let left = lasting * variance + (1 - lasting) * variance / 2
    return OutcomeSpread(
      left.squareRoot(), lasting: lasting * variance / left, isInUnit: isInUnit, origin)
  }
}
