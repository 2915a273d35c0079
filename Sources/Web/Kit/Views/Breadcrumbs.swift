import Vocabulary

/// The way down to this page.
package struct Breadcrumbs: View {
  package var links: [Link]

  package init(_ links: [Link]) { self.links = links }

  package var html: HTML {
    guard !links.isEmpty else { return "" }
    return """
      <nav class="breadcrumbs" aria-label="\(Phrase("You are here", es: "Usted está aquí"))"><ol>\(links.map { "<li>\($0)</li>" as HTML })</ol></nav>
      """
  }
}
