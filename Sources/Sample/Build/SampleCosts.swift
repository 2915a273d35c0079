import Build
import Context
import Purpose
import Vocabulary

/// What the sample district works its costs out with, and which money it has promised to what.
enum SampleCosts {
  static let lastYear = assumptions(2025) {
    $0.salary = Money(dollars: 68_400)
    $0.dayRate = Money(dollars: 355)
    $0.substitute = Money(dollars: 148)
  }

  static let thisYear = assumptions(2026) {
    $0.salary = Money(dollars: 70_450)
    $0.dayRate = Money(dollars: 366)
    $0.substitute = Money(dollars: 155)
    $0.growth = 0.03
    $0.growthSource = "Finance office, five-year forecast of September 2026"
  }

  static let shares: [FundingShare] = [
    share("Release of literacy leads from the grant", SampleMoney.grant, 0.8, lead, [.release]) {
      $0.serves = .highNeed
    },
    share("Release of literacy leads, our own part", SampleMoney.titleOne, 0.2, lead, [.release]) {
      $0.serves = .schoolwide
      $0.notes = "The grant asks for half by the third year."
    },
    share("Stipends of literacy leads", SampleMoney.grant, 1, lead, [.stipend, .benefits, .days]) {
      $0.serves = .highNeed
    },
    share("Substitutes for literacy leads", SampleMoney.general, 1, lead, [.substitutes]),
    share("Mentors, as named on the ballot", SampleMoney.levy, 0.9, mentor) { $0.serves = .newTeachers },
    share("Mentors, from Title II", SampleMoney.titleTwo, 0.1, mentor) { $0.serves = .newTeachers },
    share("Master teachers", SampleMoney.general, 1, .sample("master-teacher")),
    paid("institute", SampleMoney.foundation, 1, "Summer institute"),
    paid("lead-coaching", SampleMoney.grant, 1, "Coaching of literacy leads") { $0.serves = .highNeed },
    paid("mentor-training", SampleMoney.titleTwo, 1, "Training of mentors") { $0.serves = .newTeachers },
    paid("evaluation", SampleMoney.grant, 1, "Evaluation by the university") { $0.serves = .highNeed },
    paid("office", SampleMoney.grant, 0.5, "Half of the office") { $0.serves = .highNeed },
    paid("office", SampleMoney.general, 0.5, "The other half of the office"),
    paid("principals", SampleMoney.titleTwo, 1, "Principals’ learning") { $0.serves = .everyone },
    paid("credentials", SampleMoney.foundation, 1, "Credentials"),
  ]

  static let scenarios: [CostScenario] = [
    scenario("One lead for every eight teachers") {
      $0.span = 8
      $0.loss =
        "About fifty more teachers would leave a part of their classes, and nobody knows where they would come from."
    },
    scenario("A third of the day instead of half") {
      $0.release = 0.33
      $0.loss = "The hour for visits after lunch. Leads say that without it they only run meetings."
    },
    scenario("Stipends without release") {
      $0.release = 0
      $0.stipend = Money(dollars: 7_500)
      $0.loss = "Everything that happens in other people’s classrooms during the day."
    },
  ]

  private static let lead = Role.ID.sample("literacy-lead")
  private static let mentor = Role.ID.sample("new-teacher-mentor")

  private static func assumptions(_ year: Int, _ edit: (inout CostAssumptions) -> Void) -> CostAssumptions {
    .sample("\(year)") {
      $0.year = SchoolYear(year)
      $0.salarySource = "Salary schedule \(SchoolYear(year)), average of teachers hired in the last three years"
      $0.benefits = 0.312
      $0.benefitsSource = "Finance office: health 17.4%, retirement 9.9%, payroll taxes and the rest 3.9%"
      $0.stipendBenefits = 0.1375
      $0.stipendBenefitsSource = "Finance office: retirement and payroll taxes only"
      $0.dayRateSource = "Contract, article 14"
      $0.substituteDays = 6
      $0.substituteSource = "Board policy 4121, and the days of the year before"
      $0.span = 6
      edit(&$0)
    }
  }

  private static func share(
    _ name: String, _ source: FundingSource, _ share: Double, _ role: Role.ID, _ heads: [CostHead] = [],
    _ edit: (inout FundingShare) -> Void = { _ in }
  ) -> FundingShare {
    .sample(name) {
      $0.name = name
      $0.source = source.id
      $0.share = share
      $0.role = role
      $0.heads = heads
      edit(&$0)
    }
  }

  private static func paid(
    _ support: String, _ source: FundingSource, _ share: Double, _ name: String,
    _ edit: (inout FundingShare) -> Void = { _ in }
  ) -> FundingShare {
    .sample(name) {
      $0.name = name
      $0.source = source.id
      $0.share = share
      $0.support = .sample(support)
      edit(&$0)
    }
  }

  private static func scenario(_ name: String, _ edit: (inout CostScenario) -> Void) -> CostScenario {
    .sample(name) {
      $0.name = name
      $0.role = lead
      $0.owner = Cast.ortega.id
      edit(&$0)
    }
  }
}
