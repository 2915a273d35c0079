import Vocabulary

/// The rows that a value-added question uses: who they link, and which were left out.
struct Roster: Sendable {
  let frame: Frame
  let teacher: Factor
  /// The other groups, in order.
  let others: [Factor]
  let year: Factor?
  let outcome: [Double]
  /// Which rows take part.
  let included: [Bool]
  let rows: Rows
  /// Shares of time; nil where every row counts alike.
  let weights: [Double]?
  /// Students of each teacher.
  let students: [Int]
  /// For each teacher, and each of the other groups, the one in which most of the rows are; −1 where there are none.
  let mainGroups: [[Int32]]
  /// How many rows have an outcome and groups but no prior score, as a share.
  let missingPrior: Double
  /// The chance of missing scores to lie so unevenly between teachers, were they missing at random.
  let missingByTeacher: Double?
  var checks: [Check] = []

  /// Teachers in the rows used.
  var teacherCount: Int { students.count { $0 > 0 } }

  init(_ question: ValueAdded, _ frame: Frame) throws {
    self.frame = frame
    let teacher = try frame.factor(question.groups[0])
    self.teacher = teacher
    others = try question.groups.dropFirst().map { try frame.factor($0) }
    year = try question.yearColumn.map { try frame.factor($0) }
    outcome = try frame.number(question.outcome)
    try Self.refuseInfinite(question, frame)
    let known = try Self.known(question, frame)
    let priors = try (question.scores + question.means).distinct.map { ($0, try frame.number($0)) }
    var included = known.taking
    var dropped = known.dropped
    for (name, column) in priors {
      var count = 0
      for row in included.indices where included[row] && column[row].isNaN {
        included[row] = false
        count += 1
      }
      dropped.append(.init("\(name).missing", count: count, Phrase("no \(name)", es: "sin \(name)")))
    }
    let shares = try Self.shares(question, frame, included)
    checks += shares.checks
    weights = shares.values
    if let weights {
      var count = 0
      for row in included.indices where included[row] && weights[row] == 0 {
        included[row] = false
        count += 1
      }
      dropped.append(.init("dosage.none", count: count, Phrase("no time taught", es: "sin tiempo de enseñanza")))
    }
    let used = included.count { $0 }
    rows = Rows(used: used, dropped: dropped)
    self.included = included
    try Self.refuseOutcome(question, outcome, included)
    students = Self.students(teacher, try question.student.map { try frame.factor($0) }, included)
    mainGroups = Self.mainGroups(teacher, others, included)
    let base = known.taking.count { $0 }
    let prior = try question.priorColumn.map { try frame.number($0) }
    let missing = prior.map { prior in known.taking.indices.count { known.taking[$0] && prior[$0].isNaN } } ?? 0
    missingPrior = base > 0 ? Double(missing) / Double(base) : 0
    missingByTeacher = prior.flatMap { Self.unevenness(teacher, $0, known.taking) }
    checks.append(contentsOf: Self.movers(question, teacher, others, included))
  }

  /// Rows that have an outcome and all groups and factors.
  private static func known(
    _ question: ValueAdded, _ frame: Frame
  ) throws -> (taking: [Bool], dropped: [Rows.Dropped]) {
    let outcome = try frame.number(question.outcome)
    var taking = outcome.map { !$0.isNaN }
    var dropped = [
      Rows.Dropped(
        "\(question.outcome).missing", count: taking.count { !$0 },
        Phrase("no \(question.outcome)", es: "sin \(question.outcome)"))
    ]
    for name in (question.groups + question.factorColumns + [question.yearColumn].compactMap(\.self)).distinct {
      let codes = try frame.factor(name).codes
      var count = 0
      for row in taking.indices where taking[row] && codes[row] < 0 {
        taking[row] = false
        count += 1
      }
      dropped.append(.init("\(name).missing", count: count, Phrase("no \(name)", es: "sin \(name)")))
    }
    return (taking, dropped)
  }

  private static func students(_ teacher: Factor, _ student: Factor?, _ included: [Bool]) -> [Int] {
    var out = [Int](repeating: 0, count: teacher.levels.count)
    guard let student else {
      for row in included.indices where included[row] { out[Int(teacher.codes[row])] += 1 }
      return out
    }
    var seen: Set<Int64> = []
    for row in included.indices where included[row] {
      let key = Int64(teacher.codes[row]) << 32 | Int64(student.codes[row])
      if student.codes[row] < 0 || seen.insert(key).inserted { out[Int(teacher.codes[row])] += 1 }
    }
    return out
  }

  private static func mainGroups(_ teacher: Factor, _ others: [Factor], _ included: [Bool]) -> [[Int32]] {
    others.map { other in
      var counts: [Int64: Int] = [:]
      var out = [Int32](repeating: -1, count: teacher.levels.count)
      var most = [Int](repeating: 0, count: teacher.levels.count)
      for row in included.indices where included[row] {
        let place = Int(teacher.codes[row])
        let count = (counts[Int64(place) << 32 | Int64(other.codes[row])] ?? 0) + 1
        counts[Int64(place) << 32 | Int64(other.codes[row])] = count
        if count > most[place] { (most[place], out[place]) = (count, other.codes[row]) }
      }
      return out
    }
  }

  /// Pearson's chi-squared of missing by teacher.
  private static func unevenness(_ teacher: Factor, _ prior: [Double], _ taking: [Bool]) -> Double? {
    var counts = [Double](repeating: 0, count: teacher.levels.count)
    var missing = counts
    for row in taking.indices where taking[row] {
      counts[Int(teacher.codes[row])] += 1
      if prior[row].isNaN { missing[Int(teacher.codes[row])] += 1 }
    }
    let share = missing.reduce(0, +) / max(1, counts.reduce(0, +))
    let present = counts.indices.filter { counts[$0] > 0 }
    guard share > 0, share < 1, present.count > 1 else { return nil }
    let sum = present.reduce(0.0) { sum, place in
      let expected = counts[place] * share
      return sum + (missing[place] - expected) * (missing[place] - expected) / (expected * (1 - share))
    }
    return ChiSquared(df: Double(present.count - 1)).upper(sum)
  }

