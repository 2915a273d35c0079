import Foundation
import Testing
import Vocabulary

@testable import Store

@Suite struct `A record of the district` {
  let store: Store
  let district: District
  let operations = Author.operations("operator")

  init() async throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("records-\(UUID().uuidString).sqlite").path
    store = try await Store.open(path)
    district = try await store.createDistrict("Riverside", by: operations)
  }

  @Test func `is read back as it was saved`() async throws {
    var school = School(id: .new())
    school.name = "Harbor <Elementary>"
    school.level = .primary
    school.pupils = 412
    let saved = try await store.save(school, in: district.id, by: operations)
    let found = try await store.read(district.id) { [id = school.id] in try $0.find(School.self, id) }
    #expect(found == saved)
    #expect(found?.version == 1)
  }

  @Test func `is not seen by another district`() async throws {
    let other = try await store.createDistrict("Hillside", by: operations)
    let network = try await store.save(Network(id: .new(), name: "North"), in: district.id, by: operations)
    let seen = try await store.read(other.id) { try $0.find(Network.self, network.id) }
    #expect(seen == nil)
  }

  @Test func `that somebody saved in between is refused with both versions`() async throws {
    let network = try await store.save(Network(id: .new(), name: "North"), in: district.id, by: operations)
    var mine = network
    var theirs = network
    mine.name = "North side"
    theirs.name = "Northern"
    _ = try await store.save(theirs, in: district.id, by: operations)
    let late = mine
    let conflict = await #expect(throws: SaveConflict.self) {
      try await store.save(late, in: district.id, by: operations)
    }
    #expect(conflict?.yours["name"] == .text("North side"))
    #expect(conflict?.theirs?["name"] == .text("Northern"))
  }

  @Test func `leaves every change in the history and the history holds`() async throws {
    var network = try await store.save(Network(id: .new(), name: "North"), in: district.id, by: operations)
    network.name = "Northern"
    network = try await store.save(network, in: district.id, by: operations, why: "clearer")
    try await store.remove(Network.self, network.id, version: network.version, in: district.id, by: operations)
    let notes = try await store.read(district.id) { [id = network.id] in try $0.notes(of: Network.kind, id.rawValue) }
    #expect(notes.map(\.act) == [.removed, .changed, .created])
    #expect(notes[1].why == "clearer")
    #expect(notes[1].beforeValues?["name"] == .text("North"))
    #expect(try await store.verifyHistory(of: district.id) == .intact(entries: 4))
  }

  @Test func `cannot be removed while another names it`() async throws {
    let network = try await store.save(Network(id: .new(), name: "North"), in: district.id, by: operations)
    var school = School(id: .new())
    school.name = "Harbor"
    school.network = network.id
    _ = try await store.save(school, in: district.id, by: operations)
    let refusal = await #expect(throws: Refusal.self) {
      try await store.remove(Network.self, network.id, version: 1, in: district.id, by: operations)
    }
    #expect(refusal?.findings.first?.code == "in-use")
  }

  @Test func `cannot name one that is not there`() async throws {
    var school = School(id: .new())
    school.name = "Harbor"
    school.network = Network.ID("nobody")
    let lost = school
    let refusal = await #expect(throws: Refusal.self) {
      try await store.save(lost, in: district.id, by: operations)
    }
    #expect(refusal?.findings.map(\.code) == ["unknown-reference"])
  }
}
