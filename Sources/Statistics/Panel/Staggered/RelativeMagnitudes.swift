/// How much worse than before the start things may have drifted after it until the finding could be nought.
///
/// The breakdown value M̄: with drifts after the start up to M̄ times the largest period-to-period drift before it, the
/// interval first reaches nought. Source: Rambachan & Roth (2023), "A more credible approach to parallel trends", Review of
/// Economic Studies 90:2555–2591, the relative-magnitudes restriction of §2.4.1.
///
/// This is a conservative version: where their conditional inference is exact, half of the error probability goes into an
/// upper bound on the largest drift before the start (Bonferroni over the periods) and half into the interval of the
/// effect. The value reported is therefore never larger than warranted; the exact one may be larger.
package struct RelativeMagnitudes: Hashable, Sendable, Codable {
  /// For the first period after the start.
  package var first: Breakdown?
  /// For the average over all times since the start.
  package var average: Breakdown?
  /// The largest change from one period to the next before the start, as estimated, and the bound used.
  package var largestDrift: Double
  package var driftBound: Double

  package struct Breakdown: Hashable, Sendable, Codable {
    package var value: Double
    /// The effect that it speaks of.
    package var estimate: Estimate
    /// How many largest drifts would add up in it.
    package var steps: Double
  }

  package init?(_ fit: CallawaySantAnna, level: Double) {
    let drifts = Drifts(fit).parts
    guard !drifts.isEmpty else { return nil }
    let half = (1 - level) / 2
    let reach = Normal.quantile(1 - half / 2 / Double(drifts.count))
    largestDrift = drifts.map { abs($0.value) }.max() ?? 0
    driftBound = drifts.map { abs($0.value) + reach * (fit.standardError($0.influence) ?? 0) }.max() ?? 0
    let bound = driftBound
    let places = Dictionary(uniqueKeysWithValues: zip(fit.rollout.periods, 0...))
    let effects = Aggregation(fit, .dynamic)
    let steps = Aggregation(
      fit.with { Double((places[$0.period] ?? 0) - (places[$0.base] ?? 0)) }, .dynamic)
    func breakdown(_ part: Aggregation.Part?, _ steps: Aggregation.Part?) -> Breakdown? {
      guard let part, let steps, let error = fit.standardError(part.influence), bound > 0 else { return nil }
      let sure = abs(part.value) - Normal.quantile(1 - half / 2) * error
      return Breakdown(
        value: max(0, sure / (bound * steps.value)),
        estimate: Estimate(part.value, standardError: error, level: level), steps: steps.value)
    }
    first = breakdown(effects.parts.first { $0.at >= 0 }, steps.parts.first { $0.at >= 0 })
    average = breakdown(effects.overall, steps.overall)
  }
}

/// Changes from one period to the next before the start, beyond those of the ones compared with, by time since the start.
private struct Drifts {
  let parts: [Aggregation.Part]

  init(_ fit: CallawaySantAnna) {
    var changes = fit
    if fit.design.base == .universal { changes.takeChanges() }
    let before = changes.limited { $0.period < $0.cohort - fit.design.anticipation && !$0.influence.isEmpty }
    parts = Aggregation(before, .dynamic).parts.filter { $0.at < 0 }
  }
}
