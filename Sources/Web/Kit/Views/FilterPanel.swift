import Vocabulary

/// What narrows a list down, and how to take each part of it away again.
package struct FilterPanel: View {
  /// One filter at work, with the address of the list without it.
  package struct Applied: Sendable {
    package var words: Phrase
    package var without: String

    package init(_ words: Phrase, without href: String) {
      self.words = words
      self.without = href
    }
  }

  package var action: String
  package var applied: [Applied]
  package var fields: HTML
  /// Kept as they are while the list is filtered: the order, above all.
  package var hidden: [HiddenField]

  package init(to action: String, applied: [Applied] = [], hidden: [HiddenField] = [], fields: HTML) {
    self.action = action
    self.applied = applied
    self.hidden = hidden
    self.fields = fields
  }

  package var html: HTML {
    """
    <search class="filters">
    \(applied.isEmpty ? nil : chosen)
    <details\("open", if: !applied.isEmpty)><summary>\(Phrase("Filter", es: "Filtrar"))</summary>
    <form action="\(action)" method="get">\(hidden)
    <div class="filter-fields">\(fields)</div>
    \(Button(Phrase("Apply filters", es: "Aplicar filtros"), style: .secondary))
    </form></details>
    </search>
    """
  }

  private var chosen: HTML {
    """
    <div class="applied"><h2 class="unseen">\(Phrase("Filters at work", es: "Filtros aplicados"))</h2><ul>\(applied.map(chip))</ul>
    \(Link(Phrase("Clear all", es: "Quitar todos"), to: action, context: Phrase("filters", es: "los filtros")))</div>
    """
  }

  private func chip(_ filter: Applied) -> HTML {
    """
    <li><a class="chip" href="\(filter.without)"><span class="unseen">\(Phrase("Remove the filter", es: "Quitar el filtro")) </span>\
    \(filter.words) <span aria-hidden="true">×</span></a></li>
    """
  }
}
