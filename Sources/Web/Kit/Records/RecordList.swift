import Store
import Vocabulary

/// A list of records: sorted by a link, narrowed by a panel, page by page.
extension RecordPages {
  func list(_ visit: Visit) async throws -> Reply {
    let listing = Listing(visit.query, for: Record.self)
    let reach = try visit.reach(kind.reading)
    let shown = try await visit.read { records in
      let page = try records.page(Record.self, listing, in: reach)
      return try ShownList(
        listing: listing, page: page, closed: visit.closedKinds,
        titles: records.titles(referredToBy: page.records, for: visit),
        filters: records.filterChoices(Record.self, for: visit))
    }
    return visit.page(kind.many.capitalized, under: [strategyLink], RecordListView(visit: visit, shown: shown).html)
      .telling(shown.page.records.count, of: kind)
  }

  var strategyLink: Link { Link(kind.strategy.label, to: "/\(kind.strategy.rawValue)") }

  struct ShownList: Sendable {
    let listing: Listing
    let page: ListPage<Record>
    let closed: Set<String>
    let titles: [String: [String: String]]
    /// What each filter offers, by field.
    let filters: [String: [Choice]]
  }
}

struct RecordListView<Record: DistrictRecord>: View {
  let visit: Visit
  let shown: RecordPages<Record>.ShownList

  private var kind: RecordKind { Record.kind }
  private var base: String { "/\(kind.path)" }
  /// A table of more than six columns is not read but searched; the rest stands on the record's own page.
  private var columns: [Field<Record>] { Array(Record.fields.filter { $0.kind != .text }.prefix(6)) }

  var html: HTML {
    """
    \(PageHeading(kind.many.capitalized, lead: kind.about, actions: actions))
    \(panel)
    \(table)
    \(Pagination(previous: previous, next: next, more: more, shown: count))
    \(shown.page.records.isEmpty ? nil : downloads)
    """
  }

  private var actions: [HTML] {
    let mayAdd = visit.session?.member.positions.contains { $0.post.deeds.contains(kind.editing) } ?? false
    let add = Phrase("Add a \(kind.one.en)", es: "Añadir: \(kind.one.es)")
    let bring = Phrase("Bring in a file", es: "Importar un archivo")
    guard mayAdd else { return [] }
    return [
      "\(LinkButton(add, to: base + "/new"))", "\(LinkButton(bring, to: base + "/import", style: .secondary))",
    ]
  }

  /// The same words, filters and order as on the page; all of it, not this page only.
  private var downloads: Downloads {
    let query = fresh.pairs.isEmpty ? "" : "?\(fresh.urlEncoded)"
    return Downloads(csv: "\(base)/list.csv\(query)", xlsx: "\(base)/list.xlsx\(query)")
  }

  private var panel: HTML {
    let fields = Record.fields.compactMap { field -> HTML? in
      guard let choices = shown.filters[field.name], choices.count > 1 else { return nil }
      return
        "\(FormField(field.name, field.label, .select(choices, chosen: shown.listing.filters[field.name]), isRequired: false))"
    }
    let words = FormField("words", Phrase("Contains", es: "Contiene"), .line(shown.listing.words), isRequired: false)
    return FilterPanel(to: base, applied: applied, hidden: sortFields, fields: "\(words)\(fields)").html
  }

  private var sortFields: [HiddenField] {
    ["sort", "order", "rows"].compactMap { name in
      visit.query[name].isEmpty ? nil : HiddenField(name, visit.query[name])
    }
  }

  private var applied: [FilterPanel.Applied] {
    var applied: [FilterPanel.Applied] = []
    if !shown.listing.words.isEmpty {
      applied.append(
        .init(Phrase(verbatim: "“\(shown.listing.words)”"), without: address(visit.query.with("words", nil))))
    }
    for field in Record.fields {
      guard let value = shown.listing.filters[field.name] else { continue }
      let name = shown.filters[field.name]?.first { $0.name == value }?.label ?? Phrase(verbatim: value)
      applied.append(
        .init(field.label + Phrase(verbatim: ": ") + name, without: address(visit.query.with(field.name, nil))))
    }
    return applied
  }

