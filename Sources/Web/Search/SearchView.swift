import Store
import Vocabulary

/// The page of a search: what was found, kind by kind; or how to find more.
struct SearchView: View {
  let shown: ShownSearch
  let kinds: [RecordKind]

  private var asked: AskedSearch { shown.asked }

  var html: HTML {
    """
    \(PageHeading(SearchPages.title))
    \(form)
    \(answer)
    \(shortcut)
    """
  }

  private var form: HTML {
    """
    <form class="search-page" action="/search" method="get" role="search" aria-label="\(Phrase("Search this page’s words", es: "Buscar con estas palabras"))">
    \(FormField("words", Phrase("Words to look for", es: "Palabras que buscar"), .line(asked.text)))
    \(asked.kind.map { HiddenField("kind", $0) })\(Button(SearchPages.title))
    </form>
    """
  }

  private var answer: HTML {
    if asked.words.all.isEmpty { return help.html }
    if shown.hasTooMany { return "\(tooMany)\(found)" }
    return found
  }

  private var tooMany: HTML {
    let words = Phrase(
      "Some of these words are so common that not all of their places were looked at. Write more of each word.",
      es: "Algunas de estas palabras son tan comunes que no se miró en todos sus lugares. Escriba más de cada palabra.")
    return "<p class=\"hint\">\(words)</p>"
  }

  private var found: HTML {
    if shown.groups.isEmpty { return nothing }
    return "\(count)\(shown.groups.map(section))\(pages)\(everything)"
  }

  private var total: Int { shown.groups.map(\.total).reduce(0, +) }
  private var isCutShort: Bool { shown.hasTooMany }

  private var count: HTML {
    let words = Phrase.count(
      total, one: Phrase("record found", es: "registro encontrado"),
      many: Phrase("records found", es: "registros encontrados"))
    let more = Phrase("More than ", es: "Más de ")
    return "<p class=\"search-count\" role=\"status\">\(isCutShort ? more + words : words)</p>"
  }

  private func section(_ group: ShownSearch.Group) -> HTML {
    let id = "found-\(group.kind.name)"
    return """
      <section class="search-group" aria-labelledby="\(id)">
      <h2 id="\(id)">\(group.kind.many.capitalized) <span class="count">\(figure(group))</span></h2>
      <ul class="hits">\(group.hits.map(hit))</ul>
      \(all(group))</section>
      """
  }

  private func figure(_ group: ShownSearch.Group) -> String {
    group.isCutShort ? "\(Found.most.grouped)+" : group.total.grouped
  }

  private func hit(_ hit: SearchHit) -> HTML {
    let excerpt: HTML? = hit.place.map { "<p class=\"excerpt\">\($0): \(marked(hit.excerpt))</p>" }
    let notes: HTML? = hit.notes.isEmpty ? nil : "<p class=\"excerpt\">\(hit.notes.joined(by: " · "))</p>"
    return "<li><a href=\"\(hit.href)\">\(marked(hit.title))</a>\(notes)\(excerpt)</li>\n"
  }

  /// Words that were found are marked as they stand, with their accents.
  private func marked(_ text: String) -> HTML {
    var marks = HTML()
    var rest = text.startIndex
    for part in SearchWords.parts(text) where part.begins(withAnyOf: asked.words.all) {
      marks += "\(String(text[rest..<part.range.lowerBound]))<mark>\(String(part.text))</mark>"
      rest = part.range.upperBound
    }
    return marks + HTML(text: String(text[rest...]))
  }

  private func all(_ group: ShownSearch.Group) -> HTML? {
    guard asked.kind == nil, group.total > group.hits.count else { return nil }
    let words = Phrase(
      "See all \(figure(group)) \(group.kind.many.en)", es: "Ver todo (\(figure(group))): \(group.kind.many.es)")
    return "<p>\(Link(words, to: asked.address(kind: group.kind.name)))</p>"
  }

  private var pages: HTML? {
    guard asked.kind != nil, let group = shown.groups.first, group.total > SearchPages.pageSize else { return nil }
    let first = (asked.page - 1) * SearchPages.pageSize + 1
    let last = first + group.hits.count - 1
    let words = Phrase(
      "\(first.grouped) to \(last.grouped) of \(figure(group))",
      es: "\(first.grouped) a \(last.grouped) de \(figure(group))")
    let kind = group.kind.name
    return Pagination(
      previous: asked.page > 1 ? asked.address(kind: kind, page: asked.page - 1) : nil,
      next: last < group.total ? asked.address(kind: kind, page: asked.page + 1) : nil,
      shown: group.hits.isEmpty ? nil : words
    ).html
  }

  private var everything: HTML? {
    asked.kind == nil
      ? nil : "<p>\(Link(Phrase("Look among everything", es: "Buscar entre todo"), to: asked.address()))</p>"
  }

  private var help: EmptyState {
    EmptyState(
      Phrase("What are you looking for?", es: "¿Qué busca?"),
      Phrase(
        "The beginning of a word is enough, in any order, with or without accents: “jos gar” finds José García.",
        es:
          "Basta el comienzo de cada palabra, en cualquier orden, con o sin acentos: «jos gar» encuentra a José García."
      ),
      action: "\(Phrase("You can find:", es: "Puede encontrar:")) \(Phrase.list(kinds.map(\.many)))")
  }

  private var nothing: HTML {
    let heading = Phrase("Nothing has all of these words", es: "Nada tiene todas estas palabras")
    let advice = Phrase(
      "Try the beginning of a word, or fewer words. Only what you may see is looked through.",
      es: "Pruebe con el comienzo de una palabra o con menos palabras. Solo se busca en lo que usted puede ver.")
    let tries: [HTML] = shown.alone.map { alone in
      let words = Phrase("Only “\(alone.word)”", es: "Solo «\(alone.word)»")
      return
        "<li>\(Link(words, to: asked.address(words: alone.word))) <span class=\"count\">\(alone.count.grouped)</span></li>"
    }
    let list: HTML? = tries.isEmpty ? nil : "<ul class=\"plain-list\">\(tries)</ul>"
    let wider: HTML? =
      asked.kind == nil ? nil : "\(Link(Phrase("Look among everything", es: "Buscar entre todo"), to: asked.address()))"
    return """
      <div class="empty" role="status"><h2>\(heading)</h2><p>\(advice)</p>\(list)\(wider)
      <p>\(Phrase("You can find:", es: "Puede encontrar:")) \(Phrase.list(kinds.map(\.many)))</p></div>
      """
  }

  /// A key of one letter must be possible to turn off, for those who speak to their computer. The script shows and obeys it.
  private var shortcut: HTML {
    """
    <p class="box shortcut" data-shortcut hidden><input type="checkbox" id="slash" checked> \
    <label for="slash">\(Phrase("The key / leads to the search from every page", es: "La tecla / lleva a la búsqueda desde cualquier página"))</label></p>
    """
  }
}
