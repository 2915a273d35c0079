import ArgumentParser
import Statistics
import Vocabulary

/// `chalkline evidence monitor`: is something changing this month.
struct MonitorCommand: Asking {
  static let configuration = CommandConfiguration(
    commandName: "monitor",
    abstract: "Is something changing this month: the latest value against what usually happens.",
    discussion: """
      One row for each month, in order. With --of the value is a count out of that column, and the chart Laney's \
      p′ (or u′, with --kind u). Rules: \(ControlRules.named.map(\.name).joined(separator: ", ")); or usual, \
      western-electric.

      For example: chalkline evidence monitor docs/examples/coaching-hours.csv --value hours --label month --baseline 14
      """)

  @Argument(help: "A CSV file; - is standard input.") var file: String
  @Option(help: "The column with the values, or the counts.") var value: String
  @Option(help: "The column that counts are out of, or per.") var of: String?
  @Option(help: "Shares of a whole (p) or counts per unit (u), with --of.") var kind = LaneyChart.Kind.proportion
  @Option(help: "The column of numbers that gives the order; else that of the file.") var order: String?
  @Option(help: "The column that names the points.") var label: String?
  @Option(help: "How many first points the limits rest on, kept for all that follow; else all.") var baseline: Int?
  @Option(help: "Points, counted from 1 and with commas, at which new limits begin.") var breaks: String?
  @Option(help: "What to look for, with commas.") var rules = "usual"
  @Option(help: "How many points on one side make a run.") var run = 8
  @OptionGroup var answering: AnswerOptions

  func question() throws -> Monitor {
    guard let rules = ControlRules(names: rules.split(separator: ",").map(String.init)) else {
      throw Refusal(
        "rules", "monitor.rules",
        Phrase(
          "“\(self.rules)” names no rule. The rules are: \(ControlRules.named.map(\.name).joined(separator: ", ")).",
          es:
            "«\(self.rules)» no nombra ninguna regla. Las reglas son: \(ControlRules.named.map(\.name).joined(separator: ", "))."
        ))
    }
    let points = try breaks?.split(separator: ",").map { part in
      guard let point = Int(part), point > 1 else {
        throw Refusal(
          "breaks", "monitor.break",
          Phrase(
            "“\(part)” is not a point. Give whole numbers from 2 on, with commas.",
            es: "«\(part)» no es un punto. Dé números enteros desde 2, con comas."))
      }
      return point
    }
    return Monitor(
      value: value, denominator: of, kind: kind, order: order, label: label, baseline: baseline, breaks: points ?? [],
      rules: rules, run: run)
  }
}

extension LaneyChart.Kind: ExpressibleByArgument {}
