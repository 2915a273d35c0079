import Build
import Foundation
import HTTPTypes
import Purpose
import Sample
import Store
import Testing
import Vocabulary
import Web

@Suite struct `A visitor who has not signed in` {
  @Test func `finds a place on the map and reads where each fact stands written`() async throws {
    let visitor = try await SampleSite.open().visitor()
    try await visitor.open("/directory")
    #expect(visitor.page.status == .ok)
    #expect(visitor.page.says("Iowa: 5 places"))
    try await visitor.open("/directory?state=IA")
    try await visitor.follow("Des Moines, Iowa")
    let rows = try visitor.page.table("Roles")
    #expect(rows.contains { $0[0].hasPrefix("Instructional coach") && $0[2] == "$3,300" && $0[1] == "100%" })
    let pay = try visitor.page.table("Pay")
    #expect(pay[1][1].contains("Its own office"))
    #expect(pay[1][2] == "not dated" && pay[1][3] == "Read at its source")
  }

  @Test func `narrows the list down, and is told why it may be empty`() async throws {
    let visitor = try await SampleSite.open().visitor()
    try await visitor.open("/directory?release=full&state=IA")
    #expect(try visitor.page.table().dropFirst().map { $0[0] } == ["Des Moines, Iowa", "Iowa"])
    try await visitor.open("/directory?grade=elementary&state=TX")
    #expect(visitor.page.says("No place fits"))
  }

  @Test func `reads what studies say, each with how it came to it and what to beware of`() async throws {
    let page = try await SampleSite.open().visitor().open("/directory/studies")
    #expect(page.says("Larger trials found a fraction of what small ones did"))
    let found = try page.table("What was found: Coaching of teachers")
    #expect(found[1][2] == "0.49" && found[1][3] == "Not given")
  }

  @Test func `takes every fact along as a file`() async throws {
    let page = try await SampleSite.open().visitor().open("/directory/facts.csv")
    #expect(page.text.contains("https://www.dmschools.org/"))
    #expect(page.text.split(whereSeparator: \.isNewline).count > 100)
  }

  @Test func `is sent to the door by what concerns the district, and finds no place of an unknown name`() async throws {
    let visitor = try await SampleSite.open().visitor()
    #expect(try await visitor.request(.get, "/directory/similar").status == .seeOther)
    #expect(try await visitor.open("/directory/places/nowhere").status == .notFound)
  }
}

@Suite struct `A director who looks at other places` {
  @Test func `sees which are most like her own district, and by which features`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    try await visitor.open("/directory")
    try await visitor.follow("Places most like ours")
    let rows = try visitor.page.table()
    #expect(rows.count > 3)
    let distances = rows.dropFirst().compactMap { Double($0[1]) }
    #expect(distances == distances.sorted())
    #expect(
      rows.dropFirst().allSatisfy { row in
        ["pay", "released time", "span", "selection", "training", "cost"].contains { row[2].contains($0) }
      })
  }

  @Test func `lays her design beside theirs, and is told what is not known`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    try await visitor.open("/directory/places/des-moines")
    try await visitor.follow("Compare with our design")
    let rows = try visitor.page.table()
    let pay = try #require(rows.first { $0[0] == "Pay" })
    #expect(pay[1] == "$3,500–$5,000" && pay[2] == "$750–$7,000" && pay[3] == "They overlap")
    #expect(rows.first { $0[0] == "Training" }?[3] == "Ours has all that is known of theirs")
    let days = try #require(rows.first { $0[0] == "Days of training" })
    #expect(days[1] == "3.9–4.1 days" && days[3] == "Not known of theirs")
    let cost = try #require(rows.first { $0[0] == "Cost per supported teacher" })
    #expect(cost[1].hasPrefix("$") && cost[3] == "Not known of theirs")
  }

  @Test func `starts from theirs: drafts with their figures, a history, and nothing published`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .ortega)
    try await visitor.open("/directory/places/new-york-city/start")
    try await visitor.press("Copy as drafts")
    #expect(visitor.page.status == .unprocessableContent)
    #expect(visitor.page.problems == ["Choose at least one role or decision right"])
    try await visitor.press("Copy as drafts", ["Roles": "0"])
    #expect(visitor.page.says("Model teacher (as in New York City)"))
    let roles = try await site.store.read(site.id) { try $0.all(Role.self) }
    let role = try #require(roles.first { $0.name == "Model teacher (as in New York City)" })
    #expect(role.stage == .draft && role.stipend == Money(dollars: 7500) && role.statements.isEmpty)
    let charter = try await site.store.read(site.id) { try $0.all(RoleCharter.self, where: "role", is: role.id).first }
    #expect(charter?.extraDays == 2 && charter?.evaluation == EvaluationDuty.none)
    let note = try await site.store.read(site.id) { try $0.lastNote(of: Role.kind, role.id.rawValue) }
    #expect(note?.why == "Begun from the directory: New York City")
  }

  @Test func `starts from their decision rights too, for a year that has not decided the question`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .ortega)
    let page = try await visitor.open("/directory/places/denver")
    #expect(try page.table("Decision rights").contains { $0[0].contains("How many people") && $0[3] == "from 5 to 7" })
    try await visitor.open("/directory/places/denver/start")
    try await visitor.press("Copy as drafts", ["Decision rights": "span"])
    #expect(visitor.page.problems.contains { $0.hasSuffix("2026–27 has it already") })
    try await visitor.press(
      "Copy as drafts",
      ["Decision rights": "span", "For which school year are the decision rights?": "2027–28"])
    #expect(visitor.page.status == .ok && visitor.page.path.hasPrefix("/build/decision-matrix"))
    let rights = try await site.store.read(site.id) { try $0.all(DecisionRight.self, where: "year", is: 2027) }
    #expect(rights.map(\.question) == ["span"] && rights.first?.stage == .draft && rights.first?.most == "7")
  }
}

@Suite struct `The map of the directory in a browser` {
  @Test(arguments: [Look.desk, .phone]) func `is a row of links for the keyboard, and fits`(look: Look) async throws {
    try await SampleSite.open().browse(as: .ortega, look) { page, live in
      try await page.go(to: live.address + "/directory")
      #expect(try await page.barriers() == [])
      #expect(try await page.fitsItsWidth)
    }
  }
}
