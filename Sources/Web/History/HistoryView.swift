import Store
import Vocabulary

/// The history as a table, with its filters.
struct HistoryView: View {
  let visit: Visit
  let shown: HistoryPages.ShownHistory

  private var listing: HistoryListing { shown.asked.listing }
  private var page: HistoryPage { shown.page }

  var html: HTML {
    """
    \(FindingSummary(shown.asked.findings))
    \(PageHeading(HistoryPages.title, lead: lead))
    \(panel)
    \(table)
    \(page.lookedBackTo.map(furtherBack))
    \(Pagination(previous: newer, next: older))
    \(page.entries.isEmpty ? nil : downloads)
    """
  }

  private var lead: Phrase {
    Phrase(
      "Who did what, when and why. Nothing in it can be changed or taken out unseen.",
      es: "Quién hizo qué, cuándo y por qué. Nada de esto puede cambiarse ni quitarse sin que se note.")
  }

  private var panel: HTML {
    FilterPanel(
      to: "/history", applied: applied, fields: "\(personField)\(kindField)\(actField)\(dayFields)\(wordsField)"
    ).html
  }

  private var personField: FormField {
    FormField(
      "person", Phrase("Who", es: "Quién"), .line(listing.person),
      hint: Phrase("A full name or an e-mail address", es: "Un nombre completo o un correo electrónico"),
      isRequired: false)
  }

  private var kindField: FormField {
    FormField(
      "kind", Phrase("What it was done to", es: "A qué se hizo"),
      .select(shown.kinds.map { Choice($0, HistoryKind.label($0).capitalized) }.inOrder, chosen: chosen(listing.kind)),
      isRequired: false)
  }

  private var actField: FormField {
    FormField(
      "act", Phrase("What was done", es: "Qué se hizo"),
      .select(shown.acts.map { Choice($0, ActName(rawValue: $0).label) }.inOrder, chosen: chosen(listing.act)),
      isRequired: false)
  }

  private var dayFields: HTML {
    let hint = Phrase("Year, month, day: 2026-09-01", es: "Año, mes, día: 2026-09-01")
    let findings = shown.asked.findings
    return """
      \(FormField("from", Phrase("From", es: "Desde"), .day(visit.query["from"]), hint: hint, findings: findings, isRequired: false))
      \(FormField("to", Phrase("To", es: "Hasta"), .day(visit.query["to"]), hint: hint, findings: findings, isRequired: false))
      """
  }

  private var wordsField: FormField {
    FormField(
      "words", Phrase("Words in the title or the reason", es: "Palabras del título o del motivo"),
      .line(listing.words), isRequired: false)
  }

  private func chosen(_ name: String) -> String? { name.isEmpty ? nil : name }

  private var applied: [FilterPanel.Applied] {
    let words: [(String, Phrase)] = [
      ("person", Phrase(verbatim: listing.person)), ("kind", HistoryKind.label(listing.kind).capitalized),
      ("act", ActName(rawValue: listing.act).label),
      ("from", Phrase("from \(visit.query["from"])", es: "desde \(visit.query["from"])")),
      ("to", Phrase("to \(visit.query["to"])", es: "hasta \(visit.query["to"])")),
      ("words", Phrase(verbatim: "“\(listing.words)”")),
    ]
    return words.filter { !visit.query[$0.0].isEmpty }.map { name, words in
      .init(words, without: address(fresh.with(name, nil)))
    }
  }

  private var table: Table {
    Table(
      HistoryPages.title,
      columns: [
        .init(Phrase("When", es: "Cuándo")), .init(Phrase("Who", es: "Quién")),
        .init(Phrase("What", es: "Qué")), .init(Phrase("Fields", es: "Campos")), .init(Phrase("Why", es: "Por qué")),
      ],
      rows: page.entries.map(row), isCaptionHidden: true,
      whenEmpty: EmptyState(
        Phrase("Nothing found", es: "No se encontró nada"),
        Phrase("Take a filter away, or choose other days.", es: "Quite algún filtro o elija otros días.")))
  }

  private func row(_ entry: HistoryEntry) -> [HTML] {
    let isHidden = listing.hidden.contains(entry.kind)
    return [
      "<a href=\"/history/\(entry.number)\">\(entry.moment.shown)</a>", "\(entry.name)",
      "\(entry.act.label): \(HistoryKind.label(entry.kind))\(isHidden ? nil : title(entry))",
      isHidden ? "" : HTML(Phrase.list(entry.changedFields)), isHidden ? "" : "\(entry.why)",
    ]
  }

  private func title(_ entry: HistoryEntry) -> HTML {
    if entry.title.isEmpty { return "" }
    guard let kind = Register.type(named: entry.kind)?.kind,
      shown.standing[entry.kind]?.contains(entry.record) == true
    else { return " “\(entry.title)”" }
    return " <a href=\"/\(kind.path)/\(entry.record)\">\(entry.title)</a>"
  }

  /// The same filters; all that they find, not this page only.
  private var downloads: HTML {
    let query = FormInput(fresh.pairs.filter { !$0.value.isEmpty })
    let address = "/history.csv" + (query.pairs.isEmpty ? "" : "?\(query.urlEncoded)")
    return """
      <p class="downloads">\(Link(Phrase("Download what is found (CSV)", es: "Descargar lo encontrado (CSV)"), to: address))</p>
      """
  }

  private func furtherBack(_ number: Int) -> HTML {
    let words = Phrase(
      "Looked back as far as entry \(number.grouped).", es: "Se buscó hasta la entrada \(number.grouped).")
    let on = Phrase("Look further back", es: "Buscar más atrás")
    return "<p>\(words) \(Link(on, to: address(fresh.with("before", String(number)))))</p>"
  }

  private var fresh: FormInput { visit.query.with("before", nil).with("after", nil) }

  private var newer: String? {
    guard page.hasNewer else { return nil }
    let first = page.entries.first?.number ?? listing.before.map { $0 - 1 } ?? 0
    return address(fresh.with("after", String(first)))
  }

  private var older: String? {
    guard page.hasOlder, page.lookedBackTo == nil, let last = page.entries.last?.number else { return nil }
    return address(fresh.with("before", String(last)))
  }

  private func address(_ query: FormInput) -> String {
    let query = FormInput(query.pairs.filter { !$0.value.isEmpty })
    return query.pairs.isEmpty ? "/history" : "/history?\(query.urlEncoded)"
  }
}

extension [Choice] {
  /// In the alphabet of the person who reads.
  var inOrder: [Choice] { sorted { $0.label[Reading.language].folded < $1.label[Reading.language].folded } }
}

extension HistoryEntry {
  /// The labels of the fields that it changed.
  var changedFields: [Phrase] {
    guard act == .changed, let type = Register.type(named: kind) else { return [] }
    return labels(type)
  }

  private func labels<Record: DistrictRecord>(_ type: Record.Type) -> [Phrase] {
    let (before, after) = (beforeValues ?? [:], afterValues ?? [:])
    return Record.fields.filter { before[$0.name] != after[$0.name] }.map(\.label)
  }
}
