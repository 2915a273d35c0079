import Vocabulary

/// A staggered start, as a table of units by periods: who started when.
package struct StaggeredPanel: Sendable {
  /// For each row.
  package let unit: Groups
  /// For each row the place of its period among `periods`.
  package let period: Groups
  package let periods: [Double]
  /// For each row the first period in which its unit takes part; nil for a unit that never does within the data.
  package let start: [Double?]

  /// - Parameter start: missing, nought, infinite or after the last period means never.
  package init(unit: Groups, period values: [Double], start: [Double]) {
    self.unit = unit
    periods = Set(values).sorted()
    let places = Dictionary(uniqueKeysWithValues: periods.enumerated().map { ($1, Int32($0)) })
    period = Groups(codes: values.map { places[$0] ?? 0 }, count: periods.count)
    let last = periods.last ?? 0
    self.start = start.map { $0.isFinite && $0 != 0 && $0 <= last ? $0 : nil }
  }

  package var rows: Int { start.count }

  /// The different starts, in order.
  package var cohorts: [Double] { Set(start.compactMap { $0 }).sorted() }

  /// Starts that one unit alone has.
  package var loneCohorts: Set<Double> {
    var first: [Double: Int32] = [:]
    var several: Set<Double> = []
    for (row, start) in start.enumerated() {
      guard let start else { continue }
      let own = unit.codes[row]
      if let known = first[start] { if known != own { several.insert(start) } } else { first[start] = own }
    }
    return Set(first.keys).subtracting(several)
  }

  /// 1 in the rows of units that have started.
  package var treated: [Double] {
    start.indices.map { row in
      guard let start = start[row] else { return 0 }
      return periods[Int(period.codes[row])] >= start ? 1 : 0
    }
  }

  /// The first row of a unit that has two starts, or two rows for one period.
  package var rowInConflict: (row: Int, isRepeated: Bool)? {
    var first = [Int](repeating: -1, count: unit.count)
    var seen = Set<Int>()
    for row in 0..<rows {
      let own = Int(unit.codes[row])
      if first[own] < 0 { first[own] = row } else if start[row] != start[first[own]] { return (row, false) }
      if !seen.insert(own * periods.count + Int(period.codes[row])).inserted { return (row, true) }
    }
    return nil
  }

  /// Whether each unit has each period.
  package var isBalanced: Bool { rows == unit.count * periods.count }
}

