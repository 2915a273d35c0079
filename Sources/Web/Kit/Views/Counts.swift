import Vocabulary

/// A few figures in large: what an import would do, what a page comes to.
package struct Counts: View {
  package struct Count: Sendable {
    package var words: Phrase
    package var figure: Phrase
    /// Calls for a second look.
    package var isNotable: Bool

    package init(_ words: Phrase, _ figure: Phrase, isNotable: Bool = false) {
      self.words = words
      self.figure = figure
      self.isNotable = isNotable
    }

    package init(_ words: Phrase, _ number: Int, isNotable: Bool = false) {
      self.init(words, Phrase(verbatim: number.grouped), isNotable: isNotable)
    }
  }

  package var counts: [Count]

  package init(_ counts: [Count]) { self.counts = counts }

  package var html: HTML { "<dl class=\"counts\">\(counts.map(line))</dl>" }

  private func line(_ count: Count) -> HTML {
    "<div\("class", count.isNotable ? "caution" : nil)><dt>\(count.words)</dt><dd>\(count.figure)</dd></div>"
  }
}
