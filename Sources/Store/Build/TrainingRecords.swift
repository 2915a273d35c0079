import Build
import Purpose
import Vocabulary

/// The training plan, read in one transaction.
extension Records {
  /// `reach`: whose people may be named. The coverage of the district is worked out from all of them.
  package func trainingPlan() throws -> TrainingPlan {
    TrainingPlan(
      try all(TrainingEvent.self).filter { $0.day.map(schoolYear.contains) ?? false }, holders: try holdersToday(),
      asked: try askedByRole(), attendance: try all(Attendance.self), on: today)
  }

  private func askedByRole() throws -> [Role.ID: [LeadershipDomain]] {
    try all(RoleCharter.self).reduce(into: [:]) { asked, charter in
      guard let role = charter.role else { return }
      asked[role] = Array(Set(charter.competencies.map(\.domain)))
    }
  }

  /// Everybody who is appointed to a role with time of its own.
  private func holdersToday() throws -> [TrainingPlan.Holder] {
    let timed = Set(try leadingToday().compactMap(\.person))
    let seats = try all(Appointment.self).filter { seat in
      seat.isHeld(on: today) && (seat.person.map(timed.contains) ?? false)
    }
    let people = try findByID(Array(timed))
    return Dictionary(grouping: seats) { $0.person }.compactMap { person, seats -> TrainingPlan.Holder? in
      guard let person, let name = people[person]?.title else { return nil }
      return .init(person, name, at: seats.first?.school, in: Array(Set(seats.compactMap(\.role))).sorted())
    }
    .sorted { ($0.name, $0.person) < ($1.name, $1.person) }
  }

  package func attendance(at event: TrainingEvent.ID) throws -> [Attendance] {
    try all(Attendance.self, where: "event", is: event)
  }

  /// The code that is shown in the room today; nil when there is none.
  package func attendanceCode(of event: TrainingEvent.ID) throws -> AttendanceCode? {
    try session.row(
      "SELECT code FROM attendance_code WHERE district = \(district) AND event = \(event) AND until >= \(today)"
    ).map { AttendanceCode($0.text(0)) }
  }

  func wrongCodes(of person: Person.ID, at event: TrainingEvent.ID) throws -> Int {
    try session.count(
      """
      SELECT COUNT(*) FROM attendance_try WHERE district = \(district) AND event = \(event) AND person = \(person)
        AND moment > \(moment.adding(seconds: -3600))
      """)
  }

  /// Whose calendar an address shows; nil once it has been taken back, or its person has left.
  package func calendarOwner(_ token: Token) throws -> Person.ID? {
    guard token.district == district else { return nil }
    let found: Person.ID? = try session.row(
      "SELECT person FROM calendar_feed WHERE district = \(district) AND secret = \(token.hash)")?.id(0)
    guard let found, try member(found) != nil else { return nil }
    return found
  }

  /// When the person's calendar address was made; nil when there is none.
  package func calendarMade(by person: Person.ID) throws -> Moment? {
    try session.row("SELECT made FROM calendar_feed WHERE district = \(district) AND person = \(person)")?.moment(0)
  }
}

extension Attendance: RuledRecord {
  package func findings(in records: Records, replacing old: Attendance?) throws -> [Finding] {
    guard let event else { return [] }
    return findings(beside: try records.attendance(at: event))
  }
}
