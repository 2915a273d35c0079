import Measures
import Vocabulary

extension ActRecords {
  /// Keeps a grid of readings, all of it or nothing. What is empty is taken out. Throws `Refusal`, each finding at its line:
  /// `value-0`, `reason-3`.
  package func enter(_ lines: [ReadingLine], in round: ReadingRound.ID) throws {
    guard let state = try roundState(round) else {
      throw Refusal("", "no-round", Phrase("Choose a round that is there", es: "Elija una ronda que exista"))
    }
    var refused: [Finding] = []
    for (index, line) in lines.enumerated() {
      do {
        try enter(line, state)
      } catch let refusal as Refusal {
        refused += refusal.findings.map { finding in
          var placed = finding
          placed.field =
            "\(["part", "whole", "value", "reason"].contains(finding.field) ? finding.field : "value")-\(index)"
          return placed
        }
      }
    }
    if !refused.isEmpty { throw Refusal(refused) }
  }

  private func enter(_ line: ReadingLine, _ state: RoundState) throws {
    let known = state.reading(at: line.spot.school, group: line.spot.group)
    if line.isEmpty {
      if let known { try remove(MeasureReading.self, known.id, version: known.version) }
      return
    }
    var reading = known ?? MeasureReading(id: line.id)
    reading.round = state.round.id
    reading.school = line.spot.school
    reading.group = line.spot.group
    (reading.part, reading.whole, reading.value, reading.reason) = (line.part, line.whole, line.value, line.reason)
    let isSame = known.map { $0 == reading || $0 == reading.completed(for: state.measure) } ?? false
    if !isSame { try save(reading.completed(for: state.measure)) }
  }
}

/// One line of a grid: a place, a group, and what was typed for them.
package struct ReadingLine: Sendable, Equatable {
  package let spot: MeasureReading.Spot
  /// What a reading is called that does not exist yet.
  package var id = MeasureReading.ID.new()
  package var part: Double?
  package var whole: Double?
  package var value: Double?
  package var reason: String

  package init(
    _ spot: MeasureReading.Spot, part: Double? = nil, whole: Double? = nil, value: Double? = nil, reason: String = ""
  ) {
    self.spot = spot
    self.part = part
    self.whole = whole
    self.value = value
    self.reason = reason
  }

  var isEmpty: Bool { part == nil && whole == nil && value == nil }
}
