import Vocabulary

/// The district's money for teacher leadership over the years: what recurs, what ends, and what falls away when.
package struct FundingOutlook: Sendable, Equatable {
  package let years: [Year]
  /// Every year in which money that flowed the year before no longer does, the first cliff first.
  package let cliffs: [Cliff]

  /// One school year, divided by whether the money comes back.
  package struct Year: Sendable, Equatable {
    package let year: SchoolYear
    package let lines: [Line]

    package var recurring: Money { lines.filter(\.source.isRecurring).map(\.amount).reduce(.zero, +) }
    package var ending: Money { total - recurring }
    package var total: Money { lines.map(\.amount).reduce(.zero, +) }
  }

  package struct Line: Sendable, Equatable {
    package let source: FundingSource
    package let amount: Money
  }

  /// The first year without some money, and how much that is.
  package struct Cliff: Sendable, Equatable {
    package let year: SchoolYear
    package let sources: [FundingSource]
    package let lost: Money
    /// Of what there was the year before.
    package let share: Double
    /// What is paid from that money and goes on without it.
    package let exposed: [Spending]

    package var exposedCost: Money { exposed.compactMap(\.amount).reduce(.zero, +) }
  }

  package init(_ sources: [FundingSource], spendings: [Spending] = [], from first: SchoolYear, through last: SchoolYear)
  {
    let span = first.start <= last.start ? (first.start...last.start).map(SchoolYear.init(_:)) : []
    years = span.map { year in
      Year(
        year: year,
        lines: sources.filter { $0.forLeadership(in: year) != .zero }
          .map { Line(source: $0, amount: $0.forLeadership(in: year)) })
    }
    cliffs = zip(years, years.dropFirst()).compactMap { Self.cliff(from: $0, to: $1, spendings) }
  }

  private static func cliff(from before: Year, to after: Year, _ spendings: [Spending]) -> Cliff? {
    let gone = before.lines.filter { !$0.source.flows(in: after.year) }
    guard !gone.isEmpty else { return nil }
    let lost = gone.map(\.amount).reduce(.zero, +)
    let ids = Set(gone.map(\.source.id))
    let exposed = spendings.filter { spending in
      spending.source.map(ids.contains) == true && spending.flows(in: before.year) && spending.flows(in: after.year)
    }
    return Cliff(
      year: after.year, sources: gone.map(\.source), lost: lost, share: lost.asShare(of: before.total) ?? 0,
      exposed: exposed)
  }

  /// The year in which the most falls away.
  package var steepest: Cliff? { cliffs.max { $0.lost < $1.lost } }

  /// In one sentence, for the person who has to tell the board.
  package var sentence: Phrase {
    guard let now = years.first, now.total != .zero else {
      return Phrase(
        "No money for teacher leadership is entered for this year.",
        es: "No hay dinero para liderazgo docente registrado para este año.")
    }
    guard let steepest else {
      return Phrase(
        "\(now.total) a year is available, and none of it is known to end by \(years.last?.year.description ?? "").",
        es:
          "Hay \(now.total) al año, y no consta que nada de ello termine antes de \(years.last?.year.description ?? "")."
      )
    }
    return Phrase(
      "\(now.total) is available in \(now.year); \(steepest.lost) of it (\(steepest.share.percent)) falls away in \(steepest.year).",
      es:
        "Hay \(now.total) en \(now.year); \(steepest.lost) (\(steepest.share.percent)) desaparece en \(steepest.year).")
  }
}
