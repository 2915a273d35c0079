import HTTPTypes
import Store
import Vocabulary

/// Who has access: which post where, how they sign in, and since when; with what can be done about it.
struct AccessPages: Pages {
  var routes: [Route] {
    [
      .get("/access", .district(.manageAccess), list),
      .get("/access/invite", .district(.manageAccess), showing: .nothing, showNewcomer),
      .post("/access/invite", .district(.manageAccess), inviteNewcomer),
      .get("/access/people/:id", .district(.manageAccess), show),
      .post("/access/people/:id/invite", .district(.manageAccess), invite),
      .post("/access/people/:id/reset", .district(.manageAccess), reset),
      .post("/access/people/:id/full-reset", .district(.manageAccess), fullReset),
      .post("/access/people/:id/end-sessions", .district(.manageAccess), endSessions),
      .post("/access/positions/:id/end", .district(.manageAccess), endPosition),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .people, AccessPages.title,
        about: Phrase(
          "Who may come in, with which post, where, and how they sign in.",
          es: "Quién puede entrar, con qué cargo, dónde y cómo."),
        to: "/access")
    ]
  }

  static let title = Phrase("Access", es: "Acceso")
  static let people = Link(Strategy.people.label, to: "/people")
  static let link = Link(title, to: "/access")

  private func list(_ visit: Visit) async throws -> Reply {
    let filter = AccessFilter(visit.query)
    let shown = try await visit.read { records in
      let list = try records.accessList(filter)
      return ShownAccessList(
        filter: filter, list: list, places: try records.titles(referredToBy: list.entries.flatMap(\.positions)),
        schools: try records.choices(of: School.kind.name) ?? [])
    }
    return visit.page(
      AccessPages.title, under: [AccessPages.people], AccessListView(visit: visit, shown: shown).html
    ).telling(shown.list.entries.count)
  }

  private func show(_ visit: Visit) async throws -> Reply { try await person(visit, []) }

  /// The page of one person; also after an act on it was declined.
  func person(_ visit: Visit, _ findings: [Finding], of id: Person.ID? = nil) async throws -> Reply {
    let id = id ?? visit.id()
    let shown = try await visit.read { records -> ShownAccess in
      guard let person = try records.find(Person.self, id) else { throw Absent() }
      let entry = try records.accessEntry(person)
      return ShownAccess(
        entry: entry, places: try records.titles(referredToBy: entry.positions),
        member: try records.member(person.id), sessions: try records.sessions(of: person.id),
        signIns: try records.signIns(of: person.id, limit: 10))
    }
    return visit.page(
      Phrase(verbatim: shown.entry.person.title), under: [AccessPages.people, AccessPages.link],
      hasErrors: !findings.isEmpty, status: findings.isEmpty ? .ok : .unprocessableContent,
      AccessView(visit: visit, shown: shown, findings: findings).html
    ).telling(1, of: Person.kind, record: id.rawValue)
  }

  private func invite(_ visit: Visit) async throws -> Reply {
    try await makeLink(visit) {
      try await visit.store.invite(visit.id(), in: visit.signedIn.district.id, by: visit.author)
    }
  }

  private func reset(_ visit: Visit) async throws -> Reply {
    try await makeLink(visit) {
      try await visit.store.reset(visit.id(), in: visit.signedIn.district.id, by: visit.author)
    }
  }

  private func fullReset(_ visit: Visit) async throws -> Reply {
    try await makeLink(visit) {
      try await visit.store.reset(
        visit.id(), droppingSecondFactor: true, in: visit.signedIn.district.id, by: visit.author)
    }
  }

  /// The link is shown once, in the answer itself: it stands in no address and in no history of a browser.
  private func makeLink(_ visit: Visit, _ make: () async throws -> Token) async throws -> Reply {
    do {
      return try await show(try await make(), visit)
    } catch let refusal as Refusal {
      return try await person(visit, refusal.findings)
    }
  }

  private func show(_ token: Token, _ visit: Visit) async throws -> Reply {
    guard let link = try await visit.store.link(token) else { throw Absent() }
    let view = NewLinkView(link: link, address: "\(visit.site.address)/links/\(token.text)")
    return visit.page(view.title, under: [AccessPages.people, AccessPages.link], width: .reading, view.html)
  }

  private func endSessions(_ visit: Visit) async throws -> Reply {
    try await visit.store.endSessions(of: visit.id(), in: visit.signedIn.district.id, by: visit.author)
    return .redirect("/access/people/\(visit.parameter("id"))?done=sessions-ended")
  }

  private func endPosition(_ visit: Visit) async throws -> Reply {
    let position = try await visit.read { try $0.find(Position.self, visit.id()) }
    guard let position, let holder = position.person else { throw Absent() }
    do {
      try await visit.store.endPosition(
        position.id, version: Int(visit.form["version"]) ?? position.version, in: visit.signedIn.district.id,
        by: visit.author)
      return .redirect("/access/people/\(holder)?done=position-ended")
    } catch let refusal as Refusal {
      return try await person(visit, refusal.findings, of: holder)
    }
  }
}

