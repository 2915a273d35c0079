import Store
import Vocabulary

extension HistoryPages {
  /// One entry: what was before and after, and how it hangs in the chain.
  func entry(_ visit: Visit) async throws -> Reply {
    guard let number = Int(visit.parameter("number")) else { throw Absent() }
    let shown = try await visit.read { records in
      guard let entry = try records.historyEntry(number) else { throw Absent() }
      return ShownEntry(
        entry: entry, changes: try records.changes(in: entry),
        isStanding: try records.standing([entry])[entry.kind]?.contains(entry.record) == true)
    }
    let title = Phrase("Entry \(number.grouped)", es: "Entrada \(number.grouped)")
    return visit.page(
      title, under: [HistoryPages.link], HistoryEntryView(visit: visit, shown: shown, title: title).html)
  }

  struct ShownEntry: Sendable {
    let entry: HistoryEntry
    let changes: [DifferenceView.Change]
    /// Whether the record is still there.
    let isStanding: Bool
  }
}

struct HistoryEntryView: View {
  let visit: Visit
  let shown: HistoryPages.ShownEntry
  let title: Phrase

  private var entry: HistoryEntry { shown.entry }
  private var isHidden: Bool { visit.hiddenKinds.contains(entry.kind) }

  var html: HTML {
    """
    \(PageHeading(entry.act.label + Phrase(verbatim: ": ") + HistoryKind.label(entry.kind), caption: title))
    \(SummaryList(rows: rows))
    \(isHidden ? hiddenWords : differences)
    \(neighbours)
    """
  }

  private var rows: [SummaryList.Row] {
    var rows = [
      SummaryList.Row(Phrase("When", es: "Cuándo"), "\(entry.moment.shown)"),
      SummaryList.Row(Phrase("Who", es: "Quién"), who),
    ]
    if !isHidden {
      rows.append(.init(HistoryKind.label(entry.kind).capitalized, what))
      rows.append(.init(Phrase("Why", es: "Por qué"), "\(entry.why)"))
    }
    rows.append(.init(Phrase("Seal", es: "Sello"), seal))
    return rows
  }

  private var who: HTML {
    let address = "/history?person=\(FormInput.encode(entry.person?.rawValue ?? entry.name))"
    let words = Phrase("everything by \(entry.name)", es: "todo lo de \(entry.name)")
    return "\(entry.name) (<a href=\"\(address)\">\(words)</a>)"
  }

  private var what: HTML {
    if CommentKind.record(entry.kind) != nil { return "<a href=\"/comments/\(entry.record)\">\(entry.title)</a>" }
    guard shown.isStanding, let kind = Register.type(named: entry.kind)?.kind else { return "\(entry.title)" }
    let versions = Phrase("its versions", es: "sus versiones")
    return """
      <a href="/\(kind.path)/\(entry.record)">\(entry.title)</a> (<a href="/\(kind.path)/\(entry.record)/versions">\(versions)</a>)
      """
  }

  /// The seal of an entry is made from its contents and the seal of the one before it.
  private var seal: HTML {
    let own = String(entry.hash.prefix(16))
    let previous = String(entry.previous.prefix(16))
    let follows = Phrase("follows from", es: "sigue de")
    return "<code>\(own)…</code>\(previous.isEmpty ? nil : " (\(follows) <code>\(previous)…</code>)" as HTML)"
  }

  private var differences: HTML? { shown.changes.isEmpty ? nil : "\(DifferenceView(shown.changes, level: 2))" }

  private var hiddenWords: HTML {
    let deed = HistoryKind.reading(entry.kind)?.label ?? Phrase(verbatim: "")
    let words = Phrase(
      "What it says is shown to those who may \(deed.en).", es: "Lo que dice se muestra a quienes pueden \(deed.es).")
    return "<p>\(words)</p>"
  }

  private var neighbours: Pagination {
    Pagination(
      previous: entry.number > 1 ? "/history/\(entry.number - 1)" : nil, next: "/history/\(entry.number + 1)")
  }
}

extension Records {
  /// What an entry changed, with the names of what it refers to.
  func changes(in entry: HistoryEntry) throws -> [DifferenceView.Change] {
    guard let type = Register.type(named: entry.kind) else { return entry.plainChanges }
    return try changes(in: entry, of: type)
  }

  private func changes<Record: DistrictRecord>(in entry: HistoryEntry, of type: Record.Type) throws
    -> [DifferenceView.Change]
  {
    let sides = [entry.beforeValues, entry.afterValues].map {
      Record(id: Record.ID(entry.record), version: 0, values: $0 ?? [:])
    }
    return .between(sides[0], and: sides[1], titles: try titles(referredToBy: sides))
  }
}

extension HistoryEntry {
  /// What is not a record is told by the names of its values.
  fileprivate var plainChanges: [DifferenceView.Change] {
    let (before, after) = (beforeValues ?? [:], afterValues ?? [:])
    return Set(before.keys).union(after.keys).sorted().filter { before[$0] != after[$0] }.map { name in
      DifferenceView.Change(
        Phrase(verbatim: name.replacing("_", with: " ")), from: FieldKind.line.typed(before[name] ?? .none),
        to: FieldKind.line.typed(after[name] ?? .none))
    }
  }
}
