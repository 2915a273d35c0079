import Vocabulary

/// Nothing here yet: why, and what to do next.
package struct EmptyState: View {
  package var heading: Phrase
  package var words: Phrase
  package var action: HTML?

  package init(_ heading: Phrase, _ words: Phrase, action: HTML? = nil) {
    self.heading = heading
    self.words = words
    self.action = action
  }

  package var html: HTML {
    "<div class=\"empty\"><h2>\(heading)</h2><p>\(words)</p>\(action.map { "<p>\($0)</p>" as HTML })</div>"
  }
}
