import Exchange
import Foundation
import Purpose
import TestSupport
import Testing
import Vocabulary

@testable import Store

@Suite struct `A file whose rows name one another` {
  private static let heading = "question,stage,decided,reasons,decided_by,decided_on,superseded_by\n"

  /// A decision that was made, and what replaced it.
  private static func row(_ question: String, replacedBy other: String = "") -> String {
    "\(question),\(other.isEmpty ? "decided" : "superseded"),Yes,Because,The board,2026-09-01,\(other)\n"
  }

  private func preview(_ rows: String, in riverside: TestDistrict) async throws -> RecordBatch {
    let path = TemporaryFolder.ofThisRun.file("csv").path
    try Data((Self.heading + rows).utf8).write(to: URL(filePath: path))
    return try await riverside.store.preview(
      Decision.self, file: BroughtFile(name: "decisions.csv", path: path), in: riverside.id, by: riverside.operations)
  }

  private func apply(_ batch: RecordBatch, in riverside: TestDistrict) async throws {
    _ = try await riverside.store.apply(
      Decision.self, batch.id, in: riverside.id, by: riverside.operations, why: "decisions.csv")
  }

  /// What replaced each decision, by what they ask.
  private func replaced(in riverside: TestDistrict) async throws -> [String: String] {
    let all = try await riverside.store.read(riverside.id) { try $0.all(Decision.self) }
    let titles = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0.title) })
    return Dictionary(uniqueKeysWithValues: all.map { ($0.title, $0.supersededBy.flatMap { titles[$0] } ?? "") })
  }

  @Test(arguments: TestDatabase.all)
  func `brings in what is named, whether it stands before or behind`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let rows =
      Self.row("First", replacedBy: "Second") + Self.row("Second", replacedBy: "third") + Self.row("Third")
      + Self.row("Fourth", replacedBy: "Second")
    let batch = try await preview(rows, in: riverside)
    #expect(batch.count(.created) == 4 && batch.findings.isEmpty, "\(batch.findings)")
    try await apply(batch, in: riverside)
    #expect(
      try await replaced(in: riverside) == ["First": "Second", "Second": "Third", "Third": "", "Fourth": "Second"])
    #expect(try await preview(rows, in: riverside).count(.unchanged) == 4)
    #expect(try await riverside.store.verifyHistory(of: riverside.id) == .intact(entries: 6))
  }

  @Test(arguments: TestDatabase.all)
  func `is taken back whole, what is named last`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let batch = try await preview(Self.row("First", replacedBy: "Second") + Self.row("Second"), in: riverside)
    try await apply(batch, in: riverside)
    let undone = try await riverside.store.undo(
      Decision.self, batch.id, in: riverside.id, by: riverside.operations, why: "")
    #expect(undone.takenBack == 2 && undone.kept.isEmpty)
    #expect(try await replaced(in: riverside).isEmpty)
  }

  @Test(arguments: TestDatabase.all)
  func `names what is there already beside what it brings`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await apply(try await preview(Self.row("Old") + Self.row("Older"), in: riverside), in: riverside)
    let batch = try await preview(
      Self.row("Old", replacedBy: "New") + Self.row("New") + Self.row("Newer", replacedBy: "Older"), in: riverside)
    #expect(batch.count(.changed) == 1 && batch.count(.created) == 2, "\(batch.findings)")
    try await apply(batch, in: riverside)
    #expect(try await replaced(in: riverside) == ["Old": "New", "New": "", "Newer": "Older", "Older": ""])
  }

  @Test(arguments: TestDatabase.all)
  func `in a circle is refused, and says how it goes round`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let batch = try await preview(
      Self.row("A", replacedBy: "B") + Self.row("B", replacedBy: "C") + Self.row("C", replacedBy: "A")
        + Self.row("D", replacedBy: "B") + Self.row("E"), in: riverside)
    #expect(batch.count(.created) == 1 && batch.refused == 4)
    #expect(
      batch.findings.map { "\($0.line ?? 0):\($0.heading):\($0.code)" } == [
        "2:superseded_by:circle", "3:superseded_by:circle", "4:superseded_by:circle",
        "5:superseded_by:reference-left-out",
      ])
    #expect(batch.findings[0].cure.en.contains("A → B → C → A"))
  }

  @Test(arguments: TestDatabase.all)
  func `closes no circle with what is there already`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await apply(
      try await preview(Self.row("A", replacedBy: "B") + Self.row("B"), in: riverside), in: riverside)
    let batch = try await preview(Self.row("B", replacedBy: "A"), in: riverside)
    #expect(batch.writes == 0 && batch.findings.map(\.code) == ["circle"])
  }

  @Test(arguments: TestDatabase.all)
  func `may turn a chain round`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await apply(
      try await preview(
        Self.row("A", replacedBy: "B") + Self.row("B", replacedBy: "C") + Self.row("C"), in: riverside), in: riverside)
    let batch = try await preview(
      Self.row("C", replacedBy: "B") + Self.row("B", replacedBy: "A") + Self.row("A"), in: riverside)
    #expect(batch.count(.changed) == 3, "\(batch.findings)")
    try await apply(batch, in: riverside)
    #expect(try await replaced(in: riverside) == ["C": "B", "B": "A", "A": ""])
  }

  @Test func `leaves out a row that names one that is left out`() async throws {
    let riverside = try await TestDatabase.sqlite.district()
    let batch = try await preview(
      Self.row("A", replacedBy: "B") + "B,decided,,,,,C\n" + Self.row("C"), in: riverside)
    #expect(batch.count(.created) == 1 && batch.refused == 2)
    #expect(batch.findings.filter { $0.line == 2 }.map(\.code) == ["reference-left-out"])
    #expect(batch.findings.contains { $0.message.en.contains("Line 3, which makes what this row names") })
  }

  @Test func `asks which is meant when two rows have the name, and offers one that is close`() async throws {
    let riverside = try await TestDatabase.sqlite.district()
    let batch = try await preview(
      Self.row("A", replacedBy: "Budget") + Self.row("B", replacedBy: "Bugdet") + Self.row("Budget"), in: riverside)
    #expect(batch.findings.map(\.code) == ["reference-unknown"])
    #expect(batch.findings[0].cure.en == "Did you mean “Budget”?" && batch.count(.created) == 2)
  }

  @Test func `names nothing of its own kind when the cell is empty`() async throws {
    let riverside = try await TestDatabase.sqlite.district()
    try await apply(
      try await preview(Self.row("A", replacedBy: "B") + Self.row("B"), in: riverside), in: riverside)
    let batch = try await preview(Self.row("A"), in: riverside)
    try await apply(batch, in: riverside)
    #expect(try await replaced(in: riverside) == ["A": "", "B": ""])
  }
}

