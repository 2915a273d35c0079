import ArgumentParser
import Statistics

/// `chalkline evidence value-added`: are scores rigorous enough to identify top teachers.
struct ValueAddedCommand: Asking {
  static let configuration = CommandConfiguration(
    commandName: "value-added",
    abstract: "Are test scores rigorous enough to identify top teachers, and how often would a name be right.",
    discussion: """
      One row for each student, year and teacher. The first of --groups holds the teachers; others (schools, classes) may be \
      nested or crossed. Nobody is put in order: --report teacher_id lists teachers in the order of the file, with ranges \
      and chances, and nobody with fewer than 10 students.

      For example: chalkline evidence value-added docs/examples/growth.csv --outcome score --covariates prior,frl \
      --factors year,grade --groups teacher_id,school_id --reliability 0.85
      """)

  @Argument(help: "A CSV file; - is standard input.") var file: String
  @Option(help: "The column with the score to explain.") var outcome: String
  @Option(help: "Columns of numbers that explain it, with commas; the prior score first.") var covariates = CommaList()
  @Option(help: "A prior score to be taken with its square and cube, instead of first among the covariates.")
  var prior: String?
  @Option(help: "Columns of groups with a level each, with commas; grade:year has one for each pair.")
  var factors = CommaList()
  @Option(help: "Columns of groups whose effects are estimated, with commas: teachers first, then schools, classes.")
  var groups: CommaList
  @Option(help: "Columns whose means by school (and class) and year count too, with commas.") var means = CommaList()
  @Option(help: "The column with the year. (Without it: a factor of the name year or school_year.)") var year: String?
  @Option(help: "The column with the students, to see who has several teachers.") var student: String?
  @Option(help: "The column with the share of a student's time that a teacher taught, from 0 to 1.")
  var dosage: String?
  @Option(help: "How reliable the prior score is, from the test's manual: takes its error out.") var reliability:
    Double?
  @Option(
    help: "Ratios of the groups' standard deviations to the rest's, with commas, as given: nothing is searched for.")
  var theta: CommaList?
  @Option(help: "The share that is called top.") var top = 0.25
  @Option(help: "The fewest students of a teacher who is rated; at least 10.") var minimumStudents = 10
  @Option(help: "A column by which to say who can be rated at all: subject, role.") var coverage: String?
  @Option(help: "The share of right names from which a measure counts as strong.") var strong = 0.80
  @Option(help: "The share of right names from which a measure is fit to be combined.") var combined = 0.65
  @Flag(help: "Only the fit and what follows from it: no other looks, draws or years.") var brief = false
  @Option(help: "The share of ranges that should hold the truth.") var level = 0.95
  @Option(help: "The seed of the draws.") var seed: UInt64 = 1
  @Flag(
    help: ArgumentHelp(
      "Calculate approximately, where groups cross in too many ways for the memory; says how far off it may be."))
  var approximate = false
  @Option(help: ArgumentHelp("How many random draws an approximate calculation takes; else 40.", valueName: "number"))
  var probes: Int?
  @OptionGroup var answering: AnswerOptions

  func question() throws -> ValueAdded {
    guard approximate || probes == nil else { throw ValidationError("--probes goes with --approximate.") }
    return ValueAdded(
      outcome: outcome, prior: prior, covariates: covariates.names, factors: factors.names, groups: groups.names,
      means: means.names, year: year, student: student, dosage: dosage, reliability: reliability,
      theta: try theta.map { try $0.numbers("--theta") }, topShare: top, minimumStudents: minimumStudents,
      report: try reported(), coverageBy: coverage, bands: Rigor.Bands(strong: strong, combined: combined),
      isBrief: brief, level: level, seed: seed, probes: approximate ? probes ?? MixedModel.usualProbes : nil)
  }

  private func reported() throws -> String? {
    guard answering.reported.count <= 1 else {
      throw ValidationError("--report takes one column, that of the teachers, besides a file that ends in .html.")
    }
    return answering.reported.first
  }
}
