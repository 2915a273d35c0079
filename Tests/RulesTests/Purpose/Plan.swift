import Purpose
import Vocabulary

/// Records of a small district, named by their own names, for rule tables.
enum Plan {
  static let year = SchoolYear(2026)

  static func priority(_ name: String, first: Int? = nil, last: Int? = nil) -> Priority {
    var priority = Priority(id: .init(name))
    priority.name = name
    priority.firstYear = first.map(SchoolYear.init(_:))
    priority.lastYear = last.map(SchoolYear.init(_:))
    return priority
  }

  static func theory(
    _ name: String, for priority: String?, changes: String = "Lessons change", stage: PlanStage = .agreed
  ) -> TheoryOfAction {
    var theory = TheoryOfAction(id: .init(name))
    theory.name = name
    theory.priority = priority.map(Priority.ID.init(_:))
    theory.barrier = "Teachers plan alone"
    theory.leaderAction = "Coach a team every week"
    theory.practiceChange = changes
    theory.studentChange = "More children read well"
    theory.stage = stage
    return theory
  }

  static func statement(_ name: String, _ stage: PlanStage = .agreed) -> PurposeStatement {
    var statement = PurposeStatement(id: .init(name))
    statement.name = name
    statement.text = "Teacher leaders make teaching better"
    statement.aims = [.instruction]
    statement.stage = stage
    return statement
  }

  static func role(
    _ name: String, serves theories: [String] = [], at schools: [String] = [], stage: Role.Stage = .published,
    holders: Int? = 1, time: Double? = nil, stipend: Int? = nil, authority: String = ""
  ) -> Role {
    var role = Role(id: .init(name))
    role.name = name
    role.theories = theories.map(TheoryOfAction.ID.init(_:))
    role.schools = schools.map(School.ID.init(_:))
    role.stage = stage
    role.holders = holders
    role.time = time
    role.stipend = stipend.map(Money.init(dollars:))
    role.authority = authority
    return role
  }

  static func schools(_ names: String...) -> [School] {
    names.map { name in
      var school = School(id: .init(name))
      school.name = name
      return school
    }
  }

  static func stakeholder(
    _ name: String, _ group: StakeholderGroup, size: Int? = nil, stage: Stakeholder.Stage? = nil,
    influence: Stakeholder.Influence? = nil
  ) -> Stakeholder {
    var stakeholder = Stakeholder(id: .init(name))
    stakeholder.name = name
    stakeholder.group = group
    stakeholder.size = size
    stakeholder.form = size == nil ? .person : .group
    stakeholder.stage = stage
    stakeholder.influence = influence
    return stakeholder
  }

  static func session(_ attendance: [StakeholderGroup: Int], with stakeholders: String...) -> EngagementSession {
    var session = EngagementSession(id: .init("session"))
    session.attendance = attendance
    session.stakeholders = stakeholders.map(Stakeholder.ID.init(_:))
    return session
  }
}
