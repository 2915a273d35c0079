import Build
import HTTPTypes
import Purpose
import Store
import Vocabulary

/// Who holds what, where and until when; and the renewal of one appointment.
struct AppointmentPages: Pages {
  static let path = "/build/who-holds-what"
  static let title = Phrase("Who holds what", es: "Quién ocupa qué")

  var routes: [Route] {
    let kind = Appointment.kind
    return [
      .get(Self.path, .somewhere(kind.reading), list),
      .get("/\(kind.path)/:id/renewal", .somewhere(kind.editing), ask),
      .post("/\(kind.path)/:id/review", .somewhere(kind.editing), keepsDrafts: true, review),
      .post("/\(kind.path)/:id/renew", .somewhere(kind.editing), renew),
      .post("/\(kind.path)/:id/end", .somewhere(kind.editing), keepsDrafts: true, end),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .build, Self.title,
        about: Phrase(
          "Holders of every role by school, where nobody is, and what ends this year.",
          es: "Titulares de cada rol por escuela, dónde no hay nadie y qué termina este año."), to: Self.path)
    ]
  }

  static func address(_ appointment: Appointment) -> String { "\(appointment.address)/renewal" }

  func list(_ visit: Visit) async throws -> Reply {
    let reach = try visit.reach(Appointment.kind.reading)
    let shown = try await visit.read { try ShownAppointments($0, in: reach) }
    return visit.page(
      Self.title, under: [BuildPages.link], AppointmentListView(visit: visit, shown: shown).html
    ).telling(shown.book.appointments.count, of: Appointment.kind)
  }

  func ask(_ visit: Visit) async throws -> Reply { try await reply(visit, []) }

  func review(_ visit: Visit) async throws -> Reply {
    guard let advice = Appointment.Advice(rawValue: visit.form["advice"]) else {
      let choose = Phrase("Choose what the review advises", es: "Elija qué aconseja la revisión")
      return try await reply(visit, [Finding("advice", "required", choose)])
    }
    return try await act(visit) { records, id, version in
      try records.reviewAppointment(id, version: version, advising: advice, because: visit.form["review"])
    }
  }

  func renew(_ visit: Visit) async throws -> Reply {
    guard let years = Int(visit.form["years"].trimmed), (1...10).contains(years) else {
      let enter = Phrase("Enter a number of years from 1 to 10", es: "Escriba un número de años de 1 a 10")
      return try await reply(visit, [Finding("years", "range", enter)])
    }
    return try await act(visit) { try $0.renewAppointment($1, version: $2, for: years) }
  }

  func end(_ visit: Visit) async throws -> Reply {
    var findings: [Finding] = []
    let day = visit.form.day("ended", &findings)
    guard let day, findings.isEmpty else {
      let say = Phrase("Say on which day it ended", es: "Diga qué día terminó")
      return try await reply(visit, findings.isEmpty ? [Finding("ended", "required", say)] : findings)
    }
    return try await act(visit) { try $0.endAppointment($1, version: $2, on: day, because: visit.form["reason"]) }
  }

  private func act(
    _ visit: Visit, _ body: @Sendable @escaping (ActRecords, Appointment.ID, Int) throws -> Appointment
  ) async throws -> Reply {
    let appointment = try await self.appointment(visit)
    let version = Int(visit.form["version"]) ?? appointment.version
    do {
      let kept = try await visit.act { try body($0, appointment.id, version) }
      return .redirect("\(kept.address)?done=saved")
    } catch let refusal as Refusal {
      return try await reply(visit, refusal.findings)
    }
  }

  private func appointment(_ visit: Visit) async throws -> Appointment {
    let reach = try visit.reach(Appointment.kind.reading)
    let id: Appointment.ID = visit.id()
    guard let found = try await visit.read({ try $0.find(Appointment.self, id, in: reach) }) else { throw Absent() }
    try visit.require(Appointment.kind.editing, at: found.place)
    return found
  }

  private func reply(_ visit: Visit, _ findings: [Finding]) async throws -> Reply {
    let appointment = try await self.appointment(visit)
    let (titles, charter) = try await visit.read { records in
      let charter = try appointment.role.flatMap { try records.charteredRole($0)?.charter }
      return (try records.titles(referredToBy: [appointment], for: visit), charter)
    }
    let view = RenewalView(
      visit: visit, appointment: appointment, titles: titles, term: charter?.term ?? 1, findings: findings)
    let list = Link(Appointment.kind.many.capitalized, to: "/\(Appointment.kind.path)")
    return visit.page(
      view.title, under: [BuildPages.link, list], hasErrors: !findings.isEmpty, width: .reading,
      status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }
}

/// What the page of all appointments shows, from one moment.
struct ShownAppointments: Sendable {
  let book: AppointmentBook
  let seats: [AppointmentBook.Seats]
  let people: [String: String]
  let roles: [Role.ID: Role]
  let schools: [School.ID: School]

  init(_ records: Records, in reach: Reach) throws {
    book = try records.appointmentBook(in: reach)
    let own = try records.all(School.self, in: reach)
    seats = book.seats(
      charters: try records.all(), schools: own, planned: try records.plannedSeats(in: records.schoolYear)
    )
    .filter { reach.includesDistrict || $0.school != nil }
    people = try records.titles(of: Person.kind.name, Set(book.appointments.compactMap { $0.person?.rawValue }))
    roles = Dictionary(uniqueKeysWithValues: try records.all(Role.self).map { ($0.id, $0) })
    schools = Dictionary(uniqueKeysWithValues: try records.all(School.self).map { ($0.id, $0) })
  }
}
