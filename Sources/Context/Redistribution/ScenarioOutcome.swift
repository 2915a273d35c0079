import Vocabulary

/// What a scenario comes to: exact amounts, what each use gets, what is left where, and what the rules say to it.
package struct ScenarioOutcome: Sendable, Equatable {
  package let scenario: RedistributionScenario
  package let steps: [Step]
  package let findings: [Finding]
  package let ruleFindings: [RuleFinding]

  /// One move, with the money that it carries.
  package struct Step: Sendable, Equatable {
    package let move: RedistributionMove
    package let spending: Spending
    package let source: FundingSource?
    package let amount: Money
    /// The first year in which the money could go there; nil when it cannot.
    package let from: SchoolYear?
    /// The last year in which it would; nil when nothing is known to end it.
    package let until: SchoolYear?
  }

  package init(
    _ scenario: RedistributionScenario, moves: [RedistributionMove], spendings: [Spending], sources: [FundingSource],
    rules: RuleBook, on today: Day
  ) {
    self.scenario = scenario
    let year = scenario.year ?? SchoolYear(containing: today)
    let own = moves.filter { $0.scenario == scenario.id && $0.use != nil }
    steps = spendings.flatMap { spending in
      let source = sources.first { $0.id == spending.source }
      return Self.steps(own.filter { $0.spending == spending.id }, of: spending, paidFrom: source, in: year)
    }
    findings = Self.findings(steps, in: year)
    ruleFindings = rules.findings(for: steps, spendings: spendings, sources: sources, on: today)
  }

  package var total: Money { steps.map(\.amount).reduce(.zero, +) }

  package var byUse: [(use: Use, amount: Money)] {
    Use.allCases.compactMap { use in
      let amount = steps.filter { $0.move.use == use }.map(\.amount).reduce(Money.zero, +)
      return amount == .zero ? nil : (use, amount)
    }
  }

  /// What is left of each spending that something is taken from.
  package var left: [(spending: Spending, amount: Money)] {
    touched.map { spending in
      (
        spending,
        (spending.amount ?? .zero) - steps.filter { $0.spending.id == spending.id }.map(\.amount).reduce(.zero, +)
      )
    }
  }

  /// What the scenario frees in a year, once contracts have ended and as long as the money lasts.
  package func amount(in year: SchoolYear) -> Money {
    steps.filter { step in (step.from.map { $0 <= year } ?? false) && (step.until.map { year <= $0 } ?? true) }
      .map(\.amount).reduce(.zero, +)
  }

  /// The part that is paid from money that ends.
  package var ending: Money {
    steps.filter { $0.source.map { !$0.isRecurring } ?? false }.map(\.amount).reduce(.zero, +)
  }

  private var touched: [Spending] {
    var seen: Set<Spending.ID> = []
    return steps.map(\.spending).filter { seen.insert($0.id).inserted }
  }
}

extension ScenarioOutcome {
  /// Amounts are cut at cumulative shares, so that moves which together make the whole add up to it, to the cent.
  private static func steps(
    _ moves: [RedistributionMove], of spending: Spending, paidFrom source: FundingSource?, in year: SchoolYear
  ) -> [Step] {
    let whole = spending.amount ?? .zero
    var share = 0.0
    var cut = Money.zero
    return moves.map { move in
      share += move.share ?? 0
      let next = whole.share(share)
      defer { cut = next }
      return Step(
        move: move, spending: spending, source: source, amount: next - cut, from: spending.movableFrom(seenFrom: year),
        until: source?.lastYear)
    }
  }

  private static func findings(_ steps: [Step], in year: SchoolYear) -> [Finding] {
    var found: [Finding] = []
    for (spending, steps) in groups(steps) {
      let share = steps.compactMap(\.move.share).reduce(0, +)
      let movable = spending.movableShare ?? 1
      if share > 1.000_05 {
        found.append(overdrawn(spending, share))
      } else if spending.movable != .fixed, share > movable + 0.000_05 {
        found.append(tooMuch(spending, share, movable))
      }
      if spending.movable == .fixed { found.append(fixed(spending)) }
      if let from = spending.movableFrom(seenFrom: year), from > year { found.append(later(spending, from)) }
      if let source = steps[0].source, let last = source.lastYear { found.append(endsWith(spending, source, last)) }
    }
    return found
  }

  private static func groups(_ steps: [Step]) -> [(Spending, [Step])] {
    var order: [Spending] = []
    for step in steps where !order.contains(where: { $0.id == step.spending.id }) { order.append(step.spending) }
    return order.map { spending in (spending, steps.filter { $0.spending.id == spending.id }) }
  }

  private static func overdrawn(_ spending: Spending, _ share: Double) -> Finding {
    Finding(
      "share", "overdrawn",
      Phrase(
        "Take less from \(spending.name): the moves take \(share.percent) of it",
        es: "Tome menos de \(spending.name): los traslados toman el \(share.percent)"), stops: .launching)
  }

  private static func tooMuch(_ spending: Spending, _ share: Double, _ movable: Double) -> Finding {
    Finding(
      "share", "more-than-movable",
      Phrase(
        "\(spending.name): the moves take \(share.percent), but only \(movable.percent) is said to be movable",
        es:
          "\(spending.name): los traslados toman el \(share.percent), pero solo el \(movable.percent) consta como movible"
      ),
      stops: .nothing)
  }

  private static func fixed(_ spending: Spending) -> Finding {
    Finding(
      "spending", "fixed",
      Phrase(
        "\(spending.name) is entered as fixed: find out whether it can move at all",
        es: "\(spending.name) consta como fijo: averigüe si se puede mover"), stops: .launching)
  }

  private static func later(_ spending: Spending, _ from: SchoolYear) -> Finding {
    Finding(
      "year", "not-free-yet",
      Phrase(
        "\(spending.name) is bound until then: its money is free from \(from)",
        es: "\(spending.name) está comprometido hasta entonces: su dinero queda libre desde \(from)"), stops: .nothing)
  }

  private static func endsWith(_ spending: Spending, _ source: FundingSource, _ last: SchoolYear) -> Finding {
    Finding(
      "spending", "ends-with-source",
      Phrase(
        "\(spending.name) is paid from \(source.name), which ends after \(last): the work needs other money then",
        es: "\(spending.name) se paga con \(source.name), que termina tras \(last): entonces hará falta otro dinero"),
      stops: .nothing)
  }
}
