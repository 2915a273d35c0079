import Exchange
import Vocabulary

/// What a row of a file tells of a record, beside what the record is now.
struct BroughtRow<Record: DistrictRecord> {
  let row: RecordFile<Record>.Row
  var record: Record
  /// Nil when it would be new.
  let before: Record?
}

extension RecordBatchRow {
  init<Record: DistrictRecord>(_ told: BroughtRow<Record>) {
    self.init(
      line: told.row.line,
      outcome: told.before == nil ? .created : told.before == told.record ? .unchanged : .changed,
      record: told.record.identifier, version: told.record.version, title: told.record.title,
      before: told.before?.values ?? [:], after: told.record.values)
  }
}
