import Context
import Vocabulary

extension CostModel {
  /// What stands against the figures themselves: money promised twice, or more than there is, and assumptions without a source.
  package func findings(_ assumptions: [CostAssumptions]) -> [Finding] {
    guard !years.isEmpty else { return [Self.noAssumptions] }
    return years.flatMap(overdrawn) + overCovered + aged + assumptions.flatMap(Self.unsourced)
  }

  private static let noAssumptions = Finding(
    "", "no-assumptions",
    Phrase(
      "Enter cost assumptions: what a replacement earns, and with which benefits",
      es: "Registre supuestos de costo: cuánto gana quien reemplaza y con qué prestaciones"), stops: .nothing)

  private func overdrawn(_ year: CostYear) -> [Finding] {
    year.sources.filter { $0.overdrawn > .zero }.map { source in
      Finding(
        "source", "overdrawn",
        Phrase(
          "\(source.source.name) is to pay \(source.planned) in \(year.year) and has \(source.available): \(source.overdrawn) is not covered",
          es:
            "\(source.source.name) debe pagar \(source.planned) en \(year.year) y tiene \(source.available): \(source.overdrawn) quedan sin cubrir"
        ), stops: .nothing)
    }
  }

  /// Shares that come to more than the whole of a cost are cut where they pass it, and said.
  private var overCovered: [Finding] {
    guard let year = years.first?.year else { return [] }
    let flowing = Set(plan.sources.filter { $0.flows(in: year) }.map(\.id))
    return plan.items.flatMap { item, name -> [Finding] in
      let shares = CostHead.allCases.map { head in
        plan.shares.filter { $0.pays(head, of: item, in: year) && $0.source.map(flowing.contains) == true }
          .map(\.millionths).reduce(0, +)
      }
      guard let most = shares.max(), most > FundingShare.whole else { return [] }
      let percent = (Double(most) / Double(FundingShare.whole)).percent
      return [
        Finding(
          "share", "over-covered",
          Phrase(
            "\(name): the shares of funding come to \(percent); take some away",
            es: "\(name): las partes de la financiación suman el \(percent); quite alguna"), stops: .nothing)
      ]
    }
  }

  private var aged: [Finding] {
    guard let first = plan.rates.first, let taken = first.takenFrom else { return [] }
    return [
      Finding(
        "year", "no-assumptions-of-year",
        Phrase(
          "Enter assumptions for \(first.year): those of \(taken) are used",
          es: "Registre supuestos para \(first.year): se usan los de \(taken)"), stops: .nothing)
    ]
  }

  private static func unsourced(_ assumptions: CostAssumptions) -> [Finding] {
    let missing = assumptions.unsourced
    guard !missing.isEmpty, let year = assumptions.year else { return [] }
    let list = Phrase.list(missing)
    return [
      Finding(
        "source", "no-source",
        Phrase(
          "Say where the assumptions for \(year) come from: \(list.en)",
          es: "Diga de dónde salen los supuestos de \(year): \(list.es)"), stops: .nothing)
    ]
  }
}

extension CostModel {
  /// What the rules of each source say to what it is planned to pay in a year.
  package func ruleFindings(in year: CostYear, _ book: RuleBook, on day: Day) -> [RuleFinding] {
    plan.sources.enumerated().flatMap { place, source in
      let lines = lines(from: place, in: year)
      return lines.isEmpty ? [] : book.findings(for: lines, of: source, beside: [], on: day)
    }
  }

  private func lines(from source: Int, in year: CostYear) -> [PaidLine] {
    plan.items.enumerated().flatMap { place, item in
      CostHead.allCases.compactMap { head -> PaidLine? in
        let amount = year.part(place, head, from: source)
        guard amount > .zero else { return nil }
        let time = place < plan.roles.count && head == .release ? plan.roles[place].time : nil
        let serves = plan.shares.first {
          $0.source == plan.sources[source].id && $0.pays(head, of: item.item, in: year.year)
        }?.serves
        return PaidLine(item.name, head.use, amount, served: serves, fullTime: time)
      }
    }
  }
}
