import Statistics
import Vocabulary

/// An analysis of rigor as it is carried out: the files are read, asked, and forgotten.
package struct RigorAnalysis: Sendable {
  package let question: RigorQuestion
  package let register: RigorRegister

  package init(_ question: RigorQuestion, register: RigorRegister) {
    self.question = question
    self.register = register
  }

  /// - Parameters:
  ///   - files: those that the question speaks of, opened, each with its digest.
  ///   - report: is told the share done, from 0 to 1.
  /// - Throws: `Refusal` with line, column and cure; `CancellationError` when it is called off.
  package func outcome(
    from files: [RigorFile: (file: DataFile, digest: String)], isCalledOff: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws -> RigorOutcome {
    let middle = question.ratings == nil ? 0 : question.growth == nil ? 1 : 0.4
    func work(_ from: Double, _ to: Double) -> Work {
      Work(threads: 1, isCalledOff: isCalledOff, report: { report(from + (to - from) * $0) })
    }
    var coverage = RigorCoverage(teachers: register.teachers, parts: [], matches: [])
    var outcome = RigorOutcome(question: question, coverage: coverage)
    var rated: (rows: RatingRows, findings: RatingFindings)?
    if let columns = question.ratings, let given = files[.ratings] {
      let work = work(0, middle)
      let frame = try Frame(reading: given.file, columns.columns, digest: given.digest, work)
      let rows = try RatingRows(columns, frame, register)
      let study = RatingStudy(rows: rows, columns: columns, topShare: question.topShare)
      let findings = try study.findings(work)
      rated = (rows, findings)
      outcome.ratings = findings
      let who = RatedTeachers(.ratings, rows.teachers, rows.schools, isRated: { _ in true })
      coverage.add(who, columns.schools, columns.teachers, register)
    }
    if let columns = question.growth, let given = files[.growth] {
      let work = work(middle, 1)
      let frame = try Frame(reading: given.file, columns.columns, digest: given.digest, work)
      let teachers = try frame.factor(columns.teacher)
      let schools = try columns.school.map { try frame.factor($0) }
      if columns.schools == .register, let schools, let column = columns.school {
        try UnknownSchools(schools, column, frame, register).findings.refuseIfAnyStopsSaving()
      }
      let found = try GrowthStudy(columns: columns, topShare: question.topShare, frame: frame).found(work)
      outcome.growth = found.findings
      let names = Set(found.teachers.map(\.teacher))
      coverage.add(
        RatedTeachers(.growth, teachers, schools, isRated: { names.contains($0) }), columns.schools, columns.teachers,
        register)
      if let rated {
        outcome.together = try BothMeasures(rated.rows, rated.findings, found, topShare: question.topShare)?.findings
      }
    }
    outcome.coverage = coverage
    return outcome
  }
}

/// The teachers of a file, each at the first school that it names with them.
struct RatedTeachers {
  let file: RigorFile
  let teachers: Factor
  let schools: Factor?
  /// For each level of `teachers`.
  let rated: [Bool]

  init(_ file: RigorFile, _ teachers: Factor, _ schools: Factor?, isRated: (String) -> Bool) {
    self.file = file
    self.teachers = teachers
    self.schools = schools
    rated = teachers.levels.map(isRated)
  }

  /// For each level of `teachers` the name of a school, where there is one.
  var homes: [String?] {
    var homes = [String?](repeating: nil, count: teachers.levels.count)
    guard let schools else { return homes }
    for (row, code) in teachers.codes.enumerated() where code >= 0 && homes[Int(code)] == nil {
      if schools.codes[row] >= 0 { homes[Int(code)] = schools.levels[Int(schools.codes[row])] }
    }
    return homes
  }
}

extension RigorCoverage {
  mutating func add(_ who: RatedTeachers, _ schools: Naming, _ people: Naming, _ register: RigorRegister) {
    parts.append(Part(file: who.file, level: nil, teachers: teachers, rated: who.rated.count { $0 }))
    if let named = who.schools, schools == .register {
      let known = named.levels.count { register.level(ofSchool: $0) != nil }
      matches.append(Match(file: who.file, what: .schools, known: known, unknown: named.levels.count - known))
      let levels = who.homes.map { $0.flatMap(register.level(ofSchool:)) }
      for level in School.Level.allCases {
        let there = register.schools.filter { $0.level == level }.reduce(0) { $0 + $1.teachers }
        guard there >= RigorFloor.teachers else { continue }
        let rated = zip(levels, who.rated).count { $0 == level && $1 }
        parts.append(Part(file: who.file, level: level, teachers: there, rated: rated))
      }
    }
    if people == .register {
      let known = who.teachers.levels.count { register.person($0) != nil }
      matches.append(
        Match(file: who.file, what: .teachers, known: known, unknown: who.teachers.levels.count - known))
    }
  }
}
