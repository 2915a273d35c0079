import Context
import Purpose
import Vocabulary

/// Who in and around the sample district can do what the work needs, and what it still needs.
enum SampleExpertise {
  static let all: [Expertise] = [
    inside(
      .raman, .literacy, .leading, "Both pilot teams at Alder Creek: 58% to 74% at grade level in two years",
      day("2026-05-29")),
    inside(.raman, .facilitation, .practicing, "Two years of weekly team meetings, minutes kept", day("2026-05-29")),
    inside(
      .nakamura, .scheduling, .leading, "Timetable with 45 common minutes for every team, for three years",
      day("2026-08-28")
    ),
    inside(.nakamura, .change, .practicing, "Alder Creek, staff survey 2024 to 2026", day("2026-04-30")),
    inside(
      .ortega, .change, .leading, "Led the change of reading curriculum in her last district, 2019 to 2023",
      day("2023-06-15")),
    inside(.ortega, .coaching, .leading, "Certified to train coaches", day("2022-03-04")),
    inside(.wenLi, .dataUse, .leading, "Data meetings at nine schools, notes of each", day("2026-10-09")),
    inside(
      .wenLi, .measurement, .practicing, "Evaluation of summer reading 2024, with a comparison group", day("2024-12-11")
    ),
    inside(
      .brandt, .mathematics, .practicing, "Reasoning routine in grade 6 for three years; students' work on file",
      day("2026-06-05")),
    inside(.petrov, .technology, .leading, "Rosters of all schools brought into one system", day("2025-08-04")),
    inside(.okafor, .conversations, .leading, "Trains principals in hard conversations since 2021", day("2025-10-20")),
    inside(.carranza, .pay, .recognized, "Negotiated the side letters of 2019 and 2026", day("2026-03-10")),
    inside(.whitfield, .finance, .practicing, "Budget of 2026–27 with seven sources for one role", day("2026-06-23")),
    outside("BrightPath Learning", .literacy, .leading, 412_000) {
      $0.evidence = "Their own study, 2021, without a comparison group"
      $0.shown = day("2021-09-01")
      $0.until = day("2027-06-30")
    },
    outside("College of Education, Ridgeway State", .adultLearning, .recognized, 36_000) {
      $0.evidence = "Course for mentors, 64 graduates, rated by their districts"
      $0.shown = day("2025-06-12")
    },
    outside("College of Education, Ridgeway State", .multilingual, .leading, 0) {
      $0.evidence = "Two professors, publications since 2018"
      $0.shown = day("2024-11-15")
    },
    outside("Regional service center", .evaluation, .practicing, 18_000) {
      $0.evidence = "Calibration of raters in four districts"
      $0.shown = day("2026-02-27")
    },
  ]

  static let needs: [ExpertiseNeed] = [
    need(.literacy, .leading, 4, "Train literacy leads ourselves when the grant has ended", SamplePriorities.reading) {
      $0.by = day("2028-06-30")
      $0.insideOnly = true
      $0.plan = "Each summer two leads train beside the partner, and train alone the year after."
    },
    need(.facilitation, .practicing, 22, "Lead weekly team meetings", SamplePriorities.reading) {
      $0.by = day("2027-08-20")
      $0.plan = "Summer institute, then visits between leads every six weeks."
    },
    need(.mathematics, .leading, 3, "Lead reasoning routines in grades 6 to 9", SamplePriorities.mathematics) {
      $0.by = day("2027-08-20")
    },
    need(.adultLearning, .leading, 1, "Course for mentors", SamplePriorities.newTeachers) {
      $0.by = day("2027-01-15")
      $0.plan = "Ridgeway State until 2028; then two of our own mentors."
    },
    need(.multilingual, .leading, 2, "Plan units for language and content", SamplePriorities.multilingual) { _ in },
    need(.measurement, .leading, 1, "Design the comparison before the second year", SamplePriorities.reading) {
      $0.by = day("2027-05-31")
      $0.plan = "Ask Ridgeway State; Wen Li takes their course in spring."
    },
    need(.finance, .practicing, 1, "Know who pays in the fourth year", SamplePriorities.reading) {
      $0.by = day("2026-12-18")
    },
  ]

  private static func inside(
    _ person: Cast, _ area: ExpertiseArea, _ level: ExpertiseLevel, _ evidence: String, _ shown: Day
  ) -> Expertise {
    .sample("\(person.rawValue)/\(area.rawValue)") {
      $0.holder = person.fullName
      $0.person = person.id
      $0.side = .inside
      $0.area = area
      $0.level = level
      $0.evidence = evidence
      $0.shown = shown
    }
  }

  private static func outside(
    _ holder: String, _ area: ExpertiseArea, _ level: ExpertiseLevel, _ dollars: Int, _ edit: (inout Expertise) -> Void
  ) -> Expertise {
    .sample("\(holder)/\(area.rawValue)") {
      $0.holder = holder
      $0.side = .outside
      $0.area = area
      $0.level = level
      if dollars > 0 { $0.cost = Money(dollars: dollars) }
      edit(&$0)
    }
  }

  private static func need(
    _ area: ExpertiseArea, _ level: ExpertiseLevel, _ people: Int, _ reason: String, _ priority: Priority,
    _ edit: (inout ExpertiseNeed) -> Void
  ) -> ExpertiseNeed {
    .sample("\(area.rawValue)/\(reason)") {
      $0.area = area
      $0.level = level
      $0.people = people
      $0.reason = reason
      $0.priorities = [priority.id]
      edit(&$0)
    }
  }
}
