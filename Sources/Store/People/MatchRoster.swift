import Exchange
import Vocabulary

// Rows whose numbers the feed has not used before may speak of records that are there already: typed in by hand, brought in
// by another feed, or known to this one under another number.
extension RosterWork {
  func match() throws {
    // A batch may be judged again after its preview; what it matched then may be gone.
    try session.run(
      """
      UPDATE roster_row SET matched = NULL WHERE district = \(district) AND batch = \(batch) AND matched IS NOT NULL
      """)
    try completeTeachings()
    try matchSchools()
    try matchByName(.network, Network.self)
    try matchYears()
    try matchPeople()
    try matchPositions()
  }

  private func set(_ kind: RosterKind, _ number: String, to record: String) throws {
    try session.run(
      """
      UPDATE roster_row SET matched = \(record)
      WHERE district = \(district) AND batch = \(batch) AND kind = \(kind.rawValue) AND source_id = \(number)
      """)
  }

  /// Records of a kind that this feed has no number for.
  private func strangers<Record: DistrictRecord>(_ kind: RosterKind, _ type: Record.Type) throws -> [Record] {
    try session.rows(
      """
      SELECT \(name: Record.columns) FROM \(name: Record.kind.table) t WHERE t.district = \(district)
        AND NOT EXISTS (SELECT 1 FROM roster_link l WHERE l.district = t.district AND l.record = t.id AND l.feed = \(feed)
          AND l.kind = \(kind.rawValue))
      ORDER BY t.id
      """
    ).map(Record.init(row:))
  }

  /// Rows of a kind that no link knows: number and cells.
  private func newRows(_ kind: RosterKind) throws -> [Row] {
    try session.rows(
      """
      SELECT r.source_id, r.v1, r.v2, r.v3 FROM \(rows(kind))
      WHERE \(ofBatch("r", kind.rawValue)) AND l.record IS NULL ORDER BY r.line
      """)
  }
}

// MARK: - Places and years

extension RosterWork {
  /// By number, by state number, then by name; each record once.
  private func matchSchools() throws {
    var free = try strangers(.school, School.self)
    if free.isEmpty { return }
    for row in try newRows(.school) {
      let (number, name, state) = (row.text(0), row.text(1).folded, row.text(2))
      let found =
        free.firstIndex { !$0.sourceID.isEmpty && $0.sourceID == number }
        ?? free.firstIndex { !$0.stateID.isEmpty && ($0.stateID == state || $0.stateID == number) }
        ?? free.firstIndex { $0.name.folded == name }
      guard let found else { continue }
      try set(.school, number, to: free.remove(at: found).id.rawValue)
    }
  }

  private func matchByName<Record: DistrictRecord>(_ kind: RosterKind, _ type: Record.Type) throws {
    var free = try strangers(kind, type)
    if free.isEmpty { return }
    for row in try newRows(kind) {
      guard let found = free.firstIndex(where: { $0.title.folded == row.text(1).folded }) else { continue }
      try set(kind, row.text(0), to: free.remove(at: found).id.rawValue)
    }
  }

  private func matchYears() throws {
    var free = try strangers(.year, DistrictYear.self)
    if free.isEmpty { return }
    for row in try newRows(.year) {
      guard let found = free.firstIndex(where: { $0.year.map { String($0.start) } == row.text(1) }) else { continue }
      try set(.year, row.text(0), to: free.remove(at: found).id.rawValue)
    }
  }
}

// MARK: - People and what they do

extension RosterWork {
  /// By the number of the roster, then by e-mail, where exactly one record and one row have it.
  private func matchPeople() throws {
    guard try session.row("SELECT 1 FROM person WHERE district = \(district) LIMIT 1") != nil else { return }
    try matchPeople(record: "\"source_id\"", row: "source_id")
    try matchPeople(record: "lower(\"email\")", row: "lower(v3)")
  }

