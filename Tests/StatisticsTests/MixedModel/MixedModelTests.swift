import Testing
import Vocabulary

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
    let fit = try example.model().crossProducts().fit()
    let expected = try example.reference.expected
    let criterion = try expected["reml_criterion"].number
    #expect(fit.isConverged)
    #expect(fit.value < criterion + 1e-6 && fit.value > criterion - 1e-4)
    #expect(isClose(fit.sigma, try expected["sigma"].number, relative: 1e-5))
    for (name, theta) in zip(example.thetaNames, fit.terms.flatMap(\.theta)) {
      let known = try expected["theta"][name].number
      #expect(known == 0 ? theta == 0 : isClose(theta, known, relative: 1e-5, absolute: 1e-6), "\(name)")
    }
    for (index, name) in fit.fixed.names.enumerated() {
      let known = example.coefficientName(name)
      let error = try expected["se"][known].number
      let off = (fit.fixed.values[index] - (try expected["fixef"][known].number)) / error
      #expect(abs(off) < example.farthestFromOptimum, "\(name)")
      #expect(isClose(fit.fixed.standardErrors[index], error, relative: 1e-6), "\(name)")
    }
    for (row, values) in expected["vcov_fixef"].list.enumerated() {
      for (column, value) in try values.numbers.enumerated() {
        let scale = fit.fixed.standardErrors[row] * fit.fixed.standardErrors[column]
        #expect(isClose(fit.fixed.covariance[row, column], value, absolute: 1e-5 * scale))
      }
    }
  }

  /// So that what the two differ by at their optima is how near to it each came, and nothing else.
  @Test(arguments: MixedModelCase.here)
  func `has the coefficients of lme4 to the last digits at the very ratios of lme4`(_ example: MixedModelCase) throws {
    let expected = try example.reference.expected
    let known = try example.thetaNames.map { try expected["theta"][$0].number }
    let theta = example == .slope ? [known] : known.map { [$0] }
    let fit = try example.model().crossProducts().fit(at: theta)
    for (index, name) in fit.fixed.names.enumerated() {
      let name = example.coefficientName(name)
      let error = try expected["se"][name].number
      #expect(isClose(fit.fixed.values[index], try expected["fixef"][name].number, absolute: 1e-8 * error), "\(name)")
      #expect(isClose(fit.fixed.standardErrors[index], error, relative: 1e-9), "\(name)")
    }
  }

  /// The criterion along the line through both optima is a parabola. Its lowest point lies at ours, and not at the other, to
  /// whose coefficients ours are therefore not brought nearer than 2e-6 of their errors.
  @Test(
    .enabled(
      if: ReferenceCase.isHere(MixedModelCase.classes.rawValue), "va_synthetic_truth_class is not beside the project"))
  func `comes nearer to the optimum than lme4 where the two differ most`() throws {
    let example = MixedModelCase.classes
    let sums = try example.model().crossProducts()
    let ours = try sums.fit().terms.map { $0.theta[0] }
    let theirs = try example.thetaNames.map { try example.reference.expected["theta"][$0].number }
    func criterion(_ steps: Double) throws -> Double {
      try sums.criterion(at: zip(ours, theirs).map { [$0 + steps * ($1 - $0)] })
    }
    let (before, here, after) = (try criterion(-200), try criterion(0), try criterion(200))
    let lowest = 200 * (before - after) / (2 * (before + after - 2 * here))
    #expect(abs(lowest) < 0.2, "0 is ours, 1 is lme4's")
  }

  @Test(arguments: MixedModelCase.here)
  func `predicts the effects of lme4, as sure of them`(_ example: MixedModelCase) throws {
    let model = try example.model()
    let fit = try model.crossProducts().fit()
    let expected = try example.reference.expected
    for (term, effects) in zip(model.terms, fit.terms) {
      let places = Dictionary(uniqueKeysWithValues: term.groups.levels.enumerated().map { ($1, $0) })
      let known = expected["ranef"][term.name].list + expected["ranef_sample"][term.name].list
      #expect(!known.isEmpty)
      for group in known {
        let place = try #require(places[try group["level"].text])
        let hasSlope = !group["blup"].list.isEmpty
        let effect = try hasSlope ? group["blup"][0].number : group["blup"].number
        let sd = effects.standardDeviation
        #expect(isClose(effects.effects[place], effect, absolute: 1e-5 * sd + 1e-12))
        let error = try hasSlope ? group["cond_var"][0][0].number.squareRoot() : group["cond_sd"].number
        #expect(isClose(effects.conditionalVariance[place].squareRoot(), error, relative: 1e-4))
        #expect(effects.predictionErrorVariance[place] >= effects.conditionalVariance[place])
        guard let slope = effects.slope else { continue }
        #expect(isClose(slope.effects[place], try group["blup"][1].number, absolute: 1e-5 * 6))
        #expect(isClose(slope.conditionalVariance[place], try group["cond_var"][1][1].number, relative: 1e-4))
        #expect(isClose(slope.conditionalCovariance[place], try group["cond_var"][0][1].number, relative: 1e-4))
      }
    }
  }

  @Test(arguments: MixedModelCase.here)
  func `comes to the maximum of the likelihood of lme4`(_ example: MixedModelCase) throws {
    let fit = try example.model().crossProducts().fit(.ml)
    let expected = try example.reference.expected["ML"]
    #expect(isClose(fit.value, try expected["deviance"].number, absolute: 1e-4))
    #expect(fit.value < (try expected["deviance"].number) + 1e-6)
    #expect(isClose(fit.sigma, try expected["sigma"].number, relative: 1e-4))
    for (index, name) in fit.fixed.names.enumerated() {
      let known = example.coefficientName(name)
      #expect(isClose(fit.fixed.standardErrors[index], try expected["se"][known].number, relative: 1e-3))
    }
  }

  @Test(arguments: MixedModelCase.here)
  func `gives coefficients the degrees of freedom of lmerTest`(_ example: MixedModelCase) throws {
    let fit = try example.model().crossProducts().fit()
    let expected = try example.reference.expected["satterthwaite"]
    for (index, name) in fit.fixed.names.enumerated() {
      let known = expected[example.coefficientName(name)]["df"]
      let found = try #require(fit.fixed.degreesOfFreedom[index])
      if known.value != nil { #expect(isClose(found, try known.number, relative: 1e-2), "\(name)") }
    }
  }

  @Test(arguments: MixedModelCase.here)
  func `has a gradient that is the slope of its criterion`(_ example: MixedModelCase) throws {
    let equations = try MixedEquations(example.model().crossProducts(), threads: 2)
    for criterion in MixedModel.Criterion.allCases {
      let values = equations.parameters.map { $0.isOnDiagonal ? 0.3 + 0.1 * Double($0.term) : 0.1 }
      func criterionAt(_ values: [Double]) throws -> Double {
        let ratios = try #require(equations.ratios(values))
        return try #require(try equations.settle(ratios)).value(criterion)
      }
      let ratios = try #require(equations.ratios(values))
      let settled = try #require(try equations.settle(ratios))
      let gradient = try equations.slopes(settled, criterion).gradient
      for index in values.indices {
        let reach = 1e-4
        var (low, high) = (values, values)
        low[index] -= reach
        high[index] += reach
        let slope = (try criterionAt(high) - criterionAt(low)) / (2 * reach)
        #expect(isClose(gradient[index], slope, relative: 1e-5, absolute: 1e-5 * abs(gradient[0])), "\(index)")
      }
    }
  }

  @Test(arguments: MixedModelCase.here)
  func `tells where standard deviations may lie, as lme4's profiles do`(_ example: MixedModelCase) throws {
    let fit = try example.model().crossProducts().fit(.ml)
    let known = try example.reference.expected["profile_ci95"].list
    let names = example == .slope ? [".sig01", ".sig03"] : [".sig01", ".sig02"]
    let deviations = fit.terms.flatMap { [$0.deviation] + ($0.slope.map { [$0.deviation] } ?? []) }
    for (name, deviation) in zip(names + [".sigma"], deviations.prefix(2) + [fit.residualDeviation]) {
      guard let row = try known.first(where: { try $0["par"].text == name }) else { continue }
      let interval = try #require(deviation?.interval)
      #expect(isClose(interval.lower, try row["lo"].number, relative: 2e-3), "\(name)")
      #expect(isClose(interval.upper, try row["hi"].number, relative: 2e-3), "\(name)")
    }
    if let row = try known.first(where: { try $0["par"].text == ".sigma" }) {
      let interval = try #require(fit.residualDeviation?.interval)
      #expect(isClose(interval.lower, try row["lo"].number, relative: 2e-3))
      #expect(isClose(interval.upper, try row["hi"].number, relative: 2e-3))
    }
  }

  @Test(
    .enabled(if: ReferenceCase.isHere("lmm_dyestuff2_singular"), "lmm_dyestuff2_singular is not beside the project"))
  func `has an interval from nought where the variance is nought`() throws {
    let sums = try MixedModelCase.boundary.model().crossProducts()
    let fit = try sums.fit()
    let interval = try #require(fit.terms[0].deviation?.interval)
    #expect(interval.lower == 0 && interval.upper > 0.5 && interval.upper < 5)
    #expect(try sums.boundaryTest(of: fit, term: 0).probability == 1)
  }
}
