import Context
import Vocabulary

/// What the plan costs over the years, which money pays it, and where that money ends.
package struct CostModel: Sendable, Equatable {
  package let plan: CostPlan
  package let years: [CostYear]

  package init(_ plan: CostPlan) {
    self.plan = plan
    years = plan.rates.map { CostYear(plan, $0) }
  }

  /// The first year without some money that paid a part of the plan the year before.
  package struct Cliff: Sendable, Equatable {
    package let year: SchoolYear
    package let ended: [Part]
    /// What nobody pays from then on, and how much more that is than the year before.
    package let uncovered: Money
    package let more: Money
    /// The parts of the plan that lose money, and how much.
    package let exposed: [Part]

    package var lost: Money { ended.map(\.amount).reduce(.zero, +) }
  }

  /// Something by name, with an amount.
  package struct Part: Sendable, Equatable {
    package let name: String
    package let amount: Money
  }

  package var cliffs: [Cliff] { zip(years, years.dropFirst()).compactMap(cliff) }
  package var steepest: Cliff? { cliffs.max { $0.more < $1.more } }

  private func cliff(_ before: CostYear, _ after: CostYear) -> Cliff? {
    let ended = before.sources.filter { $0.paid > .zero && !$0.source.flows(in: after.year) }
    guard !ended.isEmpty else { return nil }
    let exposed = plan.items.enumerated().compactMap { place, item -> Part? in
      let more = after.open(place) - before.open(place)
      return more > .zero ? Part(name: item.name, amount: more) : nil
    }
    return Cliff(
      year: after.year, ended: ended.map { Part(name: $0.source.name, amount: $0.paid) },
      uncovered: after.uncovered, more: after.uncovered - before.uncovered,
      exposed: exposed.sorted { $0.amount > $1.amount })
  }
}

extension CostModel {
  /// In one sentence, for whoever has to tell the board.
  package var sentence: Phrase {
    guard let now = years.first else {
      return Phrase(
        "Nothing can be worked out yet: no cost assumptions are entered.",
        es: "Aún no se puede calcular nada: no hay supuestos de costo registrados.")
    }
    return now.sentence + Phrase(verbatim: " ") + (steepest.map(told) ?? noCliff)
  }

  private func told(_ cliff: Cliff) -> Phrase {
    let names = Phrase.list(cliff.ended.map(\.name))
    return Phrase(
      "From \(cliff.year) on, without \(names.en), \(cliff.uncovered) a year is not covered.",
      es: "Desde \(cliff.year), sin \(names.es), \(cliff.uncovered) al año quedan sin cubrir.")
  }

  private var noCliff: Phrase {
    let last = years.last?.year.description ?? ""
    return Phrase(
      "None of the money that pays it is known to end by \(last).",
      es: "No consta que termine antes de \(last) nada del dinero que lo paga.")
  }
}

extension CostYear {
  fileprivate var sentence: Phrase {
    if total == .zero {
      return Phrase("Nothing costs anything in \(year) yet.", es: "Nada cuesta nada todavía en \(year).")
    }
    if uncovered == .zero {
      return Phrase(
        "The plan costs \(total) in \(year), and all of it is covered.",
        es: "El plan cuesta \(total) en \(year), y todo está cubierto.")
    }
    return Phrase(
      "The plan costs \(total) in \(year), of which \(uncovered) is not covered.",
      es: "El plan cuesta \(total) en \(year), de los que \(uncovered) no están cubiertos.")
  }
}
