import Vocabulary

/// A table of data in memory, column by column.
package struct Frame: Sendable {
  package let rowCount: Int
  /// SHA-256 of the bytes that it was read from, in hexadecimal; empty for a table made in memory.
  package let digest: String
  /// The line of the file on which each row starts, where that is not simply one line after the other.
  private let lines: [Int32]
  private let firstLine: Int
  private var numbers: [String: [Double]]
  private var factors: [String: Factor]

  package init(
    rowCount: Int, numbers: [String: [Double]] = [:], factors: [String: Factor] = [:], lines: [Int32] = [],
    firstLine: Int = 1, digest: String = ""
  ) {
    precondition(numbers.values.allSatisfy { $0.count == rowCount })
    precondition(factors.values.allSatisfy { $0.codes.count == rowCount })
    self.rowCount = rowCount
    self.numbers = numbers
    self.factors = factors
    self.lines = lines
    self.firstLine = firstLine
    self.digest = digest
  }

  /// A column of numbers; what is missing is `nan`.
  ///
  /// - Throws: `Refusal` when the table has no such column of numbers.
  package func number(_ name: String) throws(Refusal) -> [Double] {
    if let column = numbers[name] { return column }
    throw .missingColumn(name, among: Array(numbers.keys) + factors.keys)
  }

  /// A column of groups.
  ///
  /// - Throws: `Refusal` when the table has no such column of groups.
  package func factor(_ name: String) throws(Refusal) -> Factor {
    if let column = factors[name] { return column }
    throw .missingColumn(name, among: Array(numbers.keys) + factors.keys)
  }

  /// Refuses numbers so large that they are mistakes, and that what is made of their squares would be infinite.
  func refuseHuge(_ names: [String]) throws(Refusal) {
    var findings: [Finding] = []
    for name in names {
      guard let column = numbers[name],
        let row = column.firstIndex(where: { abs($0) > 1e100 && !$0.isInfinite })
      else { continue }
      let line = line(ofRow: row)
      findings.append(
        Finding(
          name, "value.huge",
          Phrase(
            "Line \(line), column “\(name)”: the number is larger than anything that is counted or measured. Correct it.",
            es: "Línea \(line), columna «\(name)»: el número es mayor que todo lo que se cuenta o se mide. Corríjalo."))
      )
    }
    try findings.refuseIfAnyStopsSaving()
  }

  /// The line of the file on which a row starts; for a table made in memory the row, counted from 1.
  package func line(ofRow row: Int) -> Int { row < lines.count ? Int(lines[row]) : firstLine + row }
}

/// A column whose cells name groups: schools, teachers, grades.
package struct Factor: Sendable, Hashable {
  /// For each row the place of its group in `levels`; −1 where it is missing.
  package let codes: [Int32]
  /// The names of the groups, each once.
  package let levels: [String]

  package init(codes: [Int32], levels: [String]) {
    self.codes = codes
    self.levels = levels
  }

  /// From the names themselves, in the order in which they first appear; nil is missing.
  package init(_ names: [String?]) {
    var places: [String: Int32] = [:]
    var levels: [String] = []
    codes = names.map { name in
      guard let name else { return -1 }
      if let place = places[name] { return place }
      places[name] = Int32(levels.count)
      levels.append(name)
      return Int32(levels.count - 1)
    }
    self.levels = levels
  }
}

/// The columns that a question reads, and as what.
package struct Columns: Hashable, Sendable, Codable {
  package var numbers: [String]
  package var factors: [String]

  package init(numbers: [String] = [], factors: [String] = []) {
    self.numbers = numbers
    self.factors = factors
  }
}

extension Refusal {
  package static func missingColumn(_ name: String, among present: [String]) -> Refusal {
    let present = present.sorted().joined(separator: ", ")
    return Refusal(
      name, "column.absent",
      Phrase(
        "There is no column “\(name)”. The columns are: \(present). Name one of them, or add the column to the file.",
        es:
          "No hay una columna «\(name)». Las columnas son: \(present). Indique una de ellas o añada la columna al archivo."
      ))
  }
}
