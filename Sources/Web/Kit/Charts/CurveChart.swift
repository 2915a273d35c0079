import Statistics
import Vocabulary

/// Curves over an axis of figures, with the band in which each may well lie, and with points that are worth a word.
package struct CurveChart: View {
  package struct Curve: Sendable {
    package var label: Phrase
    package var points: [(x: Double, y: Double, lower: Double?, upper: Double?)]
    package var isJoined: Bool

    package init(
      _ label: Phrase, x: [Double], y: [Double], lower: [Double]? = nil, upper: [Double]? = nil, isJoined: Bool = true
    ) {
      self.label = label
      self.isJoined = isJoined
      points = x.indices.filter { $0 < y.count && x[$0].isDrawable && y[$0].isDrawable }.map { index in
        let ends = [lower, upper].map { $0.flatMap { index < $0.count && $0[index].isDrawable ? $0[index] : nil } }
        return (x[index], y[index], ends[0], ends[1])
      }
    }
  }

  package var id: String
  package var title: Phrase
  package var x: Phrase
  package var y: Phrase
  package var curves: [Curve]
  package var marks: [Picture.Mark]

  package init(id: String, _ title: Phrase, x: Phrase, y: Phrase, curves: [Curve], marks: [Picture.Mark] = []) {
    self.id = id
    self.title = title
    self.x = x
    self.y = y
    self.curves = curves.filter { !$0.points.isEmpty }
    self.marks = marks
  }

  package var html: HTML {
    Figure(
      id: id, title: title, description: description, wide: drawing(width: Drawing.wide, height: 340),
      narrow: drawing(width: Drawing.narrow, height: 280), notes: [], table: Figure.folded(table)
    ).html
  }

  private var across: Scale {
    Scale(
      over: curves.flatMap { $0.points.map(\.x) } + marks.compactMap { $0.y == nil ? nil : $0.x }, fromZero: false,
      marks: 6)
  }

  private var up: Scale {
    let ends = curves.flatMap { $0.points.flatMap { [$0.y, $0.lower, $0.upper].compactMap(\.self) } }
    return Scale(over: ends + marks.compactMap(\.y).filter(\.isDrawable), fromZero: false)
  }

  package var table: Table {
    let times = Set(curves.flatMap { $0.points.map(\.x) }).sorted()
    let (across, up) = (across, up)
    return Table(
      title, columns: [.init(x, .number)] + curves.map { .init($0.label, .number) },
      rows: times.map { time in
        [HTML(text: time.trimmed(step: across.step / 10))]
          + curves.map { curve in
            guard let point = curve.points.first(where: { $0.x == time }) else { return HTML(text: "–") }
            let words = point.y.trimmed(step: up.step / 10)
            guard let lower = point.lower, let upper = point.upper else { return HTML(text: words) }
            return HTML(text: "\(words) (\(lower.trimmed(step: up.step / 10)) – \(upper.trimmed(step: up.step / 10)))")
          }
      }, isCaptionHidden: true, narrow: .scrolls)
  }

  private var description: Phrase {
    let up = up
    return curves.prefix(6).map { curve in
      guard let first = curve.points.first, let last = curve.points.last else { return curve.label }
      let (start, end) = (first.y.trimmed(step: up.step / 10), last.y.trimmed(step: up.step / 10))
      return curve.label + Phrase(": from \(start) to \(end).", es: ": de \(start) a \(end).")
    }.joined()
  }

  private func drawing(width: Double, height: Double) -> Drawing {
    let (across, up) = (across, up)
    let levels = up.marks.map { $0.trimmed(step: up.step) }
    let left = (levels.map { Lettering.width($0, size: 13) }.max() ?? 0) + 12
    let right = width - 14
    let key = key(width: width)
    // Words on upright lines stand above the plot, each in a row of its own, so that no curve runs through them.
    let rows = Double(upright.count) * Self.rowOfWords
    let (top, bottom) = (key.height + 24 + rows, height - 44 + key.height + rows)
    let placeX = { (value: Double) in left + 8 + across.position(value) * (right - left - 16) }
    let placeY = { (value: Double) in bottom - up.position(value) * (bottom - top) }
    var marks = key.marks
    marks += Stroke.text(y[Reading.language], x: 0, y: key.height + 12, size: 13, style: "words soft")
    for (mark, words) in zip(up.marks, levels) {
      marks += Stroke.line(left, placeY(mark), right, placeY(mark), style: "grid")
      marks += Stroke.text(words, x: left - 8, y: placeY(mark) + 4, size: 13, anchor: .end, style: "words soft")
    }
    let every = across.marks.count > 7 && width < 500 ? 2 : 1
    for (index, mark) in across.marks.enumerated() where index % every == 0 {
      marks += Stroke.text(
        mark.trimmed(step: across.step), x: placeX(mark), y: bottom + 18, size: 13, anchor: .middle, style: "words soft"
      )
    }
    marks += Stroke.text(x[Reading.language], x: right, y: bottom + 36, size: 13, anchor: .end, style: "words soft")
    for (index, curve) in curves.enumerated() { marks += line(curve, index, placeX, placeY) }
    for mark in self.marks where mark.x == nil || mark.y != nil {
      marks += note(mark, placeX, placeY, left: left, right: right)
    }
    for (row, mark) in upright.enumerated() {
      let y = top - Self.rowOfWords * Double(upright.count - row) + 8
      marks += upright(mark, atX: placeX(mark.x ?? 0), wordsAt: y, middle: (left + right) / 2, bottom: bottom)
    }
    return Drawing(width: width, height: bottom + 42, marks: marks)
  }

  private func key(width: Double) -> (marks: HTML, height: Double) {
    guard curves.count > 1 else { return ("", 0) }
    var marks = HTML()
    var (x, y) = (0.0, 4.0)
    for (index, curve) in curves.enumerated() {
      let words = curve.label[Reading.language]
      let room = Lettering.width(words, size: 14) + 44
      if x > 0, x + room > width { (x, y) = (0, y + 22) }
      marks += "<g class=\"series-\(index % Pattern.count + 1)\">\(sample(curve, x: x, y: y + 8, index))</g>"
      marks += Stroke.text(words, x: x + 30, y: y + 13, size: 14)
      x += room
    }
    return (marks, y + 24)
  }

  private func sample(_ curve: Curve, x: Double, y: Double, _ index: Int) -> HTML {
    let line: HTML = curve.isJoined ? "<path class=\"line\" d=\"M\(at: x) \(at: y) h24\"/>" : ""
    return "\(line)\(LineDrawing.shape(index, x: x + 12, y: y))"
  }

  private func line(
    _ curve: Curve, _ index: Int, _ placeX: (Double) -> Double, _ placeY: (Double) -> Double
  ) -> HTML {
    var path = HTML()
    var there = HTML()
    var back = HTML()
    var intervals = HTML()
    for point in curve.points {
      path +=
        path.isEmpty
        ? "M\(at: placeX(point.x)) \(at: placeY(point.y))" : " L\(at: placeX(point.x)) \(at: placeY(point.y))"
      guard let lower = point.lower, let upper = point.upper else { continue }
      if curve.isJoined, curve.points.count > 12 {
        there +=
          there.isEmpty
          ? "M\(at: placeX(point.x)) \(at: placeY(upper))" : " L\(at: placeX(point.x)) \(at: placeY(upper))"
        let before = back
        back = " L\(at: placeX(point.x)) \(at: placeY(lower))\(before)"
      } else {
        intervals +=
          "<path class=\"interval\" d=\"M\(at: placeX(point.x)) \(at: placeY(lower)) V\(at: placeY(upper))\"/>"
      }
    }
    let band: HTML = there.isEmpty ? "" : "<path class=\"band\" d=\"\(there)\(back) z\"/>"
    let joined: HTML = curve.isJoined ? "<path class=\"line\" d=\"\(path)\"/>" : ""
    let dots = curve.points.count > 60 ? HTML() : dots(curve, index, placeX, placeY)
    return "<g class=\"series-\(index % Pattern.count + 1)\">\(band)\(intervals)\(joined)\(dots)</g>"
  }

  private func dots(
    _ curve: Curve, _ index: Int, _ placeX: (Double) -> Double, _ placeY: (Double) -> Double
  ) -> HTML {
    var dots = HTML()
    for point in curve.points { dots += LineDrawing.shape(index, x: placeX(point.x), y: placeY(point.y)) }
    return dots
  }

  private func note(
    _ mark: Picture.Mark, _ placeX: (Double) -> Double, _ placeY: (Double) -> Double, left: Double, right: Double
  ) -> HTML {
    let words = mark.label[Reading.language]
    switch (mark.x, mark.y) {
    case (nil, let y?):
      return """
        \(Stroke.line(left, placeY(y), right, placeY(y), style: "level"))\
        \(Stroke.text(words, x: left + 6, y: placeY(y) - 5, size: 13, style: "words level-words"))
        """
    case (let x?, let y?):
      let isRight = placeX(x) > (left + right) / 2
      return """
        <circle class="ring" cx="\(at: placeX(x))" cy="\(at: placeY(y))" r="9"/>\
        \(Stroke.text(words, x: placeX(x) + (isRight ? -12 : 12), y: placeY(y) - 10, size: 13, anchor: isRight ? .end : .start, style: "words level-words"))
        """
    case (_, nil): return ""
    }
  }

  /// Marks of a value across, which stand for the whole height.
  private var upright: [Picture.Mark] { marks.filter { $0.x.map(\.isDrawable) ?? false && $0.y == nil } }
  private static let rowOfWords = 18.0

  private func upright(
    _ mark: Picture.Mark, atX x: Double, wordsAt y: Double, middle: Double, bottom: Double
  ) -> HTML {
    let anchor: Stroke.Anchor = x > middle ? .end : .start
    return """
      \(Stroke.line(x, y - 10, x, bottom, style: "level"))\
      \(Stroke.text(mark.label[Reading.language], x: x + (x > middle ? -6 : 6), y: y, size: 13, anchor: anchor, style: "words level-words"))
      """
  }
}
