/// How much of the differences between scores comes from whom or what.
package struct VarianceComponents: Hashable, Sendable, Codable {
  package var method: Method
  package var components: [Component]
  package var mean: Double

  package enum Method: String, Hashable, Sendable, Codable {
    /// Expected mean squares of a balanced design; exact.
    case meanSquares = "mean-squares"
    /// Restricted maximum likelihood.
    case reml
  }

  package struct Component: Hashable, Sendable, Codable {
    /// "person*rater"; stable.
    package var effect: String
    package var members: Int
    package var degreesOfFreedom: Double?
    package var sumOfSquares: Double?
    package var meanSquare: Double?
    /// As it came out; may be below nought, which no variance can be.
    package var estimate: Double
    /// Not below nought.
    package var variance: Double
    package var standardError: Double?

    enum CodingKeys: String, CodingKey {
      case effect, degreesOfFreedom, sumOfSquares, meanSquare, estimate, variance, standardError
    }

    package init(
      effect: String, members: Int, degreesOfFreedom: Double? = nil, sumOfSquares: Double? = nil,
      meanSquare: Double? = nil, estimate: Double, standardError: Double? = nil
    ) {
      self.effect = effect
      self.members = members
      self.degreesOfFreedom = degreesOfFreedom
      self.sumOfSquares = sumOfSquares
      self.meanSquare = meanSquare
      self.estimate = estimate
      self.variance = max(0, estimate)
      self.standardError = standardError
    }

    package init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      self.init(
        effect: try values.decode(String.self, forKey: .effect), members: 0,
        degreesOfFreedom: try values.decodeIfPresent(Double.self, forKey: .degreesOfFreedom),
        sumOfSquares: try values.decodeIfPresent(Double.self, forKey: .sumOfSquares),
        meanSquare: try values.decodeIfPresent(Double.self, forKey: .meanSquare),
        estimate: try values.decode(Double.self, forKey: .estimate),
        standardError: try values.decodeIfPresent(Double.self, forKey: .standardError))
    }
  }

  package var total: Double { components.reduce(0) { $0 + $1.variance } }
  package var negative: [Component] { components.filter { $0.estimate < 0 } }
}

/// The analysis of variance of a balanced design, and how its mean squares make up the components.
///
/// Source: Cornfield & Tukey (1956), Ann Math Stat 27:907–949; Brennan (2001), "Generalizability Theory", §3.4–3.5.
/// Standard errors: Searle (1971), "Linear Models", ch. 11, with the unbiased variance 2·MS²/(df + 2) of each mean square.
package struct MeanSquares: Sendable {
  package let effects: [Int]
  package let degreesOfFreedom: [Double]
  package let sumsOfSquares: [Double]
  package let meanSquares: [Double]
  package let mean: Double
  /// Scores in each cell of each effect.
  private let sizes: [Double]
  /// Component `i` is the sum over j of `makeUp[i][j]` times mean square j.
  private let makeUp: [[Double]]

  package init(_ table: FacetTable) {
    let rows = table.scores.count
    let mean = table.scores.reduce(0, +) / Double(rows)
    var degrees: [Double] = []
    var sums: [Double] = []
    // What is left of each score once the smaller effects inside an effect are taken off, as means over its cells.
    var own: [[Double]] = []
    for (index, effect) in table.effects.enumerated() {
      let inside = (0..<index).filter { table.effects[$0] & effect == table.effects[$0] }
      var means = [Double](repeating: 0, count: table.cellCounts[index])
      for row in 0..<rows {
        var left = table.scores[row] - mean
        for other in inside { left -= own[other][Int(table.cells[other][row])] }
        means[Int(table.cells[index][row])] += left
      }
      let size = Double(rows) / Double(table.cellCounts[index])
      means = means.map { $0 / size }
      own.append(means)
      sums.append(size * means.reduce(0) { $0 + $1 * $1 })
      degrees.append(Double(table.cellCounts[index]) - 1 - inside.reduce(0) { $0 + degrees[$1] })
    }
    effects = table.effects
    degreesOfFreedom = degrees
    sumsOfSquares = sums
    meanSquares = zip(sums, degrees).map { $0 / $1 }
    self.mean = mean
    sizes = table.cellCounts.map { Double(rows) / Double($0) }
    makeUp = Self.makeUp(table.effects, sizes)
  }

  /// E MSₛ = Σ over effects t that hold s of nₜ·σ²ₜ, solved from the largest effect down.
  private static func makeUp(_ effects: [Int], _ sizes: [Double]) -> [[Double]] {
    let count = effects.count
    var out = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for index in effects.indices.reversed() {
      out[index][index] = 1
      for larger in effects.indices where larger > index && effects[larger] & effects[index] == effects[index] {
        for place in 0..<count { out[index][place] -= sizes[larger] * out[larger][place] }
      }
      for place in 0..<count { out[index][place] /= sizes[index] }
    }
    return out
  }

  /// The components that given mean squares make up.
  package func components(of squares: [Double]) -> [Double] {
    makeUp.map { row in zip(row, squares).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// What each mean square is expected to be where the components are these.
  package func expected(_ components: [Double]) -> [Double] {
    effects.indices.map { index in
      effects.indices.reduce(0) { sum, larger in
        effects[larger] & effects[index] == effects[index] ? sum + sizes[larger] * components[larger] : sum
      }
    }
  }

  package func variances(_ design: FacetDesign) -> VarianceComponents {
    let estimates = components(of: meanSquares)
    let noise = zip(meanSquares, degreesOfFreedom).map { 2 * $0 * $0 / ($1 + 2) }
    let components = effects.indices.map { index in
      let error = zip(makeUp[index], noise).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
      return VarianceComponents.Component(
        effect: design.name(of: effects[index]), members: effects[index], degreesOfFreedom: degreesOfFreedom[index],
        sumOfSquares: sumsOfSquares[index], meanSquare: meanSquares[index], estimate: estimates[index],
        standardError: error.squareRoot())
    }
    return VarianceComponents(method: .meanSquares, components: components, mean: mean)
  }

  /// Components of data like these, drawn as often as asked: mean squares of normal scores are chi-squared, each on its own.
  package func redrawn(_ components: [Double], draws: Int, seed: UInt64) -> [[Double]] {
    let expected = expected(components)
    return (0..<draws).map { draw in
      var random = RandomStream(seed: seed, stream: UInt64(draw))
      let squares = zip(expected, degreesOfFreedom).map { $0 * random.chiSquared(df: $1) / $1 }
      return self.components(of: squares).map { max(0, $0) }
    }
  }

  /// Of Eρ² for the plan that was carried out, in a design of one crossed facet; exact.
  ///
  /// Source: Feldt (1965), Psychometrika 30:357–370.
  package func feldtInterval(level: Double) -> Interval? {
    guard effects.count == 3, effects[0] == 1, effects[1] == 2, meanSquares[0] > 0 else { return nil }
    let error = meanSquares[2] / meanSquares[0]
    let f = FisherF(degreesOfFreedom[0], degreesOfFreedom[2])
    let tail = (1 - level) / 2
    return Interval(1 - error * f.quantile(1 - tail), 1 - error * f.quantile(tail), level: level)
  }
}
