import Build
import Vocabulary

/// How the sample district worked out its costs and found those who help.
extension SampleStory {
  static func support(_ world: SampleWorld, _ told: inout Chronicle) {
    let director = world.author(.ortega)
    told.save(day("2025-10-06"), "14:00", by: director, why: "From the finance office", SampleCosts.lastYear)
    told.save(day("2026-09-21"), "14:00", by: director, why: "New salary schedule", SampleCosts.thisYear)
    told.save(day("2026-09-22"), "14:00", by: director, all: SampleSupports.partners)
    told.save(day("2026-09-22"), "14:30", by: director, all: SampleSupports.supports)
    told.save(day("2026-10-22"), "15:00", by: director, all: SampleSupports.milestones)
    told.save(day("2026-10-01"), "14:00", by: director, why: "Who pays what from this year on", all: SampleCosts.shares)
    told.save(day("2026-11-10"), "16:00", by: director, all: SampleCosts.scenarios)
    told.at(day("2026-09-03"), "20:00") { try await SampleAgreements.lead(world, $0, $1) }
    told.at(day("2026-09-10"), "20:00") { try await SampleAgreements.coach(world, $0, $1) }
    told.at(day("2026-09-14"), "20:00") { try await SampleAgreements.manage(world, $0, $1) }
    told.at(day("2026-11-19"), "20:00") { try await SampleAgreements.lookAgain(world, $0, $1) }
    told.save(day("2026-09-22"), "15:00", by: director, why: "The year’s training", all: SampleTraining.events)
    for school in world.schools where SampleTimetables.schools.contains(school.name) {
      told.on(day("2026-09-04"), "16:00", by: world.principal(of: school), why: "This year’s timetable") { records in
        try SampleTimetables.enter(school, world.staff.teachers[school.id] ?? [], records)
      }
    }
    for event in SampleTraining.events {
      guard let held = event.day, held <= SampleDistrict.today else { continue }
      told.on(max(held.adding(days: 1), day("2026-09-23")), "15:00", by: director, why: "From the list") {
        try SampleTraining.attend(event, $0)
      }
    }
    for (manager, talk) in SampleCheckIns.all(world) {
      guard let held = talk.day else { continue }
      told.save(held, "21:00", by: manager, talk)
    }
  }
}