  private func matchPeople(record: SQL, row: SQL) throws {
    let unknown: SQL = """
      NOT EXISTS (SELECT 1 FROM roster_link l WHERE l.district = r.district AND l.feed = \(feed) AND l.kind = 'person'
        AND l.source_id = r.source_id)
      """
    try session.run(
      """
      UPDATE roster_row SET matched = f.id FROM (
        SELECT p.word, p.id, r.source_id FROM (
          SELECT \(record) AS word, MIN(id) AS id FROM person t WHERE t.district = \(district) AND \(record) <> ''
            AND NOT EXISTS (SELECT 1 FROM roster_link l WHERE l.district = t.district AND l.record = t.id
              AND l.feed = \(feed) AND l.kind = 'person')
            AND NOT EXISTS (SELECT 1 FROM roster_row m WHERE \(ofBatch("m", "person")) AND m.matched = t.id)
          GROUP BY \(record) HAVING COUNT(*) = 1) AS p
        JOIN (
          SELECT \(row) AS word, MIN(source_id) AS source_id FROM roster_row r WHERE \(ofBatch("r", "person"))
            AND r.matched IS NULL AND \(unknown)
          GROUP BY \(row) HAVING COUNT(*) = 1) AS r ON r.word = p.word) AS f
      WHERE \(ofBatch("roster_row", "person")) AND roster_row.source_id = f.source_id
      """)
  }

  /// A position under a new number is the same as an open one of the same person with the same post at the same place, unless
  /// the batch speaks of that one as well. So a district may move from OneRoster 1.1 to 1.2 without everybody starting anew.
  private func matchPositions() throws {
    guard try session.row("SELECT 1 FROM position WHERE district = \(district) LIMIT 1") != nil else { return }
    try session.run(
      """
      UPDATE roster_row SET matched = f.id FROM (
        SELECT r.source_id, MIN(t.id) AS id FROM \(rows(.position))
        JOIN roster_link p ON p.district = r.district AND p.feed = \(feed) AND p.kind = 'person' AND p.source_id = r.v1
        LEFT JOIN roster_link s ON s.district = r.district AND s.feed = \(feed) AND s.kind = 'school' AND s.source_id = r.v4
        JOIN position t ON t.district = r.district AND t."person" = p.record AND t."post" = r.v2
          AND COALESCE(t."called", '') = r.v3 AND COALESCE(t."school", '') = COALESCE(s.record, '')
          AND (t."until" IS NULL OR t."until" > \(lastDay))
        WHERE \(ofBatch("r", "position")) AND l.record IS NULL AND r.v5 = '' AND (r.v4 = '' OR s.record IS NOT NULL)
          AND NOT EXISTS (SELECT 1 FROM roster_link o JOIN roster_row q ON \(ofBatch("q", "position")) AND q.source_id = o.source_id
            WHERE o.district = t.district AND o.record = t.id AND o.feed = \(feed) AND o.kind = 'position')
        GROUP BY r.source_id HAVING COUNT(*) = 1) AS f
      WHERE \(ofBatch("roster_row", "position")) AND roster_row.source_id = f.source_id
      """)
    try leaveOneForEach(.position)
  }

  /// Two rows cannot both be the same record: the first keeps it.
  private func leaveOneForEach(_ kind: RosterKind) throws {
    try session.run(
      """
      UPDATE roster_row SET matched = NULL WHERE \(ofBatch("roster_row", kind.rawValue)) AND matched IS NOT NULL
        AND EXISTS (SELECT 1 FROM roster_row o WHERE \(ofBatch("o", kind.rawValue)) AND o.matched = roster_row.matched
          AND o.source_id < roster_row.source_id)
      """)
  }

  /// Gives each class that is taught its title, subject, school and days, from this batch or from an earlier one.
  private func completeTeachings() throws {
    try session.run(
      """
      UPDATE roster_row SET v2 = c.v1, v3 = c.v2, v4 = c.v3,
        v6 = CASE WHEN roster_row.v6 = '' THEN c.v4 ELSE roster_row.v6 END,
        v7 = CASE WHEN roster_row.v7 = '' THEN c.v5 ELSE roster_row.v7 END
      FROM roster_row c WHERE \(ofBatch("roster_row", "teaching")) AND \(ofBatch("c", "course"))
        AND c.source_id = roster_row.v8
      """)
    if complete.contains(.course) { return }
    try session.run(
      """
      UPDATE roster_row SET v2 = c.title, v3 = c.subject, v4 = c.school,
        v6 = CASE WHEN roster_row.v6 = '' THEN c.first_day ELSE roster_row.v6 END,
        v7 = CASE WHEN roster_row.v7 = '' THEN c.last_day ELSE roster_row.v7 END
      FROM roster_class c WHERE \(ofBatch("roster_row", "teaching")) AND c.district = \(district) AND c.feed = \(feed)
        AND c.source_id = roster_row.v8 AND roster_row.v2 = ''
      """)
  }
}
