import Build
import Purpose
import Vocabulary

/// What helps the sample district's teacher leaders, from inside and from partners, and what came of it.
enum SampleSupports {
  static let university = partner("Tamarack State University", .university) {
    $0.knownFor = "Its college of education has evaluated programs of three neighboring districts."
    $0.contact = "Center for Teaching Research"
    $0.website = "https://www.tamarackstate.example/ctr"
    $0.hasDataAgreement = true
    $0.owner = Cast.wenLi.id
  }

  static let mentoring = partner("New Start Mentoring", .nonprofit) {
    $0.knownFor = "Trains mentors of new teachers, with forms for visits and conversations."
    $0.website = "https://www.newstart.example"
    $0.owner = Cast.ortega.id
  }

  static let agency = partner("River Valley Education Service Agency", .agency) {
    $0.knownFor = "Works with principals and their managers of eleven districts."
    $0.owner = Cast.okafor.id
  }

  static let brightPath = partner("BrightPath Learning", .company) {
    $0.knownFor = "Reading workshops, and a system that issues credentials."
    $0.owner = Cast.ortega.id
  }

  static let partners = [university, mentoring, agency, brightPath]

  static let supports: [Support] = [
    support("institute", "Summer institute for leads", .training, .inside, 88_000) {
      $0.scope = "Two weeks in August: leading teams, watching a lesson together, talking about it."
      $0.domains = [.culture, .learning, .instruction]
      $0.roles = [lead, mentor]
      $0.lastYear = SchoolYear(2026)
      reached(&$0, 31, asked: 27, useful: 0.778)
      $0.result = "Leads ask for fewer lectures and for more practice with real teams."
      $0.evidence = "https://www.tamarackvalley.example/leads/institute-2026"
      $0.review = day("2027-03-01")
      $0.verdict = .change
    },
    support("lead-coaching", "Coaching of literacy leads", .coaching, .inside, 96_000) {
      $0.scope = "Each lead is visited twice a month by a coach of the office and by another lead."
      $0.domains = [.instruction, .assessment, .culture]
      $0.roles = [lead]
      reached(&$0, 18, asked: 16, useful: 0.875)
      $0.result = "Leads spend more of their time in classrooms than the year before."
      $0.evidence = "https://www.tamarackvalley.example/leads/coaching-2026"
      $0.verdict = .goOn
    },
    support("lesson-study", "Lesson study days", .training, .inside, 24_000) {
      $0.domains = [.learning, .instruction]
      $0.roles = [lead]
      reached(&$0, 210)
      $0.result = "Teams of sixteen schools have studied two lessons each."
    },
    support("data-conversations", "Reading students’ work together", .training, .inside, 12_000) {
      $0.domains = [.assessment]
      $0.roles = [lead, mentor]
      reached(&$0, 64)
    },
    support("office", "Office of teacher leadership", .coordination, .inside, 318_000) {
      $0.scope = "The director, a coordinator, and half an analyst."
    },
    support("release-planner", "Shared calendar of released time", .system, .inside, 6_000) {
      $0.result = "Principals see which half-days nobody can cover."
      $0.review = day("2026-10-01")
    },
    support("mentor-training", "Training of mentors", .training, .partner, 74_000, mentoring) {
      $0.whyNotInside =
        "Nobody in the district has trained mentors. Two of ours learn to do it beside the partner, for when the contract ends."
      $0.scope = "Six days a year, and the forms for visits."
      $0.domains = [.instruction, .culture]
      $0.roles = [mentor]
      $0.contract = "https://www.tamarackvalley.example/contracts/new-start-2025"
      $0.contractEnds = day("2027-06-30")
      reached(&$0, 22, asked: 19, useful: 0.632)
      $0.result = "Mentors use the forms; new teachers do not know them yet."
      $0.evidence = "https://www.tamarackvalley.example/mentors/spring-2026"
      $0.review = day("2027-02-15")
      $0.verdict = .takeInside
    },
    support("principals", "Principals who lead leaders", .principals, .both, 58_000, agency) {
      $0.whyNotInside = "Principals talk more openly with those of other districts than in front of their own managers."
      $0.scope = "Five mornings a year, and a visit to each school by a principal of another district."
      $0.contract = "https://www.tamarackvalley.example/contracts/agency-2026"
      $0.contractEnds = day("2027-06-30")
      $0.domains = [.culture, .advocacy]
      reached(&$0, 34)
      $0.verdict = .tooEarly
    },
    support("evaluation", "Evaluation of the initiative", .evaluation, .partner, 145_000, university) {
      $0.whyNotInside = "The board wants somebody to judge who has no part in it."
      $0.scope = "Comparison of schools with and without leads, interviews, and a report each year."
      $0.contract = "https://www.tamarackvalley.example/contracts/evaluation-2025"
      $0.contractEnds = day("2028-06-30")
      $0.result = "The design is agreed. There is no estimate yet."
      $0.evidence = "https://www.tamarackvalley.example/evaluation/design"
      $0.review = day("2027-06-01")
      $0.verdict = .tooEarly
    },
    support("credentials", "Credentials for leads", .credential, .partner, 38_000, brightPath) {
      $0.scope = "A system in which leads hand in evidence, and five reviewers."
      $0.contractEnds = day("2027-01-31")
      $0.domains = [.learning]
      $0.roles = [lead]
      reached(&$0, 9, asked: 9, useful: 0.333)
      $0.result = "Nine have begun and four have finished. Most say that it was paper."
    },
  ]

  static let milestones: [Milestone] = [
    milestone("Two of our own mentors lead a training day", "mentor-training", due: "2026-10-15", met: "2026-10-21"),
    milestone("Our own mentors lead three of six days", "mentor-training", due: "2027-05-15"),
    milestone("Agreement on data signed", "evaluation", due: "2026-01-31", met: "2026-02-12"),
    milestone("Baseline report", "evaluation", due: "2026-10-31"),
    milestone("First estimate", "evaluation", due: "2027-09-30"),
    milestone("Each principal has been visited once", "principals", due: "2027-03-31"),
    milestone("Twelve leads hold a credential", "credentials", due: "2026-09-30"),
    milestone("Every school enters its half-days", "release-planner", due: "2026-09-15", met: "2026-09-14"),
  ]

  private static let lead = Role.ID.sample("literacy-lead")
  private static let mentor = Role.ID.sample("new-teacher-mentor")

  private static func partner(
    _ name: String, _ sort: Partner.Sort, _ edit: (inout Partner) -> Void
  ) -> Partner {
    .sample(name) {
      $0.name = name
      $0.sort = sort
      edit(&$0)
    }
  }

  private static func support(
    _ key: String, _ name: String, _ sort: Support.Sort, _ side: Support.Side, _ dollars: Int,
    _ partner: Partner? = nil, _ edit: (inout Support) -> Void
  ) -> Support {
    .sample(key) {
      $0.name = name
      $0.sort = sort
      $0.side = side
      $0.partner = partner?.id
      $0.cost = Money(dollars: dollars)
      $0.firstYear = SchoolYear(2025)
      $0.owner = Cast.ortega.id
      edit(&$0)
    }
  }

  private static func reached(
    _ support: inout Support, _ people: Int, asked: Int? = nil, useful: Double? = nil
  ) {
    support.reached = people
    support.asked = asked
    support.useful = useful
  }

  private static func milestone(_ name: String, _ support: String, due: String, met: String? = nil) -> Milestone {
    .sample(name) {
      $0.name = name
      $0.support = .sample(support)
      $0.due = day(due)
      $0.met = met.map { day($0) }
    }
  }
}
