import Testing
import Vocabulary

@testable import Statistics

@Suite struct `A prior score known up to the error of its test` {
  @Test(.enabled(if: ReferenceCase.isHere("va_eiv_prior"), "va_eiv_prior is not beside the project"))
  func `is corrected as by moments elsewhere`() throws {
    let reference = try #require(ReferenceCase("va_eiv_prior"))
    let expected = try reference.expected
    let frame = try reference.frame(numbers: ["prior", "group", "score"])
    let ones = [Double](repeating: 1, count: frame.rowCount)
    let fit = try ErrorsInVariables(
      frame.number("score"), on: [ones, frame.number("prior"), frame.number("group")],
      reliabilities: [1: expected["reliability"].number])
    for place in 0..<3 {
      #expect(isClose(fit.uncorrected[place], try expected["ols"][place].number, relative: 1e-11))
      #expect(isClose(fit.corrected[place], try expected["eiv"][place].number, relative: 1e-11))
      #expect(isClose(fit.standardErrors[place], try expected["eiv_se_naive_sandwich"][place].number, relative: 1e-11))
    }
    #expect(isClose(fit.uncorrectedResidualVariance, try expected["ols_s2"].number, relative: 1e-11))
    // The group gap that the error of the test feigns is smaller once corrected.
    #expect(fit.corrected[2] < 0.65 * fit.uncorrected[2])
  }

  @Test func `is taken as it is when the test has no error`() throws {
    let ones = [1.0, 1, 1, 1, 1]
    let fit = try ErrorsInVariables([1, 2.2, 2.8, 4.1, 5], on: [ones, [1, 2, 3, 4, 5]], reliabilities: [1: 1])
    #expect(zip(fit.corrected, fit.uncorrected).allSatisfy { abs($0 - $1) < 1e-13 })
  }

  @Test func `is refused where the error claimed is more than it varies`() {
    let ones = [1.0, 1, 1, 1, 1]
    let nearly = [1.01, 2, 3.02, 3.98, 5]
    #expect {
      try ErrorsInVariables([1, 2, 3, 4, 5], on: [ones, [1, 2, 3, 4, 5], nearly], reliabilities: [1: 0.5])
    } throws: { ($0 as? Refusal)?.findings.first?.code == "reliability.too-low" }
    #expect { try ErrorsInVariables([1, 2, 3, 4, 5], on: [ones, ones], reliabilities: [:]) } throws: {
      ($0 as? Refusal)?.findings.first?.code == "covariates.collinear"
    }
  }
}
