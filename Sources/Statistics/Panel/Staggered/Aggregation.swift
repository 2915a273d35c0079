/// Averages of effects over cohorts and periods, with the uncertainty of their weights.
///
/// Source: Callaway & Sant'Anna (2021), §3 and equations 3.1–3.11; the cohort shares are estimated, and their influence
/// enters every standard error.
package struct Aggregation: Sendable {
  package let kind: Kind
  /// One for each cohort, length of exposure or period.
  package private(set) var parts: [Part] = []
  package private(set) var overall: Part?

  package enum Kind: String, CaseIterable, Sendable, Codable { case simple, group, dynamic, calendar }

  package struct Part: Sendable {
    /// The cohort, the time since the start, or the period; 0 for the whole.
    package var at: Double
    package var value: Double
    package var influence: [Double]
    /// How many cells it averages.
    package var cells: Int
  }

  package init(_ fit: CallawaySantAnna, _ kind: Kind) {
    self.kind = kind
    let average = Average(fit)
    let after = average.cells.filter { $0.period >= $0.cohort }
    switch kind {
    case .simple: overall = average.byShare(after, at: 0)
    case .group:
      parts = average.cohorts.compactMap { cohort in average.evenly(after.filter { $0.cohort == cohort }, at: cohort) }
      overall = average.byShare(parts)
    case .dynamic:
      let times = Set(average.cells.map(\.eventTime)).sorted()
      parts = times.compactMap { time in average.byShare(average.cells.filter { $0.eventTime == time }, at: time) }
      overall = average.evenly(parts.filter { $0.at >= 0 })
    case .calendar:
      let periods = Set(after.map(\.period)).sorted()
      parts = periods.compactMap { period in average.byShare(after.filter { $0.period == period }, at: period) }
      overall = average.evenly(parts)
    }
  }
}

/// How cells are put together.
private struct Average {
  let cells: [CallawaySantAnna.Cell]
  let cohorts: [Double]
  private let shares: [Double: Double]
  /// For each cohort, the weight of its units in each cluster.
  private let members: [Double: [Double]]
  private let total: [Double]

  init(_ fit: CallawaySantAnna) {
    let rollout = fit.rollout
    cells = fit.cells.filter(\.isUsed)
    cohorts = rollout.cohorts
    let n = Double(rollout.units.count)
    var shares: [Double: Double] = [:]
    var members: [Double: [Double]] = [:]
    for cohort in cohorts { members[cohort] = [Double](repeating: 0, count: rollout.clusterCount) }
    var total = [Double](repeating: 0, count: rollout.clusterCount)
    for unit in rollout.units.indices {
      let place = rollout.clusters.map { Int($0[unit]) } ?? unit
      total[place] += 1
      let start = rollout.starts[unit]
      guard start.isFinite else { continue }
      shares[start, default: 0] += rollout.weights[unit] / n
      members[start]?[place] += rollout.weights[unit]
    }
    self.shares = shares
    self.members = members
    self.total = total
  }

  private func share(_ cohort: Double) -> Double { shares[cohort] ?? 0 }

  func evenly(_ cells: [CallawaySantAnna.Cell], at: Double) -> Aggregation.Part? {
    evenly(cells.map { .init(at: at, value: $0.value ?? 0, influence: $0.influence, cells: 1) }, at: at)
  }

  func evenly(_ parts: [Aggregation.Part], at: Double = 0) -> Aggregation.Part? {
    let weight = 1 / Double(parts.count)
    return combined(parts, weights: parts.map { _ in weight }, at: at)
  }

  func byShare(_ cells: [CallawaySantAnna.Cell], at: Double) -> Aggregation.Part? {
    byShare(
      cells.map { .init(at: at, value: $0.value ?? 0, influence: $0.influence, cells: 1) }, of: cells.map(\.cohort),
      at: at)
  }

  /// Parts that each stand for a cohort.
  func byShare(_ parts: [Aggregation.Part]) -> Aggregation.Part? { byShare(parts, of: parts.map(\.at), at: 0) }

  /// The mean by the cohorts' shares, with the influence of the shares: Σ aₖ (1{G = gₖ} − pₖ)/Σp − Σ(1{G = gₖ} − pₖ) Σaₖpₖ/(Σp)².
  private func byShare(_ parts: [Aggregation.Part], of cohorts: [Double], at: Double) -> Aggregation.Part? {
    let mass = cohorts.reduce(0) { $0 + share($1) }
    guard var out = combined(parts, weights: cohorts.map { share($0) / mass }, at: at) else { return nil }
    if out.influence.isEmpty { return out }
    for (part, cohort) in zip(parts, cohorts) {
      let pull = (part.value - out.value) / mass
      guard pull != 0, let members = members[cohort] else { continue }
      let expected = share(cohort)
      for place in out.influence.indices { out.influence[place] += pull * (members[place] - expected * total[place]) }
    }
    return out
  }

  private func combined(_ parts: [Aggregation.Part], weights: [Double], at: Double) -> Aggregation.Part? {
    guard !parts.isEmpty else { return nil }
    let length = parts.map(\.influence.count).max() ?? 0
    var influence = [Double](repeating: 0, count: length)
    var value = 0.0
    for (part, weight) in zip(parts, weights) {
      value += weight * part.value
      for place in part.influence.indices { influence[place] += weight * part.influence[place] }
    }
    return .init(at: at, value: value, influence: influence, cells: parts.reduce(0) { $0 + $1.cells })
  }
}
