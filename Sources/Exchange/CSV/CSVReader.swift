import Vocabulary

/// Reads a CSV file row by row, in memory that does not grow with the file, and knows the place of every cell.
///
/// Files in UTF-16 are converted. Cells that are not UTF-8 are read as Windows-1252. Both are said in the log.
/// The first row is the headings.
package final class CSVReader: TableRows {
  /// A row longer than this is a quote that was never closed.
  private static let longestRow = 8 << 20
  private static let firstBuffer = 1 << 18

  package let file: String
  package let log: FindingLog
  package private(set) var headings: [String] = []
  /// The line on which the current row starts, counted from 1.
  package private(set) var line = 1
  package private(set) var separator = UInt8.comma

  private var source: any ByteSource
  private var buffer: UnsafeMutableRawBufferPointer
  private var filled = 0
  private var next = 0
  private var isWhole = false
  private var nextLine = 1
  private var cells: [CSVTokenizer.Cell] = []

  package init(_ source: any ByteSource, file: String, log: FindingLog) throws {
    self.source = source
    self.file = file
    self.log = log
    buffer = .allocate(byteCount: Self.firstBuffer, alignment: 16)
    try recogniseEncoding()
    recogniseSeparator()
    try readHeadings()
  }

  deinit { buffer.deallocate() }
}

// MARK: - Rows

extension CSVReader {
  /// Goes to the next row that is not empty; false after the last.
  package func advance() throws -> Bool {
    while try cutRow() {
      if cells.count == 1, cells[0].form == .plain, cells[0].start == cells[0].end { continue }
      noteOddForms()
      return true
    }
    return false
  }

  /// How many cells the current row has.
  package var count: Int { cells.count }

  private func cutRow() throws -> Bool {
    line = nextLine
    while true {
      if next == filled, isWhole {
        cells.removeAll(keepingCapacity: true)
        return false
      }
      let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<filled])
      if let end = CSVTokenizer.row(in: bytes, from: next, separator: separator, isWhole: isWhole, cells: &cells) {
        next = end
        nextLine = cells.reduce(line + 1) { $0 + $1.innerLines }
        return true
      }
      try fill()
    }
  }

  /// Makes room behind the row that is being read, and reads on.
  private func fill() throws {
    if next > 0 {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[next..<filled]))
      filled -= next
      next = 0
    }
    if filled == buffer.count {
      guard buffer.count < Self.longestRow else { throw tooLong.refusal }
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: buffer.count * 2, alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<filled]))
      buffer.deallocate()
      buffer = larger
    }
    let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
    filled += count
    isWhole = count == 0
  }
}

// MARK: - Cells

extension CSVReader {
  /// The text of a cell of the current row, without the quotes around it; empty where the row ends early.
  package func text(_ column: Int) -> String {
    guard column < cells.count else { return "" }
    let cell = cells[column]
    if cell.form == .plain || cell.form == .quoted {
      return decoded(buffer[content(of: cell)], column: column)
    }
    return unquoted(cell).withUnsafeBytes { decoded($0[...], column: column) }
  }

  /// The same without white space at either end.
  package func trimmed(_ column: Int) -> String {
    guard column < cells.count else { return "" }
    let cell = cells[column]
    guard cell.form == .plain || cell.form == .quoted else { return text(column).trimmed }
    return decoded(buffer[trimmedContent(of: cell)], column: column)
  }

  package func isBlank(_ column: Int) -> Bool {
    column >= cells.count || trimmedContent(of: cells[column]).isEmpty
  }

  /// A number that stands for the text of the cell: the same for equal texts, and another for another.
  package func fingerprint(_ column: Int) -> UInt64 {
    guard column < cells.count else { return Fingerprint.of("") }
    let cell = cells[column]
    guard cell.form == .plain || cell.form == .quoted else { return Fingerprint.of(text(column).trimmed) }
    return Fingerprint.of(UnsafeRawBufferPointer(rebasing: buffer[trimmedContent(of: cell)]))
  }

