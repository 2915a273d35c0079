import Vocabulary

/// What a record says, line by line, each with a way to change it.
package struct SummaryList: View {
  package struct Row: Sendable {
    package var label: Phrase
    package var value: HTML
    package var actions: [Link]

    package init(_ label: Phrase, _ value: HTML, actions: [Link] = []) {
      self.label = label
      self.value = value
      self.actions = actions
    }

    /// With a "Change" link that says aloud what it changes.
    package init(_ label: Phrase, _ value: HTML, change href: String?) {
      self.init(
        label, value, actions: href.map { [Link(Phrase("Change", es: "Cambiar"), to: $0, context: label)] } ?? [])
    }

    package init(_ label: Phrase, _ value: Phrase, change href: String? = nil) {
      self.init(label, HTML(value), change: href)
    }
  }

  package var title: Phrase?
  package var rows: [Row]
  package var actions: [Link]

  package init(_ title: Phrase? = nil, rows: [Row], actions: [Link] = []) {
    self.title = title
    self.rows = rows
    self.actions = actions
  }

  package var html: HTML {
    guard let title else { return list }
    return """
      <section class="summary-card"><div class="summary-card-title"><h2>\(title)</h2>\(links(actions))</div>
      \(list)</section>
      """
  }

  private var list: HTML { "<dl class=\"summary-list\">\(rows.map(line))</dl>" }

  private func line(_ row: Row) -> HTML {
    """
    <div class="summary-row"><dt>\(row.label)</dt><dd class="value">\(row.value.isEmpty ? SummaryList.nothing : row.value)</dd>\
    \(row.actions.isEmpty ? nil : "<dd class=\"actions\">\(links(row.actions))</dd>" as HTML)</div>

    """
  }

  private func links(_ links: [Link]) -> HTML {
    links.isEmpty ? "" : "<ul class=\"inline-links\">\(links.map { "<li>\($0)</li>" as HTML })</ul>"
  }

  private static var nothing: HTML { "<span class=\"nothing\">\(Phrase("Not given", es: "Sin dato"))</span>" }
}
