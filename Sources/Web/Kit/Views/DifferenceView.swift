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

  /// `before` and `after` head the two sides: "Version 3, Ana Ortega" and "Your text".
  package init(
    _ changes: [Change], before: Phrase = Phrase("Before", es: "Antes"), after: Phrase = Phrase("After", es: "Después")
  ) {
    self.before = before
    self.after = after
    self.changes = changes
  }

  package var html: HTML { "<div class=\"differences\">\(changes.map(section))</div>" }

  private func section(_ change: Change) -> HTML {
    let difference = TextDifference(from: change.before, to: change.after)
    return """
      <section class="difference"><h3>\(change.label)</h3>
      \(side(before, difference.parts.filter { if case .added = $0 { false } else { true } }))
      \(side(after, difference.parts.filter { if case .removed = $0 { false } else { true } }))
      </section>
      """
  }

  private func side(_ heading: Phrase, _ parts: [TextDifference.Part]) -> HTML {
    let text: HTML =
      parts.isEmpty
      ? "<span class=\"nothing\">\(Phrase("Nothing", es: "Nada"))</span>" : "\(parts.map(DifferenceView.marks))"
    return "<div class=\"side\"><h4>\(heading)</h4><p class=\"side-text\">\(text)</p></div>"
  }

  private static func marks(_ part: TextDifference.Part) -> HTML {
    switch part {
    case .kept(let text): HTML(text: text)
    case .removed(let text):
      "<del><span class=\"unseen\">\(Phrase("[removed:", es: "[quitado:")) </span>\(text)<span class=\"unseen\">]</span></del>"
    case .added(let text):
      "<ins><span class=\"unseen\">\(Phrase("[added:", es: "[añadido:")) </span>\(text)<span class=\"unseen\">]</span></ins>"
    }
  }
}
