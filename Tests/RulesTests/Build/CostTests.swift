import Build
import Context
import Purpose
import Testing
import Vocabulary

@Suite struct `An amount that is divided` {
  @Test(arguments: [
    (100_00, [1, 1, 1], [33_34, 33_33, 33_33]), (100, [0, 1, 0], [0, 100, 0]), (1, [1, 1], [1, 0]),
    (-100, [1, 2], [-33, -67]), (10, [7, 2, 1], [7, 2, 1]), (0, [3, 1], [0, 0]), (5, [], []), (7, [0, 0], [0, 0]),
    (11, [500_000, 333_333, 166_667], [5, 4, 2]),
  ])
  func `falls into parts by largest remainders`(whole: Int, weights: [Int], parts: [Int]) {
    #expect(Apportionment.parts(of: whole, by: weights) == parts)
  }

  @Test func `adds up to itself, whatever the weights`() {
    for seed in 1..<400 {
      let weights = (0..<(1 + seed % 12)).map { ($0 * 7919 + seed * 104_729) % 1_000_003 }
      let whole = seed * 99_991_337 - 3_000_000_000
      let parts = Apportionment.parts(of: whole, by: weights)
      let isWeighed = weights.contains { $0 > 0 }
      #expect(parts.reduce(0, +) == (isWeighed ? whole : 0))
      let total = Double(weights.reduce(0, +))
      for (part, weight) in zip(parts, weights) {
        #expect(abs(Double(part) - Double(whole) * Double(weight) / total) < 1 + 1e-4)
      }
    }
  }

  @Test func `stays exact where amount times weight is larger than a machine word`() {
    let whole = 900_000_000_000_000_000
    let parts = Apportionment.parts(of: whole, by: [333_333, 333_333, 333_334])
    #expect(parts.reduce(0, +) == whole)
    #expect(parts[2] - parts[0] == 900_000_000_000)
  }

  @Test(arguments: [(100, 3, 33), (200, 3, 67), (-200, 3, -67), (101_758_00, 16, 6_359_88)])
  func `comes to so much for each, to the nearest cent`(cents: Int, count: Int, each: Int) {
    #expect(Money(cents: cents).each(of: count) == Money(cents: each))
    #expect(Money(cents: cents).each(of: 0) == nil)
  }
}

@Suite struct `Cost assumptions` {
  @Test func `hold for their own year`() throws {
    let rates = try #require(
      CostRates(for: SchoolYear(2026), from: [Costs.assumptions(2025), Costs.assumptions(2026)]))
    #expect(rates.replacement == Money(dollars: 78_000))
    #expect(rates.takenFrom == nil)
  }

  @Test func `grow year by year, to the cent, where a later year has none`() throws {
    let rates = try #require(CostRates(for: SchoolYear(2028), from: [Costs.assumptions(2026, growth: 0.0333)]))
    // 60,000.00 → 61,998.00 → 64,062.53 (2,064.5334 rounded); benefits 19,218.76.
    #expect(rates.replacement == Money(cents: 64_062_53 + 19_218_76))
    #expect(rates.day == Money(cents: 266_93))
    #expect(rates.takenFrom == SchoolYear(2026))
  }

  @Test func `do not grow backwards`() throws {
    let rates = try #require(CostRates(for: SchoolYear(2024), from: [Costs.assumptions(2026, growth: 0.5)]))
    #expect(rates.replacement == Money(dollars: 78_000))
    #expect(CostRates(for: SchoolYear(2024), from: []) == nil)
  }

  @Test func `stand once for each year, and say where each figure comes from`() {
    let one = Costs.assumptions(2026)
    var other = Costs.assumptions(2026)
    #expect(other.findings(beside: [one]).isEmpty, "the same record")
    other = CostAssumptions(id: .init("other"), version: 0, values: other.values)
    #expect(other.findings(beside: [one]).map(\.code) == ["second-of-year"])
    #expect(one.unsourced.count == 5)
    other.salarySource = "Salary schedule 2026, step 4"
    #expect(other.unsourced.count == 4)
    other.salary = Money(cents: -1)
    #expect(other.findings.map(\.code) == ["negative"])
  }
}

