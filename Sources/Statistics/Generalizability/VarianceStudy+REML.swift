extension VarianceStudy {
  /// What REML finds in scores: the variances of some effects of the design, in the order asked for, and what is left.
  struct Fitted {
    var variances: [Estimate]
    var residual: Estimate
    var mean: Double
  }

  /// The mixed model of some effects of a design.
  static func model(_ table: FacetTable, _ terms: [Int]) -> MixedModel {
    MixedModel(
      outcome: table.scores, regressors: [.intercept],
      terms: terms.map { index in
        MixedModel.Term(
          table.design.name(of: table.effects[index]),
          Factor(codes: table.cells[index], levels: (0..<table.cellCounts[index]).map(String.init)))
      })
  }

  static func fit(_ model: MixedModel, _ work: Work) throws -> Fitted {
    let fit = try model.crossProducts(work).fit(.reml, work)
    return Fitted(
      variances: fit.terms.map { variance($0.standardDeviation, $0.deviation) },
      residual: variance(fit.sigma, fit.residualDeviation), mean: fit.fixed.values[0])
  }

  /// A variance with the error that its root has; none at nought, and none larger than an error can be told to be.
  private static func variance(_ deviation: Double, _ seen: Estimate?) -> Estimate {
    let error = seen?.standardError.map { 2 * deviation * $0 }
    return Estimate(deviation * deviation, standardError: error.flatMap { $0.isFinite && $0 > 0 ? $0 : nil })
  }
}
