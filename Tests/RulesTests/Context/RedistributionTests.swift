import Context
import Testing
import Vocabulary

@Suite struct `A redistribution scenario` {
  let title = source("Title II", .titleTwoA, "300,000", .recurring)
  let grant = source("Grant", .otherState, "100,000", .ending, 2025...2027)

  private func scenario() -> RedistributionScenario {
    var scenario = RedistributionScenario(id: .init("s"))
    scenario.name = "Fewer contracts"
    scenario.year = SchoolYear(2027)
    return scenario
  }

  private func move(_ id: String, _ spending: Spending, _ share: Double, _ use: Use = .stipend) -> RedistributionMove {
    var move = RedistributionMove(id: .init(id))
    move.scenario = .init("s")
    move.spending = spending.id
    move.share = share
    move.use = use
    move.pays = id
    return move
  }

  private func outcome(_ moves: [RedistributionMove], _ spendings: [Spending], rules: RuleBook = RuleBook([]))
    -> ScenarioOutcome
  {
    ScenarioOutcome(scenario(), moves: moves, spendings: spendings, sources: [title, grant], rules: rules, on: today)
  }

  @Test func `moves exact cents, and leaves the rest where it was`() {
    let training = spending("Workshops", .training, "1,000.01", from: title)
    let result = outcome([move("a", training, 0.333)], [training])
    #expect(result.total == Money("333.00"))
    #expect(result.left.map(\.amount) == [Money("667.01")!])
  }

  @Test func `adds up to the whole, to the cent, when every share is moved`() {
    let training = spending("Workshops", .training, "0.10", from: title)
    let thirds = [0.333, 0.333, 0.334].enumerated().map { move("m\($0.offset)", training, $0.element) }
    let result = outcome(thirds, [training])
    #expect(result.total == Money("0.10"))
    #expect(result.findings.isEmpty)
  }

  @Test func `says what each use gets`() {
    let training = spending("Workshops", .training, "1,000", from: title)
    let contract = spending("Vendor", .contract, "500", from: title)
    let result = outcome(
      [move("a", training, 0.5), move("b", training, 0.25, .release), move("c", contract, 1)], [training, contract])
    #expect(result.byUse.map(\.use) == [.stipend, .release])
    #expect(result.byUse.map(\.amount) == [Money(dollars: 1000), Money(dollars: 250)])
  }

  @Test func `may not take more than there is`() {
    let training = spending("Workshops", .training, "1,000", from: title)
    let result = outcome([move("a", training, 0.6), move("b", training, 0.5)], [training])
    #expect(result.findings.map(\.code) == ["overdrawn"])
    #expect(result.findings[0].stops == .launching)
  }

  @Test func `is warned when it takes more than is movable`() {
    var training = spending("Workshops", .training, "1,000", from: title)
    training.movableShare = 0.4
    #expect(outcome([move("a", training, 0.5)], [training]).findings.map(\.code) == ["more-than-movable"])
  }

  @Test func `is warned of what is fixed, bound or ending`() {
    let fixed = spending("Building", .other, "10", from: title, .fixed)
    let bound = spending("Vendor", .contract, "10", from: title, .atEnd, ends: 2028)
    let ending = spending("Coach", .position, "10", from: grant)
    let result = outcome([move("a", fixed, 1), move("b", bound, 1), move("c", ending, 1)], [fixed, bound, ending])
    #expect(result.findings.map(\.code) == ["fixed", "not-free-yet", "ends-with-source"])
  }

  @Test func `frees money only from the year in which a contract has ended, and as long as its source lasts`() {
    let bound = spending("Vendor", .contract, "10", from: title, .atEnd, ends: 2028)
    let ending = spending("Coach", .position, "7", from: grant)
    let result = outcome([move("b", bound, 1), move("c", ending, 1)], [bound, ending])
    #expect((2027...2030).map { result.amount(in: SchoolYear($0)).cents } == [700, 0, 1000, 1000])
    #expect(result.ending == Money(dollars: 7))
  }

  @Test func `leaves other scenarios’ moves alone`() {
    let training = spending("Workshops", .training, "1,000", from: title)
    var other = move("x", training, 1)
    other.scenario = .init("another")
    #expect(outcome([other], [training]).steps.isEmpty)
  }

  @Test func `hears what the rules of each source say`() {
    let book = RuleBook([pack(.titleTwoA, rule("title-2a/u", .allowedUse, uses: [.stipend, .training]))])
    let training = spending("Workshops", .training, "1,000", from: title)
    let result = outcome(
      [move("Stipends", training, 0.5), move("Families", training, 0.1, .family)], [training], rules: book)
    #expect(result.ruleFindings.map(\.about) == ["Families"])
  }

  @Test func `is asked whether federal money would replace local money`() {
    let book = RuleBook([pack(.titleTwoA, rule("title-2a/s", .supplement))])
    let training = spending("Workshops", .training, "1,000", from: title)
    let stipends = spending("Stipends of today", .stipends, "900", from: grant)
    let result = outcome([move("New stipends", training, 0.5)], [training, stipends], rules: book)
    #expect(result.ruleFindings.map(\.about) == ["New stipends"])
  }
}

@Suite struct `The redistribution finder` {
  let title = source("Title II", .titleTwoA, "300,000")

  @Test func `lists what could move, the soonest and largest first, and when`() {
    let later = spending("Vendor", .contract, "900", from: title, .atEnd, ends: 2027)
    let small = spending("Snacks", .other, "10", from: title)
    let large = spending("Workshops", .training, "500", from: title, .negotiated)
    let fixed = spending("Building", .other, "10,000", from: title, .fixed)
    let finder = RedistributionFinder([later, fixed, small, large], sources: [title], from: thisYear)
    #expect(finder.candidates.map(\.spending.name) == ["Workshops", "Snacks", "Vendor"])
    #expect(finder.candidates.map(\.from.start) == [2026, 2026, 2028])
    #expect(finder.fixed.map(\.name) == ["Building"])
    #expect(finder.total == Money(dollars: 1410))
    #expect(finder.free(by: thisYear) == Money(dollars: 510))
  }

  @Test func `passes over what ended long ago`() {
    let old = spending("Old vendor", .contract, "900", from: title, .atEnd, ends: 2023)
    #expect(RedistributionFinder([old], sources: [title], from: thisYear).candidates.isEmpty)
  }
}
