import Context
import Testing
import Vocabulary

@Suite struct `Money for teacher leadership over the years` {
  let general = source("General fund", .generalFund, "1,000,000", .recurring, available: 0.1)
  let grant = source("State grant", .otherState, "300,000.01", .ending, 2025...2027)

  @Test func `counts only the share that is available`() {
    #expect(general.forLeadership == Money(dollars: 100_000))
  }

  @Test func `is divided into what recurs and what ends`() {
    let outlook = FundingOutlook([general, grant], from: thisYear, through: SchoolYear(2029))
    #expect(outlook.years.map(\.recurring) == Array(repeating: Money(dollars: 100_000), count: 4))
    #expect(outlook.years.map(\.ending) == [Money("300,000.01")!, Money("300,000.01")!, .zero, .zero])
    #expect(outlook.years[0].total == Money("400,000.01"))
  }

  @Test func `falls off a cliff in the first year without the grant`() throws {
    let outlook = FundingOutlook([general, grant], from: thisYear, through: SchoolYear(2029))
    let cliff = try #require(outlook.cliffs.first)
    #expect(outlook.cliffs.count == 1)
    #expect(cliff.year == SchoolYear(2028))
    #expect(cliff.lost == Money("300,000.01"))
    #expect(cliff.sources == [grant])
    #expect(abs(cliff.share - 0.75) < 0.000_01)
    #expect(outlook.sentence.en.contains("falls away in 2028–29"))
  }

  @Test func `names what is paid from ending money and goes on without it`() {
    let stays = spending("Coach", .position, "90,000", from: grant)
    let endsToo = spending("Contract", .contract, "50,000", from: grant, .atEnd, ends: 2027)
    let elsewhere = spending("Principal", .position, "120,000", from: general)
    let outlook = FundingOutlook(
      [general, grant], spendings: [stays, endsToo, elsewhere], from: thisYear, through: SchoolYear(2029))
    #expect(outlook.cliffs[0].exposed == [stays])
    #expect(outlook.cliffs[0].exposedCost == Money(dollars: 90_000))
  }

  @Test func `has no cliff when nothing ends`() {
    let outlook = FundingOutlook([general], from: thisYear, through: SchoolYear(2029))
    #expect(outlook.cliffs.isEmpty)
    #expect(outlook.sentence.en.contains("none of it is known to end"))
  }

  @Test func `is said to be missing when nothing is entered`() {
    #expect(FundingOutlook([], from: thisYear, through: SchoolYear(2027)).sentence.en.hasPrefix("No money"))
  }

  @Test func `is empty for years that run backwards`() {
    #expect(FundingOutlook([general], from: SchoolYear(2028), through: thisYear).years.isEmpty)
  }
}

@Suite struct `A funding source` {
  @Test func `that ends needs a last year`() {
    var grant = source("Grant", .tsl, "1", .ending, 2025...2027)
    grant.lastYear = nil
    #expect(grant.findings.map(\.code) == ["no-last-year"])
  }

  @Test func `may not end before it starts`() {
    var grant = source("Grant", .tsl, "1", .ending, 2025...2027)
    grant.lastYear = SchoolYear(2024)
    #expect(grant.findings.map(\.code) == ["ends-before-start"])
  }

  @Test func `that recurs but has a last year is not counted as recurring`() {
    #expect(!source("Levy", .localLevy, "10", .recurring, 2020...2030).isRecurring)
  }

  @Test func `flows in its first and its last year and not beyond`() {
    let grant = source("Grant", .tsl, "5", .ending, 2025...2027)
    #expect((2024...2028).map { grant.flows(in: SchoolYear($0)) } == [false, true, true, true, false])
  }

  @Test func `keeps every field through its values`() {
    var grant = source("Grant", .tsl, "12.34", .renewable, 2025...2027, available: 0.125)
    grant.owner = .init("p1")
    grant.restrictions = "Only for\ntwo schools"
    #expect(FundingSource(id: grant.id, version: 0, values: grant.values) == grant)
  }
}
