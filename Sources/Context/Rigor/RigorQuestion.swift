import Statistics
import Vocabulary

/// What an analysis of rigor is asked: which columns say what, whom the district calls top, and of which year it speaks.
///
/// It is kept with its answer, so that the same file gives the same bytes again.
package struct RigorQuestion: Hashable, Sendable, Codable {
  /// The last school year that the files speak of.
  package var year: SchoolYear
  /// The share of teachers that is called top.
  package var topShare = 0.25
  package var ratings: RatingColumns?
  package var growth: GrowthColumns?

  package init(year: SchoolYear, ratings: RatingColumns? = nil, growth: GrowthColumns? = nil) {
    self.year = year
    self.ratings = ratings
    self.growth = growth
  }

  package static let topShares: [Double] = [0.1, 0.2, 0.25, 0.5]
}

/// One of the two files that an analysis of rigor reads.
package enum RigorFile: String, ChoiceType, Codable {
  case ratings, growth

  package var label: Phrase {
    switch self {
    case .ratings: Phrase("Ratings", es: "Valoraciones")
    case .growth: Phrase("Growth", es: "Progreso")
    }
  }
}

/// How the file names schools, or teachers.
package enum Naming: String, ChoiceType, Codable {
  /// By numbers that mean nothing to the register.
  case own
  /// As the register of people and schools does.
  case register

  package var label: Phrase {
    switch self {
    case .own: Phrase("By codes of its own", es: "Con códigos propios")
    case .register: Phrase("As people and schools are entered here", es: "Como están registrados aquí")
    }
  }
}

/// Which column of a file of ratings says what: one row for each rating of one teacher by one rater on one occasion.
package struct RatingColumns: Hashable, Sendable, Codable {
  package var teacher: String
  package var rater: String
  package var occasion: String
  package var score: String
  /// Where one occasion has several ratings by one rater: lessons, or domains.
  package var lesson: String?
  package var school: String?
  package var year: String?
  /// The scale, from its lowest to its highest score.
  package var lowest: Double
  package var highest: Double
  package var schools = Naming.own
  package var teachers = Naming.own

  package init(
    teacher: String, rater: String, occasion: String, score: String, lesson: String? = nil, school: String? = nil,
    year: String? = nil, lowest: Double = 1, highest: Double = 4
  ) {
    self.teacher = teacher
    self.rater = rater
    self.occasion = occasion
    self.score = score
    self.lesson = lesson
    self.school = school
    self.year = year
    self.lowest = lowest
    self.highest = highest
  }
}

/// Which column of a file of growth says what: one row for each student, year and teacher. The rows themselves are never kept.
package struct GrowthColumns: Hashable, Sendable, Codable {
  package var teacher: String
  package var outcome: String
  package var prior: String?
  package var school: String?
  package var grade: String?
  package var year: String?
  package var student: String?
  /// The share of a student's time that a teacher taught.
  package var dosage: String?
  package var covariates: [String] = []
  /// By which to say who can be rated at all: subject, role.
  package var coverageBy: String?
  /// How reliable the prior score is, from the manual of its test.
  package var reliability: Double?
  package var schools = Naming.own
  package var teachers = Naming.own

  package init(teacher: String, outcome: String, prior: String? = nil) {
    self.teacher = teacher
    self.outcome = outcome
    self.prior = prior
  }
}

extension RatingColumns {
  package var columns: Columns {
    Columns(
      numbers: [score], factors: [teacher, rater, occasion] + [lesson, school, year].compactMap(\.self))
  }

  package var named: [String] { [teacher, rater, occasion, score] + [lesson, school, year].compactMap(\.self) }

  /// What stands in the way of reading a file so, before it is read.
  package func findings(among headings: [String]) -> [Finding] {
    var found = Refused.columns(
      [
        ("teacher", teacher, Phrase("the teacher", es: "al docente")),
        ("rater", rater, Phrase("the rater", es: "a quien valora")),
        ("occasion", occasion, Phrase("the occasion", es: "la ocasión")),
        ("score", score, Phrase("the score", es: "la puntuación")),
      ], others: [("lesson", lesson), ("school", school), ("year", year)], headings)
    if !(lowest < highest) || !lowest.isFinite || !highest.isFinite {
      found.append(
        Finding(
          "highest", "scale.order",
          Phrase(
            "Give a scale whose highest score is above its lowest",
            es: "Indique una escala cuya puntuación más alta supere a la más baja")))
    }
    return found + Refused.namings([("schools", schools, school), ("teachers", teachers, teacher)])
  }
}

extension GrowthColumns {
  package var columns: Columns {
    Columns(
      numbers: [outcome] + [prior, dosage].compactMap(\.self) + covariates,
      factors: [teacher] + [school, grade, year, student, coverageBy].compactMap(\.self))
  }

  package func findings(among headings: [String]) -> [Finding] {
    var found = Refused.columns(
      [
        ("teacher", teacher, Phrase("the teacher", es: "al docente")),
        ("outcome", outcome, Phrase("the score", es: "la nota")),
      ],
      others: [
        ("prior", prior), ("school", school), ("grade", grade), ("year", year), ("student", student),
        ("dosage", dosage),
      ] + covariates.map { (field: "covariates", column: Optional($0)) }, headings)
    if let reliability, !(reliability > 0 && reliability <= 1) {
      found.append(
        Finding(
          "reliability", "reliability.range",
          Phrase(
            "Give a reliability above 0 and up to 1, such as 0.88",
            es: "Indique una fiabilidad mayor que 0 y hasta 1, por ejemplo 0.88")))
    } else if reliability != nil, prior == nil {
      found.append(
        Finding(
          "reliability", "reliability.prior",
          Phrase(
            "Choose the column of the prior score, or leave its reliability empty",
            es: "Elija la columna de la nota previa o deje vacía su fiabilidad")))
    }
    return found + Refused.namings([("schools", schools, school), ("teachers", teachers, teacher)])
  }
}

/// What is refused of a choice of columns.
private enum Refused {
  static func columns(
    _ needed: [(field: String, column: String, what: Phrase)], others: [(field: String, column: String?)],
    _ headings: [String]
  ) -> [Finding] {
    var found: [Finding] = []
    for (field, column, what) in needed where column.isEmpty {
      found.append(
        Finding(
          field, "column.needed",
          Phrase("Choose the column that says \(what.en)", es: "Elija la columna que indica \(what.es)")))
    }
    let chosen = needed.map { ($0.field, $0.column) } + others.compactMap { one in one.column.map { (one.field, $0) } }
    var seen: Set<String> = []
    for (field, column) in chosen where !column.isEmpty {
      if !headings.contains(column) {
        found.append(
          Finding(
            field, "column.absent",
            Phrase("There is no column “\(column)” in the file", es: "No hay una columna «\(column)» en el archivo")))
      } else if !seen.insert(column).inserted {
        found.append(
          Finding(
            field, "column.twice",
            Phrase(
              "The column “\(column)” is chosen twice. Choose another, or none",
              es: "La columna «\(column)» está elegida dos veces. Elija otra, o ninguna")))
      }
    }
    return found
  }

  static func namings(_ chosen: [(field: String, naming: Naming, column: String?)]) -> [Finding] {
    chosen.filter { $0.naming == .register && ($0.column ?? "").isEmpty }.map {
      Finding(
        $0.field, "naming.column",
        Phrase(
          "Choose the column first, or say that codes of its own are used",
          es: "Primero elija la columna, o indique que usa códigos propios"))
    }
  }
}
