import Crypto
import Exchange
import Foundation
import Vocabulary

/// Brings a staged batch into the records, or, without anything to write to, works out what that would do.
///
/// Both are one path, so that a preview shows what will happen and not something like it.
struct RosterBringing {
  static let examplesKept = 8
  private static let chunk = 500

  let work: RosterWork
  /// Nil for a preview.
  let writer: ActRecords?
  private var digest = SHA256()
  private(set) var skipped = SkipCount()

  init(_ work: RosterWork, writer: ActRecords?) {
    self.work = work
    self.writer = writer
  }

  private var records: Records { work.records }
  private var session: any Session { work.session }

  mutating func all(file: String) throws -> [KindSummary] {
    var kinds: [KindSummary] = []
    for shape in RosterShape.all { kinds.append(try bringIn(shape, file: file)) }
    if writer != nil { try keepClasses() }
    return kinds
  }

  /// SHA-256 over what was done, in the order in which it was done.
  var hash: String { digest.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }

  private mutating func noteInDigest(_ parts: String...) {
    for part in parts {
      digest.update(data: Data("\(part.utf8.count):".utf8))
      digest.update(data: Data(part.utf8))
    }
  }

  private mutating func bringIn(_ shape: RosterShape, file: String) throws -> KindSummary {
    var summary = KindSummary(kind: shape.kind)
    let verdicts = try verdicts(shape, file: file)
    summary.created = verdicts["created"] ?? 0
    summary.unchanged = verdicts["unchanged"] ?? 0
    if summary.created > 0 { summary.examples += try createdExamples(shape) }
    if verdicts["told"] ?? 0 > 0 { try tell(shape, into: &summary) }
    if summary.created > 0, writer != nil { try create(shape) }
    try end(shape, into: &summary)
    return summary
  }

  /// How many rows mean what; those that mean nothing are counted as skipped.
  private mutating func verdicts(_ shape: RosterShape, file: String) throws -> [String: Int] {
    let rows = try session.rows(
      """
      SELECT verdict, COUNT(*), MIN(line) FROM (
        SELECT \(work.verdict(shape)) AS verdict, r.line AS line FROM \(work.rows(shape.kind))
        WHERE \(work.ofBatch("r", shape.kind.rawValue))) AS judged
      GROUP BY verdict
      """)
    for row in rows {
      guard let reason = SkipReason(verdict: row.text(0), kind: shape.kind) else { continue }
      skipped.add(reason, times: row.integer(1) ?? 0, file: shape.kind.rawValue, line: row.integer(2) ?? 0)
    }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.text(0), $0.integer(1) ?? 0) })
  }
}

extension SkipReason {
  fileprivate init?(verdict: String, kind: RosterKind) {
    switch verdict {
    case "not-known": self = kind == .school ? .closed : .withoutRole
    case "unknown-person": self = .unknownPerson
    case "unknown-place": self = .unknownPlace
    default: return nil
    }
  }
}

// MARK: - What is new

extension RosterBringing {
  /// New records go in by one statement, in the order of their identifiers, so that they stand side by side on the disk.
  private mutating func create(_ shape: RosterShape) throws {
    let new = created(shape)
    let keepsNumber = shape.type.kindOfField("source_id") != nil
    let fields = shape.fields + (keepsNumber ? ["source_id"] : [])
    let columns = fields.map { "\"\($0)\"" }.joined(separator: ", ")
    let values = SQL(", ").joined(fields.map { $0 == "source_id" ? "r.source_id" : value(of: $0, shape) })
    try writer?.change(
      """
      INSERT INTO \(name: shape.table) (district, id, version, \(name: columns))
      SELECT r.district, r.record, 1, \(values) FROM \(new)
      """)
    try makeFindable(shape, new)
    try session.run(
      """
      INSERT INTO roster_link (district, feed, kind, source_id, record, batch, last, ended)
      SELECT r.district, \(work.feed), r.kind, r.source_id, r.record, r.batch, \(RosterCells.joined("r")), '' FROM \(new)
      """)
    if shape.isFindable { try addWords(shape) }
    try digestCreated(shape)
  }

  private func created(_ shape: RosterShape) -> SQL {
    // The empty text keeps the databases from choosing the index on kind, whose order is not that of the identifiers.
    """
    \(work.rows(shape.kind)) WHERE r.district = \(work.district) AND r.batch = \(work.batch)
      AND r.kind || '' = \(shape.kind.rawValue) AND \(work.verdict(shape)) = 'created' ORDER BY r.record
    """
  }

