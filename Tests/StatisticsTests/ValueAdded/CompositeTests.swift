import Testing

@testable import Statistics

@Suite struct `A composite of measures` {
  private func read() throws -> (composite: Composite, criterion: [Double], expected: Expected) {
    let reference = try #require(ReferenceCase("composite_measures"))
    let frame = try reference.frame(
      numbers: [
        "sd", "reliability", "corr_with_criterion", "r_value_added", "r_observation", "r_student_survey",
      ])
    let columns = try ["r_value_added", "r_observation", "r_student_survey"].map { try frame.number($0) }
    let composite = try #require(
      Composite(
        deviations: frame.number("sd"), reliabilities: frame.number("reliability"),
        correlations: Matrix(columns)))
    return (composite, try frame.number("corr_with_criterion"), try reference.expected)
  }

  @Test(.enabled(if: ReferenceCase.isHere("composite_measures"), "composite_measures is not beside the project"))
  func `meets the algebra of another program`() throws {
    let (composite, criterion, expected) = try read()
    for one in expected["composites"].list {
      let weights = try one["weights_on_raw"].numbers
      let found = composite.weighted(weights)
      #expect(isClose(found.deviation, try one["composite_sd"].number, relative: 1e-12))
      #expect(isClose(found.reliability, try one["reliability_mosier"].number, relative: 1e-12))
      for (share, other) in zip(found.effectiveShares, try one["effective_share"].numbers) {
        #expect(isClose(share, other, relative: 1e-12))
      }
      let correlation = composite.correlation(of: weights, withCriterion: criterion)
      #expect(isClose(correlation, try one["corr_with_criterion"].number, relative: 1e-12))
    }
    let best = composite.bestPrediction(ofCriterion: criterion)
    for (weight, other) in zip(best, try expected["blp_weights"].numbers) {
      #expect(isClose(weight, other, relative: 1e-11))
    }
    #expect(
      isClose(
        composite.correlation(of: best, withCriterion: criterion), try expected["blp_corr"].number, relative: 1e-12))
    for i in 0..<3 {
      for j in 0..<3 {
        let other = try expected["multivariate_shrinkage_T_Sinv"][i][j].number
        #expect(isClose(composite.shrinkage[i, j], other, relative: 1e-11))
        #expect(
          isClose(
            composite.trueCorrelations[i, j], try expected["true_score_correlation"][i][j].number, relative: 1e-12))
      }
    }
    let sure = composite.mostReliable
    #expect(isClose(sure.reliability, try expected["max_reliability"].number, relative: 1e-12))
    for (weight, other) in zip(sure.weights, try expected["max_reliability_weights"].numbers) {
      #expect(isClose(weight, other, relative: 1e-10))
    }
  }

  @Test func `does not weigh as its weights say when one measure varies more`() throws {
    let composite = try #require(
      Composite(
        deviations: [0.15, 0.45], reliabilities: [0.5, 0.5], correlations: Matrix([[1, 0], [0, 1]])))
    let half = composite.weighted([0.5, 0.5])
    #expect(abs(half.effectiveShares[1] - 0.9) < 1e-12)
    #expect(abs(composite.weighted(standardised: [1, 1]).effectiveShares[0] - 0.5) < 1e-12)
  }

  @Test func `of contradictory figures is none`() {
    let correlations = Matrix([[1, 0.9], [0.9, 1]])
    #expect(Composite(deviations: [1, 1], reliabilities: [0.3, 0.3], correlations: correlations) == nil)
    let impossible = Matrix([[1, 1.2], [1.2, 1]])
    #expect(Composite(deviations: [1, 1], reliabilities: [1, 1], correlations: impossible) == nil)
  }
}
