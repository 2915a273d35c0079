import Context
import Purpose
import Store
import Vocabulary

/// The sample district: invented, the same each time, and with something to say on every page.
package struct SampleDistrict: Sendable {
  package static let name = "Tamarack Valley Unified School District"
  package static let mailDomain = "tamarackvalley.example"
  package static let id = District.ID("tamarackvalley00")
  /// The day on which its story has arrived.
  package static let today: Day = day("2026-11-20")

  let world: SampleWorld

  package init(teachers: Int = 1_200) { world = SampleWorld(teachers: teachers) }

  package var schools: [School] { world.schools.map(\.school) }
  package var permission: Permission { world.permission }
  /// Those who were there before the first roster.
  package var leaders: [Person] { world.staff.leaders }

  /// The author of what somebody of the cast does.
  package func author(_ person: Cast) -> Author { world.author(person) }

  /// What the personnel system exports at the start of one of its two school years.
  package func roster(of year: SchoolYear) -> SampleRoster { world.roster(of: year) }

  /// Fills an empty database with it.
  @discardableResult package func fill(_ store: Store) async throws -> District {
    let opened = Moment(milliseconds: day("2025-07-14").number * 86_400_000 + 15 * 3_600_000)
    let district = try await store.at(opened).createDistrict(
      Self.name, id: Self.id, timeZone: "America/Chicago", by: .operations("Sam Petrov (command line)"))
    var chronicle = Chronicle()
    SampleStory.people(world, &chronicle)
    SampleStory.purpose(world, &chronicle)
    SampleStory.context(world, &chronicle)
    SampleStory.measures(world, &chronicle)
    SampleStory.surveys(world, &chronicle)
    SampleStory.monitoring(world, &chronicle)
    SampleStory.support(world, &chronicle)
    SampleStory.build(world, &chronicle)
    SampleComments.tell(world, &chronicle)
    try await chronicle.play(on: store, in: district.id)
    return district
  }
}

/// On which day everything happened, and who did it.
enum SampleStory {
  private static let operations = Author.operations("Sam Petrov (command line)")

  static func people(_ world: SampleWorld, _ told: inout Chronicle) {
    let office = world.author(.petrov)
    told.save(day("2025-07-14"), "15:10", by: operations, why: "The district's networks", all: SampleNetworks.all)
    told.save(day("2025-07-14"), "15:20", by: operations, all: world.schools.map(\.school))
    told.save(day("2025-07-14"), "15:30", by: operations, why: "The first people with access", all: world.staff.leaders)
    told.save(day("2025-07-14"), "15:31", by: operations, all: world.staff.positions)
    roster(SchoolYear(2025), on: day("2025-08-04"), world, office, &told)
    for school in world.schools {
      let teachers = world.staff.teachers[school.id] ?? []
      told.on(day("2025-08-25"), "16:00", by: world.principal(of: school)) { records in
        try SampleTeams.enter(school, teachers, records)
      }
      told.on(day("2026-08-24"), "16:00", by: world.principal(of: school), why: "New colleagues") { records in
        try SampleTeams.enter(school, teachers, records)
      }
    }
    roster(SchoolYear(2026), on: day("2026-08-03"), world, office, &told)
  }

  private static func roster(
    _ year: SchoolYear, on day: Day, _ world: SampleWorld, _ author: Author, _ told: inout Chronicle
  ) {
    let roster = world.roster(of: year)
    told.at(day, "14:02") { store, district in try await store.bringIn(roster, district, by: author) }
  }

  static func purpose(_ world: SampleWorld, _ told: inout Chronicle) {
    let director = world.author(.ortega)
    told.save(day("2025-08-27"), "13:15", by: director, all: SampleStakeholders.all(world))
    told.save(day("2025-08-28"), "14:00", by: director, why: "From the strategic plan", SamplePriorities.reading)
    told.save(day("2025-08-28"), "14:10", by: director, why: "From the strategic plan", SamplePriorities.mathematics)
    told.save(day("2025-08-28"), "14:20", by: director, why: "Board resolution 25-31", SamplePriorities.newTeachers)
    told.save(day("2025-08-28"), "14:30", by: director, SamplePriorities.multilingual)
    told.save(day("2025-08-29"), "09:30", by: director, why: "Agreed before this began", SampleStatements.career)
    drafts(world, &told)
    for session in SampleEngagement.sessions {
      guard let day = session.heldOn else { continue }
      told.save(day, "22:10", by: director, session)
      for (number, point) in SampleEngagement.heard(world).filter({ $0.session == session.id }).enumerated() {
        heard(point, day, number, director, &told)
      }
    }
    consultations(world, &told)
    told.save(day("2026-03-18"), "15:00", by: director, why: "Board of March 17", SampleStatements.reading)
    told.save(day("2026-03-18"), "15:01", by: director, why: "Board of March 17", SampleStatements.nobodyAlone)
    told.save(day("2026-03-18"), "15:10", by: director, SampleTheories.lessonStudy, SampleTheories.besideAColleague)
    decisions(director, &told)
    told.save(
      day("2026-06-30"), "14:00", by: director, why: "Panels have chosen", SampleRoles.literacyLead(world),
      SampleRoles.mentor(world))
    told.save(day("2026-06-30"), "14:20", by: director, why: "As in the contract", SampleRoles.masterTeacher(world))
    told.save(day("2026-10-12"), "15:45", by: director, SampleTheories.languageAndContent, SampleStatements.language)
    told.save(day("2026-10-12"), "15:50", by: director, SampleRoles.multilingualLead(world))
    told.save(day("2026-09-08"), "17:00", by: director, all: SampleDecisions.answers)
  }

