/// How well scores would tell people apart under a plan: so many raters, so many lessons.
///
/// Source: Brennan (2001), "Generalizability Theory", ch. 4; Shavelson & Webb (1991). The variance of an effect is divided by
/// the number of conditions over which the plan averages it; a fixed facet adds what it shares with people to the truth.
package struct DecisionStudy: Hashable, Sendable, Codable {
  package var counts: [Count]
  /// Of true values.
  package var universeVariance: Double
  /// Of error where people are compared with each other.
  package var relativeErrorVariance: Double
  /// Of error where a score is read as it stands.
  package var absoluteErrorVariance: Double
  /// Eρ²: how far differences between people can be relied on.
  package var generalizability: Double
  /// Φ: how far scores as they stand can be relied on.
  package var dependability: Double
  /// Φ(λ): how far the distance from a line can be relied on.
  package var dependabilityAtCut: Double?
  package var generalizabilityRange: Interval?
  package var dependabilityRange: Interval?
  /// Scores for each person.
  package var scores: Int
  package var cost: Double

  package struct Count: Hashable, Sendable, Codable {
    package var facet: String
    package var count: Int

    package init(_ facet: String, _ count: Int) {
      self.facet = facet
      self.count = count
    }
  }

  package var relativeError: Double { relativeErrorVariance.squareRoot() }
  package var absoluteError: Double { absoluteErrorVariance.squareRoot() }
}

/// The design that a decision study supposes: the same facets, some perhaps nested or fixed that were not.
package struct PlannedDesign: Hashable, Sendable {
  package let design: FacetDesign
  private let planned: FacetDesign
  private let fixed: Int
  private let prices: [Double]
  private let pricePerScore: Double

  package init(
    _ design: FacetDesign, nested: [FacetDesign.Nesting] = [], fixed: [String] = [], prices: [DecisionStudy.Price] = [],
    pricePerScore: Double? = nil
  ) throws {
    self.design = design
    let own = design.factors.indices.dropFirst().compactMap { place -> FacetDesign.Nesting? in
      let within = design.factors.indices.filter { design.within(place) & 1 << $0 != 0 }
      return within.isEmpty ? nil : .init(design.factors[place], within: within.map { design.factors[$0] })
    }
    planned = try FacetDesign(object: design.object, facets: design.facets, nested: own + nested)
    self.fixed = design.factors.indices.filter { fixed.contains(design.factors[$0]) }.reduce(0) { $0 | 1 << $1 }
    self.prices = design.facets.map { facet in prices.first { $0.facet == facet }?.price ?? 0 }
    self.pricePerScore = pricePerScore ?? (prices.isEmpty ? 1 : 0)
  }

  /// - Parameters:
  ///   - variances: of the effects, in their order.
  ///   - counts: of the facets, in their order.
  package func study(_ variances: [Double], counts: [Int]) -> DecisionStudy {
    var (universe, relative, absolute) = (0.0, 0.0, 0.0)
    for (effect, variance) in zip(design.effects, variances) {
      let members = planned.closed(effect)
      let averaged = counts.indices.reduce(1.0) { members & 1 << ($1 + 1) != 0 ? $0 * Double(counts[$1]) : $0 }
      let part = variance / averaged
      let facets = effect & ~1
      if effect & 1 != 0 {
        if facets & ~fixed == 0 {
          universe += part
        } else {
          relative += part
          absolute += part
        }
      } else if facets & ~fixed != 0 {
        absolute += part
      }
    }
    let scores = counts.reduce(1, *)
    let cost = zip(prices, counts).reduce(pricePerScore * Double(scores)) { $0 + $1.0 * Double($1.1) }
    return DecisionStudy(
      counts: zip(design.facets, counts).map { .init($0, $1) }, universeVariance: universe,
      relativeErrorVariance: relative, absoluteErrorVariance: absolute,
      generalizability: Self.ratio(universe, relative), dependability: Self.ratio(universe, absolute),
      scores: scores, cost: cost)
  }

  /// Φ(λ), with the distance of the mean from the line freed of its own error.
  ///
  /// Source: Brennan (2001), §2.5.1; Brennan & Kane (1977), JEM 14:277–289.
  package func dependability(
    of study: DecisionStudy, at cut: Double, mean: Double, varianceOfMean: Double
  ) -> Double {
    let distance = max(0, (mean - cut) * (mean - cut) - varianceOfMean)
    return Self.ratio(study.universeVariance + distance, study.absoluteErrorVariance)
  }

  static func ratio(_ truth: Double, _ error: Double) -> Double { truth > 0 ? truth / (truth + error) : 0 }
}

extension DecisionStudy {
  /// What one condition of a facet costs for each person: one more visit.
  package struct Price: Hashable, Sendable, Codable {
    package var facet: String
    package var price: Double

    package init(_ facet: String, _ price: Double) {
      self.facet = facet
      self.price = price
    }
  }

  /// Which of the two coefficients a plan must reach.
  package enum Coefficient: String, Hashable, Sendable, Codable {
    case generalizability
    case dependability
  }

  package func reached(_ coefficient: Coefficient) -> Double {
    coefficient == .generalizability ? generalizability : dependability
  }

  /// Of the plans that reach the target the cheapest; of equally cheap ones the one with fewer scores, then the better.
  package static func cheapest(
    _ studies: [DecisionStudy], reaching target: Double, _ coefficient: Coefficient
  ) -> DecisionStudy? {
    studies.filter { $0.reached(coefficient) >= target }.min {
      ($0.cost, Double($0.scores), -$0.reached(coefficient)) < ($1.cost, Double($1.scores), -$1.reached(coefficient))
    }
  }
}
