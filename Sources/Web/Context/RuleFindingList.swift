import Context
import Vocabulary

/// What rules have to say, each with the rule that says it.
struct RuleFindingList: View {
  let findings: [RuleFinding]

  init(_ findings: [RuleFinding]) { self.findings = findings }

  var html: HTML {
    findings.isEmpty
      ? "<p class=\"nothing\">\(Phrase("Nothing that the known rules speak against.", es: "Nada a lo que se opongan las reglas conocidas."))</p>"
      : "<ul class=\"finding-list\">\(findings.map(line))</ul>"
  }

  private func line(_ finding: RuleFinding) -> HTML {
    let rule = Link(
      Phrase("See the rule", es: "Ver la regla"), to: finding.rule.pageAddress,
      context: Phrase(verbatim: finding.rule.id))
    return
      "<li>\(finding.message) \(rule)\(finding.rule.confidence == .confirmed ? nil : " \(Tag.unconfirmed)" as HTML)</li>"
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
