import Vocabulary

/// An event study whose effects are estimated cohort by cohort and then averaged by how many take part, so that no cohort
/// that has started serves as comparison for another.
///
/// Two-way fixed effects with one coefficient for each cohort and each distance from its start, the period before the
/// start left out; shares of cohorts are taken as given. Units that had started before the first period are left out;
/// where nobody never starts, the last cohort is the comparison, up to its own start. A cohort of one unit is estimated
/// but not averaged. Distances are counted in the periods that the data have.
/// Source: Sun & Abraham (2021), Journal of Econometrics 225:175–199.
package struct SunAbraham: Sendable {
  package let fit: LinearFit
  package let variance: CoefficientVariance
  /// Effects by distance from the start, in order.
  package let events: [Effect]
  /// Effects after the start, by cohort.
  package let cohorts: [Effect]
  /// The average over everybody who has started, at every period since.
  package let average: Effect?
  /// Rows of the panel that were left out, in order, and why.
  package let alwaysTreated: Int
  package let afterLastStart: Int

  package struct Effect: Sendable {
    /// Periods since the start, or the start.
    package var at: Double
    package var value: Double
    package var standardError: Double
    package var degreesOfFreedom: Double
    package var rows: Int
  }

  /// - Parameter variance: makes the variance of the fit from the rows that are kept.
  package init(
    _ panel: StaggeredPanel, outcome: [Double], covariates: [(String, Variate)] = [], weights: [Double]? = nil,
    _ work: Work = Work(), variance: (LinearFit, _ rows: [Int32]) throws -> CoefficientVariance
  ) throws {
    let first = panel.periods.first ?? 0
    let hasNever = panel.start.contains(nil)
    let last = panel.cohorts.last ?? .infinity
    var kept: [Int32] = []
    var (always, after) = (0, 0)
    for row in 0..<panel.rows {
      let period = panel.periods[Int(panel.period.codes[row])]
      if let start = panel.start[row], start <= first {
        always += 1
      } else if !hasNever, period >= last {
        after += 1
      } else {
        kept.append(Int32(row))
      }
    }
    (alwaysTreated, afterLastStart) = (always, after)
    let events = Events(panel, kept, control: hasNever ? nil : last)
    let columns = covariates.map { ($0.0, $0.1.keeping(kept)) } + events.columns
    let model = LinearModel(
      outcome: kept.map { outcome[Int($0)] }, regressors: columns,
      weights: weights.map { weights in kept.map { weights[Int($0)] } },
      absorbed: [panel.unit.keeping(kept), panel.period.keeping(kept)])
    let fit = try LinearFit(model, work)
    self.fit = fit
    let found = try variance(fit, kept)
    self.variance = found
    let weighed = Averages(fit, found, events)
    let lone = panel.loneCohorts
    self.events = events.distances.compactMap { distance in
      weighed.effect(distance) { $0.distance == distance && !lone.contains($0.start) }
    }
    cohorts = events.starts.compactMap { start in
      weighed.effect(start) { $0.start == start && $0.distance >= 0 }
    }
    average = weighed.effect(0) { $0.distance >= 0 && !lone.contains($0.start) }
  }
}

/// The cohorts and distances that get a coefficient.
private struct Events {
  struct Cell: Hashable {
    var start: Double
    var distance: Double
  }

  let cells: [Cell]
  let counts: [Int]
  private let codes: [Int32]

  init(_ panel: StaggeredPanel, _ kept: [Int32], control: Double?) {
    var found: [Cell: Int] = [:]
    let own = kept.map { row -> Cell? in
      guard let start = panel.start[Int(row)], start != control else { return nil }
      let first = panel.periods.firstIndex { $0 >= start } ?? panel.periods.count
      let distance = Int(panel.period.codes[Int(row)]) - first
      return distance == -1 ? nil : Cell(start: start, distance: Double(distance))
    }
    for cell in own { if let cell { found[cell, default: 0] += 1 } }
    let cells = found.keys.sorted { ($0.start, $0.distance) < ($1.start, $1.distance) }
    let places = Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($1, Int32($0)) })
    self.cells = cells
    counts = cells.map { found[$0] ?? 0 }
    codes = own.map { $0.flatMap { places[$0] } ?? -1 }
  }

  var columns: [(String, Variate)] {
    cells.indices.map { ("event \($0)", .indicator(codes, of: Int32($0))) }
  }

  var distances: [Double] { Set(cells.map(\.distance)).sorted() }
  var starts: [Double] { Set(cells.map(\.start)).sorted() }
}

/// Averages of the cells' coefficients, each weighed by its rows.
private struct Averages {
  let fit: LinearFit
  let variance: CoefficientVariance
  let events: Events
  /// The place of each cell among the coefficients; nil where it is not estimated.
  let places: [Int?]

  init(_ fit: LinearFit, _ variance: CoefficientVariance, _ events: Events) {
    self.fit = fit
    self.variance = variance
    self.events = events
    let known = Dictionary(uniqueKeysWithValues: fit.names.enumerated().map { ($1, $0) })
    places = events.cells.indices.map { known["event \($0)"] }
  }

  func effect(_ at: Double, _ isWanted: (Events.Cell) -> Bool) -> SunAbraham.Effect? {
    let chosen = events.cells.indices.filter { isWanted(events.cells[$0]) && places[$0] != nil }
    let total = chosen.reduce(0) { $0 + events.counts[$1] }
    guard total > 0 else { return nil }
    let parts = chosen.map { (place: places[$0] ?? 0, share: Double(events.counts[$0]) / Double(total)) }
    var value = 0.0
    var square = 0.0
    for part in parts {
      value += part.share * fit.coefficients[part.place]
      for other in parts { square += part.share * other.share * variance.matrix[part.place, other.place] }
    }
    return SunAbraham.Effect(
      at: at, value: value, standardError: max(0, square).squareRoot(),
      degreesOfFreedom: variance.degreesOfFreedom.first ?? .infinity, rows: total)
  }
}
