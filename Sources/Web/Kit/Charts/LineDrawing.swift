import Vocabulary

/// The marks of a line chart.
struct LineDrawing: View {
  let layout: LineLayout

  var html: HTML {
    "\(layout.levels.map(level))\(layout.bands.map(band))\(layout.times.map(time))\(layout.marks.map(mark))\(layout.events.map(event))\(layout.lines.map(line))\(layout.rings.map(ring))"
  }

  private func band(_ stretch: [(x: Double, upper: Double, center: Double, lower: Double)]) -> HTML {
    var (there, back, middle): (HTML, HTML, HTML) = ("", "", "")
    for (index, place) in stretch.enumerated() {
      let step: HTML = index == 0 ? "M" : " L"
      there += "\(step)\(at: place.x) \(at: place.upper)"
      middle += "\(step)\(at: place.x) \(at: place.center)"
      let behind = back
      back = " L\(at: place.x) \(at: place.lower)\(behind)"
    }
    return """
      <g class="series-1"><path class="band" d="\(there)\(back) z"/></g><path class="usual-level" d="\(middle)"/>
      """
  }

  private func ring(_ ring: (x: Double, y: Double)) -> HTML {
    "<circle class=\"ring\" cx=\"\(at: ring.x)\" cy=\"\(at: ring.y)\" r=\"9\"/>"
  }

  private func level(_ level: LineLayout.Level) -> HTML {
    """
    \(Stroke.line(layout.left, level.y, layout.right, level.y, style: "grid"))\
    \(Stroke.text(level.words, x: layout.left - 8, y: level.y + 4, size: LineLayout.small, anchor: .end, style: "words soft"))
    """
  }

  private func time(_ time: (x: Double, words: [String])) -> HTML {
    Stroke.lines(
      time.words, x: time.x, top: layout.bottom + 8, size: LineLayout.small, anchor: .middle, style: "words soft")
  }

  private func mark(_ mark: (y: Double, words: String, wordsY: Double)) -> HTML {
    """
    \(Stroke.line(layout.left, mark.y, layout.right, mark.y, style: "level"))\
    \(Stroke.text(mark.words, x: layout.left + 6, y: mark.wordsY, size: LineLayout.small, style: "words level-words"))
    """
  }

  private func event(_ event: (x: Double, letter: String)) -> HTML {
    """
    \(Stroke.line(event.x, LineLayout.top + 16, event.x, layout.bottom, style: "level"))\
    \(Stroke.text(event.letter, x: event.x, y: LineLayout.top + 11, size: LineLayout.small, anchor: .middle, style: "words level-words"))
    """
  }

  private func line(_ line: LineLayout.Line) -> HTML {
    let style = "series-\(line.series % Pattern.count + 1)"
    return """
      <g class="\(style)">\(line.stretches.map(stretch))\(line.stretches.flatMap(\.self).map { dot($0, series: line.series) })\
      \(line.hiddenAt.map(hidden))\(label(line))</g>

      """
  }

  private func stretch(_ dots: [LineLayout.Dot]) -> HTML {
    guard dots.count > 1 else { return "" }
    var path: HTML = ""
    for (index, dot) in dots.enumerated() {
      path += index == 0 ? "M\(at: dot.x) \(at: dot.y)" : " L\(at: dot.x) \(at: dot.y)"
    }
    return "<path class=\"line\" d=\"\(path)\"/>"
  }

  private func dot(_ dot: LineLayout.Dot, series: Int) -> HTML {
    let interval = dot.interval.map { range -> HTML in
      """
      <path class="interval" d="M\(at: dot.x) \(at: range.lowerBound) V\(at: range.upperBound) \
      M\(at: dot.x - 4) \(at: range.lowerBound) h8 M\(at: dot.x - 4) \(at: range.upperBound) h8"/>
      """
    }
    return "\(interval)\(LineDrawing.shape(series, x: dot.x, y: dot.y))"
  }

  /// Each series has a shape of its own: round, square, pointed up, pointed all round.
  static func shape(_ series: Int, x: Double, y: Double) -> HTML {
    switch series % Pattern.count {
    case 1: "<rect class=\"dot\" x=\"\(at: x - 4)\" y=\"\(at: y - 4)\" width=\"8\" height=\"8\"/>"
    case 2: "<path class=\"dot\" d=\"M\(at: x) \(at: y - 5.5) l5.5 9.5 h-11 z\"/>"
    case 3: "<path class=\"dot\" d=\"M\(at: x) \(at: y - 6) l6 6 l-6 6 l-6 -6 z\"/>"
    default: "<circle class=\"dot\" cx=\"\(at: x)\" cy=\"\(at: y)\" r=\"4.5\"/>"
    }
  }

  private func hidden(_ x: Double) -> HTML {
    "<path class=\"hidden-point\" d=\"M\(at: x - 4) \(at: layout.bottom - 4) l8 8 m0 -8 l-8 8\"/>"
  }

  private func label(_ line: LineLayout.Line) -> HTML {
    guard let end = line.end else { return "" }
    let x = layout.right + 10
    let nameHeight = Lettering.height(lines: line.label.count, size: LineLayout.size)
    let middle = line.labelTop + Lettering.height(lines: line.label.count + 1, size: LineLayout.size) / 2
    return """
      \(Stroke.line(end.x + 7, end.y, x - 3, middle, style: "leader"))\
      \(Stroke.lines(line.label, x: x, top: line.labelTop, size: LineLayout.size, style: "name"))\
      \(Stroke.lines([line.endWords], x: x, top: line.labelTop + nameHeight, size: LineLayout.size, style: "figure"))
      """
  }
}
