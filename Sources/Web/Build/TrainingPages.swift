import Build
import HTTPTypes
import Store
import Vocabulary

/// The training plan: what comes, who has had what, the code in the room, and the list.
struct TrainingPages: Pages {
  static let path = "/build/training"
  static let title = Phrase("Training plan", es: "Plan de formación")
  static let link = Link(title, to: path)

  private static let editing = Route.Needs.district(TrainingEvent.kind.editing)

  var routes: [Route] {
    [
      .get(Self.path, .somewhere(TrainingEvent.kind.reading), showing: .forAll, show),
      .get("\(Self.path)/:id", .somewhere(TrainingEvent.kind.reading), showing: .forAll, event),
      .post("\(Self.path)/:id/attend", .somewhere(TrainingEvent.kind.reading), attend),
      .post("\(Self.path)/:id/open", Self.editing, open),
      .post("\(Self.path)/:id/list", Self.editing, list),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .build, Self.title,
        about: Phrase(
          "What teacher leaders learn when, and who has had what their role asks for.",
          es: "Qué aprenden los docentes líderes y cuándo, y quién ha recibido lo que su rol pide."), to: Self.path)
    ]
  }

  static func address(_ id: TrainingEvent.ID) -> String { "\(path)/\(id)" }

  func show(_ visit: Visit) async throws -> Reply {
    // Names of those who lack something are for those who may read of people there, and for each person their own.
    let reach = try visit.reachIfAny(Attendance.kind)
    let person = try visit.signedIn.member.person
    let view = try await visit.read { records in
      let plan = try records.trainingPlan()
      let shown = plan.learners.filter { learner in
        learner.person == person || reach.map { $0.holds(learner.school) } ?? false
      }
      return TrainingView(visit: visit, plan: plan, shown: shown)
    }
    return visit.page(Self.title, under: [SupportSite.link], view.html)
  }

  func event(_ visit: Visit) async throws -> Reply { try await page(visit, findings: []) }

  private func page(_ visit: Visit, findings: [Finding]) async throws -> Reply {
    let person = try visit.signedIn.member.person
    let mayEdit = visit.allows(TrainingEvent.kind.editing)
    let mayName = visit.allows(Attendance.kind.reading)
    let view = try await visit.read { records in
      guard let event = try records.find(TrainingEvent.self, visit.id()) else { throw Absent() }
      let attendance = try records.attendance(at: event.id)
      let there = Set(attendance.compactMap(\.person))
      let learners = try records.trainingPlan().learners.filter { $0.roles.contains(where: event.isFor) }
      let code = try records.attendanceCode(of: event.id)
      let outside = there.subtracting(learners.map(\.person))
      let others = mayName ? Array(outside) : []
      return EventView(
        event: event, partner: try event.partner.flatMap { try records.find(Partner.self, $0) }?.name,
        ledBy: try event.ledBy.flatMap { try records.find(Person.self, $0) }?.title, learners: learners, there: there,
        others: try records.find(Person.self, all: others).map(\.title), wasThere: there.contains(person),
        isOpen: code != nil, code: mayEdit ? code : nil,
        mayEdit: mayEdit, mayName: mayName, typed: visit.form["code"], findings: findings, csrf: visit.csrf,
        isToday: event.day == records.today)
    }
    return visit.page(
      Phrase(verbatim: view.event.name), under: [SupportSite.link, Self.link], hasErrors: !findings.isEmpty,
      width: .reading, status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }

  func attend(_ visit: Visit) async throws -> Reply {
    let id: TrainingEvent.ID = visit.id()
    guard visit.isOneself else { throw Absent() }
    do {
      try await visit.store.attend(id, typing: visit.form["code"], in: visit.signedIn.district.id, by: visit.author)
      return .redirect("\(Self.address(id))?done=saved")
    } catch let refusal as Refusal {
      return try await page(visit, findings: refusal.findings)
    }
  }

  func open(_ visit: Visit) async throws -> Reply {
    let id: TrainingEvent.ID = visit.id()
    _ = try await visit.act { try $0.openAttendance(id) }
    return .redirect(Self.address(id))
  }

  func list(_ visit: Visit) async throws -> Reply {
    let id: TrainingEvent.ID = visit.id()
    let chosen = Set(visit.form.all("person").map(Person.ID.init(_:)))
    try await visit.act { records in
      guard let event = try records.find(TrainingEvent.self, id) else { throw Absent() }
      let offered = try records.trainingPlan().learners.filter { $0.roles.contains(where: event.isFor) }
      try records.listAttendance(id, chosen, among: Set(offered.map(\.person)))
    }
    return .redirect("\(Self.address(id))?done=saved")
  }
}

