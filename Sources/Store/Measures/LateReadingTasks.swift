import Measures
import Vocabulary

extension Records {
  /// Figures that are late today and that wait for this person: of the schools that they lead, and of measures of the district
  /// that they own. Whoever was reminded by hand has that task already.
  func lateReadingTasks(of member: Member) throws -> [WaitingTask] {
    let led = Set(
      member.positions.compactMap { held -> School.ID? in
        guard held.post == .principal, case .school(let school) = held.place else { return nil }
        return school
      })
    let rounds = try all(ReadingRound.self).filter { $0.isOverdue(on: today) }
    return try rounds.flatMap { round -> [WaitingTask] in
      guard let measure = try round.measure.flatMap({ try find(Measure.self, $0) }) else { return [] }
      let isAsked = measure.takenAt == .schools ? !led.isEmpty : measure.owner == member.person
      guard isAsked, let state = try roundState(round.id) else { return [] }
      let places: [LatePlace] =
        measure.takenAt == .schools
        ? state.missing.filter { led.contains($0.id) }.map {
          LatePlace(round: round, measure: measure, school: $0, person: nil)
        }
        : state.isMissingDistrict ? [LatePlace(round: round, measure: measure, school: nil, person: nil)] : []
      return try places.filter { try !isReminded(member.person, of: $0) }.map(\.task)
    }
  }

  /// Whether somebody has been asked for these figures and has not done it yet.
  func isReminded(_ person: Person.ID, of place: LatePlace) throws -> Bool {
    try tasks(of: person).contains { task in
      guard let comment = try comment(task.comment) else { return false }
      return comment.record == place.round.id.rawValue && comment.text == place.request
    }
  }
}

extension LatePlace {
  fileprivate var task: WaitingTask {
    let place = school?.name ?? measure.name
    return WaitingTask(
      .record,
      Phrase("Hand in the figures of \(place)", es: "Entregar las cifras de \(place)"),
      about: Phrase("Round of readings: “\(round.name)”", es: "Ronda de lecturas: «\(round.name)»"),
      at: "/measures/collect/\(round.id)", due: round.due)
  }
}
