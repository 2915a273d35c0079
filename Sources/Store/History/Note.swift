import Vocabulary

extension ActRecords {
  /// Adds an entry to the history about a record.
  package func note<Record: DistrictRecord>(
    _ act: ActName, _ record: Record, before: [String: FieldValue]? = nil, after: [String: FieldValue]? = nil
  ) throws {
    try note(
      act, kind: Record.kind.name, record: record.id.rawValue, title: record.title,
      before: CanonicalJSON.text(before), after: CanonicalJSON.text(after))
  }

  /// Adds an entry to the history. `before` and `after` are canonical JSON or empty.
  package func note(
    _ act: ActName, kind: String, record: String, title: String, before: String = "", after: String = ""
  ) throws {
    let (number, previous) = try nextPlace()
    let hash = HistoryEntry.hash(
      number: number, moment: moment.description, person: author.person?.rawValue ?? "", name: author.name,
      act: act.rawValue,
      kind: kind, record: record, title: title, why: why, before: before, after: after, previous: previous)
    try session.run(
      """
      INSERT INTO history (district, number, moment, person, name, act, kind, record, title, why, before, after, previous, hash)
      VALUES (\(district), \(number), \(moment), \(author.person), \(author.name), \(act.rawValue), \(kind), \(record), \(title),
        \(why), \(before), \(after), \(previous), \(hash))
      """)
    try session.run("UPDATE history_head SET hash = \(hash) WHERE district = \(district)")
    counted()
  }

  /// Counting up locks the head until the act ends: acts of one district queue here, so the chain has no forks.
  private func nextPlace() throws -> (number: Int, previous: String) {
    let row = try session.row(
      """
      INSERT INTO history_head (district, number, hash) VALUES (\(district), 1, '')
      ON CONFLICT (district) DO UPDATE SET number = history_head.number + 1
      RETURNING number, hash
      """)
    return (row?.integer(0) ?? 1, row?.text(1) ?? "")
  }
}

extension Records {
  /// The newest entry about a record.
  package func lastNote(of kind: RecordKind, _ record: String) throws -> HistoryEntry? {
    try notes(of: kind, record).first
  }

  /// Every entry about a record, newest first: its versions.
  package func notes(of kind: RecordKind, _ record: String) throws -> [HistoryEntry] {
    try session.rows(
      """
      SELECT \(name: HistoryEntry.columns) FROM history
      WHERE district = \(district) AND kind = \(kind.name) AND record = \(record) ORDER BY number DESC
      """
    ).map(HistoryEntry.init(row:))
  }
}
