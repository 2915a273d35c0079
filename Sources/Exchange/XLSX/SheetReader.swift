import Vocabulary

/// What the cells of a sheet refer to.
struct SheetLook {
  var texts: [String] = []
  var formats: [CellFormat] = []
  var daysStart1904 = false
}

/// Reads a sheet of a workbook row by row, as CSV would have it: every cell is a text, or has a flaw.
package final class SheetReader: TableRows {
  package let file: String
  package let sheet: String?
  package let log: FindingLog
  package private(set) var headings: [String] = []
  package private(set) var headingLine = 1
  package private(set) var line = 0

  private let xml: XMLReader
  private let look: SheetLook
  private let part: String
  private var cells: [String] = []
  private var flaws: [Int: CellFlaw] = [:]

  init(_ xml: XMLReader, _ look: SheetLook, file: String, sheet: String, part: String, log: FindingLog) throws {
    self.xml = xml
    self.look = look
    self.file = file
    self.sheet = sheet
    self.part = part
    self.log = log
    try readHeadings()
  }

  /// Cells that are empty are not written, so a row is as long as the headings.
  package var count: Int { headings.count }
  package func text(_ column: Int) -> String { column < cells.count ? cells[column] : "" }
  package func trimmed(_ column: Int) -> String { text(column).trimmed }
  package func isBlank(_ column: Int) -> Bool { text(column).allSatisfy(\.isWhitespace) && flaws[column] == nil }
  package func flaw(_ column: Int) -> CellFlaw? { flaws[column] }

  package func advance() throws -> Bool {
    do {
      while try nextRow() {
        if cells.indices.contains(where: { !isBlank($0) }) || !flaws.isEmpty {
          noteStrays()
          return true
        }
      }
      return false
    } catch let broken as XMLReader.Broken {
      throw WorkbookFault.damaged(part, broken.reason).finding(file).refusal
    }
  }

  private func readHeadings() throws {
    guard try advance() else {
      var finding = WorkbookFault.emptySheet.finding(file)
      finding.sheet = sheet
      throw finding.refusal
    }
    headingLine = line
    headings = cells.indices.map { trimmed($0) }
    while headings.last?.isEmpty == true { headings.removeLast() }
    noteHeadingsTwice()
  }

  private func noteStrays() {
    guard !headings.isEmpty, let stray = cells.indices.dropFirst(headings.count).first(where: { !isBlank($0) }) else {
      return
    }
    note(
      "no-heading", .notes, at: stray,
      Phrase(
        "Something stands to the right of the headings; it is not read",
        es: "Hay algo a la derecha de los encabezados; no se lee"),
      cure: Phrase(
        "Give the column a heading, if it belongs to the list", es: "Dé un encabezado a la columna, si es de la lista"))
  }
}

// MARK: - Rows and cells

extension SheetReader {
  /// Goes to the next row, empty or not.
  private func nextRow() throws -> Bool {
    while let event = try xml.next() {
      guard case .start("row") = event else { continue }
      try startRow()
      while let event = try xml.next() {
        if case .end("row") = event { break }
        if case .start("c") = event { try readCell() } else if case .start = event { try xml.skip() }
      }
      return true
    }
    return false
  }

  private func startRow() throws {
    let number = xml.attribute("r").map { Int($0) } ?? line + 1
    guard let number, number > line, number <= Workbook.longest else {
      throw XMLReader.Broken(reason: "a row after row \(line) has a wrong number")
    }
    line = number
    cells.removeAll(keepingCapacity: true)
    flaws.removeAll(keepingCapacity: true)
  }

  private func readCell() throws {
    let column = try column()
    let type = xml.attribute("t") ?? "n"
    let style = xml.attribute("s").flatMap { Int($0) } ?? 0
    var (raw, isFormula): (String?, Bool) = (nil, false)
    while let event = try xml.next() {
      if case .end("c") = event { break }
      switch event {
      case .start("v"): raw = try xml.text()
      case .start("is"): raw = try SharedTexts.text(of: xml)
      case .start("f"):
        isFormula = true
        try xml.skip()
      case .start: try xml.skip()
      default: break
      }
    }
    guard let raw else { return isFormula ? put(.neverReckoned, at: column) : () }
    try put(raw, type, style, at: column)
  }

  private func column() throws -> Int {
    guard let place = xml.attribute("r") else { return cells.count }
    guard let cell = CellPlace(place), cell.row == line else {
      throw XMLReader.Broken(reason: "row \(line) has a cell called \(place)")
    }
    return cell.column
  }

  private func put(_ raw: String, _ type: String, _ style: Int, at column: Int) throws {
    switch type {
    case "s":
      guard let index = Int(raw.trimmed), look.texts.indices.contains(index) else {
        throw XMLReader.Broken(
          reason: "cell \(CellPlace.name(column: column, row: line)) names a text that is not there")
      }
      put(look.texts[index], at: column)
    case "b": put(raw.trimmed == "1" || raw.trimmed == "true" ? "TRUE" : "FALSE", at: column)
    case "e": put(.error(raw), at: column)
    // A day as text, which few programs write: the time is left out where it says nothing.
    case "d": put(raw.hasSuffix("T00:00:00") ? String(raw.prefix(10)) : raw, at: column)
    case "n":
      let format = look.formats.indices.contains(style) ? look.formats[style] : .number
      guard let text = format.text(raw.trimmed, daysStart1904: look.daysStart1904) else {
        return raw.trimmed.isEmpty ? () : put(raw, at: column)
      }
      put(text, at: column)
    case "str": put(SharedTexts.plain(raw), at: column)
    default: put(raw, at: column)
    }
  }

  private func put(_ text: String, at column: Int) {
    while cells.count <= column { cells.append("") }
    cells[column] = text
    if Workbook.wasCut(text) { flaws[column] = .cut }
  }

  private func put(_ flaw: CellFlaw, at column: Int) {
    while cells.count <= column { cells.append("") }
    flaws[column] = flaw
  }
}

extension CellFlaw {
  fileprivate static let neverReckoned = CellFlaw(
    code: "formula",
    message: Phrase("The cell holds a formula without its result", es: "La celda tiene una fórmula sin su resultado"),
    cure: Phrase(
      "Open the workbook in a spreadsheet, save it, and choose it again",
      es: "Abra el libro en una hoja de cálculo, guárdelo y elíjalo de nuevo"))

  fileprivate static func error(_ text: String) -> CellFlaw {
    CellFlaw(
      code: "cell-error",
      message: Phrase("The cell shows the error \(text)", es: "La celda muestra el error \(text)"),
      cure: Phrase("Mend the formula, or write the value", es: "Corrija la fórmula, o escriba el valor"))
  }

  fileprivate static let cut = CellFlaw(
    code: "cell-cut",
    message: Phrase(
      "The text was cut off when the list was downloaded, since a cell holds no more",
      es: "El texto se cortó al descargar la lista, porque una celda no admite más"),
    cure: Phrase(
      "Download the list as CSV, change that file, and bring it in instead",
      es: "Descargue la lista como CSV, cambie ese archivo e impórtelo en su lugar"))
}
