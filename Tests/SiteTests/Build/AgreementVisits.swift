import Build
import HTTPTypes
import Sample
import Store
import TestSupport
import Testing
import Vocabulary

@Suite struct `A principal with an agreement` {
  @Test func `reads what was settled, who signed it and who wrote in it`() async throws {
    let visitor = try await SampleSite.open().visit(as: .nakamura)
    try await visitor.open("/build/agreements")
    let page = try await visitor.follow("Priya Raman")
    #expect(page.says("at 7:30, half an hour, in the principal’s office"))
    #expect(try page.table("Signatures").dropFirst().map(\.[2]).allSatisfy { $0 == "2026-09-03" })
    #expect(page.says("Two half-days were lost to covering classes in October"))
  }

  @Test func `changes a word, is told that both sign again, and signs`() async throws {
    let visitor = try await SampleSite.open().visit(as: .nakamura)
    try await visitor.open("/build/agreements")
    try await visitor.follow("Priya Raman")
    try await visitor.follow("Write in it")
    #expect(visitor.page.says("If you change a word, it has to be signed again."))
    try await visitor.press("Save", ["Meetings": "Fridays at 8"])
    #expect(visitor.page.says("the signatures are gone: both have to sign again"))
    #expect(visitor.page.says("Being written"))
    try await visitor.press("Sign it", [:])
    #expect(visitor.page.says("Waits for Priya Raman"))
    #expect(visitor.page.says("Fridays at 8"))
  }

  @Test func `cannot empty a topic and sign`() async throws {
    let visitor = try await SampleSite.open().visit(as: .nakamura)
    try await visitor.open("/build/agreements")
    try await visitor.follow("Priya Raman")
    let address = visitor.page.path
    try await visitor.follow("Write in it")
    try await visitor.press("Save", ["Meetings": ""])
    #expect(!visitor.page.text.contains("Sign it"))
    #expect(visitor.page.says("On which day and at what time do the two meet each week?"))
    #expect(visitor.page.path.hasPrefix(address))
  }

  @Test func `keeps a review with words, and none without`() async throws {
    let visitor = try await SampleSite.open().visit(as: .raman)
    try await visitor.open("/build/agreements")
    try await visitor.follow("Thomas Nakamura")
    try await visitor.press("Keep this review", [:])
    #expect(visitor.page.status == .unprocessableContent)
    #expect(visitor.page.says("Say how it goes"))
    try await visitor.press("Keep this review", ["How does it go, and what do the two change?": "We go on."])
    #expect(visitor.page.says("We go on."))
  }
}

@Suite struct `An agreement of others` {
  private func raman(_ site: SampleSite, _ sort: AgreementSort) async throws -> String {
    let found = try await site.store.read(site.id) { records in
      try records.agreements(of: Cast.raman.id).first { $0.sort == sort && $0.isSigned }
    }
    return "/build/agreements/\(try #require(found).id)"
  }

  @Test(arguments: [
    (Cast.okafor, AgreementSort.leadership, true), (.ortega, .leadership, true), (.brandt, .leadership, false),
    (.holloway, .leadership, false), (.whitfield, .leadership, false), (.okafor, .coaching, false),
    (.ortega, .coaching, false), (.nakamura, .coaching, false), (.petrov, .coaching, false), (.vance, .coaching, false),
  ])
  func `is there for those who help the two, and for nobody else`(
    person: Cast, sort: AgreementSort, isThere: Bool
  ) async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: person)
    let page = try await visitor.open(raman(site, sort))
    #expect(page.status == (isThere ? .ok : .notFound))
    if isThere { #expect(!page.text.contains("Write in it")) }
    #expect(try await visitor.open("\(raman(site, sort))/edit").status == .notFound)
  }

  @Test func `leaves a line in the log of what was read`() async throws {
    let site = try await SampleSite.open()
    try await site.visit(as: .okafor).open(raman(site, .leadership))
    let entries = try await site.store.read(site.id) { try $0.disclosures().entries }
    #expect(entries.contains { $0.kind == "agreement" && $0.name == Cast.okafor.fullName })
  }
}

@Suite struct `Somebody who begins an agreement` {
  @Test func `is offered only people they work with`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .nakamura)
    try await visitor.open("/build/agreements/new")
    try await visitor.press("Begin", [:])
    #expect(visitor.page.status == .unprocessableContent)
    #expect(visitor.page.says("The two of you have one for this year already"))
    let student = try await site.visit(as: .haddad)
    #expect(try await student.open("/build/agreements/new").says("There is nobody with whom you could make one"))
  }
}

@Suite struct `A principal manager who looks at her schools` {
  @Test func `sees what each principal needs next, and what is not in order`() async throws {
    let visitor = try await SampleSite.open().visit(as: .okafor)
    let page = try await visitor.open("/build/principals")
    let rows = try page.table("Schools, North network")
    #expect(rows.contains { $0[0].hasPrefix("Alder Creek Elementary") && $0[4] != "" })
    #expect(rows.contains { $0[4].contains("each leader has 20%, and the plan says") })
    #expect(rows.contains { $0[4].contains("The plan for 2026–27 was due on 2026-05-08") })
    #expect(!page.text.contains("Millrace Middle"), "that is another network’s")
  }

  @Test func `enters a check-in, which the principal reads`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .okafor)
    try await visitor.open("/build/principals")
    try await visitor.follow("Enter a check-in")
    try await visitor.press(
      "Save",
      [
        "School": "Alder Creek Elementary", "Principal": "Thomas Nakamura", "With": "Denise Okafor",
        "What the principal needs next": "A second room", "Follow-up": "Ask the office", "Until": "2026-12-01",
      ])
    #expect(visitor.page.says("A second room"))
    let principal = try await site.visit(as: .nakamura)
    #expect(try await principal.open("/build/principals").says("A second room"))
    #expect(try await site.visit(as: .raman).open("/build/principals").status == .forbidden)
  }

  @Test func `sees it in Spanish`() async throws {
    let visitor = try await SampleSite.open().visit(as: .okafor)
    visitor.keep("language", "es")
    #expect(try await visitor.open("/build/principals").says("Apoyo a las direcciones"))
    #expect(try await visitor.open("/build/agreements").says("Acuerdos"))
  }
}
