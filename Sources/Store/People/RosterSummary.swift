import Exchange
import Vocabulary

/// What a roster does, or would do, to the records of the district.
package struct RosterSummary: Sendable, Equatable, Codable {
  /// What reading the files showed.
  package var report: RosterReport
  package var kinds: [KindSummary] = []
  /// Rows that were readable, but cannot be brought in as the district's records stand.
  package var skipped: [SkippedRows] = []
  /// How many of the people whom this feed speaks of belonged to the district before.
  package var activePeople = 0

  package subscript(_ kind: RosterKind) -> KindSummary {
    kinds.first { $0.kind == kind } ?? KindSummary(kind: kind)
  }

  package var created: Int { kinds.reduce(0) { $0 + $1.created } }
  package var changed: Int { kinds.reduce(0) { $0 + $1.changed } }
  package var ended: Int { kinds.reduce(0) { $0 + $1.ended } }
  package var returned: Int { kinds.reduce(0) { $0 + $1.returned } }
  package var unchanged: Int { kinds.reduce(0) { $0 + $1.unchanged } }
  package var changesNothing: Bool { created + changed + ended + returned == 0 }

  /// More than a tenth of the people would end: more often a broken export than a true one.
  package var endsMany: Bool { self[.person].ended * 10 > activePeople }

  package var allSkipped: [SkippedRows] { report.skipped + skipped }
}

/// What becomes of the records of one kind.
package struct KindSummary: Sendable, Equatable, Codable {
  package var kind: RosterKind
  package var created = 0
  package var changed = 0
  package var ended = 0
  /// Those that an earlier roster ended and this one brings back.
  package var returned = 0
  package var unchanged = 0
  package var examples: [RosterExample] = []

  package init(kind: RosterKind) { self.kind = kind }

  package var isEmpty: Bool { created + changed + ended + returned + unchanged == 0 }
}

/// One of the records that a roster makes, changes or ends, so that a person can see what the numbers mean.
package struct RosterExample: Sendable, Equatable, Codable {
  package enum Deed: String, Sendable, Codable { case created, changed, ended, returned }

  package var deed: Deed
  package var title: String
  /// What changes, or why it ends.
  package var details: [Phrase]
  /// The line of the file, when there is one.
  package var line: Int?
}
