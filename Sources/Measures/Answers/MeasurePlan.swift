import Context
import Purpose
import Vocabulary

/// What the questions of Measures are answered from, read at one moment.
package struct MeasurePlan: Sendable {
  /// Those that begin this school year or have begun.
  package let priorities: [Priority]
  package let aims: [MeasureAims]
  package let comparisons: [ComparisonDesign]
  /// What has been read.
  package let tally: ReadingTally
  /// The day on which definitions, baselines and targets were sealed.
  package let sealed: Day?

  package init(
    priorities: [Priority], aims: [MeasureAims], comparisons: [ComparisonDesign], tally: ReadingTally, sealed: Day?,
    on day: Day
  ) {
    let year = SchoolYear(containing: day)
    self.priorities = priorities.filter { ($0.firstYear ?? year) <= year && ($0.lastYear ?? year) >= year }
    self.aims = aims.filter { $0.measure.isLive }
    self.comparisons = comparisons.filter(\.isLive)
    self.sealed = sealed
    self.tally = tally
  }

  package func aims(of priority: Priority, _ horizon: Horizon) -> [MeasureAims] {
    aims.filter { $0.measure.priorities.contains(priority.id) && $0.measure.horizon == horizon }
  }

  /// Whether a measure of each horizon has all that a launch asks of it.
  package func isPrepared(_ priority: Priority) -> Bool {
    Horizon.allCases.allSatisfy { aims(of: priority, $0).contains { $0.launchGaps.isEmpty } }
  }

  package func comparisons(of priority: Priority) -> [ComparisonDesign] {
    comparisons.filter { $0.priorities.contains(priority.id) }
  }

  /// Measures that serve one of the priorities.
  package var serving: [MeasureAims] {
    let ids = Set(priorities.map(\.id))
    return aims.filter { !ids.isDisjoint(with: $0.measure.priorities) }
  }
}

/// The pages of Measures that answers point to, apart from the lists of records.
package enum MeasurePages {
  package static let library = PlanLink.page("measures/library")
  package static let launch = PlanLink.page("measures/launch")
  package static let calendar = PlanLink.page("measures/calendar")
  package static let monitoring = PlanLink.page("measures/monitoring")
  package static let seal = PlanLink.page("measures/seal")
}

extension Priority {
  /// Its name may be a sentence of its own.
  var quoted: Phrase { Phrase("“\(name)”", es: "«\(name)»") }
}
