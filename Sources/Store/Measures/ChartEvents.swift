import Measures
import Purpose
import Vocabulary

/// Something that happened, to stand beside the figures of its time.
package struct ChartEvent: Sendable, Equatable {
  package let day: Day
  package let words: Phrase
  package let link: PlanLink

  package init(_ day: Day, _ words: Phrase, at link: PlanLink) {
    self.day = day
    self.words = words
    self.link = link
  }
}

extension Records {
  /// The launch that sealed the measure, data meetings about it, and decisions about the priorities that it serves, in the order of time.
  package func events(of measure: Measure) throws -> [ChartEvent] {
    let launches = try seal(over: Measure.kind.name, measure.identifier).map { seal in
      [ChartEvent(time.day(of: seal.moment), Phrase("Launch", es: "Inicio"), at: MeasurePages.seal)]
    }
    let meetings = try all(DataMeeting.self, where: "measure", is: measure.id).compactMap { meeting -> ChartEvent? in
      guard let held = meeting.held, let verdict = meeting.verdict else { return nil }
      return ChartEvent(
        held,
        Phrase(
          "Data meeting: \(verdict.label.en.lowercased())", es: "Reunión de datos: \(verdict.label.es.lowercased())"),
        at: .record(meeting.id))
    }
    let served = Set(measure.priorities)
    let decisions = try all(Decision.self).compactMap { decision -> ChartEvent? in
      guard decision.stage == .decided, let day = decision.decidedOn,
        !served.isDisjoint(with: decision.about.priorities)
      else { return nil }
      return ChartEvent(
        day, Phrase("Decided: \(decision.question)", es: "Decidido: \(decision.question)"), at: .record(decision.id))
    }
    return ((launches ?? []) + meetings + decisions).sorted { ($0.day, $0.words.en) < ($1.day, $1.words.en) }
  }
}
