#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Effects of starting, by cohort and period, when units start in different periods.
///
/// ATT(g, t) compares the change of cohort g from its last period before the start to period t with the change of those
/// who have not started. Source: Callaway & Sant'Anna (2021), "Difference-in-differences with multiple time periods",
/// J. Econometrics 225:200–230, equations 2.2–2.5 and Theorem 1.
package struct CallawaySantAnna: Sendable {
  package let rollout: Rollout
  package let design: StaggeredDesign
  package private(set) var cells: [Cell]

  /// One cohort in one period.
  package struct Cell: Sendable {
    package let cohort: Double
    package let period: Double
    /// The period against which it is set.
    package let base: Double
    package var started: Int
    package var compared: Int
    package var standing: Standing
    package var value: Double?
    /// The sum of the units' influence within each cluster; empty where the cell has no standard error.
    package var influence: [Double]
    package var overlap: Overlap?

    package var eventTime: Double { period - cohort }
    /// Whether it goes into averages.
    package var isUsed: Bool { standing == .fit || standing == .few || standing == .reference }
  }

  package enum Standing: String, Sendable, Codable {
    case fit
    /// Fewer than ten on one side: an estimate of little weight.
    case few
    /// The period that others are set against: nought by definition.
    case reference
    /// A cohort of one: an estimate without a standard error, in no average.
    case single
    /// Fewer than five on one side: no estimate.
    case tooFew = "too-few"
    case noControls = "no-controls"
    /// Those who started are unlike all who did not.
    case noOverlap = "no-overlap"
    /// The covariates repeat each other among those compared.
    case collinear
  }

  /// How alike those who started and those compared with them are.
  package struct Overlap: Hashable, Sendable, Codable {
    package var lowest: Double
    package var highest: Double
    /// The share of those who started whose chance of starting was outside .01 to .99.
    package var outside: Double
    /// How many controls of equal weight the weighted ones are worth.
    package var effectiveControls: Double
    package var trimmed: Int
  }

  package static let fewestInAnArm = 5
  package static let smallArm = 10

  package init(_ rollout: Rollout, _ design: StaggeredDesign, _ work: Work = Work()) throws {
    self.rollout = rollout
    self.design = design
    let standard = Self.standardised(rollout)
    let plans = rollout.cohorts.map { Self.plan($0, rollout, design) }
    let done = try Blocks.map(plans.count, threads: work.threads) { index in
      try work.isAt(0.5 * Double(index) / Double(plans.count))
      return Self.fitted(plans[index], rollout, design, standard)
    }
    cells = done.flatMap { $0 }
  }

  // MARK: - Which comparisons

  private struct Pair {
    var cohort: Double
    var period: Int
    var base: Int
  }

  private static func plan(_ cohort: Double, _ rollout: Rollout, _ design: StaggeredDesign) -> [Pair] {
    let periods = rollout.periods
    guard let last = periods.lastIndex(where: { $0 + design.anticipation < cohort }) else { return [] }
    switch design.base {
    case .universal: return periods.indices.map { Pair(cohort: cohort, period: $0, base: last) }
    case .varying:
      return periods.indices.dropFirst().map { Pair(cohort: cohort, period: $0, base: $0 > last ? last : $0 - 1) }
    }
  }

  // MARK: - Estimates

  /// Covariates with mean 0 and spread 1, which changes no estimate and saves digits.
  private static func standardised(_ rollout: Rollout) -> [[Double]] {
    rollout.covariates.map { values in
      let known = values.filter { !$0.isNaN }
      let n = Double(max(1, known.count))
      let mean = known.reduce(0, +) / n
      let spread = (known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n).squareRoot()
      return values.map { ($0 - mean) / (spread > 0 ? spread : 1) }
    }
  }

  private static func fitted(
    _ pairs: [Pair], _ rollout: Rollout, _ design: StaggeredDesign, _ covariates: [[Double]]
  ) -> [Cell] {
    var kept: (members: [Int32], comparison: Comparison?, overlap: Overlap?, standing: Standing)?
    return pairs.map { pair in
      let blank = Cell(
        cohort: pair.cohort, period: rollout.periods[pair.period], base: rollout.periods[pair.base], started: 0,
        compared: 0, standing: .reference, value: 0, influence: [], overlap: nil)
      let members = members(pair, rollout, design)
      let started = members.count { rollout.starts[Int($0)] == pair.cohort }
      var cell = blank
      cell.started = started
      cell.compared = members.count - started
      if pair.period == pair.base { return cell }
      if let standing = tooFew(started, members.count - started) {
        cell.standing = standing
        cell.value = standing == .single ? plain(pair, members, rollout) : nil
        return cell
      }
      // The chance of starting does not depend on the period while the same units with the same covariates are compared.
      if kept == nil || rollout.hasChangingCovariates || kept?.members != members {
        kept = prepared(pair, members, rollout, design, covariates)
      }
      guard let kept, let comparison = kept.comparison else {
        cell.standing = kept?.standing ?? .collinear
        cell.value = nil
        cell.overlap = kept?.overlap
        return cell
      }
      let found = comparison.effect(of: change(pair, members, rollout))
      cell.overlap = kept.overlap
      cell.standing = min(started, members.count - started) < smallArm ? .few : .fit
      cell.value = found.value
      cell.influence = summed(found.influence, members, rollout)
      return cell
    }
  }

  private static func tooFew(_ started: Int, _ compared: Int) -> Standing? {
    if compared == 0 { return .noControls }
    if started == 1 { return .single }
    return min(started, compared) < fewestInAnArm ? .tooFew : nil
  }

  /// The units of a comparison, in their order.
  private static func members(_ pair: Pair, _ rollout: Rollout, _ design: StaggeredDesign) -> [Int32] {
    let n = rollout.units.count
    let later = max(rollout.periods[pair.period], rollout.periods[pair.base]) + design.anticipation
    let isBalanced = design.gaps == .leaveUnitsOut
    return (0..<n).compactMap { unit in
      let start = rollout.starts[unit]
      let isControl = design.control == .neverStarted ? start == .infinity : start > later
      guard start == pair.cohort || isControl else { return nil }
      if isBalanced { return Int32(unit) }
      let isSeen =
        !rollout.outcomes[pair.period * n + unit].isNaN && !rollout.outcomes[pair.base * n + unit].isNaN
        && rollout.covariates.indices.allSatisfy { !rollout.covariate($0, period: pair.base, unit: unit).isNaN }
      return isSeen ? Int32(unit) : nil
    }
  }

  private static func change(_ pair: Pair, _ members: [Int32], _ rollout: Rollout) -> [Double] {
    let n = rollout.units.count
    return members.map { rollout.outcomes[pair.period * n + Int($0)] - rollout.outcomes[pair.base * n + Int($0)] }
  }

  /// The difference of two mean changes, for a cohort too small for anything else.
  private static func plain(_ pair: Pair, _ members: [Int32], _ rollout: Rollout) -> Double {
    var sums = (started: 0.0, startedWeight: 0.0, compared: 0.0, comparedWeight: 0.0)
    for (unit, change) in zip(members, change(pair, members, rollout)) {
      let weight = rollout.weights[Int(unit)]
      if rollout.starts[Int(unit)] == pair.cohort {
        sums.started += weight * change
        sums.startedWeight += weight
      } else {
        sums.compared += weight * change
        sums.comparedWeight += weight
      }
    }
    return sums.started / sums.startedWeight - sums.compared / sums.comparedWeight
  }

  private static func prepared(
    _ pair: Pair, _ members: [Int32], _ rollout: Rollout, _ design: StaggeredDesign, _ covariates: [[Double]]
  ) -> (members: [Int32], comparison: Comparison?, overlap: Overlap?, standing: Standing) {
    let n = rollout.units.count
    let width = covariates.count + 1
    var values = [Double](repeating: 1, count: members.count * width)
    for (place, covariate) in covariates.enumerated() {
      let offset = covariate.count == n ? 0 : pair.base * n
      for (row, unit) in members.enumerated() { values[row * width + place + 1] = covariate[offset + Int(unit)] }
    }
    let isStarted = members.map { rollout.starts[Int($0)] == pair.cohort ? 1.0 : 0 }
    do {
      let comparison = try Comparison(
        design.method, design: Design(count: members.count, width: width, values: values), isStarted: isStarted,
        weights: members.map { rollout.weights[Int($0)] })
      let overlap = overlap(comparison, isStarted)
      if let overlap, overlap.outside > 0.05 { return (members, nil, overlap, .noOverlap) }
      return (members, comparison, overlap, .fit)
    } catch {
      return (members, nil, nil, error == .collinear ? .collinear : .noOverlap)
    }
  }

  private static func overlap(_ comparison: Comparison, _ isStarted: [Double]) -> Overlap? {
    guard let propensity = comparison.propensity else { return nil }
    let fitted = propensity.fit.fitted
    let started = isStarted.indices.filter { isStarted[$0] == 1 }
    let outside = started.count { fitted[$0] < 0.01 || fitted[$0] > 0.99 }
    let mass = propensity.compared.reduce(0, +)
    let squares = propensity.compared.reduce(0) { $0 + $1 * $1 }
    return Overlap(
      lowest: fitted.min() ?? 0, highest: fitted.max() ?? 0, outside: Double(outside) / Double(started.count),
      effectiveControls: squares > 0 ? mass * mass / squares : 0, trimmed: propensity.trimmed)
  }

  /// Influences on the scale of all units, summed within clusters.
  private static func summed(_ influence: [Double], _ members: [Int32], _ rollout: Rollout) -> [Double] {
    let scale = Double(rollout.units.count) / Double(members.count)
    var out = [Double](repeating: 0, count: rollout.clusterCount)
    for (row, unit) in members.enumerated() {
      let place = rollout.clusters.map { Int($0[Int(unit)]) } ?? Int(unit)
      out[place] += influence[row] * scale
    }
    return out
  }

  // MARK: - Other readings of the same cells

  mutating func replaceValues(_ value: (Cell) -> Double) {
    for index in cells.indices { cells[index].value = value(cells[index]) }
  }

  func limited(_ isWanted: (Cell) -> Bool) -> CallawaySantAnna {
    var out = self
    out.cells = cells.filter(isWanted)
    return out
  }

  /// Each cell set against the period before it instead of its base; the first period of a cohort falls away.
  mutating func takeChanges() {
    cells = zip(cells, cells.dropFirst()).compactMap { before, cell in
      guard before.cohort == cell.cohort, before.isUsed, cell.isUsed else { return nil }
      var change = cell
      change.standing = cell.standing == .reference ? before.standing : cell.standing
      change.value = (cell.value ?? 0) - (before.value ?? 0)
      let length = max(cell.influence.count, before.influence.count)
      change.influence = (0..<length).map { place in
        (cell.influence.isEmpty ? 0 : cell.influence[place]) - (before.influence.isEmpty ? 0 : before.influence[place])
      }
      return change
    }
  }

  // MARK: - Standard errors

  /// √(Σ over clusters of influence²) / n
  package func standardError(_ influence: [Double]) -> Double? {
    let square = influence.reduce(0) { $0 + $1 * $1 }
    return square > 0 ? square.squareRoot() / Double(rollout.units.count) : nil
  }

  /// The covariances of estimates with these influences.
  package func covariance(_ influences: [[Double]]) -> Matrix {
    let n = Double(rollout.units.count)
    var out = Matrix(zeros: influences.count, influences.count)
    for i in influences.indices {
      for j in 0...i {
        var sum = 0.0
        for place in influences[i].indices { sum += influences[i][place] * influences[j][place] }
        out[i, j] = sum / (n * n)
        out[j, i] = out[i, j]
      }
    }
    return out
  }
}