  /// A cell as its column holds it.
  private func value(of field: String, _ shape: RosterShape) -> SQL {
    let cell: SQL = "r.\(name: shape.cell(field))"
    switch shape.type.kindOfField(field) {
    case .reference(let kind):
      let kind = RosterShape.kind(referredTo: kind)?.rawValue ?? ""
      return """
        (SELECT k.record FROM roster_link k WHERE k.district = r.district AND k.feed = \(work.feed) AND k.kind = \(kind)
          AND k.source_id = \(cell))
        """
    case .integer, .flag, .year: return "CAST(NULLIF(\(cell), '') AS BIGINT)"
    case .share: return "CAST(NULLIF(\(cell), '') AS DOUBLE PRECISION) / 100.0"
    default: return "NULLIF(\(cell), '')"
    }
  }

  /// People and places are found by the search as those that are saved by hand; positions and classes are too many to help.
  private func makeFindable(_ shape: RosterShape, _ new: SQL) throws {
    let entry: (place: SQL, title: SQL)
    switch shape.kind {
    case .school: entry = ("'school:' || r.record", "r.v1")
    case .network: entry = ("'district'", "r.v1")
    case .person: entry = ("'district'", "r.v1 || ' ' || r.v2")
    default: return
    }
    let plain = SearchWords.plainText(
      "r.v1 || ' ' || r.v2 || ' ' || \(SearchWords.mailbox("r.v3")) || ' ' || r.source_id")
    let words: SQL = "COALESCE(r.words || ' ' || \(SearchWords.plainText("r.source_id")), \(plain))"
    try session.run(
      """
      INSERT INTO search_entry (district, kind, id, place, title, words)
      SELECT r.district, \(shape.type.kind.name), r.record, \(entry.place), \(entry.title), \(words) FROM \(new)
      """)
  }

  /// The words of what the batch has made, which its links name by now.
  private func addWords(_ shape: RosterShape) throws {
    try session.run(
      SearchWords.adding(
        """
        SELECT e.district, e.kind, e.id, e.words FROM roster_link l
        JOIN search_entry e ON e.district = l.district AND e.kind = \(shape.type.kind.name) AND e.id = l.record
        WHERE l.district = \(work.district) AND l.batch = \(work.batch) AND l.kind = \(shape.kind.rawValue)
        """))
  }

  private mutating func digestCreated(_ shape: RosterShape) throws {
    var after = ""
    while true {
      let rows = try session.rows(
        """
        SELECT record, source_id, last FROM roster_link WHERE district = \(work.district) AND batch = \(work.batch)
          AND kind = \(shape.kind.rawValue) AND record > \(after) ORDER BY record LIMIT \(Self.chunk)
        """)
      for row in rows { noteInDigest("created", shape.kind.rawValue, row.text(0), row.text(1), row.text(2)) }
      guard let last = rows.last else { return }
      after = last.text(0)
    }
  }

  private func createdExamples(_ shape: RosterShape) throws -> [RosterExample] {
    let cells = (1...RosterShape.cellCount).map { "r.v\($0)" }.joined(separator: ", ")
    return try session.rows(
      """
      SELECT r.line, \(name: cells) FROM \(work.rows(shape.kind)) WHERE \(work.ofBatch("r", shape.kind.rawValue))
        AND \(work.verdict(shape)) = 'created' ORDER BY r.line LIMIT \(Self.examplesKept)
      """
    ).map { row in
      RosterExample(
        deed: .created, title: try title(shape, (1...RosterShape.cellCount).map { row.text($0) }), details: [],
        line: row.integer(0))
    }
  }

  private func title(_ shape: RosterShape, _ cells: [String]) throws -> String {
    switch shape.kind {
    case .person: return "\(cells[0]) \(cells[1])"
    case .position:
      return try "\(personName(cells[0])): \(cells[2].isEmpty ? Post(rawValue: cells[1])?.label.en ?? "" : cells[2])"
    case .teaching: return try "\(personName(cells[0])): \(cells[1].isEmpty ? cells[2] : cells[1])"
    case .year: return Int(cells[0]).map { SchoolYear($0).description } ?? cells[1]
    default: return cells[0]
    }
  }

  /// The name of somebody whom the feed knows by this number.
  private func personName(_ number: String) throws -> String {
    let row = try session.row(
      "SELECT v1, v2 FROM roster_row r WHERE \(work.ofBatch("r", "person")) AND source_id = \(number)")
    if let row { return "\(row.text(0)) \(row.text(1))" }
    guard let id = try work.record(.person, number) else { return number }
    return try records.find(Person.self, Person.ID(id))?.title ?? number
  }
}

