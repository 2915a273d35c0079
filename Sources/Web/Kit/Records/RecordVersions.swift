import Store
import Vocabulary

/// The versions of a record, with what each changed, and the way back to any of them; and its removal.
extension RecordPages {
  func versions(_ visit: Visit) async throws -> Reply {
    let shown = try await visit.read { records in
      let record = try records.find(Record.self, visit.id(), in: visit.reach(kind.reading))
      let notes = try records.notes(of: kind, visit.parameter("id"))
      if record == nil { try self.allowRemoved(visit, notes) }
      let versions = notes.flatMap { [$0.beforeValues, $0.afterValues].compactMap(\.self) }
        .map { Record(id: visit.id(), version: 0, values: $0) }
      return try ShownVersions(record: record, notes: notes, titles: records.titles(referredToBy: versions, for: visit))
    }
    guard let name = shown.notes.first?.title ?? shown.record?.title else { throw Absent() }
    let title = Phrase("Versions of \(name)", es: "Versiones de \(name)")
    return visit.page(
      title, under: [strategyLink, listLink], VersionsView<Record>(visit: visit, shown: shown, title: title).html
    ).telling(shown.notes.count, of: kind, record: visit.parameter("id"))
  }

  /// What was removed belongs to where it last was.
  func allowRemoved(_ visit: Visit, _ notes: [HistoryEntry]) throws {
    guard let last = notes.first?.beforeValues else { throw Absent() }
    try visit.require(kind.reading, at: Record(id: visit.id(), version: 0, values: last).place)
  }

  func restore(_ visit: Visit) async throws -> Reply {
    let number = Int(visit.form["number"]) ?? 0
    let id: Record.ID = visit.id()
    let why = Phrase("Brought back from entry \(number)", es: "Recuperado de la entrada \(number)")
    let saved = try await visit.act(why: why[visit.language]) { records in
      let entry = try records.notes(of: Record.kind, id.rawValue).first { $0.number == number }
      guard let entry, let values = entry.act == .removed ? entry.beforeValues : entry.afterValues else {
        throw Absent()
      }
      let version = try records.find(Record.self, id)?.version ?? 0
      return try records.save(Record(id: id, version: version, values: values))
    }
    return .redirect("\(saved.address)?done=restored")
  }

  func askToRemove(_ visit: Visit) async throws -> Reply {
    let (record, referrals) = try await visit.read { records in
      let record = try self.record(visit, records)
      try visit.require(kind.editing, at: record.place)
      return (record, try records.referrals(to: record))
    }
    let title = Phrase("Remove “\(record.shownTitle.en)”?", es: "¿Eliminar «\(record.shownTitle.es)»?")
    let lead = Phrase(
      "It can be brought back later from its versions.", es: "Puede recuperarse más tarde desde sus versiones.")
    let form = Form(
      to: record.address + "/remove", csrf: visit.csrf, submit: Phrase("Remove", es: "Eliminar"),
      cancel: Link(Phrase("Cancel", es: "Cancelar"), to: record.address),
      hidden: [HiddenField("version", String(record.version))],
      fields: "\(FormField("why", Phrase("Why?", es: "¿Por qué?"), .line(""), isRequired: false))")
    let main: HTML = referrals.isEmpty ? "\(form)" : "\(FindingList(referrals))"
    return visit.page(
      title, under: [strategyLink, listLink], width: .reading, "\(PageHeading(title, lead: lead))\(main)")
  }

  func remove(_ visit: Visit) async throws -> Reply {
    let version = Int(visit.form["version"]) ?? 0
    let id: Record.ID = visit.id()
    try await visit.act(why: visit.form["why"]) { try $0.remove(Record.self, id, version: version) }
    return .redirect("\(base)?done=removed")
  }

  struct ShownVersions: Sendable {
    /// Nil when it has been removed.
    let record: Record?
    let notes: [HistoryEntry]
    let titles: [String: [String: String]]
  }
}

struct VersionsView<Record: DistrictRecord>: View {
  let visit: Visit
  let shown: RecordPages<Record>.ShownVersions
  let title: Phrase

  var html: HTML {
    "\(PageHeading(title, caption: Record.kind.one.capitalized))\(shown.notes.isEmpty ? fromRoster.html : "\(shown.notes.map(section))")"
  }

  /// A roster is one act for all that it brings, and one entry of the history.
  private var fromRoster: EmptyState {
    EmptyState(
      Phrase("As it came", es: "Tal como llegó"),
      Phrase(
        "It was brought in by a roster, and nobody has changed it since.",
        es: "Llegó con un listado y nadie lo ha cambiado desde entonces."))
  }

  private func section(_ note: HistoryEntry) -> HTML {
    let before = Record(id: visit.id(), version: 0, values: note.beforeValues ?? [:])
    let after = Record(id: visit.id(), version: 0, values: note.afterValues ?? [:])
    return """
      <section class="version"><h2>\(note.act.label), \(note.moment.shown)</h2>
      <p>\(note.name)\(note.why.isEmpty ? nil : ": “\(note.why)”" as HTML)</p>
      \(DifferenceView(.between(before, and: after, titles: shown.titles)))
      \(mayRestore(note) ? restore(note) : nil)</section>
      """
  }

  /// The newest version is the one that stands, unless the record was removed.
  private func mayRestore(_ note: HistoryEntry) -> Bool {
    let stands = note.number == shown.notes.first?.number && note.act != .removed
    let place = shown.record?.place ?? Record(id: visit.id(), version: 0, values: note.beforeValues ?? [:]).place
    return !stands && visit.allows(Record.kind.editing, at: place)
  }

  private func restore(_ note: HistoryEntry) -> ButtonForm {
    ButtonForm(
      Phrase("Bring this version back", es: "Recuperar esta versión"),
      to: "/\(Record.kind.path)/\(visit.parameter("id"))/restore",
      csrf: visit.csrf, hidden: [HiddenField("number", String(note.number))],
      context: Phrase("of \(note.moment.shown)", es: "de \(note.moment.shown)"))
  }
}

extension [DifferenceView.Change] {
  /// Field by field, those that differ.
  static func between<Record: DistrictRecord>(
    _ first: Record, and second: Record, titles: [String: [String: String]]
  ) -> [DifferenceView.Change] {
    Record.fields.filter { $0.get(first) != $0.get(second) }.map { field in
      DifferenceView.Change(
        field.label, from: words(field, first, titles), to: words(field, second, titles))
    }
  }

  private static func words<Record: DistrictRecord>(
    _ field: Field<Record>, _ record: Record, _ titles: [String: [String: String]]
  ) -> String {
    guard let kind = field.kind.referredKind else { return field.kind.shown(field.get(record))[Reading.language] }
    return field.references(in: record).ids.map { titles[kind]?[$0] ?? $0 }.joined(separator: "; ")
  }
}
