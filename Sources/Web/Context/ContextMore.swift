import Context
import Store
import Vocabulary

// What the pages of single records say beside their fields.

extension FundingSource: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    let book = try records.ruleBook()
    let spendings = visit.allows(Spending.kind.reading) ? try records.all(Spending.self) : []
    let findings =
      book.findings(for: self, among: try records.all(), on: records.today)
      + book.findings(for: spendings, paidFrom: self, on: records.today)
    let hasRules = !book.rules(for: program, on: records.today).isEmpty
    return RecordMore(below: SourceRules(findings: findings, address: hasRules ? "\(RulePages.path)/\(program)" : nil))
  }
}

/// What the rules of its program say of one source.
struct SourceRules: View {
  let findings: [RuleFinding]
  /// Nil for a program without rules.
  let address: String?

  var html: HTML {
    """
    <section><h2>\(Phrase("What the rules say", es: "Qué dicen las reglas"))</h2>
    \(address == nil ? noRules : RuleFindingList(findings).html)
    \(address.map { "<p>\(Link(Phrase("All rules of this program", es: "Todas las reglas de este programa"), to: $0))</p>" as HTML })</section>
    """
  }

  private var noRules: HTML {
    "<p class=\"nothing\">\(Phrase("No rules are known for this program.", es: "No se conocen reglas de este programa."))</p>"
  }
}

extension RedistributionScenario: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    let words = Phrase("See what it comes to", es: "Ver a qué equivale")
    return RecordMore(actions: [LinkButton(words, to: "\(RedistributionPages.path)/\(id)", style: .secondary)])
  }
}

extension DataSystem: TellingRecord {
  package func more(in records: Records, for visit: Visit) throws -> RecordMore {
    guard speaksOfEffectiveness else { return RecordMore() }
    return RecordMore(below: SystemFitness(obstacles: obstacles))
  }
}

/// Whether one system could be used to find top teachers.
struct SystemFitness: View {
  let obstacles: [Finding]

  var html: HTML {
    """
    <section><h2>\(Phrase("Could it find the district’s top teachers?", es: "¿Podría encontrar a los mejores docentes?"))</h2>
    \(obstacles.isEmpty ? nothing : FindingList(obstacles).html)
    <p>\(Link(Phrase("Beside the other systems", es: "Junto a los demás sistemas"), to: DataInventoryPage.path))</p></section>
    """
  }

  private var nothing: HTML {
    """
    <p>\(Phrase("Nothing in its entry speaks against it; nobody has measured yet how often it is wrong.", es: "Nada en su ficha se opone; nadie ha medido aún con qué frecuencia se equivoca."))</p>
    """
  }
}
