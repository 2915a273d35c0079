import Vocabulary

/// Rows and columns, with a caption, headings that can sort, and words for when there is nothing.
package struct Table: View {
  package struct Column: Sendable {
    package enum Alignment: Sendable { case text, number }

    package var heading: Phrase
    package var alignment: Alignment
    package var sort: Sort?
    package var isHeadingHidden: Bool

    package init(_ heading: Phrase, _ alignment: Alignment = .text, sort: Sort? = nil, isHeadingHidden: Bool = false) {
      self.heading = heading
      self.alignment = alignment
      self.sort = sort
      self.isHeadingHidden = isHeadingHidden
    }
  }

  /// Where following the heading leads, and how the rows stand now.
  package struct Sort: Sendable {
    package enum Order: String, Sendable { case none, ascending, descending }

    package var href: String
    package var order: Order

    package init(to href: String, now order: Order) {
      self.href = href
      self.order = order
    }
  }

  /// What happens where the page is narrower than the table.
  package enum Narrow: Sendable {
    /// Each row becomes a card: for lists to read one by one.
    case cards
    /// The table scrolls sideways in a region of its own: for figures to compare.
    case scrolls
  }

  package var caption: Phrase
  package var columns: [Column]
  /// The first cell of a row names the row.
  package var rows: [[HTML]]
  package var totals: [HTML]?
  package var isCaptionHidden: Bool
  package var narrow: Narrow
  package var whenEmpty: EmptyState?

  package init(
    _ caption: Phrase, columns: [Column], rows: [[HTML]], totals: [HTML]? = nil, isCaptionHidden: Bool = false,
    narrow: Narrow = .cards,
    whenEmpty: EmptyState? = nil
  ) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.totals = totals
    self.isCaptionHidden = isCaptionHidden
    self.narrow = narrow
    self.whenEmpty = whenEmpty
  }

  package var html: HTML {
    if rows.isEmpty, let whenEmpty { return whenEmpty.html }
    return narrow == .scrolls ? scrolling : cards
  }

  private var scrolling: HTML {
    """
    <div class="scrolls" role="region" aria-label="\(caption)" tabindex="0"><table>
    \(captionMarks)
    <thead><tr>\(columns.map(heading))</tr></thead>
    <tbody>\(body)</tbody>
    \(totals.map { "<tfoot>\(row($0))</tfoot>" as HTML })
    </table></div>
    """
  }

  // Cards are boxes to a browser, which then forgets that they were a table: the roles say it again.
  private var cards: HTML {
    """
    <table class="cards" role="table">
    \(captionMarks)
    <thead role="rowgroup"><tr role="row">\(columns.map(heading))</tr></thead>
    <tbody role="rowgroup">\(body)</tbody>
    \(totals.map { "<tfoot role=\"rowgroup\">\(row($0))</tfoot>" as HTML })
    </table>
    """
  }

  private var isCards: Bool { narrow == .cards }

  private var captionMarks: HTML { "<caption\("class", isCaptionHidden ? "unseen" : nil)>\(caption)</caption>" }

  private func heading(_ column: Column) -> HTML {
    """
    <th scope="col"\("role", isCards ? "columnheader" : nil)\("class", column.alignment == .number ? "number" : nil)\
    \("aria-sort", column.sort.map(\.order.rawValue))>\(column.sort.map { sortLink(column.heading, $0) } ?? plain(column))</th>
    """
  }

  private func plain(_ column: Column) -> HTML {
    column.isHeadingHidden ? "<span class=\"unseen\">\(column.heading)</span>" : HTML(column.heading)
  }

  private func sortLink(_ words: Phrase, _ sort: Sort) -> HTML {
    "<a class=\"sort \(sort.order.rawValue)\" href=\"\(sort.href)\">\(words)</a>"
  }

  private var body: HTML {
    let frame = RowFrame(columns, isCards: isCards)
    var marks = HTML()
    for cells in rows { frame.write(cells, into: &marks) }
    return marks
  }

  private func row(_ cells: [HTML]) -> HTML {
    var marks = HTML()
    RowFrame(columns, isCards: isCards).write(cells, into: &marks)
    return marks
  }
}

/// What stands around the cells of every row: made once for a table, as it is the same for all.
private struct RowFrame {
  private let start: HTML
  private let starts: [HTML]
  private let spare: HTML
  private static let end: HTML = "</td>"
  private static let endOfHeading: HTML = "</th>"
  private static let endOfRow: HTML = "</tr>\n"

  init(_ columns: [Table.Column], isCards: Bool) {
    start = "<tr\("role", isCards ? "row" : nil)>"
    spare = "<td\("role", isCards ? "cell" : nil)>"
    starts = columns.enumerated().map { index, column in
      let number = column.alignment == .number ? "number" : nil
      if index == 0 { return "<th scope=\"row\"\("role", isCards ? "rowheader" : nil)\("class", number)>" }
      let label = isCards ? column.heading : nil
      return "<td\("role", isCards ? "cell" : nil)\("class", number)\("data-label", label)>"
    }
  }

  func write(_ cells: [HTML], into marks: inout HTML) {
    marks += start
    for (index, cell) in cells.enumerated() {
      marks += index < starts.count ? starts[index] : spare
      marks += cell
      marks += index == 0 ? Self.endOfHeading : Self.end
    }
    marks += Self.endOfRow
  }
}
