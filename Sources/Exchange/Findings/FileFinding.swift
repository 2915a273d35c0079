import Vocabulary

/// Something odd in a file that came in: where it stands, what it is, and how to put it right.
package struct FileFinding: Equatable, Sendable, Codable {
  /// What it does to the import.
  package enum Weight: String, Sendable, Codable, Comparable {
    /// Nothing of the files can be brought in.
    case refuses
    /// The row, or the cell, is left out.
    case skips
    /// Brought in all the same.
    case notes

    private var rank: Int { self == .refuses ? 0 : self == .skips ? 1 : 2 }
    package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
  }

  package var file: String
  /// The name of the sheet, where the file is a workbook.
  package var sheet: String?
  /// Counted from 1, headings included; nil when it is about the whole file.
  package var line: Int?
  /// Counted from 1.
  package var column: Int?
  package var heading = ""
  /// Stable: programs may rely on it.
  package var code: String
  package var message: Phrase
  package var cure: Phrase
  package var weight: Weight
  /// How often it was met; `line` and `column` are those of the first time.
  package var count = 1
  /// The first few lines on which it was met.
  package var lines: [Int] = []

  package init(
    _ code: String, _ weight: Weight, file: String, sheet: String? = nil, line: Int? = nil, column: Int? = nil,
    heading: String = "", _ message: Phrase, cure: Phrase
  ) {
    self.file = file
    self.sheet = sheet
    self.line = line
    self.column = column
    self.heading = heading
    self.code = code
    self.message = message
    self.cure = cure
    self.weight = weight
    lines = line.map { [$0] } ?? []
  }
}

extension FileFinding {
  /// "users.csv, line 3, column 2 (status)", or "schools.xlsx, sheet “Schools”, cell B3 (status)".
  package var place: Phrase {
    var place = Phrase(verbatim: file)
    if let sheet { return place + placeInSheet(sheet) }
    if let line { place = place + Phrase(", line \(line)", es: ", línea \(line)") }
    if let column { place = place + Phrase(", column \(column)", es: ", columna \(column)") }
    return heading.isEmpty ? place : place + Phrase(verbatim: " (\(heading))")
  }

  private func placeInSheet(_ sheet: String) -> Phrase {
    var place = Phrase(", sheet “\(sheet)”", es: ", hoja «\(sheet)»")
    if let line, let column {
      let cell = CellPlace.name(column: column - 1, row: line)
      place = place + Phrase(", cell \(cell)", es: ", celda \(cell)")
    } else if let line {
      place = place + Phrase(", row \(line)", es: ", fila \(line)")
    }
    return heading.isEmpty ? place : place + Phrase(verbatim: " (\(heading))")
  }

  /// As every other part of the product says it. The place is the field.
  package var finding: Finding {
    let parts = [file, line.map(String.init), line == nil ? nil : column.map(String.init)].compactMap(\.self)
    let words = place + Phrase(verbatim: ": ") + message + Phrase(verbatim: ". ") + cure
    return Finding(parts.joined(separator: ":"), code, words, stops: weight == .refuses ? .saving : .nothing)
  }

  package var refusal: Refusal { Refusal([finding]) }
}
