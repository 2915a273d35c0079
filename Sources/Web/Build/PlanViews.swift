import Build
import Context
import Purpose
import Store
import Vocabulary

/// Where the plans of all schools stand, network by network.
struct PlanListView: View {
  let visit: Visit
  let shown: ShownPlans

  private var index: PlanIndex { shown.index }

  var html: HTML {
    """
    \(PageHeading(PlanPages.title, caption: Phrase(verbatim: index.year.description), lead: lead, actions: []))
    <ul class="inline-links no-print">\(years)</ul>
    \(Counts(PlanIndex.State.allCases.map { .init($0.label, index.count($0)) } + [.init(Phrase("Late", es: "Con retraso"), index.late.count, isNotable: !index.late.isEmpty)]))
    \(index.lines.isEmpty ? empty : "\(groups)")
    """
  }

  private var lead: Phrase {
    guard let due = index.call?.due else {
      return Phrase("No day has been set by which plans are due.", es: "No se ha fijado un día de entrega.")
    }
    return Phrase("Plans are due on \(due).", es: "Los planes se entregan hasta el \(due).")
  }

  private var years: HTML {
    let around = [SchoolYear(shown.now.start - 1), shown.now, shown.now.next].filter { $0 != index.year }
    return
      "\(around.map { "<li>\(Link(Phrase(verbatim: $0.description), to: "\(PlanPages.path)?year=\($0.start)"))</li>" as HTML })"
  }

  private var empty: HTML {
    EmptyState(
      Phrase("No schools yet", es: "Aún no hay escuelas"),
      Phrase("Bring in the district’s schools first.", es: "Incorpore primero las escuelas del distrito.")
    ).html
  }

  private var groups: HTML {
    let known = Set(shown.networks.map(\.id))
    let named = shown.networks.sorted { $0.name < $1.name }.map { network in
      (Phrase(verbatim: network.name), index.lines.filter { $0.school.network == network.id })
    }
    let others = index.lines.filter { $0.school.network.map { !known.contains($0) } ?? true }
    let all = named + [(Phrase("In no network", es: "Sin red"), others)]
    return "\(all.filter { !$0.1.isEmpty }.map { table($0.0, $0.1) })"
  }

  private func table(_ name: Phrase, _ lines: [PlanIndex.Line]) -> Table {
    Table(
      name,
      columns: [
        .init(Phrase("School", es: "Escuela")), .init(Phrase("Plan", es: "Plan")),
        .init(Phrase("Handed in", es: "Entregado")), .init(Phrase("Next", es: "Siguiente")),
      ], rows: lines.map(row))
  }

  private func row(_ line: PlanIndex.Line) -> [HTML] {
    let late: Tag? = index.isLate(line) ? Tag(Phrase("Late", es: "Con retraso"), .stop) : nil
    let name: HTML =
      line.plan.map { "\(Link(Phrase(verbatim: line.school.name), to: PlanPages.address($0.id)))" }
      ?? HTML(text: line.school.name)
    return [
      name, "\(Tag(line.state.label, line.state.tone)) \(late)", line.plan?.submitted.map { HTML($0) } ?? "–",
      next(line),
    ]
  }

  private func next(_ line: PlanIndex.Line) -> HTML {
    let place = Place.school(line.school.id)
    let name = Phrase(verbatim: line.school.name)
    switch line.state {
    case .notBegun where visit.allows(.editSchool, at: place): return begin(line.school)
    case .draft, .returned:
      guard visit.allows(.editSchool, at: place), let plan = line.plan else { return "–" }
      return "\(Link(Phrase("Go on", es: "Continuar"), to: PlanPages.address(plan.id), context: name))"
    case .submitted:
      guard visit.allows(.decidePlans, at: place), let plan = line.plan else { return "–" }
      return "\(Link(Phrase("Decide", es: "Decidir"), to: PlanPages.address(plan.id), context: name))"
    default: return "–"
    }
  }

