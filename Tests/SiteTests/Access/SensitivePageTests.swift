import Build
import Foundation
import HTTPTypes
import Logging
import Sample
import Store
import TestSupport
import Testing
import Vocabulary

@testable import Web

/// What its route says of a page, held against the page itself.
@Suite(.timeLimit(.minutes(10))) struct `A sensitive page` {
  static let routes = Site.routes.filter { $0.shows != .nothing }

  @Test func `is each one that only some may open`() {
    let missing = Site.routes.filter { route in
      guard route.method == .get, route.shows == .nothing else { return false }
      switch route.needs {
      case .district(let deed), .somewhere(let deed): return !deed.isOpen
      case .nothing, .link, .signedIn: return false
      }
    }
    // Forms without anything in them yet, and files that somebody brings themselves.
    let endings = ["/new", "/import", "/invite", "/district"]
    let unsaid = missing.filter { route in !endings.contains { route.path.hasSuffix($0) } }
      .filter { route in
        // Schools and years are everybody's to read.
        !Register.all.contains { $0.kind.reading.isOpen && route.path.hasPrefix("/\($0.kind.path)/") }
      }
    #expect(unsaid.map(\.path) == [])
  }

  @Test func `is each list with people or money in it`() {
    for path in [
      "/people/directory", "/people/positions", "/people/teams", "/context/funding-sources", "/context/spending",
      "/context/expertise", "/purpose/stakeholders", "/purpose/engagement", "/context/money", "/access", "/access/log",
      "/history", "/context/readiness-by-school", "/purpose/consultations/:id/answers",
    ] {
      #expect(Site.page(at: path)?.shows != .nothing, "\(path)")
      #expect(Site.page(at: path) != nil, "\(path)")
    }
  }

  /// Every one of them that a director comes to by links says who can see it, in both languages.
  @Test(arguments: Language.allCases) func `says who can see it`(language: Language) async throws {
    let site = try await SampleSite.open()
    // The sample has issued no report.
    try await site.publishReport()
    let visitor = try await site.visit(as: .ortega)
    visitor.keep("language", language.rawValue)
    var seen: Set<String> = []
    // The walk comes to one plan, and only one that is being written leads to its form.
    let plans = try await site.store.read(site.id) { try $0.all(SchoolPlan.self) }
    let draft = try #require(plans.first { $0.stage == .draft })
    let approved = try #require(plans.first { $0.stage == .approved })
    let ofPlans = ["\(draft.id)/answers", "\(approved.id)/enacted"].map { "/build/plans-by-school/\($0)" }
    for address in try await Walk.from("/", by: visitor) + ofPlans {
      guard let route = Walk.route(of: address), route.shows != .nothing else { continue }
      seen.insert(route.path)
      let page = try await visitor.open(address)
      let words = language == .english ? "Who can see this?" : "¿Quién puede ver esto?"
      #expect(page.text.components(separatedBy: words).count == 2, "\(address) says it once")
    }
    let pages = Self.routes.filter { !$0.path.hasSuffix(".csv") && !$0.path.hasSuffix(".xlsx") }
    let unseen = pages.map(\.path).filter { !seen.contains($0) }
    // The sample has brought in no file of records.
    #expect(unseen.allSatisfy { $0.hasSuffix("/import/:batch") }, "nobody looked at \(unseen)")
  }

  @Test func `names posts, and how many people`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let page = try await visitor.open("/people/directory")
    #expect(page.says("Teacher-leadership director: 1 person (Marisol Ortega)"))
    #expect(page.says("each for their own school"))
  }

  @Test func `leaves who read it, what and how many rows`() async throws {
    let district = try await SampleSite.open()
    let visitor = try await district.visit(as: .ortega)
    let before = try await district.reads().count
    try await visitor.open("/people/directory")
    district.clock.advance(seconds: 1)
    try await visitor.open("/people/directory/\(Cast.nakamura.id)")
    district.clock.advance(seconds: 1)
    try await visitor.open("/people/directory/list.csv?words=nakamura")
    district.clock.advance(seconds: 1)
    try await visitor.open("/purpose/priorities")
    let reads = try await district.reads().dropLast(before).reversed().map { $0 }
    #expect(reads.map(\.name) == Array(repeating: "Marisol Ortega", count: 3))
    #expect(reads.map(\.what) == [.read, .read, .download])
    #expect(reads.map(\.kind) == ["person", "person", "person"])
    #expect(reads.map(\.record) == ["", Cast.nakamura.id.rawValue, ""])
    #expect(reads.map(\.rows) == [50, 1, 1])
  }

  /// Every sensitive page that a director comes to by links.
  @Test func `leaves a line in the log each time`() async throws {
    let district = try await SampleSite.open()
    let visitor = try await district.visit(as: .ortega)
    for address in try await Walk.from("/", by: visitor) {
      guard let route = Walk.route(of: address), case .forThose = route.shows else { continue }
      let before = try await district.reads().count
      district.clock.advance(seconds: 1)
      try await visitor.open(address)
      #expect(try await district.reads().count == before + 1, "\(address)")
      #expect(
        Disclosure.hasWords(route) || Register.all.contains { route.path.hasPrefix("/\($0.kind.path)") },
        "\(route.path) has no words")
    }
  }

  @Test func `leaves the name of whoever looks through another person's eyes`() async throws {
    let district = try await SampleSite.open()
    let visitor = try await district.visit(as: .ortega)
    try await visitor.open("/access/people/\(Cast.nakamura.id)")
    try await visitor.press("View as Thomas Nakamura", ["Why": "He asked for help"])
    district.clock.advance(seconds: 1)
    try await visitor.open("/people/directory")
    let read = try #require(try await district.reads().first)
    #expect(read.name == "Marisol Ortega" && read.person == Cast.ortega.id && read.viewingAs == "Thomas Nakamura")
    try await visitor.open("/history")
    let denial = try #require(try await district.store.read(district.id) { try $0.denials() }.first)
    #expect(denial.name == "Marisol Ortega" && denial.viewingAs == "Thomas Nakamura")
    try await visitor.press("Stop viewing as Thomas Nakamura")
    try await visitor.open("/access/log")
    #expect(visitor.page.says("Marisol Ortega, viewing as Thomas Nakamura"))
    try await visitor.open("/access/reads")
    #expect(visitor.page.says("Marisol Ortega, viewing as Thomas Nakamura"))
  }

  @Test func `is not written down when nobody was let in`() async throws {
    let district = try await SampleSite.open()
    let visitor = try await district.visit(as: .brandt)
    for path in ["/people/directory", "/purpose/stakeholders", "/purpose/engagement", "/people/directory/nobody"] {
      try await visitor.open(path)
    }
    #expect(try await district.reads() == [])
  }
}