// MARK: - What is told anew

extension RosterBringing {
  /// Goes through the rows that say something new about records that are there.
  private mutating func tell(_ shape: RosterShape, into summary: inout KindSummary) throws {
    try tell(shape.type, shape, into: &summary)
  }

  private mutating func tell<Record: DistrictRecord>(
    _ type: Record.Type, _ shape: RosterShape, into summary: inout KindSummary
  ) throws {
    let cells = (1...RosterShape.cellCount).map { "r.v\($0)" }.joined(separator: ", ")
    var after = ""
    while true {
      let rows = try session.rows(
        """
        SELECT r.source_id, r.line, COALESCE(l.record, r.matched), l.last, l.ended, \(name: cells)
        FROM \(work.rows(shape.kind)) WHERE \(work.ofBatch("r", shape.kind.rawValue)) AND r.source_id > \(after)
          AND \(work.verdict(shape)) = 'told' ORDER BY r.source_id LIMIT \(Self.chunk)
        """)
      for row in rows { try tell(ToldRow(row), type, shape, into: &summary) }
      guard let last = rows.last else { return }
      after = last.text(0)
    }
  }

  private mutating func tell<Record: DistrictRecord>(
    _ row: ToldRow, _ type: Record.Type, _ shape: RosterShape, into summary: inout KindSummary
  ) throws {
    let before = try records.find(type, Record.ID(row.record))
    var after = before
    if after != nil { try take(row, shape, into: &after!) }
    let isReturning = before.map { returns($0, row, shape) } ?? false
    if let before, let after, before.values != after.values {
      if isReturning { summary.returned += 1 } else { summary.changed += 1 }
      try addExample(isReturning ? .returned : .changed, from: before, to: after, row.line, to: &summary)
      try keep(row, before, after, shape, isReturning ? "returned" : "changed")
    } else {
      summary.unchanged += 1
      try noteLink(row, shape, deed: "noted", version: before?.version ?? 0, before: "")
    }
  }

  /// Takes over what the feed says differently from last time. What was there before the feed only gets its gaps filled.
  private func take<Record: DistrictRecord>(_ row: ToldRow, _ shape: RosterShape, into record: inout Record) throws {
    for (index, name) in shape.fields.enumerated() {
      guard let field = Record.field(name) else { continue }
      let isNews = row.last.map { $0[index] != row.cells[index] } ?? field.get(record).isEmpty
      if isNews, let value = try value(row.cells[index], of: field.kind) { field.set(&record, value) }
    }
    if returns(record, row, shape), let end = shape.end.field.flatMap(Record.field(_:)) {
      let told = shape.fields.firstIndex(of: end.name).map { row.cells[$0] } ?? ""
      end.set(&record, try value(told, of: end.kind) ?? .none)
    }
    if let source = Record.field("source_id"), source.get(record).isEmpty { source.set(&record, .text(row.number)) }
  }

  /// Whether the roster ended the record, nobody has touched that since, and now it speaks of it again.
  private func returns<Record: DistrictRecord>(_ record: Record, _ row: ToldRow, _ shape: RosterShape) -> Bool {
    guard !row.ended.isEmpty, let end = shape.end.field.flatMap(Record.field(_:)) else { return false }
    return end.kind.typedPlain(end.get(record)) == row.ended
  }

  /// Nil leaves the field as it is: what is referred to is not there.
  private func value(_ text: String, of kind: FieldKind) throws -> FieldValue? {
    guard case .reference(let name) = kind else { return (try? kind.value(from: text)) ?? FieldValue.none }
    if text.isEmpty { return FieldValue.none }
    guard let other = RosterShape.kind(referredTo: name) else { return nil }
    return try work.record(other, text).map { .text($0) }
  }

  private mutating func keep<Record: DistrictRecord>(
    _ row: ToldRow, _ before: Record, _ after: Record, _ shape: RosterShape, _ deed: String
  ) throws {
    guard let writer else { return }
    var saved = after
    saved.version = before.version + 1
    try writer.write(saved)
    if shape.isFindable { try writer.index(saved) }
    try noteLink(row, shape, deed: deed, version: saved.version, before: CanonicalJSON.text(before.values))
    noteInDigest(deed, shape.kind.rawValue, row.record, row.number, CanonicalJSON.text(saved.values))
  }

