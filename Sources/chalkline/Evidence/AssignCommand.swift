import ArgumentParser
import Statistics
import Vocabulary

/// `chalkline evidence assign`: who should work with whom.
struct AssignCommand: Asking {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: "Who should work with whom: leaders to teachers or teams, within release, span, schools and travel.",
    discussion: """
      leaders:  leader, home_school, release_minutes; also max_coachees, max_schools, subjects (math|ela)
      coachees: coachee, school, minutes_needed; also subject, priority, must_serve (1, 0), evaluator
      pairs:    leader, coachee, fit; also allowed (1, 0), evaluates (1, 0)
      travel:   from, to, minutes one way
      last-year and lock: leader, coachee

      The plan has the greatest sum of priority × fit less minutes of travel. It is proven to be the best, or how \
      far it may be from the best is said. Where not all who must be served can be, the answer says what is \
      missing and which changes, each of them tried, would make it possible. Next to last year, the plan is the \
      one that keeps most pairs within half a percent of the best.

      For example: chalkline evidence assign --leaders docs/examples/leaders.csv --coachees docs/examples/coachees.csv \
      --pairs docs/examples/pairs.csv --travel docs/examples/travel.csv
      """)

  @Option(help: ArgumentHelp("Who can coach, and how much.", valueName: "file")) var leaders: String
  @Option(help: ArgumentHelp("Who is to be served.", valueName: "file")) var coachees: String
  @Option(help: ArgumentHelp("Who may work with whom, and how well they fit.", valueName: "file")) var pairs: String
  @Option(help: ArgumentHelp("Minutes between schools; without it travel takes no time.", valueName: "file"))
  var travel: String?
  @Option(help: ArgumentHelp("Last year's pairs.", valueName: "file")) var lastYear: String?
  @Option(help: ArgumentHelp("Pairs that must stay.", valueName: "file")) var lock: String?
  @Option(help: "Seconds after which the best plan found is taken.") var seconds = 10.0
  @Option(help: "Take a plan that is proven to be within this share of the best.") var gap = 0.0
  @Option(help: "What a minute of travel takes from the plan's worth.") var travelPrice = 1.0
  @Option(help: "The share of the plan's worth that may be given up to change less.") var changeShare = 0.005
  @Option(help: "How many other plans to show.") var alternatives = 0
  @Option(help: "The share of the plan's worth within which they lie.") var alternativeShare = 0.01
  @Option(help: "Minutes of one period.") var period = 45
  @OptionGroup var answering: AnswerOptions

  var file: String { pairs }

  func question() throws -> Assign {
    guard (0...0.5).contains(gap), (0...0.5).contains(changeShare), (0...0.5).contains(alternativeShare) else {
      throw Complaint(.refused, "--gap, --change-share and --alternative-share are shares from 0 to 0.5.")
    }
    guard (0...10).contains(alternatives), (1...600).contains(period), travelPrice >= 0, travelPrice.isFinite else {
      throw Complaint(.refused, "--alternatives goes to 10, --period from 1 to 600, --travel-price from 0.")
    }
    var staffing = try StaffingFiles.read(
      leaders: DataFile(path: leaders), coachees: DataFile(path: coachees),
      travel: travel.map { try DataFile(path: $0) }, travelPrice: travelPrice)
    var gone = 0
    if let lastYear {
      let last = try StaffingFiles.links(DataFile(path: lastYear), "last-year", in: staffing, mayBeGone: true)
      (staffing.lastYear, gone) = (last.links, last.gone)
    }
    if let lock {
      staffing.locked = try StaffingFiles.links(DataFile(path: lock), "lock", in: staffing, mayBeGone: false).links
    }
    let headings = try DataFile(path: pairs).headings
    return Assign(
      staffing, effort: .init(seconds: seconds, gap: gap), hasAllowed: headings.contains("allowed"),
      hasEvaluates: headings.contains("evaluates"), changeShare: changeShare, alternativeShare: alternativeShare,
      alternatives: alternatives, period: period, gone: gone)
  }
}
