import Vocabulary

/// Two versions side by side, field by field, with what went and what came marked in words and not only in colour.
package struct DifferenceView: View {
  package struct Change: Sendable {
    package var label: Phrase
    package var before: String
    package var after: String

    package init(_ label: Phrase, from before: String, to after: String) {
      self.label = label
      self.before = before
      self.after = after
    }
  }

  package var before: Phrase
  package var after: Phrase
  package var changes: [Change]
  /// Of its headings: one below the heading that stands above it.
  package var level: Int

  /// `before` and `after` head the two sides: "Version 3, Ana Ortega" and "Your text".
  package init(
    _ changes: [Change], before: Phrase = Phrase("Before", es: "Antes"), after: Phrase = Phrase("After", es: "Después"),
    level: Int = 3
  ) {
    self.before = before
    self.after = after
    self.changes = changes
    self.level = level
  }

  package var html: HTML { "<div class=\"differences\">\(changes.map(section))</div>" }

  private func section(_ change: Change) -> HTML {
    let runs = TextDifference(from: change.before, to: change.after).merged
    return """
      <section class="difference"><h\(level)>\(change.label)</h\(level)>
      \(side(before, runs.filter { $0.fate != .added }))
      \(side(after, runs.filter { $0.fate != .removed }))
      </section>
      """
  }

  private func side(_ heading: Phrase, _ runs: [TextDifference.Run]) -> HTML {
    let text: HTML =
      runs.isEmpty
      ? "<span class=\"nothing\">\(Phrase("Nothing", es: "Nada"))</span>" : "\(runs.map(DifferenceView.marks))"
    return "<div class=\"side\"><h\(level + 1)>\(heading)</h\(level + 1)><p class=\"side-text\">\(text)</p></div>"
  }

  private static func marks(_ run: TextDifference.Run) -> HTML {
    switch run.fate {
    case .kept: HTML(text: run.text)
    case .removed: "<del>\(unseen(Phrase("[removed: ", es: "[quitado: ")))\(run.text)\(closing)</del>"
    case .added: "<ins>\(unseen(Phrase("[added: ", es: "[añadido: ")))\(run.text)\(closing)</ins>"
    }
  }

  /// Screen readers say nothing of removed and added text by themselves.
  private static func unseen(_ words: Phrase) -> HTML { "<span class=\"unseen\">\(words)</span>" }

  private static var closing: HTML { unseen(Phrase(verbatim: "]")) }
}
