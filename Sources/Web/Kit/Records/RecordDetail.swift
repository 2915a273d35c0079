import Store
import Vocabulary

/// One record: what it says, with what can be done about it.
extension RecordPages {
  func show(_ visit: Visit) async throws -> Reply {
    let shown = try await visit.read { records in
      let record = try self.record(visit, records)
      return try ShownRecord(
        record: record, titles: records.titles(referredToBy: [record]),
        last: records.lastNote(of: kind, record.identifier))
    }
    return visit.page(
      Phrase(verbatim: shown.record.title), under: [strategyLink, listLink], RecordView(visit: visit, shown: shown).html
    )
  }

  struct ShownRecord: Sendable {
    let record: Record
    let titles: [String: [String: String]]
    let last: HistoryEntry?
  }
}

struct RecordView<Record: DistrictRecord>: View {
  let visit: Visit
  let shown: RecordPages<Record>.ShownRecord

  private var record: Record { shown.record }
  private var mayEdit: Bool { visit.allows(Record.kind.editing, at: record.place) }

  var html: HTML {
    """
    \(PageHeading(Phrase(verbatim: record.title), caption: Record.kind.one.capitalized, actions: actions))
    \(RecordSummary(record: record, titles: shown.titles, editAddress: mayEdit ? record.address + "/edit" : nil))
    \(footer)
    """
  }

  private var actions: [HTML] {
    guard mayEdit else { return [] }
    return [
      "\(LinkButton(Phrase("Change", es: "Cambiar"), to: record.address + "/edit"))",
      "\(LinkButton(Phrase("Remove", es: "Eliminar"), to: record.address + "/remove", style: .plain))",
    ]
  }

  private var footer: HTML {
    let versions = Phrase("Version \(record.version)", es: "Versión \(record.version)")
    let last = shown.last.map {
      Phrase(
        "saved by \($0.name), \($0.moment.toTheMinute) UTC", es: "guardada por \($0.name), \($0.moment.toTheMinute) UTC"
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
  /// Where each line is changed; nil for those who may only read.
  package let editAddress: String?

  package init(record: Record, titles: [String: [String: String]], editAddress: String? = nil) {
    self.record = record
    self.titles = titles
    self.editAddress = editAddress
  }

  package var html: HTML {
    SummaryList(
      rows: Record.fields.map { field in
        SummaryList.Row(
          field.label, RecordValueView(field: field, record: record, titles: titles).html,
          change: editAddress.map { "\($0)#\(FormField.anchor(field.name))" })
      }
    ).html
  }
}

/// What one field of a record says, as a person reads it; references are links.
package struct RecordValueView<Record: DistrictRecord>: View {
  let field: Field<Record>
  let record: Record
  /// By kind and identifier.
  let titles: [String: [String: String]]

  package init(field: Field<Record>, record: Record, titles: [String: [String: String]]) {
    self.field = field
    self.record = record
    self.titles = titles
  }

  package var html: HTML {
    let value = field.get(record)
    switch field.kind {
    case .text: return value.isEmpty ? "" : .paragraphs(value.text)
    case .address where !value.isEmpty: return "\(Link(Phrase(verbatim: value.text), to: value.text))"
    case .email where !value.isEmpty: return "\(Link(Phrase(verbatim: value.text), to: "mailto:" + value.text))"
    case .reference(let kind), .references(let kind): return links(kind, field.references(in: record).ids)
    default: return HTML(field.kind.shown(value))
    }
  }

  private func links(_ kind: String, _ ids: [String]) -> HTML {
    guard let path = Register.type(named: kind)?.kind.path else { return "" }
    let links: [HTML] = ids.map { id in
      "\(Link(Phrase(verbatim: titles[kind]?[id] ?? id), to: "/\(path)/\(id)"))"
    }
    return links.count > 1 ? "<ul class=\"inline-links\">\(links.map { "<li>\($0)</li>" as HTML })</ul>" : "\(links)"
  }
}
