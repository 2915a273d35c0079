import Context
import Vocabulary

/// How ready each school of the sample district says that it is.
enum SampleReadiness {
  /// Three of thirty have not begun.
  static func hasBegun(_ school: SampleSchool) -> Bool {
    var source = school.source("readiness begun")
    return school.id == Cast.millrace || school.id == Cast.alderCreek || !source.chance(10)
  }

  static func at(_ school: SampleSchool, by principal: Person.ID?) -> [ReadinessAssessment] {
    guard hasBegun(school) else { return [] }
    var source = school.source("readiness")
    let assessed = day("2026-05-\(source.number(11...28))")
    return ReadinessCriterion.allCases.map { criterion in
      let level = level(of: school, in: criterion, wander: Double(source.number(-18...18)) / 100)
      return .sample("\(school.name)/\(criterion.rawValue)") {
        $0.school = school.id
        $0.criterion = criterion
        $0.level = level
        $0.evidence = evidence(criterion, level, school)
        $0.assessed = assessed
        if level < .ready {
          $0.nextStep = step(criterion, level)
          $0.owner = principal
          $0.due = source.chance(75) ? day("2027-02-26") : day("2026-10-30")
          $0.isDone = source.chance(15)
        }
      }
    }
  }

  /// Trust follows the story, in which it is low at one school only; the other respects wander around it.
  private static func level(of school: SampleSchool, in criterion: ReadinessCriterion, wander: Double) -> ReadinessLevel
  {
    guard criterion == .culture else { return level(school.strength + wander) }
    return school.id == Cast.millrace ? .starting : max(.growing, level(school.strength))
  }

  private static func level(_ strength: Double) -> ReadinessLevel {
    switch strength {
    case 0.9...: .helping
    case 0.6..<0.9: .ready
    case 0.25..<0.6: .growing
    default: .starting
    }
  }

  private static func evidence(_ criterion: ReadinessCriterion, _ level: ReadinessLevel, _ school: SampleSchool)
    -> String
  {
    if school.id == Cast.millrace { return atMillrace[criterion] ?? "" }
    if school.id == Cast.alderCreek { return atAlderCreek[criterion] ?? "" }
    // Some schools say that they are ready, and leave out what shows it.
    var source = school.source("evidence \(criterion.rawValue)")
    if level >= .ready, source.chance(25) { return "" }
    return shown[criterion]?[level] ?? ""
  }

  private static let shown: [ReadinessCriterion: [ReadinessLevel: String]] = [
    .vision: [
      .starting: "Asked in a staff meeting; four of thirty could say it.",
      .growing: "A page that the principal and two teachers wrote in April.",
      .ready: "In the spring survey 81% named the priority.",
      .helping: "Our teachers explained it to two other schools in March.",
    ],
    .leader: [
      .starting: "Decisions are made in the office, and announced.",
      .growing: "Teachers have had a say in the timetable since January.",
      .ready: "The principal meets the leadership team every week; agendas are open.",
      .helping: "Two assistant principals of other schools shadow ours.",
    ],
    .capacity: [
      .starting: "Nobody has put themselves forward.",
      .growing: "Two teachers lead a team well; neither has been trained.",
      .ready: "Five teachers have opened a lesson and want to lead.",
      .helping: "Nine teachers would be ready for three roles.",
    ],
    .culture: [
      .starting: "Visits are announced to the association first.",
      .growing: "Some teams visit each other; nobody writes anything down.",
      .ready: "Forty visits this year, each with a question from the host.",
      .helping: "Teachers ask for visits; the list is full until June.",
    ],
    .structures: [
      .starting: "No common time in the timetable.",
      .growing: "Thirty minutes every other week, lost to assemblies half of the time.",
      .ready: "Forty-five minutes a week for every team, kept in 9 of 10 weeks.",
      .helping: "Our timetable is used as a model by three schools.",
    ],
  ]

  private static func step(_ criterion: ReadinessCriterion, _ level: ReadinessLevel) -> String {
    switch criterion {
    case .vision:
      level == .starting
        ? "Read the purpose statement together, and write our own page" : "Ask all staff in the winter survey"
    case .leader:
      level == .starting ? "Hand over one decision about teaching this term" : "Meet the leadership team every week"
    case .capacity:
      level == .starting ? "Invite three teachers to visit Alder Creek" : "Send two teachers to the summer institute"
    case .culture:
      level == .starting
        ? "Agree with staff on what a visit is for, and what it is not" : "Two visits each before spring"
    case .structures:
      level == .starting ? "Find 30 common minutes in the timetable of 2027–28" : "Keep team time free of assemblies"
    }
  }

  private static let atMillrace: [ReadinessCriterion: String] = [
    .vision: "Teachers asked in April: what is it for, and who asked for it?",
    .leader: "Third principal in four years. I have begun to ask before I decide; it is too early to say.",
    .capacity: "Three mathematics teachers plan together at lunch. Nobody else has put themselves forward.",
    .culture: """
    The last coach's notes were read out in a rating meeting in 2023. Since then doors are closed. Six of ten did not \
    answer the climate survey.
    """,
    .structures: "Departments meet once a month after school.",
  ]

  private static let atAlderCreek: [ReadinessCriterion: String] = [
    .vision: "Every teacher can name the unit that changed because of lesson study.",
    .leader: "The leadership team sets the agenda; the principal keeps the time.",
    .capacity: "Eleven teachers have led a cycle; four want to lead a team.",
    .culture: "211 visits in a year, most of them asked for by the teacher visited.",
    .structures: "Forty-five minutes a week for every team, three years running.",
  ]
}
