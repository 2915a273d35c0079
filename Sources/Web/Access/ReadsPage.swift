import Exchange
import HTTPTypes
import Store
import Vocabulary

/// What was read and taken out, by whom, when and how many rows: with filters, and as a file.
struct ReadsPage: Pages {
  static let path = "/access/reads"
  static let title = Phrase("Read or taken out", es: "Leído o extraído")
  static let link = Link(title, to: path)

  var routes: [Route] {
    [
      .get(Self.path, .district(.readHistory), show), .get(Self.path + ".csv", .district(.readHistory), download),
    ]
  }

  private func show(_ visit: Visit) async throws -> Reply {
    let asked = AskedReads(visit.query)
    let shown = try await visit.read { records in
      let page = try records.disclosures(asked.listing)
      return ShownReads(
        asked: asked, entries: page.entries, hasMore: page.hasMore, kinds: try records.disclosedKinds(),
        titles: try records.titles(of: page.entries))
    }
    return visit.page(
      Self.title, under: [AccessPages.people, AccessLogPage.link], hasErrors: !asked.findings.isEmpty,
      status: asked.findings.isEmpty ? .ok : .unprocessableContent, ReadsView(visit: visit, shown: shown).html
    ).telling(shown.entries.count)
  }

  /// Told by the moment in the world's own time, which other programs read.
  private func download(_ visit: Visit) async throws -> Reply {
    let listing = AskedReads(visit.query).listing
    let (bytes, count, day) = try await visit.read { records -> ([UInt8], Int, Day) in
      var file = CSVWriter()
      var count = 0
      file.row(["moment", "who", "viewing_as", "what", "kind", "record", "rows"])
      try records.forEachDisclosure(listing) { entry in
        count += 1
        file.row([
          entry.moment.description, entry.name, entry.viewingAs ?? "", entry.what.rawValue, entry.kind, entry.record,
          String(entry.rows),
        ])
      }
      return (file.bytes, count, records.today)
    }
    return .download(bytes, as: ListFormat.csv.type, named: "reads-\(day).csv").telling(count)
  }
}

/// What the address asks for.
struct AskedReads: Sendable {
  var listing = DisclosureListing()
  var findings: [Finding] = []

  init(_ query: FormInput) {
    listing.words = query["words"].trimmed
    listing.kind = query["kind"]
    listing.what = Disclosure.What(rawValue: query["what"])
    listing.page = max(1, min(Int(query["page"]) ?? 1, 100_000))
    listing.from = query.day("from", &findings)
    listing.to = query.day("to", &findings)
  }
}

struct ShownReads: Sendable {
  let asked: AskedReads
  let entries: [Disclosure]
  let hasMore: Bool
  let kinds: [String]
  /// What single records are called, by kind and identifier.
  let titles: [String: [String: String]]
}

extension Records {
  fileprivate func titles(of entries: [Disclosure]) throws -> [String: [String: String]] {
    try Dictionary(grouping: entries.filter { !$0.record.isEmpty }, by: \.kind).reduce(into: [:]) { found, group in
      found[group.key] = try titles(of: group.key, Set(group.value.map(\.record)))
    }
  }
}

struct ReadsView: View {
  let visit: Visit
  let shown: ShownReads

  private var listing: DisclosureListing { shown.asked.listing }

  var html: HTML {
    """
    \(FindingSummary(shown.asked.findings))
    \(PageHeading(ReadsPage.title, lead: lead))
    \(FilterPanel(to: ReadsPage.path, applied: applied, fields: fields))
    \(table)
    \(Pagination(previous: listing.page > 1 ? page(listing.page - 1) : nil, next: shown.hasMore ? page(listing.page + 1) : nil))
    \(shown.entries.isEmpty ? nil : downloads)
    """
  }

  private var lead: Phrase {
    Phrase(
      "Each reading of a page that only some may open, and each file that was made of one: who, when, what, and how many rows. Kept for six years.",
      es:
        "Cada lectura de una página que solo algunas personas pueden abrir, y cada archivo hecho de una: quién, cuándo, qué y cuántas filas. Se conserva seis años."
    )
  }

  private var fields: HTML {
    let words = FormField("words", Phrase("Who", es: "Quién"), .line(listing.words), isRequired: false)
    let kinds = shown.kinds.map { Choice($0, Disclosure.words(of: $0).capitalized) }.inOrder
    let kind = FormField(
      "kind", Phrase("Of what", es: "De qué"), .select(kinds, chosen: listing.kind), isRequired: false)
    let acts = Disclosure.What.allCases.map { Choice($0.rawValue, $0.label.capitalized) }
    let what = FormField(
      "what", Phrase("What was done", es: "Qué se hizo"), .select(acts, chosen: listing.what?.rawValue),
      isRequired: false)
    let hint = Phrase("Year, month, day: 2026-09-01", es: "Año, mes, día: 2026-09-01")
    let findings = shown.asked.findings
    return """
      \(words)\(kind)\(what)
      \(FormField("from", Phrase("From", es: "Desde"), .day(visit.query["from"]), hint: hint, findings: findings, isRequired: false))
      \(FormField("to", Phrase("To", es: "Hasta"), .day(visit.query["to"]), hint: hint, findings: findings, isRequired: false))
      """
  }

