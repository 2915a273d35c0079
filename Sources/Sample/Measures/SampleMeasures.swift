import Context
import Measures
import Purpose
import Store
import Vocabulary

/// What the sample district counts: reading from both ends, new teachers, and nothing yet for mathematics.
enum SampleMeasures {
  static let onTrack = fromLibrary("reading-screener") {
    $0.priorities = [SamplePriorities.reading.id]
    $0.groups = "Kindergarten\nGrade 1\nGrade 2\nGrade 3"
    $0.levels = [.primary, .combined]
    $0.source = "Screener reports of the schools, fall and spring"
    $0.owner = Cast.wenLi.id
    $0.stage = .agreed
  }

  static let gradeThree = fromLibrary("reading-grade-3") {
    $0.priorities = [SamplePriorities.reading.id]
    $0.levels = [.primary, .combined]
    $0.source = "State test files, received in July"
    $0.owner = Cast.wenLi.id
    $0.stage = .agreed
  }

  static let newTeacherVisits = fromLibrary("new-teacher-visits") {
    $0.priorities = [SamplePriorities.newTeachers.id]
    $0.source = "Mentors’ logs"
    $0.cadence = .quarterly
    $0.owner = Cast.okafor.id
    $0.stage = .agreed
  }

  static let newTeachersStay = fromLibrary("retention-new") {
    $0.priorities = [SamplePriorities.newTeachers.id]
    $0.source = "Personnel system, counted on October 1"
    $0.takenAt = .district
    $0.owner = Cast.okafor.id
    $0.stage = .agreed
  }

  /// Wished for, and not yet agreed on: nobody has said who takes it.
  static let clarity = fromLibrary("role-clarity") {
    $0.priorities = [SamplePriorities.reading.id]
    ($0.lowest, $0.highest) = (1, 5)
  }

  static var agreed: [Measure] { [onTrack, gradeThree, newTeacherVisits, newTeachersStay] }

  private static func fromLibrary(_ code: String, _ edit: (inout Measure) -> Void) -> Measure {
    var measure = LibraryMeasure.named(code)?.measure(id: .sample(code), in: .english) ?? Measure(id: .sample(code))
    edit(&measure)
    return measure
  }

  static func baselines(_ readings: SampleReadings) -> [Baseline] {
    [
      baseline(onTrack, readings.district(onTrack, "Spring 2025"), "2025-05-16", "The spring screener of every school"),
      baseline(
        gradeThree, readings.district(gradeThree, "Spring 2025"), "2025-04-25", "The state’s test of spring 2025"),
      baseline(
        newTeacherVisits, readings.district(newTeacherVisits, "Quarter 4, 2025–26"), "2026-06-05",
        "The logs of the last quarter"),
      baseline(
        newTeachersStay, MeasureKind.Figures(value: 78, part: 195, whole: 250), "2025-10-01",
        "Of those who began in 2023, 22% had left"),
    ]
  }

  private static func baseline(
    _ measure: Measure, _ figures: MeasureKind.Figures?, _ taken: String, _ restsOn: String
  ) -> Baseline {
    .sample(measure.name) {
      $0.measure = measure.id
      $0.value = figures.map { ($0.value * 10).rounded() / 10 }
      $0.people = figures?.whole.map { Int($0) }
      $0.taken = day(taken)
      $0.restsOn = restsOn
    }
  }

  static let targets: [MeasureTarget] = [
    target(onTrack, 62, "2027-05-15", "Two points a year more than the last two years brought"),
    target(onTrack, 70, "2028-05-15", "What schools with a literacy lead of three years have reached"),
    target(gradeThree, 50, "2027-04-30", "Half of the way"),
    target(gradeThree, 60, "2028-05-31", "Six of ten, as the theory of action says"),
    target(newTeacherVisits, 90, "2027-06-04", "Nine weeks of ten: mentors fall ill too"),
    target(newTeachersStay, 86, "2027-10-01", "The mean of districts of our size"),
  ]

  private static func target(_ measure: Measure, _ value: Double, _ by: String, _ reason: String) -> MeasureTarget {
    .sample("\(measure.name) \(by)") {
      $0.measure = measure.id
      $0.value = value
      $0.by = day(by)
      $0.reason = reason
    }
  }

