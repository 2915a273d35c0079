import Measures
import Store
import Vocabulary

/// Two years of figures, school by school: worked out from what the story says of each school, the same each time.
struct SampleReadings: Sendable {
  struct Round: Sendable {
    let record: ReadingRound
    let measure: Measure
    let opened: Day
    let entered: Day
    /// How many rounds of the measure came before.
    let number: Int
    /// From before the schools entered their own figures.
    var isFromTheOffice = false
    var isApproved = true
    var isLocked = true
    var hasGroups = false
  }

  let rounds: [Round]
  private let schools: [SampleSchool]

  init(_ world: SampleWorld) {
    schools = world.schools
    let (track, grade) = (SampleMeasures.onTrack, SampleMeasures.gradeThree)
    let (visits, stay) = (SampleMeasures.newTeacherVisits, SampleMeasures.newTeachersStay)
    rounds = [
      Self.round(track, "Fall 2024", "2024-10-11", nil, entered: "2025-09-24", 0, office: true),
      Self.round(track, "Spring 2025", "2025-05-16", nil, entered: "2025-09-25", 1, office: true),
      Self.round(track, "Fall 2025", "2025-10-10", "2025-10-31", entered: "2025-10-28", 2),
      Self.round(track, "Spring 2026", "2026-05-15", "2026-05-29", entered: "2026-05-27", 3, groups: true),
      Self.round(track, "Fall 2026", "2026-10-09", "2026-10-30", entered: "2026-10-28", 4, open: true),
      Self.round(grade, "Spring 2025", "2025-04-25", nil, entered: "2025-09-26", 0, office: true),
      Self.round(grade, "Spring 2026", "2026-04-24", "2026-07-31", entered: "2026-07-14", 1, office: true),
      Self.round(visits, "Quarter 4, 2025–26", "2026-06-05", "2026-06-19", entered: "2026-06-12", 0),
      Self.round(visits, "Quarter 1, 2026–27", "2026-10-23", "2026-11-27", entered: "2026-11-06", 1, open: true),
      Self.round(stay, "October 2025", "2025-10-01", "2026-06-30", entered: "2026-06-24", 0),
      Self.round(stay, "October 2026", "2026-10-01", "2026-11-30", entered: "2026-11-02", 1),
    ]
  }

  private static func round(
    _ measure: Measure, _ period: String, _ ends: String, _ due: String?, entered: String, _ number: Int,
    office: Bool = false, open: Bool = false, groups: Bool = false
  ) -> Round {
    let record = ReadingRound.sample("\(measure.name) \(period)") {
      $0.name = "\(measure.name), \(period)"
      $0.measure = measure.id
      $0.period = period
      $0.ends = day(ends)
      $0.due = due.map(day)
    }
    let entered = day(entered)
    return Round(
      record: record, measure: measure, opened: entered.adding(days: -1), entered: entered, number: number,
      isFromTheOffice: office, isApproved: !open, isLocked: !open, hasGroups: groups)
  }

  /// What the round says for the whole district.
  func district(_ measure: Measure, _ period: String) -> MeasureKind.Figures? {
    guard let round = rounds.first(where: { $0.measure.id == measure.id && $0.record.period == period }) else {
      return nil
    }
    return measure.measureKind?.together(
      lines(of: round).flatMap(\.lines).filter(\.spot.group.isEmpty).compactMap { line in
        guard let part = line.part, let whole = line.whole else { return nil }
        return MeasureKind.Figures(value: part / whole * 100, part: part, whole: whole)
      })
  }

  /// Each place with its lines; a school that is late has none.
  func lines(of round: Round) -> [(school: SampleSchool?, lines: [ReadingLine])] {
    if round.measure.takenAt == .district {
      let (part, whole) = round.number == 0 ? (195.0, 250.0) : (203.0, 246.0)
      return [(nil, [ReadingLine(MeasureReading.Spot(school: nil), part: part, whole: whole)])]
    }
    return schools.filter { round.measure.isTaken(at: $0.school) }.compactMap { school in
      if !round.isApproved, Self.late.contains(school.name) { return nil }
      return (school, lines(of: school, round))
    }
  }

  static let late: Set<String> = ["Birch Hollow Elementary"]
  static let movedTo = "Garnet Street Elementary"
  private static let whyMoved = """
    Two classes of Birch Hollow have been with us since January, while its roof is repaired. Checked child by child with \
    the screener’s own report.
    """

  private func lines(of school: SampleSchool, _ round: Round) -> [ReadingLine] {
    let whole = Double(students(of: school, round.measure))
    let part = (share(of: school, round) * whole).rounded()
    let isMoved = round.measure.id == SampleMeasures.onTrack.id && school.name == Self.movedTo && round.number >= 3
    var lines = [
      ReadingLine(
        MeasureReading.Spot(school: school.id), part: part, whole: whole,
        reason: isMoved && round.number == 3 ? Self.whyMoved : "")
    ]
    guard round.hasGroups else { return lines }
    let names = round.measure.groupNames
    var (restPart, restWhole) = (Int(part), Int(whole))
    for (index, name) in names.enumerated() {
      let left = names.count - index
      let (groupPart, groupWhole) = (restPart / left, restWhole / left)
      lines.append(
        ReadingLine(
          MeasureReading.Spot(school: school.id, group: name), part: Double(groupPart), whole: Double(groupWhole)))
      restPart -= groupPart
      restWhole -= groupWhole
    }
    return lines
  }

  private func students(of school: SampleSchool, _ measure: Measure) -> Int {
    switch measure.id {
    case SampleMeasures.onTrack.id: max(150, (school.school.pupils ?? 0) * 4 / 6)
    case SampleMeasures.gradeThree.id: max(40, (school.school.pupils ?? 0) / 6)
    default: max(150, school.teachers / 6 * 9)
    }
  }

  /// Each round brings two points, give or take two.
  private func share(of school: SampleSchool, _ round: Round) -> Double {
    var source = school.source("readings of \(round.measure.name)")
    let start =
      switch round.measure.id {
      case SampleMeasures.onTrack.id: 0.38 + 0.24 * school.strength
      case SampleMeasures.gradeThree.id: 0.29 + 0.24 * school.strength
      default: 0.62 + 0.2 * school.strength
      }
    var share = start
    for _ in 0..<round.number { share += 0.02 + Double(source.number(-2...2)) / 100 }
    let isMoved = round.measure.id == SampleMeasures.onTrack.id && school.name == Self.movedTo && round.number >= 3
    return min(0.97, share + (isMoved ? 0.21 : 0))
  }
}
