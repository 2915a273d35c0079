import Testing

@testable import Statistics

/// Expected values: lme4 1.1-31, re-polished to a tight optimum, and lmerTest 3.1-3; see PROVENANCE.md of the cases.
@Suite struct `A mixed model` {
  @Test(arguments: MixedModelCase.here)
  func `has the criterion of lme4 at any ratios`(_ example: MixedModelCase) throws {
    let sums = try example.model().crossProducts()
    for point in try example.reference.expected["criterion_at_theta"].list {
      let theta = try example.theta(point["theta"])
      let (reml, ml) = (try sums.criterion(at: theta), try sums.criterion(at: theta, .ml))
      #expect(isClose(reml, try point["reml_criterion"].number, relative: 1e-9), "\(theta)")
      #expect(isClose(ml, try point["ml_deviance"].number, relative: 1e-9), "\(theta)")
    }
  }

  @Test(arguments: MixedModelCase.here)
  func `comes to the variances and coefficients of lme4`(_ example: MixedModelCase) throws {
    let sums = try example.model().crossProducts()
    let fit = try sums.fit()
    let expected = try example.reference.expected
    #expect(fit.isConverged)
    #expect(fit.value <= (try expected["reml_criterion"].number) + 1e-6)
    #expect(fit.value >= (try expected["reml_criterion"].number) - 1e-4)
    #expect(isClose(fit.sigma, try expected["sigma"].number, relative: 1e-5))
  }
}
