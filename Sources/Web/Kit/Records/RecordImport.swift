import HTTPTypes
import Store
import Vocabulary

/// A file of records brought in: shown first, then used with one button, and taken back with another.
extension RecordPages {
  /// The most bytes of a file; larger lists are rosters, which have a door of their own.
  static var longestFile: Int { 10 << 20 }

  var importRoutes: [Route] {
    [
      .get("\(base)/import", .somewhere(kind.editing), showing: .nothing, chooseFile),
      .post("\(base)/import", .somewhere(kind.editing), limit: Self.longestFile, takeFile),
      .get("\(base)/import/:batch", .somewhere(kind.editing), showBatch),
      .post("\(base)/import/:batch/apply", .somewhere(kind.editing), applyBatch),
      .post("\(base)/import/:batch/discard", .somewhere(kind.editing), discardBatch),
      .post("\(base)/import/:batch/undo", .somewhere(kind.editing), undoBatch),
    ]
  }

  var importTitle: Phrase { Phrase("Bring in \(kind.many.en)", es: "Importar \(kind.many.es)") }
  private var importLink: Link { Link(importTitle, to: "\(base)/import") }

  func chooseFile(_ visit: Visit) async throws -> Reply { try await importForm(visit, []) }

  private func importForm(_ visit: Visit, _ findings: [Finding]) async throws -> Reply {
    let batches = try await visit.read { records in
      try records.recordBatches(of: kind).filter { visit.mayOpen($0) }
    }
    let view = ImportFormView<Record>(
      visit: visit, title: importTitle, sheet: visit.form["sheet"], findings: findings, batches: batches)
    return visit.page(
      importTitle, under: [strategyLink, listLink], hasErrors: !findings.isEmpty,
      status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }

  func takeFile(_ visit: Visit) async throws -> Reply {
    guard let file = visit.file("file") else { return try await importForm(visit, [UploadedFile.noneChosen]) }
    return try await preview(visit, file)
  }

  private func preview(_ visit: Visit, _ file: UploadedFile) async throws -> Reply {
    let brought = BroughtFile(
      name: file.name, path: file.path, sheet: visit.form["sheet"], unnamed: try visit.unnamedKinds)
    do {
      let batch = try await visit.store.preview(
        Record.self, file: brought, in: visit.signedIn.district.id, by: visit.author)
      return .redirect("\(base)/import/\(batch.id)")
    } catch let refusal as Refusal {
      // All of it is about the one file that was chosen, or about the sheet of it that was named.
      return try await importForm(
        visit, refusal.findings.map { Finding($0.code == "no-such-sheet" ? "sheet" : "file", $0.code, $0.message) })
    }
  }

  func showBatch(_ visit: Visit) async throws -> Reply { try await showBatch(visit, []) }

  private func showBatch(_ visit: Visit, _ findings: [Finding]) async throws -> Reply {
    let outcome = RecordBatch.Outcome(rawValue: visit.query["outcome"])
    let after = Int(visit.query["after"]) ?? 0
    let shown = try await visit.read { records in
      let batch = try self.batch(visit, records)
      let outcome = outcome ?? RecordBatch.Outcome.allCases.first { batch.count($0) > 0 } ?? .created
      let rows = try records.rows(of: batch.id, outcome, after: after, limit: ShownBatch.most + 1)
      let sides = rows.flatMap { row in
        [row.before, row.after].map { Record(id: Record.ID(row.record), version: 0, values: $0) }
      }
      return try ShownBatch(
        batch: batch, outcome: outcome, rows: rows, titles: records.titles(referredToBy: sides, for: visit))
    }
    let view = ImportPreviewView<Record>(visit: visit, shown: shown, findings: findings)
    return visit.page(
      view.title, under: [strategyLink, listLink, importLink], hasErrors: !findings.isEmpty,
      status: findings.isEmpty ? .ok : .unprocessableContent, view.html)
  }

  func applyBatch(_ visit: Visit) async throws -> Reply {
    let batch = try await visit.read { try self.batch(visit, $0) }
    let why = Phrase("Brought in with the file \(batch.file)", es: "Importado con el archivo \(batch.file)")
    do {
      let applied = try await visit.store.apply(
        Record.self, batch.id, in: visit.signedIn.district.id, by: visit.author, why: why[visit.language])
      return .redirect("\(base)/import/\(applied.id)?done=saved")
    } catch let refusal as Refusal {
      return try await showBatch(visit, refusal.findings.map { Finding("", $0.code, $0.message) })
    }
  }

  func discardBatch(_ visit: Visit) async throws -> Reply {
    let batch = try await visit.read { try self.batch(visit, $0) }
    try await visit.store.discardBatch(batch.id, in: visit.signedIn.district.id)
    return .redirect("\(base)/import")
  }

  func undoBatch(_ visit: Visit) async throws -> Reply {
    let batch = try await visit.read { try self.batch(visit, $0) }
    let why = Phrase("The file \(batch.file) taken back", es: "Deshecho el archivo \(batch.file)")
    do {
      let undone = try await visit.store.undo(
        Record.self, batch.id, in: visit.signedIn.district.id, by: visit.author, why: why[visit.language])
      let view = UndoneBatchView<Record>(undone: undone)
      return visit.page(view.title, under: [strategyLink, listLink, importLink], width: .reading, view.html)
    } catch let refusal as Refusal {
      return try await showBatch(visit, refusal.findings.map { Finding("", $0.code, $0.message) })
    }
  }

  /// A batch is its bringer's, and of those who may change the kind everywhere.
  private func batch(_ visit: Visit, _ records: Records) throws -> RecordBatch {
    guard let batch = try records.recordBatch(visit.id("batch"), of: kind), visit.mayOpen(batch) else {
      throw Absent()
    }
    return batch
  }
}

/// A batch with some of its rows.
struct ShownBatch: Sendable {
  static let most = 100

  let batch: RecordBatch
  let outcome: RecordBatch.Outcome
  /// One more than is shown, when there are more.
  let rows: [RecordBatchRow]
  let titles: [String: [String: String]]
}

extension Visit {
  fileprivate func mayOpen(_ batch: RecordBatch) -> Bool {
    guard let session else { return false }
    if batch.person == session.member.person { return true }
    return Register.type(named: batch.kind).map { allows($0.kind.editing) && allows($0.kind.reading) } ?? false
  }
}

extension UploadedFile {
  static let noneChosen = Finding(
    "file", "no-file", Phrase("Choose a file", es: "Elija un archivo"))
}
