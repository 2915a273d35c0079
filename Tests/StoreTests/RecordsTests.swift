import TestSupport
import Testing
import Vocabulary

@testable import Store

@Suite struct `A record of the district` {
  @Test(arguments: TestDatabase.all)
  func `is read back as it was saved`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    var school = School(id: .new())
    school.name = "Harbor <Elementary>"
    school.level = .primary
    school.pupils = 412
    let saved = try await riverside.store.save(school, in: riverside.id, by: riverside.operations)
    let found = try await riverside.store.read(riverside.id) { [id = school.id] in try $0.find(School.self, id) }
    #expect(found == saved)
    #expect(found?.version == 1)
  }

  @Test(arguments: TestDatabase.all)
  func `is not seen by another district`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let other = try await riverside.store.createDistrict("Hillside", by: riverside.operations)
    let network = try await riverside.store.save(
      Network(id: .new(), name: "North"), in: riverside.id, by: riverside.operations)
    let seen = try await riverside.store.read(other.id) { try $0.find(Network.self, network.id) }
    #expect(seen == nil)
  }

  @Test(arguments: TestDatabase.all)
  func `that somebody saved in between is refused with both versions`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let network = try await riverside.store.save(
      Network(id: .new(), name: "North"), in: riverside.id, by: riverside.operations)
    var mine = network
    var theirs = network
    mine.name = "North side"
    theirs.name = "Northern"
    _ = try await riverside.store.save(theirs, in: riverside.id, by: riverside.operations)
    let late = mine
    let conflict = await #expect(throws: SaveConflict.self) {
      try await riverside.store.save(late, in: riverside.id, by: riverside.operations)
    }
    #expect(conflict?.yours["name"] == .text("North side"))
    #expect(conflict?.theirs?["name"] == .text("Northern"))
  }

  @Test(arguments: TestDatabase.all)
  func `leaves every change in the history and the history holds`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    var network = try await riverside.store.save(
      Network(id: .new(), name: "North"), in: riverside.id, by: riverside.operations)
    network.name = "Northern"
    network = try await riverside.store.save(network, in: riverside.id, by: riverside.operations, why: "clearer")
    try await riverside.store.remove(
      Network.self, network.id, version: network.version, in: riverside.id, by: riverside.operations)
    let notes = try await riverside.store.read(riverside.id) { [id = network.id] in
      try $0.notes(of: Network.kind, id.rawValue)
    }
    #expect(notes.map(\.act) == [.removed, .changed, .created])
    #expect(notes[1].why == "clearer")
    #expect(notes[1].beforeValues?["name"] == .text("North"))
    #expect(try await riverside.store.verifyHistory(of: riverside.id) == .intact(entries: 4))
  }

  @Test(arguments: TestDatabase.all)
  func `cannot be removed while another names it`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    let network = try await riverside.store.save(
      Network(id: .new(), name: "North"), in: riverside.id, by: riverside.operations)
    var school = School(id: .new())
    school.name = "Harbor"
    school.network = network.id
    _ = try await riverside.store.save(school, in: riverside.id, by: riverside.operations)
    let refusal = await #expect(throws: Refusal.self) {
      try await riverside.store.remove(Network.self, network.id, version: 1, in: riverside.id, by: riverside.operations)
    }
    #expect(refusal?.findings.first?.code == "in-use")
  }

  @Test(arguments: TestDatabase.all)
  func `cannot name one that is not there`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    var school = School(id: .new())
    school.name = "Harbor"
    school.network = Network.ID("nobody")
    let lost = school
    let refusal = await #expect(throws: Refusal.self) {
      try await riverside.store.save(lost, in: riverside.id, by: riverside.operations)
    }
    #expect(refusal?.findings.map(\.code) == ["unknown-reference"])
  }
}
