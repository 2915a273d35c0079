import Foundation
import Testing
import Vocabulary

@testable import Statistics

@Suite struct `Asking whether scores can name top teachers` {
  private let question = MadeSchools.question

  private func codes(_ question: ValueAdded, _ frame: Frame) -> [String] {
    do { _ = try question.answer(from: frame, Work()) } catch { return (error as? Refusal)?.findings.map(\.code) ?? [] }
    return []
  }

  private func bytes(_ question: ValueAdded, _ frame: Frame, threads: Int) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try encoder.encode(Evidence(question, from: frame, Work(threads: threads)))
  }

  @Test func `finds the spread of teachers, and of what lasts`() throws {
    let made = MadeSchools(teachers: 200, schools: 20, seed: 5).made()
    let outcome = try question.answer(from: made.frame, Work()).outcome
    let persistent = try #require(outcome.persistent)
    #expect(abs(persistent.groups[0].standardDeviation.value - 0.2) < 0.04)
    #expect(abs(persistent.groups[2].standardDeviation.value - 0.1) < 0.03)
    #expect(persistent.groups.map(\.name) == ["teacher", "school", "teacher*year"])
    #expect(!outcome.reliability.isUpperBound)
    // What is seen over the years holds a third of each year's shock.
    #expect(outcome.model.groups[0].variance > persistent.groups[0].variance)
    let decision = try #require(outcome.decision)
    #expect(decision.accuracy.trulyTopWhenFlagged > 0.6 && decision.accuracy.trulyTopWhenFlagged < 0.9)
    let less = try #require(decision.ifTeachersDifferLess)
    let more = try #require(decision.ifTeachersDifferMore)
    #expect(less.trulyTopWhenFlagged < decision.accuracy.trulyTopWhenFlagged)
    #expect(more.trulyTopWhenFlagged > decision.accuracy.trulyTopWhenFlagged)
    #expect(abs(try #require(decision.amongThese) - decision.accuracy.trulyTopWhenFlagged) < 0.12)
    #expect(outcome.teachers == nil)
  }

  @Test func `covers true effects with its ranges, and keeps what it promises of the top quarter`() throws {
    var (inside, all, flagged, right, promised) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for seed in 0..<8 {
      let made = MadeSchools(teachers: 80, schools: 8, schoolSpread: 0, seed: 40 + UInt64(seed)).made()
      var asked = question
      asked.report = "teacher"
      asked.level = 0.9
      let outcome = try asked.answer(from: made.frame, Work()).outcome
      let teachers = try #require(outcome.teachers)
      let cut = made.truths.sorted(by: >)[19]
      let line = teachers.compactMap(\.lasting?.value).sorted(by: >)[19]
      for (teacher, truth) in zip(teachers, made.truths) {
        let lasting = try #require(teacher.lasting)
        if try #require(lasting.interval).contains(truth) { inside += 1 }
        all += 1
        if lasting.value >= line {
          flagged += 1
          if truth >= cut { right += 1 }
          promised += try #require(teacher.chanceInTop)
        }
      }
    }
    #expect(abs(inside / all - 0.9) < 0.04)
    #expect(abs(right - promised) / flagged < 0.1)
  }

  @Test func `gives the same bytes at any number of threads, and none of them names a teacher`() throws {
    let frame = MadeSchools(teachers: 40, schools: 4, students: 12).made().frame
    let one = try bytes(question, frame, threads: 1)
    #expect(one == (try bytes(question, frame, threads: 3)))
    let text = String(decoding: one, as: UTF8.self)
    #expect(!text.contains("\"t7\"") && !text.contains("\"teachers\":[") && !text.lowercased().contains("\"rank\""))
  }

  @Test func `does not depend on the order of rows or on the names of groups`() throws {
    let made = MadeSchools(teachers: 40, schools: 4, students: 12).made()
    let shuffled = MadeSchools(teachers: 40, schools: 4, students: 12).made { numbers, names in
      var order = Array(0..<(numbers["score"]?.count ?? 0))
      var random = RandomStream(seed: 3)
      order.shuffle(using: &random)
      numbers = numbers.mapValues { column in order.map { column[$0] } }
      names = names.mapValues { column in order.map { column[$0] } }
      names["teacher"] = names["teacher"]?.map { $0.map { "\(900 - (Int($0.dropFirst()) ?? 0))" } }
    }
    var brief = question
    brief.isBrief = true
    let (one, other) = (
      try brief.answer(from: made.frame, Work()).outcome, try brief.answer(from: shuffled.frame, Work()).outcome
    )
    for (a, b) in zip(one.model.coefficients, other.model.coefficients) {
      #expect(a.name == b.name && abs(a.estimate.value - b.estimate.value) < 1e-7)
    }
    #expect(isClose(one.model.criterion, other.model.criterion, relative: 1e-11))
    let (x, y) = (try #require(one.decision), try #require(other.decision))
    #expect(abs(x.accuracy.trulyTopWhenFlagged - y.accuracy.trulyTopWhenFlagged) < 1e-5)
  }

  @Test func `is the same on another scale`() throws {
    let made = MadeSchools(teachers: 40, schools: 4, students: 12).made()
    let scaled = MadeSchools(teachers: 40, schools: 4, students: 12).made { numbers, _ in
      numbers["score"] = numbers["score"]?.map { 500 + 40 * $0 }
    }
    var brief = question
    brief.isBrief = true
    let (one, other) = (
      try brief.answer(from: made.frame, Work()).outcome, try brief.answer(from: scaled.frame, Work()).outcome
    )
    #expect(isClose(other.model.sigma, 40 * one.model.sigma, relative: 1e-6))
    #expect(isClose(other.reliability.mean, one.reliability.mean, relative: 1e-4))
  }

  @Test func `reports teachers shrunken, in the order of the file, and none with too few students`() throws {
    let made = MadeSchools(teachers: 30, schools: 3, years: 1, students: 15).made { numbers, names in
      // A teacher with three pupils, whose results are splendid.
      for _ in 0..<3 {
        numbers["score"]?.append(4)
        numbers["prior"]?.append(0)
        numbers["frl"]?.append(0)
        for (name, value) in ["teacher": "few", "school": "s0", "year": "2021", "student": "x"] {
          names[name]?.append(value)
        }
      }
    }
    var asked = question
    asked.report = "teacher"
    let answered = try asked.answer(from: made.frame, Work())
    let teachers = try #require(answered.outcome.teachers)
    #expect(teachers.map(\.teacher) == (0..<30).map { "t\($0)" } + ["few"])
    let few = try #require(teachers.last)
    #expect(few.students == 3)
    #expect(few.effect == nil && few.chanceInTop == nil && few.reliability == nil && few.lasting == nil)
    #expect(answered.outcome.coverage.rated == 30 && answered.outcome.coverage.tooFewStudents == 1)
    #expect(answered.outcome.coverage.teachers == 31)
    for teacher in teachers.dropLast() {
      #expect(teacher.effect?.interval != nil && teacher.chanceInTop != nil)
    }
  }

  @Test func `never calls one year persistent`() throws {
    let answered = try question.answer(from: MadeSchools(years: 1, students: 25).made().frame, Work())
    #expect(answered.outcome.reliability.isUpperBound && answered.outcome.persistent == nil)
    #expect(answered.outcome.drift == nil && answered.outcome.yearToYear == nil)
    #expect(answered.told.sentence.en.contains("one year's test-score growth"))
    #expect(answered.told.sentence.en.contains("at best"))
    #expect(answered.told.sentence.es.contains("en el mejor de los casos"))
    #expect(answered.told.howSure.en.contains("upper bound") && answered.told.howSure.es.contains("límite superior"))
    #expect(answered.checks.contains { $0.name == "years.two" && !$0.passed })
  }

  @Test func `does not call it persistent where teachers are seen once though years are many`() throws {
    let made = MadeSchools(teachers: 90, years: 1, students: 15).made { _, names in
      names["year"] = names["teacher"]?.map { $0.map { "\(2020 + (Int($0.dropFirst()) ?? 0) % 3)" } }
    }
    let outcome = try question.answer(from: made.frame, Work()).outcome
    #expect(outcome.years == 3 && outcome.reliability.isUpperBound && outcome.persistent == nil)
  }

  @Test func `says that teachers do not differ where they do not`() throws {
    let made = MadeSchools(teacherSpread: 0, shockSpread: 0, schoolSpread: 0, seed: 12).made()
    var asked = question
    asked.report = "teacher"
    let answered = try asked.answer(from: made.frame, Work())
    if answered.outcome.decision == nil {
      #expect(answered.told.sentence == ValueAddedWords.noDifference)
      #expect(answered.outcome.rigor == nil)
    } else {
      #expect(answered.outcome.rigor == .notForIndividuals)
    }
  }

  @Test func `says so where schools do not differ, without fuss`() throws {
    for seed in 1...6 {
      let made = MadeSchools(teachers: 60, schools: 4, schoolSpread: 0, seed: UInt64(seed)).made()
      let answered = try question.answer(from: made.frame, Work())
      guard answered.outcome.model.groups[1].variance == 0 else { continue }
      let check = try #require(answered.checks.first { $0.name == "variance.school" })
      #expect(
        !check.passed && check.sentence.en.contains("no detectable difference between groups of school beyond chance"))
      return
    }
    Issue.record("in none of six worlds the schools came out alike")
  }

  @Test func `leaves out a covariate that repeats another, and says which`() throws {
    let made = MadeSchools(teachers: 30, schools: 3, students: 12).made { numbers, _ in
      numbers["again"] = numbers["prior"]?.map { 3 - 2 * $0 }
    }
    var asked = question
    asked.covariates = ["prior", "frl", "again"]
    asked.isBrief = true
    let answered = try asked.answer(from: made.frame, Work())
    #expect(answered.outcome.model.aliased == ["again"])
    let check = try #require(answered.checks.first { $0.name == "covariates.independent" })
    #expect(!check.passed && check.sentence.en.contains("again"))
  }

  @Test func `takes the error of the test from the prior score`() throws {
    let made = MadeSchools(teachers: 100, schools: 10, reliability: 0.8, seed: 3).made()
    var asked = question
    asked.reliability = 0.8
    let answered = try asked.answer(from: made.frame, Work())
    let correction = try #require(answered.outcome.priorCorrection)
    #expect(correction.uncorrected.value < 0.55)
    #expect(abs(correction.corrected.value - 0.6) < 0.03)
    let errors = (correction.corrected.standardError ?? 0, correction.uncorrected.standardError ?? 1)
    #expect(errors.0 > errors.1)
    #expect(answered.outcome.robustness.contains { $0.name == "uncorrected-prior" })
    // The gap between groups of students is feigned less.
    let frl = try #require(answered.outcome.model.coefficients.first { $0.name == "frl" })
    #expect(abs(frl.estimate.value + 0.1) < 0.04)
  }

  @Test func `corrects as a regression does where groups add nothing`() throws {
    let made = MadeSchools(teachers: 40, schools: 4, reliability: 0.8).made()
    var asked = question
    asked.reliability = 0.8
    asked.factors = []
    asked.theta = [0, 0]
    let correction = try #require(try asked.answer(from: made.frame, Work()).outcome.priorCorrection)
    let prior = try made.frame.number("prior")
    let plain = try ErrorsInVariables(
      made.frame.number("score"), on: [prior.map { _ in 1 }, prior, made.frame.number("frl")], reliabilities: [1: 0.8])
    #expect(isClose(correction.corrected.value, plain.corrected[1], relative: 1e-9))
    #expect(isClose(try #require(correction.corrected.standardError), plain.standardErrors[1], relative: 0.15))
  }

  @Test func `looks otherwise, and gives one number each`() throws {
    let answered = try question.answer(from: MadeSchools(students: 12).made().frame, Work())
    let looks = answered.outcome.robustness
    #expect(
      looks.map(\.name) == ["without-covariates", "without-prior", "with-means", "schools-fixed", "schools-counted"])
    #expect(looks.allSatisfy { $0.flagsThatChange >= 0 && $0.flagsThatChange <= 1 && abs($0.rankCorrelation) <= 1 })
    let prior = try #require(looks.first { $0.name == "without-prior" })
    let covariates = try #require(looks.first { $0.name == "without-covariates" })
    #expect(prior.flagsThatChange > covariates.flagsThatChange)
  }

  @Test func `looks at everybody without the prior score where many lack it`() throws {
    let made = MadeSchools(students: 15).made { numbers, _ in
      numbers["prior"] = numbers["prior"]?.enumerated().map { $0 % 4 == 0 ? .nan : $1 }
    }
    let answered = try question.answer(from: made.frame, Work())
    let check = try #require(answered.checks.first { $0.name == "prior.missing" })
    #expect(!check.passed && isClose(check.value ?? 0, 0.25, absolute: 0.01))
    #expect(check.sentence.en.contains("would change") && check.sentence.es.contains("cambiaría"))
    #expect(answered.outcome.robustness.contains { $0.name == "without-prior-all-rows" })
    #expect(answered.rows.dropped.first { $0.reason == "prior.missing" }?.count == 675)
  }

  @Test func `sees when some teachers' students lack the prior score`() throws {
    let made = MadeSchools(students: 15).made { numbers, names in
      let teachers = names["teacher"] ?? []
      numbers["prior"] = numbers["prior"]?.enumerated().map { row, value in
        ["t1", "t2", "t3"].contains(teachers[row]) && row % 2 == 0 ? .nan : value
      }
    }
    let answered = try question.answer(from: made.frame, Work())
    let check = try #require(answered.checks.first { $0.name == "prior.missing" })
    #expect(!check.passed && check.sentence.en.contains("far more often with some teachers"))
  }

  @Test func `takes the prior score as a cubic, and means by school`() throws {
    var asked = question
    asked.prior = "prior"
    asked.covariates = ["frl"]
    asked.means = ["prior"]
    let answered = try asked.answer(from: MadeSchools(students: 12).made().frame, Work())
    #expect(
      answered.outcome.model.coefficients.map(\.name).prefix(6).dropFirst()
        == ["prior", "prior^2", "prior^3", "frl", "mean(prior|school)"])
    #expect(answered.outcome.robustness.contains { $0.name == "without-means" })
  }

  @Test func `says by subject who can be rated at all`() throws {
    let made = MadeSchools(teachers: 20, schools: 2, years: 1, students: 12).made { numbers, names in
      names["subject"] = names["teacher"]?.map { $0 == "t0" ? "reading" : "mathematics" }
      for name in ["score", "prior", "frl"] { numbers[name]?.append(name == "score" ? .nan : 0) }
      for (name, value) in ["teacher": "art", "school": "s0", "year": "2021", "student": "y", "subject": "art"] {
        names[name]?.append(value)
      }
    }
    var asked = question
    asked.coverageBy = "subject"
    asked.isBrief = true
    let coverage = try asked.answer(from: made.frame, Work()).outcome.coverage
    #expect(coverage.teachers == 21 && coverage.rated == 20)
    #expect(coverage.by.map(\.name) == ["reading", "mathematics", "art"])
    #expect(coverage.by.map(\.rated) == [1, 19, 0])
  }

  @Test func `weighs each link by the share of time taught`() throws {
    // Each student twice, half with each of two rows of the same teacher's class: as if once.
    let plain = MadeSchools(teachers: 30, schools: 3, students: 12)
    let doubled = plain.made { numbers, names in
      numbers = numbers.mapValues { column in column.flatMap { [$0, $0] } }
      names = names.mapValues { column in column.flatMap { [$0, $0] } }
      numbers["share"] = [Double](repeating: 0.5, count: numbers["score"]?.count ?? 0)
    }
    var brief = question
    brief.isBrief = true
    brief.theta = [0.4, 0.2]
    var shared = brief
    shared.dosage = "share"
    let one = try brief.answer(from: plain.made().frame, Work()).outcome
    let other = try shared.answer(from: doubled.frame, Work()).outcome
    for (a, b) in zip(one.model.coefficients, other.model.coefficients) {
      #expect(abs(a.estimate.value - b.estimate.value) < 1e-9)
    }
  }

  @Test func `refuses shared classes without shares of time, and lists what to repair`() throws {
    let made = MadeSchools(teachers: 12, schools: 2, years: 1, students: 12).made { numbers, names in
      // Two students have a second teacher.
      for row in [3, 20] {
        let (old, oldNames) = (numbers, names)
        for name in ["score", "prior", "frl"] { numbers[name]?.append(old[name]?[row] ?? 0) }
        for name in ["school", "year", "student"] { names[name]?.append(oldNames[name]?[row] ?? nil) }
        names["teacher"]?.append("t9")
      }
      numbers["share"] = numbers["score"]?.map { _ in 1 }
    }
    var asked = question
    asked.student = "student"
    #expect(codes(asked, made.frame) == [String](repeating: "dosage.missing", count: 4))
    asked.dosage = "share"
    #expect(codes(asked, made.frame).isEmpty)
    let holed = MadeSchools(teachers: 12, schools: 2, years: 1, students: 12).made { numbers, names in
      let (old, oldNames) = (numbers, names)
      for name in ["score", "prior", "frl"] { numbers[name]?.append(old[name]?[3] ?? 0) }
      for name in ["school", "year", "student"] { names[name]?.append(oldNames[name]?[3] ?? nil) }
      names["teacher"]?.append("t9")
      numbers["share"] = numbers["score"]?.map { _ in .nan }
      numbers["share"]?[3] = 0.4
    }
    do {
      _ = try asked.answer(from: holed.frame, Work())
      Issue.record("answered without a share of time")
    } catch let refusal as Refusal {
      #expect(refusal.findings.map(\.code) == ["dosage.missing"])
      #expect(refusal.findings[0].message.en.contains("Line 145"))
      #expect(refusal.findings[0].message.es.contains("Línea 145"))
    }
  }

  @Test func `refuses what data cannot carry, each with its reason`() throws {
    let small = MadeSchools(teachers: 12, schools: 3, years: 1, students: 12)
    let frame = small.made().frame
    func with(_ change: (inout ValueAdded) -> Void) -> ValueAdded {
      var out = question
      change(&out)
      return out
    }
    #expect(codes(with { $0.groups = [] }, frame) == ["groups.none"])
    #expect(codes(with { $0.groups = ["teacher", "teacher"] }, frame) == ["groups.twice"])
    #expect(codes(with { $0.report = "school" }, frame) == ["report.teachers-only"])
    #expect(codes(with { $0.reliability = 1.2 }, frame) == ["reliability.range"])
    #expect(codes(with { $0.reliability = 0.05 }, frame) == ["reliability.too-low"])
    #expect(
      codes(
        with {
          $0.reliability = 0.9; $0.prior = "prior"
        }, frame) == ["reliability.cubic"])
    #expect(
      codes(
        with {
          $0.reliability = 0.9; $0.covariates = []
        }, frame) == ["reliability.no-prior"])
    #expect(codes(with { $0.theta = [0.2] }, frame) == ["theta.count"])
    #expect(codes(with { $0.theta = [0.2, -.infinity] }, frame) == ["theta.count"])
    #expect(codes(with { $0.topShare = 1 }, frame) == ["top.range"])
    #expect(codes(with { $0.minimumStudents = 3 }, frame) == ["students.minimum"])
    #expect(codes(with { $0.outcome = "growth" }, frame) == ["column.absent"])
    #expect(codes(question, small.made { numbers, _ in numbers["score"]?[5] = .infinity }.frame) == ["value.infinite"])
    #expect(
      codes(question, small.made { numbers, _ in numbers["score"] = numbers["score"]?.map { _ in 1 } }.frame) == [
        "outcome.equal"
      ])
    #expect(
      codes(question, small.made { numbers, _ in numbers["prior"] = numbers["prior"]?.map { _ in .nan } }.frame) == [
        "rows.none"
      ])
    let alone = small.made { _, names in names["teacher"] = names["teacher"]?.map { _ in "one" } }
    #expect(codes(question, alone.frame).contains("groups.one"))
  }

  @Test func `warns of numbers that different teachers bear in different schools`() throws {
    let made = MadeSchools(teachers: 40, schools: 4, students: 12).made { _, names in
      let schools = names["school"] ?? []
      names["teacher"] = names["teacher"]?.enumerated().map { row, name in
        "\((Int((name ?? "t0").dropFirst()) ?? 0) / 4)" + ((schools[row] ?? "").isEmpty ? "x" : "")
      }
    }
    var asked = question
    asked.isBrief = true
    let answered = try asked.answer(from: made.frame, Work())
    #expect(answered.checks.contains { $0.name == "teachers.one-name-each" && !$0.passed })
  }

  @Test func `can be put again from its own JSON`() throws {
    var asked = question
    asked.reliability = 0.9
    asked.bands = Rigor.Bands(strong: 0.85, combined: 0.7)
    let again = try JSONDecoder().decode(ValueAdded.self, from: JSONEncoder().encode(asked))
    #expect(try JSONEncoder().encode(again).count == JSONEncoder().encode(asked).count)
    #expect(again.reliability == 0.9 && again.bands == asked.bands && again.groups == asked.groups)
  }
}
