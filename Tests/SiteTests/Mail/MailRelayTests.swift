import Foundation
import NIOCore
import Testing
import Vocabulary

@testable import Web

@Suite struct `Mail` {
  private let letter = Letter(
    to: "ana@example.org", subject: "Cómo lee su hija: novedades de la escuela, con una cifra más larga",
    text: "Hola, ñandú.\n.\nUna línea con punto.", leave: "https://x.org/subscriptions/abc")

  @Test func `arrives as it was written`() async throws {
    try await LoopbackRelay.open { server in
      #expect(try await server.relay.send([letter]).isEmpty)
      let received = try #require(server.received.first)
      #expect(received.from == "plan@riverside.org")
      #expect(received.to == "ana@example.org")
      #expect(received.text == letter.text)
      #expect(received.message.contains("List-Unsubscribe: <https://x.org/subscriptions/abc>"))
      let lines = received.message.components(separatedBy: "\r\n")
      #expect(lines.allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { $0 >= 32 && $0 < 127 } })
    }
  }

  @Test func `goes on after somebody whom the relay does not know`() async throws {
    try await LoopbackRelay.open(refusing: "nobody@example.org") { server in
      let stranger = Letter(to: "nobody@example.org", subject: "A", text: "B")
      let refused = try await server.relay.send([stranger, letter])
      #expect(refused.map(\.letter) == [stranger])
      #expect(refused[0].reply.contains("550"))
      #expect(server.received.map(\.to) == ["ana@example.org"])
    }
  }

  @Test func `is a fault, soon, where nobody answers`() async throws {
    let nowhere = MailRelay(host: "127.0.0.1", port: try LiveSite.freePort(), sender: "a@b.org")
    await #expect(throws: MailFault.self) { try await nowhere.send([letter]) }
    try await LoopbackRelay.open(isSilent: true) { server in
      await #expect(throws: (any Error).self) { try await server.relay.send([letter], within: .milliseconds(300)) }
    }
  }

  @Test func `lets nothing typed begin a header of its own`() {
    let sly = Letter(to: "a@b.org\r\nBcc: all@b.org", subject: "Hi\r\nBcc: all@b.org", text: "x")
    let headers = sly.message(from: "c@d.org", on: Date(timeIntervalSince1970: 0), id: "1@d.org").components(
      separatedBy: "\r\n")
    #expect(!headers.contains { $0.hasPrefix("Bcc") })
    #expect(headers.contains("Date: Thu, 01 Jan 1970 00:00:00 +0000"))
  }

  @Test(arguments: [
    ("smtp://mail.district.org", "a@b.org", true), ("smtp://127.0.0.1:2525", "a@b.org", true),
    ("http://mail.district.org", "a@b.org", false), ("smtp://user:secret@mail.org", "a@b.org", false),
    ("smtp://mail.org/path", "a@b.org", false), ("smtp://mail.org", "", false), ("smtp://mail.org", "a@b.org>", false),
  ]) func `is set up by an address and a sender`(address: String, sender: String, isGood: Bool) {
    #expect((MailRelay(address, sender: sender) != nil) == isGood)
  }
}
