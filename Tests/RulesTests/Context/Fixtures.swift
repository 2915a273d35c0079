import Context
import Vocabulary

// Small records for the rule tables of Context.

let today = Day(2026, 11, 23)!
let thisYear = SchoolYear(2026)

func source(
  _ name: String, _ program: FundingProgram = .generalFund, _ amount: String,
  _ lasting: FundingSource.Lasting = .recurring,
  _ years: ClosedRange<Int>? = nil, available: Double? = nil
) -> FundingSource {
  var source = FundingSource(id: .init(name))
  source.name = name
  source.program = program.name
  source.amount = Money(amount)
  source.lasting = lasting
  source.firstYear = SchoolYear(years?.lowerBound ?? 2020)
  source.lastYear = years.map { SchoolYear($0.upperBound) }
  source.available = available
  return source
}

func spending(
  _ name: String, _ sort: Spending.Sort, _ amount: String, from source: FundingSource? = nil,
  _ movable: Spending.Movable = .now, ends: Int? = nil, serves: Served? = nil
) -> Spending {
  var spending = Spending(id: .init(name))
  spending.name = name
  spending.sort = sort
  spending.amount = Money(amount)
  spending.source = source?.id
  spending.movable = movable
  spending.lastYear = ends.map(SchoolYear.init)
  spending.serves = serves
  return spending
}

func rule(
  _ id: String, _ sort: RuleSort, share: Double? = nil, uses: [Use]? = nil, served: [Served]? = nil, years: Int? = nil,
  renewal: Int? = nil, confidence: Confidence = .confirmed
) -> FundingRule {
  var rule = FundingRule(
    id: id, sort: sort, statement: Phrase("It says so.", es: "Así lo dice."), source: "A statute", read: today,
    confidence: confidence)
  rule.share = share
  rule.uses = uses
  rule.served = served
  rule.years = years
  rule.renewal = renewal
  return rule
}

func pack(_ program: FundingProgram, _ rules: FundingRule...) -> RulePack { pack(named: program.name, rules) }

func pack(named program: String, _ rules: [FundingRule]) -> RulePack {
  let words = Phrase("Rules", es: "Reglas")
  return RulePack(program: program, title: words, about: words, edition: today, rules: rules)
}

func school(_ name: String) -> School {
  var school = School(id: .init(name))
  school.name = name
  return school
}
