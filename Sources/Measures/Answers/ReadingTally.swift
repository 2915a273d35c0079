import Vocabulary

/// What the answers need to know of all readings: which measures are read, which rounds are due and complete, and what their charts say.
package struct ReadingTally: Sendable, Equatable {
  /// Measures of which at least one reading is approved.
  package let read: Set<Measure.ID>
  /// Rounds whose figures were due, and those of them that are complete.
  package let due: Int
  package let complete: Int
  /// Measures whose chart has limits, so that a change can be told from noise.
  package var charted: Set<Measure.ID>
  /// Those of them with a signal in the last half year.
  package var signalled: Set<Measure.ID>

  package init(
    read: Set<Measure.ID>, due: Int, complete: Int, charted: Set<Measure.ID> = [], signalled: Set<Measure.ID> = []
  ) {
    self.read = read
    self.due = due
    self.complete = complete
    self.charted = charted
    self.signalled = signalled
  }

  package init(_ rounds: [RoundStanding], on day: Day) {
    let due = rounds.filter { $0.round.due.map { $0 < day } ?? false }
    self.init(
      read: Set(rounds.filter { $0.approved > 0 }.map(\.measure.id)), due: due.count,
      complete: due.count(where: \.isWhole))
  }

  package static let none = ReadingTally(read: [], due: 0, complete: 0)
}
