import Build
import HTTPTypes
import NIOCore
import Sample
import Store
import TestSupport
import Testing
import Vocabulary

@Suite struct `The matrix of tight and loose` {
  @Test func `says to everybody what is held, by whom, and what is given in return`() async throws {
    let page = try await SampleSite.open().visit(as: .brandt).open("/build/decision-matrix")
    #expect(page.says("Published on 2026-03-20"))
    let time = try page.table("Time")
    let release = try #require(time.first { $0[0].hasPrefix("How much of a leader’s time is released?") })
    #expect(release[1] == "Bounded" && release[2].hasPrefix("from 40% to 60%"))
    #expect(release[5].hasPrefix("The grant pays"))
    #expect(!page.says("Publish the"))
  }

  @Test func `says what became tighter and what looser`() async throws {
    let visitor = try await SampleSite.open().visit(as: .carranza)
    try await visitor.open("/build/decision-matrix")
    let page = try await visitor.follow("What changed since 2025–26")
    #expect(try page.table("Tighter").contains { $0[0] == "Who makes the final choice?" })
    #expect(try page.table("Otherwise").contains { $0[0] == "What is the stipend?" && $0[2].contains("$5,000") })
  }

  @Test func `shows the questions that nobody has answered, and begins one`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let page = try await visitor.open("/build/decision-questions")
    #expect(page.says("Who may hold a role?"))
    try await visitor.follow("Decide Who rates the leaders themselves?")
    try await visitor.press("Save")
    #expect(visitor.page.status == .ok)
    #expect(visitor.page.path.hasPrefix("/build/decision-questions"))
    let matrix = try await visitor.open("/build/decision-matrix")
    #expect(matrix.says("Publish the 1 drafts"))
    try await visitor.press("Publish the 1 drafts")
    #expect(visitor.page.status == .unprocessableContent)
    #expect(visitor.page.problems.contains { $0.contains("Enter the value that holds for every school") })
  }

  @Test func `counts the room of schools, and shows nothing of a few`() async throws {
    let page = try await SampleSite.open().visit(as: .abernathy).open("/build/flexibility")
    let rows = try page.table("How schools use the room")
    let release = try #require(rows.first { $0[0] == "How much of a leader’s time is released?" })
    #expect(release[2].hasPrefix("30%, 50%, 60%"))
    #expect(try page.table("How many decisions are made where").last?.last == "30")
  }
}

@Suite struct `A principal who plans` {
  private func millrace(_ site: SampleSite) async throws -> String {
    let plan = try await site.store.read(site.id) { records in
      try records.all(SchoolPlan.self, where: "school", is: Cast.millrace).first
    }
    return "/build/plans-by-school/\(try #require(plan?.id))"
  }

  @Test func `sees her own school’s plan only`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .nakamura)
    let page = try await visitor.open("/build/plans-by-school")
    #expect(page.says("Alder Creek Elementary") && !page.says("Millrace Middle"))
    #expect(try await visitor.open(try await millrace(site)).status == .notFound)
    #expect(try await visitor.open(try await millrace(site) + "/answers").status == .notFound)
  }

  @Test func `is told in the rule’s own words what is outside, and cannot hand it in`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .holloway)
    let page = try await visitor.open(try await millrace(site))
    #expect(page.says("Enter at least 40% for “How much of a leader’s time is released?”: 25% is less"))
    #expect(page.says("free for colleagues in the afternoon"))
    try await visitor.press("Hand in")
    #expect(visitor.page.status == .unprocessableContent)
    #expect(visitor.page.problems.contains { $0.hasPrefix("Enter at least 40%") })
    #expect(visitor.page.problems.contains { $0.hasPrefix("Answer: ") })
  }

  @Test func `answers, is kept though outside a rule, and is not kept in what is no answer`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .holloway)
    let address = try await millrace(site)
    try await visitor.open(address + "/answers")
    try await visitor.press("Save", ["How much of a leader’s time is released?": "a lot"])
    #expect(visitor.page.status == .unprocessableContent)
    try await visitor.press("Save", ["How much of a leader’s time is released?": "70"])
    #expect(visitor.page.says("Saved"))
    #expect(visitor.page.says("Enter at most 60%"))
  }

  @Test func `meets somebody else’s answer with both on the page`() async throws {
    let site = try await SampleSite.open()
    let (one, other) = (try await site.visit(as: .holloway), try await site.visit(as: .ortega))
    let address = try await millrace(site)
    try await one.open(address + "/answers")
    try await other.open(address + "/answers")
    try await other.press("Save", ["How much of a leader’s time is released?": "45"])
    try await one.press("Save", ["How much of a leader’s time is released?": "55"])
    #expect(one.page.status == .conflict)
    #expect(one.page.says("Saved by Marisol Ortega"))
    try await one.press("Save")
    #expect(one.page.says("Saved") && one.page.says("55%"))
  }

  @Test func `asks for a variance from the plan itself`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .holloway)
    try await visitor.open(try await millrace(site))
    try await visitor.follow("Ask for a variance How much of a leader’s time is released?")
    try await visitor.press("Save", ["What the school asks for": "45"])
    #expect(visitor.page.problems.contains("Enter: Why"))
  }

  @Test func `takes back what she has asked for`() async throws {
    let site = try await SampleSite.open()
    let asked = try await site.store.read(site.id) { try $0.all(Variance.self).first { $0.stage == .asked } }
    let id = try #require(asked?.id)
    let visitor = try await site.visit(as: .holloway)
    let page = try await visitor.open("/build/variances-by-school/\(id)")
    #expect(!page.says("Your decision") && !page.says("End it early"))
    try await visitor.press("Withdraw", ["Why it is not needed any more": "A substitute was found."])
    #expect(visitor.page.says("Withdrawn") && visitor.page.says("A substitute was found."))
    #expect(!visitor.page.says("Withdraw the request"))
  }

  @Test func `sees what is done beside what was approved`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .nakamura)
    try await visitor.open("/build/plans-by-school")
    let page = try await visitor.follow("Alder Creek Elementary")
    let rows = try page.table("What is done beside what was approved")
    #expect(rows.contains { $0[2] == "40" && $0[3].hasPrefix("The bus comes") })
    #expect(page.status == .ok && !page.says("Hand in"))
  }
}

