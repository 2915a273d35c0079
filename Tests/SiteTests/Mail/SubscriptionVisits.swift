import Foundation
import HTTPTypes
import Measures
import Sample
import Store
import TestSupport
import Testing
import Vocabulary
import Web

@Suite struct `Following a success picture by mail` {
  private static let families = SuccessPicture.ID.sample("families")
  private static var address: String { "/success/\(SampleDistrict.id)/\(families)" }

  private func follow(_ email: String, _ visitor: Visitor) async throws {
    try await visitor.open(Self.address)
    try await visitor.press("Follow", ["Your e-mail address": email])
  }

  @Test func `is asked for, confirmed, written to, and left with one click`() async throws {
    let sample = try await SampleSite.open()
    try await LoopbackRelay.open { server in
      let site = try Site(store: sample.store, address: "http://plan.example.org", mail: server.relay)
      let family = Visitor(site)
      try await follow("Ana@Example.org", family)
      #expect(family.page.says("Look into your mail"))
      #expect(server.received.map(\.to) == ["ana@example.org"])
      let link = try #require(server.received[0].link("/subscriptions/"))
      try await family.open(link)
      #expect(family.page.heading.contains("Do you want to follow this page?"))
      try await family.press("Yes, write to me")
      #expect(family.page.heading.contains("You follow this page"))

      let director = Visitor(site)
      director.keep("session", try await sample.session(of: .ortega).text)
      try await director.open("/measures/pictures/\(Self.families)")
      #expect(director.page.says("1 person follows it by mail"))
      try await director.press("Write to them that there is news")
      #expect(director.page.says("Sent"))
      #expect(server.received.count == 2)
      #expect(server.received[1].text.contains("http://plan.example.org\(Self.address)"))
      let leave = try #require(server.received[1].link("/subscriptions/"))
      #expect(leave != link)
      try await family.open(leave)
      try await family.press("Stop these mails")
      #expect(family.page.says("You get no more mail"))
      #expect(try await family.open(link).status == .notFound)
      let left = try await sample.store.read(sample.id) { try $0.subscriptions(to: Self.families) }
      #expect(left.isEmpty)
    }
  }

  @Test func `asks an address once a day, and says the same to everybody`() async throws {
    let sample = try await SampleSite.open()
    try await LoopbackRelay.open { server in
      let site = try Site(store: sample.store, mail: server.relay)
      for _ in 1...3 {
        let visitor = Visitor(site)
        try await follow("ana@example.org", visitor)
        #expect(visitor.page.says("Look into your mail"))
      }
      #expect(server.received.count == 1)
      sample.clock.advance(days: 1)
      sample.clock.advance(seconds: 1)
      try await follow("ana@example.org", Visitor(site))
      #expect(server.received.count == 2)
    }
  }

  @Test(arguments: [
    "", "ana", "ana@example", "ana@example.org\r\nBcc: x@y.org", "<ana@example.org>", "a b@example.org",
  ])
  func `is refused for what is no address`(email: String) async throws {
    let sample = try await SampleSite.open()
    try await LoopbackRelay.open { server in
      let visitor = Visitor(try Site(store: sample.store, mail: server.relay))
      try await follow(email, visitor)
      #expect(visitor.page.status == .unprocessableContent)
      #expect(server.received.isEmpty)
    }
  }

  @Test func `forgets who was asked when the mail could not be sent, and after a week without an answer`() async throws
  {
    let sample = try await SampleSite.open()
    let down = MailRelay(host: "127.0.0.1", port: try LiveSite.freePort(), sender: "a@b.org")
    let visitor = Visitor(try Site(store: sample.store, mail: down))
    try await follow("ana@example.org", visitor)
    #expect(visitor.page.status == .unprocessableContent)
    #expect(try await sample.store.read(sample.id) { try $0.subscriptions(to: Self.families) }.isEmpty)
    try await LoopbackRelay.open { server in
      try await follow("ana@example.org", Visitor(try Site(store: sample.store, mail: server.relay)))
    }
    sample.clock.advance(days: 6)
    #expect(try await sample.store.tidySubscriptions(in: sample.id) == 0)
    sample.clock.advance(days: 2)
    #expect(try await sample.store.tidySubscriptions(in: sample.id) == 1)
  }

  @Test func `is not offered where no mail is set up`() async throws {
    let sample = try await SampleSite.open()
    let page = try await sample.visitor().open(Self.address)
    #expect(page.status == .ok)
    #expect(!page.hasButton("Follow"))
  }

  @Test func `reminds who is late by mail too`() async throws {
    let sample = try await SampleSite.open()
    try await LoopbackRelay.open { server in
      let director = Visitor(try Site(store: sample.store, mail: server.relay))
      director.keep("session", try await sample.session(of: .ortega).text)
      try await director.open("/measures/calendar")
      try await director.press("Remind them all")
      #expect(server.received.count == 1)
      #expect(server.received[0].text.contains("Birch Hollow Elementary"))
      try await director.press("Remind them all")
      #expect(server.received.count == 1)
    }
  }
}
