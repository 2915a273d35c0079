import Context
import Purpose
import Vocabulary

/// Something that costs money: a role, or a support.
package enum CostedItem: Hashable, Sendable {
  case role(Role.ID)
  case support(Support.ID)
}

/// A school as far as costs are concerned.
package struct CostedSchool: Sendable, Equatable {
  package let id: School.ID
  package let name: String
  package let pupils: Int
  package let teachers: Int

  package init(_ id: School.ID, _ name: String, pupils: Int, teachers: Int) {
    self.id = id
    self.name = name
    self.pupils = pupils
    self.teachers = teachers
  }
}

/// A role as far as costs are concerned.
package struct CostedRole: Sendable, Equatable {
  package let id: Role.ID
  package let name: String
  /// For each school of the plan, in its order, and last for no school in particular.
  package var holders: [Int]
  /// Whether the role is for each school of the plan; a scenario puts leaders nowhere else.
  package let isAt: [Bool]
  package var time: Double
  package var stipend: Money
  package var days: Int
  package var span: Int?

  package init(
    _ id: Role.ID, _ name: String, holders: [Int], isAt: [Bool], time: Double = 0, stipend: Money = .zero,
    days: Int = 0, span: Int? = nil
  ) {
    self.id = id
    self.name = name
    self.holders = holders
    self.isAt = isAt
    self.time = time
    self.stipend = stipend
    self.days = days
    self.span = span
  }

  package var leaders: Int { holders.reduce(0, +) }
}

/// A support as far as costs are concerned.
package struct CostedSupport: Sendable, Equatable {
  package let id: Support.ID
  package let name: String
  package let head: CostHead
  package let yearly: Money
  package let firstYear: SchoolYear?
  package let lastYear: SchoolYear?
  /// The places of its schools in the plan; none means all of them.
  package let schools: [Int]

  package init(
    _ id: Support.ID, _ name: String, _ head: CostHead, _ yearly: Money, from firstYear: SchoolYear? = nil,
    through lastYear: SchoolYear? = nil, at schools: [Int] = []
  ) {
    self.id = id
    self.name = name
    self.head = head
    self.yearly = yearly
    self.firstYear = firstYear
    self.lastYear = lastYear
    self.schools = schools
  }

  func cost(in year: SchoolYear) -> Money {
    (firstYear.map { $0 <= year } ?? true) && (lastYear.map { year <= $0 } ?? true) ? yearly : .zero
  }
}

/// Everything that costs are worked out from.
package struct CostPlan: Sendable, Equatable {
  package var schools: [CostedSchool]
  package var roles: [CostedRole]
  package var supports: [CostedSupport]
  /// One for each year that is looked at.
  package var rates: [CostRates]
  package var sources: [FundingSource]
  package var shares: [FundingShare]

  package init(
    schools: [CostedSchool], roles: [CostedRole], supports: [CostedSupport], rates: [CostRates],
    sources: [FundingSource], shares: [FundingShare]
  ) {
    self.schools = schools
    self.roles = roles
    self.supports = supports
    self.rates = rates
    self.sources = sources
    self.shares = shares
  }

  package var items: [(item: CostedItem, name: String)] {
    roles.map { (.role($0.id), $0.name) } + supports.map { (.support($0.id), $0.name) }
  }

  /// So many people over the schools, by the number of their teachers; over none, they belong to no school.
  package static func spread(_ people: Int, over schools: [CostedSchool], where isAt: [Bool]) -> [Int] {
    let isSized = zip(schools, isAt).contains { $1 && $0.teachers > 0 }
    let weights = zip(schools, isAt).map { school, isAt in isAt ? (isSized ? school.teachers : 1) : 0 }
    guard weights.contains(where: { $0 > 0 }) else { return schools.map { _ in 0 } + [people] }
    return Apportionment.parts(of: people, by: weights) + [0]
  }

  /// The plan with one role shaped otherwise.
  package func applying(_ scenario: CostScenario) -> CostPlan {
    guard let place = roles.firstIndex(where: { $0.id == scenario.role }) else { return self }
    var plan = self
    var role = roles[place]
    role.time = scenario.release ?? role.time
    role.stipend = scenario.stipend ?? role.stipend
    role.span = scenario.span ?? role.span
    if let share = scenario.leaders {
      let teachers = zip(schools, role.isAt).reduce(0) { $0 + ($1.1 ? $1.0.teachers : 0) }
      let leaders = Int((share * Double(teachers)).rounded())
      role.holders = Self.spread(leaders, over: schools, where: role.isAt)
    } else if let span = scenario.span, span > 0 {
      role.holders = zip(schools, role.isAt).map { $1 ? ($0.teachers + span - 1) / span : 0 } + [0]
    }
    plan.roles[place] = role
    return plan
  }
}
