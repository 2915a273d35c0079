import Build
import Purpose
import Vocabulary

/// The charters of the sample district's roles.
enum SampleCharters {
  static let literacyLead: RoleCharter = .sample("literacy-lead") {
    $0.role = .sample("literacy-lead")
    $0.archetype = "content-team-lead"
    $0.release = 0.5
    $0.extraDays = 5
    $0.spanLeast = 4
    $0.spanMost = 8
    $0.perSchool = 1
    $0.term = 2
    $0.evaluation = EvaluationDuty.none
    $0.holders = [.teachers]
    $0.selector = .poolThenSchool
    $0.reportsTo = "The principal; for content, the director of teacher leadership"
    $0.forbidden = [.supervision, .cover, .rating, .testing]
    $0.competencies = [.content, .coaching, .adults, .assessment]
  }

  static let mentor: RoleCharter = .sample("new-teacher-mentor") {
    $0.role = .sample("new-teacher-mentor")
    $0.archetype = "new-teacher-mentor"
    $0.release = 0.1
    $0.extraDays = 3
    $0.spanLeast = 1
    $0.spanMost = 4
    $0.perSchool = 1
    $0.term = 2
    $0.evaluation = EvaluationDuty.none
    $0.holders = [.teachers]
    $0.selector = .jointPanel
    $0.reportsTo = "The director of teacher leadership"
    $0.forbidden = [.rating, .cover]
    $0.competencies = [.coaching, .adults, .advocacy]
  }

  /// From the time before: pay without a word on time, on whom it leads or on who chooses.
  static let masterTeacher: RoleCharter = .sample("master-teacher") {
    $0.role = .sample("master-teacher")
    $0.release = 0
    $0.term = 5
    $0.holders = [.teachers]
    $0.selector = .principal
  }

  static let responsibilities: [Responsibility] =
    parts(
      of: "literacy-lead",
      [
        ("Lesson study with grade teams", 0.4, "Agendas and the unit as it changed"),
        ("Teaching beside colleagues", 0.35, "The log of visits"), ("Reading student work with the team", 0.15, ""),
        ("Own training", 0.1, "Attendance at the institute"),
      ])
    + parts(
      of: "new-teacher-mentor",
      [
        ("A weekly hour with each new teacher", 0.7, "The log of hours"),
        ("Visits that the new teacher asked for", 0.2, ""), ("Own training", 0.1, ""),
      ])

  private static func parts(of role: String, _ list: [(String, Double, String)]) -> [Responsibility] {
    list.map { name, share, shownBy in
      .sample("\(role)/\(name)") {
        $0.name = name
        $0.role = .sample(role)
        $0.share = share
        $0.shownBy = shownBy
      }
    }
  }
}
