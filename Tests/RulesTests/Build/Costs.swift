import Build
import Context
import Purpose
import Vocabulary

/// A small plan for rule tables of costs: the worked example of docs/rules/costs.md.
enum Costs {
  static func assumptions(_ year: Int, growth: Double? = nil) -> CostAssumptions {
    var assumptions = CostAssumptions(id: .init("assumptions-\(year)"))
    assumptions.year = SchoolYear(year)
    assumptions.salary = Money(dollars: 60_000)
    assumptions.benefits = 0.3
    assumptions.stipendBenefits = 0.0765
    assumptions.dayRate = Money(dollars: 250)
    assumptions.substitute = Money(dollars: 140)
    assumptions.substituteDays = 3
    assumptions.span = 8
    assumptions.growth = growth
    return assumptions
  }

  static func rates(_ years: ClosedRange<Int>, _ assumptions: CostAssumptions...) -> [CostRates] {
    years.compactMap { CostRates(for: SchoolYear($0), from: assumptions) }
  }

  static func lead(_ holders: Int..., at: [Bool] = [true]) -> CostedRole {
    CostedRole(
      .init("lead"), "Literacy lead", holders: holders, isAt: at, time: 0.5, stipend: Money(dollars: 5_000), days: 4)
  }

  static func share(
    _ source: FundingSource, _ share: Double, of heads: [CostHead] = [], role: String? = nil, support: String? = nil,
    serves: Served? = nil
  ) -> FundingShare {
    var strand = FundingShare(id: .init("\(source.name)-\(share)-\(heads.map(\.rawValue))"))
    strand.name = "\(source.name) pays"
    strand.source = source.id
    strand.share = share
    strand.heads = heads
    strand.role = role.map(Role.ID.init(_:))
    strand.support = support.map(Support.ID.init(_:))
    strand.serves = serves
    return strand
  }

  static let harbor = CostedSchool(.init("harbor"), "Harbor", pupils: 300, teachers: 20)
  static let institute = CostedSupport(.init("institute"), "Summer institute", .training, Money(dollars: 10_000))

  static func plan(
    years: ClosedRange<Int> = 2026...2026, sources: [FundingSource] = [], shares: [FundingShare] = []
  ) -> CostPlan {
    CostPlan(
      schools: [harbor], roles: [lead(2, 0)], supports: [institute], rates: rates(years, assumptions(2026)),
      sources: sources, shares: shares)
  }
}