  private func begin(_ school: School) -> HTML {
    let fields = [HiddenField("school", school.id.rawValue), HiddenField("year", String(index.year.start))]
    let name = Phrase(verbatim: school.name)
    return """
      \(ButtonForm(Phrase("Begin", es: "Empezar"), to: "\(PlanPages.path)/begin", csrf: visit.csrf, hidden: fields, context: name)) \
      \(ButtonForm(Phrase("Begin from last year’s", es: "Empezar con el del año pasado"), to: "\(PlanPages.path)/begin", csrf: visit.csrf, style: .plain, hidden: fields + [HiddenField("copy", "yes")], context: name))
      """
  }
}

extension PlanIndex.State {
  var tone: Tag.Tone {
    switch self {
    case .notBegun, .draft: .note
    case .submitted: .caution
    case .returned: .stop
    case .approved: .good
    }
  }
}

/// One school's plan: what it says to each question, what the rights say to that, its teams, and what comes next.
struct PlanView: View {
  let visit: Visit
  let picture: PlanPicture
  let people: [String: String]
  let discussion: Discussion
  let findings: [Finding]

  private var plan: SchoolPlan { picture.plan }
  private var address: String { PlanPages.address(plan.id) }
  private var mayEdit: Bool { plan.isOpen && visit.allows(.editSchool, at: plan.place) }
  private var title: Phrase {
    let year = plan.year?.description ?? ""
    return Phrase("Plan of \(picture.school.name), \(year)", es: "Plan de \(picture.school.name), \(year)")
  }

  var html: HTML {
    """
    \(problems)
    \(PageHeading(title, caption: SchoolPlan.kind.one.capitalized, lead: lead, actions: actions))
    <p>\(Tag(plan.stage?.label ?? Phrase(verbatim: ""), state.tone)) \(history)</p>
    \(DiscussionView.pointer(to: discussion))
    \(plan.decision.isEmpty ? nil : decision)
    \(plan.isOpen ? openFindings : nil)
    <h2>\(Phrase("What the school wants to change", es: "Qué quiere cambiar la escuela"))</h2>\(HTML.paragraphs(plan.aim))
    \(readiness)
    \(QuestionSubject.allCases.map(section))
    \(teams)
    \(departures)
    \(variances)
    \(deciding)
    <p class="no-print">\(Link(Phrase("Versions of this plan", es: "Versiones de este plan"), to: "\(plan.address)/versions"))</p>
    \(DiscussionView(visit: visit, discussion: discussion))
    """
  }

  /// Here the fields are on other pages, so the lines are said without links into this one.
  private var problems: FindingSummary {
    FindingSummary(
      findings.map { finding in
        ["verdict", "decision"].contains(finding.field) ? finding : Finding("", finding.code, finding.message)
      })
  }

  private var state: PlanIndex.State { plan.stage.flatMap { PlanIndex.State(rawValue: $0.rawValue) } ?? .draft }

  private var lead: Phrase {
    let (answered, asked) = (picture.check.answered, picture.check.asked)
    let outside = picture.check.outside.count
    return Phrase(
      "\(answered) of \(asked) questions answered; \(outside) answers are outside a rule.",
      es: "\(answered) de \(asked) cuestiones respondidas; \(outside) respuestas se salen de una regla.")
  }

  private var actions: [HTML] {
    var actions: [HTML] = []
    if mayEdit {
      actions.append(
        "\(LinkButton(Phrase("Answer the questions", es: "Responder las cuestiones"), to: "\(address)/answers", style: .secondary))"
      )
      actions.append(
        "\(ButtonForm(Phrase("Hand in", es: "Entregar"), to: "\(address)/submit", csrf: visit.csrf, style: .primary))")
    }
    if plan.isApproved, visit.allows(.editSchool, at: plan.place) {
      actions.append(
        "\(LinkButton(Phrase("Say what is done", es: "Decir qué se hace"), to: "\(address)/enacted", style: .secondary))"
      )
    }
    return actions
  }