@Suite struct `The log of what was read` {
  @Test func `is filtered, and taken away as a file by an auditor`() async throws {
    let district = try await SampleSite.open()
    try await district.visit(as: .ortega).open("/people/directory")
    let visitor = try await district.visit(as: .vance)
    try await visitor.open("/people/positions")
    try await visitor.open("/access/reads")
    try await visitor.press("Apply filters", ["Who": "ortega"])
    #expect(visitor.page.says("Marisol Ortega") && !visitor.page.says("Read, positions"))
    let file = try await visitor.open("/access/reads.csv?words=ortega")
    let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\r\n")
    #expect(lines.first == "moment,who,viewing_as,what,kind,record,rows")
    #expect(lines.dropFirst().allSatisfy { $0.contains("Marisol Ortega") } && lines.count == 2)
    let bad = try await visitor.open("/access/reads?from=yesterday")
    #expect(bad.status == .unprocessableContent && bad.says("There is a problem"))
  }

  @Test func `is swept when its time is over`() async throws {
    let district = try await SampleSite.open()
    try await district.visit(as: .ortega).open("/people/directory")
    #expect(try await district.reads().count == 1)
    district.clock.advance(days: AccessRetention.disclosures + 1)
    await Tidying(store: district.store, log: Logger(label: "tests")).tidy()
    #expect(try await district.reads() == [])
  }
}

extension SampleSite {
  fileprivate func reads() async throws -> [Disclosure] {
    var listing = DisclosureListing()
    listing.limit = 10_000
    return try await store.read(id) { [listing] in try $0.disclosures(listing).entries }
  }
}
