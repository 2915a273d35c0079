import Vocabulary

/// Columns side by side, each a pile of parts: what is paid by what, year by year, and what nobody pays.
package struct StackChart: View {
  package struct Part: Sendable {
    package enum Tone: Sendable {
      case filled
      /// Not there yet: outlined, not filled.
      case open
    }

    package var label: Phrase
    package var tone: Tone

    package init(_ label: Phrase, _ tone: Tone = .filled) {
      self.label = label
      self.tone = tone
    }
  }

  package struct Column: Sendable {
    package var label: Phrase
    /// One for each part, from the ground up.
    package var values: [Double]

    package init(_ label: Phrase, _ values: [Double]) {
      self.label = label
      self.values = values.map { $0.isDrawable ? max(0, $0) : 0 }
    }

    var total: Double { values.reduce(0, +) }
  }

  package var id: String
  package var title: Phrase
  package var amount: Amount
  package var parts: [Part]
  package var columnHeading: Phrase
  package var columns: [Column]
  package var notes: [Phrase]

  package init(
    id: String, _ title: Phrase, _ amount: Amount, parts: [Part], columnHeading: Phrase, columns: [Column],
    notes: [Phrase] = []
  ) {
    self.id = id
    self.title = title
    self.amount = amount
    self.parts = parts
    self.columnHeading = columnHeading
    self.columns = columns
    self.notes = notes
  }

  package var html: HTML {
    Figure(
      id: id, title: title, description: description, wide: drawing("wide", width: Drawing.wide, height: 380),
      narrow: drawing("narrow", width: Drawing.narrow, height: 360), notes: notes, table: Figure.folded(table)
    ).html
  }

  private func drawing(_ sheet: String, width: Double, height: Double) -> Drawing {
    let layout = StackLayout(self, width: width, height: height)
    return Drawing(width: width, height: height, marks: StackDrawing(layout: layout, id: "\(id)-\(sheet)").html)
  }

  /// The same figures as the columns.
  package var table: Table {
    Table(
      title,
      columns: [.init(columnHeading)] + parts.map { .init($0.label, .number) } + [
        .init(Phrase("Total", es: "Total"), .number)
      ],
      rows: columns.map { column in
        [HTML(column.label)] + (column.values + [column.total]).map { HTML(text: amount.words($0)) }
      },
      isCaptionHidden: true, narrow: .scrolls)
  }

  private var description: Phrase {
    columns.map { column in
      let figures = zip(parts, column.values).map { part, value in
        part.label + Phrase(verbatim: " \(amount.words(value))")
      }
      return column.label + Phrase(verbatim: ": ") + figures.joined(by: ", ") + Phrase(verbatim: ".")
    }.joined()
  }
}

/// Where each column, part and word of a pile of parts stands.
struct StackLayout {
  struct Block {
    let part: Int
    let tone: StackChart.Part.Tone
    let y: Double
    let height: Double
    /// Empty where there is no room for it.
    let words: String
  }

  struct Pile {
    let x: Double
    let label: [String]
    let total: String
    let top: Double
    let blocks: [Block]
  }

  static let size = 14.0
  let columnWidth: Double
  let ground: Double
  let width: Double
  let piles: [Pile]
  let key: [(words: [String], x: Double, y: Double, part: Int, tone: StackChart.Part.Tone)]

  init(_ chart: StackChart, width: Double, height: Double) {
    let count = max(1, chart.columns.count)
    let place = width / Double(count)
    let columnWidth = min(96, place * 0.72)
    var y = 0.0
    key = chart.parts.enumerated().map { index, part in
      let lines = Lettering.lines(part.label[Reading.language], width: width - 24, size: Self.size)
      defer { y += Lettering.height(lines: lines.count, size: Self.size) + 5 }
      return (lines, 0, y, index, part.tone)
    }
    let labels = chart.columns.map {
      Lettering.lines($0.label[Reading.language], width: place - 4, size: Self.size, most: 2)
    }
    let ground = height - Lettering.height(lines: labels.map(\.count).max() ?? 1, size: Self.size) - 10
    let ceiling = y + Self.size + 18
    let most = max(chart.columns.map(\.total).max() ?? 0, 1e-9)
    let scale = max(0, ground - ceiling) / most
    piles = chart.columns.enumerated().map { index, column in
      var top = ground
      let blocks = zip(chart.parts.indices, column.values).compactMap { part, value -> Block? in
        let size = value * scale
        guard size > 0 else { return nil }
        top -= size
        let words = chart.amount.axisWords(value, step: value >= 1_000_000 ? 10_000 : value >= 100_000 ? 1_000 : 100)
        let fits = size >= Self.size + 6 && Lettering.width(words, size: Self.size, isBold: true) <= columnWidth - 6
        return Block(part: part, tone: chart.parts[part].tone, y: top, height: size, words: fits ? words : "")
      }
      let total = chart.amount.axisWords(
        column.total, step: column.total >= 1_000_000 ? 10_000 : column.total >= 100_000 ? 1_000 : 100)
      return Pile(
        x: place * (Double(index) + 0.5), label: labels[index], total: total, top: top, blocks: blocks)
    }
    self.columnWidth = columnWidth
    self.ground = ground
    self.width = width
  }
}

/// The marks of a pile of parts.
struct StackDrawing: View {
  let layout: StackLayout
  let id: String

  var html: HTML {
    """
    \(Pattern.all(chart: id, count: layout.key.count))\(layout.key.map(entry))\(layout.piles.map(pile))\
    \(Stroke.line(0, layout.ground, layout.width, layout.ground, style: "axis"))
    """
  }

  private func entry(
    _ entry: (words: [String], x: Double, y: Double, part: Int, tone: StackChart.Part.Tone)
  ) -> HTML {
    """
    \(box(entry.x, entry.y + 3, 16, 13, entry.part, entry.tone))\
    \(Stroke.lines(entry.words, x: entry.x + 24, top: entry.y, size: StackLayout.size))
    """
  }

  private func pile(_ pile: StackLayout.Pile) -> HTML {
    let left = pile.x - layout.columnWidth / 2
    let blocks: [HTML] = pile.blocks.map { block in
      let middle = block.y + block.height / 2 + StackLayout.size * 0.36
      return """
        \(box(left, block.y, layout.columnWidth, block.height, block.part, block.tone))\
        \(block.words.isEmpty ? nil : Stroke.text(block.words, x: pile.x, y: middle, size: StackLayout.size, anchor: .middle, style: "figure on-part") as HTML)
        """
    }
    return """
      \(blocks)\(Stroke.text(pile.total, x: pile.x, y: pile.top - 7, size: StackLayout.size, anchor: .middle, style: "figure"))\
      \(Stroke.lines(pile.label, x: pile.x, top: layout.ground + 5, size: StackLayout.size, anchor: .middle))

      """
  }

  private func box(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ part: Int, _ tone: StackChart.Part.Tone
  ) -> HTML {
    tone == .open
      ? Stroke.box(x + 1, y + 1, max(0, width - 2), max(0, height - 2), style: "open-part")
      : Stroke.box(x, y, width, height, style: "bar", fill: Pattern(chart: id, series: part).fill)
  }
}
