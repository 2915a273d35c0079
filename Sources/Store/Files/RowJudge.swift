import Exchange
import Vocabulary

/// Tells what each row of a file would do to the records that there are, by the same rules as a form.
struct RowJudge<Record: DistrictRecord> {
  private let records: Records
  private let author: Author
  private let file: String
  private let columns: [String: Int]
  private var match: RowMatch<Record>?
  /// The line that speaks of a record, by the record.
  private var taken: [Record.ID: Int] = [:]
  private(set) var findings: [FileFinding] = []

  init(_ records: Records, by author: Author, file: String, _ reading: RecordFile<Record>.Reading) throws {
    self.records = records
    self.author = author
    self.file = file
    columns = reading.columns
    if reading.rows.contains(where: { $0.id == nil }) {
      match = try RowMatch(records, columns: Set(columns.keys))
    }
  }

  /// Nil, with findings, when nothing of the row can be brought in.
  mutating func judge(_ row: RecordFile<Record>.Row) throws -> RecordBatchRow? {
    guard let id = try self.id(of: row) else { return nil }
    if let line = taken[id] {
      note(row, "row-twice", Self.twice(line), cure: Self.leaveOne)
      return nil
    }
    let before = try records.find(Record.self, id)
    var record = before ?? Record(id: id)
    row.apply(to: &record)
    let standing = try objections(to: record, replacing: before)
    for finding in standing { note(row, finding) }
    guard standing.isEmpty else { return nil }
    taken[id] = row.line
    if before == nil { match?.add(record) }
    return RecordBatchRow(
      line: row.line, outcome: before == nil ? .created : before == record ? .unchanged : .changed,
      record: id.rawValue, version: record.version, title: record.title, before: before?.values ?? [:],
      after: record.values)
  }

  private mutating func id(of row: RecordFile<Record>.Row) throws -> Record.ID? {
    if let id = row.id {
      if try records.find(Record.self, id) != nil { return id }
      note(row, "id-unknown", at: "id", Self.unknown, cure: Self.emptyForNew)
      return nil
    }
    var record = Record(id: .new())
    row.apply(to: &record)
    switch match?.find(record) ?? .none {
    case .one(let id): return id
    case .none: return record.id
    case .several(let count):
      note(row, "name-unclear", Self.several(count, record.title), cure: Self.writeID)
      return nil
    }
  }

  private func objections(to record: Record, replacing before: Record?) throws -> [Finding] {
    for place in Set([record.place, before?.place].compactMap(\.self)) {
      if case .denied(let why) = author.why(may: Record.kind.editing, at: place) {
        return [Finding("", "denied", why)]
      }
    }
    if before == record { return [] }
    let own = author.ownPositionFindings([record, before])
    return try (own + records.findings(keeping: record, replacing: before)).filter { $0.stops == .saving }
  }

  private mutating func note(_ row: RecordFile<Record>.Row, _ finding: Finding) {
    let words = Phrase("The row cannot be kept as it is", es: "La fila no se puede guardar tal como está")
    note(row, finding.code, at: finding.field, words, cure: finding.message)
  }

  private mutating func note(
    _ row: RecordFile<Record>.Row, _ code: String, at field: String = "", _ message: Phrase, cure: Phrase
  ) {
    findings.append(
      FileFinding(
        code, .skips, file: file, line: row.line, column: columns[field], heading: columns[field] == nil ? "" : field,
        message, cure: cure))
  }
}

extension RowJudge {
  private static var unknown: Phrase {
    Phrase("There is no \(Record.kind.one.en) with this id", es: "No hay \(Record.kind.one.es) con este id")
  }

  private static var emptyForNew: Phrase {
    Phrase("Leave the id of a new record empty", es: "Deje vacío el id de un registro nuevo")
  }

  private static func twice(_ line: Int) -> Phrase {
    Phrase("Line \(line) already speaks of this record", es: "La línea \(line) ya habla de este registro")
  }

  private static var leaveOne: Phrase { Phrase("Leave one of the two rows", es: "Deje una de las dos filas") }

  private static func several(_ count: Int, _ title: String) -> Phrase {
    Phrase("There are \(count) called “\(title)”", es: "Hay \(count) con el nombre «\(title)»")
  }

  private static var writeID: Phrase {
    Phrase(
      "Write the id of the one that is meant; it stands in the file that the list gives you",
      es: "Escriba el id del que se trata; está en el archivo que da la lista")
  }
}
