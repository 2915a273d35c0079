import Vocabulary

/// Which part of the history is asked for, newest first.
package struct HistoryListing: Sendable, Equatable {
  /// By name, or by identifier.
  package var person = ""
  package var kind = ""
  package var act = ""
  package var from: Day?
  package var to: Day?
  /// In the title of the record or in the reason.
  package var words = ""
  /// Kinds whose titles and reasons the reader may not see, and which words therefore do not find.
  package var hidden: Set<String> = []
  /// Entries older than this one, or newer.
  package var before: Int?
  package var after: Int?
  package var limit = 50

  package init() {}
}

/// A part of the history, with whether there is more on either side.
package struct HistoryPage: Sendable, Equatable {
  package var entries: [HistoryEntry]
  package var hasNewer: Bool
  package var hasOlder: Bool
  /// How far back words were looked for, when the page was closed before it was full.
  package var lookedBackTo: Int?
}

extension Records {
  /// Words stand in no index, so a page looks through this many entries at most, and then offers to look further back.
  package static let mostLookedThrough = 100_000

  package func history(_ listing: HistoryListing) throws -> HistoryPage {
    guard let span = try span(listing) else { return HistoryPage(entries: [], hasNewer: false, hasOlder: false) }
    let isBackwards = listing.after != nil
    let window = try window(listing, span)
    let order: SQL = isBackwards ? "ASC" : "DESC"
    var entries = try session.rows(
      """
      SELECT \(name: HistoryEntry.columns) FROM history
      WHERE district = \(district) AND number >= \(window.lowerBound) AND number <= \(window.upperBound)
        AND \(try condition(listing)) ORDER BY number \(order) LIMIT \(listing.limit + 1)
      """
    ).map(HistoryEntry.init(row:))
    let hasMore = entries.count > listing.limit
    if hasMore { entries.removeLast() }
    if isBackwards { entries.reverse() }
    let isCutShort = !hasMore && !isBackwards && window.lowerBound > span.lowerBound
    return HistoryPage(
      entries: entries, hasNewer: isBackwards ? hasMore : listing.before != nil,
      hasOlder: isBackwards || hasMore, lookedBackTo: isCutShort ? window.lowerBound : nil)
  }

  /// Everything that a listing finds, newest first, one by one: for files. Where one page ends does not matter.
  package func forEachHistoryEntry(_ listing: HistoryListing, _ body: (HistoryEntry) throws -> Void) throws {
    var whole = listing
    (whole.before, whole.after) = (nil, nil)
    guard let span = try span(whole) else { return }
    try session.forEachRow(
      """
      SELECT \(name: HistoryEntry.columns) FROM history
      WHERE district = \(district) AND number >= \(span.lowerBound) AND number <= \(span.upperBound)
        AND \(try condition(whole)) ORDER BY number DESC
      """
    ) { try body(HistoryEntry(row: $0)) }
  }

  package func historyEntry(_ number: Int) throws -> HistoryEntry? {
    try session.row(
      "SELECT \(name: HistoryEntry.columns) FROM history WHERE district = \(district) AND number = \(number)"
    ).map(HistoryEntry.init(row:))
  }

  /// Everything that has been done, and everything that it has been done to, for the filters of a page.
  package func historyWords() throws -> (acts: [String], kinds: [String]) {
    (try distinct("act"), try distinct("kind"))
  }

  /// Hops from one value to the next along an index, as there are few values and many entries.
  private func distinct(_ column: String) throws -> [String] {
    try session.rows(
      """
      WITH RECURSIVE hop (word) AS (
        SELECT MIN(\(name: column)) FROM history WHERE district = \(district)
        UNION ALL
        SELECT (SELECT MIN(\(name: column)) FROM history WHERE district = \(district) AND \(name: column) > hop.word)
        FROM hop WHERE hop.word IS NOT NULL
      ) SELECT word FROM hop WHERE word IS NOT NULL
      """
    ).map { $0.text(0) }
  }
}

// MARK: - Where to look

extension Records {
  /// The numbers between which the days lie, and the page. Nil when there is nothing between them.
  private func span(_ listing: HistoryListing) throws -> ClosedRange<Int>? {
    var first = 1
    var last = try lastEntry()
    // Two acts that wait for one another may be entered some seconds out of order; an hour is more than enough.
    if let from = listing.from.map(time.start(of:)) {
      guard let found = try number(from: from.adding(seconds: -3600)) else { return nil }
      first = found
    }
    if let end = listing.to.map({ time.start(of: $0.adding(days: 1)) }) {
      guard let found = try number(until: end.adding(seconds: 3600)) else { return nil }
      last = found
    }
    if let before = listing.before { last = min(last, before - 1) }
    if let after = listing.after { first = max(first, after + 1) }
    return first <= last ? first...last : nil
  }

  private func number(from moment: Moment) throws -> Int? {
    try session.row(
      """
      SELECT number FROM history WHERE district = \(district) AND moment >= \(moment) ORDER BY moment, number LIMIT 1
      """)?.integer(0)
  }

  private func number(until moment: Moment) throws -> Int? {
    try session.row(
      """
      SELECT number FROM history WHERE district = \(district) AND moment < \(moment)
      ORDER BY moment DESC, number DESC LIMIT 1
      """)?.integer(0)
  }

  private func window(_ listing: HistoryListing, _ span: ClosedRange<Int>) throws -> ClosedRange<Int> {
    guard !listing.words.isEmpty else { return span }
    if listing.after != nil { return span.lowerBound...min(span.upperBound, span.lowerBound + Self.mostLookedThrough) }
    return max(span.lowerBound, span.upperBound - Self.mostLookedThrough)...span.upperBound
  }

  private func condition(_ listing: HistoryListing) throws -> SQL {
    var conditions: [SQL] = ["1 = 1"]
    if !listing.kind.isEmpty { conditions.append("kind = \(listing.kind)") }
    if !listing.act.isEmpty { conditions.append("act = \(listing.act)") }
    if let from = listing.from { conditions.append("moment >= \(time.start(of: from))") }
    if let to = listing.to { conditions.append("moment < \(time.start(of: to.adding(days: 1)))") }
    if !listing.person.isEmpty { conditions.append(try condition(person: listing.person)) }
    let words = listing.words.split(separator: " ")
    if !words.isEmpty, !listing.hidden.isEmpty {
      conditions.append("kind NOT IN (\(list: listing.hidden.sorted()))")
    }
    for word in words {
      conditions.append("(\(SQL.contains("title", word)) OR \(SQL.contains("why", word)))")
    }
    return SQL(" AND ").joined(conditions)
  }

  /// Whoever runs the server has a name and no record.
  private func condition(person typed: String) throws -> SQL {
    switch try identifier(of: Person.kind.name, called: typed) {
    case .found(let id): return "person = \(id)"
    case .several, .unknown: return "name = \(typed)"
    }
  }
}
