import Statistics
import Vocabulary

/// What an analysis of rigor says to question 3: kept beside it, so that the roadmap need not open the whole of it.
package struct RigorSummary: Hashable, Sendable, Codable {
  package var year: SchoolYear
  package var sources: [Source]
  /// Of ratings, the share in the upper half of the scale.
  package var upperHalf: Double?

  package struct Source: Hashable, Sendable, Codable {
    package var source: RigorSource
    /// nil where nothing tells teachers apart beyond chance.
    package var naming: NamingChance?
    /// Of the district's teachers, the share that has it at all.
    package var coverage: Double?

    package init(_ source: RigorSource, _ naming: NamingChance?, coverage: Double? = nil) {
      self.source = source
      self.naming = naming
      self.coverage = coverage
    }
  }

  package init(year: SchoolYear, sources: [Source], upperHalf: Double? = nil) {
    self.year = year
    self.sources = sources
    self.upperHalf = upperHalf
  }

  /// What would be used to name people: everything together, else the better of the two.
  package var headline: (source: RigorSource, naming: NamingChance)? {
    let found = sources.compactMap { one in one.naming.map { (source: one.source, naming: $0) } }
    return found.first { $0.source == .together } ?? found.max { $0.naming.right < $1.naming.right }
  }

  /// Source: docs/rules/rigor.md#question-3
  package func holds(in year: SchoolYear) -> Bool { self.year >= SchoolYear(year.start - 1) }
}

extension RigorOutcome {
  package var summary: RigorSummary {
    RigorSummary(
      year: question.year,
      sources: sources.map { source, naming in
        .init(source, naming, coverage: RigorFile(rawValue: source.rawValue).flatMap(coverage.share))
      }, upperHalf: ratings?.upperHalf)
  }
}
