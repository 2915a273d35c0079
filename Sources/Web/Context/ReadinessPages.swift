import Context
import HTTPTypes
import Store
import Vocabulary

/// How ready each school says it is: all schools for the district, a list of five tasks for a school.
struct ReadinessPages: Pages {
  static let path = "/context/readiness-by-school"
  static let title = Phrase("Readiness by school", es: "Preparación por escuela")

  var routes: [Route] {
    let kind = ReadinessAssessment.kind
    return [
      .get(Self.path, .somewhere(kind.reading), list),
      .get("\(Self.path)/:school", .somewhere(kind.reading), show),
      .get("\(Self.path)/:school/:criterion", .somewhere(kind.editing), ask),
      .post("\(Self.path)/:school/:criterion", .somewhere(kind.editing), keepsDrafts: true, assess),
    ]
  }

  var signposts: [Signpost] {
    [
      Signpost(
        .context, Self.title,
        about: Phrase(
          "What each school says of its own readiness, with evidence and next steps.",
          es: "Lo que cada escuela dice de su propia preparación, con evidencia y próximos pasos."), to: Self.path)
    ]
  }

  static func address(_ school: School) -> String { "\(path)/\(school.id)" }

  func list(_ visit: Visit) async throws -> Reply {
    let reach = try visit.reach(ReadinessAssessment.kind.reading)
    let schools = try await visit.read { try $0.readiness(in: reach) }
    // Somebody of one school has nothing to choose from.
    if schools.count == 1, reach.schools != nil { return .redirect(Self.address(schools[0].school)) }
    return visit.page(Self.title, under: [ContextSite.link], ReadinessListView(schools: schools).html)
  }

  func show(_ visit: Visit) async throws -> Reply {
    let (readiness, titles) = try await visit.read { records in
      let readiness = try self.readiness(visit, records)
      return (readiness, try records.titles(referredToBy: readiness.latest.values.map(\.self)))
    }
    return visit.page(
      Phrase(verbatim: readiness.school.name), under: [ContextSite.link, Link(Self.title, to: Self.path)],
      SchoolReadinessView(visit: visit, readiness: readiness, titles: titles).html)
  }

  func ask(_ visit: Visit) async throws -> Reply {
    let criterion = try self.criterion(visit)
    let (school, latest) = try await self.question(visit, criterion)
    let form = try await visit.read { records in
      let form = try AssessmentForm(latest ?? ReadinessAssessment(id: .new()), records: records)
      return try form.taking(up: visit.draft(of: visit.path, in: records))
    }
    return reply(visit, school, criterion, form)
  }

  func assess(_ visit: Visit) async throws -> Reply {
    let criterion = try self.criterion(visit)
    let (school, _) = try await self.question(visit, criterion)
    let form = AssessmentForm(visit.form)
    do {
      let said = try await visit.read { try form.assessment(of: school, in: criterion, records: $0) }
      _ = try await visit.act { try $0.assess(said) }
      return .redirect("\(Self.address(school))?done=saved")
    } catch let refusal as Refusal {
      return reply(visit, school, criterion, form.with(refusal.findings))
    }
  }

  private func reply(_ visit: Visit, _ school: School, _ criterion: ReadinessCriterion, _ form: AssessmentForm) -> Reply
  {
    let view = AssessmentView(visit: visit, school: school, criterion: criterion, form: form)
    let crumbs = [
      ContextSite.link, Link(Self.title, to: Self.path), Link(Phrase(verbatim: school.name), to: Self.address(school)),
    ]
    let isWrong = !form.findings.isEmpty
    return visit.page(
      criterion.label, under: crumbs, hasErrors: isWrong, width: .reading,
      status: isWrong ? .unprocessableContent : .ok,
      view.html)
  }

  private func criterion(_ visit: Visit) throws -> ReadinessCriterion {
    guard let criterion = ReadinessCriterion(rawValue: visit.parameter("criterion")) else { throw Absent() }
    return criterion
  }

