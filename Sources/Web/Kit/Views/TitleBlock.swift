import Vocabulary

/// The foot of every page, laid out as the title block of a drawing: what sheet this is, and whose.
struct TitleBlock: View {
  let district: String?
  let title: Phrase
  let links: [Link]

  var html: HTML {
    """
    <footer class="title-block"><div class="title-block-cells">
    <p><span class="cell-name">\(Phrase("District", es: "Distrito"))</span> \(district ?? "–")</p>
    <p><span class="cell-name">\(Phrase("Sheet", es: "Hoja"))</span> \(title)</p>
    <p><span class="cell-name">Chalkline</span> \(Phrase("Purpose first, then the line, then the build.", es: "Primero el propósito, luego la línea, luego la obra."))</p>
    </div>
    \(links.isEmpty ? nil : footLinks)
    </footer>
    """
  }

  private var footLinks: HTML {
    "<ul class=\"foot-links\">\(links.map { "<li>\($0)</li>" as HTML })</ul>"
  }
}
