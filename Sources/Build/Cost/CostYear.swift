import Context
import Vocabulary

/// One school year of the plan: what each part costs at each school, and which money pays it.
package struct CostYear: Sendable, Equatable {
  package let year: SchoolYear
  /// Schools in the order of the plan, and last what belongs to no school; by what the cost is for.
  package let bySchool: MoneyGrid
  /// Roles, then supports; by what the cost is for.
  package let byItem: MoneyGrid
  /// What each source is planned to pay of each cost of each item; last what no source pays.
  /// A row is an item's place times the number of costs, and the cost's own.
  package let braid: MoneyGrid
  /// By school: what no source pays.
  package let openBySchool: [Money]
  package let sources: [SourceYear]
  package let leaders: Int
  package let supported: Int
  package let pupils: Int

  /// One source in one year.
  package struct SourceYear: Sendable, Equatable {
    package let source: FundingSource
    package let planned: Money
    package let available: Money

    /// It cannot pay more than there is.
    package var paid: Money { min(planned, available) }
    package var overdrawn: Money { planned - paid }
  }
}

extension CostYear {
  package var total: Money { byItem.total }
  package func head(_ head: CostHead) -> Money { byItem.column(head.index) }
  package func item(_ place: Int) -> Money { byItem.row(place) }
  package func school(_ place: Int) -> Money { bySchool.row(place) }

  package func part(_ item: Int, _ head: CostHead, from source: Int) -> Money {
    braid[item * CostHead.allCases.count + head.index, source]
  }

  /// What a source is planned to pay of a cost of all items.
  package func flow(_ source: Int, to head: CostHead) -> Money {
    (0..<byItem.rows).reduce(.zero) { $0 + part($1, head, from: source) }
  }

  /// What no source is planned to pay of an item.
  package func open(_ item: Int) -> Money {
    CostHead.allCases.reduce(.zero) { $0 + part(item, $1, from: sources.count) }
  }

  package var lasting: Money { sources.filter(\.source.isRecurring).map(\.paid).reduce(.zero, +) }
  package var ending: Money { sources.filter { !$0.source.isRecurring }.map(\.paid).reduce(.zero, +) }
  /// What nobody pays: planned from no source, or from one that has less.
  package var uncovered: Money { total - lasting - ending }

  package var perPupil: Money? { total.each(of: pupils) }
  package var perSupported: Money? { total.each(of: supported) }
}

extension CostYear {
  init(_ plan: CostPlan, _ rates: CostRates) {
    var ledger = Ledger(plan, rates.year)
    for (place, role) in plan.roles.enumerated() { ledger.enter(role, at: place, rates) }
    for (place, support) in plan.supports.enumerated() {
      ledger.enter(support, at: plan.roles.count + place, in: plan)
    }
    year = rates.year
    bySchool = ledger.bySchool
    byItem = ledger.byItem
    braid = ledger.braid
    openBySchool = ledger.open.map(Money.init(cents:))
    let entered = ledger.braid
    sources = plan.sources.enumerated().map { place, source in
      SourceYear(
        source: source, planned: entered.column(place), available: source.forLeadership(in: rates.year))
    }
    leaders = plan.roles.map(\.leaders).reduce(0, +)
    pupils = plan.schools.map(\.pupils).reduce(0, +)
    supported = Self.supported(plan, rates)
  }

  /// No school has more supported teachers than teachers, however many leaders it has.
  private static func supported(_ plan: CostPlan, _ rates: CostRates) -> Int {
    plan.schools.indices.reduce(0) { sum, school in
      let reached = plan.roles.reduce(0) {
        $0 + $1.holders[school] * ($1.time > 0 || $1.span != nil ? $1.span ?? rates.span : 0)
      }
      return sum + min(reached, plan.schools[school].teachers)
    }
  }
}

/// Where a year's costs are entered, one by one.
private struct Ledger {
  let year: SchoolYear
  let shares: [FundingShare]
  let sources: [FundingSource]
  let leaders: [Int]
  var bySchool: MoneyGrid
  var byItem: MoneyGrid
  var braid: MoneyGrid
  var open: [Int]
  private var parts: [Int]
  private var remainders: [Int]

