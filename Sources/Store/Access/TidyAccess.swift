import Vocabulary

/// How long what is written down about sign-in is kept. Source: docs/rules/access.md#what-is-kept
package enum AccessRetention {
  static let signIns = 400
  static let denials = 400
  package static let disclosures = 6 * 366
}

extension Store {
  /// Takes away what has ended: sessions, links, counters, browsers not seen for long, old lines of the logs. Returns how many rows.
  @discardableResult package func tidyAccess(in district: District.ID) async throws -> Int {
    try await keep(district) { try $0.tidyAccess() }
  }
}

extension Records {
  fileprivate func tidyAccess() throws -> Int {
    func before(days: Int) -> Moment { moment.adding(seconds: -days * 86_400) }
    let statements: [SQL] = [
      """
      DELETE FROM access_session WHERE district = \(district)
        AND (seen < \(moment.adding(seconds: -SessionLimit.idle)) OR started < \(moment.adding(seconds: -SessionLimit.absolute)))
      """,
      "DELETE FROM access_link WHERE district = \(district) AND ends <= \(moment)",
      "DELETE FROM access_throttle WHERE district = \(district) AND last < \(before(days: 1))",
      "DELETE FROM access_device WHERE district = \(district) AND seen < \(before(days: SessionLimit.device))",
      "DELETE FROM access_sign_in WHERE district = \(district) AND moment < \(before(days: AccessRetention.signIns))",
      "DELETE FROM access_denial WHERE district = \(district) AND moment < \(before(days: AccessRetention.denials))",
      "DELETE FROM access_disclosure WHERE district = \(district) AND moment < \(before(days: AccessRetention.disclosures))",
      "DELETE FROM access_program WHERE district = \(district) AND ends < \(today)",
      "DELETE FROM access_account WHERE district = \(district) AND \(whosePersonIsGone("access_account"))",
      "DELETE FROM access_identity WHERE district = \(district) AND \(whosePersonIsGone("access_identity"))",
      "DELETE FROM access_recovery_code WHERE district = \(district) AND \(whosePersonIsGone("access_recovery_code"))",
    ]
    return try statements.reduce(0) { try $0 + session.run($1) }
  }

  private func whosePersonIsGone(_ table: String) -> SQL {
    "NOT EXISTS (SELECT 1 FROM person p WHERE p.district = \(name: table).district AND p.id = \(name: table).person)"
  }
}