  private var applied: [FilterPanel.Applied] {
    let words: [(String, Phrase)] = [
      ("words", Phrase(verbatim: "“\(listing.words)”")), ("kind", Disclosure.words(of: listing.kind).capitalized),
      ("what", listing.what?.label.capitalized ?? Phrase(verbatim: "")),
      ("from", Phrase("from \(visit.query["from"])", es: "desde \(visit.query["from"])")),
      ("to", Phrase("to \(visit.query["to"])", es: "hasta \(visit.query["to"])")),
    ]
    return words.filter { !visit.query[$0.0].isEmpty }.map { name, words in
      .init(words, without: address(visit.query.with(name, nil).with("page", nil)))
    }
  }

  private var table: Table {
    Table(
      ReadsPage.title,
      columns: [
        .init(Phrase("When", es: "Cuándo")), .init(Phrase("Who", es: "Quién")), .init(Phrase("What", es: "Qué")),
        .init(Phrase("Rows", es: "Filas"), .number),
      ], rows: shown.entries.map(row), isCaptionHidden: true,
      whenEmpty: EmptyState(
        Phrase("Nothing found", es: "No se encontró nada"),
        Phrase("Take a filter away, or choose other days.", es: "Quite algún filtro o elija otros días.")))
  }

  private func row(_ entry: Disclosure) -> [HTML] {
    let title = shown.titles[entry.kind]?[entry.record].map { ": “\($0)”" } ?? ""
    return [
      HTML(text: entry.moment.shown), "\(ReaderName(name: entry.name, viewingAs: entry.viewingAs))",
      "\(entry.what.label.capitalized), \(Disclosure.words(of: entry.kind))\(title)", HTML(text: entry.rows.grouped),
    ]
  }

  private var downloads: HTML {
    let query = visit.query.with("page", nil)
    let address = ReadsPage.path + ".csv" + (query.pairs.isEmpty ? "" : "?\(query.urlEncoded)")
    return
      "<p class=\"downloads\">\(Link(Phrase("Download what is found (CSV)", es: "Descargar lo encontrado (CSV)"), to: address))</p>"
  }

  private func page(_ number: Int) -> String { address(visit.query.with("page", String(number))) }

  private func address(_ query: FormInput) -> String {
    query.pairs.isEmpty ? ReadsPage.path : "\(ReadsPage.path)?\(query.urlEncoded)"
  }
}

/// Who did something: whoever sat there, and through whose eyes.
struct ReaderName: View {
  let name: String
  let viewingAs: String?

  var html: HTML {
    guard let viewingAs else { return HTML(text: name) }
    return HTML(Phrase("\(name), viewing as \(viewingAs)", es: "\(name), viendo como \(viewingAs)"))
  }
}

extension Disclosure {
  /// A kind of record by its words, and a page by its title.
  static func words(of kind: String) -> Phrase {
    if let kind = Register.type(named: kind)?.kind { return kind.many }
    return Site.signposts.first { $0.href == kind }?.title ?? pages[kind] ?? Phrase(verbatim: kind)
  }

  private static let pages: [String: Phrase] = [
    "/history": HistoryPages.title, "/history.csv": HistoryPages.title,
    "/history/:number": Phrase("an entry of the history", es: "una entrada del historial"),
    "/access/log": AccessLogPage.title, "/access/reads": ReadsPage.title, "/access/reads.csv": ReadsPage.title,
    "/access/people/:id": Phrase("the access of a person", es: "el acceso de una persona"),
    "/access/invite": Phrase("the form of an invitation", es: "el formulario de una invitación"),
    "/people/rosters/:number": Phrase("a roster", es: "un listado"),
    "/context/rigor/:id": Phrase("an analysis of rigor", es: "un análisis de rigor"),
    "/context/readiness-by-school/:school": Phrase("the readiness of a school", es: "la preparación de una escuela"),
    "/context/readiness-by-school/:school/:criterion": Phrase(
      "the readiness of a school", es: "la preparación de una escuela"),
    "/context/census/decide": Phrase("the census of titles", es: "el censo de títulos"),
    "/context/redistribution/:id": Phrase("a redistribution scenario", es: "un escenario de redistribución"),
    "/purpose/consultations/:id/answers": Phrase("answers to a consultation", es: "respuestas a una consulta"),
    "/purpose/consultations/:id/invitations": Phrase(
      "invitations to a consultation", es: "invitaciones a una consulta"),
    "/measures/waves/:id/results": Phrase("the results of a survey", es: "los resultados de una encuesta"),
    "/measures/collect/:id": Phrase("the figures of a round", es: "las cifras de una ronda"),
    "/build/plans-by-school/:plan": Phrase("the plan of a school", es: "el plan de una escuela"),
    "/build/plans-by-school/:plan/enacted": Phrase("the plan of a school", es: "el plan de una escuela"),
    "/build/plans-by-school/:plan/answers": Phrase("the plan of a school", es: "el plan de una escuela"),
    "/measures/monitoring/:measure/networks/:network": Phrase(
      "a measure in the schools of a network", es: "una medida en las escuelas de una red"),
    "/measures/monitoring/:measure/schools/:school": Phrase(
      "a measure in a school", es: "una medida en una escuela"),
    "/search": SearchPages.title,
  ]

  /// Whether somebody would read it as an address.
  static func hasWords(_ route: Route) -> Bool { words(of: route.path).en != route.path }
}

extension Disclosure.What {
  var label: Phrase {
    switch self {
    case .read: Phrase("read", es: "leído")
    case .download: Phrase("downloaded", es: "descargado")
    case .export: Phrase("exported", es: "exportado")
    }
  }
}
