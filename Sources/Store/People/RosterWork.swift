import Exchange
import Vocabulary

/// A staged batch beside the records of the district: what each of its rows means for them.
///
/// All of it is worked out in the database, a kind at a time, so that a million rows need no memory here.
struct RosterWork {
  let records: Records
  let batch: Int
  let feed: String
  /// The kinds of which the batch holds everything.
  let complete: Set<RosterKind>
  /// Whether this feed has brought anything in before.
  let isFirst: Bool

  init(_ records: Records, batch: Int, report: RosterReport) throws {
    self.records = records
    self.batch = batch
    feed = report.feed
    complete = report.complete
    isFirst =
      try records.session.row(
        "SELECT 1 FROM roster_link WHERE district = \(records.district) AND feed = \(report.feed) LIMIT 1") == nil
  }

  var session: any Session { records.session }
  var district: District.ID { records.district }
  /// The last day of what ends with this roster.
  var lastDay: Day { records.today.adding(days: -1) }
}

// MARK: - Rows and the records they stand for

extension RosterWork {
  /// The rows of a kind, with the link by which the feed's number is known, if it is.
  func rows(_ kind: RosterKind) -> SQL {
    """
    roster_row r LEFT JOIN roster_link l
      ON l.district = r.district AND l.feed = \(feed) AND l.kind = r.kind AND l.source_id = r.source_id
    """
  }

  func ofBatch(_ row: String, _ kind: String) -> SQL {
    "\(name: row).district = \(district) AND \(name: row).batch = \(batch) AND \(name: row).kind = \(kind)"
  }

  /// What a row means: `created`, `unchanged`, or `told` for one that says something new about a record that is there.
  func verdict(_ shape: RosterShape) -> SQL {
    let flaws = flaws(shape)
    return """
      CASE WHEN l.record IS NOT NULL AND l.ended = '' AND l.last = \(RosterCells.joined("r")) THEN 'unchanged'
        WHEN l.record IS NOT NULL OR r.matched IS NOT NULL THEN 'told'
        WHEN r.only_known = 1 THEN 'not-known'
        \(flaws) ELSE 'created' END
      """
  }

  /// Rows of a part of a roster that name what nobody knows.
  private func flaws(_ shape: RosterShape) -> SQL {
    // Somebody may have taken a person out by hand whom the feed still names.
    let people: SQL =
      shape.fields.contains("person") && !(isFirst && complete.contains(.person))
      ? "WHEN NOT \(isThere("r.\(shape.cell("person"))", .person)) THEN 'unknown-person'" : ""
    let schools: SQL =
      shape.fields.contains("school") && !complete.contains(.school)
      ? "WHEN r.\(name: shape.cell("school")) <> '' AND NOT \(isThere("r.\(shape.cell("school"))", .school)) THEN 'unknown-place'"
      : ""
    return "\(people) \(schools)"
  }

  /// Whether the number stands for a record that is there, or will be.
  private func isThere(_ number: String, _ kind: RosterKind) -> SQL {
    let table = RosterShape.all.first { $0.kind == kind }?.table ?? ""
    return """
      (EXISTS (SELECT 1 FROM roster_link k JOIN \(name: table) t ON t.district = k.district AND t.id = k.record
          WHERE k.district = r.district AND k.feed = \(feed) AND k.kind = \(kind.rawValue) AND k.source_id = \(name: number))
        OR EXISTS (SELECT 1 FROM roster_row k WHERE k.district = r.district AND k.batch = r.batch AND k.kind = \(kind.rawValue)
          AND k.source_id = \(name: number) AND (k.only_known = 0 OR k.matched IS NOT NULL)))
      """
  }

  /// The record that a number of the feed stands for, or will stand for once the batch is in.
  func record(_ kind: RosterKind, _ number: String) throws -> String? {
    if number.isEmpty { return nil }
    let known = try session.row(
      """
      SELECT record FROM roster_link WHERE district = \(district) AND feed = \(feed) AND kind = \(kind.rawValue)
        AND source_id = \(number)
      """)
    if let known { return known.text(0) }
    return try session.row(
      """
      SELECT COALESCE(matched, record) FROM roster_row r WHERE \(ofBatch("r", kind.rawValue)) AND source_id = \(number)
        AND (only_known = 0 OR matched IS NOT NULL)
      """
    )?.text(0)
  }
}

// MARK: - What ends

extension RosterWork {
  /// The links whose records end: the feed says so, or holds everything and leaves them out.
  ///
  /// Nothing ends twice, nothing that a person has ended by hand, and nothing that another row of the batch stands for.
  func endings(_ shape: RosterShape) -> SQL? {
    guard let field = shape.end.field, !isFirst else { return nil }
    let missing: SQL =
      complete.contains(shape.kind)
      ? "NOT EXISTS (SELECT 1 FROM roster_row r WHERE \(ofBatch("r", shape.kind.rawValue)) AND r.source_id = l.source_id)"
      : "1 = 0"
    return """
      roster_link l JOIN \(name: shape.table) t ON t.district = l.district AND t.id = l.record
      LEFT JOIN roster_row g ON \(ofBatch("g", "gone-" + shape.kind.rawValue)) AND g.source_id = l.source_id
      WHERE l.district = \(district) AND l.feed = \(feed) AND l.kind = \(shape.kind.rawValue) AND l.ended = ''
        AND (g.source_id IS NOT NULL OR \(missing) OR \(ofLeaver(shape)))
        AND \(isOpen(shape.end, field)) AND NOT \(standsForAnother(shape))
      """
  }

  private func isOpen(_ end: RosterShape.End, _ field: String) -> SQL {
    let column: SQL = "t.\"\(name: field)\""
    switch end {
    case .lastDay: return "(\(column) IS NULL OR \(column) > \(lastDay))"
    case .flag, .never: return "COALESCE(\(column), 0) = 0"
    }
  }

  /// What somebody does ends when the feed says that they have left, even where it does not repeat it.
  private func ofLeaver(_ shape: RosterShape) -> SQL {
    guard shape.fields.contains("person") else { return "1 = 0" }
    return """
      EXISTS (SELECT 1 FROM roster_link p JOIN roster_row q ON \(ofBatch("q", "gone-person")) AND q.source_id = p.source_id
        WHERE p.district = l.district AND p.record = t."person" AND p.feed = l.feed AND p.kind = 'person')
      """
  }

  /// The links whose numbers the feed has replaced by others for the same records.
  func replaced(_ shape: RosterShape) -> SQL {
    """
    roster_link l WHERE l.district = \(district) AND l.feed = \(feed) AND l.kind = \(shape.kind.rawValue) AND l.ended = ''
      AND NOT EXISTS (SELECT 1 FROM roster_row r WHERE \(ofBatch("r", shape.kind.rawValue)) AND r.source_id = l.source_id)
      AND \(standsForAnother(shape))
    """
  }

  private func standsForAnother(_ shape: RosterShape) -> SQL {
    """
    (EXISTS (SELECT 1 FROM roster_row m WHERE \(ofBatch("m", shape.kind.rawValue)) AND m.matched = l.record)
      OR EXISTS (SELECT 1 FROM roster_link o JOIN roster_row s ON \(ofBatch("s", shape.kind.rawValue))
        AND s.source_id = o.source_id
        WHERE o.district = l.district AND o.record = l.record AND o.feed = l.feed AND o.kind = l.kind
          AND o.source_id <> l.source_id))
    """
  }
}
