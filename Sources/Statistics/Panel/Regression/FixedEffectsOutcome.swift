import Vocabulary

/// What `fixed-effects` found: for each outcome the coefficients, and what they rest on.
package struct FixedEffectsOutcome: Codable, Sendable, Hashable {
  package var fits: [Fit]
  package var level: Double

  package struct Fit: Codable, Sendable, Hashable {
    package var outcome: String
    package var coefficients: [Coefficient]
    /// Regressors that could not be told from others.
    package var left: [LinearFit.Dropped]
    package var variance: CoefficientVariance.Kind
    /// The number of clusters in each way.
    package var clusters: [Int]
    package var absorbed: [Absorbed]
    package var rows: Rows
    /// Coefficients and independent absorbed effects.
    package var parameters: Int
    package var withinR2: Double
    /// The standard deviation of what is not explained.
    package var residualSpread: Double
  }

  package struct Absorbed: Codable, Sendable, Hashable {
    package var name: String
    package var groups: Int
  }

  package struct Coefficient: Codable, Sendable, Hashable {
    package var name: String
    package var estimate: Estimate
    package var statistic: Double?
    package var p: Double?
    /// Benjamini and Hochberg's q value across the outcomes; nil for one outcome, and for the primary one.
    package var q: Double?
    /// Why no range and no p value are given: "few-clusters".
    package var withheld: String?
    /// Clusters with the larger of the regressor's two values, and with the smaller.
    package var treatedClusters: Int?
    package var untreatedClusters: Int?

    init(_ fit: LinearFit, _ variance: CoefficientVariance, _ place: Int, _ arms: [Arms], _ level: Double) {
      name = fit.names[place]
      let value = fit.coefficients[place]
      let fewest = arms.min { min($0.treated, $0.untreated) < min($1.treated, $1.untreated) }
      treatedClusters = fewest?.treated
      untreatedClusters = fewest?.untreated
      let error = variance.standardErrors[place]
      let df = variance.degreesOfFreedom[place]
      if fewest?.areTooFew == true || !(error > 0) || !(df > 0) {
        estimate = Estimate(value)
        withheld = "few-clusters"
        return
      }
      estimate = Estimate(value, standardError: error, degreesOfFreedom: df, level: level)
      statistic = value / error
      p = StudentT(df: df).twoSided(value / error)
    }
  }
}

extension FixedEffectsOutcome: Shown {
  package var tables: [Table] {
    fits.map { fit in
      Table(
        Phrase("Differences in “\(fit.outcome)”", es: "Diferencias en «\(fit.outcome)»"),
        headings: [
          Phrase("Column", es: "Columna"), Phrase("Difference", es: "Diferencia"),
          Phrase("Plausible range", es: "Rango plausible"), Phrase("Standard error", es: "Error estándar"),
          Phrase("p", es: "p"),
        ] + (fits.count > 1 ? [Phrase("q", es: "q")] : []),
        rows: fit.coefficients.map { row($0) })
    }
  }

  private func row(_ coefficient: Coefficient) -> [Table.Cell] {
    let estimate = coefficient.estimate
    let digits = Written.digits(for: estimate.interval.map { $0.upper - $0.lower } ?? abs(estimate.value) / 5) + 1
    let few = Table.Cell.none(Phrase("too few clusters", es: "muy pocos conglomerados"))
    let cells: [Table.Cell] = [
      .text(Phrase(verbatim: coefficient.name)), .number(estimate.value, digits: digits),
      estimate.interval.map { .interval($0, digits: digits) } ?? few,
      estimate.standardError.map { .number($0, digits: digits) } ?? few,
      coefficient.p.map { .number($0, digits: 4) } ?? few,
    ]
    if fits.count == 1 { return cells }
    return cells + [coefficient.q.map { .number($0, digits: 4) } ?? .none(Phrase("not adjusted", es: "sin ajustar"))]
  }

  package var pictures: [Picture] {
    let named = fits.flatMap { fit in
      fit.coefficients.filter { $0.estimate.interval != nil }.map { coefficient in
        Picture.Item(
          Phrase(verbatim: fits.count > 1 ? "\(coefficient.name) → \(fit.outcome)" : coefficient.name),
          coefficient.estimate)
      }
    }
    if named.isEmpty { return [] }
    return [
      .intervals(
        title: Phrase("Differences and their plausible ranges", es: "Diferencias y sus rangos plausibles"),
        axis: fits.count > 1
          ? Phrase("Difference in the outcome", es: "Diferencia en el resultado")
          : Phrase("Difference in \(fits[0].outcome)", es: "Diferencia en \(fits[0].outcome)"),
        items: named, reference: 0)
    ]
  }
}
