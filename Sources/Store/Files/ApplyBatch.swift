import Vocabulary

extension Store {
  /// Does what the preview showed, all of it or nothing. Throws `Refusal` when a record is no longer as it was shown.
  package func apply<Record: DistrictRecord>(
    _ type: Record.Type, _ id: RecordBatch.ID, in district: District.ID, by author: Author, why: String
  ) async throws -> RecordBatch {
    try await act(district, by: author, why: why) { records in
      try records.apply(type, id)
      guard let batch = try records.recordBatch(id, of: type.kind) else { throw Records.noBatch }
      return batch
    }
  }
}

extension Records {
  static var noBatch: Refusal {
    Refusal(
      "", "no-preview",
      Phrase(
        "This preview is not there any more. Choose the file again",
        es: "Esta vista previa ya no existe. Elija el archivo de nuevo"))
  }
}

extension ActRecords {
  fileprivate func apply<Record: DistrictRecord>(_ type: Record.Type, _ id: RecordBatch.ID) throws {
    let isFirst = try change(
      """
      UPDATE record_batch SET status = 'applied', applied = \(moment)
      WHERE district = \(district) AND id = \(id) AND kind = \(type.kind.name) AND status = 'previewed'
      """)
    guard isFirst == 1, let batch = try recordBatch(id, of: type.kind) else { throw try alreadyUsed(id, type.kind) }
    let writes = try [RecordBatch.Outcome.created, .changed].flatMap {
      try rows(of: id, $0, limit: Records.longestFile)
    }
    for row in NamedFirst<Record>(writes).rows { try apply(row, to: type) }
    try forgetRows(of: id)
    try note("file-brought-in", kind: "record_batch", record: id.rawValue, title: batch.file)
    let last = try lastEntry()
    try change(
      """
      UPDATE record_batch SET first_entry = \(last - notes + 1), last_entry = \(last)
      WHERE district = \(district) AND id = \(id)
      """)
  }

  private func apply<Record: DistrictRecord>(_ row: RecordBatchRow, to type: Record.Type) throws {
    let now = try find(type, Record.ID(row.record))?.version ?? 0
    guard now == row.version else { throw ActRecords.changedSince(row.title) }
    try save(Record(id: Record.ID(row.record), version: row.version, values: row.after))
  }

  private func alreadyUsed(_ id: RecordBatch.ID, _ kind: RecordKind) throws -> Refusal {
    guard try recordBatch(id, of: kind) != nil else { return Records.noBatch }
    return Refusal(
      "", "already-used", Phrase("This file has been brought in already", es: "Este archivo ya se importó"))
  }

  private static func changedSince(_ title: String) -> Refusal {
    Refusal(
      "", "changed-since",
      Phrase(
        "“\(title)” was changed after this preview was made. Choose the file again to see what it would do now",
        es: "«\(title)» cambió después de esta vista previa. Elija el archivo de nuevo para ver qué haría ahora"))
  }
}
