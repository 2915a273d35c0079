import Context
import Foundation
import Statistics
import Testing
import Vocabulary

@Suite struct `The columns of a file of ratings` {
  @Test func `are guessed from its headings`() {
    let guess = ColumnGuess(["Teacher ID", "Observer", "Visit", "Overall score", "School", "Year"]).ratings
    #expect(guess.teacher == "Teacher ID" && guess.rater == "Observer" && guess.occasion == "Visit")
    #expect(guess.score == "Overall score" && guess.school == "School" && guess.year == "Year")
    #expect(guess.findings(among: ["Teacher ID", "Observer", "Visit", "Overall score", "School", "Year"]) == [])
  }

  @Test func `take a lesson for the occasion where there is no other`() {
    let guess = ColumnGuess(["teacher", "lesson", "rater", "rating"]).ratings
    #expect(guess.occasion == "lesson" && guess.lesson == nil)
  }

  @Test func `are asked for where they cannot be guessed`() {
    let guess = ColumnGuess(["a", "b"]).ratings
    #expect(Set(guess.findings(among: ["a", "b"]).map(\.field)) == ["teacher", "rater", "occasion", "score"])
  }

  @Test func `are each chosen once, and there`() {
    var columns = RatingColumns(teacher: "t", rater: "t", occasion: "o", score: "s")
    columns.school = "gone"
    columns.highest = 1
    let codes = columns.findings(among: ["t", "o", "s"]).map(\.code)
    #expect(codes == ["column.twice", "column.absent", "scale.order"])
  }

  @Test func `of growth are guessed too, the prior score before the score`() {
    let guess = ColumnGuess(["student_id", "year", "grade", "school_id", "teacher_id", "score", "prior", "frl"]).growth
    #expect(guess.teacher == "teacher_id" && guess.outcome == "score" && guess.prior == "prior")
    #expect(guess.student == "student_id" && guess.covariates == ["frl"] && guess.grade == "grade")
  }

  @Test func `need a prior score for its reliability, between 0 and 1`() {
    var columns = GrowthColumns(teacher: "t", outcome: "s")
    columns.reliability = 0.9
    #expect(columns.findings(among: ["t", "s"]).map(\.code) == ["reliability.prior"])
    columns.reliability = 1.2
    #expect(columns.findings(among: ["t", "s"]).map(\.code) == ["reliability.range"])
  }
}

@Suite struct `Ratings that are brought` {
  private static let columns = RatingColumns(
    teacher: "teacher", rater: "rater", occasion: "visit", score: "score", school: "school")

  private func rows(
    _ text: String, _ columns: RatingColumns = columns, _ register: RigorRegister = RigorRegister(schools: [])
  ) throws -> RatingRows {
    let file = DataFile("teacher,rater,visit,school,score\n" + text)
    return try RatingRows(columns, try Frame(reading: file, columns.columns), register)
  }

  private func findings(_ text: String, _ columns: RatingColumns = columns, _ register: RigorRegister? = nil)
    -> [Finding]
  {
    do {
      _ = try rows(text, columns, register ?? RigorRegister(schools: []))
      return []
    } catch let refusal as Refusal {
      return refusal.findings
    } catch {
      return [Finding("", "other", Phrase(verbatim: "\(error)"))]
    }
  }

  @Test func `are refused for a teacher twice on one occasion by one rater, with both lines`() {
    let found = findings("T1,R1,1,A,3\nT1,R2,1,A,2\nT1,R1,1,A,4\n")
    #expect(found.map(\.code) == ["rating.twice"])
    #expect(found[0].message.en.hasPrefix("Line 4:") && found[0].message.en.contains("line 2"))
  }

  @Test func `are refused for a score off the scale, with line, column and cure`() {
    let found = findings("T1,R1,1,A,3\nT2,R1,1,A,7\nT3,R1,1,A,0.5\n")
    #expect(found.map(\.code) == ["score.off-scale", "score.off-scale"])
    #expect(found[0].message.en.hasPrefix("Line 3, column “score”: 7 is not on the scale from 1 to 4."))
  }

  @Test func `are refused for a rating of nobody, or by nobody`() {
    #expect(findings("T1,,1,A,3\n,R1,1,A,2\n").map(\.code) == ["cell.needed", "cell.needed"])
  }

  @Test func `are refused for schools that are not in the register, where they are said to be`() {
    var columns = Self.columns
    columns.schools = .register
    let register = RigorRegister(schools: [.init(.new(), names: ["Alder Creek"], level: .primary, teachers: 20)])
    let found = findings("T1,R1,1,alder  creek,3\nT2,R1,1,Nowhere,3\n", columns, register)
    #expect(found.map(\.code) == ["school.unknown"] && found[0].message.en.hasPrefix("Line 3, column “school”"))
    #expect(findings("T1,R1,1,Nowhere,3\n") == [])
  }
}

/// Forty teachers, each visited by two of eight raters, twice by each.
private func ratingsFile(rater spread: Double = 0.3) -> String {
  var stream = RandomStream(seed: 7)
  let raters = (0..<8).map { _ in spread * stream.normal() }
  var text = "teacher,rater,visit,year,score\n"
  for teacher in 0..<40 {
    let own = 0.4 * stream.normal()
    for rater in [teacher % 8, (teacher / 8 + teacher + 3) % 8] {
      for visit in 1...2 {
        let score = 3 + own + raters[rater] + 0.4 * stream.normal()
        text += "T\(teacher),R\(rater),\(visit),2025,\(min(4, max(1, (score * 4).rounded() / 4)))\n"
      }
    }
  }
  return text
}