// Somebody the district does not know yet.
extension AccessPages {
  fileprivate func showNewcomer(_ visit: Visit) async throws -> Reply {
    let form = try await visit.read { try NewcomerForm($0) }
    return newcomer(visit, form)
  }

  fileprivate func inviteNewcomer(_ visit: Visit) async throws -> Reply {
    var form = try await visit.read { try NewcomerForm(typed: visit.form, $0) }
    do {
      try form.findings.refuseIfAnyStopsSaving()
      let token = try await visit.store.invite(
        form.person.record, as: form.position.record, in: visit.signedIn.district.id, by: visit.author)
      return try await show(token, visit)
    } catch let refusal as Refusal {
      form.findings = refusal.findings
      return newcomer(visit, form)
    }
  }

  private func newcomer(_ visit: Visit, _ form: NewcomerForm) -> Reply {
    visit.page(
      NewcomerView.title, under: [AccessPages.people, AccessPages.link], hasErrors: !form.findings.isEmpty,
      width: .reading, status: form.findings.isEmpty ? .ok : .unprocessableContent,
      NewcomerView(form: form, csrf: visit.csrf).html)
  }
}

/// A person and a position, asked for on one page.
struct NewcomerForm: Sendable {
  var person: RecordForm<Person>
  var position: RecordForm<Position>
  var findings: [Finding] = []

  static let personFields = ["given_name", "family_name", "email"]
  static let positionFields = ["post", "called", "school", "network", "from", "until"]

  init(_ records: Records) throws {
    person = try RecordForm(Person(id: .new()), records: records)
    position = try RecordForm(Position(id: .new()), records: records)
  }

  init(typed: FormInput, _ records: Records) throws {
    person = try RecordForm(Person(id: .new()), typed: typed, records: records)
    position = try RecordForm(Position(id: .new()), typed: typed, records: records)
    // The position is this person's, once there is one.
    position.record.person = person.record.id
    let address = person.findings.contains { $0.field == "email" } ? [] : person.record.emailFindings
    findings = person.findings + address + position.findings.filter { $0.field != "person" }
  }
}

/// What the list of access shows, from one moment.
struct ShownAccessList: Sendable {
  let filter: AccessFilter
  let list: AccessList
  let places: [String: [String: String]]
  let schools: [Choice]
}

/// What the page of one person's access shows, from one moment.
struct ShownAccess: Sendable {
  let entry: AccessEntry
  let places: [String: [String: String]]
  let member: Member?
  let sessions: [SessionEntry]
  let signIns: [SignInEntry]
}

extension AccessFilter {
  init(_ query: FormInput) {
    self.init()
    words = query["words"].trimmed
    post = Post(rawValue: query["post"])
    school = query["school"].isEmpty ? nil : School.ID(query["school"])
    onlyWithAccess = query["everybody"] != "yes"
    page = max(1, min(Int(query["page"]) ?? 1, 1_000_000))
  }
}
