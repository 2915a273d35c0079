import Exchange
import Foundation
import Vocabulary

extension Store {
  /// Reads a roster and keeps its rows until they are applied or dropped; says what they would do to the district's records.
  package func previewRoster(
    in district: District.ID, by author: Author, file: String,
    from source: @escaping @Sendable () throws -> any RosterSource
  ) async throws -> RosterBatch {
    try author.require(.importRoster, at: .district)
    return try await keep(district) { records in
      try records.session.inBulk {
        try records.dropStaleBatches()
        let staged = try records.stage(file: file, by: author, from: source())
        var summary = RosterSummary(report: staged.report)
        try records.judge(staged, into: &summary, writer: nil)
        try records.keepSummary(summary, of: staged.number)
        return try records.batch(staged.number)
      }
    }
  }

  /// The same, and leaves nothing behind.
  package func tryRoster(
    in district: District.ID, by author: Author, file: String,
    from source: @escaping @Sendable () throws -> any RosterSource
  ) async throws -> RosterSummary {
    try author.require(.importRoster, at: .district)
    do {
      try await keep(district) { records in
        try records.session.inBulk {
          let staged = try records.stage(file: file, by: author, from: source())
          var summary = RosterSummary(report: staged.report)
          try records.judge(staged, into: &summary, writer: nil)
          throw OnlyTried(summary: summary)
        }
      }
    } catch let tried as OnlyTried {
      return tried.summary
    }
    throw DatabaseFault(.other, "a trial of a roster was kept")
  }

  /// Brings a previewed batch into the records. Refuses when it would end more than a tenth of the people and nobody said
  /// `anyway`, and when the records have changed so much since the preview that it would now do something else.
  package func applyRoster(
    _ number: Int, in district: District.ID, by author: Author, why: String = "", anyway: Bool = false
  ) async throws -> RosterBatch {
    try author.require(.importRoster, at: .district)
    return try await act(district, by: author, why: why) { records in
      try records.session.inBulk {
        try records.takeTurn()
        let batch = try records.batch(number)
        guard batch.status == .previewed else { throw batch.notPreviewed }
        var summary = batch.summary
        try records.judge((number, summary.report, batch.file), into: &summary, writer: records, anyway: anyway)
        guard summary.doesTheSame(as: batch.summary) else { throw RosterSummary.changedSince }
        return try records.batch(number)
      }
    }
  }

  /// Reads a roster and brings it in at once.
  package func importRoster(
    in district: District.ID, by author: Author, file: String, why: String = "", anyway: Bool = false,
    from source: @escaping @Sendable () throws -> any RosterSource
  ) async throws -> RosterBatch {
    try author.require(.importRoster, at: .district)
    return try await act(district, by: author, why: why) { records in
      try records.session.inBulk {
        let staged = try records.stage(file: file, by: author, from: source())
        var summary = RosterSummary(report: staged.report)
        try records.judge(staged, into: &summary, writer: records, anyway: anyway)
        return try records.batch(staged.number)
      }
    }
  }

  /// Looks at a previewed batch again, with the records as they stand now.
  package func reviewRoster(_ number: Int, in district: District.ID, by author: Author) async throws -> RosterBatch {
    try author.require(.importRoster, at: .district)
    return try await keep(district) { records in
      let batch = try records.batch(number)
      guard batch.status == .previewed else { throw batch.notPreviewed }
      var summary = RosterSummary(report: batch.summary.report)
      try records.judge((number, summary.report, batch.file), into: &summary, writer: nil)
      try records.keepSummary(summary, of: number)
      return try records.batch(number)
    }
  }

  /// Forgets a preview.
  package func dropRoster(_ number: Int, in district: District.ID, by author: Author) async throws {
    try author.require(.importRoster, at: .district)
    try await keep(district) { try $0.drop("number = \(number)") }
  }
}

/// Carries what a trial showed out of the transaction that is given up.
private struct OnlyTried: Error { let summary: RosterSummary }

private typealias StagedRoster = (number: Int, report: RosterReport, file: String)

// MARK: - Staging and judging

extension Records {
  /// Imports of one district take turns: the second waits here until the first has ended.
  @discardableResult fileprivate func takeTurn(counting: Int = 0) throws -> Int {
    try session.count(
      """
      INSERT INTO roster_counter (district, number) VALUES (\(district), \(counting))
      ON CONFLICT (district) DO UPDATE SET number = roster_counter.number + \(counting) RETURNING number
      """)
  }

  fileprivate func stage(file: String, by author: Author, from source: any RosterSource) throws -> StagedRoster {
    let number = try takeTurn(counting: 1)
    let report = try stageRoster(number, from: source)
    try session.run(
      """
      INSERT INTO roster_batch (district, number, status, file, feed, author, person, previewed, applied, undone, summary, digest)
      VALUES (\(district), \(number), 'previewed', \(file), \(report.feed), \(author.name), \(author.person), \(moment), NULL,
        NULL, '', '')
      """)
    return (number, report, file)
  }

