import Vocabulary

/// A measure at one place in one round, as its chart shows it.
package struct MonitoredPoint: Sendable, Equatable {
  package let round: ReadingRound.ID
  package let period: String
  /// The last day that it speaks of.
  package let ends: Day
  package let figure: PublicFigure
  package let isApproved: Bool
  /// Whether every place that was asked has handed in: half a round says little of the whole.
  package let isWhole: Bool
  package let asked: Int
  package let answered: Int

  package init(
    round: ReadingRound.ID, period: String, ends: Day, figure: PublicFigure, isApproved: Bool = true,
    isWhole: Bool = true, asked: Int = 1, answered: Int = 1
  ) {
    self.round = round
    self.period = period
    self.ends = ends
    self.figure = figure
    self.isApproved = isApproved
    self.isWhole = isWhole
    self.asked = asked
    self.answered = answered
  }

  /// What may be shown and judged.
  package var figures: MeasureKind.Figures? {
    if isWhole, case .shown(let figures) = figure { figures } else { nil }
  }
}
