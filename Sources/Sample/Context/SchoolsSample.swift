import Context
import Vocabulary

/// What the sample district's schools say of their collaboration and of their readiness.
extension ContextSample {
  /// Schools differ by their place in the list: of every six, one has entered nothing and one has come far.
  var collaboration: [CollaborationStructure] {
    schools.enumerated().flatMap { index, school -> [CollaborationStructure] in
      switch index % 6 {
      case 0: [meeting(school, "Grade teams", 45, .weekly, .cycle, .changing, "Team minutes; two visits a term"), leadership(school)]
      case 1: [meeting(school, "Grade teams", 50, .weekly, .written, .learning, ""), leadership(school)]
      case 2: [meeting(school, "Common planning", 40, .twiceWeekly, .agenda, .sharing, "Agendas")]
      case 3: [meeting(school, "Team meetings", 45, .weekly, .none, .logistics, "Agendas")]
      case 4: [meeting(school, "After-school study group", 60, .monthly, .written, .learning, "Notes", inContract: false)]
      default: []
      }
    }
  }

  private func meeting(
    _ school: School, _ name: String, _ minutes: Int, _ frequency: CollaborationStructure.Frequency,
    _ run: CollaborationStructure.ProtocolUse, _ quality: CollaborationStructure.Quality, _ evidence: String,
    inContract: Bool = true
  ) -> CollaborationStructure {
    var meeting = CollaborationStructure(id: id("meeting-\(school.id)-\(name.prefix(5))"))
    meeting.name = name
    meeting.school = school.id
    meeting.sort = name.contains("planning") ? .planning : .team
    meeting.people = max(6, (school.pupils ?? 400) / 18)
    meeting.minutes = minutes
    meeting.frequency = frequency
    meeting.inContract = inContract
    meeting.protocolUse = run
    meeting.protocolName = run == .cycle ? "Look, plan, try, check" : ""
    meeting.quality = quality
    meeting.evidence = evidence
    meeting.rated = day(-70)
    return meeting
  }

  private func leadership(_ school: School) -> CollaborationStructure {
    var meeting = meeting(school, "Leadership team", 60, .fortnightly, .agenda, .sharing, "Minutes")
    meeting.sort = .leadership
    meeting.people = 8
    return meeting
  }

  /// Of every six schools one has not started, and one has not finished.
  var readiness: [ReadinessAssessment] {
    schools.enumerated().flatMap { index, school -> [ReadinessAssessment] in
      let isLow = school.id == lowTrust
      if index % 6 == 5, !isLow { return [] }
      let asked = index % 6 == 4 && !isLow ? ReadinessCriterion.allCases.prefix(2) : ReadinessCriterion.allCases[...]
      return asked.enumerated().map { place, criterion in
        assessment(school, criterion, isLow ? low(criterion) : level(index, place), index, place)
      }
    }
  }

  private func low(_ criterion: ReadinessCriterion) -> ReadinessLevel { criterion == .culture ? .starting : .growing }

  private func level(_ school: Int, _ place: Int) -> ReadinessLevel {
    let reached = [3, 2, 2, 1, 2, 0][school % 6] + (school * 7 + place * 3) % 3 - 1
    return ReadinessLevel.allCases[min(3, max(1, reached))]
  }

  private func assessment(
    _ school: School, _ criterion: ReadinessCriterion, _ level: ReadinessLevel, _ index: Int, _ place: Int
  ) -> ReadinessAssessment {
    var assessment = ReadinessAssessment(id: id("ready-\(school.id)-\(criterion.rawValue)"))
    assessment.school = school.id
    assessment.criterion = criterion
    assessment.level = level
    assessment.evidence = (index + place) % 4 == 3 ? "" : evidence(criterion, level)
    assessment.assessed = day(-30 - index)
    guard level < .ready, (index + place) % 5 != 4 else { return assessment }
    assessment.nextStep = step(criterion)
    assessment.due = day((index * 11 + place * 17) % 150 - 25)
    return assessment
  }

  private func evidence(_ criterion: ReadinessCriterion, _ level: ReadinessLevel) -> String {
    switch criterion {
    case .vision: level < .ready ? "Two staff meetings on the priority." : "Purpose written with staff; on the wall and in the plan."
    case .leader: level < .ready ? "Principal’s calendar." : "Weekly meeting with leaders kept since September."
    case .capacity: level < .ready ? "Names put forward by the principal." : "Results and visits for each name put forward."
    case .culture: level < .ready ? "Talks at exit; few visits to lessons." : "Visits between lessons in every team."
    case .structures: level < .ready ? "Schedule of this year." : "Schedule of next year with released periods."
    }
  }

  private func step(_ criterion: ReadinessCriterion) -> String {
    switch criterion {
    case .vision: "Write the purpose with the staff"
    case .leader: "Fix a weekly meeting with the leaders"
    case .capacity: "Visit lessons of those put forward"
    case .culture: "Begin visits between lessons with volunteers"
    case .structures: "Draft next year’s schedule with common time"
    }
  }
}
