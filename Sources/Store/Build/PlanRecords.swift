import Build
import Context
import Measures
import Purpose
import Vocabulary

/// One school's plan as its pages show it, read at one moment.
package struct PlanPicture: Sendable {
  package let plan: SchoolPlan
  package let school: School
  package let check: PlanCheck
  package let teams: TeamCheck
  package let roles: [CharteredRole]
  package let readiness: SchoolReadiness
  /// Everything that the school has asked for.
  package let variances: [Variance]

  /// What stands in the way of handing it in.
  package var findings: [Finding] { plan.aimFindings + check.findings + teams.findings }
}

extension Records {
  package func rightsMatrix(of year: SchoolYear) throws -> RightsMatrix {
    RightsMatrix(try all(DecisionRight.self, where: "year", is: year.start), in: year)
  }

  /// Years for which anything is decided, the latest first; this one among them.
  package func yearsOfRights() throws -> [SchoolYear] {
    let years = try session.rows(
      "SELECT DISTINCT \"year\" FROM decision_right WHERE district = \(district) AND \"year\" IS NOT NULL"
    ).compactMap { $0.integer(0).map(SchoolYear.init(_:)) }
    return Set(years + [schoolYear]).sorted(by: >)
  }

  package func planIndex(of year: SchoolYear, in reach: Reach = .everything) throws -> PlanIndex {
    let call = try all(PlanCall.self, where: "year", is: year.start).first
    return PlanIndex(try all(in: reach), schools: try all(in: reach), in: year, call: call, on: today)
  }

  package func planPicture(_ id: SchoolPlan.ID, in reach: Reach) throws -> PlanPicture? {
    guard let plan = try find(SchoolPlan.self, id, in: reach), let year = plan.year, let home = plan.school,
      let school = try find(School.self, home)
    else { return nil }
    let roles = try charteredRoles()
    let variances = try all(Variance.self, where: "school", is: home)
    let check = try planCheck(
      plan, answers: all(where: "plan", is: id), variances: variances, roles: roles.map(\.role),
      rules: PlanRules(rightsMatrix(of: year)))
    return PlanPicture(
      plan: plan, school: school, check: check, teams: TeamCheck(try all(where: "plan", is: id), roles: roles),
      roles: roles.filter { $0.role.exists(at: home) },
      readiness: SchoolReadiness(school, try all(where: "school", is: home), on: today), variances: variances)
  }

  package func planCheck(
    _ plan: SchoolPlan, answers: [PlanAnswer], variances: [Variance], roles: [Role], rules: PlanRules
  ) throws -> PlanCheck {
    let named = try find(DecisionRight.self, all: variances.compactMap(\.right))
    let there = plan.school.map { school in Set(roles.filter { $0.exists(at: school) }.map(\.id)) } ?? []
    return PlanCheck(
      plan, answers: answers, variances: variances, roles: there, rules: rules,
      keys: Dictionary(uniqueKeysWithValues: named.map { ($0.id, $0.key) }))
  }

  /// What schools answer in plans that they have handed in.
  package func flexibility(in year: SchoolYear) throws -> Flexibility {
    let stages = [SchoolPlan.Stage.submitted, .approved].map(\.rawValue)
    let answers = try session.rows(
      select(
        PlanAnswer.self,
        where: """
          plan IN (SELECT id FROM school_plan WHERE district = \(district) AND "year" = \(year.start) AND stage IN (\(list: stages)))
          """)
    ).map(PlanAnswer.init(row:))
    return Flexibility(try rightsMatrix(of: year), answers: answers)
  }

  /// Questions 7 and 9.
  package func buildAnswers() throws -> [Answer] {
    let flexibility = try flexibility(in: schoolYear)
    return [
      .tightAndLoose(flexibility.matrix),
      .systemAndSchool(flexibility, plans: try planIndex(of: schoolYear), variances: try all()),
    ]
  }

  /// What Build asks for before the district launches in a school year.
  package func buildLaunchNeeds(for year: SchoolYear) throws -> [LaunchNeed] {
    try CharteredRole.launchNeeds(charteredRoles()) + rightsMatrix(of: year).launchNeeds
  }

  /// How many leaders each school's plan has in each role: what its seats are.
  package func plannedSeats(in year: SchoolYear) throws -> [Role.ID: [School.ID: Int]] {
    let rows = try session.rows(
      """
      SELECT t.role, t.school, COUNT(*) FROM planned_team t JOIN school_plan p ON p.district = t.district AND p.id = t.plan
      WHERE t.district = \(district) AND p."year" = \(year.start) AND p.stage = \(SchoolPlan.Stage.approved.rawValue)
        AND t.role IS NOT NULL AND t.school IS NOT NULL
      GROUP BY t.role, t.school
      """)
    var seats: [Role.ID: [School.ID: Int]] = [:]
    for row in rows { seats[Role.ID(row.text(0)), default: [:]][School.ID(row.text(1))] = row.integer(2) ?? 0 }
    return seats
  }
}
