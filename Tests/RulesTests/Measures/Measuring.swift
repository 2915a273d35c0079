import Measures
import Purpose
import Vocabulary

/// Small records for the rule tables of Measures.
enum Measuring {
  static let day = Day(2026, 11, 20)!

  static func priority(_ name: String, from first: Int? = 2025, to last: Int? = nil) -> Priority {
    var priority = Priority(id: .init(name))
    priority.name = name
    priority.firstYear = first.map(SchoolYear.init)
    priority.lastYear = last.map(SchoolYear.init)
    return priority
  }

  static func measure(
    _ name: String, _ kind: MeasureKind = .share, _ horizon: Horizon = .short, for priorities: Priority...,
    groups: String = ""
  ) -> Measure {
    var measure = Measure(id: .init(name))
    measure.name = name
    measure.sort = kind.name
    measure.horizon = horizon
    measure.signal = .leading
    measure.direction = .up
    measure.takenAt = .schools
    measure.priorities = priorities.map(\.id)
    measure.numerator = "Those who meet it"
    measure.denominator = "All who could"
    measure.cadence = .yearly
    measure.source = "A log"
    measure.owner = .init("owner")
    measure.groups = groups
    return measure
  }

  static func baseline(_ measure: Measure, _ value: Double, on day: String = "2025-09-01") -> Baseline {
    var baseline = Baseline(id: .init("\(measure.id) \(day)"))
    baseline.measure = measure.id
    baseline.value = value
    baseline.taken = Day(day)
    baseline.restsOn = "The log"
    return baseline
  }

  static func target(_ measure: Measure, _ value: Double, by day: String) -> MeasureTarget {
    var target = MeasureTarget(id: .init("\(measure.id) \(day)"))
    target.measure = measure.id
    target.value = value
    target.by = Day(day)
    return target
  }

  static func prepared(_ measure: Measure) -> MeasureAims {
    MeasureAims(measure, baselines: [baseline(measure, 40)], targets: [target(measure, 60, by: "2028-05-31")])
  }

  static func comparison(
    _ name: String, for priority: Priority, outcome: Measure? = nil, _ method: ComparisonDesign.Method = .staggered
  ) -> ComparisonDesign {
    var design = ComparisonDesign(id: .init(name))
    design.name = name
    design.priorities = [priority.id]
    design.outcome = outcome?.id
    design.method = method
    design.starts = "Ten schools in fall, ten a year later"
    design.comparedWith = "Those that start later"
    design.words = "Those who started are set against those who wait"
    design.dataNeeded = "Scores of three years"
    return design
  }

  static func school(_ name: String, _ level: School.Level = .primary) -> School {
    var school = School(id: .init(name))
    school.name = name
    school.level = level
    return school
  }

  static func round(_ measure: Measure, _ period: String = "Spring 2026", due: String? = nil, locked: Bool = false)
    -> ReadingRound
  {
    var round = ReadingRound(id: .init("\(measure.id) \(period)"))
    round.name = "\(measure.name), \(period)"
    round.measure = measure.id
    round.period = period
    round.ends = Day("2026-05-31")
    round.due = due.flatMap { Day($0) }
    round.isLocked = locked
    return round
  }

  static func reading(
    _ round: ReadingRound, at school: School? = nil, group: String = "", _ value: Double? = nil, part: Double? = nil,
    of whole: Double? = nil, approved: Bool = false
  ) -> MeasureReading {
    var reading = MeasureReading(id: .init("\(round.id) \(school?.id.rawValue ?? "") \(group)"))
    reading.round = round.id
    reading.school = school?.id
    reading.group = group
    reading.value = value
    reading.part = part
    reading.whole = whole
    reading.stage = approved ? .approved : .entered
    return reading
  }
}
