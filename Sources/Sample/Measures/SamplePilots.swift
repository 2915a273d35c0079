import Context
import Measures
import Purpose
import Store
import Vocabulary

/// Three trials of the year before the launch, registered before they started: one that helped, one that did not, and one whose
/// schools were improving already.
struct SamplePilots: Sendable {
  /// Fewer elementary schools say nothing.
  static let fewestSchools = 15

  struct Pilot: Sendable {
    let measure: Measure
    let design: ComparisonDesign
    /// What a school gains once it has started, and what those that start gained each round anyway; both in points of percent.
    let effect: Double
    let drift: Double
    let level: Double
    /// The people behind a school's figure.
    let people: Int
  }

  let schools: [SampleSchool]

  init(_ world: SampleWorld) { schools = world.schools(.primary, .combined) }

  /// The rounds of each trial: three quarters before the first start, and five from then on.
  static let rounds: [(period: String, ends: Day)] = [
    ("Quarter 2, 2024–25", day("2025-01-24")), ("Quarter 3, 2024–25", day("2025-04-04")),
    ("Quarter 4, 2024–25", day("2025-06-06")), ("Quarter 1, 2025–26", day("2025-10-24")),
    ("Quarter 2, 2025–26", day("2026-01-23")), ("Quarter 3, 2025–26", day("2026-04-02")),
    ("Quarter 4, 2025–26", day("2026-06-05")), ("Quarter 1, 2026–27", day("2026-10-23")),
  ]
  static let first = day("2025-11-03")
  static let second = day("2026-02-02")
  /// Rounds that were over before the first start.
  private static let before = 4

  static let talk = Pilot(
    measure: measure(
      "student-talk", "Lessons in which students explain their thinking",
      "Lessons in which at least half of the students explain an answer", "All lessons that were visited"),
    design: design(
      "talk", "Planning together for talk", .staggered,
      "Teams that plan one lesson a week with a teacher leader are set against teams that wait for theirs, quarter by quarter."
    ) { $0.seed = 20251 }, effect: 9, drift: 0, level: 38, people: 60)

  static let attendance = Pilot(
    measure: measure(
      "present-nine-days", "Students present nine days of ten", "Students present nine days of ten or more",
      "All students of the school"),
    design: design(
      "advisory", "Morning advisories", .staggered,
      "Schools where teacher leaders run an advisory each morning are set against schools that wait for theirs."
    ) { $0.seed = 20252 }, effect: 0, drift: 0, level: 78, people: 320)

  static let books = Pilot(
    measure: measure(
      "books-home", "Children who took a book home each week", "Children who took a book home in every week",
      "All children of grades 1 to 3"),
    design: design(
      "clubs", "Reading clubs after school", .matched,
      "Schools whose teachers offered a club are set against the other elementary schools, quarter by quarter."
    ) { _ in }, effect: 0, drift: 2.5, level: 41, people: 150)

  static let all = [talk, attendance, books]

  private static func measure(_ code: String, _ name: String, _ numerator: String, _ denominator: String) -> Measure {
    .sample(code) {
      $0.name = name
      $0.about = "Taken for a trial of one year."
      $0.horizon = .short
      $0.signal = .leading
      $0.sort = MeasureKind.share.name
      $0.direction = .up
      ($0.numerator, $0.denominator) = (numerator, denominator)
      $0.takenAt = .schools
      $0.levels = [.primary, .combined]
      $0.source = "Sheets of the trial, kept by the office of research"
      $0.owner = Cast.wenLi.id
      $0.cadence = .quarterly
      $0.stage = .agreed
    }
  }

  private static func design(
    _ code: String, _ name: String, _ method: ComparisonDesign.Method, _ words: String,
    _ edit: (inout ComparisonDesign) -> Void
  ) -> ComparisonDesign {
    .sample(code) {
      $0.name = name
      $0.priorities = [SamplePriorities.reading.id]
      $0.method = method
      $0.starts =
        method == .matched
        ? "Schools whose teachers offered it start in November 2025; the others do not."
        : "A third of the elementary schools starts in November 2025, a third in February 2026, a third not at all; by balanced lots."
      $0.comparedWith = "Elementary schools that have not started."
      $0.words = words
      $0.dataNeeded = "The sheets of each quarter from January 2025 to October 2026."
      $0.control = .notYet
      $0.roundsAfter = 4
      $0.worthwhile = 4
      $0.smallestEffect = 2
      $0.owner = Cast.wenLi.id
      $0.stage = .agreed
      edit(&$0)
    }
  }
}

