import Vocabulary

/// The marks of a bar chart.
struct BarDrawing: View {
  let layout: BarLayout
  let id: String

  var html: HTML {
    """
    \(Pattern.all(chart: id, count: max(1, layout.rows.first?.bars.count ?? 1)))\(key)\(layout.rows.map(row))\(layout.axis.map(axis))
    """
  }

  private func axis(_ stretch: ClosedRange<Double>) -> HTML {
    Stroke.line(layout.zero, stretch.lowerBound, layout.zero, stretch.upperBound, style: "axis")
  }

  private var key: HTML {
    var marks = HTML()
    for (index, phrase) in layout.key.enumerated() {
      let (x, y) = layout.keyTops[index]
      marks += Stroke.box(x, y + 2, 16, 14, style: "bar", fill: Pattern(chart: id, series: index).fill)
      marks += Stroke.text(phrase[Reading.language], x: x + 24, y: y + 14, size: BarLayout.size)
    }
    return marks
  }

  private func row(_ row: BarLayout.Row) -> HTML {
    "\(Stroke.lines(row.label, x: 0, top: row.labelTop, size: BarLayout.size))\(row.bars.map(bar))"
  }

  private func bar(_ bar: BarLayout.Bar) -> HTML {
    let filling = Pattern(chart: id, series: bar.series).fill
    let box = bar.isKnown ? Stroke.box(bar.x, bar.y, bar.width, bar.height, style: "bar", fill: filling) : HTML()
    let words = Stroke.text(
      bar.words, x: bar.wordsAt, y: bar.y + bar.height / 2 + BarLayout.size * 0.36, size: BarLayout.size,
      anchor: bar.wordsEnd ? .end : .start, style: bar.isKnown ? "figure" : "words absent")
    return "\(box)\(words)\n"
  }
}
