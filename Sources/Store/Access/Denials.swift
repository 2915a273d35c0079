import Vocabulary

/// Something that somebody was not allowed to do.
package struct Denial: Sendable, Equatable {
  package let moment: Moment
  package let person: Person.ID?
  package let viewer: Person.ID?
  package let name: String
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
      let viewer = session.flatMap { $0.isViewing ? $0.own.person : nil }
      _ = try records.session.run(
        """
        INSERT INTO access_denial (district, id, moment, person, viewer, name, asked, why, request)
        VALUES (\(district), \(Identifier<Denial>.new()), \(records.moment), \(session?.member.person), \(viewer),
          \(session?.member.name ?? ""), \(asked), \(denied.why.en), \(request))
        """)
    }
  }
}

extension Records {
  package func denials(limit: Int = 100) throws -> [Denial] {
    try session.rows(
      """
      SELECT moment, person, viewer, name, asked, why, request FROM access_denial
      WHERE district = \(district) ORDER BY moment DESC, id LIMIT \(limit)
      """
    ).map { row in
      Denial(
        moment: row.moment(0) ?? moment, person: row.id(1), viewer: row.id(2), name: row.text(3), asked: row.text(4),
        why: row.text(5), request: row.text(6))
    }
  }
}
