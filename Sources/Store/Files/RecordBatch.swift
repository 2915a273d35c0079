import Exchange
import Foundation
import Vocabulary

/// A file of records that somebody brought: what it would change, and what became of it.
package struct RecordBatch: Sendable, Equatable, Identifiable {
  package typealias ID = Identifier<RecordBatch>

  package enum Status: String, Sendable { case previewed, applied, undone }

  /// What a row of the file does.
  package enum Outcome: String, CaseIterable, Sendable { case created, changed, unchanged }

  package let id: ID
  package let kind: String
  package let status: Status
  /// What the person calls the file.
  package let file: String
  package let name: String
  package let person: Person.ID?
  package let previewed: Moment
  package let applied: Moment?
  package let undone: Moment?
  package let counts: [Outcome: Int]
  /// Rows of which nothing is brought in.
  package let refused: Int
  package let findings: [FileFinding]
  /// The entries of the history that it made.
  package let entries: ClosedRange<Int>?

  package func count(_ outcome: Outcome) -> Int { counts[outcome] ?? 0 }
  /// How many records it writes.
  package var writes: Int { count(.created) + count(.changed) }
}

/// One row of a batch: the record as it is, and as it would be.
package struct RecordBatchRow: Sendable, Equatable {
  package let line: Int
  package let outcome: RecordBatch.Outcome
  package let record: String
  /// The version that the preview was made from; 0 for a record that does not exist yet.
  package let version: Int
  package let title: String
  package let before: [String: FieldValue]
  package let after: [String: FieldValue]
}

// MARK: - Reading

extension Records {
  package func recordBatch(_ id: RecordBatch.ID, of kind: RecordKind) throws -> RecordBatch? {
    try session.row(
      """
      SELECT \(name: RecordBatch.columns) FROM record_batch
      WHERE district = \(district) AND id = \(id) AND kind = \(kind.name)
      """
    ).map(RecordBatch.init(row:))
  }

  /// The newest batches of a kind that were used.
  package func recordBatches(of kind: RecordKind, limit: Int = 10) throws -> [RecordBatch] {
    try session.rows(
      """
      SELECT \(name: RecordBatch.columns) FROM record_batch
      WHERE district = \(district) AND kind = \(kind.name) AND status <> 'previewed'
      ORDER BY previewed DESC, id LIMIT \(limit)
      """
    ).map(RecordBatch.init(row:))
  }

  /// The rows of a batch with this outcome, behind a line of the file.
  package func rows(
    of batch: RecordBatch.ID, _ outcome: RecordBatch.Outcome, after line: Int = 0, limit: Int
  ) throws -> [RecordBatchRow] {
    try session.rows(
      """
      SELECT line, outcome, record, version, title, before, after FROM record_batch_row
      WHERE district = \(district) AND batch = \(batch) AND outcome = \(outcome.rawValue) AND line > \(line)
      ORDER BY line LIMIT \(limit)
      """
    ).map(RecordBatchRow.init(row:))
  }
}

extension RecordBatch {
  static let columns = """
    id, kind, status, file, name, person, previewed, applied, undone, created, changed, unchanged, refused, findings, \
    first_entry, last_entry
    """

  init(row: Row) {
    id = ID(row.text(0))
    kind = row.text(1)
    status = Status(rawValue: row.text(2)) ?? .previewed
    file = row.text(3)
    name = row.text(4)
    person = row.id(5)
    previewed = row.moment(6) ?? Moment(milliseconds: 0)
    applied = row.moment(7)
    undone = row.moment(8)
    counts = [.created: row.integer(9) ?? 0, .changed: row.integer(10) ?? 0, .unchanged: row.integer(11) ?? 0]
    refused = row.integer(12) ?? 0
    findings = (try? JSONDecoder().decode([FileFinding].self, from: Data(row.text(13).utf8))) ?? []
    let (first, last) = (row.integer(14), row.integer(15))
    entries = first.flatMap { first in last.flatMap { first <= $0 ? first...$0 : nil } }
  }
}

extension RecordBatchRow {
  init(row: Row) {
    line = row.integer(0) ?? 0
    outcome = RecordBatch.Outcome(rawValue: row.text(1)) ?? .unchanged
    record = row.text(2)
    version = row.integer(3) ?? 0
    title = row.text(4)
    before = CanonicalJSON.values(row.text(5)) ?? [:]
    after = CanonicalJSON.values(row.text(6)) ?? [:]
  }
}