  private static func movers(
    _ question: ValueAdded, _ teacher: Factor, _ others: [Factor], _ included: [Bool]
  ) -> [Check] {
    guard let school = others.first, school.levels.count * 2 <= teacher.levels.count else { return [] }
    var first = [Int32](repeating: -1, count: teacher.levels.count)
    var several = [Bool](repeating: false, count: teacher.levels.count)
    for row in included.indices where included[row] {
      let place = Int(teacher.codes[row])
      if first[place] < 0 { first[place] = school.codes[row] }
      if first[place] != school.codes[row] { several[place] = true }
    }
    let share = Double(several.count { $0 }) / Double(max(1, first.count { $0 >= 0 }))
    let name = question.groups[1]
    return [
      Check(
        "teachers.one-name-each", passed: share <= 0.25, value: share,
        Phrase(
          "\(share.inHundred)% of the teachers occur under more than one \(name); a number that is used again elsewhere would be taken for the same teacher.",
          es:
            "El \(share.inHundred)% de los docentes aparece en más de un \(name); un número que se repite en otro lugar se tomaría por el mismo docente."
        ))
    ]
  }
}

// MARK: - Years

extension Roster {
  var yearCount: Int {
    guard let year else { return 1 }
    var seen = [Bool](repeating: false, count: year.levels.count)
    for row in included.indices where included[row] { seen[Int(year.codes[row])] = true }
    return seen.count { $0 }
  }

  /// Each teacher's year as a group; nil where years are not known.
  var teacherYears: Factor? {
    year.map { year in Factor.combined([teacher, year]) }
  }

  /// Whether one of the other groups lies within one teacher's year throughout: classes.
  var groupsTellYears: Bool {
    guard let years = teacherYears else { return false }
    return others.contains { Self.isWithin($0, years, included) }
  }

  /// Whether each of some groups lies in one of the others.
  static func isWithin(_ inner: Factor, _ outer: Factor, _ included: [Bool]) -> Bool {
    var home = [Int32](repeating: -1, count: inner.levels.count)
    for row in included.indices where included[row] {
      let place = Int(inner.codes[row])
      if home[place] < 0 { home[place] = outer.codes[row] }
      if home[place] != outer.codes[row] { return false }
    }
    return true
  }

  var outcomeDeviation: Double {
    var (count, sum, squares) = (0.0, 0.0, 0.0)
    for row in included.indices where included[row] {
      count += 1
      sum += outcome[row]
    }
    let mean = sum / max(1, count)
    for row in included.indices where included[row] { squares += (outcome[row] - mean) * (outcome[row] - mean) }
    return (squares / max(1, count - 1)).squareRoot()
  }

  /// Whether some teachers' students lack prior scores far more often than others'.
  var missingIsUneven: Bool { missingPrior > 0.02 && (missingByTeacher ?? 1) < 0.001 }

  /// Results by teacher and year; nil without years that are numbers, or where the rows are too many to lay side by side.
  func years(_ model: TeacherModel, besides name: String?) -> TeacherYears? {
    guard let year, yearCount >= 2, weights == nil else { return nil }
    let numbers = year.levels.map { level in Int(level.prefix { $0.isASCII && $0.isNumber }) }
    guard !numbers.contains(nil) else { return nil }
    let kept = included.indices.filter { included[$0] }
    let columns = model.columns(besides: name, included)
    guard kept.count * (columns.count + 4) < 100_000_000 else { return nil }
    let classes = teacherYears.flatMap { years in others.first { Self.isWithin($0, years, included) } }
    return TeacherYears(
      scores: kept.map { outcome[$0] }, covariates: columns.map { column in kept.map { column[$0] } },
      teachers: kept.map { Int(teacher.codes[$0]) }, years: kept.map { numbers[Int(year.codes[$0])] ?? 0 },
      classes: classes.map { classes in kept.map { Int(classes.codes[$0]) } })
  }
}

extension Factor {
  /// One group for each combination that occurs; missing where one of them is.
  static func combined(_ factors: [Factor]) -> Factor {
    var places: [Int64: Int32] = [:]
    var out = factors[0]
    for factor in factors.dropFirst() {
      var levels: [String] = []
      places.removeAll()
      let codes = out.codes.indices.map { row -> Int32 in
        let (a, b) = (out.codes[row], factor.codes[row])
        if a < 0 || b < 0 { return -1 }
        let key = Int64(a) << 32 | Int64(b)
        if let place = places[key] { return place }
        places[key] = Int32(levels.count)
        levels.append("\(out.levels[Int(a)])*\(factor.levels[Int(b)])")
        return Int32(levels.count - 1)
      }
      out = Factor(codes: codes, levels: levels)
    }
    return out
  }

  /// With levels in rising order, as numbers where all are, so that the order of the rows decides nothing.
  var sorted: Factor {
    let numbers = levels.map(Double.init)
    let places = levels.indices.sorted {
      if let a = numbers[$0], let b = numbers[$1], !numbers.contains(nil) { return (a, $0) < (b, $1) }
      return (levels[$0], $0) < (levels[$1], $1)
    }
    var new = [Int32](repeating: 0, count: levels.count)
    for (place, old) in places.enumerated() { new[old] = Int32(place) }
    return Factor(codes: codes.map { $0 < 0 ? -1 : new[Int($0)] }, levels: places.map { levels[$0] })
  }
}
