import Foundation
import Sample
import Store
import TestSupport
import Testing
import Vocabulary

/// What a browser was told is saved is on the disk, though the server dies in the next instant.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `A save that a browser was told of` {
  @Test(arguments: TestDatabase.all, 1...3)
  func `is there after kill -9`(database: TestDatabase, round: Int) async throws {
    let place = try await database.create()
    let session = try await Self.prepare(place)
    let port = try LiveSite.freePort()
    let server = try Program.start("serve", "--database", place.address, "--port", String(port))
    defer { kill(server.processIdentifier, SIGKILL) }
    let browser = try await HTTPBrowser(port: port, session: session)
    var told: [String] = []
    for number in 1...(round * 4) {
      let name = "Saved \(round)-\(number)"
      let answer = try await browser.add(name)
      // The very answer that a browser shows as "Saved".
      #expect(answer.contains("?done=saved"))
      told.append(name)
    }
    kill(server.processIdentifier, SIGKILL)
    server.waitUntilExit()
    #expect(server.terminationReason == .uncaughtSignal)

    let store = try await place.open()
    #expect(try await store.integrityComplaints() == [])
    let there = try await store.read(SampleDistrict.id) { try $0.all(Network.self).map(\.name) }
    for name in told { #expect(there.contains(name), "\(name) was told to be saved, and is gone") }
    guard case .intact = try await store.verifyHistory(of: SampleDistrict.id) else {
      Issue.record("the history is broken")
      return
    }
  }

  /// A small district with a director who is signed in.
  static func prepare(_ place: TemporaryDatabase) async throws -> String {
    let store = try await place.open()
    let operations = Author.operations("operator")
    let id = try await store.createDistrict("Riverside", id: SampleDistrict.id, by: operations).id
    let director = Person(id: .new(), "Marta", "Ortega", email: "marta@riverside.example")
    try await store.act(id, by: operations) { records in
      try records.save(director)
      var position = Position(id: .new())
      position.person = director.id
      position.post = .director
      try records.save(position)
    }
    let link = try await store.visitLink(for: director.id, in: id, by: operations)
    let token = try await store.visit(link, from: Arrival(address: "127.0.0.1", browser: "Tests")).token
    try await store.close()
    return token.text
  }
}
