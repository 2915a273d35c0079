import Vocabulary

/// Schools from the federal directory: those of one district, or all of them, so that a district can be chosen later.
package final class NCESRoster: RosterSource {
  private let directory: NCESDirectory
  private let district: NCESDirectory.Listed?
  private let log = FindingLog()
  private var skips = SkipCount()
  private var seen: Set<String> = []

  init(directory: NCESDirectory, district: NCESDirectory.Listed?) {
    self.directory = directory
    self.district = district
  }

  package func read(_ receive: (RosterRow) throws -> Void) throws -> RosterReport {
    let table = try directory.schoolTable(log: log)
    while try table.advance() {
      let number = NCESDirectory.number(table.reader.trimmed(table.headings["NCES District ID"]), digits: 7)
      if let district, number != district.id {
        skips.add(.otherDistrict, file: table.reader.file, line: table.reader.line); continue
      }
      if let row = school(table) { try receive(.school(row)) }
    }
    try log.refuseIfNeeded()
    var report = RosterReport(feed: "nces", format: "NCES")
    report.district = district?.name ?? ""
    report.read = [table.reader.file: table.rows]
    report.skipped = skips.all
    report.findings = log.findings
    return report
  }

  private func school(_ table: TableReader) -> SchoolRow? {
    let reader = table.reader
    guard let id = NCESDirectory.number(reader.trimmed(table.headings["NCES School ID"]), digits: 12) else {
      return skip(.unreadable, table, notingNumber: true)
    }
    guard seen.insert(id).inserted else { return skip(.numberTwice, table) }
    let name = reader.trimmed(table.headings["School Name"])
    if name.isEmpty { return skip(.withoutName, table) }
    let status = reader.trimmed(table.headings["Status"]).lowercased()
    if status.hasPrefix("future") { return skip(.notYetOpen, table) }
    var row = SchoolRow(sourceID: id, name: name, line: reader.line)
    row.stateID = id
    let number = NCESDirectory.number(reader.trimmed(table.headings["NCES District ID"]), digits: 7)
    row.district = "\(number ?? "") \(reader.trimmed(table.headings["District"]))"
    row.pupils = pupils(table)
    row.isClosed = status.hasPrefix("closed") || status.hasPrefix("inactive")
    let grades = GradeRange(
      low: reader.trimmed(table.headings["Low Grade"]), high: reader.trimmed(table.headings["High Grade"]))
    row.grades = grades?.text ?? ""
    row.level = grades?.level
    return row
  }

  private func skip(_ reason: SkipReason, _ table: TableReader, notingNumber: Bool = false) -> SchoolRow? {
    skips.add(reason, file: table.reader.file, line: table.reader.line)
    if notingNumber {
      table.reader.note(
        "nces-number", .skips, at: table.headings["NCES School ID"],
        Phrase(
          "This is not an NCES number of 12 digits; a spreadsheet may have shortened it",
          es: "No es un número NCES de 12 dígitos; quizá una hoja de cálculo lo abrevió"),
        cure: Phrase(
          "Format the column as text and download the file again",
          es: "Dé formato de texto a la columna y vuelva a descargar el archivo"))
    }
    return nil
  }

  /// `574.00000` pupils are 574; marks and empty cells are nobody knows how many.
  private func pupils(_ table: TableReader) -> Int? {
    let column = table.headings["Students"]
    let text = table.reader.trimmed(column)
    if text.isEmpty || ["†", "–", "-", "‡", "—"].contains(text) { return nil }
    if let number = Double(text.filter { $0 != "," }), number >= 0, number < 1_000_000 { return Int(number.rounded()) }
    table.reader.note(
      "pupils", .skips, at: column,
      Phrase(
        "“\(text)” is not a number of pupils; it is left out", es: "«\(text)» no es un número de estudiantes; se omite"),
      cure: Phrase("Correct it, or leave it empty", es: "Corríjalo o déjelo vacío"))
    return nil
  }
}
