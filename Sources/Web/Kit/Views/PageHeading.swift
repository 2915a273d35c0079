import Vocabulary

/// The heading of a page, with what it belongs to above it and what can be done beside it.
package struct PageHeading: View {
  package var title: Phrase
  /// "Priority", "Question 4": what sort of page this is.
  package var caption: Phrase?
  package var lead: Phrase?
  package var actions: [HTML]

  package init(_ title: Phrase, caption: Phrase? = nil, lead: Phrase? = nil, actions: [HTML] = []) {
    self.title = title
    self.caption = caption
    self.lead = lead
    self.actions = actions
  }

  package var html: HTML {
    """
    <div class="page-heading"><div>
    <h1>\(caption.map { "<span class=\"caption\">\($0)</span> " as HTML })\(title)</h1>
    \(lead.map { "<p class=\"lead\">\($0)</p>" as HTML })
    </div>\(actions.isEmpty ? nil : ButtonRow(actions))</div>
    """
  }
}