extension Reach {
  /// Whether somebody of a school is in reach; of no school, whether the district is.
  fileprivate func holds(_ school: School.ID?) -> Bool {
    school.map { schools?.contains($0) ?? true } ?? includesDistrict
  }
}

/// What comes, what is covered, and who lacks what.
struct TrainingView: View {
  let visit: Visit
  let plan: TrainingPlan
  let shown: [TrainingPlan.Learner]

  var html: HTML {
    """
    \(PageHeading(TrainingPages.title, lead: plan.sentence, actions: actions))
    \(events(Phrase("To come", es: "Por venir"), plan.coming))
    \(plan.unplanned.isEmpty ? nil : unplanned)
    \(plan.learners.isEmpty ? nil : coverage.html)
    \(shown.isEmpty ? nil : people.html)
    \(events(Phrase("Past", es: "Anteriores"), plan.past))
    <p>\(Link(CalendarPages.title, to: CalendarPages.path))</p>
    """
  }

  private var actions: [HTML] {
    guard visit.allows(TrainingEvent.kind.editing) else { return [] }
    let add = TrainingEvent.newAddress([:], back: TrainingPages.path)
    return ["\(LinkButton(Phrase("Add a training event", es: "Añadir una sesión"), to: add))"]
  }

  private var unplanned: HTML {
    let names = Phrase.list(plan.unplanned.map(\.label))
    return WarningText(
      Phrase(
        "Roles ask for this, and no event builds it: \(names.en)",
        es: "Los roles lo piden y ninguna sesión lo desarrolla: \(names.es)")
    ).html
  }

  private func events(_ title: Phrase, _ events: [TrainingEvent]) -> HTML? {
    guard !events.isEmpty else { return nil }
    return Table(
      title,
      columns: [
        .init(Phrase("Event", es: "Sesión")), .init(Phrase("Day", es: "Día")), .init(Phrase("Where", es: "Dónde")),
        .init(Phrase("What it builds", es: "Qué desarrolla")), .init(Phrase("Delivered by", es: "Lo ofrece")),
      ],
      rows: events.map { event in
        [
          Link(Phrase(verbatim: event.name), to: TrainingPages.address(event.id)).html, when(event),
          event.whereabouts.isEmpty ? "–" : HTML(text: event.whereabouts),
          HTML(Phrase.list(event.domains.map(\.label))),
          event.side.map { HTML($0.label) } ?? "–",
        ]
      }
    ).html
  }

  private func when(_ event: TrainingEvent) -> HTML {
    "\(event.day.map { HTML($0) })\(event.begins.isEmpty ? nil : ", \(event.begins)" as HTML)"
  }

  private var coverage: BarChart {
    BarChart(
      id: "coverage",
      Phrase(
        "Holders of roles who have had what their role asks for",
        es: "Personas con un rol que han recibido lo que su rol pide"),
      .share, series: [Phrase("Share who have had it", es: "Parte que lo ha recibido")],
      rowHeading: Phrase("What a leader has to be able to do", es: "Lo que un líder debe saber hacer"),
      rows: LeadershipDomain.allCases.map { domain in
        let (had, all) = plan.coverage(of: domain)
        return BarChart.Row(domain.label, [all == 0 ? .missing : .value(Double(had) / Double(all))])
      },
      notes: [Phrase("\(plan.learners.count) holders of roles.", es: "\(plan.learners.count) personas con un rol.")])
  }

  private var people: Table {
    Table(
      Phrase("Who has had what", es: "Quién ha recibido qué"),
      columns: [.init(Phrase("Person", es: "Persona")), .init(Phrase("Been at", es: "Ha estado en"), .number)]
        + LeadershipDomain.allCases.map { .init($0.label) },
      rows: shown.map { learner in
        [HTML(text: learner.name), HTML(Phrase.part(learner.attended, of: max(learner.invited, learner.attended)))]
          + LeadershipDomain.allCases.map { cell(learner, $0) }
      }, narrow: .scrolls)
  }

  private func cell(_ learner: TrainingPlan.Learner, _ domain: LeadershipDomain) -> HTML {
    if let had = learner.had[domain] {
      return HTML(Phrase.count(had, one: Phrase("time", es: "vez"), many: Phrase("times", es: "veces")))
    }
    return learner.needs(domain)
      ? Tag(Phrase("Not yet", es: "Aún no"), .caution).html : HTML(Phrase("Not asked", es: "No se pide"))
  }
}

