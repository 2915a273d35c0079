import Vocabulary

/// Something delicate that was shown to somebody, or that left the product in a file.
package struct Disclosure: Sendable, Equatable {
  package enum What: String, Sendable, CaseIterable { case read, download, export }

  package let moment: Moment
  /// Who read it: whoever sat there.
  package let person: Person.ID?
  package let name: String
  /// Through whose eyes, when not through their own.
  package let viewingAs: String?
  package let what: What
  /// What it was: the kind of record, or the address of a page; and one record of it, or none for a list.
  package let kind: String
  package let record: String
  package let rows: Int
}

/// Which part of what was read and taken out is asked for, newest first.
package struct DisclosureListing: Sendable, Equatable {
  /// In the name of who read, or through whose eyes.
  package var words = ""
  package var kind = ""
  package var what: Disclosure.What?
  package var from: Day?
  package var to: Day?
  package var page = 1
  package var limit = 50

  package init() {}
}

extension Store {
  /// Writes down that delicate records were read or taken out, by whom and how many.
  package func disclose(
    _ what: Disclosure.What, _ kind: String, record: String = "", rows: Int = 1, to session: OpenSession
  ) async throws {
    try await keep(session.district.id) { records in
      let seen = session.isViewing ? session.member : nil
      try records.disclose(what, kind, record, rows, to: session.own, seenAs: seen)
    }
  }
}

extension Records {
  fileprivate func disclose(
    _ what: Disclosure.What, _ kind: String, _ record: String, _ rows: Int, to own: Member, seenAs seen: Member?
  ) throws {
    try session.run(
      """
      INSERT INTO access_disclosure (district, id, moment, person, name, viewer, viewer_name, what, kind, record, row_count)
      VALUES (\(district), \(Identifier<Disclosure>.new()), \(moment), \((seen ?? own).person), \((seen ?? own).name),
        \(seen.map { _ in own.person }), \(seen.map { _ in own.name } ?? ""), \(what.rawValue), \(kind), \(record), \(rows))
      """)
  }

  /// One page of what was read and taken out, with whether there is more.
  package func disclosures(_ listing: DisclosureListing = DisclosureListing()) throws -> (
    entries: [Disclosure], hasMore: Bool
  ) {
    let rows = try session.rows(
      "\(select(listing)) LIMIT \(listing.limit + 1) OFFSET \((max(1, listing.page) - 1) * listing.limit)"
    ).map(Disclosure.init(row:))
    return (Array(rows.prefix(listing.limit)), rows.count > listing.limit)
  }

  /// All that a listing finds, one by one: for files.
  package func forEachDisclosure(_ listing: DisclosureListing, _ body: (Disclosure) throws -> Void) throws {
    try session.forEachRow(select(listing)) { try body(Disclosure(row: $0)) }
  }

  /// Everything that was ever read or taken out, by kind.
  package func disclosedKinds() throws -> [String] {
    try session.rows("SELECT DISTINCT kind FROM access_disclosure WHERE district = \(district) ORDER BY kind").map {
      $0.text(0)
    }
  }

  private func select(_ listing: DisclosureListing) -> SQL {
    """
    SELECT moment, person, name, viewer, viewer_name, what, kind, record, row_count FROM access_disclosure
    WHERE district = \(district) AND \(condition(listing)) ORDER BY moment DESC, id
    """
  }

  private func condition(_ listing: DisclosureListing) -> SQL {
    var conditions: [SQL] = ["1 = 1"]
    if !listing.kind.isEmpty { conditions.append("kind = \(listing.kind)") }
    if let what = listing.what { conditions.append("what = \(what.rawValue)") }
    if let from = listing.from { conditions.append("moment >= \(time.start(of: from))") }
    if let to = listing.to { conditions.append("moment < \(time.start(of: to.adding(days: 1)))") }
    for word in listing.words.split(separator: " ") {
      conditions.append("(\(SQL.contains("name", word)) OR \(SQL.contains("viewer_name", word)))")
    }
    return SQL(" AND ").joined(conditions)
  }
}

extension Disclosure {
  fileprivate init(row: Row) {
    let seen = row.text(4).isEmpty ? nil : row.text(2)
    moment = row.moment(0) ?? Moment(milliseconds: 0)
    person = seen == nil ? row.id(1) : row.id(3)
    name = seen == nil ? row.text(2) : row.text(4)
    viewingAs = seen
    what = What(rawValue: row.text(5)) ?? .read
    kind = row.text(6)
    record = row.text(7)
    rows = row.integer(8) ?? 0
  }
}