@Suite struct `What the plan costs` {
  @Test func `is the worked example, to the cent`() throws {
    let year = try #require(CostModel(Costs.plan()).years.first)
    #expect(year.head(.release) == Money(dollars: 78_000), "half of salary and benefits of the replacement, twice")
    #expect(year.head(.stipend) == Money(dollars: 10_000))
    #expect(year.head(.days) == Money(dollars: 2_000))
    #expect(year.head(.benefits) == Money(dollars: 918))
    #expect(year.head(.substitutes) == Money(dollars: 840))
    #expect(year.head(.training) == Money(dollars: 10_000))
    #expect(year.total == Money(dollars: 101_758))
    #expect(year.supported == 16)
    #expect(year.perPupil == Money("339.19"))
    #expect(year.perSupported == Money("6359.88"))
    #expect(year.uncovered == year.total, "nobody pays it")
  }

  @Test func `counts no more supported teachers than a school has`() throws {
    var plan = Costs.plan()
    plan.roles = [Costs.lead(9, 0)]
    #expect(CostModel(plan).years.first?.supported == 20)
    plan.roles[0].span = 1
    #expect(CostModel(plan).years.first?.supported == 9)
    plan.roles[0].span = nil
    plan.roles[0].time = 0
    #expect(CostModel(plan).years.first?.supported == 0, "a title without time supports nobody")
  }

  @Test func `adds up by school, by role and by source to the same total`() throws {
    let schools = (0..<37).map { CostedSchool(.init("s\($0)"), "S\($0)", pupils: 100 + $0, teachers: 11 + $0 % 7) }
    let everywhere = schools.map { _ in true }
    let roles = (0..<5).map { number in
      CostedRole(
        .init("r\(number)"), "R\(number)", holders: CostPlan.spread(41 + number, over: schools, where: everywhere),
        isAt: everywhere, time: 0.1 + Double(number) / 7, stipend: Money(cents: 123_457 + number), days: number)
    }
    let sources = (0..<4).map { source("Source \($0)", .generalFund, "250000.07") }
    let shares = sources.enumerated().map { Costs.share($0.element, 0.1 + Double($0.offset) / 13) }
    let supports = [CostedSupport(.init("x"), "X", .partner, Money(cents: 10_000_001))]
    let plan = CostPlan(
      schools: schools, roles: roles, supports: supports,
      rates: Costs.rates(2026...2030, Costs.assumptions(2026, growth: 0.031)),
      sources: sources, shares: shares)
    for year in CostModel(plan).years {
      #expect(year.bySchool.total == year.total)
      #expect(year.braid.total == year.total)
      for head in CostHead.allCases {
        let byFlow = (0...sources.count).reduce(Money.zero) { $0 + year.flow($1, to: head) }
        #expect(byFlow == year.head(head))
      }
      #expect(year.openBySchool.reduce(.zero, +) == year.braid.column(sources.count))
      #expect(year.lasting + year.ending + year.uncovered == year.total)
    }
  }

  @Test func `belongs to no school where a role has none`() throws {
    var plan = Costs.plan()
    plan.roles = [Costs.lead(0, 3, at: [false])]
    let year = try #require(CostModel(plan).years.first)
    #expect(
      year.school(1) == year.head(.release) + year.head(.stipend) + year.head(.days) + year.head(.benefits)
        + year.head(.substitutes) + Money(dollars: 10_000))
    #expect(CostPlan.spread(5, over: [], where: []) == [5])
  }
}

@Suite struct `The braid of funding` {
  let grant = source("Grant", .tsl, "70000", .ending, 2025...2027)
  let general = source("General fund", .generalFund, "60000")

  private var shares: [FundingShare] {
    [Costs.share(grant, 0.5, of: [.release], role: "lead"), Costs.share(general, 0.5)]
  }

  @Test func `says what each source pays of what, and what nobody pays`() throws {
    let year = try #require(CostModel(Costs.plan(sources: [grant, general], shares: shares)).years.first)
    #expect(year.flow(0, to: .release) == Money(dollars: 39_000))
    #expect(year.flow(1, to: .release) == Money(dollars: 39_000))
    #expect(year.flow(2, to: .release) == .zero)
    #expect(year.flow(2, to: .training) == Money(dollars: 5_000))
    #expect(year.uncovered == Money(cents: 11_879_00))
    #expect(year.ending == Money(dollars: 39_000))
  }

