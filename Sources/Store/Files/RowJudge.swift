import Exchange
import Vocabulary

/// Tells what each row of a file would do to the records that there are, by the same rules as a form.
struct RowJudge<Record: DistrictRecord> {
  typealias Row = RecordFile<Record>.Row

  let records: Records
  private let author: Author
  private let file: String
  let sheet: String?
  private let columns: [String: Int]
  let names: ReferenceNames
  private var match: RowMatch<Record>?
  /// The records that rows with an id speak of, read some hundreds at a time.
  private var known: [Record.ID: Record] = [:]
  /// The line that speaks of a record, by the record.
  private var taken: [Record.ID: Int] = [:]
  private(set) var findings: [FileFinding] = []

  init(
    _ records: Records, by author: Author, file: String, _ reading: RecordFile<Record>.Reading, _ names: ReferenceNames
  ) throws {
    self.records = records
    self.author = author
    self.file = file
    self.names = names
    sheet = reading.sheet
    columns = reading.columns
    if reading.rows.contains(where: { $0.id == nil }) {
      match = try RowMatch(records, columns: Set(columns.keys))
    }
  }

  /// What the rows do that can be brought in; findings say why of the others.
  mutating func judge(_ rows: [Row]) throws -> [RecordBatchRow] {
    var judged: [RecordBatchRow] = []
    var naming: [BroughtRow<Record>] = []
    for start in stride(from: 0, to: rows.count, by: 500) {
      let portion = rows[start..<min(start + 500, rows.count)]
      known = try records.findByID(portion.compactMap(\.id))
      for row in portion {
        if row.namesOthers {
          if let told = try told(by: row) {
            take(told)
            naming.append(told)
          }
        } else if let row = try judge(row) {
          judged.append(row)
        }
      }
    }
    if naming.isEmpty { return judged }
    judged += try judge(naming, amid: judged)
    findings.sort { ($0.line ?? 0) < ($1.line ?? 0) }
    return judged.sorted { $0.line < $1.line }
  }

  /// Nil, with findings, when nothing of the row can be brought in.
  private mutating func judge(_ row: Row) throws -> RecordBatchRow? {
    guard let told = try told(by: row), let judged = try judge(told, amid: Coming()) else { return nil }
    take(told)
    return judged
  }

  /// Nil, with findings, when something stands in the way of keeping what a row tells.
  mutating func judge(_ told: BroughtRow<Record>, amid coming: Coming<Record>) throws -> RecordBatchRow? {
    let standing = try objections(to: told.record, replacing: told.before, amid: coming)
    for finding in standing { note(told.row, finding) }
    return standing.isEmpty ? RecordBatchRow(told) : nil
  }

  /// The record as the row has it, beside what it is now.
  mutating func told(by row: Row) throws -> BroughtRow<Record>? {
    guard let id = try self.id(of: row) else { return nil }
    if let line = taken[id] {
      note(row, "row-twice", twice(line), cure: Self.leaveOne)
      return nil
    }
    let before = try known[id] ?? records.find(Record.self, id)
    var record = before ?? Record(id: id)
    row.apply(to: &record)
    return BroughtRow(row: row, record: record, before: before)
  }

  /// No row behind this one speaks of its record again, and each knows it when it is new.
  mutating func take(_ told: BroughtRow<Record>) {
    taken[told.record.id] = told.row.line
    if told.before == nil { match?.add(told.record) }
  }

  private mutating func id(of row: Row) throws -> Record.ID? {
    if let id = row.id {
      if known[id] != nil { return id }
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

  private func objections(
    to record: Record, replacing before: Record?, amid coming: Coming<Record>
  ) throws -> [Finding] {
    for place in Set([record.place, before?.place].compactMap(\.self)) {
      if case .denied(let why) = author.why(may: Record.kind.editing, at: place) {
        return [Finding("", "denied", why)]
      }
    }
    if before == record { return [] }
    let own = author.ownPositionFindings([record, before])
    let all = try own + records.findings(keeping: record, replacing: before, amid: coming)
    return all.filter { $0.stops == .saving }
  }

  mutating func note(_ row: Row, _ finding: Finding) {
    let words = Phrase("The row cannot be kept as it is", es: "La fila no se puede guardar tal como está")
    note(row, finding.code, at: finding.field, words, cure: finding.message)
  }

  mutating func note(
    _ row: Row, _ code: String, at field: String = "", _ message: Phrase, cure: Phrase
  ) {
    findings.append(
      FileFinding(
        code, .skips, file: file, sheet: sheet, line: row.line, column: columns[field],
        heading: columns[field] == nil ? "" : field, message, cure: cure))
  }
}

extension RowJudge {
  private static var unknown: Phrase {
    Phrase("There is no \(Record.kind.one.en) with this id", es: "No hay \(Record.kind.one.es) con este id")
  }

  private static var emptyForNew: Phrase {
    Phrase("Leave the id of a new record empty", es: "Deje vacío el id de un registro nuevo")
  }

  private func twice(_ line: Int) -> Phrase {
    Phrase(
      "\(sheet == nil ? "Line" : "Row") \(line) already speaks of this record",
      es: "La \(sheet == nil ? "línea" : "fila") \(line) ya habla de este registro")
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
