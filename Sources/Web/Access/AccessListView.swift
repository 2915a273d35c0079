import Store
import Vocabulary

struct AccessListView: View {
  let visit: Visit
  let shown: ShownAccessList

  private var filter: AccessFilter { shown.filter }

  var html: HTML {
    """
    \(PageHeading(AccessPages.title, lead: lead, actions: [LinkButton(NewcomerView.title, to: "/access/invite").html, more]))
    \(FilterPanel(to: "/access", applied: applied, fields: fields))
    \(table)
    \(pages)
    """
  }

  private var lead: Phrase {
    Phrase(
      "What people may do follows from the positions they hold today. A position that ends takes its access with it at once.",
      es:
        "Lo que cada persona puede hacer depende de los puestos que ocupa hoy. Un puesto que termina se lleva su acceso de inmediato."
    )
  }

  private var more: HTML {
    visit.mayOpen("/access/log")
      ? LinkButton(AccessLogPage.title, to: "/access/log", style: .secondary).html : ""
  }

  private var fields: HTML {
    let words = FormField("words", Phrase("Name", es: "Nombre"), .line(filter.words), isRequired: false)
    let post = FormField(
      "post", Phrase("Post", es: "Cargo"), .select(Post.choices, chosen: filter.post?.rawValue), isRequired: false)
    let school = FormField(
      "school", Phrase("School", es: "Escuela"), .select(shown.schools, chosen: filter.school?.rawValue),
      isRequired: false)
    let everybody = FormField(
      "everybody", Phrase("Also those who only read and comment", es: "También quienes solo leen y comentan"),
      .flag(!filter.onlyWithAccess))
    return "\(words)\(post)\(shown.schools.isEmpty ? nil : school)\(everybody)"
  }

  private var applied: [FilterPanel.Applied] {
    var applied: [FilterPanel.Applied] = []
    if !filter.words.isEmpty { applied.append(.init(Phrase(verbatim: "“\(filter.words)”"), without: address("words"))) }
    if let post = filter.post { applied.append(.init(post.label, without: address("post"))) }
    if let school = filter.school, let choice = shown.schools.first(where: { $0.name == school.rawValue }) {
      applied.append(.init(choice.label, without: address("school")))
    }
    if !filter.onlyWithAccess {
      applied.append(.init(Phrase("Everybody", es: "Todas las personas"), without: address("everybody")))
    }
    return applied
  }

  private func address(_ without: String) -> String {
    "/access?" + visit.query.with(without, nil).with("page", nil).urlEncoded
  }

  private var table: Table {
    Table(
      Phrase("People with access", es: "Personas con acceso"),
      columns: [
        .init(Phrase("Person", es: "Persona")), .init(Phrase("Positions today", es: "Puestos de hoy")),
        .init(Phrase("Signs in", es: "Entra")), .init(Phrase("Codes", es: "Códigos")),
        .init(Phrase("Last sign-in", es: "Última entrada")),
      ],
      rows: shown.list.entries.map(row), isCaptionHidden: true,
      whenEmpty: EmptyState(
        Phrase("Nobody", es: "Nadie"),
        Phrase("Nobody matches these filters.", es: "Nadie coincide con estos filtros.")))
  }

  private func row(_ entry: AccessEntry) -> [HTML] {
    [
      "<a href=\"/access/people/\(entry.person.id)\">\(entry.person.title)</a>",
      PositionWords(positions: entry.positions, places: shown.places).html,
      StateTag(state: entry.state).html,
      HTML(entry.hasSecondFactor ? Phrase("Yes", es: "Sí") : Phrase("No", es: "No")),
      HTML(entry.lastSignIn.map { Phrase(verbatim: $0.shown) } ?? Phrase("Never", es: "Nunca")),
    ]
  }

  private var pages: Pagination {
    let size = AccessFilter.pageSize
    let first = (filter.page - 1) * size + 1
    let last = first + shown.list.entries.count - 1
    func page(_ number: Int) -> String { "/access?" + visit.query.with("page", String(number)).urlEncoded }
    let words = Phrase(
      "People \(first.grouped) to \(last.grouped) of \(shown.list.total.grouped)",
      es: "Personas \(first.grouped) a \(last.grouped) de \(shown.list.total.grouped)")
    return Pagination(
      previous: filter.page > 1 ? page(filter.page - 1) : nil,
      next: last < shown.list.total ? page(filter.page + 1) : nil,
      shown: shown.list.entries.isEmpty ? nil : words)
  }
}

/// "Principal, Harbor Elementary", one line for each position.
struct PositionWords: View {
  let positions: [Position]
  let places: [String: [String: String]]

  var html: HTML {
    positions.isEmpty
      ? HTML(Phrase("None", es: "Ninguno"))
      : "<ul class=\"plain-list\">\(positions.map { "<li>\($0.words(places))</li>" as HTML })</ul>"
  }
}

extension Position {
  /// The post, the title in the district's own words, and the place.
  func words(_ places: [String: [String: String]]) -> Phrase {
    let post = self.post?.label ?? Phrase(verbatim: "")
    let place: Phrase =
      switch self.place {
      case .district: Phrase("whole district", es: "todo el distrito")
      case .network(let id): Phrase(verbatim: places[Network.kind.name]?[id.rawValue] ?? id.rawValue)
      case .school(let id): Phrase(verbatim: places[School.kind.name]?[id.rawValue] ?? id.rawValue)
      }
    let own = called.isEmpty ? Phrase(verbatim: "") : Phrase(verbatim: " (\(called))")
    return post.capitalized + own + Phrase(verbatim: ", ") + place
  }
}

struct StateTag: View {
  let state: AccessEntry.State

  var html: HTML {
    let tone: Tag.Tone =
      switch state {
      case .active: .good
      case .invited: .note
      case .none: .neutral
      case .left: .stop
      }
    return Tag(state.label.capitalized, tone).html
  }
}
