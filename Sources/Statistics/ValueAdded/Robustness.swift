import Vocabulary

/// How far the answer hangs on choices that others would make otherwise.
package struct Robustness {
  let question: ValueAdded
  let roster: Roster
  let fit: CorrectedFit
  let rating: Rating

  init(_ question: ValueAdded, _ roster: Roster, _ fit: CorrectedFit, _ rating: Rating) {
    self.question = question
    self.roster = roster
    self.fit = fit
    self.rating = rating
  }

  /// Another way of looking, and how much it changes.
  package struct Look: Hashable, Sendable, Codable {
    /// Stable: programs may rely on it.
    package var name: String
    /// Of those flagged one way, the share that the other way does not flag.
    package var flagsThatChange: Double
    /// Of the effects seen both ways.
    package var rankCorrelation: Double
    /// Teachers seen both ways.
    package var teachers: Int
  }

  func looks(_ work: Work) throws -> [Look] {
    guard question.theta == nil, rating.variance > 0, rating.rated.count >= 4 else { return [] }
    let model = try TeacherModel(question, roster)
    let prior = question.priorColumn
    let adjusted = fit.correction.map { model.taking($0.column, slope: $0.corrected.value) } ?? model
    func isOfPrior(_ name: String) -> Bool { prior.map { name == $0 || name.hasPrefix("\($0)^") } ?? false }
    var looks: [Look?] = []
    if question.covariates.contains(where: { $0 != prior }) {
      let bare = adjusted.without { question.covariates.contains($0) && !isOfPrior($0) }
      looks.append(try look("without-covariates", bare, work))
    }
    if let prior {
      let bare = model.without { isOfPrior($0) || $0.hasPrefix("mean(\(prior)|") }
      looks.append(try look("without-prior", bare, work))
      if question.means.isEmpty, !roster.others.isEmpty { looks.append(try withMeans(prior, work)) }
      if needsAllRows { looks.append(try allRows(work)) }
    }
    if !question.means.isEmpty {
      looks.append(try look("without-means", adjusted.without { $0.hasPrefix("mean(") }, work))
    }
    if let school = schoolPlace {
      looks.append(try schoolsFixed(school, adjusted, work))
      looks.append(schoolsCounted(school))
    }
    if fit.correction != nil { looks.append(try look("uncorrected-prior", model, work)) }
    return looks.compactMap(\.self)
  }

  /// More than a fifth have no prior score, or some teachers' students lack it far more often than others'.
  private var needsAllRows: Bool { roster.missingPrior > 0.2 || roster.missingIsUneven }

  /// The first of the other groups that does not lie within the teachers.
  private var schoolPlace: Int? {
    roster.others.indices.first { !Roster.isWithin(roster.others[$0], roster.teacher, roster.included) }
  }

  private func look(_ name: String, _ model: TeacherModel, _ work: Work) throws -> Look? {
    guard let other = try? model.fit(nil, work) else {
      try work.isAt(0.7)
      return nil
    }
    return look(name, other.terms[0].effects)
  }

  private func withMeans(_ prior: String, _ work: Work) throws -> Look? {
    var other = question
    other.means = [prior]
    let model = try TeacherModel(other, roster)
    return try look(
      "with-means", fit.correction.map { model.taking($0.column, slope: $0.corrected.value) } ?? model, work)
  }

  private func allRows(_ work: Work) throws -> Look? {
    var other = question
    other.means = question.means.filter { $0 != question.priorColumn }
    other.covariates = question.covariates.filter { $0 != question.priorColumn }
    other.prior = nil
    other.reliability = nil
    guard let wider = try? Roster(other, roster.frame) else { return nil }
    return try look("without-prior-all-rows", try TeacherModel(other, wider), work)
  }

  private func schoolsFixed(_ school: Int, _ model: TeacherModel, _ work: Work) throws -> Look? {
    guard roster.others[school].levels.count <= 100 else { return nil }
    var model = model
    let name = question.groups[school + 1]
    model.terms.removeAll { $0.name == name }
    model.regressors.append(.indicators(name, roster.others[school].sorted))
    return try look("schools-fixed", model, work)
  }

  /// Were the school's part counted as its teachers'.
  private func schoolsCounted(_ school: Int) -> Look? {
    let own = rating.fit.terms[school + 1].effects
    let homes = roster.mainGroups[school]
    return look(
      "schools-counted", rating.effects.indices.map { rating.effects[$0] + (homes[$0] < 0 ? 0 : own[Int(homes[$0])]) })
  }

  private func look(_ name: String, _ other: [Double]) -> Look? {
    let teachers = rating.rated
    let x = teachers.map { rating.effects[$0] }
    let y = teachers.map { other[$0] }
    guard let correlation = TeacherYears.correlation(Self.places(x), Self.places(y)) else { return nil }
    let count = Int((Double(teachers.count) * question.topShare).rounded(.up))
    let flags = Self.top(x, count).subtracting(Self.top(y, count))
    return Look(
      name: name, flagsThatChange: Double(flags.count) / Double(max(1, count)), rankCorrelation: correlation,
      teachers: teachers.count)
  }

  private static func top(_ values: [Double], _ count: Int) -> Set<Int> {
    Set(values.indices.sorted { (-values[$0], $0) < (-values[$1], $1) }.prefix(count))
  }

  /// The place of each in order, ties sharing theirs.
  private static func places(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var out = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in start..<end { out[order[place]] = Double(start + end - 1) / 2 }
      start = end
    }
    return out
  }
}
