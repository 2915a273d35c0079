import Build
import HTTPTypes
import Purpose
import Store
import Vocabulary

/// The plans of all schools, and one plan with its check, its form, its way to approval, and what is done beside it.
struct PlanPages: Pages {
  static let path = "/build/plans-by-school"
  static let title = Phrase("Plans by school", es: "Planes por escuela")

  var routes: [Route] {
    let kind = SchoolPlan.kind
    return [
      .get(Self.path, .somewhere(kind.reading), list),
      .post("\(Self.path)/begin", .somewhere(kind.editing), begin),
      .get("\(Self.path)/:plan", .somewhere(kind.reading), show),
      .get("\(Self.path)/:plan/answers", .somewhere(kind.editing), ask),
      .post("\(Self.path)/:plan/answers", .somewhere(kind.editing), keepsDrafts: true, answer),
      .post("\(Self.path)/:plan/check", .somewhere(kind.editing), check),
      .post("\(Self.path)/:plan/submit", .somewhere(kind.editing), submit),
      .post("\(Self.path)/:plan/decide", .somewhere(.decidePlans), keepsDrafts: true, decide),
      .get("\(Self.path)/:plan/enacted", .somewhere(kind.editing), askEnacted),
      .post("\(Self.path)/:plan/enacted", .somewhere(kind.editing), keepsDrafts: true, enact),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .build, Self.title,
        about: Phrase(
          "Each school’s own plan, checked against who decides what; who has not begun, and who is late.",
          es: "El plan de cada escuela, contrastado con quién decide qué; quién no ha empezado y quién va tarde."),
        to: Self.path)
    ]
  }

  static func address(_ plan: SchoolPlan.ID) -> String { "\(path)/\(plan)" }

  func list(_ visit: Visit) async throws -> Reply {
    let reach = try visit.reach(SchoolPlan.kind.reading)
    let asked = SchoolYear(visit.query["year"])
    let shown = try await visit.read { records in
      let year = asked ?? records.schoolYear
      let index = try records.planIndex(of: year, in: reach)
      return ShownPlans(index: index, networks: try records.all(), now: records.schoolYear)
    }
    return visit.page(Self.title, under: [BuildPages.link], PlanListView(visit: visit, shown: shown).html)
      .telling(shown.index.lines.count, of: SchoolPlan.kind)
  }

  func begin(_ visit: Visit) async throws -> Reply {
    let school = School.ID(visit.form["school"])
    guard let year = SchoolYear(visit.form["year"]) else { throw Absent() }
    try visit.require(SchoolPlan.kind.editing, at: .school(school))
    let copies = visit.form.has("copy")
    let plan = try await visit.act { try $0.beginPlan(of: school, in: year, copying: copies) }
    return .redirect("\(Self.address(plan.id))?done=saved")
  }

  func show(_ visit: Visit) async throws -> Reply { try await page(visit, []) }

  private func page(_ visit: Visit, _ findings: [Finding]) async throws -> Reply {
    let (picture, titles, discussion) = try await visit.read { records in
      let picture = try self.picture(visit, records)
      let subject = Subject(
        kind: SchoolPlan.kind, id: picture.plan.identifier, title: picture.plan.title, place: picture.plan.place)
      let people = picture.teams.lines.compactMap(\.team.leader) + [picture.plan.decidedBy].compactMap(\.self)
      return (
        picture, try records.titles(of: Person.kind.name, Set(people.map(\.rawValue))),
        try Discussion(subject, records, for: visit)
      )
    }
    let view = PlanView(
      visit: visit, picture: picture, people: titles, discussion: discussion, findings: findings)
    return visit.page(
      Phrase(verbatim: picture.school.name), under: crumbs, hasErrors: !findings.isEmpty,
      status: findings.isEmpty ? .ok : .unprocessableContent, view.html
    ).telling(1, of: SchoolPlan.kind, record: picture.plan.identifier)
  }

  private var crumbs: [Link] { [BuildPages.link, Link(Self.title, to: Self.path)] }

  private func picture(_ visit: Visit, _ records: Records) throws -> PlanPicture {
    let reach = try visit.reach(SchoolPlan.kind.reading)
    guard let picture = try records.planPicture(visit.id("plan"), in: reach) else { throw Absent() }
    return picture
  }

  /// The plan, for those who may speak for its school.
  private func own(_ visit: Visit, _ deed: Deed = SchoolPlan.kind.editing) async throws -> PlanPicture {
    let picture = try await visit.read { try self.picture(visit, $0) }
    try visit.require(deed, at: picture.plan.place)
    return picture
  }

  func ask(_ visit: Visit) async throws -> Reply {
    let picture = try await own(visit)
    guard picture.plan.isOpen else { return .redirect(Self.address(picture.plan.id)) }
    let draft = try await visit.read { try visit.draft(of: visit.path, in: $0) }
    var form = PlanForm(picture)
    if let draft { form = PlanForm(picture, typed: draft.typed) }
    form.draft = draft
    return reply(visit, picture, form)
  }

  func answer(_ visit: Visit) async throws -> Reply {
    let picture = try await own(visit)
    var form = PlanForm(picture, typed: visit.form)
    form.findings = form.unreadable(picture)
    if !form.findings.isEmpty { return reply(visit, picture, form) }
    let (said, id, aim, version) = (form.said, picture.plan.id, form.aim, form.version)
    do {
      try await visit.act { try $0.answerPlan(id, aim: aim, version: version, said: said) }
      return .redirect("\(Self.address(id))?done=saved")
    } catch let refusal as Refusal {
      form.findings = refusal.findings
      return reply(visit, picture, form)
    } catch let conflict as AnswersConflict {
      form.meet(conflict)
      return reply(visit, picture, form)
    }
  }

  /// What the rights say to what is typed. Nothing is kept: a script asks while somebody writes.
  func check(_ visit: Visit) async throws -> Reply {
    struct Line: Encodable { let field, message: String }
    let picture = try await own(visit)
    let lines = PlanForm(picture, typed: visit.form).standings(picture).map {
      Line(field: $0.field, message: $0.message[visit.language])
    }
    return try .json(lines)
  }

  func submit(_ visit: Visit) async throws -> Reply {
    let picture = try await own(visit)
    do {
      _ = try await visit.act { try $0.submitPlan(picture.plan.id) }
      return .redirect("\(Self.address(picture.plan.id))?done=sent")
    } catch let refusal as Refusal {
      return try await page(visit, refusal.findings)
    }
  }

  func decide(_ visit: Visit) async throws -> Reply {
    let picture = try await own(visit, .decidePlans)
    let (approving, words) = (visit.form["verdict"] == "approve", visit.form["decision"])
    let version = Int(visit.form["version"]) ?? picture.plan.version
    guard ["approve", "return"].contains(visit.form["verdict"]) else {
      let choose = Phrase("Choose to approve or to return", es: "Elija aprobar o devolver")
      return try await page(visit, [Finding("verdict", "required", choose)])
    }
    do {
      _ = try await visit.act {
        try $0.decidePlan(picture.plan.id, version: version, approving: approving, because: words)
      }
      return .redirect("\(Self.address(picture.plan.id))?done=saved")
    } catch let refusal as Refusal {
      return try await page(visit, refusal.findings)
    }
  }

  private func reply(_ visit: Visit, _ picture: PlanPicture, _ form: PlanForm) -> Reply {
    let view = PlanFormView(visit: visit, picture: picture, form: form)
    let isWrong = !form.findings.isEmpty
    let status: HTTPResponse.Status = form.clashes.isEmpty ? isWrong ? .unprocessableContent : .ok : .conflict
    let link = Link(Phrase(verbatim: picture.school.name), to: Self.address(picture.plan.id))
    return visit.page(
      view.title, under: crumbs + [link], hasErrors: isWrong || !form.clashes.isEmpty, width: .reading, status: status,
      view.html)
  }

  func askEnacted(_ visit: Visit) async throws -> Reply {
    let picture = try await own(visit)
    guard picture.plan.isApproved else { return .redirect(Self.address(picture.plan.id)) }
    return enacted(visit, picture, [])
  }

  func enact(_ visit: Visit) async throws -> Reply {
    let picture = try await own(visit)
    let done = EnactedView.done(picture, visit.form)
    do {
      try await visit.act { try $0.enactPlan(picture.plan.id, done: done) }
      return .redirect("\(Self.address(picture.plan.id))?done=saved")
    } catch let refusal as Refusal {
      return enacted(visit, picture, refusal.findings)
    }
  }

  private func enacted(_ visit: Visit, _ picture: PlanPicture, _ findings: [Finding]) -> Reply {
    let view = EnactedView(visit: visit, picture: picture, findings: findings)
    let link = Link(Phrase(verbatim: picture.school.name), to: Self.address(picture.plan.id))
    return visit.page(
      view.title, under: crumbs + [link], hasErrors: !findings.isEmpty, width: .reading,
      status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }
}

/// What the index of plans shows.
struct ShownPlans: Sendable {
  let index: PlanIndex
  let networks: [Network]
  let now: SchoolYear
}
