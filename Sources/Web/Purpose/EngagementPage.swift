import Purpose
import Store
import Vocabulary

/// Who has been asked, what was heard, what changed because of it, and who has not been reached yet.
struct EngagementPage: Pages {
  static let path = "/purpose/engagement"

  var routes: [Route] { [.get(Self.path, .somewhere(.readPlan), showing: .forThose(.readDelicate), show)] }

  var signposts: [Signpost] {
    [
      Signpost(
        .purpose, Phrase("Engagement", es: "Participación"),
        about: Phrase(
          "What was heard and what changed; who has been reached, and who has not.",
          es: "Lo que se escuchó y lo que cambió; a quién se ha alcanzado y a quién no."), to: Self.path)
    ]
  }

  func show(_ visit: Visit) async throws -> Reply {
    let shown = try await visit.read { try ShownEngagement($0, visit) }
    let title = Phrase("Engagement", es: "Participación")
    return visit.page(
      title, under: [.strategy(.purpose)], EngagementView(visit: visit, shown: shown, title: title).html)
  }
}

struct ShownEngagement: Sendable {
  let heard: [Heard]
  let sessions: [EngagementSession]
  let reach: EngagementReach
  /// The register, for those who may read what is delicate.
  let stakeholders: [Stakeholder]?
  let titles: [String: [String: String]]
  let only: Heard.Outcome?

  init(_ records: Records, _ visit: Visit) throws {
    let all: [Heard] = try records.all()
    only = Heard.Outcome(rawValue: visit.query["outcome"])
    heard = all.filter { [only] point in only == nil || point.outcome == only }
      .sorted { $0.order < $1.order }
    sessions = try records.all(EngagementSession.self).sorted { $0.heldOn?.number ?? 0 > $1.heldOn?.number ?? 0 }
    reach = try records.engagementReach()
    stakeholders = visit.allows(.readDelicate) ? try records.all() : nil
    titles = try records.titles(referredToBy: all, for: visit)
  }
}

extension Heard {
  /// Those that nobody has answered come first: they are the work that is left.
  fileprivate var order: Int { outcome.flatMap { Outcome.allCases.firstIndex(of: $0) } ?? 0 }
}

struct EngagementView: View {
  let visit: Visit
  let shown: ShownEngagement
  let title: Phrase

  private var mayEdit: Bool { visit.allows(.editPlan) }

  var html: HTML {
    """
    \(PageHeading(title, lead: lead, actions: actions))
    <section><h2 id="heard">\(Phrase("What was heard → what changed", es: "Lo que se escuchó → lo que cambió"))</h2>\(outcomes)\(heard)</section>
    <section><h2>\(Phrase("Who has been heard", es: "A quién se ha escuchado"))</h2>\(groups)</section>
    \(shown.stakeholders.map(register))
    <section><h2>\(Phrase("Sessions", es: "Sesiones"))</h2>\(sessions)</section>
    """
  }

  private var lead: Phrase {
    let seats = shown.sessions.reduce(0) { $0 + $1.attended }
    let answered = shown.heard.count(where: \.isAnswered)
    let sessions = Phrase.count(
      shown.sessions.count, one: EngagementSession.kind.one, many: EngagementSession.kind.many)
    let seatWords = Phrase.count(
      seats, one: Phrase("seat taken", es: "lugar ocupado"), many: Phrase("seats taken", es: "lugares ocupados"))
    return Phrase(
      "\(sessions.en), \(seatWords.en); \(answered) of \(shown.heard.count) points heard are answered.",
      es: "\(sessions.es), \(seatWords.es); \(answered) de \(shown.heard.count) puntos escuchados tienen respuesta.")
  }

  private var actions: [HTML] {
    guard mayEdit else { return [] }
    return [
      "\(LinkButton(Phrase("Add a session", es: "Añadir una sesión"), to: "/\(EngagementSession.kind.path)/new"))",
      "\(LinkButton(Phrase("Add what was heard", es: "Añadir lo escuchado"), to: "/\(Heard.kind.path)/new?back=\(EngagementPage.path)", style: .secondary))",
    ]
  }

  private var outcomes: Tabs {
    let all = Tabs.Tab(Phrase("All", es: "Todo"), to: EngagementPage.path)
    let each = Heard.Outcome.allCases.map { Tabs.Tab($0.label, to: "\(EngagementPage.path)?outcome=\($0.rawValue)") }
    let here = shown.only.map { "\(EngagementPage.path)?outcome=\($0.rawValue)" } ?? EngagementPage.path
    return Tabs(Phrase("What came of it", es: "Qué resultó"), [all] + each, path: here)
  }

  private var heard: HTML {
    if shown.heard.isEmpty {
      return "<p class=\"nothing\">\(Phrase("Nothing here.", es: "Nada por aquí."))</p>"
    }
    return "<ul class=\"heard-list\">\(shown.heard.map(point))</ul>"
  }

  private func point(_ heard: Heard) -> HTML {
    let source = heard.session.flatMap { shown.titles[EngagementSession.kind.name]?[$0.rawValue] }
    let from = [heard.group?.label, source.map(Phrase.init(verbatim:))].compactMap(\.self).joined(by: ", ")
    return """
      <li class="heard-point \(heard.outcome?.rawValue ?? "open")">
      <div class="heard-words"><blockquote>\(HTML.paragraphs(heard.words))</blockquote><p class="hint">\(from)</p></div>
      <div class="heard-answer"><p>\(Tag(heard.outcome?.label ?? Heard.Outcome.open.label, heard.tone))</p>
      \(HTML.paragraphs(heard.answer))\(changed(heard))
      <p>\(Link(mayEdit && !heard.isAnswered ? Phrase("Answer", es: "Responder") : Phrase("Open", es: "Abrir"), to: mayEdit && !heard.isAnswered ? "\(heard.address)/edit?back=\(EngagementPage.path)" : heard.address, context: Phrase(verbatim: heard.title)))</p></div>
      </li>

      """
  }

