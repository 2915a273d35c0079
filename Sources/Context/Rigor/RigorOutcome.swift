import Statistics
import Vocabulary

/// How far ratings and growth can be trusted to name anybody: what an analysis found, without any teacher, rater or student.
package struct RigorOutcome: Hashable, Sendable, Codable {
  package var question: RigorQuestion
  package var ratings: RatingFindings?
  package var growth: GrowthFindings?
  /// Where both files name the same teachers.
  package var together: TogetherFindings?
  package var coverage: RigorCoverage

  package var sources: [(source: RigorSource, naming: NamingChance?)] {
    var all: [(RigorSource, NamingChance?)] = []
    if let ratings { all.append((.ratings, ratings.naming)) }
    if let growth { all.append((.growth, growth.naming)) }
    if let together { all.append((.together, together.naming)) }
    return all
  }
}

/// What people would be named by.
package enum RigorSource: String, Sendable, Codable, CaseIterable {
  case ratings, growth, together
}

/// How often it would be right to name somebody as one of the top share.
package struct NamingChance: Hashable, Sendable, Codable {
  package var topShare: Double
  /// Of those named, the share that truly belongs there, with what is plausible for it.
  package var right: Double
  package var lowest: Double?
  package var highest: Double?
  /// Of those named, the share that is truly below the average.
  package var belowAverage: Double
  package var reliability: Double
  /// What is plausible for the reliability.
  package var leastReliability: Double?
  package var mostReliability: Double?
  /// Because the data cannot tell what lasts from what was of one year.
  package var isUpperBound: Bool
  /// Forecasts from other years are not borne out.
  package var isContradicted: Bool
  package var verdict: Rigor

  package init(
    _ accuracy: DecisionAccuracy, from low: DecisionAccuracy? = nil, to high: DecisionAccuracy? = nil,
    isUpperBound: Bool, isContradicted: Bool = false, _ bands: Rigor.Bands = Rigor.Bands()
  ) {
    topShare = accuracy.topShare
    right = accuracy.trulyTopWhenFlagged
    lowest = low?.trulyTopWhenFlagged
    highest = high?.trulyTopWhenFlagged
    leastReliability = low?.reliability
    mostReliability = high?.reliability
    belowAverage = accuracy.belowAverageWhenFlagged
    reliability = accuracy.reliability
    self.isUpperBound = isUpperBound
    self.isContradicted = isContradicted
    verdict = isContradicted ? .notForIndividuals : Rigor(trulyTopWhenFlagged: right, bands)
  }

  /// By a reliability that may plausibly lie in `range`.
  package init(reliability: Double, in range: Interval?, topShare: Double, isUpperBound: Bool) {
    self.init(
      DecisionAccuracy(reliability: reliability, topShare: topShare),
      from: range.map { DecisionAccuracy(reliability: $0.lower, topShare: topShare) },
      to: range.map { DecisionAccuracy(reliability: $0.upper, topShare: topShare) }, isUpperBound: isUpperBound)
  }
}

/// What an analysis found of ratings.
package struct RatingFindings: Hashable, Sendable, Codable {
  package var ratings: Int
  package var teachers: Int
  package var raters: Int
  /// How many ratings in each part of the scale; parts with too few teachers are counted with their neighbor.
  package var categories: [Category]
  /// The share of ratings in the upper half of the scale.
  package var upperHalf: Double
  /// nil where ratings do not tell teachers apart beyond chance.
  package var naming: NamingChance?
  /// nil where one rater rates all, or raters cannot be told from teachers.
  package var raterDifference: RaterDifference?
  package var yearToYear: YearToYear?
  /// If one more rater saw each teacher as often as the others do.
  package var oneMoreRater: Planned?
  /// If each rater came once more.
  package var oneMoreVisit: Planned?
  package var report: EvidenceReport

  package struct Category: Hashable, Sendable, Codable {
    package var from: Double
    package var to: Double
    package var ratings: Int
  }

  /// How much raters differ, without any of them.
  package struct RaterDifference: Hashable, Sendable, Codable {
    /// In points of the scale.
    package var deviation: Double
    /// Of all differences between ratings.
    package var share: Double
  }

  /// Another number of raters, and of visits by each.
  package struct Planned: Hashable, Sendable, Codable {
    package var raters: Int
    package var visits: Int
    package var reliability: Double
    package var right: Double
  }
}

/// What an analysis found of growth.
package struct GrowthFindings: Hashable, Sendable, Codable {
  package var students: Int
  package var teachers: Int
  /// With enough students.
  package var rated: Int
  package var years: Int
  package var naming: NamingChance?
  package var yearToYear: YearToYear?
  package var report: EvidenceReport
}

/// What both say together of the teachers whom both have seen.
package struct TogetherFindings: Hashable, Sendable, Codable {
  package var teachers: Int
  package var naming: NamingChance
  package var correlation: Double
}

/// Who can be rated at all, held against the register.
package struct RigorCoverage: Hashable, Sendable, Codable {
  /// Teachers in the register today.
  package var teachers: Int
  package var parts: [Part]
  package var matches: [Match]

  /// Of one file: how many can be rated, in all or at one sort of school.
  package struct Part: Hashable, Sendable, Codable {
    package var file: RigorFile
    /// nil for the whole district.
    package var level: School.Level?
    package var teachers: Int
    package var rated: Int

    package var share: Double { teachers > 0 ? min(1, Double(rated) / Double(teachers)) : 0 }
  }

  /// How many names of a file the register knows.
  package struct Match: Hashable, Sendable, Codable {
    package enum What: String, Sendable, Codable { case schools, teachers }

    package var file: RigorFile
    package var what: What
    package var known: Int
    package var unknown: Int
  }

  package func share(_ file: RigorFile) -> Double? { parts.first { $0.file == file && $0.level == nil }?.share }
}

// Kept as part of an outcome.
extension School.Level: Codable {}

/// Groups with fewer teachers than this are not told apart.
package enum RigorFloor {
  package static let teachers = 5
}
