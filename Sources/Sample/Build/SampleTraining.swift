import Build
import Purpose
import Store
import Vocabulary

/// What the sample district's leads and mentors learn in a year, and who was there.
enum SampleTraining {
  static let events: [TrainingEvent] = [
    event(
      "Summer institute, first week", "2026-08-03", "08:30", 2_400 / 5, [.culture, .learning], support: "institute"),
    event("Summer institute, second week", "2026-08-10", "08:30", 2_400 / 5, [.instruction], support: "institute"),
    event(
      "Watching a lesson together", "2026-09-23", "15:30", 90, [.instruction, .assessment], support: "lead-coaching",
      roles: [lead]),
    event(
      "The first visit to a new teacher", "2026-09-30", "15:30", 120, [.instruction, .culture],
      support: "mentor-training",
      roles: [mentor], partner: SampleSupports.mentoring),
    event("Reading students’ work", "2026-10-21", "15:30", 90, [.assessment], support: "data-conversations"),
    event(
      "When somebody does not want help", "2026-11-18", "15:30", 120, [.culture], support: "mentor-training",
      roles: [mentor],
      partner: SampleSupports.mentoring),
    event("What a study says, and what it does not", "2026-12-09", "15:30", 90, [.research], support: "lesson-study"),
    event("Evenings with families", "2027-01-20", "17:00", 90, [.outreach]),
    event(
      "Watching a lesson together, again", "2027-02-10", "15:30", 90, [.instruction], support: "lead-coaching",
      roles: [lead]),
  ]

  /// Whoever planned it keeps the list; four of five were there.
  static func attend(_ event: TrainingEvent, _ records: ActRecords) throws {
    let learners = try records.trainingPlan().learners.filter { $0.roles.contains(where: event.isFor) }
    for learner in learners {
      var source = SampleSource("\(event.name)/\(learner.name)/\(learner.school?.rawValue ?? "")")
      guard source.chance(80) else { continue }
      try records.keep(
        Attendance.sample("\(event.name)/\(learner.name)/\(learner.school?.rawValue ?? "")") {
          $0.event = event.id
          $0.person = learner.person
          $0.how = .list
        })
    }
  }

  private static let lead = Role.ID.sample("literacy-lead")
  private static let mentor = Role.ID.sample("new-teacher-mentor")

  private static func event(
    _ name: String, _ date: String, _ begins: String, _ minutes: Int, _ domains: [LeadershipDomain],
    support: String? = nil, roles: [Role.ID] = [lead, mentor], partner: Partner? = nil
  ) -> TrainingEvent {
    .sample(name) {
      $0.name = name
      $0.day = day(date)
      $0.begins = begins
      $0.minutes = minutes
      $0.whereabouts = "Old Orchard Elementary, library"
      $0.domains = domains
      $0.roles = roles
      $0.support = support.map { .sample($0) }
      $0.side = partner == nil ? .inside : .partner
      $0.partner = partner?.id
      $0.ledBy = partner == nil ? Cast.ortega.id : nil
      $0.about =
        partner == nil
        ? "Short, with material of the week, and time to plan." : "With the forms that mentors use on visits."
    }
  }
}
