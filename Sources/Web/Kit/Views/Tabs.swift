import Vocabulary

/// The parts of one thing, each a page of its own.
package struct Tabs: View {
  package struct Tab: Sendable {
    package var words: Phrase
    package var href: String
    package var count: Int?

    package init(_ words: Phrase, to href: String, count: Int? = nil) {
      self.words = words
      self.href = href
      self.count = count
    }
  }

  package var label: Phrase
  package var tabs: [Tab]
  package var path: String

  package init(_ label: Phrase, _ tabs: [Tab], path: String) {
    self.label = label
    self.tabs = tabs
    self.path = path
  }

  package var html: HTML {
    "<nav class=\"tabs\" aria-label=\"\(label)\"><ul>\(tabs.map(tab))</ul></nav>"
  }

  private func tab(_ tab: Tab) -> HTML {
    """
    <li><a href="\(tab.href)"\("aria-current", tab.href == path ? "page" : nil)>\(tab.words)\
    \(tab.count.map { " <span class=\"count\">\($0)</span>" as HTML })</a></li>
    """
  }
}
