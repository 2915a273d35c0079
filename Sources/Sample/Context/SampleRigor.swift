import Context
import Foundation
import Statistics
import Store
import Vocabulary

/// Ratings and growth of two years, drawn by chance from teachers who truly differ, and analyzed as a district would.
///
/// A teacher's own part is drawn once; raters, visits, classes and tests add what they add elsewhere, so that the answer is the usual
/// one: not rigorous enough to name anybody.
struct SampleRigor: Sendable {
  private let teachers: [(number: String, school: String)]

  init(_ world: SampleWorld) {
    let schools = world.schools.prefix(12)
    teachers = schools.flatMap { school in
      (world.staff.teachers[school.id] ?? []).prefix(10).map { ($0, school.name) }
    }
  }

  func analyze(_ records: ActRecords) throws {
    let texts = [RigorFile.ratings: ratings, .growth: growth]
    var question = RigorQuestion(year: SchoolYear(2025), ratings: ratingColumns, growth: growthColumns)
    question.topShare = 0.25
    var files: [RigorFile: (file: DataFile, digest: String)] = [:]
    var listed: [JobFile] = []
    for (role, text) in texts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let digest = JobFolder.digest(ofText: text)
      files[role] = (DataFile(text, name: "\(role.rawValue)-2026.csv"), digest)
      listed.append(
        JobFile(role: role.rawValue, name: "\(role.rawValue)-2026.csv", size: text.utf8.count, digest: digest))
    }
    let outcome = try RigorAnalysis(question, register: try records.rigorRegister(withPeople: true)).outcome(
      from: files)
    try records.keepRigor(outcome, from: listed, id: KeptRigor.ID("rigor00000000001"))
  }

  private var ratingColumns: RatingColumns {
    var columns = RatingColumns(
      teacher: "teacher", rater: "rater", occasion: "visit", score: "score", school: "school", year: "year")
    columns.schools = .register
    columns.teachers = .register
    return columns
  }

  private var growthColumns: GrowthColumns {
    var columns = GrowthColumns(teacher: "teacher", outcome: "score", prior: "prior")
    columns.school = "school"
    columns.grade = "grade"
    columns.year = "year"
    columns.schools = .register
    columns.teachers = .register
    return columns
  }
}

// MARK: - The files

extension SampleRigor {
  /// What each teacher truly adds, in standard deviations of teachers.
  private var truths: [Double] {
    var chance = SampleSource("rigor/teachers")
    return teachers.map { _ in chance.bell() }
  }

  /// What raters see is only partly what tests see. One visit a year by the school's own rater and one by somebody else.
  private var ratings: String {
    var chance = SampleSource("rigor/ratings")
    let raters = (0..<16).map { _ in 0.28 * chance.bell() }
    var lines = ["teacher,school,rater,visit,year,score"]
    for (place, truth) in truths.enumerated() {
      let own = place / 10
      let lesson = 0.6 * truth + 0.8 * chance.bell()
      for year in [2024, 2025] {
        let other = 12 + (place + year) % 4
        for (visit, rater) in [own, other].enumerated() {
          let seen = 3.1 + 0.24 * lesson + raters[rater] + 0.36 * chance.bell()
          let score = min(4, max(1, (seen * 4).rounded() / 4))
          lines.append(
            "\(teachers[place].number),\(teachers[place].school),R\(rater + 1),\(visit + 1),\(year),\(score)")
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Half of these teachers teach what is tested.
  private var growth: String {
    var chance = SampleSource("rigor/growth")
    var lines = ["student,school,teacher,grade,year,prior,score"]
    var student = 0
    for (place, truth) in truths.enumerated() where place % 2 == 0 {
      for year in [2024, 2025] {
        let ofClass = 0.12 * chance.bell()
        for _ in 0..<12 {
          let ability = chance.bell()
          let prior = 0.9 * ability + 0.4 * chance.bell()
          let score = 0.85 * ability + 0.2 * truth + ofClass + 0.5 * chance.bell()
          student += 1
          lines.append(
            "\(student),\(teachers[place].school),\(teachers[place].number),\(4 + place % 4 / 2),\(year),\(prior.short),\(score.short)"
          )
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Double {
  fileprivate var short: String { String((self * 1000).rounded() / 1000) }
}

extension SampleSource {
  /// Nearly normal: the sum of twelve.
  fileprivate mutating func bell() -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &self) }
  }
}