@Suite struct `A record that names its own kind` {
  @Test(arguments: TestDatabase.all)
  func `does not come back to itself`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    func decision(_ question: String, replacedBy other: Decision.ID?) -> Decision {
      var decision = Decision(id: .init(question))
      decision.question = question
      decision.stage = .open
      decision.supersededBy = other
      return decision
    }
    func save(_ decision: Decision) async throws {
      _ = try await riverside.store.save(decision, in: riverside.id, by: riverside.operations)
    }
    try await save(decision("a", replacedBy: nil))
    try await save(decision("b", replacedBy: .init("a")))
    try await save(decision("c", replacedBy: .init("b")))
    var first = decision("a", replacedBy: .init("c"))
    first.version = 1
    let changed = first
    let refusal = await #expect(throws: Refusal.self) { try await save(changed) }
    #expect(refusal?.findings.map(\.code) == ["circle"])
    #expect(refusal?.findings.first?.message.en.contains("a → c → b → a") == true)
  }
}

@Suite struct `Rows in the order in which they can be saved` {
  /// A kind that names its own in both ways.
  private struct Post: DistrictRecord {
    static let kind = RecordKind(
      "post", path: "x", strategy: .people, one: Phrase(verbatim: ""), many: Phrase(verbatim: ""),
      about: Phrase(verbatim: ""))
    static let fields: [Field<Post>] = [
      .reference("above", \.above, Phrase(verbatim: "")), .references("beside", \.beside, Phrase(verbatim: "")),
    ]
    let id: ID
    var version = 0
    var above: ID?
    var beside: [ID] = []
    var title: String { id.rawValue }
    init(id: ID) { self.id = id }
  }

  private func order(_ rows: [(String, RecordBatch.Outcome, above: String?, beside: [String])]) -> NamedFirst<Post> {
    NamedFirst(
      rows.enumerated().map { line, row in
        var after: [String: FieldValue] = [:]
        if let above = row.above { after["above"] = .text(above) }
        if !row.beside.isEmpty { after["beside"] = .list(row.beside) }
        return RecordBatchRow(
          line: line, outcome: row.1, record: row.0, version: 0, title: row.0, before: [:], after: after)
      })
  }

  @Test func `have what they name before them`() {
    let order = order([("a", .created, "b", []), ("b", .created, nil, ["c"]), ("c", .created, nil, [])])
    #expect(order.rows.map(\.record) == ["c", "b", "a"] && order.circular.isEmpty)
  }

  @Test func `name one another in a list when one of them is there already`() {
    let order = order([("a", .created, nil, ["b"]), ("b", .changed, nil, ["a"])])
    #expect(order.rows.map(\.record) == ["a", "b"] && order.circular.isEmpty)
  }

  @Test func `are circular when new ones wait for each other`() {
    let order = order([("a", .created, "b", []), ("b", .created, nil, ["a"]), ("c", .created, "a", [])])
    #expect(order.circular == ["a", "b"])
  }

  @Test func `may form a chain as long as the file`() {
    let rows = (0..<50_000).map {
      ("\($0)", RecordBatch.Outcome.created, above: "\($0 + 1)" as String?, beside: [String]())
    }
    #expect(order(rows).rows.first?.record == "49999")
  }
}
