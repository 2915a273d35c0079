import Foundation
import HTTPTypes
import Logging
import Measures
import Sample
import Store
import TestSupport
import Testing
import Vocabulary

@testable import Web

@Suite struct `Monitoring` {
  private static let shared = Measure.ID.sample("shared-time-used")

  @Test func `tells the director what changed in the month, and what did not`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    try await visitor.open("/measures/monitoring")
    let page = visitor.page
    #expect(page.heading.hasPrefix("October 2026"))
    #expect(page.says("readings in a row, from January 2026 to October 2026, lie above the usual level"))
    #expect(page.says("That is within what is usual"))
    #expect(page.says("Read too seldom to say") || page.says("Without a reading"))
    try await visitor.follow("Shared time used for teaching")
    #expect(visitor.page.path == "/measures/monitoring/\(Self.shared)")
    #expect(visitor.page.says("The limits rest on the 14 readings up to 2025-12-31, and stay."))
    #expect(visitor.page.says("something changed about January 2026"))
    #expect(visitor.page.says("parts add up to the whole"))
  }

  @Test func `leads from the district to a network and to a school`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .ortega)
    let school = try #require(
      try await site.store.read(site.id) { try $0.all(School.self).first { $0.name == "Northside High" } })
    let network = try #require(school.network)
    try await visitor.open("/measures/monitoring/\(Self.shared)/networks/\(network)")
    #expect(visitor.page.says("School by school"))
    try await visitor.follow("Northside High")
    #expect(visitor.page.says("Control chart of shares (p′)"))
    for address in ["networks/none", "networks/nowhere", "schools/nowhere"] where address != "networks/none" {
      #expect(try await visitor.open("/measures/monitoring/\(Self.shared)/\(address)").status == .notFound)
    }
  }

  @Test func `shows a principal the own school first, and no other`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .nakamura)
    let page = try await visitor.open("/measures/monitoring")
    let headings = page.root.all("h2").map(\.text)
    #expect(headings.first == "Alder Creek Elementary" && headings.contains("The district"))
    let onTrack = Measure.ID.sample("reading-screener")
    let address = "/measures/monitoring/\(onTrack)/schools"
    #expect(try await visitor.open("\(address)/\(Cast.alderCreek)").status == .ok)
    #expect(try await visitor.open("\(address)/\(Cast.millrace)").status == .notFound)
    let teacher = try await site.visit(as: .brandt)
    #expect(try await teacher.open("/measures/monitoring/\(onTrack)").status == .ok)
    #expect(try await teacher.open("\(address)/\(Cast.alderCreek)").status == .forbidden)
  }

  @Test func `writes once a week to who asked for it, also with two servers, until they stop it`() async throws {
    let sample = try await SampleSite.open()
    try await LoopbackRelay.open { server in
      let site = try Site(store: sample.store, address: "http://plan.example.org", mail: server.relay)
      let director = Visitor(site)
      director.keep("session", try await sample.session(of: .ortega).text)
      try await director.open("/measures/monitoring")
      try await director.press("Write to me once a week")
      #expect(director.page.hasButton("Stop the weekly mail"))
      let log = Logger(label: "tests")
      func week() async {
        await withTaskGroup { group in
          for _ in 0..<2 {
            group.addTask {
              await Tidying(store: sample.store, log: log, digests: DigestRound(site: site, log: log)).tidy()
            }
          }
        }
      }
      await week()
      #expect(server.received.isEmpty, "from the coming week on")
      sample.clock.advance(days: 7)
      await week()
      #expect(server.received.count == 1)
      let mail = try #require(server.received.first)
      #expect(mail.text.contains("something changed about January 2026"))
      #expect(mail.text.contains("http://plan.example.org/measures/monitoring/\(Self.shared)"))
      sample.clock.advance(days: 7)
      await week()
      #expect(server.received.count == 1, "nothing new stands out")
      let reader = Visitor(site)
      let leave = try #require(mail.link("/digests/"))
      try await reader.open(leave)
      try await reader.press("Stop these mails")
      #expect(reader.page.says("You get no more mail"))
      #expect(try await reader.open(leave).status == .notFound)
      // Two weeks later the session has ended.
      director.keep("session", try await sample.session(of: .ortega).text)
      try await director.open("/measures/monitoring")
      #expect(director.page.hasButton("Write to me once a week"))
    }
  }

  @Test func `tries again when the relay is away`() async throws {
    let sample = try await SampleSite.open()
    let log = Logger(label: "tests")
    let author = SampleDistrict().author(.ortega)
    try await sample.store.followDigest(by: author, .english, in: sample.id)
    sample.clock.advance(days: 7)
    let down = MailRelay(host: "127.0.0.1", port: try LiveSite.freePort(), sender: "a@b.org")
    let away = try Site(store: sample.store, mail: down)
    await Tidying(store: sample.store, log: log, digests: DigestRound(site: away, log: log)).tidy()
    try await LoopbackRelay.open { server in
      let site = try Site(store: sample.store, mail: server.relay)
      await Tidying(store: sample.store, log: log, digests: DigestRound(site: site, log: log)).tidy()
      #expect(server.received.count == 1)
    }
  }
}
