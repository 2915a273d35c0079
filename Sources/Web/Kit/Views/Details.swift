import Vocabulary

/// More for those who ask for it.
package struct Details: View {
  package var summary: Phrase
  package var content: HTML
  package var isOpen: Bool

  package init(_ summary: Phrase, isOpen: Bool = false, content: HTML) {
    self.summary = summary
    self.content = content
    self.isOpen = isOpen
  }

  package var html: HTML {
    "<details class=\"more\"\("open", if: isOpen)><summary>\(summary)</summary><div class=\"more-content\">\(content)</div></details>"
  }
}

/// "Who can see this?": on every page that holds something sensitive.
package struct WhoCanSee: View {
  package var lines: [Phrase]

  package init(_ lines: [Phrase]) { self.lines = lines }

  package var html: HTML {
    """
    <details class="more who"><summary>\(Phrase("Who can see this?", es: "¿Quién puede ver esto?"))</summary>\
    <div class="more-content"><ul>\(lines.map { "<li>\($0)</li>" as HTML })</ul></div></details>
    """
  }
}
