import Build
import Purpose
import Store
import Vocabulary

/// Who holds what today, what ends, who has too much, and where nobody is.
struct AppointmentListView: View {
  let visit: Visit
  let shown: ShownAppointments

  private var book: AppointmentBook { shown.book }
  private var vacancies: [AppointmentBook.Seats] { shown.seats.filter { $0.vacant > 0 } }

  var html: HTML {
    """
    \(PageHeading(AppointmentPages.title, lead: lead, actions: actions))
    \(Counts([
      .init(Phrase("Appointments today", es: "Nombramientos hoy"), book.held.count),
      .init(Phrase("Seats with nobody", es: "Puestos sin nadie"), vacancies.map(\.vacant).reduce(0, +), isNotable: !vacancies.isEmpty),
      .init(Phrase("End this school year", es: "Terminan este año escolar"), book.endingThisYear.count),
      .init(Phrase("Of them not reviewed", es: "De ellos, sin revisar"), book.withoutReview.count, isNotable: !book.withoutReview.isEmpty),
    ]))
    \(overloads)\(lapsed)\(ending)\(seats)\(holders)
    """
  }

  private var lead: Phrase {
    Phrase(
      "On \(book.today) and for the school year \(book.year.description).",
      es: "El \(book.today) y para el año escolar \(book.year.description).")
  }

  private var actions: [HTML] {
    guard visit.mayAdd(Appointment.kind) else { return [] }
    let address = Appointment.newAddress([:], back: AppointmentPages.path)
    return ["\(LinkButton(Phrase("Appoint somebody", es: "Nombrar a alguien"), to: address))"]
  }

  private func name(_ person: Person.ID?) -> String { person.flatMap { shown.people[$0.rawValue] } ?? "–" }
  private func role(_ appointment: Appointment) -> String {
    appointment.role.flatMap { shown.roles[$0]?.name } ?? "–"
  }
  private func place(_ school: School.ID?) -> Phrase {
    guard let school else { return Phrase("The district", es: "El distrito") }
    return Phrase(verbatim: shown.schools[school]?.name ?? "–")
  }

  private var overloads: HTML? {
    guard !book.overloads.isEmpty else { return nil }
    let lines: [HTML] = book.overloads.map { overload in
      let roles = Phrase.list(overload.appointments.map(role))
      let share = Phrase(percent: overload.time)
      return HTML(
        Phrase(
          "\(name(overload.person)): \(share.en) of full time from \(overload.day) on (\(roles.en))",
          es: "\(name(overload.person)): \(share.es) de la jornada desde el \(overload.day) (\(roles.es))"))
    }
    return
      "<section><h2>\(Phrase("More than a full job", es: "Más que una jornada completa"))</h2>\(HTML.list(lines))</section>"
  }

  private var lapsed: HTML? {
    guard !book.lapsed.isEmpty else { return nil }
    let caption = Phrase(
      "The term is over, and nobody has said how it ended", es: "Venció el período y nadie dijo cómo terminó")
    return appointments(book.lapsed, caption).html
  }

  private var ending: Table {
    appointments(
      book.endingThisYear, Phrase("What ends this school year", es: "Qué termina este año escolar"),
      EmptyState(
        Phrase("Nothing ends this school year", es: "Nada termina este año escolar"),
        Phrase("No appointment has its last day in it.", es: "Ningún nombramiento tiene en él su último día.")))
  }

  private func appointments(_ list: [Appointment], _ caption: Phrase, _ empty: EmptyState? = nil) -> Table {
    Table(
      caption,
      columns: [
        .init(Phrase("Person", es: "Persona")), .init(Phrase("Role", es: "Rol")), .init(Phrase("Where", es: "Dónde")),
        .init(Phrase("Until", es: "Hasta")), .init(Phrase("Review", es: "Revisión")),
      ],
      rows: list.map { appointment in
        [
          "\(Link(Phrase(verbatim: name(appointment.person)), to: appointment.address))", "\(role(appointment))",
          HTML(place(appointment.school)), appointment.lastDay.map { HTML($0) } ?? "–", review(appointment),
        ]
      }, whenEmpty: empty)
  }

