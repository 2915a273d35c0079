import Foundation
import Vocabulary

/// One time that a roster was brought in, from its preview to its undoing.
package struct RosterBatch: Sendable, Equatable {
  package enum Status: String, Sendable, Codable { case previewed, applied, undone }

  package let number: Int
  package let status: Status
  /// What the file or folder was called.
  package let file: String
  package let feed: String
  package let author: String
  package let previewed: Moment
  package let applied: Moment?
  package let undone: Moment?
  package let summary: RosterSummary
  /// SHA-256 over every change that it made; empty before.
  package let digest: String
}

extension RosterBatch {
  static let columns = "number, status, file, feed, author, previewed, applied, undone, summary, digest"

  init?(row: Row) {
    guard let status = Status(rawValue: row.text(1)), let previewed = row.moment(5),
      let summary = try? JSONDecoder().decode(RosterSummary.self, from: Data(row.text(8).utf8))
    else { return nil }
    self.init(
      number: row.integer(0) ?? 0, status: status, file: row.text(2), feed: row.text(3), author: row.text(4),
      previewed: previewed, applied: row.moment(6), undone: row.moment(7), summary: summary, digest: row.text(9))
  }
}

extension Records {
  /// The newest batches first.
  package func rosterBatches(atMost most: Int = 50) throws -> [RosterBatch] {
    try session.rows(
      """
      SELECT \(name: RosterBatch.columns) FROM roster_batch WHERE district = \(district)
      ORDER BY number DESC LIMIT \(most)
      """
    ).compactMap(RosterBatch.init(row:))
  }

  package func rosterBatch(_ number: Int) throws -> RosterBatch? {
    try session.row(
      "SELECT \(name: RosterBatch.columns) FROM roster_batch WHERE district = \(district) AND number = \(number)"
    ).flatMap(RosterBatch.init(row:))
  }
}
