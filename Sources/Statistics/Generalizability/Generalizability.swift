import Vocabulary

/// How far scores given by some people on some occasions can be relied on, and how many visits by how many raters it takes.
package struct Generalizability: Analysis {
  package static let name = "generalizability"
  package static let version = 1

  package var score: String
  /// Whom the scores speak of.
  package var object: String
  package var facets: [String]
  package var nested: [FacetDesign.Nesting]
  /// The counts to try for each facet; those not named are tried from 1 to twice what was collected, at most 8.
  package var plan: [Tried]
  /// Facets that the plan nests though the data cross them.
  package var plannedNesting: [FacetDesign.Nesting]
  /// Facets whose conditions are all there are, in the plan as in the data.
  package var fixed: [String]
  package var prices: [DecisionStudy.Price]
  package var pricePerScore: Double?
  package var coefficient: DecisionStudy.Coefficient
  package var target: Double
  /// A line that scores are held against.
  package var cut: Double?
  package var level: Double
  /// Redrawn studies for the ranges; nil for a thousand of balanced data and two hundred of others.
  package var draws: Int?
  package var seed: UInt64

  package struct Tried: Hashable, Sendable, Codable {
    package var facet: String
    package var counts: [Int]

    package init(_ facet: String, _ counts: [Int]) {
      self.facet = facet
      self.counts = counts
    }
  }

  package init(
    score: String, object: String, facets: [String], nested: [FacetDesign.Nesting] = [], plan: [Tried] = [],
    plannedNesting: [FacetDesign.Nesting] = [], fixed: [String] = [], prices: [DecisionStudy.Price] = [],
    pricePerScore: Double? = nil, coefficient: DecisionStudy.Coefficient = .dependability, target: Double = 0.8,
    cut: Double? = nil, level: Double = 0.95, draws: Int? = nil, seed: UInt64 = 1
  ) {
    self.score = score
    self.object = object
    self.facets = facets
    self.nested = nested
    self.plan = plan
    self.plannedNesting = plannedNesting
    self.fixed = fixed
    self.prices = prices
    self.pricePerScore = pricePerScore
    self.coefficient = coefficient
    self.target = target
    self.cut = cut
    self.level = level
    self.draws = draws
    self.seed = seed
  }

  package var columns: Columns { Columns(numbers: [score], factors: [object] + facets) }

  package func answer(from frame: Frame, _ work: Work) throws -> Answered<GeneralizabilityOutcome> {
    try refuseOptions()
    let design = try FacetDesign(object: object, facets: facets, nested: nested)
    let (table, rows) = try completeScores(design, frame)
    try refuse(table)
    let study = try VarianceStudy(table, work)
    let planned = try PlannedDesign(
      design, nested: plannedNesting, fixed: fixed, prices: prices, pricePerScore: pricePerScore)
    var outcome = GeneralizabilityOutcome(
      variances: study.variances, isBalanced: table.isBalanced, people: table.count(of: 1),
      conditions: facets.indices.map { DecisionStudy.Count(facets[$0], table.count(of: design.closed(2 << $0))) },
      asCollected: planned.study(study.parts, counts: table.usualCounts),
      studies: grid(table).map { planned.study(study.parts, counts: $0) }, coefficient: coefficient, target: target,
      cut: cut)
    try addRanges(&outcome, study, planned, work)
    if let cut { addDependability(at: cut, &outcome, study, planned) }
    outcome.cheapest = DecisionStudy.cheapest(outcome.studies, reaching: target, coefficient)
    let words = GeneralizabilityWords(outcome, object: object, draws: drawsTaken(study), merged: study.merged)
    return Answered(outcome, rows: rows, checks: words.checks, told: words.told)
  }

  private func drawsTaken(_ study: VarianceStudy) -> Int { draws ?? (study.squares == nil ? 200 : 1_000) }

  /// Every combination of the counts to try, the last facet's changing first.
  private func grid(_ table: FacetTable) -> [[Int]] {
    let tried = facets.indices.map { place in
      plan.first { $0.facet == facets[place] }?.counts ?? Array(1...min(8, max(4, 2 * table.usualCounts[place])))
    }
    return tried.reduce([[]]) { rows, counts in rows.flatMap { row in counts.map { row + [$0] } } }
  }

  private func addRanges(
    _ outcome: inout GeneralizabilityOutcome, _ study: VarianceStudy, _ planned: PlannedDesign, _ work: Work
  ) throws {
    let redrawn = try study.redrawn(drawsTaken(study), seed: seed, work)
    let tail = (1 - level) / 2
    func range(_ values: [Double]) -> Interval? {
      let sorted = values.sorted()
      guard sorted.count >= 20 else { return nil }
      let last = Double(sorted.count - 1)
      return Interval(
        sorted[Int((tail * last).rounded(.down))], sorted[Int(((1 - tail) * last).rounded(.up))], level: level)
    }
    func ranged(_ one: DecisionStudy) -> DecisionStudy {
      let again = redrawn.map { planned.study($0, counts: one.counts.map(\.count)) }
      var out = one
      out.dependabilityRange = range(again.map(\.dependability))
      out.generalizabilityRange = range(again.map(\.generalizability))
      if fixed.isEmpty, let exact = study.squares?.feldtInterval(level: level), let carriedOut = study.usualCounts.first
      {
        out.generalizabilityRange = Self.stretched(exact, Double(one.counts[0].count) / Double(carriedOut))
      }
      return out
    }
    outcome.asCollected = ranged(outcome.asCollected)
    outcome.studies = outcome.studies.map(ranged)
  }

  /// By Spearman and Brown's formula, for a plan with so many times the conditions.
  private static func stretched(_ range: Interval, _ times: Double) -> Interval {
    func longer(_ value: Double) -> Double { max(0, times * value / (1 + (times - 1) * value)) }
    return Interval(longer(range.lower), longer(range.upper), level: range.level)
  }

  private func addDependability(
    at cut: Double, _ outcome: inout GeneralizabilityOutcome, _ study: VarianceStudy, _ planned: PlannedDesign
  ) {
    let own = outcome.asCollected
    let people = Double(outcome.people)
    // The error of the mean over the people and conditions that were met.
    let ofMean = planned.study(study.parts, counts: outcome.conditions.map(\.count))
    let variance =
      (own.universeVariance + own.relativeErrorVariance) / people + ofMean.absoluteErrorVariance
      - ofMean.relativeErrorVariance
    func dependability(_ one: DecisionStudy) -> Double {
      planned.dependability(of: one, at: cut, mean: outcome.variances.mean, varianceOfMean: variance)
    }
    outcome.asCollected.dependabilityAtCut = dependability(outcome.asCollected)
    for index in outcome.studies.indices {
      outcome.studies[index].dependabilityAtCut = dependability(outcome.studies[index])
    }
  }
}

