import Context
import Vocabulary

/// Where the sample district's money for teacher leadership comes from, and what it pays today.
enum SampleMoney {
  static let grant = source("Teachers Lead Reading (federal grant)", .tsl, 2_150_000, SchoolYear(2025)) {
    $0.lastYear = SchoolYear(2027)
    $0.lasting = .ending
    $0.restrictions = "High-need schools only. Half of what a role costs has to be ours by the third year."
    $0.owner = Cast.ortega.id
    $0.evidence = "https://www.tamarackvalley.example/grants/tsl-award-letter"
    $0.notes = "Pays the release of literacy leads. Its last day is June 30, 2028."
  }

  static let titleTwo = source("Title II, Part A", .titleTwoA, 640_000, SchoolYear(2025)) {
    $0.available = 0.45
    $0.lasting = .recurring
    $0.owner = Cast.whitfield.id
    $0.notes = "The rest pays for smaller classes at two schools."
  }

  static let titleOne = source("Title I, Part A", .titleOneA, 6_120_000, SchoolYear(2025)) {
    $0.available = 0.08
    $0.lasting = .recurring
    $0.owner = Cast.whitfield.id
    $0.notes = "Fourteen schools with a schoolwide program."
  }

  static let idea = source("IDEA, Part B", .ideaB, 3_400_000, SchoolYear(2025)) {
    $0.available = 0.02
    $0.lasting = .recurring
  }

  static let general = source("General fund, stipends", .generalFund, 620_000, SchoolYear(2025)) {
    $0.lasting = .recurring
    $0.owner = Cast.whitfield.id
    $0.restrictions = "The schedule of stipends is part of the contract, which opens in 2027."
  }

  static let levy = source("Learning levy 2024", .localLevy, 1_180_000, SchoolYear(2024)) {
    $0.available = 0.25
    $0.lastYear = SchoolYear(2028)
    $0.lasting = .renewable
    $0.owner = Cast.abernathy.id
    $0.notes = "Voters decide again in February 2029. Mentors were named on the ballot."
  }

  static let foundation = source("Harlan Family Foundation", .gift, 180_000, SchoolYear(2025)) {
    $0.lastYear = SchoolYear(2026)
    $0.lasting = .ending
    $0.owner = Cast.ortega.id
    $0.restrictions = "Training of leads and mentors."
  }

  static let sources = [grant, titleTwo, titleOne, idea, general, levy, foundation]

  static let rules: [DistrictRule] = [
    .sample("own-share") {
      $0.program = FundingProgram.tsl.name
      $0.sort = .reminder
      $0.statement = "From the third year on the district pays half of what a role costs from its own money."
      $0.source = "Award letter, section 4"
      $0.address = "https://www.tamarackvalley.example/grants/tsl-award-letter"
      $0.read = day("2025-10-02")
      $0.confidence = .confirmed
    },
    .sample("gift-training") {
      $0.program = FundingProgram.gift.name
      $0.sort = .allowedUse
      $0.statement = "The foundation pays for training, and for nothing else."
      $0.uses = [.training, .partner]
      $0.source = "Letter of the Harlan Family Foundation, June 2025"
      $0.read = day("2025-10-02")
      $0.confidence = .confirmed
    },
  ]

  static let workshops = spending("Reading workshops by BrightPath Learning", .contract, 412_000, titleTwo) {
    $0.lastYear = SchoolYear(2026)
    $0.movable = .atEnd
    $0.evidence = "https://www.tamarackvalley.example/contracts/brightpath-2024"
    $0.notes = "Six days a year for 310 teachers. In the survey one in nine said that it changed a lesson."
  }

  static let conferences = spending("Conferences and travel", .training, 96_000, general) {
    $0.movable = .now
    $0.notes = "Mostly for the office."
  }

  static let substitutes = spending("Substitutes on training days", .substitutes, 238_000, general) {
    $0.movable = .negotiated
    $0.movableShare = 0.6
    $0.notes = "Twelve hundred days a year, of which a fifth go unfilled."
  }

  static let departmentStipends = spending("Stipends of department and grade chairs", .stipends, 214_000, general) {
    $0.movable = .negotiated
    $0.notes = "A hundred and forty-one people, $1,518 each. Nobody has written down what it is for."
  }