  /// First thoughts, which the asking then changed.
  private static func drafts(_ world: SampleWorld, _ told: inout Chronicle) {
    let director = world.author(.ortega)
    var study = SampleTheories.lessonStudy
    study.leaderAction = "A literacy lead coaches teachers who ask for it."
    study.assumptions = ""
    study.studentChange = ""
    study.stage = .draft
    var beside = SampleTheories.besideAColleague
    beside.leaderAction = "A mentor at the same school sees a new teacher every week, and takes part in the rating."
    beside.assumptions = ""
    beside.stage = .draft
    var reading = SampleStatements.reading
    reading.text = "We have teacher leaders to raise reading scores in grade 3."
    reading.stage = .draft
    reading.agreedOn = nil
    var alone = SampleStatements.nobodyAlone
    alone.stage = .draft
    alone.agreedOn = nil
    var lead = SampleRoles.literacyLead(world)
    lead.about = "Coaches teachers of reading."
    lead.authority = ""
    lead.stage = .draft
    var mentor = SampleRoles.mentor(world)
    mentor.about = "Helps new teachers, and takes part in their rating."
    mentor.authority = ""
    mentor.stage = .draft
    told.save(
      day("2025-09-16"), "14:00", by: director, study, beside, SampleTheories.familyReading, SampleTheories.reasoning)
    told.save(day("2025-09-16"), "14:30", by: director, reading, alone)
    told.save(day("2025-09-17"), "10:00", by: director, why: "To have something to talk about", lead, mentor)
  }

  /// What was heard stands open at first, and is answered six weeks later.
  private static func heard(
    _ point: Heard, _ day: Day, _ number: Int, _ author: Author, _ told: inout Chronicle
  ) {
    var open = point
    open.outcome = .open
    open.answer = ""
    open.changed = PlanParts()
    told.save(day, "22:\(20 + number)", by: author, open)
    guard point.isAnswered else { return }
    told.save(day.adding(days: 40), "16:\(20 + number)", by: author, why: "Answered in the letter to all staff", point)
  }

  private static func decisions(_ author: Author, _ told: inout Chronicle) {
    var ladder = SampleDecisions.oneLadder
    ladder.stage = .decided
    ladder.supersededBy = nil
    told.save(day("2025-09-02"), "16:00", by: author, ladder)
    told.save(day("2026-03-18"), "15:20", by: author, SampleDecisions.purposeFirst)
    told.save(day("2026-03-18"), "15:22", by: author, why: "The board has decided otherwise", SampleDecisions.oneLadder)
    told.save(day("2026-04-15"), "09:00", by: author, SampleDecisions.whoChooses, SampleDecisions.noRatings)
    told.save(day("2026-05-06"), "14:40", by: author, SampleDecisions.millraceLater)
    told.save(day("2026-10-27"), "15:00", by: author, SampleDecisions.mathematics)
  }

  static func context(_ world: SampleWorld, _ told: inout Chronicle) {
    let director = world.author(.ortega)
    told.save(day("2025-10-02"), "14:00", by: director, all: SampleMoney.sources)
    told.save(day("2025-10-02"), "15:00", by: director, all: SampleMoney.rules)
    told.save(day("2025-10-03"), "14:00", by: director, all: SampleMoney.spendings)
    told.save(day("2025-10-20"), "14:00", by: director, why: "Census of titles", all: SampleTitles.ofTheOffice)
    for school in world.schools {
      let principal = world.principal(of: school)
      told.save(day("2025-10-17"), "18:00", by: principal, why: "Census of titles", all: SampleTitles.at(school))
      told.save(day("2026-05-29"), "18:00", by: principal, all: SampleCollaboration.at(school))
      let readiness = SampleReadiness.at(school, by: world.staff.principals[school.id]?.id)
      told.save(day("2026-05-29"), "18:10", by: principal, all: readiness)
    }
    told.save(day("2025-12-04"), "15:00", by: director, SampleTitles.verdicts[1])
    told.save(day("2026-04-15"), "09:20", by: director, SampleTitles.verdicts[0])
    told.save(day("2026-10-13"), "14:00", by: director, all: SampleDataSystems.all)
    let rigor = SampleRigor(world)
    told.on(day("2026-10-20"), "15:20", by: world.author(.wenLi), why: "Before the panels choose") {
      try rigor.analyze($0)
    }
    told.save(day("2026-10-14"), "14:00", by: director, all: SampleExpertise.all)
    told.save(day("2026-10-14"), "15:00", by: director, all: SampleExpertise.needs)
    told.save(day("2026-11-09"), "16:00", by: director, SampleMoney.workshopsToTime, SampleMoney.chairsToMathematics)
    told.save(day("2026-11-09"), "16:10", by: director, all: SampleMoney.moves)
  }
}
