import Build
import Context
import Purpose
import Store
import TestSupport
import Testing
import Vocabulary

@Suite struct `The costs of a district` {
  private static let now: @Sendable () -> Moment = { Moment("2026-11-23T12:00:00.000Z")! }

  @Test(arguments: TestDatabase.all)
  func `are worked out from roles, supports, schools and assumptions`(database: TestDatabase) async throws {
    let riverside = try await database.district(now: Self.now)
    var model = try await riverside.store.read(riverside.id) { try $0.costModel() }
    #expect(model.years.isEmpty)
    #expect(model.findings([]).map(\.code) == ["no-assumptions"])
    try await riverside.store.act(riverside.id, by: riverside.operations) { records in
      var harbor = School(id: .init("harbor"))
      harbor.name = "Harbor"
      harbor.pupils = 100
      try records.save(harbor)
      var closed = School(id: .init("closed"))
      closed.name = "Closed"
      closed.isClosed = true
      try records.save(closed)
      var role = Role(id: .init("lead"))
      role.name = "Lead"
      role.isEverywhere = true
      role.holders = 2
      role.time = 0.5
      role.stipend = Money(dollars: 1_000)
      try records.save(role)
      var retired = Role(id: .init("old"), version: 0, values: role.values)
      retired.stage = .retired
      try records.save(retired)
      var assumptions = CostAssumptions(id: .new())
      assumptions.year = SchoolYear(2026)
      assumptions.salary = Money(dollars: 50_000)
      assumptions.benefits = 0.2
      try records.save(assumptions)
      var support = Support(id: .new())
      support.name = "Institute"
      support.sort = .training
      support.side = .inside
      support.cost = Money(dollars: 5_000)
      try records.save(support)
      var grant = FundingSource(id: .init("grant"))
      grant.name = "Grant"
      grant.program = FundingProgram.gift.name
      grant.amount = Money(dollars: 30_000)
      grant.firstYear = SchoolYear(2025)
      grant.lastYear = SchoolYear(2027)
      grant.lasting = .ending
      try records.save(grant)
      var share = FundingShare(id: .new())
      share.name = "Release"
      share.source = grant.id
      share.share = 1
      share.role = role.id
      share.heads = [.release]
      try records.save(share)
    }
    model = try await riverside.store.read(riverside.id) { try $0.costModel() }
    #expect(model.plan.schools.map(\.name) == ["Harbor"])
    #expect(model.years.count == 5)
    let year = try #require(model.years.first)
    #expect(year.total == Money(dollars: 67_000))
    #expect(year.uncovered == Money(dollars: 37_000), "the grant has less than it is to pay")
    #expect(model.steepest?.year == SchoolYear(2028))
    let answer = try #require(
      try await riverside.store.review(of: riverside.id).first { $0.question == .insideAndPartners })
    #expect(answer.strength == .stated)
  }

  @Test(arguments: TestDatabase.all)
  func `rest on one set of assumptions for each year`(database: TestDatabase) async throws {
    let riverside = try await database.district(now: Self.now)
    func save(_ id: String, _ year: Int) async throws {
      var assumptions = CostAssumptions(id: .init(id))
      assumptions.year = SchoolYear(year)
      assumptions.salary = Money(dollars: 50_000)
      assumptions.benefits = 0.2
      _ = try await riverside.store.save(assumptions, in: riverside.id, by: riverside.operations)
    }
    try await save("one", 2026)
    try await save("two", 2027)
    let refusal = await #expect(throws: Refusal.self) { try await save("three", 2026) }
    #expect(refusal?.findings.map(\.code) == ["second-of-year"])
  }
}
