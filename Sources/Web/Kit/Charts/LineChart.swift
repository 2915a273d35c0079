import Vocabulary

/// Figures over time, with how sure they are, and with gaps where there is none.
package struct LineChart: View {
  package struct Point: Sendable, Equatable {
    package var value: Plotted
    /// Where the true figure may well lie.
    package var interval: ClosedRange<Double>?
    /// How many people or classes stand behind it.
    package var count: Int?

    package init(_ value: Plotted, interval: ClosedRange<Double>? = nil, count: Int? = nil) {
      self.value = value
      let isKnown = value.value != nil && interval.map { $0.lowerBound.isDrawable && $0.upperBound.isDrawable } == true
      self.interval = isKnown ? interval : nil
      self.count = value == .hidden ? nil : count
    }
  }

  package struct Series: Sendable {
    package var label: Phrase
    /// One for each time.
    package var points: [Point]

    package init(_ label: Phrase, _ points: [Point]) {
      self.label = label
      self.points = points
    }
  }

  /// A figure to reach, or to start from.
  package struct Mark: Sendable {
    package var label: Phrase
    package var value: Double

    package init(_ label: Phrase, _ value: Double) {
      self.label = label
      self.value = value
    }
  }

  /// Where figures usually lie at one time: between two limits, about a middle.
  package struct Usual: Sendable, Equatable {
    package var lower: Double
    package var center: Double
    package var upper: Double

    package init(lower: Double, center: Double, upper: Double) {
      self.lower = lower
      self.center = center
      self.upper = upper
    }
  }

  /// Something that happened between two times, or at one: an upright line with a letter, explained below.
  package struct Event: Sendable {
    package var label: Phrase
    /// Counted in times: 1.5 is half way from the second to the third.
    package var position: Double

    package init(_ label: Phrase, at position: Double) {
      self.label = label
      self.position = position
    }
  }

  package var id: String
  package var title: Phrase
  package var amount: Amount
  /// What the times are: "School year".
  package var timeHeading: Phrase
  package var times: [Phrase]
  package var series: [Series]
  package var marks: [Mark]
  package var notes: [Phrase]
  package var events: [Event]
  /// One for each time, or none at all; drawn as a band behind the lines.
  package var usual: [Usual?]
  /// Times at which the first line stands out, with a ring about its point.
  package var rings: Set<Int>

  package init(
    id: String, _ title: Phrase, _ amount: Amount, timeHeading: Phrase, times: [Phrase], series: [Series],
    marks: [Mark] = [],
    notes: [Phrase] = [], events: [Event] = [], usual: [Usual?] = [], rings: Set<Int> = []
  ) {
    self.id = id
    self.title = title
    self.amount = amount
    self.timeHeading = timeHeading
    self.times = times
    self.series = series
    self.marks = marks.filter(\.value.isDrawable)
    self.notes = notes
    self.usual = times.indices.map { index in
      guard index < usual.count, let band = usual[index],
        [band.lower, band.center, band.upper].allSatisfy(\.isDrawable)
      else { return nil }
      return band
    }
    self.rings = rings
    let last = Double(max(0, times.count - 1))
    self.events = events.filter { $0.position.isFinite && (0...last).contains($0.position) }
  }

  package var html: HTML {
    Figure(
      id: id, title: title, description: description, wide: drawing(width: Drawing.wide, height: 340),
      narrow: drawing(width: Drawing.narrow, height: 280),
      notes: notes + eventNotes + [usualNote, intervalNote, hiddenNote].compactMap(\.self),
      table: Figure.folded(table)
    ).html
  }

  private func drawing(width: Double, height: Double) -> Drawing {
    let layout = LineLayout(self, width: width, height: height)
    return Drawing(width: width, height: layout.height, marks: LineDrawing(layout: layout).html)
  }

  /// The same figures as the lines, with their intervals and counts.
  package var table: Table {
    let columns = series.flatMap { series in
      [Table.Column(series.label, .number)]
        + (hasIntervals(series) ? [.init(series.label + Phrase(", between", es: ", entre"), .number)] : [])
        + (hasCounts(series) ? [.init(series.label + Phrase(", number", es: ", número"), .number)] : [])
    }
    return Table(
      title, columns: [.init(timeHeading)] + columns + usualColumns,
      rows: times.indices.map { index in
        [HTML(times[index])] + series.flatMap { cells($0, at: index) } + usualCells(at: index)
      },
      isCaptionHidden: true,
      narrow: .scrolls)
  }

  private func cells(_ series: Series, at index: Int) -> [HTML] {
    let point = index < series.points.count ? series.points[index] : Point(.missing)
    var cells = [HTML(point.value.words(amount))]
    if hasIntervals(series) {
      cells.append(
        HTML(text: point.interval.map { "\(amount.words($0.lowerBound)) – \(amount.words($0.upperBound))" } ?? "–"))
    }
    if hasCounts(series) { cells.append(HTML(text: point.count.map(\.grouped) ?? "–")) }
    return cells
  }

  private var hasUsual: Bool { usual.contains { $0 != nil } }

  private var usualColumns: [Table.Column] {
    guard hasUsual else { return [] }
    return [
      .init(Phrase("Usual level", es: "Nivel habitual"), .number),
      .init(Phrase("Usually between", es: "Habitualmente entre"), .number),
      .init(Phrase("Stands out", es: "Sobresale")),
    ]
  }

  private func usualCells(at index: Int) -> [HTML] {
    guard hasUsual else { return [] }
    guard let band = usual[index] else { return ["–", "–", ""] }
    return [
      HTML(text: amount.words(band.center)),
      HTML(text: "\(amount.words(band.lower)) – \(amount.words(band.upper))"),
      rings.contains(index) ? HTML(Phrase("yes", es: "sí")) : "",
    ]
  }

  private var usualNote: Phrase? {
    guard hasUsual else { return nil }
    let band = Phrase(
      "The band shows where figures usually lie, the broken line their usual level.",
      es: "La franja muestra dónde suelen estar las cifras; la línea discontinua, su nivel habitual.")
    return rings.isEmpty
      ? band : band + Phrase(" Rings mark what stands out.", es: " Los círculos marcan lo que sobresale.")
  }

  private func hasIntervals(_ series: Series) -> Bool { series.points.contains { $0.interval != nil } }
  private func hasCounts(_ series: Series) -> Bool { series.points.contains { $0.count != nil } }

  private var description: Phrase {
    series.map { series in
      let known = zip(times, series.points).compactMap { time, point in point.value.value.map { (time, $0) } }
      guard let first = known.first, let last = known.last else {
        return series.label + Phrase(" has no figures.", es: " no tiene cifras.")
      }
      let (start, end) = (amount.words(first.1), amount.words(last.1))
      return Phrase(
        "\(series.label.en): \(start) in \(first.0.en), \(end) in \(last.0.en).",
        es: "\(series.label.es): \(start) en \(first.0.es), \(end) en \(last.0.es).")
    }.joined()
  }

  private var eventNotes: [Phrase] {
    events.enumerated().map { index, event in Phrase(verbatim: "\(LineChart.letter(index)): ") + event.label }
  }

  /// A to Z, and again.
  static func letter(_ index: Int) -> String {
    String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
  }

  private var intervalNote: Phrase? {
    guard series.contains(where: hasIntervals) else { return nil }
    return Phrase(
      "The upright lines show where the true figure may well lie.",
      es: "Las líneas verticales muestran dónde puede estar la cifra real.")
  }

  private var hiddenNote: Phrase? { Plotted.note(hidden: series.flatMap(\.points).count { $0.value == .hidden }) }
}