  /// The day with which the cell begins, as `2026-09-01` or as a time of that day; nil where there is none.
  package func day(_ column: Int) -> Day? {
    guard column < cells.count else { return nil }
    let content = trimmedContent(of: cells[column])
    guard content.count >= 10 else { return nil }
    return Day(letters: UnsafeBufferPointer(rebasing: buffer.bindMemory(to: UInt8.self)[content.prefix(10)]))
  }

  /// Whether the cell holds this word of ASCII letters, in capitals or not.
  package func isWord(_ word: StaticString, at column: Int) -> Bool {
    guard column < cells.count else { return word.utf8CodeUnitCount == 0 }
    let content = buffer[trimmedContent(of: cells[column])]
    guard content.count == word.utf8CodeUnitCount else { return false }
    return zip(content, UnsafeBufferPointer(start: word.utf8Start, count: content.count)).allSatisfy {
      $0 | 0x20 == $1 | 0x20
    }
  }

  private func content(of cell: CSVTokenizer.Cell) -> Range<Int> {
    cell.form == .plain ? cell.start..<cell.end : cell.start + 1..<cell.end - (cell.form == .unclosed ? 0 : 1)
  }

  private func trimmedContent(of cell: CSVTokenizer.Cell) -> Range<Int> {
    var range = content(of: cell)
    while let first = range.first, buffer[first].isBlank { range = first + 1..<range.upperBound }
    while let last = range.last, buffer[last].isBlank { range = range.lowerBound..<last }
    return range
  }

  private func decoded(_ bytes: Slice<UnsafeMutableRawBufferPointer>, column: Int) -> String {
    decoded(Slice(base: UnsafeRawBufferPointer(buffer), bounds: bytes.startIndex..<bytes.endIndex), column: column)
  }

  private func decoded(_ bytes: Slice<UnsafeRawBufferPointer>, column: Int) -> String {
    if bytes.contains(0) { return withoutZeroes(bytes, column: column) }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let text = Windows1252.text(bytes)
    log.note(
      FileFinding(
        "windows-1252", .notes, file: file, line: line, column: column + 1,
        Phrase(
          "The file is not in UTF-8; it was read as Windows-1252, here as “\(text)”",
          es: "El archivo no está en UTF-8; se leyó como Windows-1252, aquí como «\(text)»"),
        cure: Phrase(
          "Look whether names with accents are right, or export again as “CSV UTF-8”",
          es: "Mire si los nombres con acentos están bien, o exporte de nuevo como «CSV UTF-8»")))
    return text
  }

  /// No name has a zero byte in it, and databases do not keep one.
  private func withoutZeroes(_ bytes: Slice<UnsafeRawBufferPointer>, column: Int) -> String {
    log.note(
      FileFinding(
        "zero-byte", .notes, file: file, line: line, column: column + 1,
        Phrase("A zero byte stands in the text; it was left out", es: "Hay un byte nulo en el texto; se omitió"),
        cure: Phrase(
          "Look whether the cell is right, and export again", es: "Mire si la celda está bien y exporte de nuevo")))
    let rest = bytes.filter { $0 != 0 }
    return rest.withUnsafeBytes { decoded($0[...], column: column) }
  }

  private func unquoted(_ cell: CSVTokenizer.Cell) -> [UInt8] {
    var cell = cell
    let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<cell.end])
    let close = CSVTokenizer.closingQuote(of: &cell, in: bytes) ?? cell.end
    var text: [UInt8] = []
    var at = cell.start + 1
    while at < close {
      text.append(bytes[at])
      at += bytes[at] == .quote ? 2 : 1
    }
    if close + 1 < cell.end { text.append(contentsOf: bytes[(close + 1)..<cell.end]) }
    return text
  }
}

extension UInt8 {
  var isBlank: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == .lineFeed || self == .carriageReturn
  }
}

// MARK: - The head of the file

