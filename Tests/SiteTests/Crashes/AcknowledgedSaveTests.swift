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
  private static func prepare(_ place: TemporaryDatabase) async throws -> String {
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

/// Sends forms as a browser does, over a real socket.
private struct HTTPBrowser {
  let port: Int
  let session: String
  private var csrf = ""

  init(port: Int, session: String) async throws {
    self.port = port
    self.session = session
    for _ in 0..<300 {
      let page = try? await ask("/people/networks/new")
      if let page, let match = page.firstMatch(of: #/<meta name="csrf" content="([^"]+)"/#) {
        csrf = String(match.1)
        return
      }
      try await Task.sleep(for: .milliseconds(200))
    }
    throw BrowserFailure("the server did not answer")
  }

  /// The head of the answer.
  func add(_ name: String) async throws -> String {
    try await ask("/people/networks/new", form: "csrf=\(csrf)&name=\(name.replacing(" ", with: "+"))")
  }

  /// One request on a connection of its own: head and body of the answer.
  private func ask(_ path: String, form: String? = nil) async throws -> String {
    let body = form ?? ""
    let head = [
      "\(form == nil ? "GET" : "POST") \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Cookie: session=\(session)",
      "Content-Type: application/x-www-form-urlencoded", "Content-Length: \(body.utf8.count)", "Connection: close",
    ]
    let text = head.joined(separator: "\r\n") + "\r\n\r\n" + body
    return try await withCheckedThrowingContinuation { answer in
      DispatchQueue.global().async { answer.resume(with: Result { try self.send(Array(text.utf8)) }) }
    }
  }

  private func send(_ bytes: [UInt8]) throws -> String {
    #if canImport(Darwin)
      let line = socket(AF_INET, SOCK_STREAM, 0)
    #else
      let line = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    defer { close(line) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(line, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard connected, write(line, bytes, bytes.count) == bytes.count else { throw BrowserFailure("nobody answers") }
    var answer: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(line, &piece, piece.count)
      if count <= 0 { break }
      answer += piece[..<count]
    }
    return String(decoding: answer, as: UTF8.self)
  }
}
