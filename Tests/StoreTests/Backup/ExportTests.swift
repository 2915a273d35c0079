import Build
import Exchange
import Foundation
import Measures
import Sample
import TestSupport
import Testing
import Vocabulary

@testable import Store

@Suite struct `An export` {
  @Test(arguments: TestDatabase.all)
  func `holds every record of every kind as it is imported again`(database: TestDatabase) async throws {
    let store = try await database.open()
    let district = try await SampleDistrict(teachers: 200).fill(store)
    let file = TemporaryFolder.ofThisRun.file("zip")
    let report = try await store.export(district, to: file.path, by: .operations("operator"))
    let archive = try Archive(path: file.path)
    for type in Register.all {
      #expect(archive.entries.contains { $0.name == "\(type.kind.name).json" })
      try await expectReadsBack(type, archive, store, district.id)
    }
    let count = try await store.read(district.id) { try $0.session.count("SELECT COUNT(*) FROM history") }
    #expect(report.entries == count)
  }

  private func expectReadsBack<Record: DistrictRecord>(
    _ type: Record.Type, _ archive: Archive, _ store: Store, _ district: District.ID
  ) async throws {
    let name = Record.kind.name
    let entry = try #require(archive.entries.first { $0.name == "\(name).csv" })
    let (records, titles) = try await store.read(district) { records in
      let all = try records.all(type)
      return (all, try records.titles(referredToBy: all))
    }
    let reading = try RecordFile<Record>(references: ReferenceNames(titles)).read(
      try archive.open(entry), file: entry.name)
    #expect(reading.findings.isEmpty, "\(name): \(reading.findings.prefix(3))")
    let read = Dictionary(uniqueKeysWithValues: reading.rows.compactMap { row in row.id.map { ($0, row) } })
    #expect(read.count == records.count)
    for record in records {
      var copy = Record(id: record.id)
      copy.version = record.version
      read[record.id]?.apply(to: &copy)
      #expect(copy == record, "\(name) \(record.title)")
    }
  }

  @Test(arguments: TestDatabase.all)
  func `holds each seal as a file that verifies, every amendment, and every issued report`(database: TestDatabase)
    async throws
  {
    let town = try await database.measuring()
    try await town.prepare()
    let seal = try await town.act { try $0.launch() }
    let target = try #require(try await town.read { try $0.all(MeasureTarget.self) }.first)
    var lower = target
    lower.value = 50
    let wanted = lower
    try await town.act { try $0.askToAmend(target, to: wanted, because: "Too much, \"at once\"") }
    let report = try await town.read { records in
      try ReportWriter(try records.reportFacts(for: .state), .annual, for: .state).report()
    }
    let issued = try await town.act { try $0.issue(report, copies: [.english: "<p>One</p>", .spanish: "<p>Uno</p>"]) }
    let file = TemporaryFolder.ofThisRun.file("zip")
    let district = try #require(try await town.store.district(town.id))
    _ = try await town.store.export(district, to: file.path, by: .operations("operator"))
    let archive = try Archive(path: file.path)
    let names = archive.entries.map(\.name)
    let sealed = try #require(archive.entries.first { $0.name.hasSuffix("-\(seal.shortDigest).txt") })
    #expect(try SealFile.verify(try Self.bytes(archive.open(sealed))).digest == seal.digest)
    let amended = try #require(archive.entries.first { $0.name == "amendment.csv" })
    let rows = String(decoding: try Self.bytes(archive.open(amended)), as: UTF8.self)
    #expect(rows.contains("\"Too much, \"\"at once\"\"\""))
    #expect(rows.contains("waiting"))
    #expect(names.contains("report-\(issued.day)-annual-state-\(issued.id)-es.html"))
  }

  private static func bytes(_ source: any ByteSource) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = try piece.withUnsafeMutableBytes { try source.read(into: $0) }
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }

  @Test func `holds no secret`() async throws {
    let store = try await TestDatabase.sqlite.open()
    let district = try await SampleDistrict(teachers: 200).fill(store)
    let file = TemporaryFolder.ofThisRun.file("zip")
    _ = try await store.export(district, to: file.path, by: .operations("operator"))
    let paths = try Archive(path: file.path).entries.map(\.name)
    #expect(!paths.contains { $0.contains("access_") || $0.contains("invitation") })
  }

  @Test func `stands in the history`() async throws {
    let riverside = try await TestDatabase.sqlite.district()
    let district = try #require(try await riverside.store.district(riverside.id))
    _ = try await riverside.store.export(
      district, to: TemporaryFolder.ofThisRun.file("zip").path, by: riverside.operations)
    #expect(try await riverside.store.verifyHistory(of: riverside.id) == .intact(entries: 2))
  }

  @Test func `is for those who may`() async throws {
    let riverside = try await TestDatabase.sqlite.district()
    let district = try #require(try await riverside.store.district(riverside.id))
    let principal = Member(person: .new(), name: "Grace", positions: [.init(.principal, at: .school(.new()))])
    let file = TemporaryFolder.ofThisRun.file("zip").path
    await #expect(throws: Denied.self) {
      try await riverside.store.export(district, to: file, by: .member(principal, Permission()))
    }
    #expect(!FileManager.default.fileExists(atPath: file))
  }
}
