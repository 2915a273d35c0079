import Vocabulary

/// Something that a rule has to say about a source, a piece of spending or a scenario.
package struct RuleFinding: Sendable, Equatable {
  package let rule: FundingRule
  /// What it speaks of: the name of the source, the spending or the move.
  package let about: String
  package let message: Phrase

  init(_ rule: FundingRule, about: String, _ message: Phrase) {
    self.rule = rule
    self.about = about
    self.message = rule.confidence == .confirmed ? message : message + RuleFinding.caution
  }

  private static var caution: Phrase {
    Phrase(" (This rule is not confirmed: check it first.)", es: " (Esta regla no está confirmada: compruébela antes.)")
  }

  /// Nothing to settle, only something to know.
  package var isReminder: Bool { rule.sort == .reminder }

  /// The same for the pages and programs that show findings. A rule warns; it never stops anybody from thinking aloud.
  package var finding: Finding { Finding(about, "rule:\(rule.id)", message, stops: .nothing) }
}

/// All the rules that a district knows: those that came with the product and its own, which come first.
package struct RuleBook: Sendable, Equatable {
  package let packs: [RulePack]
  package let own: [DistrictRule]

  package init(_ packs: [RulePack], own: [DistrictRule] = []) {
    self.packs = packs
    self.own = own
  }

  package func pack(for program: String) -> RulePack? { packs.first { $0.program == program } }

  /// The rules that hold for a program's money on a day: its own, those for all federal money, and the district's.
  package func rules(for program: String, on day: Day) -> [FundingRule] {
    let isFederal = FundingProgram(named: program)?.origin == .federal
    let shipped = packs.filter { $0.program == program || isFederal && $0.program == RulePack.forAllFederal }
    let ownRules = own.filter { $0.program == program }
    let replaced = Set(ownRules.map(\.replaces))
    return (shipped.flatMap(\.rules).filter { !replaced.contains($0.id) } + ownRules.compactMap(\.rule))
      .filter { $0.holds(on: day) }
  }
}

/// Money of one source spent on one use: what the rules look at.
package struct PaidLine: Sendable, Equatable {
  package let title: String
  package let use: Use
  package let served: Served?
  package let amount: Money
  /// The share of a person's time that it pays, when it pays a person.
  package let fullTime: Double?
  /// Whether it is only thought of so far.
  package let isNew: Bool

  package init(
    _ title: String, _ use: Use, _ amount: Money, served: Served? = nil, fullTime: Double? = nil, isNew: Bool = false
  ) {
    self.title = title
    self.use = use
    self.amount = amount
    self.served = served
    self.fullTime = fullTime
    self.isNew = isNew
  }

  init(_ spending: Spending, amount: Money? = nil) {
    self.init(
      spending.name, spending.sort?.use ?? .other, amount ?? spending.amount ?? .zero, served: spending.serves,
      fullTime: spending.fullTime)
  }
}

extension RuleBook {
  /// What the rules say of a source as it is entered.
  package func findings(for source: FundingSource, among sources: [FundingSource] = [], on day: Day) -> [RuleFinding] {
    rules(for: source.program, on: day).compactMap { rule in
      switch rule.sort {
      case .timeLimit: rule.timeLimit(of: source)
      case .reserve: rule.reserve(of: source)
      case .match: rule.match(of: source, among: sources)
      default: nil
      }
    }
  }

  /// What the rules say of what a source pays for today.
  package func findings(
    for spendings: [Spending], paidFrom source: FundingSource, on day: Day
  ) -> [RuleFinding] {
    let year = SchoolYear(containing: day)
    let lines = spendings.filter { $0.source == source.id && $0.flows(in: year) }.map { PaidLine($0) }
    return findings(for: lines, of: source, beside: [], on: day)
  }

  /// What the rules say of the moves of a scenario: of each on its own, and of what the source then pays in all.
  package func findings(
    for steps: [ScenarioOutcome.Step], spendings: [Spending], sources: [FundingSource], on day: Day
  ) -> [RuleFinding] {
    sources.flatMap { source -> [RuleFinding] in
      let own = steps.filter { $0.source?.id == source.id }
      guard !own.isEmpty else { return [] }
      let stays = spendings.filter { $0.source == source.id }.map { spending in
        PaidLine(
          spending,
          amount: (spending.amount ?? .zero)
            - own.filter { $0.spending.id == spending.id }
            .map(\.amount).reduce(.zero, +))
      }
      let moved = own.map {
        PaidLine(
          $0.move.title, $0.move.use ?? .other, $0.amount, served: $0.move.serves, isNew: true)
      }
      let local = Set(sources.filter { $0.origin != .federal }.map(\.id))
      let others = spendings.filter { $0.source.map(local.contains) == true }.map { PaidLine($0) }
      return findings(for: stays + moved, of: source, beside: others, on: day)
    }
  }

  /// `others`: what state, local and given money pays for today, which federal money may not take the place of.
  package func findings(
    for lines: [PaidLine], of source: FundingSource, beside others: [PaidLine], on day: Day
  ) -> [RuleFinding] {
    let rules = rules(for: source.program, on: day)
    let allowed = Set(rules.filter { $0.sort == .allowedUse }.flatMap { $0.uses ?? [] })
    // Of a scenario, only what is new is looked at piece by piece; what stays is counted in the limits.
    let spoken = lines.contains(where: \.isNew) ? lines.filter(\.isNew) : lines
    var said: Set<String> = []
    return rules.flatMap { rule -> [RuleFinding] in
      switch rule.sort {
      case .allowedUse:
        // Several rules may each allow something: a use is outside only when none of them allows it.
        said.insert("allowed").inserted ? rule.outside(allowed, spoken) : []
      case .notAllowed: rule.forbidden(spoken)
      case .serves: rule.servedElsewhere(spoken)
      case .atMost: rule.above(lines, of: source).map { [$0] } ?? []
      case .atLeast: rule.below(lines, of: source).map { [$0] } ?? []
      case .supplement: rule.replaced(spoken.filter(\.isNew), beside: others)
      case .timeAndEffort: rule.splitTime(spoken)
      case .reminder: lines.contains(where: \.isNew) ? [RuleFinding(rule, about: source.name, rule.statement)] : []
      case .timeLimit, .reserve, .match: []
      }
    }
  }
}