  private var history: Phrase {
    var parts: [Phrase] = []
    if let day = plan.submitted { parts.append(Phrase("handed in on \(day)", es: "entregado el \(day)")) }
    if let day = plan.decided {
      let who = plan.decidedBy.flatMap { people[$0.rawValue] } ?? ""
      parts.append(Phrase("decided on \(day) by \(who)", es: "decidido el \(day) por \(who)"))
    }
    return parts.joined(by: ", ")
  }

  private var decision: HTML {
    "<h2>\(Phrase("Reasons of the decision", es: "Razones de la decisión"))</h2>\(HTML.paragraphs(plan.decision))"
  }

  private var openFindings: HTML? {
    let open = picture.findings
    guard !open.isEmpty else { return nil }
    let heading = Phrase("What stands in the way of handing it in", es: "Qué impide entregarlo")
    let form = "\(address)/answers"
    let isEditor = mayEdit
    return """
      <section><h2>\(heading)</h2><ul class="finding-list">\(open.map { finding in
        let isAnswer = finding.field == "aim" || finding.field.hasPrefix("answer-")
        return isAnswer && isEditor
          ? "<li>\(Link(finding.message, to: "\(form)#\(FormField.anchor(finding.field))"))</li>"
          : "<li>\(finding.message)</li>" as HTML
      })</ul></section>
      """
  }

  private var readiness: HTML {
    let said = picture.readiness
    let weak = said.weak.map(\.label)
    let words =
      weak.isEmpty
      ? said.status.label
      : Phrase(
        "\(said.status.label.en): \(Phrase.list(weak).en)", es: "\(said.status.label.es): \(Phrase.list(weak).es)")
    let link = Link(words, to: ReadinessPages.address(picture.school))
    return """
      <h2>\(Phrase("Readiness", es: "Preparación"))</h2><p>\(link)</p>\(HTML.list(said.nextSteps.map { HTML(text: $0.nextStep) }))
      \(HTML.paragraphs(plan.readiness))
      """
  }

  private func section(_ subject: QuestionSubject) -> HTML {
    let lines = picture.check.lines.filter { $0.right.subject == subject }
    if lines.isEmpty { return "" }
    return Table(
      subject.label,
      columns: [
        .init(Phrase("Question", es: "Cuestión")), .init(Phrase("The rule", es: "La regla")),
        .init(Phrase("The school", es: "La escuela")), .init(Phrase("Check", es: "Comprobación")),
      ], rows: lines.map(row)
    ).html
  }

