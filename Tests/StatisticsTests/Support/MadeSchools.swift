@testable import Statistics

/// Scores of students whose teachers' true effects are known, for tests.
struct MadeSchools {
  var teachers = 60
  var schools = 6
  var years = 3
  var students = 20
  var teacherSpread = 0.2
  var shockSpread = 0.1
  var schoolSpread = 0.1
  var noise = 0.5
  /// Of the prior score that is seen.
  var reliability = 1.0
  var seed: UInt64 = 1

  struct Made {
    var frame: Frame
    /// By teacher, in the order of the file.
    var truths: [Double]
  }

  func made(_ change: (inout [String: [Double]], inout [String: [String?]]) -> Void = { _, _ in }) -> Made {
    var random = RandomStream(seed: seed)
    var numbers: [String: [Double]] = ["score": [], "prior": [], "frl": []]
    var names: [String: [String?]] = ["teacher": [], "school": [], "year": [], "student": []]
    let ofSchools = (0..<schools).map { _ in schoolSpread * random.normal() }
    let truths = (0..<teachers).map { _ in teacherSpread * random.normal() }
    for teacher in 0..<teachers {
      for year in 0..<years {
        let shock = shockSpread * random.normal()
        let start = 0.3 * random.normal()
        for student in 0..<students {
          let frl = random.uniform() < 0.5 ? 1.0 : 0
          let known = start - 0.4 * frl + random.normal()
          let effect = truths[teacher] + ofSchools[teacher % schools] + shock
          numbers["score"]?.append(0.6 * known - 0.1 * frl + effect + noise * random.normal() + 0.02 * Double(year))
          let error = ((1 - reliability) / reliability * 1.14).squareRoot()
          numbers["prior"]?.append(known + error * random.normal())
          numbers["frl"]?.append(frl)
          names["teacher"]?.append("t\(teacher)")
          names["school"]?.append("s\(teacher % schools)")
          names["year"]?.append("\(2021 + year)")
          names["student"]?.append("\(teacher)-\(year)-\(student)")
        }
      }
    }
    change(&numbers, &names)
    return Made(
      frame: Frame(
        rowCount: numbers["score"]?.count ?? 0, numbers: numbers, factors: names.mapValues { Factor($0) }),
      truths: truths)
  }

  static let question = ValueAdded(
    outcome: "score", covariates: ["prior", "frl"], factors: ["year"], groups: ["teacher", "school"])
}
