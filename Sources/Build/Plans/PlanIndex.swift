import Vocabulary

/// Where the plans of all schools stand in one school year.
package struct PlanIndex: Sendable {
  package let year: SchoolYear
  package let call: PlanCall?
  package let today: Day
  package let lines: [Line]

  package struct Line: Sendable {
    package let school: School
    package let plan: SchoolPlan?
    package let state: State
  }

  package enum State: String, Sendable, CaseIterable {
    case notBegun = "not_begun"
    case draft, submitted, returned, approved

    package var label: Phrase {
      switch self {
      case .notBegun: Phrase("Not begun", es: "Sin empezar")
      case .draft: SchoolPlan.Stage.draft.label
      case .submitted: SchoolPlan.Stage.submitted.label
      case .returned: SchoolPlan.Stage.returned.label
      case .approved: SchoolPlan.Stage.approved.label
      }
    }
  }

  package init(
    _ plans: [SchoolPlan], schools: [School], in year: SchoolYear, call: PlanCall?, on today: Day
  ) {
    self.year = year
    self.call = call
    self.today = today
    let planOf = Dictionary(plans.filter { $0.year == year }.map { ($0.school, $0) }) { first, _ in
      first
    }
    lines = schools.filter { !$0.isClosed }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }.map {
      school in
      let plan = planOf[school.id]
      let state = plan?.stage.flatMap { State(rawValue: $0.rawValue) } ?? .notBegun
      return Line(school: school, plan: plan, state: state)
    }
  }

  package func count(_ state: State) -> Int { lines.count { $0.state == state } }

  /// Past the day on which plans were due, and not handed in.
  package func isLate(_ line: Line) -> Bool {
    guard let due = call?.due, due < today else { return false }
    return [.notBegun, .draft, .returned].contains(line.state)
  }

  package var late: [Line] { lines.filter(isLate) }
}
