import Purpose
import Testing
import Vocabulary

@Suite struct `The reach of engagement` {
  func standing(of group: StakeholderGroup, in reach: EngagementReach) -> EngagementReach.Standing? {
    reach.groups.first { $0.group == group }?.standing
  }

  @Test func `finds the stakeholders nobody has asked, those who decide first`() {
    var literacy = Plan.priority("Literacy")
    literacy.knownBy = [.init("Coaches")]
    let reach = EngagementReach(
      stakeholders: [
        Plan.stakeholder("Parents", .families, size: 900), Plan.stakeholder("Coaches", .teacherLeaders, size: 12),
        Plan.stakeholder("Board", .board, size: 7, stage: .decide),
        Plan.stakeholder("Union", .union, size: 1000, influence: .high),
        Plan.stakeholder("Seen", .teachers, size: 10),
      ],
      sessions: [Plan.session([.teachers: 4], with: "Seen")], priorities: [literacy])
    #expect(reach.unreached.map(\.name) == ["Board", "Coaches", "Union", "Parents"])
  }

  @Test func `counts an answer to a consultation as being reached`() {
    let reach = EngagementReach(
      stakeholders: [Plan.stakeholder("Ms. Ortega", .union)], sessions: [], answers: [.union: 1],
      answered: [.init("Ms. Ortega")])
    #expect(reach.unreached.isEmpty)
    #expect(standing(of: .union, in: reach) == .heard)
  }

  @Test func `names a group that is heard less than half of what it weighs among its like`() {
    let reach = EngagementReach(
      stakeholders: [
        Plan.stakeholder("Teachers", .teachers, size: 600), Plan.stakeholder("Aides", .supportStaff, size: 400),
      ],
      sessions: [Plan.session([.teachers: 90, .supportStaff: 10])])
    #expect(standing(of: .supportStaff, in: reach) == .underheard)
    #expect(standing(of: .teachers, in: reach) == .heard)
  }

  @Test func `does not set families against principals`() {
    let reach = EngagementReach(
      stakeholders: [
        Plan.stakeholder("Principals", .principals, size: 30), Plan.stakeholder("Families", .families, size: 9000),
      ],
      sessions: [Plan.session([.principals: 30, .families: 30])])
    #expect(standing(of: .families, in: reach) == .heard)
    #expect(reach.groups.first { $0.group == .families }?.shareOfPeople == nil)
  }

  @Test func `says that a group is not reached when nobody came, whatever its size`() {
    let reach = EngagementReach(stakeholders: [], sessions: [Plan.session([.students: 0])])
    #expect(reach.groups(.notReached).count == StakeholderGroup.allCases.count)
  }

  @Test func `believes the roster before the register`() {
    let reach = EngagementReach(
      stakeholders: [Plan.stakeholder("Teachers", .teachers, size: 600)], sessions: [], sizes: [.teachers: 1187])
    #expect(reach.groups.first { $0.group == .teachers }?.size == 1187)
  }
}
