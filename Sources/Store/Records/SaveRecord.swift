import Vocabulary

extension Store {
  /// Keeps a new record, or a new version of one. Throws `Refusal`, `Denied`, or `SaveConflict` when somebody saved in between.
  package func save<Record: DistrictRecord>(
    _ record: Record, in district: District.ID, by author: Author, why: String = ""
  ) async throws -> Record {
    try await act(district, by: author, why: why) { try $0.save(record) }
  }
}

extension ActRecords {
  @discardableResult package func save<Record: DistrictRecord>(_ record: Record) throws -> Record {
    let before = try find(Record.self, record.id)
    try author.require(Record.kind.editing, at: record.place)
    if let before { try author.require(Record.kind.editing, at: before.place) }
    try author.ownPositionFindings([record, before]).refuseIfAnyStopsSaving()
    try refuse(record, after: before)
    if let before, before.values == record.values { return before }
    var saved = record
    saved.version = (before?.version ?? 0) + 1
    try write(saved)
    try index(saved)
    soil(saved, replacing: before)
    try note(before == nil ? .created : .changed, saved, before: before?.values, after: saved.values)
    return saved
  }

  private func refuse<Record: DistrictRecord>(_ record: Record, after before: Record?) throws {
    if (before?.version ?? 0) != record.version {
      throw SaveConflict(
        kind: Record.kind, record: record.id.rawValue, yours: record.values, theirs: before?.values,
        theirVersion: before?.version ?? 0, last: try lastNote(of: Record.kind, record.id.rawValue))
    }
    try findings(keeping: record, replacing: before).refuseIfAnyStopsSaving()
  }

  /// Puts the record into its table as it is. What it changes has to be noted.
  func write<Record: DistrictRecord>(_ record: Record) throws {
    func value(_ field: Field<Record>) -> SQL.Value { field.kind.kept(field.get(record)) }
    let values = SQL(", ").joined(Record.fields.map { "\(value($0))" })
    let sets = Record.fields.map { "\(Record.column($0.name)) = excluded.\(Record.column($0.name))" }.joined(
      separator: ", ")
    try change(
      """
      INSERT INTO \(name: Record.kind.table) (district, \(name: Record.columns))
      VALUES (\(district), \(record.id), \(record.version), \(values))
      ON CONFLICT (district, id) DO UPDATE SET version = excluded.version, \(name: sets)
      """)
  }
}

extension Records {
  /// Everything that stands in the way of keeping a record as it is.
  func findings<Record: DistrictRecord>(
    keeping record: Record, replacing before: Record?, amid coming: Coming<Record> = Coming()
  ) throws -> [Finding] {
    let own = try record.allFindings + missingReferences(of: record, amid: coming)
    let circles = try circles(of: record, amid: coming).filter { circle in !own.contains { $0.field == circle.field } }
    return try own + circles + ruleFindings(keeping: record, replacing: before)
  }
}

/// Somebody saved the record between its opening and this save. Both versions are here, so nothing is lost.
package struct SaveConflict: Error, Sendable {
  package let kind: RecordKind
  package let record: String
  package let yours: [String: FieldValue]
  /// Nil when it was removed.
  package let theirs: [String: FieldValue]?
  package let theirVersion: Int
  package let last: HistoryEntry?
}