extension CSVReader {
  private func recogniseEncoding() throws {
    while filled < 4096, !isWhole { try fill() }
    switch TextEncoding.recognised(in: buffer[..<min(filled, 4096)]) {
    case .bytes(let markLength): next = markLength
    case .other(let stranger): throw stranger.finding(file: file).refusal
    case .utf16(let isBigEndian, let markLength):
      source = UTF16Bytes(head: Array(buffer[markLength..<filled]), rest: source, isBigEndian: isBigEndian)
      (filled, isWhole) = (0, false)
      while filled < 4096, !isWhole { try fill() }
      log.note(
        FileFinding(
          "utf-16", .notes, file: file,
          Phrase("The file is in UTF-16 and was converted", es: "El archivo está en UTF-16 y se convirtió"),
          cure: Phrase("Export as “CSV UTF-8” next time", es: "La próxima vez expórtelo como «CSV UTF-8»")))
    }
  }

  /// Excel writes semicolons where the comma is a decimal sign, and tabs as “Unicode text”.
  private func recogniseSeparator() {
    let head = buffer[next..<filled].prefix { $0 != .lineFeed && $0 != .carriageReturn }
    guard !head.contains(.comma) else { return }
    let others = [
      (UInt8(ascii: ";"), Phrase("semicolons", es: "punto y coma")),
      (UInt8(ascii: "\t"), Phrase("tabs", es: "tabuladores")),
    ]
    guard let other = others.first(where: { head.contains($0.0) }) else { return }
    separator = other.0
    log.note(
      FileFinding(
        "separator", .notes, file: file, line: 1,
        Phrase(
          "The cells are separated by \(other.1.en), and were read so",
          es: "Las celdas están separadas por \(other.1.es), y así se leyeron"),
        cure: Phrase("Commas are the usual separator", es: "El separador habitual es la coma")))
  }

  private func readHeadings() throws {
    guard try advance() else {
      throw FileFinding(
        "empty", .refuses, file: file, Phrase("The file is empty", es: "El archivo está vacío"),
        cure: Phrase("Put the headings in the first line", es: "Ponga los encabezados en la primera línea")
      ).refusal
    }
    headings = (0..<count).map { trimmed($0) }
    noteHeadingsTwice()
  }
}

// MARK: - What is odd in a row

extension CSVReader {
  private func noteOddForms() {
    for (column, cell) in cells.enumerated() where cell.form == .trailed || cell.form == .unclosed {
      let last = line + cells[...column].reduce(0) { $0 + $1.innerLines }
      log.note(cell.form == .unclosed ? unclosed(column, until: last) : trailed(column, until: last))
    }
  }

  private func unclosed(_ column: Int, until last: Int) -> FileFinding {
    finding(
      "unclosed-quote", .refuses, at: column,
      Phrase("A quote is opened here and never closed", es: "Aquí se abre una comilla que nunca se cierra"),
      cure: Phrase(
        "Close it, or double the quote if it belongs to the text",
        es: "Ciérrela, o duplique la comilla si es parte del texto"))
  }

  private func trailed(_ column: Int, until last: Int) -> FileFinding {
    finding(
      "after-quote", last == line ? .notes : .refuses, at: column,
      last == line
        ? Phrase(
          "Text follows the closing quote; it was taken as part of the cell",
          es: "Hay texto tras la comilla de cierre; se tomó como parte de la celda")
        : Phrase(
          "The quote opened here closes on line \(last), in the middle of a text",
          es: "La comilla abierta aquí se cierra en la línea \(last), en medio de un texto"),
      cure: Phrase(
        "Close the quote, and double quotes that belong to the text",
        es: "Cierre la comilla y duplique las que sean parte del texto"))
  }

  private var tooLong: FileFinding {
    finding(
      "unclosed-quote", .refuses, at: 0,
      Phrase(
        "The row that starts here goes on for more than \(Self.longestRow >> 20) megabytes",
        es: "La fila que empieza aquí ocupa más de \(Self.longestRow >> 20) megabytes"),
      cure: Phrase(
        "Look for a quote that is opened and never closed", es: "Busque una comilla que se abre y nunca se cierra"))
  }
}
