import HTTPTypes
import Measures
import Store
import Vocabulary

extension Measure {
  /// How its figures are written in pictures.
  var amount: Amount {
    switch measureKind?.sign {
    case .percent: .share
    case .dollars: .dollars
    default: .number(decimals: measureKind?.decimals ?? 0)
    }
  }

  /// Pictures count shares from 0 to 1.
  func drawn(_ value: Double) -> Double { measureKind?.sign == .percent ? value / 100 : value }
}

extension MeasureChart {
  /// So many are drawn; the file of readings has them all.
  static let mostDrawn = 60

  var firstDrawn: Int { max(0, points.count - Self.mostDrawn) }

  func plotted(_ index: Int) -> Plotted {
    if let figures = points[index].figures { return .value(measure.drawn(figures.value)) }
    return points[index].isWhole && points[index].figure == .hidden ? .hidden : .missing
  }

  func band(_ index: Int) -> LineChart.Usual? {
    usual[index].map {
      LineChart.Usual(lower: measure.drawn($0.lower), center: measure.drawn($0.center), upper: measure.drawn($0.upper))
    }
  }

  /// The points at which a pattern ends, or that lie outside by themselves.
  var standingOut: Set<Int> {
    var found: Set<Int> = []
    for signal in signals {
      if signal.rule == .outside { found.formUnion(signal.from...signal.to) } else { found.insert(signal.to) }
    }
    return found.filter { points[$0].figures != nil }
  }
}

/// One chart among others: its name, what it says, and its line.
struct PartChart {
  let name: Phrase
  let chart: MeasureChart
  static let drawn = 24

  init(_ name: Phrase, _ chart: MeasureChart) {
    self.name = name
    self.chart = chart
  }

  private var shown: Range<Int> { max(0, chart.points.count - Self.drawn)..<chart.points.count }

  var latest: Int? { chart.points.indices.last { chart.points[$0].figures != nil } }

  /// The newest figure, or why there is none.
  var words: Phrase {
    guard let latest, let figures = chart.points[latest].figures else {
      return chart.points.contains { $0.figure == .hidden }
        ? Phrase("hidden", es: "oculto") : Phrase("no figure", es: "sin dato")
    }
    return Phrase(verbatim: "\(chart.points[latest].period): \(chart.measure.words(figures.value))")
  }

  static func range(_ charts: [MeasureChart]) -> ClosedRange<Double> {
    let values = charts.flatMap { chart in
      chart.points.suffix(drawn).compactMap { $0.figures.map { chart.measure.drawn($0.value) } }
        + chart.usual.suffix(drawn).flatMap { usual in
          usual.map { [chart.measure.drawn($0.lower), chart.measure.drawn($0.upper)] } ?? []
        }
    }
    return (values.min() ?? 0)...(values.max() ?? 1)
  }

  /// On one scale with the charts beside it.
  func mini(_ together: [MeasureChart]) -> HTML {
    let rings = chart.standingOut.filter { shown.contains($0) }.map { $0 - shown.lowerBound }
    return MiniChart(
      name, words, values: shown.map(chart.plotted), usual: shown.map(chart.band), rings: Set(rings),
      range: Self.range(together)
    ).html
  }

  var signal: Phrase? {
    chart.signals.last { signal in latest.map { (signal.from...signal.to).contains($0) } ?? false }.map(chart.words)
  }
}
