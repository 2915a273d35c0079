import ArgumentParser
import Statistics

/// `chalkline evidence generalizability`: how many visits by how many raters.
struct GeneralizabilityCommand: Asking {
  static let configuration = CommandConfiguration(
    commandName: "generalizability",
    abstract: "How far ratings can be relied on, and how many visits by how many raters it takes.",
    discussion: """
      One row for each score. The object is whom scores speak of; facets are by whom, when and with what they were given. \
      A facet whose conditions belong to another is nested: --nested lesson:teacher.

      For example: chalkline evidence generalizability docs/examples/visits.csv --score rating --object teacher \
      --facets lesson,rater --nested lesson:teacher --plan lesson=1..8,rater=1..3 --cost lesson=120,rater=40
      """)

  @Argument(help: "A CSV file; - is standard input.") var file: String
  @Option(help: "The column with the scores.") var score: String
  @Option(help: "The column with those whom the scores speak of.") var object: String
  @Option(help: "Columns with raters, occasions, items, with commas.") var facets: CommaList
  @Option(help: "Facets that lie within others, with commas: lesson:teacher.") var nested = CommaList()
  @Option(help: "How many of each facet to try, with commas: rater=1..4,lesson=1..6.") var plan = CommaList()
  @Option(help: "Facets that the plan nests though the data cross them, with commas: item:lesson.")
  var planNested = CommaList()
  @Option(help: "Facets whose conditions are all there are, with commas.") var fixed = CommaList()
  @Option(help: "What one more condition of a facet costs for each person, with commas: lesson=120,rater=40.")
  var cost = CommaList()
  @Option(help: "What each score costs. (Without any cost: 1.)") var costPerScore: Double?
  @Option(help: "Compare people (generalizability) or read a score as it stands (dependability).")
  var coefficient = DecisionStudy.Coefficient.dependability
  @Option(help: "The share that a plan must reach.") var target = 0.8
  @Option(help: "A line that scores are held against.") var cut: Double?
  @Option(help: "The share of ranges that should hold the truth.") var level = 0.95
  @Option(help: "Studies redrawn for the ranges.") var draws: Int?
  @Option(help: "The seed of the draws.") var seed: UInt64 = 1
  @OptionGroup var answering: AnswerOptions

  func question() throws -> Generalizability {
    Generalizability(
      score: score, object: object, facets: facets.names, nested: nested.names.map { .init($0) },
      plan: try plan.names.map(Self.tried), plannedNesting: planNested.names.map { .init($0) }, fixed: fixed.names,
      prices: try cost.names.map(Self.price), pricePerScore: costPerScore, coefficient: coefficient, target: target,
      cut: cut, level: level, draws: draws, seed: seed)
  }

  /// From "rater=1..4" or "rater=3".
  private static func tried(_ text: String) throws -> Generalizability.Tried {
    let parts = text.split(separator: "=").map(String.init)
    let ends = parts.last?.replacing("..", with: " ").split(separator: " ").compactMap { Int($0) } ?? []
    guard parts.count == 2, let first = ends.first, let last = ends.last, ends.count <= 2, first <= last, last <= 10_000
    else { throw ValidationError("--plan: “\(text)” is not like rater=1..4.") }
    return .init(parts[0], Array(first...last))
  }

  private static func price(_ text: String) throws -> DecisionStudy.Price {
    let parts = text.split(separator: "=").map(String.init)
    guard parts.count == 2, let price = Double(parts[1]), price >= 0 else {
      throw ValidationError("--cost: “\(text)” is not like lesson=120.")
    }
    return .init(parts[0], price)
  }
}

extension DecisionStudy.Coefficient: ExpressibleByArgument {}