// MARK: - What it needs

extension Generalizability {
  private func refuseOptions() throws(Refusal) {
    var findings: [Finding] = []
    if !(target > 0 && target < 1) {
      findings.append(
        Finding(
          "target", "target.range",
          Phrase(
            "Give the target as a number between 0 and 1, such as 0.8.",
            es: "Indique el objetivo como un número entre 0 y 1, por ejemplo 0.8.")))
    }
    for tried in plan {
      if !facets.contains(tried.facet) || tried.counts.isEmpty || tried.counts.contains(where: { $0 < 1 || $0 > 1_000 })
      {
        findings.append(
          Finding(
            "plan", "plan.unknown",
            Phrase(
              "“\(tried.facet)” cannot be planned so. Name a facet and counts from 1 to 1,000: rater=1..4.",
              es:
                "«\(tried.facet)» no puede planificarse así. Indique una faceta y cantidades de 1 a 1,000: evaluador=1..4."
            )))
      }
    }
    for name in fixed + prices.map(\.facet) where !facets.contains(name) {
      findings.append(
        Finding(
          "facets", "facets.unknown",
          Phrase(
            "“\(name)” is not one of the facets: \(facets.joined(separator: ", ")).",
            es: "«\(name)» no es una de las facetas: \(facets.joined(separator: ", ")).")))
    }
    let combinations = plan.reduce(1) { min(100_000, $0 * max(1, $1.counts.count)) }
    if combinations > 5_000 {
      findings.append(
        Finding(
          "plan", "plan.too-many",
          Phrase(
            "The plan has more than 5,000 combinations. Name fewer counts.",
            es: "El plan tiene más de 5,000 combinaciones. Indique menos cantidades.")))
    }
    try findings.refuseIfAnyStopsSaving()
  }