  /// The school, and what it said last in this respect; for those who may speak for it.
  private func question(_ visit: Visit, _ criterion: ReadinessCriterion) async throws -> (School, ReadinessAssessment?)
  {
    let readiness = try await visit.read { try self.readiness(visit, $0) }
    try visit.require(ReadinessAssessment.kind.editing, at: readiness.school.place)
    return (readiness.school, readiness.latest[criterion])
  }

  private func readiness(_ visit: Visit, _ records: Records) throws -> SchoolReadiness {
    let reach = try visit.reach(ReadinessAssessment.kind.reading)
    guard let school = try records.find(School.self, visit.id("school"), in: reach) else { throw Absent() }
    let own = try records.all(ReadinessAssessment.self, where: "school", is: school.id)
    return SchoolReadiness(school, own, on: records.today)
  }
}

struct ReadinessListView: View {
  let schools: [SchoolReadiness]

  var html: HTML {
    """
    \(PageHeading(ReadinessPages.title, lead: lead))
    \(schools.isEmpty ? empty : "\(map)\(steps)")
    """
  }

  private var lead: Phrase {
    let ready = schools.filter(\.isReady).count
    let waiting = schools.filter { !$0.isComplete }.count
    return Phrase(
      "\(ready) of \(schools.count) schools are ready by their own account and can show it; \(waiting) have not finished.",
      es:
        "\(ready) de \(schools.count) escuelas están preparadas según ellas mismas y pueden mostrarlo; \(waiting) no han terminado."
    )
  }

  private var empty: HTML {
    EmptyState(
      Phrase("No schools yet", es: "Aún no hay escuelas"),
      Phrase("Bring in the district’s schools first.", es: "Incorpore primero las escuelas del distrito."),
      action: "\(LinkButton(School.kind.many.capitalized, to: "/\(School.kind.path)"))"
    ).html
  }

  private var map: HeatMap {
    HeatMap(
      id: "readiness", Phrase("What schools say of themselves", es: "Lo que las escuelas dicen de sí mismas"),
      rowHeading: Phrase("School", es: "Escuela"),
      columns: ReadinessCriterion.allCases.map { HTML($0.label) } + [HTML(Phrase("In all", es: "En conjunto"))],
      rows: schools.map(row),
      legend: [(0, Phrase("Not assessed", es: "Sin valorar"))]
        + ReadinessLevel.allCases.map { ($0.rank, $0.label) },
      notes: [
        Phrase(
          "A star marks a level that nothing shows yet.", es: "Un asterisco marca un nivel que aún nada muestra.")
      ])
  }

  private func row(_ school: SchoolReadiness) -> HeatMap.Row {
    let link = Link(Phrase(verbatim: school.school.name), to: ReadinessPages.address(school.school))
    let all = HeatMap.Cell(school.status.shade, school.status.label)
    return HeatMap.Row(link.html, ReadinessCriterion.allCases.map { cell(school, $0) } + [all])
  }

  private func cell(_ school: SchoolReadiness, _ criterion: ReadinessCriterion) -> HeatMap.Cell {
    guard let level = school.latest[criterion]?.level else { return HeatMap.Cell(0, Phrase(verbatim: "–")) }
    let star = school.unshown.contains(criterion) ? " *" : ""
    return HeatMap.Cell(level.rank, Phrase(verbatim: "\(level.rank)\(star)"))
  }

  private var steps: HTML? {
    let late = schools.filter { !$0.overdue.isEmpty || !$0.withoutStep.isEmpty }
    if late.isEmpty { return nil }
    return Table(
      Phrase("Where the next step is late or missing", es: "Donde el próximo paso se retrasa o falta"),
      columns: [
        .init(Phrase("School", es: "Escuela")), .init(Phrase("Late", es: "Con retraso")),
        .init(Phrase("No step said", es: "Sin paso indicado")),
      ],
      rows: late.map { school in
        [
          "\(Link(Phrase(verbatim: school.school.name), to: ReadinessPages.address(school.school)))",
          .list(school.overdue.map { "\($0.nextStep) (\($0.due?.description ?? ""))" }),
          HTML(Phrase.list(school.withoutStep.map(\.label))),
        ]
      }
    ).html
  }
}

