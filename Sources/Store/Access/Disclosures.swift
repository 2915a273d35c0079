import Vocabulary

/// Something delicate that was shown to somebody, or that left the product in a file.
package struct Disclosure: Sendable, Equatable {
  package enum What: String, Sendable { case read, download, export }

  package let moment: Moment
  package let person: Person.ID?
  package let viewer: Person.ID?
  package let name: String
  package let what: What
  /// What it was: the kind, and one record of it or none for a list.
  package let kind: String
  package let record: String
  package let rows: Int
}

extension Store {
  /// Writes down that delicate records were read or taken out, by whom and how many.
  package func disclose(
    _ what: Disclosure.What, _ kind: String, record: String = "", rows: Int = 1, to session: OpenSession
  ) async throws {
    let district = session.district.id
    try await keep(district) { records in
      let viewer = session.isViewing ? session.own.person : nil
      _ = try records.session.run(
        """
        INSERT INTO access_disclosure (district, id, moment, person, viewer, name, what, kind, record, row_count)
        VALUES (\(district), \(Identifier<Disclosure>.new()), \(records.moment), \(session.member.person), \(viewer),
          \(session.member.name), \(what.rawValue), \(kind), \(record), \(rows))
        """)
    }
  }
}

extension Records {
  package func disclosures(limit: Int = 100) throws -> [Disclosure] {
    try session.rows(
      """
      SELECT moment, person, viewer, name, what, kind, record, row_count FROM access_disclosure
      WHERE district = \(district) ORDER BY moment DESC, id LIMIT \(limit)
      """
    ).map { row in
      Disclosure(
        moment: row.moment(0) ?? moment, person: row.id(1), viewer: row.id(2), name: row.text(3),
        what: Disclosure.What(rawValue: row.text(4)) ?? .read, kind: row.text(5), record: row.text(6),
        rows: row.integer(7) ?? 0)
    }
  }
}