  /// Remembers what the feed says now, and what it said before, for the undoing.
  private func noteLink(_ row: ToldRow, _ shape: RosterShape, deed: String, version: Int, before: String) throws {
    guard writer != nil else { return }
    try session.run(
      """
      INSERT INTO roster_change (district, batch, kind, source_id, deed, record, version, before, link_was_there, last, ended)
      VALUES (\(work.district), \(work.batch), \(shape.kind.rawValue), \(row.number), \(deed), \(row.record), \(version),
        \(before), \(row.last != nil), \(row.lastText), \(row.ended))
      """)
    try session.run(
      """
      INSERT INTO roster_link (district, feed, kind, source_id, record, batch, last, ended)
      VALUES (\(work.district), \(work.feed), \(shape.kind.rawValue), \(row.number), \(row.record), 0,
        \(row.cells.joined(separator: RosterCells.separator)), '')
      ON CONFLICT (district, feed, kind, source_id) DO UPDATE SET last = excluded.last, ended = ''
      """)
  }

  private func addExample<Record: DistrictRecord>(
    _ deed: RosterExample.Deed, from before: Record, to after: Record, _ line: Int, to summary: inout KindSummary
  ) throws {
    guard summary.examples.count(where: { $0.deed == deed }) < Self.examplesKept else { return }
    let details = try Record.fields.compactMap { field -> Phrase? in
      let values = (field.get(before), field.get(after))
      guard values.0 != values.1, field.name != "source_id" else { return nil }
      let words = (try shown(values.0, field.kind), try shown(values.1, field.kind))
      return field.label + Phrase(verbatim: ": ") + words.0 + Phrase(verbatim: " → ") + words.1
    }
    summary.examples.append(RosterExample(deed: deed, title: try title(of: after), details: details, line: line))
  }

  private func shown(_ value: FieldValue, _ kind: FieldKind) throws -> Phrase {
    if value.isEmpty { return Phrase("(empty)", es: "(vacío)") }
    guard case .reference(let name) = kind else { return kind.shown(value) }
    return Phrase(verbatim: try records.titles(of: name, [value.text])[value.text] ?? value.text)
  }

  private func title<Record: DistrictRecord>(of record: Record) throws -> String {
    guard let person = Record.field("person")?.get(record).text, !person.isEmpty else { return record.title }
    return "\(try records.find(Person.self, Person.ID(person))?.title ?? person): \(record.title)"
  }
}

/// A row that says something new about a record that is there.
private struct ToldRow {
  let number: String
  let line: Int
  let record: String
  /// What the feed said last time; nil when it speaks of the record for the first time.
  let last: [String]?
  let lastText: String
  let ended: String
  let cells: [String]

  init(_ row: Row) {
    number = row.text(0)
    line = row.integer(1) ?? 0
    record = row.text(2)
    lastText = row.text(3)
    last = RosterCells.parts(row.text(3))
    ended = row.text(4)
    cells = (5..<5 + RosterShape.cellCount).map { row.text($0) }
  }
}

// MARK: - What ends

extension RosterBringing {
  private mutating func end(_ shape: RosterShape, into summary: inout KindSummary) throws {
    guard let endings = work.endings(shape), let field = shape.end.field else { return }
    let reasons = try session.rows("SELECT COALESCE(g.v1, 'missing'), COUNT(*) FROM \(endings) GROUP BY 1")
    summary.ended = reasons.reduce(0) { $0 + ($1.integer(1) ?? 0) }
    if summary.ended > 0 {
      summary.examples += try endedExamples(shape.type, endings)
      if writer != nil { try end(shape, field, endings) }
    }
    if writer != nil { try noteMoved(shape) }
  }

  private func endedExamples<Record: DistrictRecord>(_ type: Record.Type, _ endings: SQL) throws -> [RosterExample] {
    try session.rows(
      "SELECT l.record, COALESCE(g.v1, 'missing'), g.line FROM \(endings) ORDER BY l.source_id LIMIT \(Self.examplesKept)"
    ).compactMap { row in
      guard let record = try records.find(type, Record.ID(row.text(0))) else { return nil }
      return RosterExample(
        deed: .ended, title: try title(of: record), details: [Self.reason(row.text(1))], line: row.integer(2))
    }
  }

  private static func reason(_ code: String) -> Phrase {
    switch code {
    case "to-be-deleted": Phrase("Marked to be deleted", es: "Marcado para eliminar")
    case "inactive": Phrase("Marked as inactive", es: "Marcado como inactivo")
    case "disabled": Phrase("The account is switched off", es: "La cuenta está desactivada")
    default: Phrase("Not in the files any more", es: "Ya no está en los archivos")
    }
  }

