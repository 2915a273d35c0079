import Context
import Vocabulary

/// What somebody says, or what the headings suggest, that the columns of the files hold.
struct RigorForm {
  var year: String
  var topShare: String
  var ratings: RatingColumns?
  var growth: GrowthColumns?
  /// The scale and the reliability as they were typed.
  var lowest = "1"
  var highest = "4"
  var reliability = ""
  private var unreadable: [Finding] = []

  init(guessing headings: [RigorFile: [String]], in year: SchoolYear) {
    self.year = String(year.start - 1)
    topShare = "0.25"
    ratings = headings[.ratings].map { ColumnGuess($0).ratings }
    growth = headings[.growth].map { ColumnGuess($0).growth }
  }

  init(_ form: FormInput, _ headings: [RigorFile: [String]]) {
    year = form["year"].trimmed
    topShare = form["top_share"].trimmed
    if headings[.ratings] != nil { readRatings(RoleInput(.ratings, form)) }
    if headings[.growth] != nil { readGrowth(RoleInput(.growth, form)) }
  }

  private mutating func readRatings(_ form: RoleInput) {
    var columns = RatingColumns(
      teacher: form["teacher"], rater: form["rater"], occasion: form["occasion"], score: form["score"])
    columns.lesson = form.column("lesson")
    columns.school = form.column("school")
    columns.year = form.column("year")
    (lowest, highest) = (form["lowest"], form["highest"])
    columns.lowest = number(lowest, form.name("lowest")) ?? 0
    columns.highest = number(highest, form.name("highest")) ?? 1
    columns.schools = form.naming("schools")
    columns.teachers = form.naming("teachers")
    ratings = columns
  }

  private mutating func readGrowth(_ form: RoleInput) {
    var columns = GrowthColumns(teacher: form["teacher"], outcome: form["outcome"], prior: form.column("prior"))
    columns.school = form.column("school")
    columns.grade = form.column("grade")
    columns.year = form.column("year")
    columns.student = form.column("student")
    columns.dosage = form.column("dosage")
    columns.coverageBy = form.column("coverage")
    columns.covariates = form.all("covariates")
    reliability = form["reliability"]
    columns.reliability = reliability.isEmpty ? nil : number(reliability, form.name("reliability"))
    columns.schools = form.naming("schools")
    columns.teachers = form.naming("teachers")
    growth = columns
  }

  private mutating func number(_ typed: String, _ field: String) -> Double? {
    if let number = Double(typed.replacing(",", with: ".")), number.isFinite { return number }
    unreadable.append(
      Finding(field, "number", Phrase("Enter a number, such as 4", es: "Escriba un número, por ejemplo 4")))
    return nil
  }

  /// What stands in the way, each at its field.
  func findings(_ headings: [RigorFile: [String]]) -> [Finding] {
    var found = unreadable
    if SchoolYear(year) == nil {
      found.append(Finding("year", "year", Phrase("Choose the school year", es: "Elija el año escolar")))
    }
    if !RigorQuestion.topShares.contains(where: { Double(topShare) == $0 }) {
      found.append(Finding("top_share", "share", Phrase("Choose a share", es: "Elija una parte")))
    }
    let ofRatings = ratings?.findings(among: headings[.ratings] ?? []) ?? []
    let ofGrowth = growth?.findings(among: headings[.growth] ?? []) ?? []
    return found + ofRatings.map { Self.at(.ratings, $0) } + ofGrowth.map { Self.at(.growth, $0) }
  }

  private static func at(_ file: RigorFile, _ finding: Finding) -> Finding {
    Finding("\(file.rawValue)_\(finding.field)", finding.code, finding.message)
  }

  var question: RigorQuestion {
    var question = RigorQuestion(year: SchoolYear(year) ?? SchoolYear(0), ratings: ratings, growth: growth)
    question.topShare = Double(topShare) ?? question.topShare
    return question
  }
}

/// The fields of one file in a form that speaks of two.
private struct RoleInput {
  private let file: RigorFile
  private let form: FormInput

  init(_ file: RigorFile, _ form: FormInput) {
    self.file = file
    self.form = form
  }

  func name(_ field: String) -> String { "\(file.rawValue)_\(field)" }
  subscript(field: String) -> String { form[name(field)].trimmed }
  func column(_ field: String) -> String? { self[field].isEmpty ? nil : self[field] }
  func all(_ field: String) -> [String] { form.all(name(field)).filter { !$0.isEmpty } }
  func naming(_ field: String) -> Naming { Naming(rawValue: self[field]) ?? .own }
}
