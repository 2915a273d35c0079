import Vocabulary

/// Do the questions of a survey measure one thing, and how exactly.
///
/// Asked with `chalkline evidence scale`.
package struct Scale: Analysis {
  package static let name = "scale"
  package static let version = 1

  package var items: [String]
  /// Items worded the other way round, to be turned.
  package var reverse: [String]
  /// The lowest and highest answer that can be given, for turning; nil for those that were.
  package var lowest: Double?
  package var highest: Double?
  /// Draws of the bootstrap for omega; 0 for none.
  package var draws: Int
  package var seed: UInt64
  package var level: Double

  package init(
    items: [String], reverse: [String] = [], lowest: Double? = nil, highest: Double? = nil, draws: Int = 999,
    seed: UInt64 = 1, level: Double = 0.95
  ) {
    self.items = items
    self.reverse = reverse
    self.lowest = lowest
    self.highest = highest
    self.draws = draws
    self.seed = seed
    self.level = level
  }

  package static let fewestForOmega = 30
  package static let leastAlpha = 0.6
  package static let largestSecond = 0.4

  package var columns: Columns { Columns(numbers: items) }

  package func answer(from frame: Frame, _ work: Work) throws -> Answered<ScaleOutcome> {
    try ScaleWords.findings(self).refuseIfAnyStopsSaving()
    let answers = try Answers(self, frame)
    let reliability = Reliability(answers.items)
    let outcome = try ScaleOutcome(self, answers, reliability, work)
    return Answered(
      outcome, rows: Rows(used: answers.count, dropped: answers.dropped), checks: ScaleWords.checks(outcome),
      told: ScaleWords.told(outcome))
  }

  /// The answers of those who answered every item, reversed items turned.
  struct Answers {
    var items: [[Double]]
    var count: Int
    var dropped: [Rows.Dropped]

    init(_ question: Scale, _ frame: Frame) throws {
      let columns = try question.items.map { try frame.number($0) }
      let whole = (0..<frame.rowCount).filter { row in columns.allSatisfy { $0[row].isFinite } }
      count = whole.count
      if count < 3 { throw ScaleWords.nobodyAnsweredAll }
      items = columns.map { column in whole.map { column[$0] } }
      dropped = [
        .init(
          "answer-missing", count: frame.rowCount - count,
          Phrase("not every item was answered", es: "no se respondieron todos los ítems"))
      ]
      for (name, item) in zip(question.items, items) where item.allSatisfy({ $0 == item[0] }) {
        throw ScaleWords.constant(name)
      }
      try turn(question)
    }

    private mutating func turn(_ question: Scale) throws(Refusal) {
      let low = question.lowest ?? items.joined().min() ?? 0
      let high = question.highest ?? items.joined().max() ?? 0
      for (place, name) in question.items.enumerated() {
        if let odd = items[place].first(where: { $0 < low || $0 > high }) {
          throw ScaleWords.outOfRange(name, odd, low, high)
        }
        if question.reverse.contains(name) { items[place] = items[place].map { low + high - $0 } }
      }
    }
  }
}
