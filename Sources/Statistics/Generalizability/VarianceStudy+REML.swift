extension VarianceStudy {
  /// What REML finds in scores: the variances of some effects of the design, in the order asked for, and what is left.
  struct Fitted {
    var variances: [Double]
    var residual: Double
    var mean: Double
  }

  static func fit(_ table: FacetTable, _ terms: [Int], _ scores: [Double], _ work: Work) throws -> Fitted {
    let model = MixedModel(
      outcome: scores, regressors: [.intercept],
      terms: terms.map { index in
        MixedModel.Term(
          table.design.name(of: table.effects[index]),
          Factor(codes: table.cells[index], levels: (0..<table.cellCounts[index]).map(String.init)))
      })
    let fit = try model.crossProducts(work).fit(.reml, work)
    return Fitted(
      variances: fit.terms.map { $0.standardDeviation * $0.standardDeviation }, residual: fit.sigma * fit.sigma,
      mean: fit.fixed.values[0])
  }
}