  private func changed(_ heard: Heard) -> HTML {
    let parts = Heard.fields.filter { ["priorities", "theories", "statements", "roles"].contains($0.name) }
    let values: [HTML] = parts.filter { !$0.get(heard).isEmpty }.map {
      "<li>\(RecordValueView(field: $0, record: heard, titles: shown.titles))</li>"
    }
    return values.isEmpty ? "" : "<ul class=\"inline-links\">\(values)</ul>"
  }

  private var groups: HTML {
    """
    \(EngagementReach.Pool.allCases.map(pool))
    <p class="hint">\(Phrase("Seats count people as often as they came. Groups are compared with their like; those who come are not a sample.", es: "Los lugares cuentan a cada persona tantas veces como vino. Los grupos se comparan con sus semejantes; quienes vienen no son una muestra."))</p>
    """
  }

  private func pool(_ pool: EngagementReach.Pool) -> Table {
    Table(
      pool.label,
      columns: [
        .init(Phrase("Group", es: "Grupo")), .init(Phrase("People", es: "Personas"), .number),
        .init(Phrase("Seats at sessions", es: "Lugares en sesiones"), .number),
        .init(Phrase("Answers to consultations", es: "Respuestas a consultas"), .number),
        .init(Phrase("Share of voices", es: "Parte de las voces"), .number),
        .init(Phrase("Share of people", es: "Parte de las personas"), .number),
        .init(Phrase("Standing", es: "Situación")),
      ], rows: shown.reach.groups.filter { $0.pool == pool }.map(row))
  }

  private func row(_ group: EngagementReach.Group) -> [HTML] {
    func share(_ share: Double?) -> HTML { share.map { HTML(text: "\(FormAndFunction.percent($0))%") } ?? "–" }
    return [
      HTML(group.group.label), group.size.map { HTML(text: $0.grouped) } ?? "–", HTML(text: group.attended.grouped),
      HTML(text: group.answered.grouped), share(group.shareOfVoices), share(group.shareOfPeople),
      "\(Tag(group.standing.label, group.standing.tone))",
    ]
  }

  private func register(_ stakeholders: [Stakeholder]) -> HTML {
    """
    <section><h2>\(Phrase("Stakeholders nobody has reached yet", es: "Partes interesadas sin alcanzar todavía"))</h2>
    \(shown.reach.unreached.isEmpty ? "<p>\(Phrase("Everybody on the list has been reached.", es: "Se ha alcanzado a todas las de la lista."))</p>" as HTML : unreached)
    <h2>\(Phrase("Who takes which part", es: "Quién toma qué parte"))</h2>\(InfluenceGrid(stakeholders: stakeholders))
    <p class="hint">\(Phrase("Everybody else sees groups and counts only.", es: "Los demás solo ven grupos y cifras."))</p>
    </section>
    """
  }

  private var unreached: HTML {
    let lines: [HTML] = shown.reach.unreached.map { stakeholder in
      let note = [stakeholder.group?.label, stakeholder.stage?.label].compactMap(\.self).joined(by: ", ")
      return
        "<li>\(Link(Phrase(verbatim: stakeholder.name), to: stakeholder.address)) <span class=\"hint\">\(note)</span></li>"
    }
    return "<ol>\(lines)</ol>"
  }

  private var sessions: Table {
    Table(
      EngagementSession.kind.many.capitalized,
      columns: [
        .init(Phrase("Session", es: "Sesión")), .init(Phrase("Day", es: "Día")), .init(Phrase("How", es: "Cómo")),
        .init(Phrase("Came", es: "Asistencia"), .number),
      ],
      rows: shown.sessions.map { session in
        [
          Link(Phrase(verbatim: session.name), to: session.address).html,
          HTML(text: session.heldOn?.description ?? "–"),
          session.method.map { HTML($0.label) } ?? "–", HTML(text: session.attended.grouped),
        ]
      }, isCaptionHidden: true,
      whenEmpty: EmptyState(Phrase("No session yet", es: "Todavía no hay sesiones"), EngagementSession.kind.about))
  }
}

/// Stakeholders by how much influence they have and what part they take: whoever has much and is only informed stands out.
struct InfluenceGrid: View {
  let stakeholders: [Stakeholder]

  var html: HTML {
    let influences: [Stakeholder.Influence] = [.high, .some, .low]
    return Table(
      Phrase("Stakeholders by influence and part", es: "Partes interesadas por influencia y participación"),
      columns: [.init(Phrase("Influence", es: "Influencia"))] + Stakeholder.Stage.allCases.map { .init($0.label) },
      rows: influences.map { influence in
        [HTML(influence.label)] + Stakeholder.Stage.allCases.map { cell(influence, $0) }
      }, isCaptionHidden: true, narrow: .scrolls
    ).html
  }

  private func cell(_ influence: Stakeholder.Influence, _ stage: Stakeholder.Stage) -> HTML {
    let here = stakeholders.filter { $0.influence == influence && $0.stage == stage }
    let links: [HTML] = here.map { "<li>\(Link(Phrase(verbatim: $0.name), to: $0.address))</li>" }
    return here.isEmpty ? "–" : "<ul class=\"bare\">\(links)</ul>"
  }
}

extension Heard {
  var tone: Tag.Tone {
    switch outcome {
    case .changed: .good
    case .kept: .neutral
    case .open, nil: .caution
    }
  }
}

extension EngagementReach.Standing {
  var tone: Tag.Tone {
    switch self {
    case .heard: .good
    case .underheard: .caution
    case .notReached: .stop
    }
  }
}
