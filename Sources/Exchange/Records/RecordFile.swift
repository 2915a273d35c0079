import Vocabulary

/// Records of one kind as a table: their number, then their fields under the same names as everywhere.
///
/// What is written reads back as it was. CSV starts with the mark of UTF-8, since Excel misreads accents without it.
package struct RecordFile<Record: DistrictRecord>: Sendable {
  package let references: ReferenceNames

  package init(references: ReferenceNames) { self.references = references }

  package static var headings: [String] { ["id"] + Record.fields.map(\.name) }

  package func cells(of record: Record) -> [String] {
    [record.id.rawValue] + Record.fields.map { typed($0.get(record), of: $0.kind) }
  }

  func typed(_ value: FieldValue, of kind: FieldKind) -> String {
    switch kind {
    case .reference(let other): value.isEmpty ? "" : references.text(for: value.text, of: other)
    case .references(let other): value.list.map { references.text(for: $0, of: other) }.joined(separator: "; ")
    default: kind.typed(value)
    }
  }
}

// MARK: - Writing

extension RecordFile {
  package static var mark: [UInt8] { [0xEF, 0xBB, 0xBF] }

  package func csv(_ records: some Sequence<Record>) -> [UInt8] {
    var bytes: [UInt8] = []
    write(records) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Hands over the file piece by piece, so that a large one need not be held.
  package func write(_ records: some Sequence<Record>, _ receive: ([UInt8]) throws -> Void) rethrows {
    var writer = CSVWriter()
    try receive(Self.mark)
    writer.row(Self.headings)
    for record in records {
      writer.row(cells(of: record))
      if writer.bytes.count > 1 << 16 { try receive(writer.drain()) }
    }
    try receive(writer.drain())
  }

  /// Writes a workbook with one sheet, in memory that does not grow with it.
  package func writeWorkbook(_ records: some Sequence<Record>, sheet: String, to path: String) throws {
    let workbook = try Workbook(path: path, sheet: sheet, headings: Self.headings)
    for record in records {
      let cells = Record.fields.map { Workbook.Cell(typed($0.get(record), of: $0.kind), $0.get(record), of: $0.kind) }
      try workbook.row([.text(record.id.rawValue)] + cells)
    }
    try workbook.close()
  }
}

// MARK: - Reading

extension RecordFile {
  /// One row of a file: the fields that the file has a column for, with what they hold.
  package struct Row: Equatable, Sendable {
    /// Nil for a record that is new, or that is to be known by its name.
    package let id: Record.ID?
    package let line: Int
    package var values: [String: FieldValue]
    /// Which records of its own kind the row names, by field and as it writes them: another row may be about to make them.
    package var named: [String: [String]] = [:]

    /// Changes the fields that the file has a column for, and no others.
    package func apply(to record: inout Record) {
      for field in Record.fields { if let value = values[field.name] { field.set(&record, value) } }
    }
  }

  package struct Reading: Equatable, Sendable {
    /// The sheet that was read, where the file is a workbook.
    package var sheet: String?
    package var rows: [Row] = []
    package var findings: [FileFinding] = []
    /// Rows of which nothing is brought in.
    package var refused = 0
    /// Where the file has the column of a field, counted from 1.
    package var columns: [String: Int] = [:]
  }

  /// Reads a CSV file, or the sheet of a workbook that is named, or its first one; at most so many rows and one more.
  package func read(path: String, file: String, sheet: String = "", atMost: Int = .max) throws -> Reading {
    let log = FindingLog(isCounting: false)
    if WorkbookFile.isLikely(path: path) {
      return try read(try WorkbookFile(path: path, name: file).rows(ofSheet: sheet, log: log), atMost: atMost)
    }
    return try read(try CSVReader(FileBytes(path: path), file: file, log: log), atMost: atMost)
  }

  package func read(_ source: any ByteSource, file: String) throws -> Reading {
    try read(try CSVReader(source, file: file, log: FindingLog(isCounting: false)), atMost: .max)
  }

  /// Reads a table in the columns that `csv` writes. Columns may be missing, and stand in any order.
  private func read(_ rows: some TableRows, atMost: Int) throws -> Reading {
    let names = Self.headings
    let table = Table(rows, known: names)
    if !names.contains(where: table.headings.has) { rows.log.note(Self.stranger(rows)) }
    var reading = Reading(sheet: rows.sheet)
    for name in names where table.headings.has(name) { reading.columns[name] = table.headings[name] + 1 }
    var seen: Set<String> = []
    while reading.rows.count <= atMost, try table.advance() {
      if let row = row(table, &seen) { reading.rows.append(row) }
    }
    reading.refused = table.rows - reading.rows.count
    reading.findings = rows.log.findings
    return reading
  }