  /// Works out what the batch does; with a writer, does it.
  fileprivate func judge(
    _ staged: StagedRoster, into summary: inout RosterSummary, writer: ActRecords?, anyway: Bool = true
  ) throws {
    let work = try RosterWork(self, batch: staged.number, report: staged.report)
    try work.match()
    summary.activePeople = try activePeople(of: work)
    var bringing = RosterBringing(work, writer: writer)
    summary.kinds = try bringing.all(file: staged.file)
    summary.skipped = bringing.skipped.all
    guard let writer else { return }
    if summary.endsMany, !anyway { throw summary.tooManyEnd }
    try writer.finishRoster(staged, summary, digest: bringing.hash)
  }

  private func activePeople(of work: RosterWork) throws -> Int {
    try session.count(
      """
      SELECT COUNT(*) FROM roster_link l JOIN person t ON t.district = l.district AND t.id = l.record
      WHERE l.district = \(district) AND l.feed = \(work.feed) AND l.kind = 'person' AND l.ended = ''
        AND (t."left" IS NULL OR t."left" > \(work.lastDay))
      """)
  }

  fileprivate func keepSummary(_ summary: RosterSummary, of number: Int) throws {
    try session.run(
      "UPDATE roster_batch SET summary = \(summary.json) WHERE district = \(district) AND number = \(number)")
  }

  fileprivate func batch(_ number: Int) throws -> RosterBatch {
    if let batch = try rosterBatch(number) { return batch }
    throw Refusal(
      "", "no-batch", Phrase("There is no such import", es: "No existe esa importación"))
  }

  /// Previews that nobody has used for a day hold names for nothing.
  fileprivate func dropStaleBatches() throws { try drop("previewed < \(moment.adding(seconds: -86_400))") }

  fileprivate func drop(_ which: SQL) throws {
    let batches: SQL =
      "SELECT number FROM roster_batch WHERE district = \(district) AND status = 'previewed' AND \(which)"
    try session.run("DELETE FROM roster_row WHERE district = \(district) AND batch IN (\(batches))")
    try session.run("DELETE FROM roster_batch WHERE district = \(district) AND status = 'previewed' AND \(which)")
  }
}

extension ActRecords {
  /// One entry in the history for the whole batch, with its numbers and the digest of all it did.
  fileprivate func finishRoster(_ staged: StagedRoster, _ summary: RosterSummary, digest: String) throws {
    let hash = summary.changesNothing ? "" : digest
    try change(
      """
      UPDATE roster_batch SET status = 'applied', applied = \(moment), summary = \(summary.json), digest = \(hash)
      WHERE district = \(district) AND number = \(staged.number)
      """)
    try session.run("DELETE FROM roster_row WHERE district = \(district) AND batch = \(staged.number)")
    try note(
      .rosterApplied, kind: "roster_batch", record: String(staged.number), title: staged.file,
      after: CanonicalJSON.text([
        "format": .text(summary.report.format), "created": .integer(summary.created),
        "changed": .integer(summary.changed),
        "ended": .integer(summary.ended), "returned": .integer(summary.returned), "digest": .text(hash),
      ]))
  }
}

extension ActName {
  package static let rosterApplied: ActName = "roster-applied"
  package static let rosterUndone: ActName = "roster-undone"
}

// MARK: - What is refused

extension RosterBatch {
  fileprivate var notPreviewed: Refusal {
    Refusal(
      "", "not-previewed",
      Phrase(
        "This import is done already; preview the files again",
        es: "Esta importación ya se hizo; vuelva a previsualizar los archivos"))
  }
}

extension RosterSummary {
  fileprivate var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  fileprivate func doesTheSame(as other: RosterSummary) -> Bool {
    func numbers(_ kinds: [KindSummary]) -> [[Int]] { kinds.map { [$0.created, $0.changed, $0.ended, $0.returned] } }
    return numbers(kinds) == numbers(other.kinds)
  }

  fileprivate static let changedSince = Refusal(
    "", "changed-since",
    Phrase(
      "Look at the preview again: the records have changed since it was made",
      es: "Mire de nuevo la vista previa: los registros han cambiado desde entonces"))

  fileprivate var tooManyEnd: Refusal {
    let ended = self[.person].ended.grouped
    return Refusal(
      "anyway", "many-endings",
      Phrase(
        "This would end \(ended) of \(activePeople.grouped) people. Look whether the files are complete, and confirm it if they are",
        es:
          "Esto terminaría \(ended) de \(activePeople.grouped) personas. Mire si los archivos están completos y, si lo están, confírmelo"
      ))
  }
}
