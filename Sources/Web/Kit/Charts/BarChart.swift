import Vocabulary

/// Horizontal bars, one or several to a row.
package struct BarChart: View {
  package struct Row: Sendable {
    package var label: Phrase
    /// One for each series.
    package var values: [Plotted]

    package init(_ label: Phrase, _ values: [Plotted]) {
      self.label = label
      self.values = values
    }

    package init(_ label: Phrase, _ value: Double) { self.init(label, [.value(value)]) }
  }

  package var id: String
  package var title: Phrase
  package var amount: Amount
  /// What each bar of a row stands for; one series needs no key.
  package var series: [Phrase]
  /// What the rows are: "School".
  package var rowHeading: Phrase
  package var rows: [Row]
  package var notes: [Phrase]

  package init(
    id: String, _ title: Phrase, _ amount: Amount, series: [Phrase], rowHeading: Phrase, rows: [Row],
    notes: [Phrase] = []
  ) {
    self.id = id
    self.title = title
    self.amount = amount
    self.series = series
    self.rowHeading = rowHeading
    self.rows = rows
    self.notes = notes
  }

  package var html: HTML {
    Figure(
      id: id, title: title, description: description, wide: drawing(.wide, width: Drawing.wide),
      narrow: drawing(.narrow, width: Drawing.narrow), notes: notes + [hiddenNote].compactMap(\.self),
      table: Figure.folded(table)
    ).html
  }

  /// The same figures as the bars.
  package var table: Table {
    Table(
      title, columns: [.init(rowHeading)] + series.map { .init($0, .number) },
      rows: rows.map { row in [HTML(row.label)] + row.values.map { HTML($0.words(amount)) } }, isCaptionHidden: true,
      narrow: .scrolls)
  }

  private enum Sheet: String { case wide, narrow }

  private func drawing(_ sheet: Sheet, width: Double) -> Drawing {
    let layout = BarLayout(self, width: width, hasLabelsAbove: sheet == .narrow)
    return Drawing(
      width: width, height: layout.height, marks: BarDrawing(layout: layout, id: "\(id)-\(sheet.rawValue)").html)
  }

  private var description: Phrase {
    let known = rows.flatMap { row in row.values.compactMap { value in value.value.map { (row.label, $0) } } }
    guard let most = known.max(by: { $0.1 < $1.1 }), let least = known.min(by: { $0.1 < $1.1 }) else {
      return Phrase("There are no figures to show.", es: "No hay cifras que mostrar.")
    }
    let (high, low) = (amount.words(most.1), amount.words(least.1))
    return Phrase(
      "Bars for \(rows.count) rows. The longest is \(most.0.en) with \(high); the shortest is \(least.0.en) with \(low).",
      es:
        "Barras de \(rows.count) filas. La más larga es \(most.0.es) con \(high); la más corta es \(least.0.es) con \(low)."
    )
  }

  private var hiddenNote: Phrase? { Plotted.note(hidden: rows.flatMap(\.values).count { $0 == .hidden }) }
}
