import Vocabulary

/// Something that somebody was not allowed to do.
package struct Denial: Sendable, Equatable {
  package let moment: Moment
  /// Who asked: whoever sat there.
  package let person: Person.ID?
  package let name: String
  /// Through whose eyes, when not through their own.
  package let viewingAs: String?
  /// The address that was asked for, without anything typed into it.
  package let asked: String
  package let why: String
  /// The number of the request, as the server's own log has it.
  package let request: String
}

extension Store {
  /// Writes down that somebody was refused, and why. `session` is nil for somebody who has not signed in.
  package func log(
    _ denied: Denied, of session: OpenSession?, in district: District.ID, asked: String, request: String
  ) async throws {
    try await keep(district) { records in
      let viewer = session.flatMap { $0.isViewing ? $0.own : nil }
      _ = try records.session.run(
        """
        INSERT INTO access_denial (district, id, moment, person, viewer, viewer_name, name, asked, why, request)
        VALUES (\(district), \(Identifier<Denial>.new()), \(records.moment), \(session?.member.person), \(viewer?.person),
          \(viewer?.name ?? ""), \(session?.member.name ?? ""), \(asked), \(denied.why.en), \(request))
        """)
    }
  }
}

extension Records {
  package func denials(limit: Int = 100) throws -> [Denial] {
    // Older entries name who viewed by identifier only.
    try session.rows(
      """
      SELECT d.moment, d.person, d.viewer, d.name, d.asked, d.why, d.request,
        CASE WHEN d.viewer_name <> '' OR v.id IS NULL THEN d.viewer_name ELSE v.given_name || ' ' || v.family_name END
      FROM access_denial d LEFT JOIN person v ON v.district = d.district AND v.id = d.viewer
      WHERE d.district = \(district) ORDER BY d.moment DESC, d.id LIMIT \(limit)
      """
    ).map { row in
      let isViewing = row.optionalText(2) != nil
      return Denial(
        moment: row.moment(0) ?? moment, person: isViewing ? row.id(2) : row.id(1),
        name: isViewing ? row.text(7) : row.text(3), viewingAs: isViewing ? row.text(3) : nil, asked: row.text(4),
        why: row.text(5), request: row.text(6))
    }
  }
}
