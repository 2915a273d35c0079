import Exchange
import Foundation
import Vocabulary

extension Store {
  /// Takes back everything that a batch did: what it made goes, what it changed or ended is again as it was.
  ///
  /// Refuses, and names them, when somebody has changed such a record since, or something new depends on it. `sparing` leaves
  /// those as they are and takes back the rest.
  package func undoRoster(
    _ number: Int, in district: District.ID, by author: Author, why: String = "", sparing: Bool = false
  ) async throws -> RosterUndoing {
    try author.require(.importRoster, at: .district)
    return try await act(district, by: author, why: why) { records in
      try records.session.inBulk { try records.undoRoster(number, sparing: sparing) }
    }
  }
}

/// What the undoing of a batch came to.
package struct RosterUndoing: Sendable, Equatable {
  package var removed = 0
  package var restored = 0
  /// Records that were left as they are, since somebody needs them so.
  package var spared = 0
}

extension ActRecords {
  fileprivate func undoRoster(_ number: Int, sparing: Bool) throws -> RosterUndoing {
    try session.run("UPDATE roster_counter SET number = number WHERE district = \(district)")
    guard let batch = try rosterBatch(number), batch.status == .applied else { throw RosterUnwinding.notApplied }
    var unwinding = RosterUnwinding(self, batch: number, feed: batch.feed)
    try unwinding.findEdited()
    try unwinding.restore()
    try unwinding.findNeeded()
    if !sparing { try unwinding.obstacles.refuseIfAnyStopsSaving() }
    try unwinding.remove()
    try finish(batch, unwinding.result)
    return unwinding.result
  }

  private func finish(_ batch: RosterBatch, _ result: RosterUndoing) throws {
    try change(
      "UPDATE roster_batch SET status = 'undone', undone = \(moment) WHERE district = \(district) AND number = \(batch.number)"
    )
    try note(
      .rosterUndone, kind: "roster_batch", record: String(batch.number), title: batch.file,
      after: CanonicalJSON.text([
        "removed": .integer(result.removed), "restored": .integer(result.restored), "spared": .integer(result.spared),
        "digest": .text(batch.digest),
      ]))
  }
}

/// The taking back of one batch, step by step.
private struct RosterUnwinding {
  private static let namesKept = 20
  /// More than this is not a matter of a few edits: the batch is no longer what the district stands on.
  private static let mostSpared = 2_000

  private let records: ActRecords
  private let batch: Int
  private let feed: String
  private var spared: Set<String> = []
  private(set) var obstacles: [Finding] = []
  private(set) var result = RosterUndoing()

  init(_ records: ActRecords, batch: Int, feed: String) {
    self.records = records
    self.batch = batch
    self.feed = feed
  }

  private var session: any Session { records.session }
  private var district: District.ID { records.district }

  static let notApplied = Refusal(
    "", "not-applied",
    Phrase(
      "Only an import that has been applied can be undone, and only once",
      es: "Solo se deshace una importación aplicada, y una sola vez"))
}

// MARK: - What stands in the way

extension RosterUnwinding {
  /// Records that somebody, or a later batch, has changed since: their version is no longer the one that this batch left.
  mutating func findEdited() throws {
    for shape in RosterShape.all { try findEdited(shape.type, shape) }
  }

  private mutating func findEdited<Record: DistrictRecord>(_ type: Record.Type, _ shape: RosterShape) throws {
    let changed = try session.rows(
      """
      SELECT c.record FROM roster_change c LEFT JOIN \(name: shape.table) t ON t.district = c.district AND t.id = c.record
      WHERE c.district = \(district) AND c.batch = \(batch) AND c.kind = \(shape.kind.rawValue)
        AND c.deed IN ('changed', 'ended', 'returned') AND COALESCE(t.version, -1) <> c.version
      LIMIT \(Self.mostSpared + 1)
      """)
    let created = try session.rows(
      """
      SELECT l.record FROM roster_link l JOIN \(name: shape.table) t ON t.district = l.district AND t.id = l.record
      WHERE l.district = \(district) AND l.batch = \(batch) AND l.kind = \(shape.kind.rawValue) AND t.version <> 1
      LIMIT \(Self.mostSpared + 1)
      """)
    for row in changed + created { try spare(type, row.text(0), why: .edited) }
  }

  private enum Obstacle { case edited, signsIn, needed(String) }

