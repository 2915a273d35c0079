import Exchange
import Foundation
import Measures
import TestSupport
import Testing
import Vocabulary

@testable import Store

@Suite struct `Readings from a file` {
  private func preview(_ town: MeasuringDistrict, _ text: String, by author: Author) async throws -> RecordBatch {
    let path = TemporaryFolder.ofThisRun.file("csv").path
    try Data(text.utf8).write(to: URL(filePath: path))
    return try await town.store.preview(
      MeasureReading.self, file: BroughtFile(name: "readings.csv", path: path, unnamed: []), in: town.id, by: author)
  }

  @Test(arguments: TestDatabase.all)
  func `are held to the same rules as a grid, and shown before they count`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let text = """
      round,school,part,whole
      "Reading, fall",Alder,12,40
      "Reading, fall",Heron,50,40

      """
    let batch = try await preview(town, text, by: MeasuringDistrict.director)
    #expect(batch.count(.created) == 1)
    #expect(batch.refused == 1)
    #expect(batch.findings.contains { $0.code == "part-above-whole" && $0.line == 3 })
    #expect(try await town.state()?.readings.isEmpty == true)
    _ = try await town.store.apply(
      MeasureReading.self, batch.id, in: town.id, by: MeasuringDistrict.director, why: "readings.csv")
    let reading = try #require(try await town.state()?.reading(at: town.alder.id))
    #expect(reading.figure(of: .share) == 30)
  }

  @Test(arguments: TestDatabase.all)
  func `of another school are refused to a principal`(database: TestDatabase) async throws {
    let town = try await database.measuring()
    let text = "round,school,value\n\"Reading, fall\",Heron,40\n"
    let batch = try await preview(town, text, by: town.principal(of: town.alder))
    #expect(batch.writes == 0)
    #expect(batch.refused == 1)
  }
}
