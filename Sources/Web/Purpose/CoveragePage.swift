import Purpose
import Store
import Vocabulary

/// Which roles serve which priority at which school, and where a priority has no one.
struct CoveragePage: Pages {
  static let path = "/purpose/coverage"

  var routes: [Route] { [.get(Self.path, .somewhere(.readPlan), show)] }

  var signposts: [Signpost] {
    [
      Signpost(
        .purpose, Phrase("Coverage map", es: "Mapa de cobertura"),
        about: Phrase(
          "Every priority at every school: who serves it, and where there is no one.",
          es: "Cada prioridad en cada escuela: quién le sirve y dónde no hay nadie."), to: Self.path)
    ]
  }

  func show(_ visit: Visit) async throws -> Reply {
    let shown = try await visit.read { try ShownCoverage($0, visit.query) }
    let title = Phrase("Coverage map", es: "Mapa de cobertura")
    return visit.page(
      title, under: [.strategy(.purpose)], width: .page, CoverageView(visit: visit, shown: shown, title: title).html)
  }
}

/// The map, narrowed down to what was asked for.
struct ShownCoverage: Sendable {
  let whole: Coverage
  let schools: [School]
  let networks: [Network]
  let roles: [Role]
  let level: School.Level?
  let network: Network?
  let role: Role?
  let onlyGaps: Bool

  init(_ records: Records, _ query: FormInput) throws {
    whole = try records.coverage()
    networks = try records.all(Network.self)
    roles = whole.rows.flatMap(\.roles).reduce(into: []) { seen, role in
      if !seen.contains(where: { $0.id == role.id }) { seen.append(role) }
    }
    level = School.Level(rawValue: query["level"])
    network = networks.first { $0.id.rawValue == query["network"] }
    role = roles.first { $0.id.rawValue == query["role"] }
    onlyGaps = query["gaps"] == "yes"
    let rows = whole.rows
    schools = whole.schools.filter { [level, network, onlyGaps, whole] school in
      (level == nil || school.level == level) && (network == nil || school.network == network?.id)
        && (!onlyGaps || rows.contains { whole.serving($0.priority.id, at: school.id).isEmpty })
    }
  }

  func roles(_ priority: Priority.ID, at school: School.ID) -> Coverage.Serving {
    let serving = whole.serving(priority, at: school)
    return role.map { serving.only($0.id) } ?? serving
  }
}

struct CoverageView: View {
  let visit: Visit
  let shown: ShownCoverage
  let title: Phrase

  var html: HTML {
    """
    \(PageHeading(title, lead: sentence))
    \(isDrawable ? picture : empty.html)
    """
  }

  private var isDrawable: Bool { !shown.whole.rows.isEmpty && !shown.whole.schools.isEmpty }

  private var sentence: Phrase {
    Answer.priorities(shown.whole, statements: []).sentence
  }

  private var empty: EmptyState {
    shown.whole.rows.isEmpty
      ? EmptyState(
        Phrase("No priority is named yet", es: "Todavía no se ha nombrado ninguna prioridad"), Priority.kind.about,
        action: add(Phrase("Add a priority", es: "Añadir una prioridad"), Priority.kind))
      : EmptyState(
        Phrase("No school is on the list yet", es: "Todavía no hay escuelas en la lista"), School.kind.about,
        action: add(Phrase("Add a school", es: "Añadir una escuela"), School.kind))
  }

  private func add(_ words: Phrase, _ kind: RecordKind) -> HTML? {
    visit.allows(kind.editing) ? LinkButton(words, to: "/\(kind.path)/new").html : nil
  }

  private var picture: HTML {
    """
    \(shown.whole.unserved.isEmpty ? nil : unserved)
    \(filters)
    \(shown.schools.isEmpty ? EmptyState(Phrase("No school matches", es: "Ninguna escuela coincide"), Phrase("Take a filter away to see more.", es: "Quite un filtro para ver más.")).html : map.html)
    """
  }