  private mutating func end(_ shape: RosterShape, _ field: String, _ endings: SQL) throws {
    try session.run(
      """
      INSERT INTO roster_change (district, batch, kind, source_id, deed, record, version, before, link_was_there, last, ended)
      SELECT l.district, \(work.batch), l.kind, l.source_id, 'ended', l.record, t.version + 1,
        COALESCE(CAST(t."\(name: field)" AS TEXT), ''), 1, l.last, l.ended FROM \(endings)
      """)
    let ended: SQL = """
      SELECT record FROM roster_change WHERE district = \(work.district) AND batch = \(work.batch)
        AND kind = \(shape.kind.rawValue) AND deed = 'ended'
      """
    try writer?.change(
      """
      UPDATE \(name: shape.table) SET "\(name: field)" = \(last(shape)), version = version + 1
      WHERE district = \(work.district) AND id IN (\(ended))
      """)
    try session.run(
      """
      UPDATE roster_link SET ended = COALESCE((SELECT CAST(t."\(name: field)" AS TEXT) FROM \(name: shape.table) t
        WHERE t.district = roster_link.district AND t.id = roster_link.record), 'gone')
      WHERE district = \(work.district) AND feed = \(work.feed) AND kind = \(shape.kind.rawValue) AND record IN (\(ended))
      """)
    try digestEnded(shape)
  }

  /// What stands in the field of a record that ends: the day before the roster, though never one before its own beginning.
  private func last(_ shape: RosterShape) -> SQL {
    guard case .lastDay = shape.end else { return "1" }
    let day = work.lastDay
    return shape.fields.contains("from")
      ? "CASE WHEN \"from\" > \(day) THEN \"from\" ELSE \(day.description) END" : "\(day)"
  }

  private mutating func digestEnded(_ shape: RosterShape) throws {
    var after = ""
    while true {
      let rows = try session.rows(
        """
        SELECT source_id, record FROM roster_change WHERE district = \(work.district) AND batch = \(work.batch)
          AND kind = \(shape.kind.rawValue) AND deed = 'ended' AND source_id > \(after) ORDER BY source_id LIMIT \(Self.chunk)
        """)
      for row in rows { noteInDigest("ended", shape.kind.rawValue, row.text(1), row.text(0)) }
      guard let last = rows.last else { return }
      after = last.text(0)
    }
  }

  /// Numbers that the feed has replaced by others for the same record are laid aside.
  private func noteMoved(_ shape: RosterShape) throws {
    let moved = work.replaced(shape)
    try session.run(
      """
      INSERT INTO roster_change (district, batch, kind, source_id, deed, record, version, before, link_was_there, last, ended)
      SELECT l.district, \(work.batch), l.kind, l.source_id, 'moved', l.record, 0, '', 1, l.last, l.ended FROM \(moved)
      """)
    try session.run(
      """
      UPDATE roster_link SET ended = 'moved' WHERE district = \(work.district) AND feed = \(work.feed)
        AND kind = \(shape.kind.rawValue) AND source_id IN (
          SELECT c.source_id FROM roster_change c WHERE c.district = \(work.district) AND c.batch = \(work.batch)
            AND c.kind = \(shape.kind.rawValue) AND c.deed = 'moved')
      """)
  }
}

// MARK: - Classes

extension RosterBringing {
  /// A later part of the feed names classes by number only.
  private func keepClasses() throws {
    try session.run(
      """
      INSERT INTO roster_class (district, feed, source_id, title, subject, school, first_day, last_day)
      SELECT district, \(work.feed), source_id, v1, v2, v3, v4, v5 FROM roster_row r WHERE \(work.ofBatch("r", "course"))
      ON CONFLICT (district, feed, source_id) DO UPDATE SET title = excluded.title, subject = excluded.subject,
        school = excluded.school, first_day = excluded.first_day, last_day = excluded.last_day
      """)
    try session.run(
      """
      DELETE FROM roster_class WHERE district = \(work.district) AND feed = \(work.feed) AND source_id IN (
        SELECT source_id FROM roster_row r WHERE \(work.ofBatch("r", "gone-course")))
      """)
  }
}

extension RosterShape {
  var isFindable: Bool { [.school, .network, .person].contains(kind) }
}

extension DistrictRecord {
  fileprivate static func kindOfField(_ name: String) -> FieldKind? { field(name)?.kind }
}

extension FieldKind {
  /// As the database says it when the value is cast to text.
  fileprivate func typedPlain(_ value: FieldValue) -> String {
    if case .integer(let number) = value { return String(number) }
    return value.text
  }
}
