import Vocabulary

/// Where each point, line and label of a line chart stands.
struct LineLayout {
  struct Dot: Equatable {
    let x: Double
    let y: Double
    let interval: ClosedRange<Double>?
  }

  struct Line {
    let series: Int
    /// Stretches without a gap in them.
    let stretches: [[Dot]]
    /// Times at which the figure is hidden; marked on the axis.
    let hiddenAt: [Double]
    let label: [String]
    let labelTop: Double
    let end: Dot?
    let endWords: String
  }

  struct Level {
    let y: Double
    let words: String
  }

  static let size = 14.0
  static let small = 13.0

  let width: Double
  let height: Double
  let left: Double
  let right: Double
  static let top = 14.0
  let bottom: Double
  let levels: [Level]
  let marks: [(y: Double, words: String, wordsY: Double)]
  let lines: [Line]
  let times: [(x: Double, words: [String])]
  let events: [(x: Double, letter: String)]
  /// What is usual, in stretches without a gap: upper and lower edge, and the middle.
  let bands: [[(x: Double, upper: Double, center: Double, lower: Double)]]
  let rings: [(x: Double, y: Double)]

  init(_ chart: LineChart, width: Double, height: Double) {
    let intervals = chart.series.flatMap { $0.points.compactMap(\.interval) }
    let usualEnds: [Double] = chart.usual.flatMap { usual in usual.map { [$0.lower, $0.upper] } ?? [] }
    let values =
      chart.series.flatMap { $0.points.compactMap(\.value.value) }
      + intervals.flatMap { [$0.lowerBound, $0.upperBound] }
      + chart.marks.map(\.value) + usualEnds
    let isNearZero = (values.min() ?? 0) >= 0 && (values.min() ?? 0) < (values.max() ?? 1) * 0.6
    let scale = Scale(over: values, fromZero: isNearZero, marks: width > 500 ? 5 : 4)
    let levelWords = scale.marks.map { chart.amount.axisWords($0, step: scale.step) }
    let left = (levelWords.map { Lettering.width($0, size: LineLayout.small) }.max() ?? 0) + 10
    let labelRoom = width * (width > 500 ? 0.22 : 0.3)
    let right = width - labelRoom - 14
    let step = chart.times.count > 1 ? (right - left - 24) / Double(chart.times.count - 1) : 0
    let placeX = { (index: Int) in left + 12 + Double(index) * step }

    let timeLines = LineLayout.timeLabels(chart.times.map { $0[Reading.language] }, step: step)
    let bottom = height - 12 - Lettering.height(lines: timeLines.map(\.count).max() ?? 1, size: LineLayout.small)
    let placeY = { (value: Double) in bottom - scale.position(value) * (bottom - LineLayout.top) }

    levels = zip(scale.marks, levelWords).map { Level(y: placeY($0), words: $1) }
    events = chart.events.enumerated().map { (left + 12 + $0.element.position * step, LineChart.letter($0.offset)) }
    bands = LineLayout.bands(chart.usual, placeX: placeX, placeY: placeY)
    rings = (chart.series.first?.points ?? []).enumerated().compactMap { index, point in
      guard chart.rings.contains(index), let value = point.value.value else { return nil }
      return (placeX(index), placeY(value))
    }
    times = timeLines.enumerated().map { (placeX($0), $1) }
    marks = chart.marks.map { mark in
      let y = placeY(mark.value)
      return (
        y, "\(mark.label[Reading.language]) \(chart.amount.words(mark.value))", y < LineLayout.top + 20 ? y + 16 : y - 6
      )
    }
    lines = LineLayout.lines(
      chart, labelRoom: labelRoom, within: LineLayout.top...bottom, placeX: placeX, placeY: placeY)
    self.width = width
    self.height = height
    self.left = left
    self.right = right
    self.bottom = bottom
  }

  private static func bands(
    _ usual: [LineChart.Usual?], placeX: (Int) -> Double, placeY: (Double) -> Double
  ) -> [[(x: Double, upper: Double, center: Double, lower: Double)]] {
    var stretches: [[(x: Double, upper: Double, center: Double, lower: Double)]] = [[]]
    for (index, usual) in usual.enumerated() {
      guard let usual else {
        stretches.append([])
        continue
      }
      stretches[stretches.count - 1].append(
        (placeX(index), placeY(usual.upper), placeY(usual.center), placeY(usual.lower)))
    }
    return stretches.filter { !$0.isEmpty }
  }

  private static func lines(
    _ chart: LineChart, labelRoom: Double, within bounds: ClosedRange<Double>, placeX: (Int) -> Double,
    placeY: (Double) -> Double
  ) -> [Line] {
    let sketches = chart.series.enumerated().map { index, series in
      sketch(series, shift: (Double(index) - Double(chart.series.count - 1) / 2) * 3, placeX: placeX, placeY: placeY)
    }
    let last = chart.series.map { $0.points.compactMap(\.value.value).last.map(chart.amount.words) ?? "" }
    let labels = chart.series.map {
      Lettering.lines($0.label[Reading.language], width: labelRoom, size: size, isBold: true, most: 3)
    }
    let order = sketches.indices.sorted {
      (sketches[$0].flatMap(\.self).last?.y ?? bounds.upperBound)
        < (sketches[$1].flatMap(\.self).last?.y ?? bounds.upperBound)
    }
    let starts = Spread.starts(
      centres: order.map { sketches[$0].flatMap(\.self).last?.y ?? bounds.upperBound },
      sizes: order.map { Lettering.height(lines: labels[$0].count + 1, size: size) }, gap: 4, within: bounds)
    return chart.series.indices.map { index in
      let hidden = chart.series[index].points.indices.filter { chart.series[index].points[$0].value == .hidden }
      return Line(
        series: index, stretches: sketches[index], hiddenAt: hidden.map(placeX), label: labels[index],
        labelTop: starts[order.firstIndex(of: index) ?? 0], end: sketches[index].last?.last, endWords: last[index])
    }
  }

  /// The points of one series in stretches; a little to the side, so that intervals of two series do not cover each other.
  private static func sketch(
    _ series: LineChart.Series, shift: Double, placeX: (Int) -> Double, placeY: (Double) -> Double
  ) -> [[Dot]] {
    var stretches: [[Dot]] = [[]]
    for (index, point) in series.points.enumerated() {
      guard let value = point.value.value else {
        stretches.append([])
        continue
      }
      let interval = point.interval.map { placeY($0.upperBound)...placeY($0.lowerBound) }
      stretches[stretches.count - 1].append(
        Dot(x: placeX(index) + (point.interval == nil ? 0 : shift), y: placeY(value), interval: interval))
    }
    return stretches.filter { !$0.isEmpty }
  }

  /// Every label where there is room; otherwise every second, third, … from the first.
  private static func timeLabels(_ words: [String], step: Double) -> [[String]] {
    let widest = words.map { Lettering.width($0, size: small) }.max() ?? 0
    let every = step <= 0 ? 1 : max(1, Int((widest + 10) / step + 0.999))
    return words.enumerated().map { $0 % every == 0 ? [$1] : [] }
  }
}
