import Store
import Vocabulary

/// One record: what it says, with what can be done about it.
extension RecordPages {
  func show(_ visit: Visit) async throws -> Reply {
    let shown = try await visit.read { records in
      let record = try self.record(visit, records)
      return try ShownRecord(
        record: record, titles: records.titles(referredToBy: [record], for: visit),
        last: records.lastNote(of: kind, record.identifier),
        more: (record as? any TellingRecord)?.more(in: records, for: visit) ?? RecordMore(),
        referrals: records.referrals(naming: record, atMost: ReferralsView.most + 1, reach: visit.reachIfAny),
        discussion: Discussion(
          Subject(kind: kind, id: record.identifier, title: record.title, place: record.place), records, for: visit))
    }
    return visit.page(
      shown.record.shownTitle, under: [strategyLink, listLink], RecordView(visit: visit, shown: shown).html
    ).telling(1, of: kind, record: shown.record.identifier)
  }

  struct ShownRecord: Sendable {
    let record: Record
    let titles: [String: [String: String]]
    let last: HistoryEntry?
    let more: RecordMore
    let referrals: [Referral]
    let discussion: Discussion
  }
}

struct RecordView<Record: DistrictRecord>: View {
  let visit: Visit
  let shown: RecordPages<Record>.ShownRecord

  private var record: Record { shown.record }
  private var mayEdit: Bool { visit.allows(Record.kind.editing, at: record.place) }

  var html: HTML {
    """
    \(PageHeading(record.shownTitle, caption: Record.kind.one.capitalized, actions: actions))
    \(shown.more.above?.html)
    \(DiscussionView.pointer(to: shown.discussion))
    \(summary)
    \(shown.more.below?.html)
    \(ReferralsView(referrals: shown.referrals))
    \(footer)
    \(DiscussionView(visit: visit, discussion: shown.discussion))
    """
  }

  private var summary: RecordSummary<Record> {
    RecordSummary(
      record: record, titles: shown.titles, closed: visit.closedKinds,
      editAddress: mayEdit ? record.address + "/edit" : nil)
  }

  private var actions: [HTML] {
    let own: [HTML] = shown.more.actions.map(\.html)
    guard mayEdit else { return own }
    return own + [
      "\(LinkButton(Phrase("Change", es: "Cambiar"), to: record.address + "/edit", style: own.isEmpty ? .primary : .secondary))",
      "\(LinkButton(Phrase("Remove", es: "Eliminar"), to: record.address + "/remove", style: .plain))",
    ]
  }

  private var footer: HTML {
    let versions = Phrase("Version \(record.version)", es: "Versión \(record.version)")
    let last = shown.last.map {
      Phrase(
        "saved by \($0.name), \($0.moment.shown)", es: "guardada por \($0.name), \($0.moment.shown)"
      )
    }
    return """
      <p class="record-foot"><a href="\(record.address)/versions">\(versions)</a>\(last.map { ", \($0)" as HTML })</p>
      """
  }
}

/// The fields of a record, line by line.
package struct RecordSummary<Record: DistrictRecord>: View {
  package let record: Record
  package let titles: [String: [String: String]]
  /// Kinds whose pages the person may not open.
  package let closed: Set<String>
  /// Where each line is changed; nil for those who may only read.
  package let editAddress: String?

  package init(
    record: Record, titles: [String: [String: String]], closed: Set<String> = [], editAddress: String? = nil
  ) {
    self.record = record
    self.titles = titles
    self.closed = closed
    self.editAddress = editAddress
  }

  package var html: HTML {
    SummaryList(
      rows: Record.fields.map { field in
        SummaryList.Row(
          field.label, RecordValueView(field: field, record: record, titles: titles, closed: closed).html,
          change: editAddress.map { "\($0)#\(FormField.anchor(field.name))" })
      }
    ).html
  }
}

/// What one field of a record says, as a person reads it; references are links.
package struct RecordValueView<Record: DistrictRecord>: View {
  private let value: FieldValue
  private let writer: ValueWriter

  package init(
    field: Field<Record>, record: Record, titles: [String: [String: String]], closed: Set<String> = []
  ) {
    value = field.get(record)
    writer = ValueWriter(field.kind, titles: titles, closed: closed)
  }

  package var html: HTML { writer.html(value) }
}

extension Records {
  /// The titles of what these records refer to, without those that only some may know: what is delicate has delicate names.
  package func titles<Record: DistrictRecord>(referredToBy records: [Record], for visit: Visit) throws
    -> [String: [String: String]]
  {
    try titles(referredToBy: records).filter { kind, _ in try visit.mayName(kind) }
  }
}

extension Visit {
  /// Kinds whose pages the person may not open.
  var closedKinds: Set<String> {
    var closed: Set<String> = []
    for type in Register.all where (try? mayRead(type.kind)) != true { closed.insert(type.kind.name) }
    // Somebody who may read of the people of one school names others, and does not open their pages.
    if !allows(Person.kind.reading) { closed.insert(Person.kind.name) }
    return closed
  }

  func mayName(_ kind: String) throws -> Bool {
    guard let kind = Register.type(named: kind)?.kind, kind.reading == .readDelicate else { return true }
    return try mayRead(kind)
  }
}
