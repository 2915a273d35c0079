/// Points in time order with the limits that ordinary variation keeps to, and the patterns that it does not make.
///
/// Source: Shewhart (1931); Wheeler (2000), Understanding Variation; NIST/SEMATECH e-Handbook 6.3.2.2, with
/// d₂ = 2/√π ≈ 1.128 exact.
package struct ControlChart: Sendable {
  package let values: [Double]
  /// Stretches of the series, each with limits of its own.
  package let phases: [Phase]
  package let signals: [Signal]
  /// Differences from one point to the next, nil at the start of a phase.
  package let movingRanges: [Double?]

  /// Below this a chart shows its points without limits.
  package static let fewest = 12
  static let d2 = 2 / Double.pi.squareRoot()
  /// Of moving ranges: their upper limit is this times their mean.
  static let rangeFactor = 1 + 3 * ((2 - 4 / Double.pi).squareRoot() / d2)

  package struct Phase: Hashable, Sendable, Codable {
    /// The first point, and the one after the last, counted from 0.
    package var start: Int
    package var end: Int
    /// How many of its points the limits rest on.
    package var baseline: Int
    package var limits: Limits?
  }

  package struct Limits: Hashable, Sendable, Codable {
    package var center: Double
    package var sigma: Double
    package var meanRange: Double
    package var medianRange: Double
    package var lower: Double
    package var upper: Double
    package var upperRange: Double
    /// From the median range, which one odd point moves little.
    package var medianLower: Double
    package var medianUpper: Double
  }

  package struct Signal: Hashable, Sendable, Codable {
    package var rule: String
    /// The last point of the pattern, counted from 1.
    package var point: Int
    /// For a run, the first.
    package var from: Int
  }

  /// - Parameter breaks: points, counted from 1, at which a new phase begins, after a change that is understood.
  /// - Parameter baseline: points of each phase that its limits rest on, frozen from then on; nil for all of them.
  package init(
    _ values: [Double], baseline: Int? = nil, breaks: [Int] = [], rules: ControlRules = .usual, run: Int = 8
  ) {
    self.values = values
    let starts = [0] + breaks.map { $0 - 1 }.filter { $0 > 0 && $0 < values.count }.sorted()
    var phases: [Phase] = []
    var ranges = [Double?](repeating: nil, count: values.count)
    for (place, start) in starts.enumerated() {
      let end = place + 1 < starts.count ? starts[place + 1] : values.count
      for point in (start + 1)..<max(start + 1, end) { ranges[point] = abs(values[point] - values[point - 1]) }
      let used = min(baseline ?? (end - start), end - start)
      phases.append(
        Phase(start: start, end: end, baseline: used, limits: Limits(Array(values[start..<start + used]))))
    }
    self.phases = phases
    movingRanges = ranges
    signals = phases.flatMap { phase in
      ControlRules.signals(values, phase, ranges, rules, run: run)
    }
  }
}

extension ControlChart.Limits {
  /// nil for fewer than two points, or where all are equal.
  package init?(_ values: [Double]) {
    guard values.count > 1 else { return nil }
    let ranges = zip(values, values.dropFirst()).map { abs($1 - $0) }
    let mean = values.reduce(0, +) / Double(values.count)
    let meanRange = ranges.reduce(0, +) / Double(ranges.count)
    let sorted = ranges.sorted()
    let half = sorted.count / 2
    let median = sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
    let sigma = meanRange / ControlChart.d2
    self.init(
      center: mean, sigma: sigma, meanRange: meanRange, medianRange: median, lower: mean - 3 * sigma,
      upper: mean + 3 * sigma, upperRange: ControlChart.rangeFactor * meanRange, medianLower: mean - 3.145 * median,
      medianUpper: mean + 3.145 * median)
  }
}
