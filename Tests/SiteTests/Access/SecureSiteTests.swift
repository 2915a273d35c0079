import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Sample
import Store
import Testing
import Vocabulary

@testable import Web

/// TLS ends at the proxy in front: what it says is believed when it stands on this machine.
@Suite struct `Behind a proxy that speaks https` {
  static let https: HTTPFields = [HTTPField.Name("X-Forwarded-Proto")!: "https"]

  @Test(arguments: ["http://127.0.0.1:8080", "https://chalkline.example.org"])
  func `cookies are for this host alone, and browsers are told to stay with https`(address: String) async throws {
    let district = try await SampleSite.open()
    let visitor = Visitor(try Site(store: district.store, address: address))
    let page = try await visitor.request(.get, "/sign-in", Self.https)
    let cookies = page.headers[values: .setCookie]
    #expect(!cookies.isEmpty)
    for cookie in cookies {
      #expect(cookie.hasPrefix("__Host-"), "\(cookie)")
      for part in ["; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/"] {
        #expect(cookie.contains(part), "\(cookie)")
      }
      #expect(!cookie.contains("Domain="))
    }
    #expect(page.headers[.strictTransportSecurity] == "max-age=63072000; includeSubDomains")
  }

  @Test func `a session is in such a cookie, from signing in to signing out`() async throws {
    let district = try await SampleSite.open()
    let visitor = Visitor(try Site(store: district.store, address: "https://chalkline.example.org"))
    let token = try await district.link(for: .ortega)
    visitor.keep("__Host-session", token)
    #expect(try await visitor.open("/").status == .ok)
    // The same token under a name that any neighbour could set is not looked at.
    let neighbour = Visitor(try Site(store: district.store, address: "https://chalkline.example.org"))
    neighbour.keep("session", token)
    #expect(try await neighbour.request(.get, "/").status == .seeOther)
    try await visitor.press("Sign out")
    #expect(!visitor.holds("__Host-session"))
  }

  @Test func `without it nothing claims to be secure`() async throws {
    let district = try await SampleSite.open()
    let page = try await district.visitor().request(.get, "/sign-in")
    #expect(page.headers[.strictTransportSecurity] == nil)
    #expect(page.headers[values: .setCookie].allSatisfy { !$0.contains("Secure") && !$0.hasPrefix("__Host-") })
  }

  @Test func `nobody from elsewhere is believed`() async throws {
    let district = try await SampleSite.open()
    let channel = NIOAsyncTestingChannel()
    try await channel.connect(to: SocketAddress(ipAddress: "203.0.113.9", port: 4_000)).get()
    let context = AppContext(source: .init(channel: channel, logger: Logger(label: "stranger")))
    #expect(context.remoteAddress == "203.0.113.9" && !context.isFromThisMachine)
    let head = HTTPRequest(
      method: .get, scheme: "http", authority: "127.0.0.1", path: "/sign-in", headerFields: Self.https)
    let response = try await district.site.router().buildResponder().respond(
      to: Request(head: head, body: .init(buffer: ByteBuffer())), context: context)
    #expect(response.headers[.strictTransportSecurity] == nil)
    #expect(response.headers[values: .setCookie].allSatisfy { !$0.hasPrefix("__Host-") })
  }
}

extension SampleSite {
  /// The token of a session, as a cookie carries it.
  func link(for person: Cast) async throws -> String {
    let link = try await store.visitLink(for: person.id, in: id, by: .operations("tests"))
    return try await store.visit(link, from: Arrival(address: "127.0.0.1", browser: "Tests")).token.text
  }
}
