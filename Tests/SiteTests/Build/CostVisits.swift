import Build
import HTTPTypes
import Sample
import Store
import TestSupport
import Testing
import Vocabulary

/// What stands in a cell.
private func dollars(_ text: String) -> Double? {
  Double(text.replacing("$", with: "").replacing(",", with: ""))
}

@Suite struct `A reader of what the plan costs` {
  @Test func `sees what is not covered when the grant ends, and why`() async throws {
    let visitor = try await SampleSite.open().visit(as: .abernathy)
    let page = try await visitor.open("/build/costs")
    #expect(page.says("From 2028–29 on, without Teachers Lead Reading (federal grant)"))
    #expect(try page.table("What each role and support costs").last?.first == "Total")
    #expect(try page.table("Which money pays what in 2026–27").last?.first == "Total")
    #expect(page.says("Learning levy 2024 is to pay"))
    #expect(!page.hasLink("Change the assumptions"), "a board member changes nothing")
  }

  @Test func `finds the same total by role, by source and by school`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let page = try await visitor.open("/build/costs?year=2028")
    let total = try #require(try page.table("What each role and support costs").last?.dropLast().last)
    // The picture, and the table beside it, are in whole dollars.
    let rounded = try page.table("What is covered, and until when").first { $0[0] == "2028–29" }?.last
    let exact = try #require(dollars(total))
    #expect(rounded.flatMap(dollars) == exact.rounded())
    let schools = try await visitor.open("/build/costs/schools?year=2028").table("Schools")
    #expect(schools.last?[3] == total)
    let file = try await visitor.open("/build/costs/schools.csv?year=2028")
    #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
  }

  @Test func `takes a year that is not looked at for this year`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    for asked in ["1999", "next", "99999999"] {
      #expect(try await visitor.open("/build/costs?year=\(asked)").says("2026–27: what it costs"))
    }
  }

  @Test func `sees scenarios beside the plan`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let rows = try await visitor.open("/build/costs/scenarios").table("Scenarios side by side")
    #expect(rows.first?.count == 5)
    let costs = try #require(rows.first { $0[0] == "Cost in 2026–27" })
    #expect(Set(costs.dropFirst()).count == 4)
  }

  @Test func `adds another scenario, and is asked what would change in it`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    try await visitor.open("/build/costs/scenarios")
    try await visitor.follow("Add a scenario")
    try await visitor.press("Save", ["Name": "Twice the stipend", "Role that would change": "Literacy lead"])
    #expect(visitor.page.status == .unprocessableContent)
    #expect(visitor.page.says("Enter what would change"))
    try await visitor.press("Save", ["Stipend": "10,000"])
    #expect(visitor.page.says("Twice the stipend"))
  }

  @Test func `reads it in Spanish`() async throws {
    let visitor = try await SampleSite.open().visit(as: .raman)
    visitor.keep("language", "es")
    #expect(try await visitor.open("/build/costs").says("Los costos y quién los paga"))
    #expect(try await visitor.open("/build/inside-and-partners").says("El distrito ofrece"))
  }
}

@Suite struct `A director who looks at those who help` {
  @Test func `sees why a partner does it, what came of it, and what is late`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let page = try await visitor.open("/build/inside-and-partners")
    let rows = try page.table("With partners")
    let training = try #require(rows.first { $0[0].hasPrefix("Training of mentors") })
    #expect(training[1].hasPrefix("Nobody in the district has trained mentors."))
    #expect(training[3].hasPrefix("63.2% of 19 asked"))
    #expect(page.says("Late: Baseline report"))
    let credentials = try #require(rows.first { $0[0].hasPrefix("Credentials for leads") })
    #expect(credentials[1] == "Not said")
  }

  @Test func `answers question 8 from the register`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let page = try await visitor.open("/questions/8")
    #expect(page.says("The district delivers 6 of 10 supports itself and 4 with partners"))
    #expect(page.says("Say why the district does not do it alone: Credentials for leads"))
  }

  @Test func `adds a milestone from the page of a support`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    try await visitor.open("/build/supports/\(Support.ID.sample("evaluation"))")
    try await visitor.follow("Add a milestone")
    try await visitor.press("Save", ["What is promised": "Second report", "Due": "2027-10-31"])
    #expect(visitor.page.says("Second report"))
    #expect(visitor.page.says("To come"))
  }
}
