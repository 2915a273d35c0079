import ArgumentParser
import Foundation
import Statistics
import Vocabulary

/// `chalkline evidence suppress`: may this table be published.
struct SuppressCommand: Asking {
  static let configuration = CommandConfiguration(
    commandName: "suppress",
    abstract: "May this table be published: hide small counts so that nobody can work them out.",
    discussion: """
      A table of counts, one in a row (school, group, count) or laid out wide (school, then a column for each \
      group). The sums over rows and columns are made where they are not there, and published with the table; \
      they are checked where they are. Small counts are hidden, with as few others as is possible (proven), and \
      every hidden cell is attacked with all that is published, also with the tables released before.

      For example: chalkline evidence suppress docs/examples/teachers-by-school.csv --floor 10 --output public.csv
      Then, with another table of the same teachers: … --released public.csv

      Nothing that is printed says which hidden counts are small; --internal does, for those who made the table.
      """)

  @Argument(help: "A CSV file; - is standard input.") var file: String
  @Option(help: "Counts from 1 up to, not including, this are hidden.") var floor = 10.0
  @Option(help: "The column with the labels of the rows; without it the first.") var row: String?
  @Option(help: "The column with the labels of the columns; without it the second, where there is one.")
  var column: String?
  @Option(help: "The column with the counts; without it “count”. A file without it is a table laid out wide.")
  var count: String?
  @Option(help: "The label of the sum over everything.") var total = "Total"
  @Flag(help: "Neither make nor expect sums over everything.") var noTotals = false
  @Option(help: ArgumentHelp("A row that is a sum of others.", valueName: "North=Adams+Lincoln")) var rowSum: [String] =
    []
  @Option(help: ArgumentHelp("A column that is a sum of others.", valueName: "all=new+experienced"))
  var columnSum: [String] = []
  @Option(help: "At least so far below its true count a small cell must seem possible.") var below = 1.0
  @Option(help: "At least so far above its true count a small cell must seem possible.") var above = 1.0
  @Flag(help: "Every count from 1 to one under the floor must seem possible, in place of --below and --above.")
  var range = false
  @Option(help: "Hide as few further cells as possible, or cells with as few people: cells, people.")
  var weigh = SuppressionRule.Weight.cells
  @Flag(help: "Allow cells of nought to be hidden for the sake of others.") var hideZeros = false
  @Flag(help: "Protect also against those who know that noughts are always shown.") var zerosKnown = false
  @Option(help: "Hide as well what one contributor makes up by more than this share.") var dominance: Double?
  @Option(help: "The column with what the largest contributor gives to a cell.") var largest: String?
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Tables of the same people that were released before, as they were published.", valueName: "file"))
  var released: [String] = []
  @Flag(help: "Say also which hidden counts are small and what hiding the others cost. Not for publication.")
  var `internal` = false
  @Option(help: ArgumentHelp("Write the table as it may be published.", valueName: "file.csv")) var output: String?
  @Option(help: "What stands for a hidden count in that file.") var mark = "*"
  @OptionGroup var answering: AnswerOptions

  func question() throws -> Suppress { try question(over: DataFile(path: file)) }

  func run() async throws {
    let data = try DataFile(path: file)
    let question = try question(over: data)
    let work = answering.work
    let frame = try Frame(reading: data, question.columns, digest: data.digest, work)
    let evidence = try Evidence(question, from: frame, work)
    if let output {
      // Only what was audited can be written out.
      let (audited, _) = try question.audited(from: frame, Work(threads: answering.threads))
      let text = audited.csv(mark: mark, headings: question.headings)
      guard (try? Data(text.utf8).write(to: URL(filePath: output), options: .atomic)) != nil else {
        throw Complaint(.cannotWrite, "Cannot write \(output).")
      }
    }
    try answering.give(evidence)
  }

  private func question(over data: DataFile) throws -> Suppress {
    var question = Suppress(
      try shape(data.headings),
      rule: SuppressionRule(
        floor: floor, dominance: dominance, protection: range ? .range : .around(lower: below, upper: above),
        weight: weigh,
        hidesZeros: hideZeros, zerosAreKnown: zerosKnown),
      rowSums: try rowSum.map { try sum($0, "--row-sum") },
      columnSums: try columnSum.map { try sum($0, "--column-sum") },
      total: noTotals ? nil : total, isInternal: `internal`)
    for path in released {
      let file = try DataFile(path: path)
      let frame = try Frame(reading: file, ReleasedTable.columns(question))
      question.released.append(try ReleasedTable(reading: frame, name: file.name, question))
    }
    return question
  }

  private func shape(_ headings: [String]) throws -> Suppress.Shape {
    let counts = count ?? "count"
    guard headings.contains(counts) || count != nil else {
      let labels = row ?? headings[0]
      return .wide(row: labels, columns: headings.filter { $0 != labels })
    }
    let others = headings.filter { $0 != counts && $0 != largest }
    let rows = row ?? others.first ?? "row"
    return .long(row: rows, column: column ?? others.first { $0 != rows }, count: counts, largest: largest)
  }

  private func sum(_ text: String, _ option: String) throws -> CountTable.Sum {
    let halves = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard halves.count == 2 else {
      throw Complaint(.refused, "\(option) \(text) names no parts. Write it as whole=part+part.")
    }
    return CountTable.Sum(halves[0], of: halves[1].split(separator: "+").map(String.init))
  }
}

extension SuppressionRule.Weight: ExpressibleByArgument {}