@Suite struct `An analysis of rigor` {
  private static let question = RigorQuestion(
    year: SchoolYear(2025),
    ratings: RatingColumns(teacher: "teacher", rater: "rater", occasion: "visit", score: "score", year: "year"))

  private func outcome(_ question: RigorQuestion = question) throws -> RigorOutcome {
    try RigorAnalysis(question, register: RigorRegister(schools: [])).outcome(
      from: [.ratings: (DataFile(ratingsFile()), "abc")])
  }

  @Test func `says how often a name would be right, with a range, and what more would bring`() throws {
    let found = try #require(try outcome().ratings)
    let naming = try #require(found.naming)
    #expect(naming.right > 0.3 && naming.right < 0.95)
    #expect(try #require(naming.lowest) <= naming.right && naming.right <= #require(naming.highest))
    #expect(naming.isUpperBound)
    #expect(try #require(found.oneMoreRater).right > naming.right)
    #expect(try #require(found.oneMoreVisit).right > naming.right)
    #expect(found.raters == 8 && found.teachers == 40 && found.ratings == 160)
    #expect(try #require(found.raterDifference).share > 0)
  }

  @Test func `names neither teacher nor rater in anything that is kept`() throws {
    let kept = try JSONText.of(try outcome())
    #expect(!kept.contains("\"T1\"") && !kept.contains("T17") && !kept.contains("R3"))
  }

  @Test func `gives the same twice`() throws {
    #expect(try JSONText.of(try outcome()) == JSONText.of(try outcome()))
  }

  @Test func `shows no part of the scale with fewer than five teachers in it`() throws {
    let found = try #require(try outcome().ratings)
    #expect(found.categories.reduce(0) { $0 + $1.ratings } == 160)
    #expect(found.categories.count >= 2 && found.categories.allSatisfy { $0.ratings >= RigorFloor.teachers })
  }

  @Test func `stops where it is called off`() {
    #expect(throws: CancellationError.self) {
      try RigorAnalysis(Self.question, register: RigorRegister(schools: [])).outcome(
        from: [.ratings: (DataFile(ratingsFile()), "")], isCalledOff: { true })
    }
  }
}

@Suite struct `Question 3 once it is measured` {
  private func naming(_ reliability: Double, isUpperBound: Bool = false) -> NamingChance {
    NamingChance(
      reliability: reliability, in: Interval(reliability - 0.1, reliability + 0.1, level: 0.95), topShare: 0.25,
      isUpperBound: isUpperBound)
  }

  private func answer(_ summary: RigorSummary, in year: Int = 2026) -> Answer {
    KnowingTopTeachers(
      DataInventory([]), measured: .init(summary, at: .page("context/rigor/x")), in: SchoolYear(year)
    ).answer
  }

  @Test func `is answered in one sentence with its range`() {
    let answer = answer(RigorSummary(year: SchoolYear(2025), sources: [.init(.growth, naming(0.45), coverage: 0.3)]))
    let sentence = answer.sentence.en
    #expect(
      sentence.hasPrefix("Not by themselves: if the growth scores up to 2025–26 alone named the top quarter, about"))
    #expect(sentence.contains("(plausibly ") && sentence.contains("1 in "))
    #expect(answer.strength == .measured)
    #expect(answer.sentence.es.contains("plausiblemente"))
  }

  @Test(arguments: [(0.45, "Not by themselves"), (0.72, "Only combined"), (0.9, "Yes, as a help")])
  func `says what it is good for`(reliability: Double, opening: String) {
    let summary = RigorSummary(year: SchoolYear(2026), sources: [.init(.ratings, naming(reliability))])
    #expect(summary.sentence.en.hasPrefix(opening), "\(summary.sentence.en)")
  }

  @Test func `is measured by an analysis of this year or the last, and not by an older one`() {
    let summary = RigorSummary(year: SchoolYear(2025), sources: [.init(.ratings, naming(0.5))])
    #expect(answer(summary, in: 2025).strength == .measured)
    #expect(answer(summary, in: 2026).strength == .measured)
    #expect(answer(summary, in: 2027).strength < .measured)
    #expect(answer(summary, in: 2027).missing.contains { $0.what.en.contains("speaks of 2025–26") })
  }

  @Test func `speaks of both together where both are there`() {
    let summary = RigorSummary(
      year: SchoolYear(2026), sources: [.init(.ratings, naming(0.9)), .init(.together, naming(0.7))])
    #expect(summary.headline?.source == .together)
    #expect(summary.sentence.en.contains("if ratings and growth up to 2026–27 together named"))
  }

  @Test func `says so where nothing tells teachers apart`() {
    let answer = answer(RigorSummary(year: SchoolYear(2026), sources: [.init(.ratings, nil)]))
    #expect(answer.sentence.en.hasPrefix("No: what was measured"))
    #expect(answer.evidence.first?.figure.en == "no difference beyond chance")
  }

  @Test func `asks for what was not brought, and for more years`() {
    let summary = RigorSummary(
      year: SchoolYear(2026), sources: [.init(.ratings, naming(0.6, isUpperBound: true), coverage: 0.9)])
    let gaps = answer(summary).missing.map(\.what.en)
    #expect(gaps.contains { $0.contains("growth") } && gaps.contains { $0.contains("more years") })
    #expect(summary.sentence.en.contains("at best"))
  }
}

private enum JSONText {
  static func of(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
