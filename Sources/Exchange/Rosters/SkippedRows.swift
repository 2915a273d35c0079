import Vocabulary

/// Why a row of a roster is left out on purpose.
package enum SkipReason: String, Sendable, Codable, Hashable, CaseIterable {
  case student, family, withoutRole = "without-role", withoutName = "without-name", withoutNumber = "without-number"
  case numberTwice = "number-twice", unknownPerson = "unknown-person", unknownPlace = "unknown-place", unknownCourse =
    "unknown-class"
  case notTeaching = "not-teaching", closed, notYetOpen = "not-yet-open", otherDistrict = "other-district", unreadable

  package var words: Phrase {
    switch self {
    case .student: Phrase("Students are not kept", es: "Los estudiantes no se guardan")
    case .family: Phrase("Families are not kept", es: "Las familias no se guardan")
    case .withoutRole:
      Phrase("Nothing says that the person is staff", es: "Nada indica que la persona sea del personal")
    case .withoutName: Phrase("The row has no name", es: "La fila no tiene nombre")
    case .withoutNumber:
      Phrase("The row has no number to know it by again", es: "La fila no tiene un número para reconocerla")
    case .numberTwice:
      Phrase("The number was met before; the first row counts", es: "El número ya apareció; vale la primera fila")
    case .unknownPerson:
      Phrase(
        "The person is not in the roster, or is not staff", es: "La persona no está en el listado, o no es del personal"
      )
    case .unknownPlace: Phrase("The school is not in the roster", es: "La escuela no está en el listado")
    case .unknownCourse: Phrase("The class is not in the roster", es: "La clase no está en el listado")
    case .notTeaching:
      Phrase("Of a class, only who teaches it is kept", es: "De una clase solo se guarda quién la enseña")
    case .closed:
      Phrase("The school is closed, and was not known here", es: "La escuela está cerrada y no se conocía aquí")
    case .notYetOpen: Phrase("The school does not exist yet", es: "La escuela aún no existe")
    case .otherDistrict: Phrase("It belongs to another district", es: "Pertenece a otro distrito")
    case .unreadable: Phrase("The row cannot be read with certainty", es: "La fila no puede leerse con certeza")
    }
  }
}

/// How many rows were left out for one reason, and where the first of them stand.
package struct SkippedRows: Equatable, Sendable, Codable {
  package var reason: SkipReason
  package var count: Int
  /// "users.csv:12".
  package var places: [String]
}

/// Counts while a roster is read.
package struct SkipCount {
  private static let placesKept = 3
  private var rows: [SkipReason: SkippedRows] = [:]

  package init() {}

  package mutating func add(_ reason: SkipReason, file: String, line: Int) {
    rows[reason, default: SkippedRows(reason: reason, count: 0, places: [])].add(
      file: file, line: line, keeping: Self.placesKept)
  }

  /// The most frequent first.
  package var all: [SkippedRows] {
    rows.values.sorted { ($1.count, $0.reason.rawValue) < ($0.count, $1.reason.rawValue) }
  }
}

extension SkippedRows {
  fileprivate mutating func add(file: String, line: Int, keeping: Int) {
    count += 1
    if places.count < keeping { places.append("\(file):\(line)") }
  }
}

extension SkipCount {
  /// Rows that were counted elsewhere.
  package mutating func add(_ reason: SkipReason, times: Int, file: String, line: Int) {
    guard times > 0 else { return }
    add(reason, file: file, line: line)
    rows[reason]?.count += times - 1
  }
}
