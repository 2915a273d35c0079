import Context
import Store
import Vocabulary

/// What the sample district has to start from: a grant that ends in two years, three coach titles that overlap,
/// schools that have come far with collaboration and schools that have not, and one where trust is low.
struct ContextSample {
  let schools: [School]
  /// Who answers for the registers.
  let owner: Person.ID?
  /// The school that says itself that trust stands in the way.
  let lowTrust: School.ID?
  let today: Day

  func fill(_ records: ActRecords) throws {
    try data.forEach { try records.save($0) }
    try sources.forEach { try records.save($0) }
    try spendings.forEach { try records.save($0) }
    try scenarios.forEach { try records.save($0) }
    try moves.forEach { try records.save($0) }
    try rules.forEach { try records.save($0) }
    try titles.forEach { try records.save($0) }
    try verdicts.forEach { try records.save($0) }
    try needs.forEach { try records.save($0) }
    try expertise.forEach { try records.save($0) }
    try collaboration.forEach { try records.save($0) }
    try readiness.forEach { try records.save($0) }
  }

  var year: SchoolYear { SchoolYear(containing: today) }

  func year(_ ahead: Int) -> SchoolYear { SchoolYear(year.start + ahead) }
  func day(_ ahead: Int) -> Day { today.adding(days: ahead) }

  /// The same identifier each time, so that pictures and tests can rely on it.
  func id<Of>(_ name: String) -> Identifier<Of> { Identifier("sample-\(name)") }
}

extension ContextSample {
  var data: [DataSystem] {
    [
      system("evaluation", "Teacher evaluation") {
        $0.tells = [.ratings, .observation]
        $0.coverage = 0.97
        $0.cadence = .yearly
        $0.access = "Principals, own school; human resources"
        $0.cost = Money(dollars: 38_000)
        $0.quality = .uneven
        $0.allowedUse = .selection
        $0.reliability = .claimed
        $0.validity = .studied
        $0.topShare = 0.96
        $0.evidence = "https://example.org/evaluation-handbook"
        $0.reviewed = day(-140)
      },
      system("growth", "State growth by teacher") {
        $0.tells = [.growth]
        $0.coverage = 0.38
        $0.cadence = .yearly
        $0.access = "Data office; each teacher, own figure"
        $0.quality = .audited
        $0.allowedUse = .formative
        $0.reliability = .studied
        $0.validity = .studied
        $0.evidence = "https://example.org/state-growth-manual"
        $0.reviewed = day(-60)
      },
      system("walks", "Classroom visits") {
        $0.tells = [.observation]
        $0.coverage = 0.55
        $0.cadence = .weekly
        $0.access = "Principals, own school"
        $0.cost = Money(dollars: 21_500)
        $0.quality = .uneven
        $0.reliability = .unknown
      },
      system("student-voice", "Student voice survey") {
        $0.tells = [.studentSurvey]
        $0.coverage = 0.64
        $0.cadence = .termly
        $0.access = "Each teacher, own classes; principals, averages"
        $0.cost = Money(dollars: 27_000)
        $0.quality = .good
        $0.allowedUse = .formative
        $0.reliability = .studied
        $0.validity = .claimed
        $0.reviewed = day(-900)
      },
      system("climate", "Staff survey") {
        $0.tells = [.staffSurvey]
        $0.cadence = .yearly
        $0.access = "Published by school"
        $0.quality = .good
        $0.allowedUse = DataSystem.AllowedUse.none
        $0.reviewed = day(-200)
      },
      system("staffing", "Staffing and retention") {
        $0.tells = [.staffing, .certification]
        $0.coverage = 1
        $0.cadence = .daily
        $0.access = "Human resources"
        $0.quality = .audited
        $0.allowedUse = .selection
        $0.reviewed = day(-30)
      },
    ]
  }

  private func system(_ name: String, _ title: String, _ fill: (inout DataSystem) -> Void) -> DataSystem {
    var system = DataSystem(id: id("data-\(name)"))
    system.name = title
    if name != "walks" { system.owner = owner }
    fill(&system)
    return system
  }
}
