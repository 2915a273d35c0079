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

    /// Changes the fields that the file has a column for, and no others.
    package func apply(to record: inout Record) {
      for field in Record.fields { if let value = values[field.name] { field.set(&record, value) } }
    }
  }

  package struct Reading: Equatable, Sendable {
    package var rows: [Row] = []
    package var findings: [FileFinding] = []
    /// Rows of which nothing is brought in.
    package var refused = 0
    /// Where the file has the column of a field, counted from 1.
    package var columns: [String: Int] = [:]
  }

  /// Reads a file in the columns that `csv` writes. Columns may be missing, and stand in any order.
  package func read(_ source: any ByteSource, file: String) throws -> Reading {
    let log = FindingLog(isCounting: false)
    let names = Self.headings
    let table = try TableReader(source, file: file, log: log, known: names)
    if !names.contains(where: table.headings.has) { log.note(Self.stranger(file)) }
    var reading = Reading()
    for name in names where table.headings.has(name) { reading.columns[name] = table.headings[name] + 1 }
    var seen: Set<String> = []
    while try table.advance() {
      if let row = row(table, &seen) { reading.rows.append(row) }
    }
    reading.refused = table.rows - reading.rows.count
    reading.findings = log.findings
    return reading
  }

  /// Nil for a row with a cell that cannot be read: half of a row is not brought in.
  private func row(_ table: TableReader, _ seen: inout Set<String>) -> Row? {
    let id = table.reader.trimmed(table.headings["id"])
    if !id.isEmpty, !seen.insert(id).inserted {
      table.reader.note(
        "number-twice", .skips, at: table.headings["id"],
        Phrase("The id stands twice; the first row counts", es: "El id aparece dos veces; vale la primera fila"),
        cure: Phrase("Leave the id of a new record empty", es: "Deje vacío el id de un registro nuevo"))
      return nil
    }
    var values: [String: FieldValue] = [:]
    var isReadable = true
    for field in Record.fields where table.headings.has(field.name) {
      values[field.name] = value(of: field, table)
      isReadable = isReadable && values[field.name] != nil
    }
    guard isReadable else { return nil }
    return Row(id: id.isEmpty ? nil : Identifier(id), line: table.reader.line, values: values)
  }

  private static func stranger(_ file: String) -> FileFinding {
    FileFinding(
      "no-known-heading", .refuses, file: file, line: 1,
      Phrase("None of the headings is known", es: "Ninguno de los encabezados se conoce"),
      cure: Phrase(
        "Use these: \(headings.joined(separator: ", "))", es: "Use estos: \(headings.joined(separator: ", "))"))
  }
}

// MARK: - Cells

extension RecordFile {
  /// Nil, with a finding, when the cell cannot be read.
  private func value(of field: Field<Record>, _ table: TableReader) -> FieldValue? {
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

  private func plainValue(_ text: String, of field: Field<Record>, _ table: TableReader) -> FieldValue? {
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

  private func reference(_ text: String, to kind: String, in field: Field<Record>, _ table: TableReader) -> String? {
    switch references.meant(by: text, of: kind) {
    case .one(let id): return id
    case .several:
      table.reader.note(
        "reference-unclear", .skips, at: table.headings[field.name],
        Phrase("Several are called “\(text)”", es: "Varios se llaman «\(text)»"),
        cure: Phrase(
          "Write the id behind the name, in brackets: \(text) [id]",
          es: "Escriba el id tras el nombre, entre corchetes: \(text) [id]"))
    case .none:
      let close = Nearness.meant(by: text, among: references.titles(kind))
      table.reader.note(
        "reference-unknown", .skips, at: table.headings[field.name],
        Phrase(
          "\(field.label.en): there is none called “\(text)”", es: "\(field.label.es): no hay ninguno llamado «\(text)»"
        ),
        cure: close.map { Phrase("Did you mean “\($0)”?", es: "¿Quiso decir «\($0)»?") }
          ?? Phrase(
            "Add it first, or write its name as it is there", es: "Añádalo primero, o escriba su nombre tal como está"))
    }
    return nil
  }
}