  private mutating func spare<Record: DistrictRecord>(_ type: Record.Type, _ id: String, why: Obstacle) throws {
    guard spared.insert(id).inserted else { return }
    guard spared.count <= Self.mostSpared else { throw tooMany }
    result.spared += 1
    guard obstacles.count < Self.namesKept else { return }
    let title = try records.find(type, Record.ID(id))?.title ?? id
    obstacles.append(finding(Record.kind, title, why))
  }

  private func finding(_ kind: RecordKind, _ title: String, _ why: Obstacle) -> Finding {
    switch why {
    case .edited:
      Finding(
        "", "edited-since",
        Phrase(
          "The \(kind.one.en) “\(title)” has been changed since. Undo the later import first, or leave it as it is",
          es:
            "«\(title)» (\(kind.one.es)) ha cambiado desde entonces. Deshaga antes la importación posterior, o déjelo como está"
        ))
    case .signsIn:
      Finding(
        "", "signs-in-since",
        Phrase(
          "“\(title)” can sign in by now. End that first, or leave the person as they are",
          es: "«\(title)» ya puede iniciar sesión. Retire antes el acceso, o deje a la persona como está"))
    case .needed(let by):
      Finding(
        "", "needed-since",
        Phrase(
          "The \(kind.one.en) “\(title)” is now named by “\(by)”. Change that first, or leave it as it is",
          es: "«\(title)» (\(kind.one.es)) ahora aparece en «\(by)». Cámbielo antes, o déjelo como está"))
    }
  }

  private var tooMany: Refusal {
    Refusal(
      "", "edited-since",
      Phrase(
        "More than \(Self.mostSpared.grouped) records have been changed since. Undo the later imports first",
        es:
          "Más de \(Self.mostSpared.grouped) registros han cambiado desde entonces. Deshaga antes las importaciones posteriores"
      ))
  }

  /// Records that the batch made and something else names by now.
  mutating func findNeeded() throws {
    for type in Register.all { try findNeeded(by: type) }
    for person in try peopleWithAccess() { try spare(Person.self, person, why: .signsIn) }
  }

  private mutating func findNeeded<Other: DistrictRecord>(by type: Other.Type) throws {
    for field in Other.fields {
      switch field.kind {
      case .reference(let kind): try findNeeded(by: type, field.name, of: kind)
      case .references(let kind): try findListed(by: type, field, of: kind)
      default: break
      }
    }
  }

  private mutating func findNeeded<Other: DistrictRecord>(by type: Other.Type, _ field: String, of kind: String) throws
  {
    guard let shape = RosterShape.all.first(where: { $0.type.kind.name == kind }) else { return }
    let rows = try session.rows(
      """
      SELECT l.record, o.id FROM \(name: Other.kind.table) o
      JOIN roster_link l ON l.district = o.district AND l.record = o."\(name: field)" AND l.batch = \(batch)
        AND l.kind = \(shape.kind.rawValue)
      WHERE o.district = \(district) AND NOT EXISTS (SELECT 1 FROM roster_link b WHERE b.district = o.district
        AND b.record = o.id AND b.batch = \(batch))
      LIMIT \(Self.mostSpared + 1)
      """)
    for row in rows {
      let other = try records.find(type, Other.ID(row.text(1)))
      try spareNamed(shape.type, row.text(0), by: other?.title ?? row.text(1))
    }
  }

  private mutating func findListed<Other: DistrictRecord>(
    by type: Other.Type, _ field: Field<Other>, of kind: String
  ) throws {
    guard let shape = RosterShape.all.first(where: { $0.type.kind.name == kind }) else { return }
    let named = try session.rows(
      "SELECT \(name: Other.columns) FROM \(name: Other.kind.table) WHERE district = \(district) AND \"\(name: field.name)\" IS NOT NULL"
    ).map(Other.init(row:))
    for other in named {
      for id in field.get(other).list where try isMade(id, shape) { try spareNamed(shape.type, id, by: other.title) }
    }
  }

  private func isMade(_ id: String, _ shape: RosterShape) throws -> Bool {
    try session.row(
      """
      SELECT 1 FROM roster_link WHERE district = \(district) AND record = \(id) AND batch = \(batch)
        AND kind = \(shape.kind.rawValue)
      """) != nil
  }

  private mutating func spareNamed<Record: DistrictRecord>(_ type: Record.Type, _ id: String, by title: String) throws {
    try spare(type, id, why: .needed(title))
  }

