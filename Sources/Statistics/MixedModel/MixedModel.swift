/// A linear mixed model: an outcome explained by regressors, and by groups whose effects are drawn from normal
/// distributions of their own.
///
/// y = X β + Σₖ Zₖ bₖ + e, with bₖ ~ N(0, σ² Λₖ Λₖᵀ ⊗ I) for the groups of term k, and e ~ N(0, σ²/w). Terms may be nested or
/// crossed in any way; a term has an intercept for each of its groups and, if asked, a slope that may go with it. Variances
/// are estimated by restricted maximum likelihood (REML) or by maximum likelihood (ML).
///
///     let model = MixedModel(
///       outcome: score,
///       regressors: [.intercept, .values("prior", prior), .indicators("year", year)],
///       terms: [.init("teacher", teacher), .init("school", school)])
///     let sums = try model.crossProducts(work)      // the rows are read once, here
///     let fit = try sums.fit(work)                  // REML; `sums.fit(at: [[0.3], [0.2]])` takes the variances as given
///     fit.fixed.names, fit.fixed.values, fit.fixed.covariance, fit.fixed.degreesOfFreedom
///     fit.sigma, fit.terms[0].standardDeviation, fit.terms[0].theta
///     fit.terms[0].effects[level]                   // best linear unbiased prediction, in the order of `teacher.levels`
///     fit.terms[0].conditionalVariance[level]       // given β, as lme4 tells it
///     fit.terms[0].predictionErrorVariance[level]   // with the uncertainty of β: reliability = 1 − this / variance
///
/// The rows are read once, in blocks of fixed borders: sums of products, not rows, carry everything that follows
/// (`CrossProducts`). For given ratios θ of the standard deviations of the terms to σ the model is one sparse system
/// (`MixedEquations`), in which the term with the most groups is eliminated in closed form; the profiled criterion is then
/// lowered by average-information steps (`MixedModelSearch`). Results do not depend on the number of threads.
///
/// - Sources: Henderson (1975), Biometrics 31:423–447, for the predictions and their error. Bates, Mächler, Bolker & Walker
///   (2015), J. Stat. Softw. 67(1), eqs. 39–42, for the profiled criterion, which is lme4's. Patterson & Thompson (1971),
///   Biometrika 58:545–554, for REML. Gilmour, Thompson & Cullis (1995), Biometrics 51:1440–1450, for average information.
package struct MixedModel: Sendable {
  package var outcome: [Double]
  package var regressors: [Regressor]
  package var terms: [Term]
  /// How much each row counts, as if it stood for so many; all alike where it is nil.
  package var weights: [Double]?
  /// Which rows take part; all where it is nil. A row whose group is missing takes no part in any case.
  package var included: [Bool]?

  package init(
    outcome: [Double], regressors: [Regressor], terms: [Term], weights: [Double]? = nil, included: [Bool]? = nil
  ) {
    self.outcome = outcome
    self.regressors = regressors
    self.terms = terms
    self.weights = weights
    self.included = included
  }

  /// What the outcome is explained by, besides the groups.
  package enum Regressor: Sendable {
    case intercept
    case values(String, [Double])
    /// One column for each level that occurs but the first (by number or by name), 1 in its rows and 0 elsewhere.
    case indicators(String, Factor)
  }

  /// Groups whose effects are drawn from a normal distribution.
  package struct Term: Sendable {
    package var name: String
    package var groups: Factor
    /// Where the effect grows with a value, that value: an intercept and a slope for each group, that may go together.
    package var slope: [Double]?
    /// How much of the effect falls on each row: a share of the year taught. All of it where this is nil.
    package var share: [Double]?

    package init(_ name: String, _ groups: Factor, slope: [Double]? = nil, share: [Double]? = nil) {
      self.name = name
      self.groups = groups
      self.slope = slope
      self.share = share
    }

    /// How many effects each group has.
    var dimension: Int { slope == nil ? 1 : 2 }
  }

  /// What the variances make as likely as can be.
  package enum Criterion: String, Sendable, Codable, CaseIterable {
    /// The likelihood of what the regressors leave over: variances are not biased by the number of regressors.
    case reml = "REML"
    /// The likelihood of the outcome: needed to compare models with different regressors.
    case ml = "ML"
  }
}