/// One event: what happens, the code in the room, who was there.
struct EventView: View {
  let event: TrainingEvent
  let partner: String?
  let ledBy: String?
  let learners: [TrainingPlan.Learner]
  let there: Set<Person.ID>
  let others: [String]
  let wasThere: Bool
  let isOpen: Bool
  let code: AttendanceCode?
  let mayEdit: Bool
  let mayName: Bool
  let typed: String
  let findings: [Finding]
  let csrf: String?
  let isToday: Bool

  private var address: String { TrainingPages.address(event.id) }

  var html: HTML {
    """
    \(FindingSummary(findings))
    \(PageHeading(Phrase(verbatim: event.name), caption: TrainingEvent.kind.one.capitalized, actions: actions))
    \(SummaryList(rows: facts))
    \(own)\(mayEdit ? room : nil)\(mayEdit ? list : nil)
    """
  }

  private var actions: [HTML] {
    mayEdit
      ? [LinkButton(Phrase("Change", es: "Cambiar"), to: event.editAddress(back: address), style: .secondary).html] : []
  }

  private var facts: [SummaryList.Row] {
    let when = [event.day?.description ?? "", event.begins].filter { !$0.isEmpty }.joined(separator: ", ")
    let by = (event.side?.label ?? Phrase(verbatim: "")) + Phrase(verbatim: partner.map { ": \($0)" } ?? "")
    return [
      .init(Phrase("When", es: "Cuándo"), Phrase(verbatim: when)),
      .init(Phrase("Where", es: "Dónde"), HTML(text: event.whereabouts)),
      .init(
        Phrase("What it builds", es: "Qué desarrolla"),
        HTML.list(event.domains.map { "\($0.label): \($0.about)" as HTML })),
      .init(Phrase("Delivered by", es: "Lo ofrece"), by),
      .init(Phrase("Led by", es: "La dirige"), HTML(text: ledBy ?? "")),
      .init(Phrase("What happens", es: "Qué se hace"), HTML.paragraphs(event.about)),
      .init(Phrase("Were there", es: "Estuvieron"), Phrase(verbatim: there.count.grouped)),
    ]
  }

  private var own: HTML? {
    if wasThere { return "<p>\(Tag(Phrase("You were there", es: "Usted estuvo"), .good))</p>" }
    guard isOpen else { return nil }
    let field = FormField(
      "code", Phrase("Code that is shown in the room", es: "Código que se muestra en la sala"), .line(typed),
      findings: findings,
      autocomplete: "off")
    return """
      <section><h2>\(Phrase("Were you there?", es: "¿Estuvo usted?"))</h2>
      \(Form(to: "\(address)/attend", csrf: csrf, submit: Phrase("I was there", es: "Estuve"), fields: field.html))</section>
      """
  }

  private var room: HTML {
    let make = ButtonForm(
      code == nil
        ? Phrase("Make a code for the room", es: "Crear un código para la sala")
        : Phrase("Make another code", es: "Crear otro código"),
      to: "\(address)/open", csrf: csrf)
    return """
      <section><h2>\(Phrase("In the room", es: "En la sala"))</h2>
      \(code.map { "<p class=\"room-code\">\($0.text)</p><p>\(Phrase("It works until the end of today.", es: "Vale hasta el final de hoy."))</p>" as HTML })\(make)</section>
      """
  }

  private var list: HTML? {
    guard !learners.isEmpty else { return nil }
    let choices = learners.map { Choice($0.person.rawValue, Phrase(verbatim: $0.name)) }
    let chosen = Set(learners.map(\.person).filter(there.contains).map(\.rawValue))
    let field = FormField(
      "person", Phrase("Who was there", es: "Quién estuvo"), .checkboxes(choices, chosen: chosen), isRequired: false)
    let more =
      others.isEmpty
      ? nil : Phrase("Also there: \(others.joined(separator: ", "))", es: "También: \(others.joined(separator: ", "))")
    return """
      <section><h2>\(Phrase("By list", es: "Por lista"))</h2>
      \(Form(to: "\(address)/list", csrf: csrf, submit: Phrase("Save the list", es: "Guardar la lista"), fields: field.html))
      \(more.map { "<p>\($0)</p>" as HTML })</section>
      """
  }
}

extension TrainingEvent: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    RecordMore(actions: [
      LinkButton(Phrase("Attendance", es: "Asistencia"), to: TrainingPages.address(id), style: .secondary)
    ])
  }
}
