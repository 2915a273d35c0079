import Statistics
import Vocabulary

/// A measure over time at one place, with what it usually does and where it does something else.
///
/// Source: docs/rules/measures.md#charts
package struct MeasureChart: Sendable, Equatable {
  package let measure: Measure
  /// In the order of time.
  package let points: [MonitoredPoint]
  package let baseline: ChartBaseline
  package let sort: Sort
  package let limits: Limits
  /// For each point, what is usual there; nil where it is not judged.
  package let usual: [Usual?]
  /// In the order in which they end.
  package let signals: [ChartSignal]

  /// Which chart it is.
  package enum Sort: Sendable {
    /// Of single values: XmR.
    case values
    /// Of shares with what they are of: p′.
    case shares
    /// Of counts for each of something: u′.
    case rates
  }

  /// What the limits rest on, or why there are none.
  package enum Limits: Sendable, Equatable {
    /// So many readings, of which so many are from after the day that the baseline should have ended on.
    case drawn(readings: Int, late: Int)
    case tooFew(Int)
    /// All the same, so nothing says how far they usually lie apart.
    case unvaried
  }

  package struct Usual: Sendable, Equatable {
    package let center: Double
    package let lower: Double
    package let upper: Double
  }

  package static let fewest = ControlChart.fewest
  static let run = 8

  package init(_ measure: Measure, points: [MonitoredPoint], baseline: ChartBaseline) {
    let points = points.sorted { ($0.ends, $0.round) < ($1.ends, $1.round) }
    let judged = points.indices.filter { index in
      points[index].figures != nil && baseline.from.map { points[index].ends >= $0 } ?? true
    }
    let figures = judged.compactMap { points[$0].figures }
    self.measure = measure
    self.points = points
    self.baseline = baseline
    sort = Sort(measure, figures)
    guard judged.count >= Self.fewest else {
      limits = .tooFew(judged.count)
      usual = points.map { _ in nil }
      signals = []
      return
    }
    let wished = baseline.until.map { until in judged.count { points[$0].ends <= until } } ?? judged.count
    let resting = max(wished, Self.fewest)
    guard let drawn = Drawn(sort, figures, measure, resting: resting) else {
      limits = .unvaried
      usual = points.map { _ in nil }
      signals = []
      return
    }
    var usual = [Usual?](repeating: nil, count: points.count)
    for (index, place) in judged.enumerated() { usual[place] = drawn.usual[index] }
    limits = .drawn(readings: resting, late: resting - min(wished, resting))
    self.usual = usual
    signals = Self.joined(drawn.signals, figures, drawn.usual)
      .map { signal in
        ChartSignal(
          signal.rule, from: judged[signal.from], to: judged[signal.to], count: signal.count, isAbove: signal.isAbove)
      }
      .sorted { ($0.to, $0.from, $0.rule.rawValue) < ($1.to, $1.from, $1.rule.rawValue) }
  }

  /// A pattern that goes on is one pattern.
  private static func joined(
    _ raw: [ControlChart.Signal], _ figures: [MeasureKind.Figures], _ usual: [Usual]
  ) -> [ChartSignal] {
    var open: [ChartSignal.Rule: ChartSignal] = [:]
    var done: [ChartSignal] = []
    for signal in raw.sorted(by: { ($0.point, $0.from) < ($1.point, $1.from) }) {
      guard let rule = ChartSignal.Rule(rawValue: signal.rule) else { continue }
      let (from, to) = (signal.from - 1, signal.point - 1)
      let isAbove = figures[to].value > usual[to].center
      if let last = open[rule], last.isAbove == isAbove, from <= last.to + 1 {
        let start = min(last.from, from)
        open[rule] = ChartSignal(rule, from: start, to: to, count: to - start + 1, isAbove: isAbove)
      } else {
        open[rule].map { done.append($0) }
        open[rule] = ChartSignal(rule, from: from, to: to, count: to - from + 1, isAbove: isAbove)
      }
    }
    return said(once: done + ChartSignal.Rule.allCases.compactMap { open[$0] })
  }
}

extension MeasureChart {
  /// Readings that lie close to a limit are no news where the same ones lie beyond it, or all on one side.
  private static func said(once signals: [ChartSignal]) -> [ChartSignal] {
    signals.filter { signal in
      signal.rule != .nearLimit
        || !signals.contains { other in
          other.rule != .nearLimit && other.isAbove == signal.isAbove && other.from <= signal.to
            && signal.from <= other.to
        }
    }
  }
}

extension MeasureChart.Sort {
  /// Where the parts are there, the chart allows for how many stand behind each figure.
  init(_ measure: Measure, _ figures: [MeasureKind.Figures]) {
    let haveParts = figures.allSatisfy { $0.part.map { $0 >= 0 } ?? false && $0.whole.map { $0 > 0 } ?? false }
    let isShare = figures.allSatisfy { ($0.part ?? 0) <= ($0.whole ?? 0) }
    switch measure.measureKind {
    case .share? where haveParts && isShare: self = .shares
    case .rate? where haveParts: self = .rates
    default: self = .values
    }
  }
}

/// The limits and the raw signals of the points that are judged, in the unit of the measure.
private struct Drawn {
  let usual: [MeasureChart.Usual]
  let signals: [ControlChart.Signal]

  /// Nil where nothing varies.
  init?(_ sort: MeasureChart.Sort, _ figures: [MeasureKind.Figures], _ measure: Measure, resting: Int) {
    switch sort {
    case .values: self.init(plain: figures.map(\.value), measure, resting: resting)
    case .shares: self.init(.proportion, figures, resting: resting, scale: 100)
    case .rates: self.init(.rate, figures, resting: resting, scale: 1)
    }
  }

  private init?(plain values: [Double], _ measure: Measure, resting: Int) {
    let chart = ControlChart(values, baseline: resting, run: MeasureChart.run)
    guard let limits = chart.phases.first?.limits, limits.sigma > 0 else { return nil }
    // A limit beyond what the measure can be says nothing.
    let range = measure.validRange ?? (-Double.infinity)...Double.infinity
    let own = MeasureChart.Usual(
      center: limits.center, lower: max(limits.lower, range.lowerBound), upper: min(limits.upper, range.upperBound))
    usual = values.map { _ in own }
    signals = chart.signals
  }

  private init?(_ kind: LaneyChart.Kind, _ figures: [MeasureKind.Figures], resting: Int, scale: Double) {
    guard
      let chart = LaneyChart(
        kind, counts: figures.map { $0.part ?? 0 }, of: figures.map { $0.whole ?? 0 }, baseline: resting,
        run: MeasureChart.run), chart.sigmaZ > 0
    else { return nil }
    usual = figures.indices.map { index in
      MeasureChart.Usual(
        center: chart.center * scale, lower: chart.lower[index] * scale, upper: chart.upper[index] * scale)
    }
    signals = chart.signals
  }
}