/// What the two-way fixed effects estimate of a staggered start is an average of: every comparison of two groups before
/// and after, with its weight.
///
/// Source: Goodman-Bacon (2021), Journal of Econometrics 225:254–277; share of negative weights on the effects of groups
/// and periods: de Chaisemartin & D'Haultfœuille (2020), AER 110:2964–2996.
package struct BaconDecomposition: Sendable, Codable, Hashable {
  package var comparisons: [Comparison]
  /// The sum of weight times estimate: the coefficient itself.
  package var estimate: Double
  /// Share of the weights on effects of groups and periods that is negative, in absolute size.
  package var negativeShare: Double

  package struct Comparison: Sendable, Codable, Hashable {
    /// The start of those whose change counts as effect.
    package var treated: Double
    /// The start of those compared with; nil for those who never start.
    package var control: Double?
    package var kind: Kind
    package var estimate: Double
    package var weight: Double
  }

  package enum Kind: String, Sendable, Codable, CaseIterable {
    case treatedVersusNever
    case earlierVersusLater
    /// Those who started before serve as comparison: only right where the effect does not grow or fade.
    case laterVersusEarlier
    case laterVersusAlways
  }

  package func share(of kind: Kind) -> Double {
    comparisons.filter { $0.kind == kind }.reduce(0) { $0 + $1.weight }
  }

  /// The share of comparisons with those who had already started.
  package var alreadyStartedShare: Double { share(of: .laterVersusEarlier) + share(of: .laterVersusAlways) }

  /// nil unless every unit has every period, and somebody changes.
  package init?(_ panel: StaggeredPanel, outcome: [Double]) {
    guard panel.isBalanced else { return nil }
    let cohorts = panel.cohorts.map(Optional.some) + [nil]
    let means = CohortMeans(panel, outcome, cohorts)
    let n = means.shares
    let d = cohorts.map { start in
      start.map { start in Double(panel.periods.count { $0 >= start }) / Double(panel.periods.count) } ?? 0
    }
    var found: [Comparison] = []
    let never = cohorts.count - 1
    for k in 0..<never {
      let start = cohorts[k] ?? 0
      if n[never] > 0, d[k] < 1 {
        let estimate =
          means.change(k, { $0 < start }, { $0 >= start }) - means.change(never, { $0 < start }, { $0 >= start })
        found.append(
          Comparison(
            treated: start, control: nil, kind: .treatedVersusNever, estimate: estimate,
            weight: n[k] * n[never] * d[k] * (1 - d[k])))
      }
      for l in k + 1..<max(never, k + 1) {
        let later = cohorts[l] ?? 0
        if d[k] < 1 {
          let estimate =
            means.change(k, { $0 < start }, { $0 >= start && $0 < later })
            - means.change(l, { $0 < start }, { $0 >= start && $0 < later })
          found.append(
            Comparison(
              treated: start, control: later, kind: .earlierVersusLater, estimate: estimate,
              weight: n[k] * n[l] * (d[k] - d[l]) * (1 - d[k])))
        }
        let estimate =
          means.change(l, { $0 >= start && $0 < later }, { $0 >= later })
          - means.change(k, { $0 >= start && $0 < later }, { $0 >= later })
        found.append(
          Comparison(
            treated: later, control: start, kind: d[k] < 1 ? .laterVersusEarlier : .laterVersusAlways,
            estimate: estimate, weight: n[k] * n[l] * d[l] * (d[k] - d[l])))
      }
    }
    let total = found.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return nil }
    comparisons = found.map { comparison in
      var out = comparison
      out.weight /= total
      return out
    }
    estimate = comparisons.reduce(0) { $0 + $1.weight * $1.estimate }
    negativeShare = Self.negativeShare(panel, cohorts, n, d)
  }

  private static func negativeShare(
    _ panel: StaggeredPanel, _ cohorts: [Double?], _ n: [Double], _ d: [Double]
  ) -> Double {
    let byPeriod = panel.periods.map { period in
      cohorts.indices.reduce(0.0) { sum, k in sum + ((cohorts[k].map { $0 <= period } ?? false) ? n[k] : 0) }
    }
    let all = byPeriod.reduce(0, +) / Double(byPeriod.count)
    var positive = 0.0
    var negative = 0.0
    for k in cohorts.indices {
      guard let start = cohorts[k] else { continue }
      for (place, period) in panel.periods.enumerated() where period >= start {
        let weight = n[k] * (1 - d[k] - byPeriod[place] + all)
        if weight < 0 { negative -= weight } else { positive += weight }
      }
    }
    return positive + negative > 0 ? negative / (positive + negative) : 0
  }
}

/// Mean outcomes by cohort and period.
private struct CohortMeans {
  let periods: [Double]
  /// By cohort, then period.
  var means: [[Double]]
  /// Of the units.
  var shares: [Double]

  init(_ panel: StaggeredPanel, _ outcome: [Double], _ cohorts: [Double?]) {
    periods = panel.periods
    var sums = [[Double]](repeating: [Double](repeating: 0, count: periods.count), count: cohorts.count)
    var counts = [Int](repeating: 0, count: cohorts.count)
    let places = Dictionary(uniqueKeysWithValues: cohorts.enumerated().map { ($1, $0) })
    for row in 0..<panel.rows {
      let cohort = places[panel.start[row]] ?? cohorts.count - 1
      sums[cohort][Int(panel.period.codes[row])] += outcome[row]
      counts[cohort] += 1
    }
    let units = counts.map { Double($0) / Double(panel.periods.count) }
    means = zip(sums, units).map { sums, units in sums.map { units > 0 ? $0 / units : 0 } }
    shares = units.map { $0 / Double(max(1, panel.unit.count)) }
  }

  func change(_ cohort: Int, _ before: (Double) -> Bool, _ after: (Double) -> Bool) -> Double {
    mean(cohort, after) - mean(cohort, before)
  }

  private func mean(_ cohort: Int, _ wanted: (Double) -> Bool) -> Double {
    let places = periods.indices.filter { wanted(periods[$0]) }
    return places.reduce(0) { $0 + means[cohort][$1] } / Double(places.count)
  }
}