  private func review(_ appointment: Appointment) -> HTML {
    if let advice = appointment.advice { return "\(Tag(advice.label, advice == .end ? .note : .good))" }
    guard visit.allows(Appointment.kind.editing, at: appointment.place) else { return "\(Tag.notStarted)" }
    return
      "\(Link(Phrase("Review", es: "Revisar"), to: AppointmentPages.address(appointment), context: Phrase(verbatim: name(appointment.person))))"
  }

  private var seats: Table {
    Table(
      Phrase("Seats by role and school", es: "Puestos por rol y escuela"),
      columns: [
        .init(Phrase("Role", es: "Rol")), .init(Phrase("Where", es: "Dónde")),
        .init(Phrase("Wanted", es: "Previstos"), .number), .init(Phrase("Held", es: "Ocupados"), .number),
        .init(Phrase("State", es: "Estado")),
      ],
      rows: shown.seats.map { seat in
        [
          "\(Link(Phrase(verbatim: seat.role.name), to: CharterPages.address(seat.role.id)))",
          HTML(place(seat.school?.id)), seat.wanted.map { "\($0)" } ?? "–", "\(seat.held)", "\(state(seat))",
        ]
      },
      whenEmpty: EmptyState(
        Phrase("No roles yet", es: "Aún no hay roles"), Phrase("Add a role first.", es: "Añada primero un rol.")))
  }

  private func state(_ seat: AppointmentBook.Seats) -> Tag {
    if seat.wanted == nil { return Tag(Phrase("Nobody has said how many", es: "Nadie ha dicho cuántos"), .note) }
    if seat.vacant > 0 { return Tag(Phrase("\(seat.vacant) vacant", es: "\(seat.vacant) sin cubrir"), .caution) }
    if seat.isOver { return Tag(Phrase("More than wanted", es: "Más de los previstos"), .note) }
    return Tag(Phrase("Filled", es: "Cubierto"), .good)
  }

  private var holders: Table {
    Table(
      Phrase("Everybody who holds a role today", es: "Todas las personas con un rol hoy"),
      columns: [
        .init(Phrase("Person", es: "Persona")), .init(Phrase("Role", es: "Rol")), .init(Phrase("Where", es: "Dónde")),
        .init(Phrase("Time", es: "Tiempo"), .number), .init(Phrase("From", es: "Desde")),
        .init(Phrase("Until", es: "Hasta")),
      ],
      rows: book.held.sorted { (role($0), name($0.person), $0.id) < (role($1), name($1.person), $1.id) }.map { held in
        [
          "\(Link(Phrase(verbatim: name(held.person)), to: held.address))", "\(role(held))", HTML(place(held.school)),
          HTML(Phrase(percent: book.time(of: held))), held.from.map { HTML($0) } ?? "–",
          held.until.map { HTML($0) } ?? "–",
        ]
      },
      whenEmpty: EmptyState(
        Phrase("Nobody is appointed", es: "No hay nadie nombrado"),
        Phrase("Appoint the holders of the roles.", es: "Nombre a los titulares de los roles.")))
  }
}

/// The review of one appointment, and what may follow from it.
struct RenewalView: View {
  let visit: Visit
  let appointment: Appointment
  let titles: [String: [String: String]]
  let term: Int
  let findings: [Finding]

  var title: Phrase {
    let person = appointment.person.flatMap { titles[Person.kind.name]?[$0.rawValue] } ?? "–"
    return Phrase("Renewal: \(person)", es: "Renovación: \(person)")
  }

  var html: HTML {
    """
    \(FindingSummary(findings))\(PageHeading(title, lead: lead))
    \(RecordSummary(record: appointment, titles: titles, closed: visit.closedKinds))
    \(appointment.ending == nil ? forms : ended)
    """
  }

