import Build
import Vocabulary

/// Who decides what in the sample district, in two school years.
enum SampleRights {
  static let thisYear: [DecisionRight] = aims + jobs + choosing + time + money + work
  static let lastYear: [DecisionRight] = [
    right("release-share", .bounded, .jointly, by: office, in: 2025) { $0.least = "30" },
    right("stipend", .tight, .district, by: board, in: 2025) {
      $0.value = "4500"
      $0.gives = "Paid in two parts, in December and June."
    },
    right("who-chooses", .loose, .school, by: principal, in: 2025),
    right("team-minutes", .bounded, .jointly, by: office, in: 2025) { $0.least = "30" },
    right("extra-days", .loose, .school, by: principal, in: 2025),
    right("co-funding", .loose, .school, by: principal, in: 2025),
    right("leaders-rate", .tight, .district, by: board, in: 2025) {
      $0.value = "no"
      $0.gives = "Principals are trained to rate without them."
    },
  ]

  private static let board = "The board"
  private static let office = "The director of teacher leadership, with principals"
  private static let director = "The director of teacher leadership"
  private static let principal = "The principal, with the leadership team"

  private static func right(
    _ name: String, _ hold: Hold, _ level: DecisionLevel, by decider: String, in year: Int = 2026,
    _ edit: (inout DecisionRight) -> Void = { _ in }
  ) -> DecisionRight {
    .sample("\(name) \(year)") { right in
      let question = DesignQuestion(named: name)
      right.name = question?.words.en ?? name
      right.question = name
      right.subject = question?.subject
      right.kind = question?.kind
      right.options = question?.options.map(\.en).joined(separator: "\n") ?? ""
      right.year = SchoolYear(year)
      right.hold = hold
      right.level = level
      right.decider = decider
      edit(&right)
    }
  }

  private static let aims: [DecisionRight] = [
    right("priority-served", .tight, .district, by: board) {
      $0.value = "Reading in the early grades"
      $0.gives = "Texts for every unit, and two days of planning before school begins."
    },
    right("own-aim", .loose, .school, by: principal),
    right("coaching-focus", .loose, .jointly, by: "Each leader, with the team"),
  ]

  private static let jobs: [DecisionRight] = [
    right("role-names", .tight, .district, by: director) {
      $0.value = "yes"
      $0.gives = "Charters that are ready to use, in English and Spanish."
    },
    right("extra-duties", .loose, .school, by: principal),
    right("forbidden-duties", .tight, .district, by: "The board and the association") {
      $0.value = "Lunch and bus duty; Covering classes; Running tests"
      $0.gives = "Two hours a day of an aide for every school with a leader."
    },
    right("leaders-per-school", .bounded, .jointly, by: office) {
      $0.least = "1"
      $0.most = "4"
    },
    right("term", .tight, .district, by: "The board and the association") {
      $0.value = "2"
      $0.gives = "A way back into the old classroom."
    },
  ]

  private static let choosing: [DecisionRight] = [
    right("years-taught", .tight, .district, by: "The board and the association") {
      $0.value = "3"
      $0.gives = ""
    },
    right("eligibility-evidence", .tight, .district, by: director) {
      $0.value = "Observed lessons; A task"
      $0.gives = "The office arranges the task and pays those who judge it."
    },
    right("who-chooses", .bounded, .jointly, by: office) {
      $0.allowed = "A panel of the school\nThe principal from the district’s pool"
    },
    right("panel", .bounded, .school, by: principal) {
      $0.oneOf = "Teachers"
      $0.least = "3"
      $0.most = "7"
      $0.statement = "Nobody is chosen without a teacher at the table."
    },
    right("blind-scoring", .tight, .district, by: director) {
      $0.value = "yes"
      $0.gives = "The office takes the names out."
    },
  ]

  private static let time: [DecisionRight] = [
    right("release-share", .bounded, .jointly, by: office) {
      $0.least = "40"
      $0.most = "60"
      $0.statement = "A leader teaches in the morning and is free for colleagues in the afternoon."
      $0.gives = "The grant pays the hire who takes over the classes."
    },
    right("release-device", .loose, .school, by: principal),
    right("team-minutes", .bounded, .jointly, by: office) {
      $0.least = "45"
      $0.owner = .principalManager
    },
    right("extra-days", .bounded, .jointly, by: office) {
      $0.least = "3"
      $0.most = "10"
    },
    right("cover-limit", .tight, .district, by: "The board and the association") {
      $0.value = "2"
      $0.gives = "A list of substitutes who are paid by the office."
    },
  ]

  private static let money: [DecisionRight] = [
    right("stipend", .tight, .district, by: board) {
      $0.value = "5000"
      $0.gives = "Paid by the district, for as long as the grant lasts and after it."
    },
    right("co-funding", .bounded, .jointly, by: office) { $0.most = "20" },
    right("own-money", .loose, .school, by: principal),
  ]

  private static let work: [DecisionRight] = [
    right("everyone-in-a-team", .tight, .district, by: board) {
      $0.value = "yes"
      $0.gives = "Minutes in the working week, and an agenda that nobody has to hand in."
    },
    right("team-shape", .loose, .school, by: principal),
    right("span", .bounded, .jointly, by: office) {
      $0.least = "4"
      $0.most = "8"
    },
    right("leaders-rate", .tight, .district, by: board) {
      $0.value = "no"
      $0.gives = "Principals are trained to rate without them."
    },
    right("training-days", .bounded, .jointly, by: office) {
      $0.least = "5"
      $0.most = "12"
      $0.gives = "Substitutes for every day of training."
    },
    right("training-choice", .loose, .school, by: principal),
    right("partner-choice", .tight, .district, by: director) { $0.value = "District office" },
    right("log-minutes", .bounded, .jointly, by: director) { $0.most = "15" },
    right("notes-stay", .tight, .district, by: "The board and the association") {
      $0.value = "yes"
      $0.gives = "The log asks for minutes and focus only."
    },
  ]
}