extension SamplePilots {
  /// A third each, by balanced lots; those that offered it first in the trial without lots.
  func starts(_ pilot: Pilot) -> [School.ID: Day?] {
    guard let seed = pilot.design.seed else {
      let keen = schools.sorted { ($0.strength, $0.name) > ($1.strength, $1.name) }.prefix(schools.count / 2)
      let ids = Set(keen.map(\.id))
      return Dictionary(uniqueKeysWithValues: schools.map { ($0.id, ids.contains($0.id) ? Self.first : nil) })
    }
    let days: [Day?] = [Self.first, Self.second, nil]
    let count = schools.count
    let waves = days.enumerated().map { place, day in
      StartWave(starts: day, schools: count * (place + 1) / 3 - count * place / 3)
    }
    let candidates = schools.map { school in
      StartCandidate(school.school, baseline: level(school, pilot))
    }
    guard let drawn = try? BalancedStarts(candidates, waves: waves, seed: seed) else { return [:] }
    return drawn.wave.mapValues { waves[$0].starts }
  }

  func records(_ pilot: Pilot) -> [SchoolStart] {
    let starts = starts(pilot)
    return schools.map { school in
      .sample("\(pilot.design.name)/\(school.name)") {
        $0.comparison = pilot.design.id
        $0.school = school.id
        $0.starts = starts[school.id] ?? nil
        $0.decidedBy = pilot.design.seed == nil ? .person : .lot
        $0.reason = pilot.design.seed == nil ? "Teachers of the school offered a club, or did not" : ""
      }
    }
  }

  func round(_ pilot: Pilot, _ number: Int) -> ReadingRound {
    .sample("\(pilot.measure.name) \(Self.rounds[number].period)") {
      $0.name = "\(pilot.measure.name), \(Self.rounds[number].period)"
      $0.measure = pilot.measure.id
      $0.period = Self.rounds[number].period
      $0.ends = Self.rounds[number].ends
    }
  }

  private func level(_ school: SampleSchool, _ pilot: Pilot) -> Double { pilot.level + 16 * school.strength }

  /// A level of its own, what each quarter brings, chance, and what starting changed.
  func lines(_ pilot: Pilot, _ number: Int, _ starts: [School.ID: Day?]) -> [ReadingLine] {
    schools.map { school in
      var source = school.source("\(pilot.measure.name) \(number)")
      let noise = Double(source.number(-30...30)) / 10
      let start = starts[school.id] ?? nil
      let hasStarted = start.map { Self.rounds[number].ends >= $0 } ?? false
      let season = [0.0, 1, 0.5, 0, 1.5, 1, 2, 1][number]
      let drift = start == nil ? 0 : pilot.drift * Double(number)
      let share = level(school, pilot) + season + noise + drift + (hasStarted ? pilot.effect : 0)
      let whole = Double(pilot.people + source.number(0...20))
      var line = ReadingLine(
        MeasureReading.Spot(school: school.id), part: (min(97, share) / 100 * whole).rounded(), whole: whole,
        reason: "Checked against the sheets of the trial")
      line.id = .sample("\(pilot.measure.name)/\(number)/\(school.name)")
      return line
    }
  }
}

extension SampleStory {
  /// Registered before anybody started, read for a year, and looked at.
  static func pilots(_ world: SampleWorld, _ told: inout Chronicle) {
    let (pilots, director) = (SamplePilots(world), world.author(.ortega))
    guard pilots.schools.count >= SamplePilots.fewestSchools else { return }
    for (place, pilot) in SamplePilots.all.enumerated() {
      var design = pilot.design
      design.outcome = pilot.measure.id
      let (time, starts) = ("15:\(10 + place)", pilots.starts(pilot))
      told.save(day("2025-09-23"), time, by: director, why: "For a trial", pilot.measure)
      told.save(day("2025-10-13"), time, by: director, why: "Agreed with the principals", design)
      told.save(day("2025-10-13"), "16:\(10 + place)", by: director, all: pilots.records(pilot))
      told.on(day("2025-10-30"), time, by: director, why: "Before the first school starts") {
        try $0.register(pilot.design.id)
      }
      for number in SamplePilots.rounds.indices {
        let (round, lines) = (pilots.round(pilot, number), pilots.lines(pilot, number, starts))
        let entered = max(SamplePilots.rounds[number].ends.adding(days: 4), day("2025-09-24"))
        told.on(entered, "17:\(10 + place * 10 + number)", by: director, why: "From the sheets of the trial") {
          records in
          try records.keep(round)
          try records.enter(lines, in: round.id)
          try records.approve(round.id)
          try records.lock(round.id, true)
        }
      }
    }
    told.on(day("2026-10-30"), "15:00", by: director, why: "Somebody asked whether children also come more often") {
      try $0.look(
        at: ImpactLook.Question(outcome: SamplePilots.attendance.measure.id, group: "", control: .notYet),
        of: SamplePilots.talk.design.id)
    }
  }
}
