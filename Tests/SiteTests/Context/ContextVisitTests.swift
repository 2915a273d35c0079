import Context
import HTTPTypes
import Sample
import Store
import TestSupport
import Testing
import Vocabulary

@Suite struct `A director who looks at what there is` {
  @Test func `sees the year in which the grant ends, and what is paid from it and goes on`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let page = try await visitor.open("/context/money")
    #expect(page.says("falls away in 2028–29"))
    #expect(page.says("Release of literacy leads, $832,000"))
    #expect(try page.table("Each source, year by year").last?.first == "Total")
  }

  @Test func `sees where each rule stands written, and which are not confirmed`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    try await visitor.open("/context/rules")
    let page = try await visitor.follow("Teacher and School Leader Incentive (TSL)")
    let rows = try page.table("Rules that came with the product")
    let match = try #require(rows.first { $0[0].hasPrefix("Half the amount of the grant") })
    #expect(match[4].hasPrefix("Not confirmed"))
    #expect(rows.dropFirst().allSatisfy { $0[3].contains("Read on 2026-") })
    #expect(try await visitor.open("/context/rules/no-such-program").status == .notFound)
  }

  @Test func `puts a rule of the district in the place of one that came with the product`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    try await visitor.open("/context/rules/tsl")
    try await visitor.follow("Correct or confirm tsl/match")
    try await visitor.press(
      "Save",
      [
        "What it says": "A third has to be matched.", "Share": "33.3", "Source": "Award letter",
        "Read on": "2026-11-01",
        "Confirmed?": "Read at its source",
      ])
    #expect(visitor.page.path == "/context/rules/tsl?done=saved")
    #expect(visitor.page.says("Replaced A third has to be matched."))
  }

  @Test func `starts a scenario from what could move, and is asked for what is missing`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    try await visitor.open("/context/redistribution")
    try await visitor.press("Start a scenario", ["From the school year": "next year"])
    #expect(visitor.page.status == .unprocessableContent)
    #expect(visitor.page.problems.count == 3)
    #expect(visitor.page.says("next year") || visitor.page.text.contains("Name of the scenario"))
    try await visitor.press(
      "Start a scenario",
      ["Conferences and travel": "yes", "Name of the scenario": "Stay at home", "From the school year": "2027-28"])
    #expect(visitor.page.heading.contains("Stay at home"))
    #expect(visitor.page.says("$96,000 a year would go to one use"))
    #expect(
      try visitor.page.table("What is left of today’s spending").last == ["Conferences and travel", "$96,000", "$0"])
  }

  @Test func `sees three coach titles that overlap, why, and decides on two of them`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let page = try await visitor.open("/context/census")
    #expect(page.says("3 titles overlap: Instructional Coach, Literacy Coach and Reading Specialist"))
    #expect(page.says("Both: Coach teachers one to one"))
    try await visitor.follow("Decide Instructional Coach, Literacy Coach")
    try await visitor.press("Save the decision")
    #expect(visitor.page.problems == ["Choose a decision"])
    try await visitor.press(
      "Save the decision", ["Decision": "Not a duplicate", "Reason": "One works with all subjects."])
    #expect(!visitor.page.says("3 titles overlap: Instructional Coach"))
  }

  @Test func `sees what each data system cannot tell`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let rows = try await visitor.open("/context/data").table("Could it find the district’s top teachers?")
    let ratings = try #require(rows.first { $0[0].hasPrefix("Teacher evaluation") })
    #expect(ratings[4].contains("It puts 94% of teachers at the top"))
  }

  @Test func `sees every school’s collaboration and readiness`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    #expect(try await visitor.open("/context/collaboration-by-school").table("Schools").count == 31)
    #expect(try await visitor.open("/context/readiness-by-school").table().count == 31)
  }
}

@Suite struct `A principal who says how ready her school is` {
  @Test func `comes straight to her own five questions`() async throws {
    let visitor = try await SampleSite.open().visit(as: .holloway)
    let page = try await visitor.open("/context/readiness-by-school")
    #expect(page.heading == "Readiness of Millrace Middle")
    #expect(page.says("Trust and culture"))
  }

  @Test func `answers one of them, and the answer stands beside the one before`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .holloway)
    try await visitor.open("/context/readiness-by-school")
    try await visitor.follow("Trust and culture")
    try await visitor.press(
      "Save",
      [
        "Which of these is nearest to how it is?": "2. On the way", "What shows it?": "Four teams visit one another.",
        "Next step": "Visit the fifth", "By": "2027-02-30",
      ])
    #expect(visitor.page.status == .unprocessableContent)
    #expect(visitor.page.says("Four teams visit one another."))
    try await visitor.press("Save", ["By": "2027-03-15"])
    #expect(visitor.page.says("2. On the way"))
    #expect(visitor.page.says("Visit the fifth"))
    let kept = try await site.store.read(site.id) { records in
      try records.all(ReadinessAssessment.self, where: "school", is: Cast.millrace).filter { $0.criterion == .culture }
    }
    #expect(kept.count >= 2)
  }

  @Test func `is not let into another school’s, nor into what is spent`() async throws {
    let visitor = try await SampleSite.open().visit(as: .holloway)
    #expect(try await visitor.open("/context/readiness-by-school/\(Cast.alderCreek)").status == .notFound)
    #expect(try await visitor.open("/context/readiness-by-school/\(Cast.alderCreek)/culture").status == .notFound)
    #expect(try await visitor.open("/context/redistribution").status == .forbidden)
    #expect(
      try await visitor.open("/context/collaboration-by-school").table("Schools").map(\.[0]) == [
        "School", "Millrace Middle",
      ])
  }

  @Test func `sees her own school’s titles only, and decides on none`() async throws {
    let visitor = try await SampleSite.open().visit(as: .holloway)
    let page = try await visitor.open("/context/census")
    #expect(!page.hasLink("Decide"))
    let schools = try page.table("All titles").dropFirst().map { $0[2] }
    #expect(schools.allSatisfy { $0 == "1" })
  }
}

@Suite struct `A reader of the plan in Spanish` {
  @Test(arguments: ["data", "money", "rules", "rules/texas-tia", "expertise-gaps"])
  func `is told about what there is in Spanish`(page: String) async throws {
    let visitor = try await SampleSite.open().visit(as: .raman)
    visitor.keep("language", "es")
    let shown = try await visitor.open("/context/\(page)")
    #expect(shown.status == .ok)
    #expect(shown.faults == [])
    #expect(shown.says("Contexto"))
  }
}