  static let spendings: [Spending] = [
    workshops, conferences, substitutes, departmentStipends,
    spending("Release of literacy leads", .position, 832_000, grant) {
      $0.serves = .highNeed
      $0.fullTime = 0.5
      $0.movable = .fixed
    },
    spending("Stipends of literacy leads", .stipends, 130_000, grant) {
      $0.serves = .highNeed
      $0.movable = .fixed
    },
    spending("Reading specialists", .position, 720_000, titleOne) {
      $0.serves = .schoolwide
      $0.fullTime = 1
      $0.movable = .negotiated
      $0.movableShare = 0.5
      $0.notes = "Nine people. Half of their week is coaching already, under another name."
    },
    spending("Instructional coaches", .position, 640_000, general) {
      $0.fullTime = 1
      $0.movable = .negotiated
      $0.notes = "Eight people at thirteen schools."
    },
    spending("New-teacher mentors", .stipends, 295_000, levy) {
      $0.serves = .newTeachers
      $0.movable = .fixed
    },
    spending("Summer institute for leads", .training, 88_000, foundation) {
      $0.lastYear = SchoolYear(2026)
      $0.movable = .atEnd
    },
    spending("Licence for lesson videos", .technology, 47_000, titleTwo) {
      $0.lastYear = SchoolYear(2027)
      $0.movable = .atEnd
      $0.notes = "Sixty-two of 1,200 teachers have signed in this year."
    },
    spending("Consultant for school improvement plans", .contract, 125_000, titleOne) {
      $0.lastYear = SchoolYear(2026)
      $0.movable = .atEnd
    },
  ]

  static let workshopsToTime = RedistributionScenario.sample("workshops-to-time") {
    $0.name = "Workshops become time"
    $0.year = SchoolYear(2027)
    $0.stage = .discussed
    $0.owner = Cast.ortega.id
    $0.aim = "Half a post at each of the six schools that cannot release a lead, before the federal grant has ended."
    $0.loss =
      "Six workshop days a year, which 310 teachers attend. Some of them like to meet colleagues of other schools there."
  }

  static let chairsToMathematics = RedistributionScenario.sample("chairs-to-mathematics") {
    $0.name = "A mathematics lead for every two middle schools"
    $0.year = SchoolYear(2027)
    $0.stage = .idea
    $0.owner = Cast.ortega.id
    $0.aim = "Three half-time leads for mathematics in grades 6 to 9, for whom no money is planned."
    $0.loss =
      "Chairs of departments would be paid for a task, and some of them no longer at all. It needs the association."
  }

  static let moves: [RedistributionMove] = [
    move("workshops", workshopsToTime, workshops, 0.75, .release, "Six half posts, at $51,000 each") {
      $0.serves = .highNeed
    },
    move("workshops-training", workshopsToTime, workshops, 0.15, .training, "Two summer weeks for new leads"),
    move("conferences", workshopsToTime, conferences, 0.5, .stipend, "Nine leads at $5,000"),
    move("chairs", chairsToMathematics, departmentStipends, 0.5, .release, "Two half posts"),
    move("substitutes", chairsToMathematics, substitutes, 0.25, .release, "One half post"),
  ]

  private static func source(
    _ name: String, _ program: FundingProgram, _ dollars: Int, _ first: SchoolYear,
    _ edit: (inout FundingSource) -> Void
  ) -> FundingSource {
    .sample(name) {
      $0.name = name
      $0.program = program.name
      $0.amount = Money(dollars: dollars)
      $0.firstYear = first
      edit(&$0)
    }
  }

  private static func spending(
    _ name: String, _ sort: Spending.Sort, _ dollars: Int, _ source: FundingSource, _ edit: (inout Spending) -> Void
  ) -> Spending {
    .sample(name) {
      $0.name = name
      $0.sort = sort
      $0.amount = Money(dollars: dollars)
      $0.source = source.id
      $0.serves = .everyone
      $0.firstYear = SchoolYear(2025)
      edit(&$0)
    }
  }

  private static func move(
    _ key: String, _ scenario: RedistributionScenario, _ spending: Spending, _ share: Double, _ use: Use,
    _ pays: String,
    _ edit: (inout RedistributionMove) -> Void = { _ in }
  ) -> RedistributionMove {
    .sample(key) {
      $0.scenario = scenario.id
      $0.spending = spending.id
      $0.share = share
      $0.use = use
      $0.pays = pays
      $0.serves = .everyone
      edit(&$0)
    }
  }
}
