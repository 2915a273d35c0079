import Vocabulary

/// One file of a OneRoster set, row by row: numbers and statuses are looked at, and rows without a use are left out.
final class OneRosterTable {
  enum Standing { case active, gone(GoneRow.Reason) }

  let file: OneRosterFile
  let table: TableReader
  private let sourcedID: Int
  private let status: Int
  private let modified: Int
  private var seen: Set<UInt64> = []

  init(_ file: OneRosterFile, source: any ByteSource, name: String, version: OneRosterManifest.Version, log: FindingLog)
    throws
  {
    self.file = file
    table = try TableReader(
      source, file: name, log: log, known: file.headings, required: file.required(in: version),
      isExpected: OneRosterFile.isExtension)
    sourcedID = table.headings["sourcedId"]
    status = table.headings["status"]
    modified = table.headings["dateLastModified"]
  }

  var reader: CSVReader { table.reader }
  func column(_ heading: String) -> Int { table.headings[heading] }

  /// Goes to the next row; false after the last.
  func advance() throws -> Bool {
    guard try table.advance() else { return false }
    if !reader.isBlank(modified) { lookAtModified() }
    return true
  }

  var id: String { reader.trimmed(sourcedID) }
  var idFingerprint: UInt64 { reader.fingerprint(sourcedID) }

  /// Why a row cannot be known by its number; nil when it can.
  func flawOfNumber() -> SkipReason? {
    if reader.isBlank(sourcedID) {
      reader.note(
        "number-missing", .skips, at: sourcedID == Headings.missing ? nil : sourcedID,
        Phrase("The row has no sourcedId", es: "La fila no tiene sourcedId"),
        cure: Phrase("Fill it in", es: "Complételo"))
      return .withoutNumber
    }
    if seen.insert(idFingerprint).inserted { return nil }
    reader.note(
      "number-twice", .skips, at: sourcedID,
      Phrase(
        "The sourcedId stands twice in this file; the first row counts",
        es: "El sourcedId aparece dos veces en este archivo; vale la primera fila"),
      cure: Phrase("Leave one row for each sourcedId", es: "Deje una sola fila por sourcedId"))
    return .numberTwice
  }

  var standing: Standing {
    if reader.isBlank(status) || reader.isWord("active", at: status) { return .active }
    if reader.isWord("tobedeleted", at: status) { return .gone(.deleted) }
    if reader.isWord("inactive", at: status) { return .gone(.inactive) }
    reader.note(
      "status", .notes, at: status,
      Phrase(
        "The status is not one of OneRoster; it counts as active",
        es: "El estado no es de OneRoster; cuenta como activo"),
      cure: Phrase("Write active or tobedeleted", es: "Escriba active o tobedeleted"))
    return .active
  }

  /// A day as OneRoster writes it, or the day of a time. Nil, with a finding, for one that could be read in two ways.
  func day(_ column: Int) -> Day? {
    if reader.isBlank(column) { return nil }
    if let day = reader.day(column) { return day }
    noteDay(reader.trimmed(column), at: column, .skips)
    return nil
  }

  func skip(_ reason: SkipReason, in count: inout SkipCount) {
    count.add(reason, file: reader.file, line: reader.line)
  }

  private func lookAtModified() {
    if reader.day(modified) == nil { noteDay(reader.trimmed(modified), at: modified, .notes) }
  }

  private func noteDay(_ text: String, at column: Int, _ weight: FileFinding.Weight) {
    let isSlashed = text.contains("/")
    reader.note(
      "day", weight, at: column,
      isSlashed
        ? Phrase(
          "“\(text)” could be read as day first or month first, and is left out",
          es: "«\(text)» puede leerse con el día o el mes primero, y se omite")
        : Phrase("“\(text)” is not a day, and is left out", es: "«\(text)» no es un día, y se omite"),
      cure: Phrase("Write days as 2026-09-01", es: "Escriba los días como 2026-09-01"))
  }
}