  private var table: Table {
    // Asked for once: fields are made of closures, and copying them for each cell costs more than the cell.
    let columns = columns
    let writers = columns.map { ValueWriter($0.kind, titles: shown.titles, closed: shown.closed) }
    return Table(
      kind.many.capitalized, columns: columns.map(column), rows: shown.page.records.map { row($0, columns, writers) },
      isCaptionHidden: true, whenEmpty: empty)
  }

  private func column(_ field: Field<Record>) -> Table.Column {
    let isSorted = (Record.field(shown.listing.sort) ?? Record.fields[0]).name == field.name
    let order: Table.Sort.Order = !isSorted ? .none : shown.listing.isDescending ? .descending : .ascending
    let query = fresh.with("sort", field.name).with("order", order == .ascending ? "descending" : nil)
    return Table.Column(
      field.label, field.kind.isNumber ? .number : .text, sort: Table.Sort(to: address(query), now: order))
  }

  private func row(_ record: Record, _ columns: [Field<Record>], _ writers: [ValueWriter]) -> [HTML] {
    columns.indices.map { index in
      index == 0
        ? "<a href=\"\(record.address)\">\(record.shownTitle)</a>" : writers[index].html(columns[index].get(record))
    }
  }

  private var empty: EmptyState {
    EmptyState(
      Phrase("Nothing here yet", es: "Todavía no hay nada"), kind.about,
      action: actions.first)
  }

  private var fresh: FormInput { visit.query.with("after", nil).with("before", nil).with("done", nil) }

  private var previous: String? {
    guard shown.page.hasPrevious, let first = shown.page.records.first else { return nil }
    return address(fresh.with("before", first.identifier))
  }

  private var next: String? {
    guard shown.page.hasNext, let last = shown.page.records.last else { return nil }
    return address(fresh.with("after", last.identifier))
  }

  /// For who would rather scroll than turn pages.
  private var more: Link? {
    guard shown.page.hasNext, shown.listing.limit < Listing.long else { return nil }
    let words = Phrase("Show \(Listing.long) at once", es: "Mostrar \(Listing.long) a la vez")
    return Link(words, to: address(fresh.with("rows", "\(Listing.long)")))
  }

  private var count: Phrase? {
    if shown.page.records.isEmpty { return nil }
    if let total = shown.page.total { return .count(total, one: kind.one, many: kind.many) }
    let most = Records.mostCounted.grouped
    return Phrase("More than \(most) \(kind.many.en)", es: "Más de \(most) \(kind.many.es)")
  }

  private func address(_ query: FormInput) -> String { query.pairs.isEmpty ? base : "\(base)?\(query.urlEncoded)" }
}

extension Listing {
  /// What the address asks for; names that are no fields are passed over.
  init<Record: DistrictRecord>(_ query: FormInput, for type: Record.Type) {
    self.init()
    sort = query["sort"]
    isDescending = query["order"] == "descending"
    words = query["words"].trimmed
    if query["rows"] == "\(Listing.long)" { limit = Listing.long }
    after = query.has("after") ? query["after"] : nil
    before = query.has("before") ? query["before"] : nil
    for field in Record.fields where field.kind.isFilter && !query[field.name].isEmpty {
      filters[field.name] = query[field.name]
    }
  }
}

extension Records {
  /// What can be chosen in the filters of a list, by field.
  func filterChoices<Record: DistrictRecord>(_ type: Record.Type, for visit: Visit) throws -> [String: [Choice]] {
    var offered: [String: [Choice]] = [:]
    for field in Record.fields {
      switch field.kind {
      case .choice(let choices), .choices(let choices): offered[field.name] = choices
      case .reference(let kind), .references(let kind):
        if try visit.mayName(kind) { offered[field.name] = try choices(of: kind, atMost: 200) }
      default: continue
      }
    }
    return offered
  }
}

extension FieldKind {
  var isNumber: Bool {
    switch self {
    case .integer, .real, .share, .money: true
    default: false
    }
  }

  var isFilter: Bool {
    switch self {
    case .choice, .choices, .reference, .references: true
    default: false
    }
  }
}
