import HTTPTypes
import Hummingbird
import Store
import Vocabulary

/// Looks through everything that the person may read: records of every kind, and people.
struct SearchPages: Pages {
  var routes: [Route] { [.get("/search", .signedIn, show)] }

  static let title = Phrase("Search", es: "Buscar")
  /// Of each kind at first, and of one kind on a page of its own.
  static let few = 5
  static let pageSize = 25

  private func show(_ visit: Visit) async throws -> Reply {
    let asked = AskedSearch(visit.query)
    let closed = visit.closedKinds
    let shown = try await visit.read { records -> ShownSearch in
      var found = try records.search(asked.words, reach: visit.reachIfAny)
      if let kind = asked.kind { found = found.filter { $0.kind.name == kind } }
      let groups = try found.map { group in
        try records.group(group, asked, positions: !closed.contains(Position.kind.name))
      }
      return ShownSearch(
        asked: asked, groups: groups.filter { !$0.hits.isEmpty || asked.kind != nil && $0.total > 0 },
        hasTooMany: found.contains(where: \.isCutShort),
        alone: groups.isEmpty ? try records.alone(asked.words, reach: visit.reachIfAny) : [])
    }
    let heading = asked.text.isEmpty ? SearchPages.title : Phrase("Search: \(asked.text)", es: "Buscar: \(asked.text)")
    let reply = visit.page(heading, SearchView(shown: shown, kinds: try visit.searchedKinds).html)
    let delicate = shown.groups.filter { !$0.kind.reading.isOpen }.map(\.hits.count).reduce(0, +)
    if delicate > 0, visit.request.method == .get {
      try await visit.store.disclose(.read, visit.route.path, rows: delicate, to: visit.signedIn.open)
    }
    return reply
  }
}

/// What the address asks for.
struct AskedSearch: Sendable {
  let text: String
  let words: SearchWords
  /// One kind of record; nil for all of them, with a few of each.
  let kind: String?
  let page: Int

  init(_ query: FormInput) {
    text = String(query["words"].trimmed.prefix(200))
    words = SearchWords(text)
    kind = Register.type(named: query["kind"])?.kind.name
    page = max(1, min(Int(query["page"]) ?? 1, Found.most))
  }

  func address(kind: String? = nil, page: Int? = nil, words: String? = nil) -> String {
    let query = FormInput([(name: "words", value: words ?? text)]).with("kind", kind).with(
      "page", page.map(String.init))
    return "/search?\(query.urlEncoded)"
  }
}

/// What a search shows, from one moment.
struct ShownSearch: Sendable {
  let asked: AskedSearch
  let groups: [Group]
  /// Whether some words are so common that not all of their places were looked at.
  let hasTooMany: Bool
  /// When nothing has all the words: each of them that finds something by itself, with how much.
  let alone: [Alone]

  struct Group: Sendable {
    let kind: RecordKind
    let hits: [SearchHit]
    let total: Int
    let isCutShort: Bool
  }

  struct Alone: Sendable {
    let word: String
    let count: Int
  }
}

/// One record that was found: what it is called, and where in it the words stand.
struct SearchHit: Sendable {
  let title: String
  let href: String
  /// The field in which the words were found, when the title does not have them all.
  let place: Phrase?
  let excerpt: String
  /// What else tells one apart from another: the positions of a person.
  let notes: [Phrase]
}

extension Records {
  fileprivate func group(_ found: Found, _ asked: AskedSearch, positions: Bool) throws -> ShownSearch.Group {
    let first = asked.kind == nil ? 0 : (asked.page - 1) * SearchPages.pageSize
    let ids = found.ids.dropFirst(first).prefix(asked.kind == nil ? SearchPages.few : SearchPages.pageSize)
    guard let type = Register.type(named: found.kind.name) else { throw Absent() }
    return ShownSearch.Group(
      kind: found.kind, hits: try hits(type, Array(ids), asked.words, positions: positions), total: found.ids.count,
      isCutShort: found.isCutShort)
  }

  private func hits<Record: DistrictRecord>(
    _ type: Record.Type, _ ids: [String], _ words: SearchWords, positions: Bool
  ) throws -> [SearchHit] {
    let records = Dictionary(
      uniqueKeysWithValues: try find(type, all: ids.map(Record.ID.init(_:))).map { ($0.identifier, $0) })
    return try ids.compactMap { id in
      guard let record = records[id] else { return nil }
      return SearchHit(
        record, words, notes: try (record as? Person).map { try notes(on: $0, positions: positions) } ?? [])
    }
  }

  private func notes(on person: Person, positions: Bool) throws -> [Phrase] {
    if person.hasLeft(by: today) { return [Phrase("has left", es: "ya no está")] }
    guard positions else { return [] }
    let held = try all(Position.self, where: "person", is: person.id).filter { $0.isHeld(on: today) }
    let places = try titles(referredToBy: held)
    return held.map { $0.words(places) }
  }

  /// Each word by itself, for when nothing has them all.
  fileprivate func alone(_ words: SearchWords, reach: (RecordKind) throws -> Reach?) throws -> [ShownSearch.Alone] {
    if words.all.count < 2 { return [] }
    return try words.all.prefix(6).compactMap { word in
      let count = try search(SearchWords(word), reach: reach).map(\.ids.count).reduce(0, +)
      return count == 0 ? nil : ShownSearch.Alone(word: word, count: count)
    }
  }
}

extension SearchHit {
  /// How much of a long text is shown on either side of what was found.
  private static let context = 80

  init<Record: DistrictRecord>(_ record: Record, _ words: SearchWords, notes: [Phrase]) {
    title = record.title
    href = record.address
    self.notes = notes
    let inTitle = SearchWords(record.title).all
    let missing = words.all.filter { word in !inTitle.contains { $0.hasPrefix(word) } }
    let found = missing.isEmpty ? nil : SearchHit.field(of: record, having: missing)
    place = found?.label
    excerpt = found?.excerpt ?? ""
  }

  /// The first field that has one of the words, with what stands around it.
  private static func field<Record: DistrictRecord>(of record: Record, having words: [String]) -> (
    label: Phrase, excerpt: String
  )? {
    for field in Record.fields where field.kind.isOfWords {
      let shown = field.kind.shown(field.get(record))
      for text in [shown[Reading.language], shown.en, shown.es] {
        let part = SearchWords.parts(text).first { $0.begins(withAnyOf: words) }
        if let part { return (field.label, excerpt(of: text, around: part.range)) }
      }
    }
    return nil
  }

  private static func excerpt(of text: String, around range: Range<String.Index>) -> String {
    let start = text.index(range.lowerBound, offsetBy: -context, limitedBy: text.startIndex) ?? text.startIndex
    let end = text.index(range.upperBound, offsetBy: context, limitedBy: text.endIndex) ?? text.endIndex
    // From a whole word to a whole word.
    let from = start == text.startIndex ? start : text[start..<range.lowerBound].firstIndex(of: " ") ?? start
    let to = end == text.endIndex ? end : text[range.upperBound..<end].lastIndex(of: " ") ?? end
    let middle = text[from..<to].replacing("\n", with: " ").trimmed
    return (from == text.startIndex ? "" : "… ") + middle + (to == text.endIndex ? "" : " …")
  }
}

extension Visit {
  /// The kinds that the person may search, for the help on the page.
  fileprivate var searchedKinds: [RecordKind] {
    get throws { try Register.all.map { $0.kind }.filter { try mayRead($0) } }
  }
}