  /// Nil for a row with a cell that cannot be read: half of a row is not brought in.
  private func row(_ table: Table<some TableRows>, _ seen: inout Set<String>) -> Row? {
    let number = table.headings["id"]
    guard isFlawless(number, table) else { return nil }
    let id = table.reader.trimmed(number)
    if !id.isEmpty, !seen.insert(id).inserted {
      table.reader.note(
        "number-twice", .skips, at: number,
        Phrase("The id stands twice; the first row counts", es: "El id aparece dos veces; vale la primera fila"),
        cure: Phrase("Leave the id of a new record empty", es: "Deje vacío el id de un registro nuevo"))
      return nil
    }
    var row = Row(id: id.isEmpty ? nil : Identifier(id), line: table.reader.line, values: [:])
    var isReadable = true
    for field in Record.fields where table.headings.has(field.name) {
      if field.kind.referred == Record.kind.name {
        isReadable = isFlawless(table.headings[field.name], table) && isReadable
        let named = named(by: field, table)
        row.named[field.name] = named
        row.values[field.name] = known(named, in: field)
      } else {
        row.values[field.name] = value(of: field, table)
        isReadable = isReadable && row.values[field.name] != nil
      }
    }
    return isReadable ? row : nil
  }

  /// The records that the district has by these names; nil when it is still to be seen which are meant.
  private func known(_ named: [String], in field: Field<Record>) -> FieldValue? {
    let ids = named.compactMap { text -> String? in
      if case .one(let id) = references.meant(by: text, of: Record.kind.name) { id } else { nil }
    }
    return ids.count == named.count ? field.kind.value(naming: ids) : nil
  }

  private func named(by field: Field<Record>, _ table: Table<some TableRows>) -> [String] {
    let text = CSVCell.plain(table.reader.text(table.headings[field.name]))
    if case .reference = field.kind { return text.trimmed.isEmpty ? [] : [text.trimmed] }
    return text.split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
  }

  private func isFlawless(_ column: Int, _ table: Table<some TableRows>) -> Bool {
    guard let flaw = table.reader.flaw(column) else { return true }
    table.reader.note(flaw.code, .skips, at: column, flaw.message, cure: flaw.cure)
    return false
  }

  private static func stranger(_ rows: some TableRows) -> FileFinding {
    FileFinding(
      "no-known-heading", .refuses, file: rows.file, sheet: rows.sheet, line: rows.headingLine,
      Phrase("None of the headings is known", es: "Ninguno de los encabezados se conoce"),
      cure: Phrase(
        "Use these: \(headings.joined(separator: ", "))", es: "Use estos: \(headings.joined(separator: ", "))"))
  }
}

// MARK: - Cells

extension RecordFile {
  /// Nil, with a finding, when the cell cannot be read.
  private func value(of field: Field<Record>, _ table: Table<some TableRows>) -> FieldValue? {
    guard isFlawless(table.headings[field.name], table) else { return nil }
    let text = CSVCell.plain(table.reader.text(table.headings[field.name]))
    switch field.kind {
    case .reference(let other):
      if text.trimmed.isEmpty { return FieldValue.none }
      return reference(text.trimmed, to: other, in: field, table).map { .text($0) }
    case .references(let other):
      let parts = text.split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
      let ids = parts.compactMap { reference($0, to: other, in: field, table) }
      return ids.count == parts.count ? FieldValue(ids) : nil
    default:
      return plainValue(text, of: field, table)
    }
  }

  private func plainValue(_ text: String, of field: Field<Record>, _ table: Table<some TableRows>) -> FieldValue? {
    do throws(UnreadableField) {
      return try field.kind.value(from: text)
    } catch {
      table.reader.note(
        error.code, .skips, at: table.headings[field.name],
        Phrase(
          "“\(text.prefix(80))” cannot be read as \(field.label.en)",
          es: "«\(text.prefix(80))» no se puede leer como \(field.label.es)"), cure: error.message)
      return nil
    }
  }

  private func reference(_ text: String, to kind: String, in field: Field<Record>, _ table: Table<some TableRows>)
    -> String?
  {
    switch references.meant(by: text, of: kind) {
    case .one(let id): return id
    case .several:
      table.reader.note(
        "reference-unclear", .skips, at: table.headings[field.name],
        ReferenceWords.several(text), cure: ReferenceWords.writeID(text))
    case .none:
      let close = Nearness.meant(by: text, among: references.titles(kind))
      table.reader.note(
        "reference-unknown", .skips, at: table.headings[field.name],
        ReferenceWords.none(text, field.label), cure: ReferenceWords.meant(close))
    }
    return nil
  }
}

/// What is said of a cell that names a record.
package enum ReferenceWords {
  package static func several(_ text: String) -> Phrase {
    Phrase("Several are called “\(text)”", es: "Varios se llaman «\(text)»")
  }

  package static func writeID(_ text: String) -> Phrase {
    Phrase(
      "Write the id behind the name, in brackets: \(text) [id]",
      es: "Escriba el id tras el nombre, entre corchetes: \(text) [id]")
  }

  package static func none(_ text: String, _ label: Phrase) -> Phrase {
    Phrase("\(label.en): there is none called “\(text)”", es: "\(label.es): no hay ninguno llamado «\(text)»")
  }

  /// What somebody may have meant instead.
  package static func meant(_ close: String?) -> Phrase {
    close.map { Phrase("Did you mean “\($0)”?", es: "¿Quiso decir «\($0)»?") }
      ?? Phrase(
        "Add it first, or write its name as it is there", es: "Añádalo primero, o escriba su nombre tal como está")
  }
}
