import Exchange
import Foundation
import Vocabulary

extension Store {
  /// Reads a file of records and says what it would change. Nothing is changed. Throws `Refusal` when nothing of it can be used.
  package func preview<Record: DistrictRecord>(
    _ type: Record.Type, file: BroughtFile, in district: District.ID, by author: Author
  ) async throws -> RecordBatch {
    let judged = try await read(district) { try $0.judge(type, file, by: author) }
    return try await keep(district) { records in
      try records.tidyBatches()
      let id = RecordBatch.ID.new()
      try records.keep(judged, as: id, type.kind, file: file.name, by: author)
      guard let batch = try records.recordBatch(id, of: type.kind) else { throw DatabaseFault(.other, "no batch") }
      return batch
    }
  }

  /// Forgets a preview that nobody wants to use.
  package func discardBatch(_ id: RecordBatch.ID, in district: District.ID) async throws {
    try await keep(district) { records in
      let gone = try records.session.run(
        "DELETE FROM record_batch WHERE district = \(records.district) AND id = \(id) AND status = 'previewed'")
      if gone > 0 { try records.forgetRows(of: id) }
    }
  }
}

/// A file of records as it came.
package struct BroughtFile: Sendable {
  /// What the person calls it.
  package let name: String
  package let path: String
  /// The sheet that is meant, where the file is a workbook; its first one when empty.
  package let sheet: String
  /// Kinds whose records the person may not know by name.
  package let unnamed: Set<String>

  package init(name: String, path: String, sheet: String = "", unnamed: Set<String> = []) {
    self.name = name
    self.path = path
    self.sheet = sheet
    self.unnamed = unnamed
  }
}

/// What the rows of a file would do.
struct JudgedFile: Sendable {
  var rows: [RecordBatchRow] = []
  var refused = 0
  var findings: [FileFinding] = []
}

extension Records {
  /// More than somebody looks through before they press a button; rosters have a door of their own.
  package static let longestFile = 50_000
  private static let findingsKept = 500

  func judge<Record: DistrictRecord>(_ type: Record.Type, _ file: BroughtFile, by author: Author) throws -> JudgedFile {
    let names = try referenceNames(of: type, unnamed: file.unnamed)
    let reading = try RecordFile<Record>(references: names).read(
      path: file.path, file: file.name, sheet: file.sheet, atMost: Self.longestFile)
    let refusing = reading.findings.filter { $0.weight == .refuses }
    if !refusing.isEmpty { throw Refusal(refusing.map(\.finding)) }
    if reading.rows.count > Self.longestFile { throw Self.tooLong }
    var judge = try RowJudge(self, by: author, file: file.name, reading, names)
    var judged = JudgedFile(rows: try judge.judge(reading.rows))
    judged.refused = reading.refused + reading.rows.count - judged.rows.count
    judged.findings = Array((reading.findings + judge.findings).prefix(Self.findingsKept))
    return judged
  }

  private static var tooLong: Refusal {
    Refusal(
      "", "too-many-rows",
      Phrase(
        "Bring at most \(longestFile.grouped) rows at once: divide the file",
        es: "Traiga como máximo \(longestFile.grouped) filas a la vez: divida el archivo"))
  }
}

// MARK: - Keeping what was judged

extension Records {
  func keep(_ judged: JudgedFile, as id: RecordBatch.ID, _ kind: RecordKind, file: String, by author: Author) throws {
    let counts = Dictionary(grouping: judged.rows, by: \.outcome).mapValues(\.count)
    let findings = String(decoding: try JSONEncoder().encode(judged.findings), as: UTF8.self)
    try session.run(
      """
      INSERT INTO record_batch (district, id, kind, status, file, name, person, previewed, created, changed, unchanged, refused, findings)
      VALUES (\(district), \(id), \(kind.name), 'previewed', \(file), \(author.name), \(author.person), \(moment),
        \(counts[.created] ?? 0), \(counts[.changed] ?? 0), \(counts[.unchanged] ?? 0), \(judged.refused), \(findings))
      """)
    try session.load(
      "record_batch_row",
      ["district", "batch", "line", "outcome", "record", "version", "title", "before", "after"]
    ) { loader in
      for row in judged.rows {
        loader.text(district.rawValue)
        loader.text(id.rawValue)
        loader.integer(row.line)
        loader.text(row.outcome.rawValue)
        loader.text(row.record)
        loader.integer(row.version)
        loader.text(row.title)
        loader.text(CanonicalJSON.text(row.before))
        loader.text(CanonicalJSON.text(row.after))
        try loader.endRow()
      }
    }
  }

  func forgetRows(of id: RecordBatch.ID) throws {
    try session.run("DELETE FROM record_batch_row WHERE district = \(district) AND batch = \(id)")
  }

  /// What was looked at a week ago and not used is forgotten.
  fileprivate func tidyBatches() throws {
    let old = moment.adding(seconds: -7 * 86_400)
    try session.run(
      """
      DELETE FROM record_batch_row WHERE district = \(district) AND batch IN (
        SELECT id FROM record_batch WHERE district = \(district) AND status = 'previewed' AND previewed < \(old))
      """)
    try session.run(
      "DELETE FROM record_batch WHERE district = \(district) AND status = 'previewed' AND previewed < \(old)")
  }
}
