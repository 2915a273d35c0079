import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import Store

@Suite struct `A database file` {
  @Test func `that is no database is said to be none, and is left as it was`() async throws {
    let file = TemporaryFolder.ofThisRun.file("txt")
    let words = String(repeating: "These are the minutes of a meeting.\n", count: 100)
    try Data(words.utf8).write(to: file)
    let fault = await #expect(throws: DatabaseFault.self) { try await Store.open(file.path) }
    #expect(fault?.sort == .notDatabase)
    #expect(try String(contentsOf: file, encoding: .utf8) == words)
  }

  @Test func `of another program is refused, and is left as it was`() async throws {
    let file = TemporaryFolder.ofThisRun.file("sqlite").path
    try SQLiteFile.write(file) { try $0.runScript("CREATE TABLE bookmark (address TEXT)") }
    let refusal = await #expect(throws: OtherSchema.self) { try await Store.open(file) }
    #expect(refusal == .foreign)
    #expect(try SQLiteFile.read(file) { try $0.tables().map(\.name) } == ["bookmark"])
  }

  @Test func `of a newer version is refused`() async throws {
    let file = TemporaryFolder.ofThisRun.file("sqlite").path
    try await Store.open(file).close()
    try SQLiteFile.write(file) {
      _ = try $0.run("INSERT INTO migration (number, name, applied) VALUES (9999, '9999-later', '')")
    }
    let refusal = await #expect(throws: OtherSchema.self) { try await Store.open(file) }
    guard case .newer(found: 9999, known: _) = refusal else {
      Issue.record("not refused for its schema: \(String(describing: refusal))")
      return
    }
  }

  @Test func `opened for reading is read while another writes, and is not written to`() async throws {
    let file = TemporaryFolder.ofThisRun.file("sqlite").path
    let store = try await Store.open(file)
    let district = try await store.createDistrict("Riverside", by: .operations("operator")).id
    let reader = try await Store.openForReading(file)
    #expect(try await reader.verifyHistory(of: district) == .intact(entries: 1))
    _ = try await store.save(Network(id: .new(), name: "North"), in: district, by: .operations("operator"))
    #expect(try await reader.verifyHistory(of: district) == .intact(entries: 2))
    let fault = await #expect(throws: DatabaseFault.self) {
      try await reader.save(Network(id: .new(), name: "South"), in: district, by: .operations("operator"))
    }
    #expect(fault?.sort == .readOnly)
  }

  @Test func `on a full disk refuses the write, keeps what it has, and takes the next when there is room`() async throws
  {
    let file = TemporaryFolder.ofThisRun.file("sqlite").path
    let store = try await Store.open(file)
    let district = try await store.createDistrict("Riverside", by: .operations("operator")).id
    let pages = try await store.setPages(limit: 0)
    _ = try await store.setPages(limit: pages + 5)
    let fault = await #expect(throws: DatabaseFault.self) {
      try await store.act(district, by: .operations("operator")) { records in
        for number in 0..<10_000 { try records.save(Network(id: .init("n\(number)"), name: "Network \(number)")) }
      }
    }
    #expect(fault?.sort == .full)
    #expect(try await store.verifyHistory(of: district) == .intact(entries: 1))
    _ = try await store.setPages(limit: 1_000_000)
    _ = try await store.save(Network(id: .new(), name: "North"), in: district, by: .operations("operator"))
    #expect(try await store.verifyHistory(of: district) == .intact(entries: 2))
  }

  @Test func `on a full disk keeps the small writes that waited with a large one`() async throws {
    let file = TemporaryFolder.ofThisRun.file("sqlite").path
    let store = try await Store.open(file)
    let district = try await store.createDistrict("Riverside", by: .operations("operator")).id
    let pages = try await store.setPages(limit: 0)
    _ = try await store.setPages(limit: pages + 20)
    let kept = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<10 {
        group.addTask {
          let saved: Void? = try? await store.act(district, by: .operations("operator")) { records in
            let size = number == 5 ? 10_000 : 1
            for part in 0..<size { try records.save(Network(id: .init("n\(number)-\(part)"), name: "N \(number)")) }
          }
          return saved != nil
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(kept == 9)
    #expect(try await store.read(district) { try $0.count(Network.self) } == 9)
    #expect(try await store.verifyHistory(of: district) == .intact(entries: 10))
  }
}

extension Store {
  /// Stands in for a full disk: SQLite then answers as it does when there is no room. Nought asks how many pages there are.
  fileprivate func setPages(limit: Int) async throws -> Int {
    try await driver.write(for: nil) { session in
      if limit == 0 { return try session.count("PRAGMA page_count") }
      return try session.count("PRAGMA max_page_count = \(name: String(limit))")
    }
  }
}