  init(_ plan: CostPlan, _ year: SchoolYear) {
    let heads = CostHead.allCases.count
    let items = plan.roles.count + plan.supports.count
    self.year = year
    shares = plan.shares
    sources = plan.sources
    leaders = (0...plan.schools.count).map { place in plan.roles.reduce(0) { $0 + $1.holders[place] } }
    bySchool = MoneyGrid(rows: plan.schools.count + 1, columns: heads)
    byItem = MoneyGrid(rows: items, columns: heads)
    braid = MoneyGrid(rows: items * heads, columns: plan.sources.count + 1)
    open = [Int](repeating: 0, count: plan.schools.count + 1)
    parts = [Int](repeating: 0, count: plan.sources.count + 1)
    remainders = parts
  }

  mutating func enter(_ role: CostedRole, at place: Int, _ rates: CostRates) {
    for (head, each) in role.costs(at: rates) where each != .zero {
      let weights = weights(of: .role(role.id), head)
      for (school, count) in role.holders.enumerated() where count > 0 {
        enter(each.cents * count, at: school, place, head, weights)
      }
    }
  }

  mutating func enter(_ support: CostedSupport, at place: Int, in plan: CostPlan) {
    let cost = support.cost(in: year)
    guard cost != .zero else { return }
    let weights = weights(of: .support(support.id), support.head)
    for (school, part) in spread(cost, support, plan).enumerated() where part != .zero {
      enter(part.cents, at: school, place, support.head, weights)
    }
  }

  /// What is done for several schools counts at each by its number of leaders; without leaders, by its teachers.
  private func spread(_ cost: Money, _ support: CostedSupport, _ plan: CostPlan) -> [Money] {
    let chosen = support.schools.isEmpty ? Array(plan.schools.indices) : support.schools
    var byLeaders = [Int](repeating: 0, count: plan.schools.count + 1)
    var byTeachers = byLeaders
    for school in chosen {
      byLeaders[school] = leaders[school]
      byTeachers[school] = plan.schools[school].teachers
    }
    // What is for everybody is also for those leaders who belong to no school.
    if support.schools.isEmpty { byLeaders[plan.schools.count] = leaders[plan.schools.count] }
    if byLeaders.contains(where: { $0 > 0 }) { return cost.divided(by: byLeaders) }
    if byTeachers.contains(where: { $0 > 0 }) { return cost.divided(by: byTeachers) }
    byTeachers[plan.schools.count] = 1
    return cost.divided(by: byTeachers)
  }

  private mutating func enter(_ cents: Int, at school: Int, _ item: Int, _ head: CostHead, _ weights: [Int]) {
    bySchool.add(cents, school, head.index)
    byItem.add(cents, item, head.index)
    Apportionment.divide(cents, by: weights, total: FundingShare.whole, into: &parts, &remainders)
    let row = item * CostHead.allCases.count + head.index
    for place in parts.indices where parts[place] != 0 { braid.add(parts[place], row, place) }
    open[school] += parts[sources.count]
  }

  /// The shares of the sources in millionths; last the share that nobody pays. Shares above the whole are cut, the later ones first.
  private func weights(of item: CostedItem, _ head: CostHead) -> [Int] {
    var weights = [Int](repeating: 0, count: sources.count + 1)
    var left = FundingShare.whole
    for share in shares where share.pays(head, of: item, in: year) {
      guard let place = sources.firstIndex(where: { $0.id == share.source }), sources[place].flows(in: year) else {
        continue
      }
      let part = min(left, share.millionths)
      weights[place] += part
      left -= part
    }
    weights[sources.count] = left
    return weights
  }
}

extension FundingShare {
  static let whole = 1_000_000
  var millionths: Int { Int(((share ?? 0) * Double(Self.whole)).rounded()) }
}

extension CostedRole {
  /// What one holder costs in a year. Source: docs/rules/costs.md#a-leader
  package func costs(at rates: CostRates) -> [(head: CostHead, each: Money)] {
    let added = rates.day.times(days)
    return [
      (.stipend, stipend), (.benefits, (stipend + added).share(rates.stipendBenefits)),
      (.release, rates.replacement.share(time)), (.days, added),
      (.substitutes, rates.substitute.times(time > 0 ? rates.substituteDays : 0)),
    ]
  }
}
