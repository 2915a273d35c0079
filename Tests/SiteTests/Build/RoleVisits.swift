import Build
import HTTPTypes
import Sample
import Store
import TestSupport
import Testing
import Vocabulary

@Suite struct `A director who writes charters` {
  @Test func `sees which roles have a charter and what is missing`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let page = try await visitor.open("/build/role-charters")
    let rows = try page.table("Roles")
    let lead = try #require(rows.first { $0[0] == "Literacy lead" })
    #expect(lead.contains("50%") && lead.contains("4 to 8") && lead.contains("Complete"))
    let master = try #require(rows.first { $0[0] == "Master teacher" })
    #expect(master.last?.hasSuffix("missing") == true)
    try await visitor.follow("Master teacher")
    #expect(visitor.page.says("Say how many people one holder leads at most"))
    #expect(visitor.page.says("Where principals choose alone"))
  }

  @Test func `begins one from the library, and changes what it answers for`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    try await visitor.open("/build/role-charters")
    try await visitor.follow("Multilingual learning lead")
    #expect(visitor.page.says("Nobody has written a charter"))
    try await visitor.follow("Begin the charter")
    try await visitor.press("Begin")
    #expect(visitor.page.problems == ["Choose what to begin from"])
    try await visitor.press("Begin", ["What is it most like?": "Instructional coach"])
    #expect(visitor.page.status == .ok)
    #expect(
      try visitor.page.table("What the role answers for").contains { $0[0] == "Coaching one by one" && $0[1] == "60%" })
    try await visitor.follow("Add a responsibility")
    try await visitor.press("Save", ["Responsibility": "One thing more", "Share of the role’s time": "10"])
    #expect(visitor.page.problems.contains { $0.contains("add up to 110%") })
  }

  @Test func `reads what other districts have, with where it is known from`() async throws {
    let visitor = try await SampleSite.open().visit(as: .brandt)
    let rows = try await visitor.open("/build/role-charters/library").table("Sorts of role")
    #expect(rows.count == 14)
    #expect(rows.dropFirst().allSatisfy { $0.last?.isEmpty == false })
  }
}

@Suite struct `Who holds what` {
  @Test func `shows vacancies, what ends this year and who has more than a full job`() async throws {
    let visitor = try await SampleSite.open().visit(as: .ortega)
    let page = try await visitor.open("/build/who-holds-what")
    #expect(page.says("More than a full job"))
    #expect(page.says("110% of full time"))
    let seats = try page.table("Seats by role and school")
    #expect(seats.contains { $0[0] == "New-teacher mentor" && $0[1] == "Millrace Middle" && $0[4] == "1 vacant" })
    #expect(
      try page.table("Everybody who holds a role today").contains { $0[0] == "Priya Raman" && $0[1] == "Literacy lead" }
    )
  }

  @Test func `shows a principal her own school’s only`() async throws {
    let visitor = try await SampleSite.open().visit(as: .nakamura)
    let page = try await visitor.open("/build/who-holds-what")
    let seats = try page.table("Seats by role and school")
    #expect(Set(seats.dropFirst().map { $0[1] }) == ["Alder Creek Elementary"])
    #expect(page.says("Priya Raman"))
  }

  @Test func `leads to a review on evidence, and from there to the next term`() async throws {
    let site = try await SampleSite.open()
    let visitor = try await site.visit(as: .nakamura)
    let raman = try await site.store.read(site.id) { records in
      try records.all(Appointment.self, where: "person", is: Cast.raman.id).first
    }
    let id = try #require(raman?.id)
    try await visitor.open("/build/appointments/\(id)/renewal")
    try await visitor.press("Save the review", ["What does it advise?": "Renew"])
    #expect(visitor.page.problems == ["Say what the advice rests on"])
    try await visitor.press(
      "Save the review", ["What does it advise?": "Renew", "On what evidence?": "Three visits and the log."])
    #expect(visitor.page.says("Saved"))
    try await visitor.follow("Review, renew or end")
    try await visitor.press("Renew", ["For how many years?": "2"])
    #expect(visitor.page.says("Saved"))
    let kept = try await site.store.read(site.id) { records in
      try records.all(Appointment.self, where: "person", is: Cast.raman.id)
    }
    #expect(kept.count == 2)
  }

  @Test func `is ended early only with a reason, by whoever answers for the school`() async throws {
    let site = try await SampleSite.open()
    let raman = try await site.store.read(site.id) { records in
      try records.all(Appointment.self, where: "person", is: Cast.raman.id).first
    }
    let id = try #require(raman?.id)
    let other = try await site.visit(as: .holloway)
    #expect(try await other.open("/build/appointments/\(id)/renewal").status == .notFound)
    let own = try await site.visit(as: .nakamura)
    try await own.open("/build/appointments/\(id)/renewal")
    try await own.press("End the appointment", ["Last day": "2026-11-19"])
    #expect(own.page.problems.contains("Say why it ended before its term was over"))
    try await own.press("End the appointment", ["Last day": "2026-11-19", "Why?": "Takes another post."])
    #expect(own.page.says("Ended early"))
  }
}
