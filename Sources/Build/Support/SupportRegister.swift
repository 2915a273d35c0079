import Vocabulary

/// All supports of a year side by side: what the district does itself, what it does with partners, and what is open about each.
package struct SupportRegister: Sendable, Equatable {
  package let lines: [Line]
  package let today: Day

  /// One support, with its partner and what it has promised.
  package struct Line: Sendable, Equatable {
    package let support: Support
    package let partner: Partner?
    package let milestones: [Milestone]
    /// What stands open about it.
    package let open: [Finding]

    package var isOpen: Bool { !open.isEmpty }
  }

  package init(_ supports: [Support], partners: [Partner], milestones: [Milestone], on today: Day) {
    self.today = today
    let byID = Dictionary(partners.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let promised = Dictionary(grouping: milestones.filter { $0.support != nil }) { $0.support }
    let year = SchoolYear(containing: today)
    lines = supports.filter { $0.runs(in: year) }.map { support in
      let own = (promised[support.id] ?? []).sorted { ($0.due?.number ?? 0, $0.name) < ($1.due?.number ?? 0, $1.name) }
      let partner = support.partner.flatMap { byID[$0] }
      return Line(
        support: support, partner: partner, milestones: own, open: support.open(with: partner, own, on: today))
    }
  }

  package var inside: [Line] { lines.filter { $0.support.side == .inside } }
  package var outside: [Line] { lines.filter(\.support.usesPartner) }

  package var cost: Money { lines.compactMap(\.support.cost).reduce(.zero, +) }
  package var outsideCost: Money { outside.compactMap(\.support.cost).reduce(.zero, +) }

  package func withResults(from strength: Strength) -> [Line] {
    lines.filter { $0.support.resultStrength >= strength }
  }

  /// What a teacher leader has to be able to do and no support builds.
  package var unbuilt: [LeadershipDomain] {
    let built = Set(lines.flatMap(\.support.domains))
    return LeadershipDomain.allCases.filter { !built.contains($0) }
  }
}

extension Support {
  /// What is open about it on a day. None of it stops anything.
  func open(with partner: Partner?, _ milestones: [Milestone], on day: Day) -> [Finding] {
    var found: [Finding] = []
    func add(_ field: String, _ code: String, _ en: String, es: String) {
      found.append(Finding(field, code, Phrase(en, es: es), stops: .nothing))
    }
    if usesPartner, !saysWhy {
      add(
        "why_not_inside", "no-reason", "Say why the district does not do it alone",
        es: "Diga por qué el distrito no lo hace solo")
    }
    if cost == nil { add("cost", "no-cost", "Enter what it costs", es: "Escriba cuánto cuesta") }
    if resultStrength == .absent { add("result", "no-result", "Say what came of it", es: "Diga qué resultó") }
    if usesPartner, contract.isEmpty {
      add("contract", "no-contract", "Enter the contract", es: "Registre el contrato")
    }
    if let partner, !partner.hasDataAgreement, sort == .evaluation || sort == .system {
      add(
        "partner", "no-data-agreement", "Sign an agreement on data with \(partner.name)",
        es: "Firme un acuerdo de datos con \(partner.name)")
    }
    if let contractEnds, contractEnds < day.adding(days: 180), verdict == nil || verdict == .tooEarly {
      add(
        "contract_ends", "contract-ends", "Decide what follows: the contract ends on \(contractEnds)",
        es: "Decida qué sigue: el contrato termina el \(contractEnds)")
    }
    if let review, review < day {
      add("review", "review-due", "Review it: it was due on \(review)", es: "Revíselo: tocaba el \(review)")
    }
    let late = milestones.filter { $0.isLate(on: day) }
    if !late.isEmpty {
      let names = late.map(\.name).joined(separator: "; ")
      add("milestones", "late", "Late: \(names)", es: "Con retraso: \(names)")
    }
    return found
  }
}
