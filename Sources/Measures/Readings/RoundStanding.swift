import Vocabulary

/// What one round has come to, without its readings: how many places were asked, how many have handed in, and the district's figure.
package struct RoundStanding: Sendable, Equatable {
  package let round: ReadingRound
  package let measure: Measure
  /// How many places are asked.
  package let asked: Int
  package let answered: Int
  /// How many figures are in, those of groups and of the district as a whole among them.
  package let readings: Int
  package let approved: Int
  package let district: MeasureKind.Figures?

  package init(
    _ round: ReadingRound, of measure: Measure, asked: Int, answered: Int, readings: Int, approved: Int,
    district: MeasureKind.Figures?
  ) {
    self.round = round
    self.measure = measure
    self.asked = asked
    self.answered = answered
    self.readings = readings
    self.approved = approved
    self.district = district
  }

  package var isComplete: Bool { answered >= asked }
  package var isApproved: Bool { readings > 0 && approved == readings }
  package func isLate(on day: Day) -> Bool { round.isOverdue(on: day) && !isComplete }
  /// Whether nothing more is waited for: every place has handed in, or the district has closed the round without the rest.
  package var isWhole: Bool { isComplete || round.isLocked }
}

extension RoundState {
  package var standing: RoundStanding {
    RoundStanding(
      round, of: measure, asked: asked, answered: answered, readings: readings.count, approved: approved,
      district: district)
  }
}