  /// The rows that have a score and all their conditions.
  private func completeScores(_ design: FacetDesign, _ frame: Frame) throws -> (FacetTable, Rows) {
    let scores = try frame.number(score)
    let factors = try design.factors.map { try frame.factor($0) }
    if let row = scores.firstIndex(where: { $0.isInfinite }) {
      throw Refusal(score, "value.infinite", Self.infinite(frame.line(ofRow: row), score))
    }
    let hasGroups = scores.indices.map { row in factors.allSatisfy { $0.codes[row] >= 0 } }
    let kept = scores.indices.filter { hasGroups[$0] && !scores[$0].isNaN }
    let rows = Rows(
      used: kept.count,
      dropped: [
        .init(
          "score.missing", count: scores.indices.count { hasGroups[$0] && scores[$0].isNaN },
          Phrase("no score", es: "sin puntuación")),
        .init(
          "condition.missing", count: hasGroups.count { !$0 },
          Phrase("no \(object) or facet", es: "sin \(object) o faceta")),
      ])
    if kept.isEmpty { throw Refusal(score, "rows.none", Self.noRows) }
    let columns = factors.map { factor in
      FacetTable.combined([kept.map { factor.codes[$0] }], kept.count).codes
    }
    try refuseRepeats(columns, kept, factors, frame)
    return (FacetTable(design, scores: kept.map { scores[$0] }, columns: columns), rows)
  }

  /// Two scores of one person under the same conditions.
  private func refuseRepeats(_ columns: [[Int32]], _ kept: [Int], _ factors: [Factor], _ frame: Frame) throws(Refusal) {
    let (codes, count) = FacetTable.combined(columns, kept.count)
    if count == kept.count { return }
    var first = [Int](repeating: -1, count: count)
    var findings: [Finding] = []
    for (row, code) in codes.enumerated() {
      if first[Int(code)] < 0 {
        first[Int(code)] = row
      } else if findings.count < 10 {
        let lines = (frame.line(ofRow: kept[first[Int(code)]]), frame.line(ofRow: kept[row]))
        findings.append(Finding(object, "cells.repeated", Self.repeated(lines.0, lines.1)))
      }
    }
    throw Refusal(findings)
  }

  private func refuse(_ table: FacetTable) throws(Refusal) {
    let design = table.design
    var findings: [Finding] = []
    if table.count(of: 1) < 2 { findings.append(Finding(object, "object.one", Self.oneObject(object))) }
    for (place, facet) in facets.enumerated() {
      let own = design.closed(2 << place)
      if table.count(of: own) <= max(1, table.count(of: design.within(place + 1))) {
        findings.append(Finding(facet, "facet.one", Self.oneCondition(facet)))
        continue
      }
      for other in design.factors.indices where own & 1 << other == 0 && design.within(other) & 2 << place == 0 {
        let both = own | design.closed(1 << other)
        if table.count(of: both) == table.count(of: own), findings.isEmpty {
          let within = design.factors.indices.filter { design.within(place + 1) & 1 << $0 != 0 || $0 == other }
          let nesting = ([facet] + within.map { design.factors[$0] }).joined(separator: ":")
          findings.append(Finding(facet, "facet.nested", Self.looksNested(facet, design.factors[other], nesting)))
        }
      }
    }
    if table.scores.allSatisfy({ $0 == table.scores[0] }) {
      findings.append(Finding(score, "scores.equal", Self.allEqual))
    }
    try findings.refuseIfAnyStopsSaving()
  }
}
