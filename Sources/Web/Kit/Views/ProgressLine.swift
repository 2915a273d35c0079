import Vocabulary

/// How far a long piece of work is, in words and as a bar. The page shows it anew when it is loaded again.
package struct ProgressLine: View {
  package var label: Phrase
  package var done: Int
  package var total: Int?
  /// "About 2 minutes left".
  package var words: Phrase?

  package init(_ label: Phrase, done: Int, of total: Int?, words: Phrase? = nil) {
    self.label = label
    self.done = done
    self.total = total
    self.words = words
  }

  package var html: HTML {
    """
    <div class="progress"><label class="label" for="progress">\(label)</label>
    <progress id="progress"\("max", total)\("value", total == nil ? nil : done)></progress>
    <p>\(count)\(words.map { " · \($0)" as HTML })</p></div>
    """
  }

  private var count: Phrase {
    guard let total else { return Phrase(verbatim: done.grouped) }
    return Phrase("\(done.grouped) of \(total.grouped)", es: "\(done.grouped) de \(total.grouped)")
  }
}
