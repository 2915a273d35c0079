import Vocabulary

/// Estimates one below the other, each with the range in which the true figure may well lie, against a line that means
/// "no difference".
package struct EstimateChart: View {
  package struct Row: Sendable {
    package var label: Phrase
    package var value: Double
    package var interval: ClosedRange<Double>?

    package init(_ label: Phrase, _ value: Double, interval: ClosedRange<Double>? = nil) {
      self.label = label
      self.value = value
      let isKnown = interval.map { $0.lowerBound.isDrawable && $0.upperBound.isDrawable } == true
      self.interval = isKnown ? interval : nil
    }
  }

  package var id: String
  package var title: Phrase
  /// What the figures measure.
  package var axis: Phrase
  package var rows: [Row]
  package var reference: Double?

  package init(id: String, _ title: Phrase, axis: Phrase, rows: [Row], reference: Double? = nil) {
    self.id = id
    self.title = title
    self.axis = axis
    self.rows = rows
    self.reference = reference
  }

  package var html: HTML {
    Figure(
      id: id, title: title, description: description, wide: drawing(width: Drawing.wide),
      narrow: drawing(width: Drawing.narrow), notes: [note].compactMap(\.self), table: Figure.folded(table)
    ).html
  }

  package var table: Table {
    Table(
      title,
      columns: [
        .init(axis), .init(Phrase("Estimate", es: "Estimación"), .number),
        .init(Phrase("Between", es: "Entre"), .number),
      ],
      rows: rows.map { row in
        [
          HTML(row.label), HTML(text: words(row.value)),
          HTML(text: row.interval.map { "\(words($0.lowerBound)) – \(words($0.upperBound))" } ?? "–"),
        ]
      }, isCaptionHidden: true, narrow: .scrolls)
  }

  private func words(_ value: Double) -> String { value.trimmed(step: scale.step / 10) }

  private var scale: Scale {
    let ends = rows.flatMap { [$0.interval?.lowerBound, $0.interval?.upperBound, $0.value].compactMap(\.self) }
    return Scale(over: (ends + [reference].compactMap(\.self)).filter(\.isDrawable), fromZero: false)
  }

  private var description: Phrase {
    rows.prefix(6).map { row in
      let range = row.interval.map {
        Phrase(
          " (\(words($0.lowerBound)) to \(words($0.upperBound)))",
          es: " (de \(words($0.lowerBound)) a \(words($0.upperBound)))")
      }
      return row.label + Phrase(verbatim: ": \(words(row.value))") + (range ?? Phrase(verbatim: ""))
        + Phrase(verbatim: ".")
    }.joined()
  }

  private var note: Phrase? {
    rows.contains { $0.interval != nil }
      ? Phrase(
        "The lines beside each point show where the true figure may well lie.",
        es: "Las líneas junto a cada punto muestran dónde puede estar la cifra real.") : nil
  }

  private func drawing(width: Double) -> Drawing {
    let size = 14.0
    let labelWidth = width * (width > 500 ? 0.32 : 0.38)
    let (left, right) = (labelWidth + 16, width - 12)
    let place = { (value: Double) in left + scale.position(value) * (right - left) }
    var marks = HTML()
    var y = 12.0
    for row in rows {
      let lines = Lettering.lines(row.label[Reading.language], width: labelWidth, size: size, most: 3)
      let height = max(30, Lettering.height(lines: lines.count, size: size) + 8)
      let middle = y + height / 2
      marks += Stroke.lines(lines, x: 0, top: middle - Lettering.height(lines: lines.count, size: size) / 2, size: size)
      if let interval = row.interval {
        let (from, to) = (place(interval.lowerBound), place(interval.upperBound))
        marks +=
          "<path class=\"interval\" d=\"M\(at: from) \(at: middle) H\(at: to) M\(at: from) \(at: middle - 5) v10 M\(at: to) \(at: middle - 5) v10\"/>"
      }
      if row.value.isDrawable {
        marks += "<circle class=\"dot\" cx=\"\(at: place(row.value))\" cy=\"\(at: middle)\" r=\"5\"/>"
      }
      y += height
    }
    let bottom = y + 6
    var ground = HTML()
    for mark in scale.marks {
      ground += Stroke.line(place(mark), 6, place(mark), bottom, style: "grid")
      ground += Stroke.text(
        mark.trimmed(step: scale.step), x: place(mark), y: bottom + 18, size: 13, anchor: .middle, style: "words soft")
    }
    if let reference { ground += Stroke.line(place(reference), 6, place(reference), bottom, style: "level") }
    ground += Stroke.text(axis[Reading.language], x: right, y: bottom + 38, size: 13, anchor: .end, style: "words soft")
    return Drawing(width: width, height: bottom + 44, marks: "<g class=\"series-1\">\(ground)\(marks)</g>")
  }
}
