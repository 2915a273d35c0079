import Vocabulary

/// The mixed model that a value-added question stands for.
struct TeacherModel: Sendable {
  var outcome: [Double]
  var regressors: [MixedModel.Regressor]
  var terms: [MixedModel.Term]
  var weights: [Double]?
  var included: [Bool]?
  /// How many probes, where the calculation is approximate, and where they begin.
  var probes: Int?
  var seed: UInt64

  init(_ question: ValueAdded, _ roster: Roster) throws {
    let frame = roster.frame
    (probes, seed) = (question.probes, question.seed)
    outcome = roster.outcome
    weights = roster.weights
    included = roster.included.contains(false) ? roster.included : nil
    regressors = [.intercept]
    if let prior = question.prior {
      regressors += Self.powers(prior, try frame.number(prior), roster.included)
    }
    regressors += try question.covariates.map { .values($0, try frame.number($0)) }
    for column in question.means {
      let values = try frame.number(column)
      for (name, groups) in zip(question.groups.dropFirst(), roster.others) {
        regressors.append(.values("mean(\(column)|\(name))", Self.means(values, groups, roster)))
      }
    }
    for factor in question.factors {
      let parts = try ValueAdded.parts(factor).map { try frame.factor($0) }
      regressors.append(.indicators(factor, Factor.combined(parts).sorted))
    }
    terms = zip(question.groups, [roster.teacher] + roster.others).map { MixedModel.Term($0, $1) }
  }

  func fit(_ theta: [Double]?, _ work: Work) throws -> MixedModel.Fit {
    let model = MixedModel(
      outcome: outcome, regressors: regressors, terms: terms, weights: weights, included: included)
    let sums = try model.crossProducts(work)
    if let theta { return try sums.fit(at: theta.map { [$0] }, .reml, work) }
    if let probes { return try sums.approximateFit(.reml, probes: probes, seed: seed, work) }
    do { return try sums.fit(.reml, work) } catch let refusal as Refusal { throw refusal.offeringApproximation }
  }

  /// With the part that one column explains taken off the outcome, at a slope that is known from elsewhere.
  func taking(_ column: String, slope: Double) -> TeacherModel {
    var out = self
    for case .values(column, let values) in regressors {
      for row in out.outcome.indices { out.outcome[row] -= slope * values[row] }
    }
    return out.without { $0 == column }
  }

  func without(_ isLeftOut: (String) -> Bool) -> TeacherModel {
    var out = self
    out.regressors = regressors.filter { $0.name.map { !isLeftOut($0) } ?? true }
    return out
  }

  /// Numbers, and factors but the years', column by column.
  func columns(besides year: String?, _ included: [Bool]) -> [[Double]] {
    regressors.flatMap { regressor -> [[Double]] in
      switch regressor {
      case .intercept: return []
      case .values(_, let values): return [values]
      case .indicators(let name, let factor):
        if name == year { return [] }
        return factor.levels.indices.dropFirst().map { level in factor.codes.map { $0 == Int32(level) ? 1 : 0 } }
      }
    }
  }

  /// Of the prior score brought to mean 0 and spread 1, beside itself its square and cube.
  private static func powers(_ name: String, _ values: [Double], _ included: [Bool]) -> [MixedModel.Regressor] {
    var (count, sum, squares) = (0.0, 0.0, 0.0)
    for row in values.indices where included[row] {
      count += 1
      sum += values[row]
    }
    let mean = sum / max(1, count)
    for row in values.indices where included[row] { squares += (values[row] - mean) * (values[row] - mean) }
    let spread = max((squares / max(1, count - 1)).squareRoot(), .leastNormalMagnitude)
    let scaled = values.map { ($0 - mean) / spread }
    return [
      .values(name, values), .values("\(name)^2", scaled.map { $0 * $0 }),
      .values("\(name)^3", scaled.map { $0 * $0 * $0 }),
    ]
  }

  /// The mean over the rows of one's group, in one's year where years are known.
  private static func means(_ values: [Double], _ groups: Factor, _ roster: Roster) -> [Double] {
    let cells = roster.year.map { Factor.combined([groups, $0]) } ?? groups
    var sums = [Double](repeating: 0, count: cells.levels.count)
    var weights = sums
    for row in values.indices where roster.included[row] {
      let weight = roster.weights?[row] ?? 1
      sums[Int(cells.codes[row])] += weight * values[row]
      weights[Int(cells.codes[row])] += weight
    }
    return cells.codes.map { $0 < 0 || weights[Int($0)] == 0 ? .nan : sums[Int($0)] / weights[Int($0)] }
  }
}

extension MixedModel.Regressor {
  var name: String? {
    switch self {
    case .intercept: nil
    case .values(let name, _), .indicators(let name, _): name
    }
  }
}
