import Vocabulary

/// One way on from the main navigation.
package struct NavigationEntry: Sendable, Equatable {
  package var words: Phrase
  package var href: String
  /// The place of a strategy in the order that the roadmap asks for; nil for what stands beside the strategies.
  package var number: Int?

  package init(_ words: Phrase, to href: String, number: Int? = nil) {
    self.words = words
    self.href = href
    self.number = number
  }
}

extension NavigationEntry {
  /// The four strategies in their order, with the roadmap before them and people and history beside them.
  package static let everywhere: [NavigationEntry] = [
    NavigationEntry(Phrase("Roadmap", es: "Hoja de ruta"), to: "/"),
    NavigationEntry(Strategy.purpose.label, to: "/purpose", number: 1),
    NavigationEntry(Strategy.context.label, to: "/context", number: 2),
    NavigationEntry(Strategy.measures.label, to: "/measures", number: 3),
    NavigationEntry(Strategy.build.label, to: "/build", number: 4),
    NavigationEntry(Phrase("Directory", es: "Directorio"), to: "/directory"),
    NavigationEntry(Phrase("People", es: "Personas"), to: "/people"),
    NavigationEntry(Phrase("History", es: "Historial"), to: "/history"),
  ]
}

/// The main navigation: the four strategies as stations on one line, and what stands beside them.
package struct MainNavigation: View {
  package var entries: [NavigationEntry]
  /// The address of the page that is shown.
  package var path: String

  package init(_ entries: [NavigationEntry], path: String) {
    self.entries = entries
    self.path = path
  }

  package var html: HTML {
    """
    <nav class="stations" aria-label="\(Phrase("Main", es: "Principal"))"><ol>
    \(entries.map(station))</ol></nav>
    """
  }

  private func station(_ entry: NavigationEntry) -> HTML {
    """
    <li class="\(entry.number == nil ? "beside" : "station")"><a href="\(entry.href)"\("aria-current", current(entry))>\
    \(entry.number.map { "<span class=\"number\">\($0)</span> " as HTML })<span class="words">\(entry.words)</span></a></li>

    """
  }

  private func current(_ entry: NavigationEntry) -> String? {
    if path == entry.href { return "page" }
    return entry.href != "/" && path.hasPrefix(entry.href + "/") ? "true" : nil
  }
}