  private var unserved: HTML {
    let lines: [HTML] = shown.whole.unserved.map { row in
      let words =
        row.theories.isEmpty
        ? Phrase(
          "\(row.priority.name): no theory of action yet", es: "\(row.priority.name): todavía sin teoría de acción")
        : Phrase(
          "\(row.priority.name): no role at any school", es: "\(row.priority.name): ningún rol en ninguna escuela")
      return "<li>\(Link(words, to: "\(ModelPages.path)?priority=\(row.priority.id)"))</li>"
    }
    return """
      <section class="callout"><h2>\(Phrase("Priorities with no one", es: "Prioridades sin nadie"))</h2><ul>\(lines)</ul></section>
      """
  }

  private var filters: FilterPanel {
    FilterPanel(
      to: CoveragePage.path, applied: applied,
      fields: """
        \(FormField("role", Role.kind.one.capitalized, .select(shown.roles.map { Choice($0.id.rawValue, Phrase(verbatim: $0.name)) }, chosen: shown.role?.id.rawValue), isRequired: false))
        \(FormField("level", Phrase("Level", es: "Nivel"), .select(School.Level.choices, chosen: shown.level?.rawValue), isRequired: false))
        \(shown.networks.isEmpty ? nil : networkField)
        \(FormField("gaps", Phrase("Only schools where a priority has no one", es: "Solo escuelas donde una prioridad no tiene a nadie"), .flag(shown.onlyGaps)))
        """)
  }

  private var networkField: FormField {
    FormField(
      "network", Network.kind.one.capitalized,
      .select(
        shown.networks.map { Choice($0.id.rawValue, Phrase(verbatim: $0.name)) }, chosen: shown.network?.id.rawValue),
      isRequired: false)
  }

  private var applied: [FilterPanel.Applied] {
    var applied: [FilterPanel.Applied] = []
    func add(_ name: String, _ words: Phrase?) {
      guard let words else { return }
      let rest = visit.query.with(name, nil).urlEncoded
      applied.append(.init(words, without: rest.isEmpty ? CoveragePage.path : "\(CoveragePage.path)?\(rest)"))
    }
    add("role", shown.role.map { Phrase(verbatim: $0.name) })
    add("level", shown.level?.label)
    add("network", shown.network.map { Phrase(verbatim: $0.name) })
    add("gaps", shown.onlyGaps ? Phrase("Only gaps", es: "Solo vacíos") : nil)
    return applied
  }

  private var map: HeatMap {
    HeatMap(
      id: "coverage", Phrase("Roles for each priority at each school", es: "Roles para cada prioridad en cada escuela"),
      rowHeading: School.kind.one.capitalized, columns: shown.whole.rows.map(heading), rows: shown.schools.map(row),
      legend: [
        (0, Phrase("no one", es: "nadie")), (1, Phrase("only drafted", es: "solo en borrador")),
        (2, Phrase("one role", es: "un rol")), (3, Phrase("two roles", es: "dos roles")),
        (4, Phrase("three or more", es: "tres o más")),
      ])
  }

  private func heading(_ row: Coverage.Row) -> HTML {
    let of = shown.whole.schools.count
    return """
      <a href="\(row.priority.address)">\(row.priority.name)</a><br>\
      <span class="hint">\(Phrase("\(row.served.count) of \(of) schools", es: "\(row.served.count) de \(of) escuelas"))</span>
      """
  }

  private func row(_ school: School) -> HeatMap.Row {
    HeatMap.Row(
      "\(visit.allows(School.kind.reading) ? Link(Phrase(verbatim: school.name), to: school.address).html : HTML(text: school.name))",
      shown.whole.rows.map { cell(shown.roles($0.priority.id, at: school.id)) })
  }

  private func cell(_ serving: Coverage.Serving) -> HeatMap.Cell {
    if serving.isEmpty { return .init(0, Phrase("no one", es: "nadie")) }
    let drafts = serving.drafted.map { Phrase("\($0.name) (draft)", es: "\($0.name) (borrador)") }
    let words = (serving.published.map { Phrase(verbatim: $0.name) } + drafts).joined(by: ", ")
    return .init(serving.published.isEmpty ? 1 : serving.published.count + 1, words)
  }
}