@Suite struct `A principal manager who decides` {
  @Test func `sees her network, and returns a plan only with reasons`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .okafor)
    let page = try await visitor.open("/build/plans-by-school")
    #expect(page.says("North network") && !page.says("South network"))
    let waiting = try await site.store.read(site.id) { records in
      let north = Set(try records.all(School.self, where: "network", is: Cast.north).map(\.id))
      let plans = try records.all(SchoolPlan.self).filter { $0.stage == .submitted }
      return (
        plans.first { $0.school.map(north.contains) == true }, plans.first { $0.school.map(north.contains) == false }
      )
    }
    if let other = waiting.1 {
      #expect(try await visitor.open("/build/plans-by-school/\(other.id)").status == .notFound)
    }
    let plan = try #require(waiting.0)
    try await visitor.open("/build/plans-by-school/\(plan.id)")
    try await visitor.press("Decide", ["What do you decide?": "Return to the school"])
    #expect(visitor.page.problems == ["Say what the school should change"])
    try await visitor.press("Decide", ["What do you decide?": "Approve"])
    #expect(visitor.page.says("Approved"))
  }

  @Test func `does not decide where the right belongs to the director`() async throws {
    let site = try await SampleSite.open()
    let asked = try await site.store.read(site.id) { try $0.all(Variance.self).first { $0.stage == .asked } }
    let id = try #require(asked?.id)
    let director = try await site.visit(as: .ortega)
    try await director.open("/build/variances-by-school/\(id)")
    try await director.press("Decide", ["What do you decide?": "Grant"])
    #expect(director.page.problems == ["Give the reasons"])
    try await director.press("Decide", ["What do you decide?": "Grant", "Reasons": "For one year."])
    #expect(director.page.says("Granted"))
    try await director.press("End it")
    #expect(director.page.problems == ["Say why it ends early"])
    try await director.press("End it", ["Why it ends early": "The building is open again."])
    #expect(director.page.says("Ended early") && director.page.says("The building is open again."))
    let list = try await director.open("/build/variances-by-school").table("Variances")
    #expect(Set(list.dropFirst().map { $0[4] }) == ["Granted", "Refused", "Expired", "Ended early"])
  }
}

@Suite(.timeLimit(.minutes(5))) struct `A plan in a browser` {
  @Test func `is checked against the rights while it is typed`() async throws {
    let site = try await SampleSite.open()
    let plan = try await site.store.read(site.id) { records in
      try records.all(SchoolPlan.self, where: "school", is: Cast.millrace).first
    }
    let id = try #require(plan?.id)
    try await site.browse(as: .holloway, .desk) { page, live in
      try await page.go(to: live.address + "/build/plans-by-school/\(id)/answers")
      try await page.write("75", in: "How much of a leader’s time is released?")
      try await page.wait(for: "Enter at most 60%")
      #expect(page.complaints == [])
    }
  }
}
