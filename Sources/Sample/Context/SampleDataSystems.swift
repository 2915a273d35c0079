import Context
import Vocabulary

/// What the sample district already runs that says something about teaching.
enum SampleDataSystems {
  static let all: [DataSystem] = [
    system("Teacher evaluation, four domains", [.ratings, .observation]) {
      $0.coverage = 0.97
      $0.cadence = .yearly
      $0.owner = Cast.whitfield.id
      $0.access = "The teacher, the principal, the principal manager"
      $0.cost = Money(dollars: 86_000)
      $0.quality = .uneven
      $0.allowedUse = .selection
      $0.reliability = .claimed
      $0.validity = .studied
      $0.topShare = 0.94
      $0.reviewed = day("2026-06-18")
      $0.evidence = "https://www.tamarackvalley.example/data/evaluation-2026"
      $0.notes = """
        94% are rated effective or highly effective. Two of five principals have been trained again since 2022. At Millrace \
        nobody has been rated below effective for six years.
        """
    },
    system("Student growth percentiles, grades 4 to 8", [.growth]) {
      $0.coverage = 0.34
      $0.cadence = .yearly
      $0.owner = Cast.wenLi.id
      $0.access = "Central office; principals see their own school"
      $0.cost = Money(dollars: 41_000)
      $0.quality = .good
      $0.allowedUse = .formative
      $0.reliability = .studied
      $0.validity = .studied
      $0.reviewed = day("2026-08-20")
      $0.evidence = "https://www.tamarackvalley.example/data/growth-technical-note"
      $0.notes = "Reading and mathematics only. The contract lets it be used to help teachers, and not to choose them."
    },
    system("Student survey on teaching, grades 4 to 12", [.studentSurvey]) {
      $0.coverage = 0.71
      $0.cadence = .termly
      $0.owner = Cast.wenLi.id
      $0.access = "The teacher; schools see averages of ten students or more"
      $0.cost = Money(dollars: 58_500)
      $0.quality = .good
      $0.allowedUse = .formative
      $0.reliability = .measured
      $0.validity = .studied
      $0.reviewed = day("2026-09-30")
      $0.evidence = "https://www.tamarackvalley.example/data/student-survey-2026"
    },
    system("Staff climate survey", [.staffSurvey, .collaboration]) {
      $0.coverage = 0.63
      $0.cadence = .yearly
      $0.owner = Cast.wenLi.id
      $0.access = "Schools of ten answers or more see their own"
      $0.cost = Money(dollars: 19_000)
      $0.quality = .uneven
      $0.allowedUse = DataSystem.AllowedUse.none
      $0.reviewed = day("2025-11-02")
      $0.notes =
        "Four of ten do not answer; at Millrace six of ten. It asks one question on trust, and not always the same one."
    },
    system("Coaching log", [.coaching]) {
      $0.coverage = 0.18
      $0.cadence = .weekly
      $0.owner = Cast.ortega.id
      $0.access = "Each coach has her own sheet"
      $0.quality = .poor
      $0.allowedUse = .formative
      $0.reviewed = day("2026-10-06")
      $0.notes = "Twenty-three spreadsheets with nineteen sets of columns."
    },
    system("Register of professional learning", [.training]) {
      $0.coverage = 1
      $0.cadence = .daily
      $0.owner = Cast.okafor.id
      $0.access = "Everybody sees their own"
      $0.cost = Money(dollars: 33_000)
      $0.quality = .good
      $0.reviewed = day("2024-02-14")
      $0.notes = "Knows who sat in which room. Does not know what came of it."
    },
    system("Personnel system", [.staffing, .certification]) {
      $0.coverage = 1
      $0.cadence = .daily
      $0.owner = Cast.petrov.id
      $0.access = "Human resources"
      $0.cost = Money(dollars: 240_000)
      $0.quality = .audited
      $0.allowedUse = .selection
      $0.reliability = .measured
      $0.validity = .measured
      $0.reviewed = day("2026-07-08")
      $0.evidence = "https://www.tamarackvalley.example/data/personnel-audit-2026"
    },
    system("Walkthrough notes of principals", [.observation]) {
      $0.coverage = 0.55
      $0.cadence = .monthly
      $0.access = "The principal"
      $0.quality = .uneven
      $0.notes = "A form of the office's own, filled in at seventeen schools."
    },
  ]

  private static func system(
    _ name: String, _ tells: [DataSystem.Subject], _ edit: (inout DataSystem) -> Void
  ) -> DataSystem {
    .sample(name) {
      $0.name = name
      $0.tells = tells
      edit(&$0)
    }
  }
}
