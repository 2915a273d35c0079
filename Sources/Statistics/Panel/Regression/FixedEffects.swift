import Vocabulary

/// Whether outcomes differ with something, comparing only rows of the same school, year or class.
package struct FixedEffects: Analysis {
  package static let name = "fixed-effects"
  package static let version = 1

  package var outcomes: [String]
  package var regressors: [String]
  /// Columns whose groups' own levels are taken out.
  package var absorb: [String]
  /// Combinations of columns likewise: grade with year.
  package var interact: [[String]]
  /// One column or two.
  package var clusters: [String]
  /// nil: bias-reduced for fewer than 50 clusters in one way, else clustered; by row where there are no clusters.
  package var variance: CoefficientVariance.Kind?
  package var weights: String?
  /// Among several outcomes the one that was chosen before anybody looked; it is not adjusted.
  package var primary: String?
  package var level: Double

  package init(
    outcomes: [String], regressors: [String], absorb: [String] = [], interact: [[String]] = [],
    clusters: [String] = [], variance: CoefficientVariance.Kind? = nil, weights: String? = nil,
    primary: String? = nil, level: Double = 0.95
  ) {
    self.outcomes = outcomes
    self.regressors = regressors
    self.absorb = absorb
    self.interact = interact
    self.clusters = clusters
    self.variance = variance
    self.weights = weights
    self.primary = primary
    self.level = level
  }

  package var columns: Columns {
    let parts = parts(outcomes.first ?? "")
    return Columns(numbers: outcomes + parts.numbers.dropFirst(), factors: parts.factors)
  }

  private func parts(_ outcome: String) -> RegressionRows.Parts {
    RegressionRows.Parts(
      outcome: outcome, regressors: regressors, absorb: absorb, interact: interact, clusters: clusters,
      weights: weights)
  }

  package func answer(from frame: Frame, _ work: Work) throws -> Answered<FixedEffectsOutcome> {
    try check()
    var fits: [FixedEffectsOutcome.Fit] = []
    var first: Rows?
    var checks: [Check] = []
    for (place, outcome) in outcomes.enumerated() {
      try work.isAt(Double(place) / Double(outcomes.count))
      let (fit, rows, seen) = try fit(outcome, frame, work)
      fits.append(fit)
      checks += seen.filter { !checks.contains($0) }
      if first == nil { first = rows }
    }
    adjust(&fits)
    let outcome = FixedEffectsOutcome(fits: fits, level: level)
    let words = FixedEffectsWords(question: self, outcome: outcome)
    return Answered(
      outcome, rows: first ?? Rows(used: 0), checks: checks, told: words.told)
  }

  private func check() throws {
    if outcomes.isEmpty {
      throw Refusal(
        "outcome", "outcome.none", Phrase("Name the column of the outcome.", es: "Indique la columna del resultado."))
    }
    if clusters.count > 2 {
      throw Refusal(
        "cluster", "cluster.many",
        Phrase("Name one or two columns of clusters.", es: "Indique una o dos columnas de conglomerados."))
    }
    if clusters.isEmpty, variance == .cluster || variance == .cr2 {
      throw Refusal(
        "cluster", "cluster.none",
        Phrase(
          "Name the column whose groups vary together with --cluster: usually the school.",
          es: "Indique con --cluster la columna cuyos grupos varían juntos: por lo general, la escuela."))
    }
    if clusters.count == 2, variance == .cr2 {
      throw Refusal(
        "variance", "variance.two-way",
        Phrase(
          "The bias-reduced variance knows one kind of clusters. Name one, or choose “cluster”.",
          es: "La varianza con sesgo reducido admite un solo tipo de conglomerados. Indique uno o elija «cluster»."))
    }
    if !clusters.isEmpty, variance == .iid || variance == .hetero {
      throw Refusal(
        "variance", "variance.ignores-clusters",
        Phrase(
          "This variance would ignore the clusters. Leave --cluster out, or choose “cluster” or “cr2”.",
          es: "Esta varianza no tendría en cuenta los conglomerados. Quite --cluster o elija «cluster» o «cr2»."))
    }
    if let primary, !outcomes.contains(primary) {
      throw Refusal(
        "primary", "primary.absent",
        Phrase(
          "“\(primary)” is not among the outcomes.", es: "«\(primary)» no está entre los resultados indicados."))
    }
    if !(level > 0 && level < 1) { throw Refusal([.levelOutsideOne]) }
  }

  private func fit(
    _ outcome: String, _ frame: Frame, _ work: Work
  ) throws -> (FixedEffectsOutcome.Fit, Rows, [Check]) {
    let used = try RegressionRows(frame, parts(outcome))
    for (name, ways) in zip(clusters, used.clusters) where ways.count < 2 { throw Refusal.oneCluster(name) }
    let fit = try LinearFit(used.model, work).worthTelling(outcome, used.absorbedNames)
    var checks = fit.dropped.map { Check("regressor.\($0.reason.rawValue)", passed: false, $0.sentence) }
    let (variance, note) = try self.variance(of: fit, used.clusters, work)
    if let note { checks.append(note) }
    checks.append(.parts(fit, used.absorbedNames))
    if variance.wasProjected { checks.append(.projected) }
    let told = fit.kept.indices.map { place in
      let arms = used.clusters.map { Arms(fit.model.regressors[fit.kept[place]], $0) }
      return FixedEffectsOutcome.Coefficient(fit, variance, place, arms, level)
    }
    for coefficient in told where coefficient.withheld != nil { checks.append(.fewClusters(coefficient)) }
    let groups = zip(used.absorbedNames, used.model.absorbed).map {
      FixedEffectsOutcome.Absorbed(name: $0, groups: $1.count)
    }
    return (
      FixedEffectsOutcome.Fit(
        outcome: outcome, coefficients: told, left: fit.dropped, variance: variance.kind, clusters: variance.clusters,
        absorbed: groups, rows: used.rows, parameters: fit.parameters, withinR2: fit.withinR2,
        residualSpread: (fit.residualSquares / Double(fit.rows - fit.parameters)).squareRoot()),
      used.rows, checks
    )
  }

  private func variance(
    of fit: LinearFit, _ clusters: [Groups], _ work: Work
  ) throws -> (CoefficientVariance, Check?) {
    guard let first = clusters.first else {
      return (variance == .iid ? fit.iidVariance() : try fit.heteroVariance(work), nil)
    }
    let wantsReduced = variance == .cr2 || (variance == nil && clusters.count == 1 && first.count < 50)
    guard wantsReduced else { return (try fit.clusterVariance(clusters, work), nil) }
    let others = fit.model.absorbed.map(\.count).sorted().dropLast().reduce(0, +)
    let width = fit.kept.count + others + 1
    // Products of so many columns, for so many rows and clusters, take about a second at most.
    let isFeasible = width * width * first.count <= 20_000_000 && width * width * fit.rows <= 4_000_000_000
    if isFeasible {
      return (try fit.spelledOut(work).biasReducedVariance(first, estimated: fit.kept.count, work), nil)
    }
    if variance == .cr2 { throw Refusal.tooManyForReduced }
    return (try fit.clusterVariance(clusters, work), .notReduced)
  }

  /// Benjamini and Hochberg's q values across the outcomes, for each regressor.
  private func adjust(_ fits: inout [FixedEffectsOutcome.Fit]) {
    guard fits.count > 1 else { return }
    for name in regressors {
      let p = fits.map { fit in
        fit.outcome == primary ? nil : fit.coefficients.first { $0.name == name }?.p
      }
      for (place, q) in FalseDiscovery.benjaminiHochberg(p).enumerated() {
        if let own = fits[place].coefficients.firstIndex(where: { $0.name == name }) {
          fits[place].coefficients[own].q = q
        }
      }
    }
  }
}

extension LinearFit {
  /// - Throws: `Refusal` where there is nothing to estimate, or nothing left to measure uncertainty by.
  func worthTelling(_ outcome: String, _ absorbed: [String]) throws -> LinearFit {
    if withinSquares <= Self.leastShare * outcomeSpread || outcomeSpread == 0 {
      throw Refusal.outcomeAllEqual(outcome, absorbed)
    }
    if kept.isEmpty { throw Refusal.nothingEstimable(dropped) }
    if rows <= parameters { throw Refusal.tooFewRows(rows, parameters) }
    if residualSquares <= 1e-13 * withinSquares { throw Refusal.outcomeDetermined(outcome) }
    return self
  }
}
