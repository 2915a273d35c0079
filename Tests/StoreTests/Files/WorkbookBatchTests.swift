import Exchange
import Foundation
import Sample
import TestSupport
import Testing
import Vocabulary

@testable import Store

@Suite struct `A list that is taken away and brought back` {
  static func unchanged<Record: DistrictRecord>(
    _ type: Record.Type, as format: ListFormat, in store: Store, _ district: District.ID
  ) async throws {
    let path = TemporaryFolder.ofThisRun.file(format.rawValue).path
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let count = try await store.read(district) {
      try $0.write(type, Listing(), in: .everything, as: format, to: path)
    }
    let batch = try await store.preview(
      type, file: BroughtFile(name: "list.\(format.rawValue)", path: path), in: district,
      by: .operations("operator"))
    #expect(batch.count(.unchanged) == count, "\(type.kind.name): \(batch.findings.prefix(3))")
    #expect(batch.writes == 0 && batch.refused == 0 && batch.findings.isEmpty, "\(type.kind.name)")
    try FileManager.default.removeItem(atPath: path)
  }

  @Test(arguments: TestDatabase.all)
  func `changes nothing, whatever the kind and the format`(database: TestDatabase) async throws {
    let store = try await database.open()
    let district = try await SampleDistrict(teachers: 60).fill(store).id
    for type in Register.all {
      for format in ListFormat.allCases { try await Self.unchanged(type, as: format, in: store, district) }
    }
  }
}

@Suite struct `A workbook of records` {
  private func preview(_ path: String, sheet: String = "", in riverside: TestDistrict) async throws -> RecordBatch {
    try await riverside.store.preview(
      School.self, file: BroughtFile(name: "schools.xlsx", path: path, sheet: sheet), in: riverside.id,
      by: riverside.operations)
  }

  private func workbook(_ rows: [[Workbook.Cell]]) throws -> String {
    let path = TemporaryFolder.ofThisRun.file("xlsx").path
    let book = try Workbook(path: path, sheet: "Schools", headings: ["name", "pupils"])
    for row in rows { try book.row(row) }
    try book.close()
    return path
  }

  @Test(arguments: TestDatabase.all)
  func `is previewed and used as a CSV file is`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let path = try workbook([[.text("Harbor"), .number(120)], [.text("Hill"), .text("many")], [.blank, .number(3)]])
    let batch = try await preview(path, in: riverside)
    #expect(batch.count(.created) == 1 && batch.refused == 2)
    #expect(
      batch.findings.map(\.place.en) == [
        "schools.xlsx, sheet “Schools”, cell B3 (pupils)", "schools.xlsx, sheet “Schools”, cell A4 (name)",
      ])
    _ = try await riverside.store.apply(School.self, batch.id, in: riverside.id, by: riverside.operations, why: "")
    let schools = try await riverside.store.read(riverside.id) { try $0.all(School.self) }
    #expect(schools.map(\.name) == ["Harbor"] && schools.map(\.pupils) == [120])
    #expect(try await preview(path, in: riverside).count(.unchanged) == 1)
  }

  @Test func `with another sheet than the one named is refused`() async throws {
    let riverside = try await TestDatabase.sqlite.district()
    let path = try workbook([[.text("Harbor"), .number(120)]])
    let refusal = await #expect(throws: Refusal.self) { try await preview(path, sheet: "Pupils", in: riverside) }
    #expect(refusal?.findings.first?.code == "no-such-sheet")
  }

  @Test func `with more rows than somebody looks through is refused`() async throws {
    let riverside = try await TestDatabase.sqlite.district()
    let rows = (0...Records.longestFile).map { [Workbook.Cell.text("School \($0)"), .number(1)] }
    let path = try workbook(rows)
    let refusal = await #expect(throws: Refusal.self) { try await preview(path, in: riverside) }
    #expect(refusal?.findings.first?.code == "too-many-rows")
  }
}
