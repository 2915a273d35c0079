import Exchange
import Vocabulary

/// Rows that name records of their own kind: the district may have them already, or another row of the file makes them,
/// before or behind.
extension RowJudge {
  /// What these rows do, once it is known what all the others make.
  mutating func judge(_ naming: [BroughtRow<Record>], amid judged: [RecordBatchRow]) throws -> [RecordBatchRow] {
    var coming = Coming<Record>()
    for row in judged {
      coming.records[Record.ID(row.record)] = Record(id: Record.ID(row.record), version: row.version, values: row.after)
    }
    for told in naming { coming.records[told.record.id] = told.record }
    let made = MadeNames(coming)
    var left: [BroughtRow<Record>] = []
    for told in naming {
      let named = resolve(told, made)
      coming.records[told.record.id] = named?.record
      if let named { left.append(named) }
    }
    return try settle(left, judged, coming)
  }

  /// A row that is left out takes with it the rows that name what it would have made.
  private mutating func settle(
    _ rows: [BroughtRow<Record>], _ judged: [RecordBatchRow], _ coming: Coming<Record>
  ) throws -> [RecordBatchRow] {
    var (rows, coming) = (rows, coming)
    var gone: [String: Int] = [:]
    while true {
      let kept = try rows.compactMap { told in try judge(told, amid: coming, gone).map { (told: told, row: $0) } }
      let order = NamedFirst<Record>(judged + kept.map(\.row))
      for (told, row) in kept where order.circular.contains(row.record) {
        note(told.row, Self.circle(told.record.title))
      }
      let standing = kept.filter { !order.circular.contains($0.row.record) }
      if standing.count == rows.count { return standing.map(\.row) }
      let stays = Set(standing.map(\.row.record))
      for told in rows where !stays.contains(told.record.identifier) {
        gone[told.record.identifier] = told.row.line
        coming.records[told.record.id] = nil
      }
      rows = standing.map(\.told)
    }
  }

  private mutating func judge(
    _ told: BroughtRow<Record>, amid coming: Coming<Record>, _ gone: [String: Int]
  ) throws -> RecordBatchRow? {
    for field in Record.fields where field.kind.referred == Record.kind.name {
      guard let lost = field.references(in: told.record).ids.first(where: { gone[$0] != nil }), let line = gone[lost],
        try records.find(Record.self, Record.ID(lost)) == nil
      else { continue }
      note(told.row, "reference-left-out", at: field.name, leftOut(line), cure: Self.mendOther)
      return nil
    }
    return try judge(told, amid: coming)
  }
}

// MARK: - Names

/// The names of the records that a file makes or speaks of.
struct MadeNames<Record: DistrictRecord> {
  private let ids: [String: [String]]
  let titles: [String]

  init(_ coming: Coming<Record>) {
    let records = coming.records.values.sorted { $0.id < $1.id }
    ids = Dictionary(grouping: records) { ReferenceNames.normal($0.title) }.mapValues { $0.map(\.identifier) }
    titles = records.map(\.title)
  }

  func ids(called title: String) -> [String] { ids[ReferenceNames.normal(title)] ?? [] }
}

extension RowJudge {
  /// The row with the records that it names; nil, with a finding, when one of them is not to be told.
  private mutating func resolve(_ told: BroughtRow<Record>, _ made: MadeNames<Record>) -> BroughtRow<Record>? {
    var named = told
    for field in Record.fields {
      guard let texts = told.row.named[field.name] else { continue }
      let ids = texts.compactMap { id(called: $0, in: field, of: told.row, made) }
      guard ids.count == texts.count else { return nil }
      field.set(&named.record, field.kind.value(naming: ids))
    }
    return named
  }

  private mutating func id(
    called text: String, in field: Field<Record>, of row: Row, _ made: MadeNames<Record>
  ) -> String? {
    var ids = Set(made.ids(called: text))
    switch names.meant(by: text, of: Record.kind.name) {
    case .one(let id): ids.insert(id)
    case .several:
      note(row, "reference-unclear", at: field.name, ReferenceWords.several(text), cure: ReferenceWords.writeID(text))
      return nil
    case .none: break
    }
    if ids.count == 1 { return ids.first }
    if ids.count > 1 {
      note(row, "reference-unclear", at: field.name, ReferenceWords.several(text), cure: Self.otherNames)
      return nil
    }
    let close = Nearness.meant(by: text, among: Set(names.titles(Record.kind.name) + made.titles))
    note(
      row, "reference-unknown", at: field.name, ReferenceWords.none(text, field.label),
      cure: ReferenceWords.meant(close))
    return nil
  }
}

// MARK: - What is said

extension RowJudge {
  private func leftOut(_ line: Int) -> Phrase {
    Phrase(
      "\(sheet == nil ? "Line" : "Row") \(line), which makes what this row names, is left out",
      es: "La \(sheet == nil ? "línea" : "fila") \(line), que crea lo que esta fila nombra, se omite")
  }

  private static var mendOther: Phrase { Phrase("Mend that row first", es: "Corrija antes esa fila") }

  private static var otherNames: Phrase {
    Phrase(
      "Give them different names, or bring in one of them first and then write its id",
      es: "Deles nombres distintos, o importe antes uno de ellos y escriba después su id")
  }

  private static func circle(_ title: String) -> Finding {
    Finding(
      "", "circle",
      Phrase(
        "New records name one another in a circle, from “\(title)” back to it: bring one of them in first without the name",
        es:
          "Registros nuevos se nombran en círculo, desde «\(title)» hasta él: importe antes uno de ellos sin ese nombre"
      ))
  }
}

extension RecordFile.Row {
  /// Whether it names records of its own kind.
  var namesOthers: Bool { named.values.contains { !$0.isEmpty } }
}
