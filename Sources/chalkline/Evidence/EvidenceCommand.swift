import ArgumentParser
import Statistics

/// `chalkline evidence`: the statistics behind the nine answers, over files.
struct EvidenceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Ask data: can ratings be trusted, would an effect be seen, did it work, may this be published.",
    discussion: """
      Each question reads CSV files (- is standard input), whose first row is the headings, and needs no \
      database. The answer begins with a sentence for people, then a small table. Rows are read and not kept.

      With --json the answer holds the question, the digest of the data, every figure at full precision, the \
      checks that were made, and what was left out and why. chalkline evidence again makes it anew from that \
      file and the data, a year later, to the same bytes.

      For example: chalkline evidence suppress docs/examples/teachers-by-school.csv --floor 10

      It ends with \(ExitStatus.refused.rawValue) where the data cannot carry an answer: every reason is printed, with what to do.
      """,
    subcommands: asking.map { $0 as any ParsableCommand.Type } + [EvidenceAgain.self])

  static var questionNames: [String] { asking.map { $0._commandName } }

  /// Every question that can be asked.
  static let asking: [any Asking.Type] = [
    ValueAddedCommand.self, CompositeCommand.self, GeneralizabilityCommand.self, PowerCommand.self, EffectCommand.self,
    FixedEffectsCommand.self, TwoWayCommand.self, BootstrapCommand.self, MonitorCommand.self, ScaleCommand.self,
    NetworkCommand.self, SuppressCommand.self, PercentagesCommand.self, AssignCommand.self,
  ]
}
