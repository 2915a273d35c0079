import Vocabulary

/// A fit whose prior score has, where its reliability is known, the slope that it would have without the error of its test.
///
/// In b = (X′V⁻¹X − S)⁻¹ X′V⁻¹y only the place of the prior score on the diagonal of S is not nought: the variance of the
/// error times tr V⁻¹. So the corrected slope is the uncorrected one times A/(A − S), where A is what the prior score has of
/// its own, weighted by V⁻¹ (the inverse of its place in (X′V⁻¹X)⁻¹); all else follows from taking that part off the outcome
/// and fitting what is left. V depends on the fit, so this is repeated until the slope rests.
///
/// Source: Fuller (1987), §2.2, with generalised least squares; without groups it is `ErrorsInVariables`.
struct CorrectedFit: Sendable {
  var fit: MixedModel.Fit
  var correction: Correction?

  struct Correction: Sendable {
    var column: String
    var reliability: Double
    var uncorrected: Estimate
    var corrected: Estimate
  }

  init(_ fit: MixedModel.Fit) { self.fit = fit }

  init(
    _ model: TeacherModel, _ question: ValueAdded, column: String, reliability: Double, _ roster: Roster, _ work: Work
  ) throws {
    let plain = try model.fit(question.theta, work)
    guard let place = plain.fixed.names.firstIndex(of: column) else { throw Refusal.collinear() }
    let uncorrected = plain.fixed.estimates(level: question.level)[place]
    let errorVariance = (1 - reliability) * Self.variance(try roster.frame.number(column), roster)
    var slope = Estimate(uncorrected.value)
    var own = plain
    var fit = plain
    for _ in 0..<30 {
      let variance = own.sigma * own.sigma
      let information = variance / own.fixed.covariance[place, place]
      let left = information - errorVariance * Self.trace(own, model, roster)
      guard left > 0.01 * information else { throw Refusal.reliabilityTooLow() }
      let next = own.fixed.values[place] * information / left
      let rests = abs(next - slope.value) <= 1e-10 * max(abs(next), 1e-6)
      fit = try model.taking(column, slope: next).fit(question.theta, work)
      slope = Estimate(next, standardError: fit.sigma * information.squareRoot() / left, level: question.level)
      if rests { break }
      own = try model.fit(fit.terms.map { $0.theta[0] }, work)
    }
    self.fit = fit
    correction = Correction(column: column, reliability: reliability, uncorrected: uncorrected, corrected: slope)
  }

  private static func variance(_ values: [Double], _ roster: Roster) -> Double {
    let kept = roster.included.indices.filter { roster.included[$0] }.map { values[$0] }
    return ErrorsInVariables.squares(kept) / Double(max(1, kept.count - 1))
  }

  /// σ² tr V⁻¹ − 1, from tr A⁻¹ of the mixed equations, which the conditional variances tell; 1 for the intercept.
  private static func trace(_ fit: MixedModel.Fit, _ model: TeacherModel, _ roster: Roster) -> Double {
    var sum = Double(fit.rowCount)
    if let weights = roster.weights {
      sum = roster.included.indices.reduce(0) { roster.included[$1] ? $0 + weights[$1] : $0 }
    }
    let mean = sum / Double(fit.rowCount)
    for term in fit.terms where term.covariance[0, 0] > 0 {
      for (group, rows) in term.rowCounts.enumerated() where rows > 0 {
        sum -= mean * (1 - term.conditionalVariance[group] / term.covariance[0, 0])
      }
    }
    return sum - 1
  }
}
