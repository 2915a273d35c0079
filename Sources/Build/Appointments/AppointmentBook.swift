import Purpose
import Vocabulary

/// Who holds what on one day, what ends this year, who has more than a full job, and where nobody is.
package struct AppointmentBook: Sendable {
  package let today: Day
  package let year: SchoolYear
  package let appointments: [Appointment]
  private let roles: [Role.ID: Role]

  package init(_ appointments: [Appointment], roles: [Role], on today: Day) {
    self.today = today
    self.appointments = appointments
    year = SchoolYear(containing: today)
    self.roles = Dictionary(uniqueKeysWithValues: roles.map { ($0.id, $0) })
  }

  package var held: [Appointment] { appointments.filter { $0.isHeld(on: today) } }

  /// Held now, and at its end before this school year is over; the earliest first.
  package var endingThisYear: [Appointment] {
    held.filter { $0.ends(from: today, to: year.last) && $0.ending == nil }
      .sorted { ($0.lastDay ?? today, $0.id) < ($1.lastDay ?? today, $1.id) }
  }

  /// The term is over, and nobody has said how it ended.
  package var lapsed: [Appointment] {
    appointments.filter { $0.ending == nil && ($0.until.map { $0 < today } ?? false) }
  }

  package var withoutReview: [Appointment] { endingThisYear.filter { !$0.isReviewed } }

  /// Share of full time: of the appointment, or what its role takes.
  package func time(of appointment: Appointment) -> Double {
    appointment.time ?? appointment.role.flatMap { roles[$0]?.time } ?? 0
  }
}

// MARK: - More than a full job

extension AppointmentBook {
  /// Somebody whose appointments come to more than full time, on the first day on which they do.
  package struct Overload: Sendable, Equatable {
    package let person: Person.ID
    package let time: Double
    package let day: Day
    package let appointments: [Appointment]
  }

  /// From today on. Several roles in one pair of hands are welcome, as long as there are hours for them.
  /// Source: docs/rules/roles.md#several-roles
  package var overloads: [Overload] {
    Dictionary(grouping: appointments.filter { $0.person != nil }) { $0.person }
      .compactMap { person, own in person.flatMap { overload(of: $0, own) } }
      .sorted { ($1.time, $0.person) < ($0.time, $1.person) }
  }

  /// The load only rises on a day on which something begins, so those days and today are all there is to look at.
  private func overload(of person: Person.ID, _ own: [Appointment]) -> Overload? {
    let days = Set(own.compactMap(\.from).filter { $0 > today } + [today]).sorted()
    for day in days {
      let there = own.filter { $0.isHeld(on: day) }
      let time = there.map(time).reduce(0, +)
      if time > 1 + Responsibility.roundingOfShares {
        return Overload(person: person, time: time, day: day, appointments: there)
      }
    }
    return nil
  }

  /// What would be too much if this appointment were kept: for the form.
  package static func findings(
    keeping appointment: Appointment, beside others: [Appointment], roles: [Role]
  ) -> [Finding] {
    guard let person = appointment.person, let from = appointment.from else { return [] }
    let own = others.filter { $0.person == person && $0.id != appointment.id } + [appointment]
    let book = AppointmentBook(own, roles: roles, on: from)
    guard let overload = book.overload(of: person, own) else { return [] }
    let shown = Phrase(percent: overload.time)
    return [
      Finding(
        "time", "more-than-full-time",
        Phrase(
          "From \(overload.day) on this person would hold \(shown.en) of full time in leadership roles",
          es: "Desde el \(overload.day) esta persona tendría \(shown.es) de la jornada en roles de liderazgo"),
        stops: .nothing)
    ]
  }
}

// MARK: - Where nobody is

extension AppointmentBook {
  /// A role at a place, with how many should hold it and how many do.
  package struct Seats: Sendable, Equatable {
    package let role: Role
    /// Nil for the whole district.
    package let school: School?
    /// Nil where neither the school's plan nor the charter says it.
    package let wanted: Int?
    package let held: Int

    package var vacant: Int { wanted.map { max(0, $0 - held) } ?? 0 }
    package var isOver: Bool { wanted.map { held > $0 } ?? false }
  }

  /// Every role at every place where it exists. What a school's plan says goes before what the charter says.
  package func seats(
    charters: [RoleCharter], schools: [School], planned: [Role.ID: [School.ID: Int]] = [:]
  ) -> [Seats] {
    let perSchool = Dictionary(charters.compactMap { charter in charter.role.map { ($0, charter.perSchool) } }) {
      first, _ in first
    }
    let held = Dictionary(grouping: held) { Seat(role: $0.role, school: $0.school) }.mapValues(\.count)
    let open = schools.filter { !$0.isClosed }.sorted { $0.name < $1.name }
    return roles.values.filter(\.isLive).sorted { ($0.name, $0.id) < ($1.name, $1.id) }.flatMap { role -> [Seats] in
      let places = open.filter { role.exists(at: $0.id) }
      if places.isEmpty {
        return [Seats(role: role, school: nil, wanted: role.holders, held: held[Seat(role: role.id)] ?? 0)]
      }
      return places.map { school in
        let wanted = planned[role.id]?[school.id] ?? perSchool[role.id].flatMap(\.self)
        return Seats(
          role: role, school: school, wanted: wanted, held: held[Seat(role: role.id, school: school.id)] ?? 0)
      }
    }
  }

  private struct Seat: Hashable {
    var role: Role.ID?
    var school: School.ID?
  }
}
