import Statistics
import Vocabulary

/// Ratings as they were read, ready to be asked how far they can be relied on; or refused with line, column and cure.
package struct RatingRows: Sendable {
  package let frame: Frame
  package let teachers: Factor
  package let raters: Factor
  package let occasions: Factor
  package let lessons: Factor?
  package let years: Factor?
  package let schools: Factor?
  package let scores: [Double]
  private let columns: RatingColumns

  /// - Throws: `Refusal` with up to twenty findings: scores off the scale, somebody rated twice on one occasion by one rater,
  ///   cells that are empty where none may be, and schools that the register does not have.
  package init(_ columns: RatingColumns, _ frame: Frame, _ register: RigorRegister) throws {
    self.columns = columns
    self.frame = frame
    teachers = try frame.factor(columns.teacher)
    raters = try frame.factor(columns.rater)
    occasions = try frame.factor(columns.occasion)
    lessons = try columns.lesson.map { try frame.factor($0) }
    years = try columns.year.map { try frame.factor($0) }
    schools = try columns.school.map { try frame.factor($0) }
    scores = try frame.number(columns.score)
    var found = offTheScale + nobody
    if found.isEmpty { found = twice }
    if columns.schools == .register, let schools, let column = columns.school {
      found += UnknownSchools(schools, column, frame, register).findings
    }
    try Array(found.prefix(20)).refuseIfAnyStopsSaving()
  }

  private var offTheScale: [Finding] {
    let (low, high) = (columns.lowest, columns.highest)
    return scores.indices.lazy.filter { !scores[$0].isNaN && !(low...high).contains(scores[$0]) }.prefix(20).map {
      let (line, score) = (frame.line(ofRow: $0), scores[$0].plain)
      return Finding(
        columns.score, "score.off-scale",
        Phrase(
          "Line \(line), column “\(columns.score)”: \(score) is not on the scale from \(low.plain) to \(high.plain). Correct it, or the scale.",
          es:
            "Línea \(line), columna «\(columns.score)»: \(score) no está en la escala de \(low.plain) a \(high.plain). Corríjalo, o corrija la escala."
        ))
    }
  }

  /// A rating of nobody, by nobody or at no time cannot be told from others.
  private var nobody: [Finding] {
    let needed = [(columns.teacher, teachers), (columns.rater, raters), (columns.occasion, occasions)]
    return needed.flatMap { column, factor -> [Finding] in
      factor.codes.indices.lazy.filter { factor.codes[$0] < 0 && !scores[$0].isNaN }.prefix(5).map {
        let line = frame.line(ofRow: $0)
        return Finding(
          column, "cell.needed",
          Phrase(
            "Line \(line), column “\(column)” is empty. Fill it in, or take the line out.",
            es: "Línea \(line), columna «\(column)» está vacía. Complétela o quite la línea."))
      }
    }
  }

  private var twice: [Finding] {
    var first: [[Int32]: Int] = [:]
    var found: [Finding] = []
    for row in scores.indices where !scores[row].isNaN {
      let key = [
        teachers.codes[row], raters.codes[row], occasions.codes[row], lessons?.codes[row] ?? 0, years?.codes[row] ?? 0,
      ]
      guard let before = first[key] else {
        first[key] = row
        continue
      }
      let (line, other) = (frame.line(ofRow: row), frame.line(ofRow: before))
      found.append(
        Finding(
          columns.occasion, "rating.twice",
          Phrase(
            "Line \(line): the same rater has rated the same teacher on the same occasion already, in line \(other). Keep one of the two, or choose the column that tells them apart (lesson).",
            es:
              "Línea \(line): la misma persona ya valoró al mismo docente en la misma ocasión, en la línea \(other). Deje una de las dos, o elija la columna que las distingue (lección)."
          )))
      if found.count == 20 { break }
    }
    return found
  }
}

/// Schools that a file names and the register does not have.
struct UnknownSchools {
  private let schools: Factor
  private let column: String
  private let frame: Frame
  private let register: RigorRegister

  init(_ schools: Factor, _ column: String, _ frame: Frame, _ register: RigorRegister) {
    self.schools = schools
    self.column = column
    self.frame = frame
    self.register = register
  }

  /// One for each school, at its first line.
  var findings: [Finding] {
    let unknown = schools.levels.indices.filter { register.level(ofSchool: schools.levels[$0]) == nil }
    return unknown.prefix(20).map { level in
      let row = schools.codes.firstIndex(of: Int32(level)) ?? 0
      let (line, name) = (frame.line(ofRow: row), schools.levels[level])
      return Finding(
        column, "school.unknown",
        Phrase(
          "Line \(line), column “\(column)”: there is no school “\(name)” in the register. Correct the name, add the school, or say that the file uses codes of its own.",
          es:
            "Línea \(line), columna «\(column)»: no hay ninguna escuela «\(name)» en el registro. Corrija el nombre, añada la escuela o indique que el archivo usa códigos propios."
        ))
    }
  }
}

extension Double {
  /// As a person would write it: 3, 2.5.
  var plain: String { self == rounded() && magnitude < 1e9 ? String(Int(self)) : String(self) }
}
