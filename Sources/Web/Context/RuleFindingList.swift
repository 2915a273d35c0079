import Context
import Vocabulary

/// What rules have to say, each with the rule that says it.
struct RuleFindingList: View {
  let findings: [RuleFinding]

  init(_ findings: [RuleFinding]) { self.findings = findings }

  var html: HTML {
    let reminders = findings.filter(\.isReminder)
    return "\(list(findings.filter { !$0.isReminder }))\(reminders.isEmpty ? nil : keepInMind(reminders))"
  }

  private func keepInMind(_ reminders: [RuleFinding]) -> Details {
    Details(
      Phrase("To keep in mind (\(reminders.count))", es: "A tener en cuenta (\(reminders.count))"),
      content: list(reminders))
  }

  private func list(_ findings: [RuleFinding]) -> HTML {
    findings.isEmpty
      ? "<p class=\"nothing\">\(Phrase("Nothing that the known rules speak against.", es: "Nada a lo que se opongan las reglas conocidas."))</p>"
      : "<ul class=\"finding-list\">\(findings.map(line))</ul>"
  }

  private func line(_ finding: RuleFinding) -> HTML {
    let context = Phrase(verbatim: finding.rule.id)
    let rule = Link(Phrase("See the rule", es: "Ver la regla"), to: finding.rule.pageAddress, context: context)
    return "<li>\(finding.message) \(rule)</li>"
  }
}

extension Tag {
  static let unconfirmed = Tag(Phrase("Not confirmed", es: "Sin confirmar"), .caution)
}

extension FundingRule {
  var anchor: String { "rule-" + String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }) }

  /// Where it stands among the rules of its program.
  var pageAddress: String { "\(RulePages.path)/\(id.prefix { $0 != "/" })#\(anchor)" }
}
