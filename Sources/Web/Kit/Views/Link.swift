import Vocabulary

/// Words that lead somewhere.
package struct Link: View {
  package var words: Phrase
  package var href: String
  /// Read aloud after the words, so that ten links called "Change" can be told apart.
  package var context: Phrase?

  package init(_ words: Phrase, to href: String, context: Phrase? = nil) {
    self.words = words
    self.href = href
    self.context = context
  }

  package init(_ words: Phrase, at place: PlanLink, context: Phrase? = nil) {
    self.init(words, to: "/" + place.path, context: context)
  }

  package var html: HTML { "<a href=\"\(safeAddress)\">\(words)\(hiddenContext)</a>" }

  /// An address that somebody typed can lead to a page, never run a script.
  package var safeAddress: String { Link.isSafe(href) ? href : "#" }

  var hiddenContext: HTML? { context.map { "<span class=\"unseen\"> \($0)</span>" } }

  package static func isSafe(_ href: String) -> Bool {
    // Browsers take a backslash for a slash, and read over tabs and line breaks: "/\\x.org" and "/⇥/x.org" leave the site.
    if href.unicodeScalars.contains(where: { $0 == "\\" || $0.value < 0x20 }) { return false }
    let start = href.lowercased()
    if ["/", "#", "?", "https://", "http://", "mailto:"].contains(where: start.hasPrefix) {
      return !start.hasPrefix("//")
    }
    guard let colon = start.firstIndex(of: ":") else { return true }
    return start[..<colon].contains("/")
  }
}
