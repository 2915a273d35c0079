import Vocabulary

/// Which column of a file holds what, found by its headings, misspelt ones included.
struct Headings {
  /// A column that the file does not have; reading it gives empty cells.
  static let missing = Int.max

  private var columns: [String: Int] = [:]
  /// Headings that mean nothing to the reader.
  private(set) var unknown: [String] = []
  /// How many columns have a heading at all.
  private(set) var count = 0

  init(
    of reader: some TableRows, known: [String], required: [String] = [], isExpected: (String) -> Bool = { _ in false }
  ) {
    let names = Dictionary(known.map { (Self.normal($0), $0) }, uniquingKeysWith: { first, _ in first })
    var strangers: [Int] = []
    for (column, heading) in reader.headings.enumerated() where !heading.isEmpty {
      count = column + 1
      if let name = names[Self.normal(heading)] {
        columns[name] = columns[name] ?? column
      } else {
        strangers.append(column)
      }
    }
    for column in strangers { readStranger(at: column, of: reader, among: known, isExpected: isExpected) }
    noteUnknown(in: reader)
    for name in required where columns[name] == nil { noteMissing(name, in: reader) }
  }

  subscript(_ name: String) -> Int { columns[name] ?? Self.missing }

  func has(_ name: String) -> Bool { columns[name] != nil }

  /// Capitals, spaces, strokes and the stars of federal files make no difference.
  static func normal(_ heading: String) -> String {
    String(heading.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "." })
  }

  private mutating func readStranger(
    at column: Int, of reader: some TableRows, among known: [String], isExpected: (String) -> Bool
  ) {
    let heading = reader.headings[column]
    if isExpected(heading) { return }
    guard let meant = Nearness.meant(by: heading, among: known.filter { columns[$0] == nil }) else {
      return unknown.append(heading)
    }
    columns[meant] = column
    reader.log.note(
      FileFinding(
        "heading-misspelt", .notes, file: reader.file, sheet: reader.sheet, line: reader.headingLine,
        column: column + 1, heading: heading,
        Phrase(
          "Did you mean “\(meant)”? The column was read as that", es: "¿Quiso decir «\(meant)»? La columna se leyó así"),
        cure: Phrase("Write “\(meant)” in the first line", es: "Escriba «\(meant)» en la primera línea")))
  }

  private func noteUnknown(in reader: some TableRows) {
    guard !unknown.isEmpty else { return }
    let names = unknown.prefix(8).joined(separator: ", ") + (unknown.count > 8 ? " …" : "")
    reader.log.note(
      FileFinding(
        "heading-unknown", .notes, file: reader.file, sheet: reader.sheet, line: reader.headingLine,
        Phrase("Columns that are not read: \(names)", es: "Columnas que no se leen: \(names)"),
        cure: Phrase(
          "Nothing needs doing, unless one of them is misspelt",
          es: "No hace falta nada, salvo que una esté mal escrita")))
  }

  private func noteMissing(_ name: String, in reader: some TableRows) {
    let close = Nearness.meant(by: name, among: unknown)
    let hint = close.map { Phrase("; did you mean “\($0)”?", es: "; ¿quiso decir «\($0)»?") } ?? Phrase(verbatim: "")
    reader.log.note(
      FileFinding(
        "heading-missing", .refuses, file: reader.file, sheet: reader.sheet, line: reader.headingLine, heading: name,
        Phrase("The column “\(name)” is missing", es: "Falta la columna «\(name)»") + hint,
        cure: Phrase("Add it, with this heading", es: "Añádala con este encabezado")))
  }
}
