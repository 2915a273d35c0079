import Vocabulary

/// On to the next rows and back, without numbers: a list may grow while it is read.
package struct Pagination: View {
  package var previous: String?
  package var next: String?
  /// To more rows at once.
  package var more: Link?
  /// "Rows 1 to 50 of 1,200".
  package var shown: Phrase?

  package init(previous: String?, next: String?, more: Link? = nil, shown: Phrase? = nil) {
    self.previous = previous
    self.next = next
    self.more = more
    self.shown = shown
  }

  package var html: HTML {
    guard previous != nil || next != nil || shown != nil else { return "" }
    return """
      <nav class="pagination" aria-label="\(Phrase("Pages", es: "Páginas"))">
      \(shown.map { "<p>\($0)</p>" as HTML })
      \(previous.map { "<a rel=\"prev\" class=\"button secondary\" href=\"\($0)\">← \(Phrase("Previous", es: "Anterior"))</a>" as HTML })
      \(next.map { "<a rel=\"next\" class=\"button secondary\" href=\"\($0)\">\(Phrase("Next", es: "Siguiente")) →</a>" as HTML })
      \(more?.html)
      </nav>
      """
  }
}
