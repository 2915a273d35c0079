import Vocabulary

/// Rows by columns, each cell with its words and a shade that repeats them: where something is covered, and where it is not.
///
/// It is a table and nothing else, so that it reads, prints, scrolls and enlarges as one.
package struct HeatMap: View {
  package struct Cell: Sendable, Equatable {
    /// 0 for nothing at all to 4 for the most.
    package var level: Int
    package var words: Phrase
    package var href: String?

    package init(_ level: Int, _ words: Phrase, to href: String? = nil) {
      self.level = min(4, max(0, level))
      self.words = words
      self.href = href
    }
  }

  package struct Row: Sendable {
    package var label: HTML
    package var cells: [Cell]

    package init(_ label: HTML, _ cells: [Cell]) {
      self.label = label
      self.cells = cells
    }
  }

  package var id: String
  package var title: Phrase
  package var rowHeading: Phrase
  package var columns: [HTML]
  package var rows: [Row]
  /// What each shade in use means, from the faintest on.
  package var legend: [(level: Int, words: Phrase)]
  package var notes: [Phrase]

  package init(
    id: String, _ title: Phrase, rowHeading: Phrase, columns: [HTML], rows: [Row],
    legend: [(level: Int, words: Phrase)],
    notes: [Phrase] = []
  ) {
    self.id = id
    self.title = title
    self.rowHeading = rowHeading
    self.columns = columns
    self.rows = rows
    self.legend = legend
    self.notes = notes
  }

  package var html: HTML {
    """
    <figure class="chart heat" id="\(id)"><figcaption id="\(id)-title">\(title)</figcaption>
    <ul class="heat-legend" aria-label="\(Phrase("What the shades mean", es: "Qué significan los tonos"))">\(legend.map(shade))</ul>
    <div class="scrolls" role="region" aria-labelledby="\(id)-title" tabindex="0"><table>
    <caption class="unseen">\(title)</caption>
    <thead><tr><th scope="col">\(rowHeading)</th>\(columns.map { "<th scope=\"col\">\($0)</th>" as HTML })</tr></thead>
    <tbody>\(rows.map(row))</tbody>
    </table></div>
    \(notes.map { "<p class=\"chart-note\">\($0)</p>" as HTML })
    </figure>
    """
  }

  private func shade(_ shade: (level: Int, words: Phrase)) -> HTML {
    "<li><span class=\"swatch heat-\(shade.level)\"></span>\(shade.words)</li>"
  }

  private func row(_ row: Row) -> HTML { "<tr><th scope=\"row\">\(row.label)</th>\(row.cells.map(cell))</tr>\n" }

  private func cell(_ cell: Cell) -> HTML {
    let words = cell.href.map { Link(cell.words, to: $0).html } ?? HTML(cell.words)
    return "<td class=\"heat-\(cell.level)\">\(words)</td>"
  }
}