  private func row(_ line: PlanCheck.Line) -> [HTML] {
    let note = line.answer?.note ?? ""
    let said: HTML = line.value.map { HTML($0.shown) } ?? HTML(text: line.answer?.value ?? "–")
    return [
      "\(line.right.link)", "\(line.right.hold.map { "\($0.tag) " as HTML })\(line.right.rule)",
      "\(said)\(note.isEmpty ? nil : "<br><span class=\"hint\">\(note)</span>" as HTML)", standing(line),
    ]
  }

  private func standing(_ line: PlanCheck.Line) -> HTML {
    switch line.standing {
    case .fixed: return "\(Tag(Phrase("As the district says", es: "Como dice el distrito"), .neutral))"
    case .missing: return "\(Tag(Phrase("Not answered", es: "Sin responder"), .note))"
    case .within: return "\(Tag(Phrase("Within the rule", es: "Dentro de la regla"), .good))"
    case .byVariance:
      let until = line.variance?.until?.description ?? ""
      return
        "\(Tag(Phrase("Allowed by a variance until \(until)", es: "Permitido por excepción hasta \(until)"), .caution))"
    case .outside(let finding):
      return "\(Tag(Phrase("Outside the rule", es: "Fuera de la regla"), .stop)) \(finding.message) \(ask(line))"
    }
  }

  private func ask(_ line: PlanCheck.Line) -> HTML? {
    guard mayEdit, let year = plan.year, let school = plan.school else { return nil }
    let address = Variance.newAddress(
      [
        "school": school.rawValue, "right": line.right.id.rawValue, "asked": line.answer?.value ?? "",
        "from": String(year.start), "until": String(year.start), "stage": Variance.Stage.asked.rawValue,
      ], back: self.address)
    return
      "\(Link(Phrase("Ask for a variance", es: "Pedir una excepción"), to: address, context: Phrase(verbatim: line.right.name)))"
  }

  private var teams: HTML {
    let roleOf = Dictionary(uniqueKeysWithValues: picture.roles.map { ($0.role.id, $0.role.name) })
    let table = Table(
      Phrase("Teams", es: "Equipos"),
      columns: [
        .init(Phrase("Team", es: "Equipo")), .init(Phrase("Role", es: "Rol")), .init(Phrase("Leader", es: "Líder")),
        .init(Phrase("People led", es: "Personas"), .number), .init(Phrase("Released", es: "Liberado"), .number),
        .init(Phrase("Training days", es: "Días de formación"), .number), .init(Phrase("Check", es: "Comprobación")),
      ],
      rows: picture.teams.lines.map { team, findings in
        [
          mayEdit ? "\(Link(Phrase(verbatim: team.name), to: team.editAddress(back: address)))" : HTML(text: team.name),
          HTML(text: team.role.flatMap { roleOf[$0] } ?? "–"),
          HTML(text: team.leader.flatMap { people[$0.rawValue] } ?? "–"), team.led.map { "\($0)" } ?? "–",
          team.release.map { HTML(Phrase(percent: $0)) } ?? "–", team.trainingDays.map { "\($0)" } ?? "–",
          findings.isEmpty
            ? "\(Tag(Phrase("Fits the charter", es: "Conforme a la carta"), .good))"
            : .list(findings.map { HTML($0.message) }),
        ]
      },
      whenEmpty: EmptyState(
        Phrase("No teams yet", es: "Aún no hay equipos"),
        Phrase("Say which teams there will be, and who leads them.", es: "Diga qué equipos habrá y quién los dirige.")))
    let add = PlannedTeam.newAddress(
      ["school": plan.school?.rawValue ?? "", "plan": plan.id.rawValue], back: address)
    let words = Phrase("Add a team", es: "Añadir un equipo")
    return "\(table)\(mayEdit ? "<p class=\"no-print\">\(Link(words, to: add))</p>" : nil)"
  }

  private var departures: HTML? {
    guard plan.isApproved else { return nil }
    return Table(
      Phrase("What is done beside what was approved", es: "Lo que se hace junto a lo aprobado"),
      columns: [
        .init(Phrase("Question", es: "Cuestión")), .init(Phrase("Approved", es: "Aprobado")),
        .init(Phrase("Done", es: "Se hace")), .init(Phrase("Why", es: "Por qué")),
        .init(Phrase("Seen on", es: "Visto el")),
      ],
      rows: PlanAnswer.departures(picture.check).map { departure in
        [
          HTML(text: departure.right.name), departure.approved.map { HTML($0.shown) } ?? "–",
          departure.enacted.map { HTML($0.shown) } ?? "–", HTML(text: departure.note),
          departure.seenOn.map { HTML($0) } ?? "–",
        ]
      },
      whenEmpty: EmptyState(
        Phrase("No differences known", es: "No se conocen diferencias"),
        Phrase("Nobody has said that something is done otherwise.", es: "Nadie ha dicho que algo se haga de otro modo.")
      )
    ).html
  }

  private var variances: HTML? {
    guard !picture.variances.isEmpty else { return nil }
    let year = plan.year ?? SchoolYear(0)
    let lines: [HTML] = picture.variances.map {
      "\(Link(Phrase(verbatim: $0.asked), to: VariancePages.address($0.id))) \($0.tag(in: year))"
    }
    return "<h2>\(Phrase("Variances of the school", es: "Excepciones de la escuela"))</h2>\(HTML.list(lines))"
  }

  private var deciding: HTML? {
    guard plan.stage == .submitted, visit.allows(.decidePlans, at: plan.place) else { return nil }
    let verdicts = [
      Choice("approve", Phrase("Approve", es: "Aprobar")),
      Choice("return", Phrase("Return to the school", es: "Devolver a la escuela")),
    ]
    let fields: HTML = """
      \(FormField("verdict", Phrase("What do you decide?", es: "¿Qué decide?"), .radios(verdicts, chosen: visit.form["verdict"]), findings: findings))
      \(FormField("decision", Phrase("Reasons", es: "Razones"), .paragraphs(visit.form["decision"], rows: 4), hint: Phrase("The school reads them", es: "La escuela las lee"), findings: findings, isRequired: false))
      """
    let form = Form(
      to: "\(address)/decide", csrf: visit.csrf, submit: Phrase("Decide", es: "Decidir"),
      hidden: [HiddenField("version", String(plan.version))], draft: DraftPages.address(of: "\(address)/decide"),
      fields: fields)
    return "<section class=\"no-print\"><h2>\(Phrase("Your decision", es: "Su decisión"))</h2>\(form)</section>"
  }
}