extension SchoolReadiness.Status {
  /// As faint as the school is far from ready.
  fileprivate var shade: Int {
    switch self {
    case .notStarted, .started: 0
    case .notYet: 1
    case .toBeShown: 2
    case .ready: 3
    }
  }
}

struct SchoolReadinessView: View {
  let visit: Visit
  let readiness: SchoolReadiness
  let titles: [String: [String: String]]

  private var school: School { readiness.school }
  private var mayEdit: Bool { visit.allows(ReadinessAssessment.kind.editing, at: school.place) }

  var html: HTML {
    """
    \(PageHeading(Phrase("Readiness of \(school.name)", es: "Preparación de \(school.name)"), lead: lead))
    <p>\(Tag(readiness.status.label, readiness.isReady ? .good : .note))</p>
    \(TaskList(ReadinessCriterion.allCases.map(task)))
    \(readiness.latest.isEmpty ? nil : summaries)
    <p class="hint">\(Phrase("Nobody ranks schools by it.", es: "Nadie clasifica escuelas con esto."))</p>
    """
  }

  private var lead: Phrase {
    Phrase(
      "Five questions that the school answers for itself, best together with its teachers. They help to plan; they are no inspection.",
      es:
        "Cinco preguntas que la escuela responde por sí misma, mejor junto con sus docentes. Sirven para planear; no son una inspección."
    )
  }

  private func task(_ criterion: ReadinessCriterion) -> TaskList.Row {
    let address = "\(ReadinessPages.address(school))/\(criterion.rawValue)"
    return TaskList.Row(
      criterion.label, to: mayEdit ? address : nil, hint: criterion.question, status: status(criterion))
  }

  private func status(_ criterion: ReadinessCriterion) -> Tag {
    guard let level = readiness.latest[criterion]?.level else { return .notStarted }
    if readiness.unshown.contains(criterion) {
      return Tag(Phrase("\(level.label.en), evidence missing", es: "\(level.label.es), falta evidencia"), .caution)
    }
    return Tag(level.label, level >= .ready ? .good : .note)
  }

  private var summaries: HTML {
    let cards = ReadinessCriterion.allCases.compactMap { criterion in
      readiness.latest[criterion].map { card($0, criterion) }
    }
    return "<h2>\(Phrase("What the school says", es: "Lo que dice la escuela"))</h2>\(cards)"
  }

  private func card(_ assessment: ReadinessAssessment, _ criterion: ReadinessCriterion) -> SummaryList {
    let descriptor = assessment.level.map { ReadinessRubric.standard.descriptor(criterion, $0) }
    return SummaryList(
      criterion.label,
      rows: [
        .init(
          Phrase("Level", es: "Nivel"),
          "\(assessment.level.map { HTML($0.label) }) \(descriptor.map { "<br><span class=\"hint\">\($0)</span>" as HTML })"
        ),
        .init(Phrase("What shows it", es: "Qué lo muestra"), .paragraphs(assessment.evidence)),
        .init(Phrase("Next step", es: "Próximo paso"), step(assessment)),
        .init(Phrase("Assessed on", es: "Valorado el"), "\(assessment.assessed?.description ?? "")"),
      ])
  }

  private func step(_ assessment: ReadinessAssessment) -> HTML {
    guard !assessment.nextStep.isEmpty else { return "" }
    let owner = assessment.owner.flatMap { titles[Person.kind.name]?[$0.rawValue] }
    let parts = [assessment.nextStep, owner, assessment.due?.description].compactMap(\.self).joined(separator: ", ")
    let isLate = readiness.overdue.contains { $0.id == assessment.id }
    let tag: Tag? =
      assessment.isDone ? .done : isLate ? Tag(Phrase("Late", es: "Con retraso"), .stop) : nil
    return "\(parts) \(tag)"
  }
}
