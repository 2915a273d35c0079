import Vocabulary

/// Where each label, bar and figure of a bar chart stands.
struct BarLayout {
  struct Bar: Equatable {
    let series: Int
    let x: Double
    let y: Double
    let width: Double
    let height: Double
    /// The figure, beside the bar on the side that it points to.
    let words: String
    let wordsAt: Double
    let wordsEnd: Bool
    let isKnown: Bool
  }

  struct Row: Equatable {
    let label: [String]
    let labelTop: Double
    let top: Double
    let height: Double
    let bars: [Bar]
  }

  static let size = 14.0
  private static let gap = 14.0
  private static let barGap = 3.0

  let key: [Phrase]
  let labelWidth: Double
  let zero: Double
  let width: Double
  let height: Double
  let rows: [Row]
  /// Where bars start: one line, or a piece for each row when labels stand between the rows.
  let axis: [ClosedRange<Double>]
  let keyTops: [(x: Double, y: Double)]

  init(_ chart: BarChart, width: Double, hasLabelsAbove: Bool) {
    let size = BarLayout.size
    let values = chart.rows.flatMap { $0.values.compactMap(\.value) }
    let labels = chart.rows.map { $0.label[Reading.language] }
    let widest = labels.map { Lettering.width($0, size: size) }.max() ?? 0
    let labelWidth = hasLabelsAbove ? width : min(widest, width * 0.36)
    let figures = chart.rows.flatMap {
      $0.values.map { Lettering.width($0.words(chart.amount)[Reading.language], size: size, isBold: true) }
    }
    let figureWidth = (figures.max() ?? 0) + 8
    let left = (hasLabelsAbove ? 0 : labelWidth + 12) + (values.contains { $0 < 0 } ? figureWidth : 0)
    let right = width - figureWidth
    let scale = Scale(over: values, fromZero: true, marks: 20)
    let place = { (value: Double) in left + scale.position(value) * max(0, right - left) }

    key = chart.series.count > 1 ? chart.series : []
    keyTops = BarLayout.keyPlaces(key, width: width)
    var top = (keyTops.last?.y).map { $0 + 34 } ?? 0
    let barHeight = chart.series.count > 1 ? 16.0 : 22.0
    let zeroAt = place(0)
    rows = zip(chart.rows, labels).map { row, text in
      let lines = Lettering.lines(text, width: labelWidth, size: size, most: 3)
      let labelHeight = Lettering.height(lines: lines.count, size: size)
      let barsHeight = Double(row.values.count) * (barHeight + BarLayout.barGap) - BarLayout.barGap
      let height = hasLabelsAbove ? labelHeight + 4 + barsHeight : max(labelHeight, barsHeight)
      let barsTop = hasLabelsAbove ? top + labelHeight + 4 : top + (height - barsHeight) / 2
      let bars = row.values.enumerated().map { index, value in
        BarLayout.bar(
          value, series: index, y: barsTop + Double(index) * (barHeight + BarLayout.barGap), height: barHeight,
          zero: zeroAt,
          end: place(value.value ?? 0), words: value.words(chart.amount)[Reading.language])
      }
      defer { top += height + BarLayout.gap }
      let labelTop = hasLabelsAbove ? top : top + (height - labelHeight) / 2
      return Row(label: lines, labelTop: labelTop, top: top, height: height, bars: bars)
    }
    self.labelWidth = labelWidth
    self.width = width
    zero = zeroAt
    let bottom = max(20, top - BarLayout.gap + 2)
    let whole = (rows.first?.top ?? 0)...max(rows.first?.top ?? 0, bottom)
    axis = hasLabelsAbove ? rows.compactMap(BarLayout.reach) : [whole]
    height = bottom
  }

  private static func reach(of row: Row) -> ClosedRange<Double>? {
    guard let first = row.bars.first, let last = row.bars.last else { return nil }
    return (first.y - 2)...(last.y + last.height + 2)
  }

  private static func bar(
    _ value: Plotted, series: Int, y: Double, height: Double, zero: Double, end: Double, words: String
  ) -> Bar {
    let isNegative = end < zero
    return Bar(
      series: series, x: min(zero, end), y: y, width: abs(end - zero), height: height, words: words,
      wordsAt: isNegative ? end - 6 : max(zero, end) + 6, wordsEnd: isNegative, isKnown: value.value != nil)
  }

  /// The names of the series with their fillings, as many to a line as fit.
  private static func keyPlaces(_ key: [Phrase], width: Double) -> [(x: Double, y: Double)] {
    var x = 0.0
    var y = 0.0
    return key.map { phrase in
      let needed = 24 + Lettering.width(phrase[Reading.language], size: size) + 20
      if x > 0, x + needed > width {
        x = 0
        y += 24
      }
      defer { x += needed }
      return (x, y)
    }
  }
}
