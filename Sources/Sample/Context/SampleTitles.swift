import Context
import Vocabulary

/// The leadership titles that people of the sample district hold today: three kinds of coach who do much the same, and others.
enum SampleTitles {
  /// One title as it is in use: at which schools, held by how many, and what they do.
  private struct Usage {
    let name: String
    let levels: [School.Level]
    /// Of a hundred schools so many have it.
    let share: Int
    let holders: ClosedRange<Int>
    let duties: [ExistingTitle.Duty]
    var time: Double?
    var dollars: Int?
    var days: Int?
    var evaluates = false
    var words = ""
    var source = "Payroll, October 2025"
  }

  private static let elementary: [School.Level] = [.primary, .combined]
  private static let secondary: [School.Level] = [.middle, .high]
  private static let everywhere: [School.Level] = [.primary, .combined, .middle, .high]

  private static let usages: [Usage] = [
    Usage(
      name: "Literacy Coach", levels: elementary, share: 70, holders: 1...1,
      duties: [.coaching, .modeling, .facilitating, .dataUse], time: 0.5, dollars: 2_800,
      words: "Coaches, models lessons, leads data meetings.", source: "Grant budget, 2025"),
    Usage(
      name: "Reading Specialist", levels: elementary, share: 50, holders: 1...1,
      duties: [.coaching, .modeling, .facilitating, .dataUse, .intervention], time: 1,
      words: "Groups in the morning; coaching in the afternoon, when there is time."),
    Usage(
      name: "Instructional Coach", levels: everywhere, share: 45, holders: 1...1,
      duties: [.coaching, .modeling, .facilitating, .dataUse, .training], time: 0.6,
      words: "Whatever the principal and the office ask for; mostly reading.", source: "General fund, 2025"),
    Usage(
      name: "Grade Level Chair", levels: elementary, share: 95, holders: 5...7,
      duties: [.facilitating, .administration], dollars: 900, words: "Minutes, supplies, field trips."),
    Usage(
      name: "Department Chair", levels: secondary, share: 100, holders: 4...6,
      duties: [.facilitating, .curriculum, .administration], dollars: 1_850,
      words: "Timetable, books, the budget of the department."),
    Usage(
      name: "PLC Lead", levels: everywhere, share: 40, holders: 2...5, duties: [.facilitating, .dataUse], dollars: 600),
    Usage(
      name: "Mentor Teacher", levels: everywhere, share: 60, holders: 1...3, duties: [.mentoring, .coaching],
      dollars: 1_200),
    Usage(name: "New Teacher Buddy", levels: everywhere, share: 35, holders: 1...4, duties: [.mentoring]),
    Usage(
      name: "Master Teacher", levels: everywhere, share: 80, holders: 1...2, duties: [.modeling], dollars: 4_000,
      words: "A distinction.", source: "Contract, article 22"),
    Usage(
      name: "Data Lead", levels: everywhere, share: 30, holders: 1...1, duties: [.dataUse, .assessment], dollars: 500),
    Usage(
      name: "Testing Coordinator", levels: everywhere, share: 75, holders: 1...1,
      duties: [.assessment, .administration],
      dollars: 1_500),
    Usage(
      name: "Technology Integrator", levels: everywhere, share: 40, holders: 1...1, duties: [.technology, .training],
      time: 0.2, dollars: 1_000),
    Usage(
      name: "Digital Learning Coach", levels: secondary, share: 40, holders: 1...1, duties: [.technology, .coaching],
      time: 0.4),
    Usage(
      name: "PBIS Coach", levels: everywhere, share: 50, holders: 1...2, duties: [.culture, .dataUse], dollars: 750),
    Usage(
      name: "Dean of Culture", levels: secondary, share: 60, holders: 1...1,
      duties: [.culture, .families, .administration],
      time: 0.8),
    Usage(name: "MTSS Facilitator", levels: everywhere, share: 30, holders: 1...1, duties: [.intervention, .dataUse]),
    Usage(
      name: "Peer Evaluator", levels: secondary, share: 30, holders: 1...1, duties: [.evaluation], dollars: 2_200,
      evaluates: true, words: "Second observer for teachers in their first three years."),
    Usage(
      name: "Curriculum Writer", levels: everywhere, share: 25, holders: 1...2, duties: [.curriculum], dollars: 1_000,
      days: 8),
    Usage(
      name: "Family Engagement Lead", levels: elementary, share: 30, holders: 1...1, duties: [.families], dollars: 600),
  ]

  static func at(_ school: SampleSchool) -> [ExistingTitle] {
    var source = school.source("titles")
    return usages.compactMap { usage in
      // Drawn for every title, so that the schools differ and a new title changes no other.
      let (has, holders) = (source.chance(usage.share), source.number(usage.holders))
      guard has, usage.levels.contains(school.level) else { return nil }
      return title(usage, at: school, holders)
    }
  }

  private static func title(_ usage: Usage, at school: SampleSchool, _ holders: Int) -> ExistingTitle {
    .sample("\(school.name)/\(usage.name)") {
      $0.name = usage.name
      $0.school = school.id
      $0.holders = holders
      $0.duties = usage.duties
      $0.dutiesText = usage.words
      $0.time = usage.time
      $0.stipend = usage.dollars.map(Money.init(dollars:))
      $0.days = usage.days
      $0.evaluates = usage.evaluates
      $0.source = usage.source
      $0.counted = day("2025-10-17")
    }
  }

  static let ofTheOffice: [ExistingTitle] = [
    .sample("office/District Literacy Facilitator") {
      $0.name = "District Literacy Facilitator"
      $0.holders = 2
      $0.duties = [.training, .coaching, .curriculum]
      $0.time = 1
      $0.source = "Personnel system"
      $0.counted = day("2025-10-17")
    },
    .sample("office/Teacher on Special Assignment, Mathematics") {
      $0.name = "Teacher on Special Assignment, Mathematics"
      $0.holders = 1
      $0.duties = [.curriculum, .assessment]
      $0.dutiesText = "Writes the district's tests. Is asked for help by four schools, and has no time for it."
      $0.time = 1
      $0.source = "Personnel system"
      $0.counted = day("2025-10-17")
    },
  ]

  static let verdicts: [TitleVerdict] = [
    .sample("coaches") {
      $0.first = "Literacy Coach"
      $0.second = "Reading Specialist"
      $0.verdict = .mergePlanned
      $0.kept = "Literacy lead"
      $0.reason =
        "Two funding sources and two names for one week of work. Children's groups go on, with trained paraeducators."
      $0.decided = day("2026-04-14")
    },
    .sample("technology") {
      $0.first = "Technology Integrator"
      $0.second = "Digital Learning Coach"
      $0.verdict = .notDuplicate
      $0.reason = "One keeps carts and accounts running; the other plans lessons."
      $0.decided = day("2025-12-04")
    },
  ]
}