  @Test func `draws the cliff in the first year without the grant`() throws {
    let model = CostModel(Costs.plan(years: 2026...2030, sources: [grant, general], shares: shares))
    let cliff = try #require(model.steepest)
    #expect(cliff.year == SchoolYear(2028))
    #expect(cliff.ended.map(\.name) == ["Grant"])
    #expect(cliff.lost == Money(dollars: 39_000))
    #expect(cliff.more == Money(dollars: 39_000))
    #expect(cliff.uncovered == Money(cents: 50_879_00))
    #expect(cliff.exposed.map(\.name) == ["Literacy lead"])
    #expect(
      model.sentence.en
        == "The plan costs $101,758 in 2026–27, of which $11,879 is not covered. From 2028–29 on, without Grant, $50,879 a year is not covered."
    )
  }

  @Test func `never pays more than a source has, and says who is overdrawn`() throws {
    let poor = source("Levy", .localLevy, "20000", available: 0.5)
    let model = CostModel(Costs.plan(sources: [poor], shares: [Costs.share(poor, 1)]))
    let year = try #require(model.years.first)
    #expect(year.sources[0].paid == Money(dollars: 10_000))
    #expect(year.uncovered == Money(dollars: 91_758))
    #expect(model.findings([Costs.assumptions(2026)]).map(\.code) == ["overdrawn", "no-source"])
  }

  @Test func `cuts shares that come to more than the whole, and says so`() throws {
    let model = CostModel(
      Costs.plan(sources: [grant, general], shares: [Costs.share(general, 0.8), Costs.share(grant, 0.7)]))
    let year = try #require(model.years.first)
    #expect(year.flow(0, to: .training) == Money(dollars: 2_000))
    #expect(model.findings([]).filter { $0.code == "over-covered" }.count == 2)
  }

  @Test func `leaves out a strand before and after its years`() {
    var early = Costs.share(general, 1)
    early.lastYear = SchoolYear(2025)
    var late = Costs.share(general, 1)
    late.firstYear = SchoolYear(2027)
    let years = CostModel(Costs.plan(years: 2026...2027, sources: [general], shares: [early, late])).years
    #expect(years.map { $0.sources[0].planned == .zero } == [true, false])
  }

  @Test func `asks the rules of each source about what it pays`() throws {
    let book = RuleBook([
      pack(.tsl, rule("tsl/serves", .serves, served: [.highNeed]), rule("tsl/use", .allowedUse, uses: [.stipend]))
    ])
    let strand = Costs.share(grant, 0.5, of: [.release], role: "lead", serves: .everyone)
    let model = CostModel(Costs.plan(sources: [grant], shares: [strand]))
    let found = model.ruleFindings(in: try #require(model.years.first), book, on: today)
    #expect(found.map(\.rule.id) == ["tsl/serves", "tsl/use"])
    #expect(found.allSatisfy { $0.about == "Literacy lead" })
  }

  @Test func `is refused where it pays nothing, two things, or ends before it starts`() {
    var strand = Costs.share(grant, 0, role: "lead", support: "institute")
    strand.firstYear = SchoolYear(2027)
    strand.lastYear = SchoolYear(2026)
    #expect(strand.findings.map(\.code) == ["nothing-paid", "two-costs", "ends-before-start"])
  }
}

@Suite struct `A cost scenario` {
  private func scenario(_ edit: (inout CostScenario) -> Void) -> CostPlan {
    var scenario = CostScenario(id: .init("scenario"))
    scenario.role = .init("lead")
    edit(&scenario)
    return Costs.plan().applying(scenario)
  }

  @Test func `changes the role that it names, and nothing else`() {
    let plan = scenario { $0.stipend = Money(dollars: 8_000) }
    #expect(plan.roles[0].stipend == Money(dollars: 8_000))
    #expect(plan.roles[0].leaders == 2)
    #expect(scenario { $0.role = .init("nobody") } == Costs.plan())
  }

  @Test func `takes as many leaders as the span asks for at each school`() {
    #expect(scenario { $0.span = 6 }.roles[0].holders == [4, 0])
    #expect(scenario { $0.span = 6 }.roles[0].span == 6)
  }

  @Test func `takes a share of the teachers before a span`() {
    let plan = scenario {
      $0.leaders = 0.25
      $0.span = 4
    }
    #expect(plan.roles[0].holders == [5, 0])
    #expect(CostModel(plan).years.first?.supported == 20)
  }

  @Test func `is refused when nothing changes in it`() {
    #expect(CostScenario(id: .init("x")).findings.map(\.code) == ["nothing-changes"])
  }
}