  static let staggered = ComparisonDesign.sample("staggered") {
    $0.name = "Literacy leads in two waves"
    $0.priorities = [SamplePriorities.reading.id]
    $0.outcome = gradeThree.id
    $0.method = .staggered
    $0.starts =
      "The schools that hold the role in fall 2026 start first; the others start in fall 2027. Lots decided where two schools were alike."
    $0.comparedWith = "Schools of the second wave, until they start."
    $0.words = """
      We look at how third graders read in the schools that have started, and set it against the schools that wait, year by \
      year. What happens to both is not the work of the leads.
      """
    $0.dataNeeded = "The state’s test by school, spring 2023 to spring 2029, and the day on which each lead began."
    $0.dataSystems = [SampleDataSystems.all[1].id]
    $0.smallestEffect = 4.5
    $0.owner = Cast.wenLi.id
    $0.stage = .agreed
  }

  static let withoutComparison = LaunchException.sample("new-teachers") {
    $0.need = "comparison:\(SamplePriorities.newTeachers.id)"
    $0.what = "A fair start for new teachers: Say with what results will be compared"
    $0.person = Cast.okafor.id
    $0.reason = """
      Every new teacher has a mentor from the first day, as the board resolved, so nobody is left to compare with. We ask two \
      neighboring districts for their figures by next summer.
      """
    $0.recorded = day("2026-11-12")
    $0.mendedBy = day("2027-08-15")
  }

  static let meetings: [DataMeeting] = [
    .sample("winter") {
      $0.measure = onTrack.id
      $0.held = day("2026-02-10")
      $0.planned = "Six weeks of work with two teachers at a time; we expected more students on track by fall."
      $0.saw = "At schools where teams met every week it rose; where leads covered classes it stood still."
      $0.verdict = .adapt
      $0.change = "Principals report each week in which a lead was called away."
      $0.people = [Cast.ortega.id, Cast.wenLi.id, Cast.nakamura.id]
      $0.next = day("2026-06-09")
    },
    .sample("summer") {
      $0.measure = onTrack.id
      $0.held = day("2026-06-09")
      $0.saw =
        "Two points more than a year before, at nearly every school. Garnet Street’s jump is children who moved there."
      $0.verdict = .goOn
      $0.people = [Cast.ortega.id, Cast.wenLi.id]
      $0.next = day("2027-01-20")
    },
  ]
}

extension SampleStory {
  static func measures(_ world: SampleWorld, _ told: inout Chronicle) {
    let director = world.author(.ortega)
    let readings = SampleReadings(world)
    told.save(
      day("2025-09-22"), "14:00", by: director, why: "From the library",
      all: [SampleMeasures.onTrack, SampleMeasures.gradeThree])
    told.save(
      day("2026-06-01"), "14:00", by: director, why: "From the library",
      all: [SampleMeasures.newTeacherVisits, SampleMeasures.newTeachersStay])
    told.save(day("2026-10-29"), "16:00", by: director, SampleMeasures.clarity)
    for round in readings.rounds { tell(round, readings, world, &told) }
    told.save(day("2026-07-20"), "15:00", by: director, all: SampleMeasures.baselines(readings))
    told.save(day("2026-07-20"), "15:20", by: director, why: "Agreed with the principals", all: SampleMeasures.targets)
    told.save(day("2026-10-15"), "10:00", by: director, SampleMeasures.staggered)
    told.save(
      day("2026-11-12"), "15:00", by: director, why: "Decided with the superintendent", SampleMeasures.withoutComparison
    )
    for meeting in SampleMeasures.meetings {
      guard let held = meeting.held else { continue }
      told.save(held, "21:00", by: director, meeting)
    }
    told.save(day("2026-10-20"), "15:00", by: director, all: SamplePictures.all)
  }

  private static func tell(
    _ round: SampleReadings.Round, _ readings: SampleReadings, _ world: SampleWorld, _ told: inout Chronicle
  ) {
    let director = world.author(.ortega)
    let id = round.record.id
    told.save(round.opened, "14:30", by: director, round.record)
    for (school, lines) in readings.lines(of: round) {
      let author = round.isFromTheOffice ? director : school.map(world.principal) ?? director
      let named = lines.enumerated().map { index, line in
        var line = line
        line.id = .sample("\(round.record.name)/\(school?.name ?? "")/\(index)")
        return line
      }
      told.on(round.entered, "18:00", by: author) { try $0.enter(named, in: id) }
    }
    guard round.isApproved else { return }
    told.on(round.entered.adding(days: 6), "15:00", by: director, why: "Checked with the schools") {
      try $0.approve(id)
    }
    if round.isLocked { told.on(round.entered.adding(days: 6), "15:10", by: director) { try $0.lock(id, true) } }
  }
}
