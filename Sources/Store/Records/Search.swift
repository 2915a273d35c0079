import Vocabulary

/// What a search found of one kind, the best first.
package struct Found: Sendable, Equatable {
  package let kind: RecordKind
  /// The records, by identifier.
  package let ids: [String]
  /// Whether there are more than were looked at.
  package let isCutShort: Bool

  /// Nobody reads further than this; a word more finds better.
  package static let most = 1_000
  /// How many places of a word are looked at, so that two common words that never meet do not hold the page up.
  static let mostLookedAt = 50_000
}

extension Records {
  /// Every kind in reach that has something with all these words: each is the beginning of a word, in any order.
  /// `reach` is nil for kinds that may not be read at all.
  package func search(_ words: SearchWords, reach: (RecordKind) throws -> Reach?) throws -> [Found] {
    if words.all.isEmpty { return [] }
    return try Register.all.compactMap { type in
      guard let reach = try reach(type.kind) else { return nil }
      let found = try search(words, type, in: reach)
      return found.ids.isEmpty && !found.isCutShort ? nil : found
    }
  }

  package func search<Record: DistrictRecord>(_ words: SearchWords, _ type: Record.Type, in reach: Reach) throws
    -> Found
  {
    let counted =
      try reach.schools == nil ? words.all.map { Places(word: $0, count: try countOfPlaces($0, Record.kind)) } : []
    let rarest = counted.min { $0.count < $1.count }
    let rows = try session.rows(
      rarest.map { alongWords(words, $0.word, type) } ?? amongReached(words, type, reach))
    var ranks: [String: SearchRank] = [:]
    for row in rows where ranks[row.text(0)] == nil {
      ranks[row.text(0)] = SearchRank(title: row.text(1), looked: words, id: row.text(0))
    }
    let isCutShort =
      ranks.count > Found.most || rows.count >= Found.mostRows || rarest?.count ?? 0 >= Found.mostLookedAt
    return Found(
      kind: Record.kind, ids: ranks.values.sorted().prefix(Found.most).map(\.id), isCutShort: isCutShort)
  }

  private struct Places {
    let word: String
    let count: Int
  }

  /// Along the places of the rarest word, with a look at the others.
  private func alongWords<Record: DistrictRecord>(_ words: SearchWords, _ rarest: String, _ type: Record.Type) -> SQL {
    let others = words.all.filter { $0 != rarest }
    return """
      SELECT e.id, e.title FROM (
        SELECT word, id FROM search_word WHERE \(places(of: rarest, Record.kind))
        ORDER BY word, id LIMIT \(Found.mostLookedAt)
      ) AS w
      JOIN search_entry e ON e.district = \(district) AND e.kind = \(Record.kind.name) AND e.id = w.id
      WHERE \(having(others)) ORDER BY w.word, w.id LIMIT \(Found.mostRows)
      """
  }

  /// Among the few that somebody sees who answers for some schools.
  private func amongReached<Record: DistrictRecord>(_ words: SearchWords, _ type: Record.Type, _ reach: Reach) -> SQL {
    """
    SELECT e.id, e.title FROM search_entry e
    WHERE e.district = \(district) AND e.kind = \(Record.kind.name) AND \(within(reach, type)) AND \(having(words.all))
    ORDER BY e.title, e.id LIMIT \(Found.mostRows)
    """
  }

  private func within<Record: DistrictRecord>(_ reach: Reach, _ type: Record.Type) -> SQL {
    """
    e.id IN (SELECT id FROM \(name: Record.kind.table) WHERE district = \(district) AND \(reach.condition(type, in: district)))
    """
  }

  /// Words hold letters and digits only, so there is nothing in them for LIKE to take for a sign.
  private func having(_ words: [String]) -> SQL {
    SQL(" AND ").joined(["1 = 1"] + words.map { "' ' || e.words LIKE \("% \($0)%")" })
  }

  /// The identifiers of what has a word that begins so.
  func ids(of kind: RecordKind, having word: String) -> SQL {
    "SELECT id FROM search_word WHERE \(places(of: word, kind))"
  }

  private func places(of word: String, _ kind: RecordKind) -> SQL {
    "district = \(district) AND kind = \(kind.name) AND word >= \(word) AND word < \(word + "\u{10FFFF}")"
  }

  private func countOfPlaces(_ word: String, _ kind: RecordKind) throws -> Int {
    try session.count(
      "SELECT COUNT(*) FROM (SELECT 1 AS one FROM search_word WHERE \(places(of: word, kind)) LIMIT \(Found.mostLookedAt)) AS counted"
    )
  }
}

extension Found {
  /// A record may be found by several of its words.
  fileprivate static let mostRows = most * 2
}

/// What stands where among things found: those that are called so, those whose title has the words, and the others; by title.
private struct SearchRank: Comparable {
  let group: Int
  let title: String
  let id: String

  init(title: String, looked: SearchWords, id: String) {
    let own = SearchWords(title).all
    let isWhole = looked.all.allSatisfy(own.contains)
    let isBegun = looked.all.allSatisfy { word in own.contains { $0.hasPrefix(word) } }
    group = isWhole ? 0 : isBegun ? 1 : 2
    self.title = title.folded
    self.id = id
  }

  static func < (a: Self, b: Self) -> Bool { (a.group, a.title, a.id) < (b.group, b.title, b.id) }
}