  /// People who can sign in by now.
  private func peopleWithAccess() throws -> [String] {
    try session.rows(
      """
      SELECT l.record FROM roster_link l WHERE l.district = \(district) AND l.batch = \(batch) AND l.kind = 'person'
        AND (EXISTS (SELECT 1 FROM access_account a WHERE a.district = l.district AND a.person = l.record)
          OR EXISTS (SELECT 1 FROM access_identity i WHERE i.district = l.district AND i.person = l.record))
      LIMIT \(Self.mostSpared + 1)
      """
    ).map { $0.text(0) }
  }
}

// MARK: - Taking back

extension RosterUnwinding {
  private func isSpared(_ column: SQL) -> SQL {
    spared.isEmpty ? "1 = 0" : "\(column) IN (\(list: spared.sorted()))"
  }

  /// What was changed or ended becomes again what it was, as a new version.
  mutating func restore() throws {
    for shape in RosterShape.all {
      try reopen(shape)
      try restoreChanged(shape.type, shape)
    }
    try restoreLinks()
  }

  private mutating func reopen(_ shape: RosterShape) throws {
    guard let field = shape.end.field else { return }
    let before: SQL =
      if case .flag = shape.end { "CAST(NULLIF(c.before, '') AS BIGINT)" } else { "NULLIF(c.before, '')" }
    result.restored += try records.change(
      """
      UPDATE \(name: shape.table) SET "\(name: field)" = \(before), version = \(name: shape.table).version + 1
      FROM roster_change c WHERE \(name: shape.table).district = \(district) AND c.district = \(district) AND c.batch = \(batch)
        AND c.kind = \(shape.kind.rawValue) AND c.deed = 'ended' AND c.record = \(name: shape.table).id
        AND NOT \(isSpared("c.record"))
      """)
  }

  private mutating func restoreChanged<Record: DistrictRecord>(_ type: Record.Type, _ shape: RosterShape) throws {
    let rows = try session.rows(
      """
      SELECT record, before FROM roster_change c WHERE c.district = \(district) AND c.batch = \(batch)
        AND c.kind = \(shape.kind.rawValue) AND c.deed IN ('changed', 'returned') AND NOT \(isSpared("c.record"))
      ORDER BY source_id
      """)
    for row in rows {
      guard let now = try records.find(type, Record.ID(row.text(0))) else { continue }
      let before = Record(id: now.id, version: now.version + 1, values: CanonicalJSON.values(row.text(1)) ?? [:])
      try records.write(before)
      if shape.isFindable { try records.index(before) }
      result.restored += 1
    }
  }

  /// The feed is taken to have said last what it had said before the batch.
  private func restoreLinks() throws {
    try session.run(
      """
      UPDATE roster_link SET last = c.last, ended = c.ended FROM roster_change c
      WHERE roster_link.district = \(district) AND roster_link.feed = \(feed) AND c.district = \(district) AND c.batch = \(batch)
        AND c.kind = roster_link.kind AND c.source_id = roster_link.source_id AND c.link_was_there = 1
        AND NOT \(isSpared("c.record"))
      """)
    try session.run(
      """
      DELETE FROM roster_link WHERE district = \(district) AND feed = \(feed) AND EXISTS (
        SELECT 1 FROM roster_change c WHERE c.district = \(district) AND c.batch = \(batch) AND c.kind = roster_link.kind
          AND c.source_id = roster_link.source_id AND c.link_was_there = 0 AND NOT \(isSpared("c.record")))
      """)
  }

  /// What was made goes, those first that name others.
  mutating func remove() throws {
    for shape in RosterShape.all.reversed() {
      let made: SQL = """
        SELECT l.record FROM roster_link l WHERE l.district = \(district) AND l.batch = \(batch)
          AND l.kind = \(shape.kind.rawValue) AND NOT \(isSpared("l.record"))
        """
      result.removed += try records.change(
        "DELETE FROM \(name: shape.table) WHERE district = \(district) AND id IN (\(made))")
      if shape.isFindable {
        try session.run(
          """
          DELETE FROM search_word WHERE district = \(district) AND kind = \(shape.type.kind.name) AND id IN (\(made))
          """)
        try session.run(
          """
          DELETE FROM search_entry WHERE district = \(district) AND kind = \(shape.type.kind.name) AND id IN (\(made))
          """)
      }
    }
    try session.run(
      "DELETE FROM roster_link WHERE district = \(district) AND batch = \(batch) AND NOT \(isSpared("record"))")
    try session.run("UPDATE roster_link SET batch = 0 WHERE district = \(district) AND batch = \(batch)")
  }
}
