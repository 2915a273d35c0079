import Vocabulary

/// Files of records that come one by one, so that a long list need not be held.
extension RecordFile {
  /// `feed` hands over each record; `receive` takes the file piece by piece.
  package func write(
    from feed: ((Record) throws -> Void) throws -> Void, _ receive: @escaping ([UInt8]) throws -> Void
  ) throws {
    var writer = CSVWriter()
    try receive(Self.mark)
    writer.row(Self.headings)
    try feed { record in
      writer.row(cells(of: record))
      if writer.bytes.count > 1 << 16 { try receive(writer.drain()) }
    }
    try receive(writer.drain())
  }

  package func writeWorkbook(
    from feed: ((Record) throws -> Void) throws -> Void, sheet: String, to path: String
  ) throws {
    let workbook = try Workbook(path: path, sheet: sheet, headings: Self.headings)
    try feed { record in
      let cells = Record.fields.map { Workbook.Cell(typed($0.get(record), of: $0.kind), $0.get(record), of: $0.kind) }
      try workbook.row([.text(record.id.rawValue)] + cells)
    }
    try workbook.close()
  }
}
