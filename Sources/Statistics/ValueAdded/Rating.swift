import Vocabulary

/// What one fit says of the teachers: shrunken effects and how far each can be relied on.
struct Rating: Sendable {
  /// Of what the fit counts as the teachers' own.
  let variance: Double
  /// Of that variance; nil at the boundary.
  let varianceError: Double?
  /// By teacher, in the order of the file.
  let effects: [Double]
  /// The variances of what the effects may be off.
  let errors: [Double]
  let students: [Int]
  let names: [String]
  /// The places of those with enough students.
  let rated: [Int]
  let fit: MixedModel.Fit

  init(_ question: ValueAdded, _ roster: Roster, _ fit: MixedModel.Fit) {
    let term = fit.terms[0]
    variance = term.covariance[0, 0]
    varianceError = term.deviation.flatMap { $0.standardError.map { 2 * term.standardDeviation * $0 } }
    effects = term.effects
    errors = term.predictionErrorVariance
    students = roster.students
    names = roster.teacher.levels
    rated = roster.students.indices.filter { roster.students[$0] >= question.minimumStudents }
    self.fit = fit
  }

  /// Of those rated, in the order of the file.
  var reliabilities: [Double] {
    rated.map { variance > 0 ? min(1, max(0, 1 - errors[$0] / variance)) : 0 }
  }

  /// What they would be, were the variance another and the noise in each effect the same.
  func reliabilities(atVariance other: Double) -> [Double] {
    reliabilities.map { own in
      guard own > 0, own < 1 else { return own }
      let noise = variance * (1 - own) / own
      return other / (other + noise)
    }
  }

  func decision(_ topShare: Double) -> ValueAddedOutcome.Decision? {
    guard variance > 0, rated.count >= 2 else { return nil }
    func accuracy(_ reliabilities: [Double]) -> DecisionAccuracy {
      DecisionAccuracy(reliabilities: reliabilities, topShare: topShare, rule: .share(topShare))
    }
    let own = accuracy(reliabilities)
    return ValueAddedOutcome.Decision(
      accuracy: own,
      ifTeachersDifferLess: varianceError.map { accuracy(reliabilities(atVariance: max(0, variance - $0))) },
      ifTeachersDifferMore: varianceError.map { accuracy(reliabilities(atVariance: variance + $0)) },
      flagged: Int((Double(rated.count) * topShare).rounded(.up)), expectedWrong: own.wrongFlags(among: rated.count))
  }

  /// One by one, in the order of the file; of those with too few students only that they have too few.
  func teachers(
    lasting: Rating?, _ standing: PosteriorStanding?, _ level: Double, _ unit: Double
  ) -> [ValueAddedOutcome.TeacherResult] {
    var place = -1
    return students.indices.compactMap { teacher in
      guard students[teacher] > 0 else { return nil }
      var out = ValueAddedOutcome.TeacherResult(teacher: names[teacher], students: students[teacher])
      guard rated.binarySearch(teacher) else { return out }
      place += 1
      out.effect = Estimate(effects[teacher], standardError: errors[teacher].squareRoot(), level: level)
      out.inStandardDeviations = effects[teacher] / unit
      out.reliability = reliability(teacher)
      out.chanceInTop = standing?.chanceInTop[place]
      out.chanceBelowAverage = standing?.chanceBelowAverage[place]
      if let lasting {
        out.lasting = Estimate(
          lasting.effects[teacher], standardError: lasting.errors[teacher].squareRoot(), level: level)
      }
      return out
    }
  }

  private func reliability(_ teacher: Int) -> Double {
    variance > 0 ? min(1, max(0, 1 - errors[teacher] / variance)) : 0
  }
}

extension [Int] {
  /// Whether a rising list holds a number.
  func binarySearch(_ value: Int) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == value
  }
}

