import Vocabulary

/// A line chart without axes, to stand among others of its kind: all of them over the same times and figures.
package struct MiniChart: View {
  package var title: Phrase
  package var words: Phrase
  package var values: [Plotted]
  package var usual: [LineChart.Usual?]
  package var rings: Set<Int>
  /// From the lowest to the highest figure of all charts that stand together.
  package var range: ClosedRange<Double>

  package init(
    _ title: Phrase, _ words: Phrase, values: [Plotted], usual: [LineChart.Usual?] = [], rings: Set<Int> = [],
    range: ClosedRange<Double>
  ) {
    self.title = title
    self.words = words
    self.values = values
    self.usual = usual
    self.rings = rings
    self.range = range
  }

  private static let (width, height) = (220.0, 72.0)

  package var html: HTML {
    """
    <svg class="mini" viewBox="0 0 \(at: Self.width) \(at: Self.height)" role="img" aria-label="\(title + Phrase(verbatim: ". ") + words)">\
    \(band)<g class="series-1">\(stretches.map(line))\(dots)</g>\(hidden)</svg>
    """
  }

  private func x(_ index: Int) -> Double {
    8 + (values.count > 1 ? Double(index) / Double(values.count - 1) : 0.5) * (Self.width - 16)
  }

  private func y(_ value: Double) -> Double {
    let room = range.upperBound - range.lowerBound
    let share = room > 0 ? (value - range.lowerBound) / room : 0.5
    return Self.height - 10 - min(1, max(0, share)) * (Self.height - 20)
  }

  private var band: HTML {
    var (there, back, middle): (HTML, HTML, HTML) = ("", "", "")
    for (index, place) in usual.enumerated() {
      guard let place, index < values.count else { continue }
      let step: HTML = there.isEmpty ? "M" : " L"
      there += "\(step)\(at: x(index)) \(at: y(place.upper))"
      middle += "\(step)\(at: x(index)) \(at: y(place.center))"
      let behind = back
      back = " L\(at: x(index)) \(at: y(place.lower))\(behind)"
    }
    if there.isEmpty { return "" }
    return """
      <g class="series-1"><path class="band" d="\(there)\(back) z"/></g><path class="usual-level" d="\(middle)"/>
      """
  }

  private var stretches: [[(x: Double, y: Double)]] {
    var stretches: [[(x: Double, y: Double)]] = [[]]
    for (index, plotted) in values.enumerated() {
      guard let value = plotted.value else {
        stretches.append([])
        continue
      }
      stretches[stretches.count - 1].append((x(index), y(value)))
    }
    return stretches.filter { !$0.isEmpty }
  }

  private func line(_ stretch: [(x: Double, y: Double)]) -> HTML {
    var path: HTML = ""
    for (index, place) in stretch.enumerated() { path += "\(index == 0 ? "M" : " L")\(at: place.x) \(at: place.y)" }
    return stretch.count > 1 ? "<path class=\"line\" d=\"\(path)\"/>" : ""
  }

  /// The last point, and those that stand out.
  private var dots: HTML {
    var marks: HTML = ""
    let last = values.lastIndex { $0.value != nil }
    for (index, value) in values.enumerated() {
      guard let value = value.value else { continue }
      if index == last { marks += "<circle class=\"dot\" cx=\"\(at: x(index))\" cy=\"\(at: y(value))\" r=\"4\"/>" }
      if rings.contains(index) {
        marks += "<circle class=\"ring\" cx=\"\(at: x(index))\" cy=\"\(at: y(value))\" r=\"6.5\"/>"
      }
    }
    return marks
  }

  private var hidden: HTML {
    var marks: HTML = ""
    for (index, value) in values.enumerated() where value == .hidden {
      marks += "<path class=\"hidden-point\" d=\"M\(at: x(index) - 3) \(at: Self.height - 8) l6 6 m0 -6 l-6 6\"/>"
    }
    return marks
  }
}
