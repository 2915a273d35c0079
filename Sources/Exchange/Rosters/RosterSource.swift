import Vocabulary

/// A roster that can be read once from beginning to end, in memory that hardly grows with it.
package protocol RosterSource {
  /// Hands over row after row. People come before their positions, classes before who teaches them.
  /// Throws a `Refusal` when the files cannot be brought in at all.
  func read(_ receive: (RosterRow) throws -> Void) throws -> RosterReport
}

/// What reading a roster showed, apart from its rows.
package struct RosterReport: Equatable, Sendable, Codable {
  /// Rosters of the same feed speak of the same things by the same numbers: `oneroster`, `plain`, `nces`.
  package var feed: String
  /// As a person says it: "OneRoster 1.2".
  package var format: String
  /// The system the files come from, when they say so.
  package var system = ""
  /// What the district is called in the files.
  package var district = ""
  /// The kinds of which the files hold everything, so that what is missing has ended.
  package var complete: Set<RosterKind> = []
  /// Data rows read, by file.
  package var read: [String: Int] = [:]
  package var skipped: [SkippedRows] = []
  package var findings: [FileFinding] = []
}
