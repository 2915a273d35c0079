import Vocabulary

/// A picture with its title, what it shows in words, and the table of the same figures.
struct Figure: View {
  /// Keeps two pictures of one page apart.
  let id: String
  let title: Phrase
  /// What somebody who cannot see it should know.
  let description: Phrase
  let wide: Drawing
  let narrow: Drawing?
  var notes: [Phrase] = []
  let table: HTML
  var style = ""
  /// A picture with links in it is a group of things; one without is a single thing.
  var hasLinks = false

  var html: HTML {
    """
    <figure class="chart \(style)" id="\(id)"><figcaption>\(title)</figcaption>
    <div class="chart-picture"\(scrolling)>
    \(sheet(wide, "wide"))\(narrow.map { sheet($0, "narrow") })
    </div>
    \(notes.map { "<p class=\"chart-note\">\($0)</p>" as HTML })
    \(table)
    </figure>
    """
  }

  static func folded(_ table: some View) -> HTML {
    Details(Phrase("Show this as a table", es: "Mostrar esto como tabla"), content: table.html).html
  }

  private var scrolling: HTML? { hasLinks ? " tabindex=\"0\" role=\"region\" aria-label=\"\(title)\"" : nil }

  private func sheet(_ drawing: Drawing, _ size: String) -> HTML {
    """
    <svg class="\(size)" viewBox="-2 -2 \(at: drawing.width + 4) \(at: drawing.height + 4)" role="\(hasLinks ? "group" : "img")" \
    aria-labelledby="\(id)-\(size)-title \(id)-\(size)-words">\
    <title id="\(id)-\(size)-title">\(title)</title><desc id="\(id)-\(size)-words">\(description)</desc>
    \(drawing.marks)
    </svg>

    """
  }
}
