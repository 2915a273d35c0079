import CLibPQ
import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import Store

@Suite struct `A write` {
  @Test(arguments: TestDatabase.all)
  func `that fails leaves nothing and takes no other with it`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<100 {
        group.addTask {
          try? await riverside.store.act(riverside.id, by: riverside.operations) { records in
            try records.save(Network(id: .init("n\(number)"), name: "Network \(number)"))
            if number.isMultiple(of: 3) { throw Refusal("name", "no", Phrase(verbatim: "no")) }
          }
        }
      }
    }
    #expect(try await riverside.count(Network.self) == 66)
    #expect(try await riverside.store.verifyHistory(of: riverside.id) == .intact(entries: 67))
  }

  @Test(arguments: TestDatabase.all)
  func `waits for those before it and does not fail`(database: TestDatabase) async throws {
    let place = try await database.create()
    let (one, other) = (try await place.open(), try await place.open())
    let district = try await one.createDistrict("Riverside", by: .operations("operator")).id
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<200 {
        group.addTask {
          let store = number.isMultiple(of: 2) ? one : other
          _ = try await store.save(Network(id: .new(), name: "N \(number)"), in: district, by: .operations("operator"))
        }
      }
      try await group.waitForAll()
    }
    #expect(try await one.verifyHistory(of: district) == .intact(entries: 201))
  }

  @Test(arguments: TestDatabase.all)
  func `of two people over the same version is taken from one only`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let network = try await riverside.store.save(
      Network(id: .new(), name: "North"), in: riverside.id, by: riverside.operations)
    for round in 1...20 {
      var current = try #require(try await riverside.find(Network.self, network.id))
      current.name = "North \(round)"
      let mine = current
      let saved = await withTaskGroup(of: Bool.self) { group in
        for person in 1...4 {
          group.addTask {
            var theirs = mine
            theirs.name += " by \(person)"
            return (try? await riverside.store.save(theirs, in: riverside.id, by: riverside.operations)) != nil
          }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(saved == 1)
    }
  }

  @Test(arguments: TestDatabase.all)
  func `that went on after a failed statement is not taken for done`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let outcome: Void? = try? await riverside.store.act(riverside.id, by: riverside.operations) { records in
      try records.save(Network(id: .init("n"), name: "North"))
      _ = try? records.change("INSERT INTO network (district, id, version) VALUES (\(records.district), 'n', 1)")
    }
    // SQLite forgives the statement; PostgreSQL takes the whole back, and must say so.
    #expect((try await riverside.find(Network.self, Network.ID("n")) != nil) == (outcome != nil))
  }

  @Test(arguments: TestDatabase.all)
  func `with a NUL in a text is refused rather than cut off`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let fault = await #expect(throws: DatabaseFault.self) {
      try await riverside.store.save(
        Network(id: .new(), name: "North\0South"), in: riverside.id, by: riverside.operations)
    }
    #expect(fault?.sort == .check)
  }
}

@Suite struct `Reading row by row` {
  @Test(arguments: TestDatabase.all)
  func `gives every row once, with other statements in between`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await riverside.store.keep(riverside.id) { records in
      let rows = (0..<2500).map { [riverside.id.sqlValue, .text("n\($0)"), .integer(1), .text("N\($0)")] }
      try records.session.insert(into: "network", ["district", "id", "version", "name"], rows)
    }
    let seen = try await riverside.store.read(riverside.id) { records in
      var seen: Set<String> = []
      let statement: SQL = "SELECT id FROM network WHERE district = \(records.district) AND version = \(1)"
      try records.session.forEachRow(statement) { row in
        seen.insert(row.text(0))
        if seen.count.isMultiple(of: 1000) { try records.session.forEachRow(statement) { _ in } }
      }
      return seen
    }
    #expect(seen.count == 2500)
  }
}

@Suite struct `A lost connection to PostgreSQL` {
  @Test func `is opened again for the next who asks`() async throws {
    let place = try await TestDatabase.postgres.create()
    let store = try await place.open()
    let district = try await store.createDistrict("Riverside", by: .operations("operator")).id
    try await store.endOtherConnections(at: place.address)
    #expect(try await store.districts().count == 1)
    try await store.endOtherConnections(at: place.address)
    _ = try await store.save(Network(id: .new(), name: "North"), in: district, by: .operations("operator"))
    #expect(try await store.verifyHistory(of: district) == .intact(entries: 2))
  }

  @Test func `is said to be lost while the server is away, and works again when it is back`() async throws {
    let place = try await TestDatabase.postgres.create()
    let store = try await place.open()
    let district = try await store.createDistrict("Riverside", by: .operations("operator")).id
    let server = try #require(ProcessInfo.processInfo.environment["CHALKLINE_TEST_POSTGRES"])
    let (outside, name) = (try PostgresConnection(address: server), URL(string: place.address)?.lastPathComponent ?? "")
    try outside.runScript("ALTER DATABASE \(name) WITH ALLOW_CONNECTIONS false")
    try outside.runScript("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(name)'")
    for _ in 1...20 {
      let fault = await #expect(throws: DatabaseFault.self) { try await store.districts() }
      #expect(fault?.sort == .gone)
    }
    await #expect(throws: DatabaseFault.self) {
      try await store.save(Network(id: .new(), name: "North"), in: district, by: .operations("operator"))
    }
    try outside.runScript("ALTER DATABASE \(name) WITH ALLOW_CONNECTIONS true")
    _ = try await store.save(Network(id: .new(), name: "North"), in: district, by: .operations("operator"))
    #expect(try await store.verifyHistory(of: district) == .intact(entries: 2))
  }

  @Test func `in the middle of an act leaves nothing of it, and says so`() async throws {
    let place = try await TestDatabase.postgres.create()
    let store = try await place.open()
    let district = try await store.createDistrict("Riverside", by: .operations("operator")).id
    let address = place.address
    let fault = await #expect(throws: DatabaseFault.self) {
      try await store.act(district, by: .operations("operator")) { records in
        try records.save(Network(id: .new(), name: "North"))
        let me = try records.session.count("SELECT pg_backend_pid()")
        try PostgresConnection(address: address).transaction("BEGIN", for: nil) {
          _ = try $0.rows("SELECT pg_terminate_backend(CAST(\(me) AS INT))")
        }
        Thread.sleep(forTimeInterval: 0.1)
        try records.save(Network(id: .new(), name: "South"))
      }
    }
    #expect(fault?.sort == .gone)
    #expect(try await store.read(district) { try $0.count(Network.self) } == 0)
    #expect(try await store.verifyHistory(of: district) == .intact(entries: 1))
  }

  @Test func `says where it could not go, and never the password`() throws {
    let fault = #expect(throws: DatabaseFault.self) {
      try PostgresDriver(address: "postgres://keeper:secret@127.0.0.1:9/none")
    }
    #expect(fault?.sort == .gone)
    #expect(fault?.description.contains("secret") == false)
  }
}

extension Store {
  fileprivate func endOtherConnections(at address: String) async throws {
    try PostgresConnection(address: address).transaction("BEGIN", for: nil) {
      _ = try $0.rows(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """)
    }
    try await Task.sleep(for: .milliseconds(100))
  }
}

extension TestDistrict {
  func find<Record: DistrictRecord>(_ type: Record.Type, _ id: Record.ID) async throws -> Record? {
    try await store.read(self.id) { try $0.find(type, id) }
  }

  func count<Record: DistrictRecord>(_ type: Record.Type) async throws -> Int {
    try await store.read(id) { try $0.count(type) }
  }
}