  private var lead: Phrase {
    Phrase(
      "Review what the person has done in the role before its term is over. Then renew it, or let it end.",
      es: "Revise lo hecho en el rol antes de que venza el período. Después, renuévelo o deje que termine.")
  }

  private var ended: HTML { "<p>\(Phrase("This appointment has ended.", es: "Este nombramiento terminó."))</p>" }

  private var forms: HTML { "\(review)\(mayRenew ? renewing : nil)\(ending)" }
  private var mayRenew: Bool { appointment.advice.map { $0 != .end } ?? false }
  private var version: HiddenField { HiddenField("version", String(appointment.version)) }

  private func form(_ verb: String, _ heading: Phrase, submit: Phrase, keepsDraft: Bool, _ fields: HTML) -> HTML {
    let action = "\(appointment.address)/\(verb)"
    let form = Form(
      to: action, csrf: visit.csrf, submit: submit, hidden: [version],
      draft: keepsDraft ? DraftPages.address(of: action) : nil, fields: fields)
    return "<section><h2>\(heading)</h2>\(form)</section>"
  }

  private func typed(_ name: String, _ kept: String) -> String {
    visit.form.has(name) ? visit.form[name] : kept
  }

  private var review: HTML {
    form(
      "review", Phrase("Review", es: "Revisión"), submit: Phrase("Save the review", es: "Guardar la revisión"),
      keepsDraft: true,
      """
      \(FormField("advice", Phrase("What does it advise?", es: "¿Qué aconseja?"), .radios(Appointment.Advice.choices, chosen: typed("advice", appointment.advice?.rawValue ?? "")), findings: findings))
      \(FormField("review", Phrase("On what evidence?", es: "¿Con qué evidencia?"), .paragraphs(typed("review", appointment.review)), hint: Phrase("What was seen in the role; never what was said in confidence while coaching", es: "Lo visto en el rol; nunca lo dicho en confianza durante el acompañamiento"), findings: findings))
      """)
  }

  private var renewing: HTML {
    form(
      "renew", Phrase("Renew", es: "Renovar"), submit: Phrase("Renew", es: "Renovar"), keepsDraft: false,
      "\(FormField("years", Phrase("For how many years?", es: "¿Por cuántos años?"), .number(typed("years", String(term))), findings: findings))"
    )
  }

  private var ending: HTML {
    form(
      "end", Phrase("End before the term is over", es: "Terminar antes de que venza"),
      submit: Phrase("End the appointment", es: "Terminar el nombramiento"), keepsDraft: true,
      """
      \(FormField("ended", Phrase("Last day", es: "Último día"), .day(typed("ended", "")), hint: Phrase("For example 2027-03-15", es: "Por ejemplo 2027-03-15"), findings: findings))
      \(FormField("reason", Phrase("Why?", es: "¿Por qué?"), .paragraphs(typed("reason", ""), rows: 3), findings: findings))
      """)
  }
}

extension Appointment: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    let others = try person.map { try records.all(Appointment.self, where: "person", is: $0) } ?? []
    let findings = AppointmentBook.findings(keeping: self, beside: others, roles: try records.all())
    let mayRenew = ending == nil && visit.allows(Appointment.kind.editing, at: place)
    let renewal = LinkButton(
      Phrase("Review, renew or end", es: "Revisar, renovar o terminar"), to: AppointmentPages.address(self),
      style: .secondary)
    return RecordMore(
      actions: mayRenew ? [renewal] : [], above: findings.isEmpty ? nil : CautionsView(findings: findings))
  }
}

/// What should be known of a record before anything else, though it stops nothing.
struct CautionsView: View {
  let findings: [Finding]

  var html: HTML {
    "<section><h2>\(Phrase("Worth another look", es: "Conviene revisarlo"))</h2>\(FindingList(findings))</section>"
  }
}

extension RoleCharter: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    guard let role else { return RecordMore() }
    let words = Phrase("See it on one page", es: "Verla en una página")
    return RecordMore(actions: [LinkButton(words, to: CharterPages.address(role), style: .secondary)])
  }
}
