import Vocabulary

/// What came of taking a batch back.
package struct UndoneBatch: Sendable, Equatable {
  package let batch: RecordBatch
  package let takenBack: Int
  /// Records that stay as they are, since somebody changed them after the batch, or others name them.
  package let kept: [String]
}

extension Store {
  /// Takes back everything that a batch changed and that nobody has touched since.
  package func undo<Record: DistrictRecord>(
    _ type: Record.Type, _ id: RecordBatch.ID, in district: District.ID, by author: Author, why: String
  ) async throws -> UndoneBatch {
    try await act(district, by: author, why: why) { try $0.undo(type, id) }
  }
}

extension ActRecords {
  fileprivate func undo<Record: DistrictRecord>(_ type: Record.Type, _ id: RecordBatch.ID) throws -> UndoneBatch {
    let isFirst = try change(
      """
      UPDATE record_batch SET status = 'undone', undone = \(moment)
      WHERE district = \(district) AND id = \(id) AND kind = \(type.kind.name) AND status = 'applied'
      """)
    guard isFirst == 1, let batch = try recordBatch(id, of: type.kind), let span = batch.entries else {
      throw Refusal(
        "", "not-applied",
        Phrase("There is nothing of this file to take back", es: "No hay nada de este archivo que deshacer"))
    }
    let entries = try entries(in: span, of: type.kind)
    let kept = try entries.filter { try !takeBack($0, type) }.map(\.title)
    try note("file-taken-back", kind: "record_batch", record: id.rawValue, title: batch.file)
    return UndoneBatch(batch: batch, takenBack: entries.count - kept.count, kept: kept)
  }

  /// The newest first: what was added last is taken away first.
  private func entries(in span: ClosedRange<Int>, of kind: RecordKind) throws -> [HistoryEntry] {
    try session.rows(
      """
      SELECT \(name: HistoryEntry.columns) FROM history
      WHERE district = \(district) AND number >= \(span.lowerBound) AND number <= \(span.upperBound)
        AND kind = \(kind.name) ORDER BY number DESC
      """
    ).map(HistoryEntry.init(row:))
  }

  /// False when the record has to stay as it is.
  private func takeBack<Record: DistrictRecord>(_ entry: HistoryEntry, _ type: Record.Type) throws -> Bool {
    guard let record = try find(type, Record.ID(entry.record)),
      try lastNumber(of: Record.kind, entry.record) == entry.number
    else { return false }
    if let before = entry.beforeValues {
      try save(Record(id: record.id, version: record.version, values: before))
    } else {
      if try !referrals(to: record).isEmpty { return false }
      try remove(type, record.id, version: record.version)
    }
    return true
  }

  private func lastNumber(of kind: RecordKind, _ record: String) throws -> Int {
    try session.count(
      """
      SELECT MAX(number) FROM history WHERE district = \(district) AND kind = \(kind.name) AND record = \(record)
      """)
  }
}
