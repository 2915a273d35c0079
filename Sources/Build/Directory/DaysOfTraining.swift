import Purpose
import Vocabulary

/// The training events of a year as far as another design can be laid beside them: how much, and of which parts.
struct DaysOfTraining {
  let events: [TrainingEvent]

  init(_ events: [TrainingEvent]) { self.events = events }

  /// Six hours of training are a day of it, whenever they are.
  private static let minutesOfDay = 360.0
  /// Months of a year in which something happens, before training goes on all through it.
  private static let monthsThroughout = 6

  /// Nil where nothing is planned for the role, or an event does not say how long it is.
  func count(for role: Role.ID) -> Double? {
    let own = events.filter { $0.isFor(role) }
    let days = own.compactMap(length)
    return days.isEmpty || days.count < own.count ? nil : days.reduce(0, +)
  }

  /// An event without an hour fills its day.
  private func length(_ event: TrainingEvent) -> Double? {
    if let minutes = event.minutes { return Double(minutes) / Self.minutesOfDay }
    return event.begins.trimmed.isEmpty ? 1 : nil
  }

  /// Nil where nothing is planned at all.
  func parts(extraDays: Bool) -> Set<TrainingPart>? {
    let months = Set(events.compactMap { $0.day?.month })
    if months.isEmpty { return nil }
    var parts: Set<TrainingPart> = []
    if months.contains(7) || months.contains(8) { parts.insert(.beforehand) }
    if months.count >= Self.monthsThroughout { parts.insert(.throughout) }
    if extraDays { parts.insert(.extraDays) }
    return parts
  }
}
