import Vocabulary

/// A CSV file whose headings are known.
typealias TableReader = Table<CSVReader>

/// A table whose headings are known, row by row, with rows of the wrong length dealt with.
final class Table<Rows: TableRows> {
  let reader: Rows
  let headings: Headings
  private(set) var rows = 0

  init(
    _ reader: Rows, known: [String], required: [String] = [], isExpected: (String) -> Bool = { _ in false }
  ) {
    self.reader = reader
    headings = Headings(of: reader, known: known, required: required, isExpected: isExpected)
  }

  /// Goes to the next row that has as many cells as there are headings, or fewer.
  func advance() throws -> Bool {
    while try reader.advance() {
      rows += 1
      if reader.count == reader.headings.count || isUsable { return true }
    }
    return false
  }

  private var isUsable: Bool {
    if reader.count < headings.count {
      reader.note(
        "short-row", .notes,
        Phrase(
          "The row has fewer cells than there are headings; the rest is empty",
          es: "La fila tiene menos celdas que encabezados; el resto queda vacío"),
        cure: Phrase("Look whether a cell was lost", es: "Mire si se perdió alguna celda"))
      return true
    }
    let spare = min(reader.headings.count, reader.count)..<reader.count
    guard spare.contains(where: { !reader.isBlank($0) }) else { return true }
    reader.note(
      "long-row", .skips, at: reader.headings.count,
      Phrase(
        "The row has more cells than there are headings, so its cells may be shifted; it is left out",
        es: "La fila tiene más celdas que encabezados, así que pueden estar desplazadas; se omite"),
      cure: Phrase("Put texts with a comma in quotes", es: "Ponga entre comillas los textos con coma"))
    return false
  }
}

extension Table<CSVReader> {
  convenience init(
    _ source: any ByteSource, file: String, log: FindingLog, known: [String], required: [String] = [],
    isExpected: (String) -> Bool = { _ in false }
  ) throws {
    self.init(
      try CSVReader(source, file: file, log: log), known: known, required: required, isExpected: isExpected)
  }
}
