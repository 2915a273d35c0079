import Statistics
import Vocabulary

/// What the headings of a file most likely mean. Shown before anything is run, and for a person to correct.
package struct ColumnGuess: Sendable {
  private let headings: [String]

  package init(_ headings: [String]) { self.headings = headings }

  package var ratings: RatingColumns {
    var left = headings
    let teacher = take(&left, Self.teacher)
    let rater = take(&left, Self.rater)
    let occasion = take(&left, Self.occasion)
    let score = take(&left, Self.rating)
    var columns = RatingColumns(
      teacher: teacher ?? "", rater: rater ?? "", occasion: occasion ?? "", score: score ?? "")
    columns.lesson = take(&left, Self.lesson)
    columns.school = take(&left, Self.school)
    columns.year = take(&left, Self.year)
    if occasion == nil, let lesson = columns.lesson {
      (columns.occasion, columns.lesson) = (lesson, nil)
    }
    return columns
  }

  package var growth: GrowthColumns {
    var left = headings
    let prior = take(&left, Self.prior)
    var columns = GrowthColumns(
      teacher: take(&left, Self.teacher) ?? "", outcome: take(&left, Self.outcome) ?? "", prior: prior)
    columns.school = take(&left, Self.school)
    columns.grade = take(&left, Self.grade)
    columns.year = take(&left, Self.year)
    columns.student = take(&left, Self.student)
    columns.dosage = take(&left, Self.dosage)
    columns.coverageBy = take(&left, Self.subject)
    columns.covariates = left.filter { heading in Self.covariates.contains { Self.plain(heading) == $0 } }
    return columns
  }

  /// The first heading that is one of these words, or else holds one of them whole.
  private func take(_ left: inout [String], _ words: [String]) -> String? {
    let plain = left.map(Self.plain)
    let found =
      words.lazy.compactMap { word in plain.firstIndex(of: word) }.first
      ?? words.lazy.compactMap { word in plain.firstIndex { $0.split(separator: " ").contains(Substring(word)) } }.first
    return found.map { left.remove(at: $0) }
  }

  /// In small letters, with one space for whatever parts its words.
  private static func plain(_ heading: String) -> String {
    heading.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  private static let teacher = [
    "teacher", "teacher id", "teacherid", "educator", "educator id", "staff id", "staffid", "docente", "maestro",
  ]
  private static let rater = [
    "rater", "rater id", "observer", "observer id", "evaluator", "evaluator id", "evaluador", "observador",
  ]
  private static let occasion = [
    "occasion", "visit", "observation", "observation number", "round", "window", "date", "ocasion", "ocasión", "visita",
  ]
  private static let rating = [
    "rating", "score", "overall", "overall score", "points", "puntuacion", "puntuación", "valoracion", "valoración",
  ]
  private static let lesson = ["lesson", "segment", "domain", "class period", "leccion", "lección"]
  private static let school = ["school", "school id", "schoolid", "campus", "school name", "escuela", "centro"]
  private static let year = ["year", "school year", "schoolyear", "año", "ano", "cohort year"]
  private static let prior = [
    "prior", "prior score", "pretest", "pre test", "previous score", "baseline", "lag score", "score prior",
    "nota previa",
  ]
  private static let outcome = [
    "outcome", "score", "posttest", "post test", "scale score", "test score", "result", "nota", "resultado",
  ]
  private static let grade = ["grade", "grade level", "gradelevel", "grado"]
  private static let student = ["student", "student id", "studentid", "pupil", "pupil id", "estudiante"]
  private static let dosage = ["dosage", "share", "share of time", "weight", "instructional share"]
  private static let subject = ["subject", "role", "course", "materia", "asignatura"]
  private static let covariates = [
    "frl", "free lunch", "freelunch", "ell", "el", "sped", "iep", "swd", "gifted", "female", "mobile", "disadvantaged",
  ]
}