/// Which teachers' true effects are uncertain together: those of one school, whose own part is not known either.
///
/// With n students of each teacher, counted less where their classes or years have shocks of their own, the effects of two
/// teachers of one school have the covariance σ²θ²·gⱼgₖ/S, gⱼ = nⱼθφ/(1 + nⱼθ²), S = 1 + φ² Σ nⱼ/(1 + nⱼθ²), for ratios θ of
/// teachers and φ of schools. Teachers who moved are taken with the school of most of their rows.
struct SchoolBlocks {
  let blocks: [PosteriorStanding.Block]

  init(_ roster: Roster, _ rating: Rating) {
    let fit = rating.fit
    let nested = fit.terms.indices.dropFirst().filter { index in
      let groups = index - 1 < roster.others.count ? roster.others[index - 1] : roster.teacherYears
      return groups.map { Roster.isWithin($0, roster.teacher, roster.included) } ?? false
    }
    let school = fit.terms.indices.dropFirst().first { index in
      !nested.contains(index) && index - 1 < roster.others.count && fit.terms[index].theta[0] > 0
    }
    guard let school, nested.count <= 1, rating.variance > 0 else {
      blocks = []
      return
    }
    let counts = Self.information(roster, fit, nested.first)
    let theta = fit.terms[0].theta[0]
    let phi = fit.terms[school].theta[0]
    let homes = roster.mainGroups[school - 1]
    var sums = [Double](repeating: 1, count: roster.others[school - 1].levels.count)
    for (teacher, home) in homes.enumerated() where home >= 0 {
      sums[Int(home)] += phi * phi * counts[teacher] / (1 + counts[teacher] * theta * theta)
    }
    var members = [[Int]](repeating: [], count: sums.count)
    for (place, teacher) in rating.rated.enumerated() where homes[teacher] >= 0 {
      members[Int(homes[teacher])].append(place)
    }
    var blocks: [PosteriorStanding.Block] = []
    for (home, places) in members.enumerated() where places.count > 1 {
      let parts = places.map { place -> (pull: Double, own: Double) in
        let n = counts[rating.rated[place]]
        let pull = n * theta * phi / (1 + n * theta * theta)
        return (pull, 1 / (1 + n * theta * theta) + pull * pull / sums[home])
      }
      let spread = places.map { rating.errors[rating.rated[$0]].squareRoot() }
      var covariance = Matrix(zeros: places.count, places.count)
      var largest = 0.0
      for i in places.indices {
        for j in places.indices {
          let together =
            i == j ? 1 : parts[i].pull * parts[j].pull / sums[home] / (parts[i].own * parts[j].own).squareRoot()
          if i != j { largest = max(largest, together) }
          covariance[i, j] = together * spread[i] * spread[j]
        }
      }
      if largest > 0.02 { blocks.append(.init(members: places, covariance: covariance)) }
    }
    self.blocks = blocks
  }

  /// Students of each teacher, counted less where classes or years have shocks of their own.
  private static func information(_ roster: Roster, _ fit: MixedModel.Fit, _ nested: Int?) -> [Double] {
    var out = [Double](repeating: 0, count: roster.teacher.levels.count)
    guard let nested, let groups = nested - 1 < roster.others.count ? roster.others[nested - 1] : roster.teacherYears
    else {
      for row in roster.included.indices where roster.included[row] {
        out[Int(roster.teacher.codes[row])] += roster.weights?[row] ?? 1
      }
      return out
    }
    var sums = [Double](repeating: 0, count: groups.levels.count)
    var home = [Int32](repeating: -1, count: groups.levels.count)
    for row in roster.included.indices where roster.included[row] {
      sums[Int(groups.codes[row])] += roster.weights?[row] ?? 1
      home[Int(groups.codes[row])] = roster.teacher.codes[row]
    }
    let shock = fit.terms[nested].theta[0] * fit.terms[nested].theta[0]
    for (group, teacher) in home.enumerated() where teacher >= 0 {
      out[Int(teacher)] += sums[group] / (1 + sums[group] * shock)
    }
    return out
  }
}