/// What is done, question by question, beside what was approved.
struct EnactedView: View {
  let visit: Visit
  let picture: PlanPicture
  let findings: [Finding]

  var title: Phrase {
    Phrase("What is done at \(picture.school.name)", es: "Qué se hace en \(picture.school.name)")
  }

  private static func field(_ right: DecisionRight.ID) -> String { "enacted-\(right)" }
  private static func note(_ right: DecisionRight.ID) -> String { "why-\(right)" }

  static func done(_ picture: PlanPicture, _ form: FormInput) -> [SaidAnswer] {
    picture.check.lines.filter { form.has(field($0.right.id)) }.map { line in
      SaidAnswer(
        line.right.id, value: form[field(line.right.id)].trimmed, note: form[note(line.right.id)].trimmed,
        version: Int(form["version-\(line.right.id)"]) ?? line.answer?.version ?? 0)
    }
  }

  var html: HTML {
    let address = PlanPages.address(picture.plan.id)
    let versions = picture.check.lines.map { HiddenField("version-\($0.right.id)", String($0.answer?.version ?? 0)) }
    return """
      \(FindingSummary(findings))\(PageHeading(title, lead: lead))
      \(Form(to: "\(address)/enacted", csrf: visit.csrf, submit: Phrase("Save", es: "Guardar"), cancel: Link(Phrase("Cancel", es: "Cancelar"), to: address), hidden: versions, draft: DraftPages.address(of: "\(address)/enacted"), fields: "\(picture.check.lines.map(question))"))
      """
  }

  private var lead: Phrase {
    Phrase(
      "Leave a question empty while it is done as approved. To differ is no fault; not to know is.",
      es: "Deje vacía una cuestión mientras se haga como se aprobó. Diferir no es una falta; no saberlo, sí.")
  }

  private func question(_ line: PlanCheck.Line) -> HTML {
    let right = line.right
    let approved = line.value?.shown ?? Phrase(verbatim: "–")
    let typed = visit.form.has(Self.field(right.id)) ? visit.form[Self.field(right.id)] : line.answer?.enacted ?? ""
    let why = visit.form.has(Self.note(right.id)) ? visit.form[Self.note(right.id)] : line.answer?.enactedNote ?? ""
    return """
      \(FormField(Self.field(right.id), Phrase(verbatim: right.name), .line(typed), hint: Phrase("Approved: \(approved.en)", es: "Aprobado: \(approved.es)"), isRequired: false))
      \(typed.isEmpty ? HiddenField(Self.note(right.id), why).html : FormField(Self.note(right.id), Phrase("Why “\(right.name)” differs", es: "Por qué difiere «\(right.name)»"), .line(why), isRequired: false).html)
      """
  }
}

extension SchoolPlan: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    let words = Phrase("See the whole plan", es: "Ver el plan completo")
    return RecordMore(actions: [LinkButton(words, to: PlanPages.address(id), style: .secondary)])
  }
}
