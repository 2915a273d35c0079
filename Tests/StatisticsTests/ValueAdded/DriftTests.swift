import Testing
import Vocabulary

@testable import Statistics

@Suite struct `Effects that drift from year to year` {
  private func drift(minimumPairs: Int, shuffled: Bool = false) throws -> (drift: Drift, expected: Expected) {
    let reference = try #require(ReferenceCase("va_cfr_drift"))
    let frame = try reference.frame(numbers: ["prior", "frl", "score"], factors: ["teacher", "year"])
    var order = Array(0..<frame.rowCount)
    if shuffled {
      var random = RandomStream(seed: 8)
      order.shuffle(using: &random)
    }
    func sorted<Value>(_ values: [Value]) -> [Value] { order.map { values[$0] } }
    return (
      try Drift(
        TeacherYears(
          scores: sorted(frame.number("score")),
          covariates: [sorted(frame.number("prior")), sorted(frame.number("frl"))],
          teachers: sorted(frame.factor("teacher").wholeNumbers), years: sorted(frame.factor("year").wholeNumbers)),
        minimumPairs: minimumPairs), try reference.expected
    )
  }

  @Test(.enabled(if: ReferenceCase.isHere("va_cfr_drift"), "va_cfr_drift is not beside the project"))
  func `are forecast as by another implementation`() throws {
    let (drift, expected) = try drift(minimumPairs: 1)
    for (slope, other) in zip(drift.slopes, try expected["beta"].numbers) {
      #expect(isClose(slope, other, relative: 1e-10))
    }
    #expect(isClose(drift.withinClassVariance, try expected["s2_within"].number, relative: 1e-11))
    #expect(isClose(drift.totalVariance, try expected["total_var"].number, relative: 1e-11))
    #expect(isClose(drift.sameYearVariance, try expected["a0_teacher_plus_class"].number, relative: 1e-10))
    #expect(drift.pairs == (try expected["pairs"].numbers.map { Int($0) }))
    for (covariance, other) in zip(drift.autocovariances, try expected["autocov"].numbers) {
      #expect(isClose(covariance, other, relative: 1e-10))
    }
    let forecasts = expected["forecast"].list
    #expect(drift.forecasts.count == forecasts.count)
    for (forecast, other) in zip(drift.forecasts, forecasts) {
      #expect(Double(forecast.teacher) == (try other["teacher"].number))
      #expect(Double(forecast.year) == (try other["year"].number))
      #expect(abs(forecast.forecast - (try other["va_leave_year_out"].number)) < 1e-10)
      #expect(abs(forecast.happened - (try other["class_mean_resid"].number)) < 1e-10)
      #expect(abs(forecast.sumOfWeights - (try other["sum_psi"].number)) < 1e-10)
      #expect(abs(forecast.variance - (try other["forecast_var"].number)) < 1e-11)
    }
    let slope = try #require(drift.forecastSlope)
    #expect(isClose(slope.value, try expected["forecast_slope"].number, relative: 1e-9))
    #expect(isClose(try #require(slope.standardError), try expected["forecast_slope_se"].number, relative: 1e-9))
    let steady = try #require(drift.steady)
    #expect(isClose(steady.teacherVariance, try expected["kane_staiger"]["s2_teacher"].number, relative: 1e-10))
    #expect(isClose(steady.classVariance, try expected["kane_staiger"]["s2_class"].number, relative: 1e-10))
    for one in expected["kane_staiger"]["eb"].list {
      let teacher = Int(try one["teacher"].number)
      #expect(abs(steady.effects[teacher] - (try one["eb"].number)) < 1e-11)
      #expect(isClose(steady.reliabilities[teacher], try one["reliability"].number, relative: 1e-10))
    }
    #expect(!drift.wasProjected && drift.heldFrom == nil)
  }

  @Test(.enabled(if: ReferenceCase.isHere("va_cfr_drift"), "va_cfr_drift is not beside the project"))
  func `hold the last distance that enough teachers show`() throws {
    let (drift, expected) = try drift(minimumPairs: 100)
    #expect(drift.heldFrom == 3)
    let second = try expected["autocov"][1].number
    #expect(drift.autocovariances.dropFirst().allSatisfy { isClose($0, second, relative: 1e-10) })
  }

  @Test(.enabled(if: ReferenceCase.isHere("va_cfr_drift"), "va_cfr_drift is not beside the project"))
  func `do not depend on the order of the rows`() throws {
    let (one, _) = try drift(minimumPairs: 100)
    let (other, _) = try drift(minimumPairs: 100, shuffled: true)
    #expect(zip(one.forecasts, other.forecasts).allSatisfy { abs($0.forecast - $1.forecast) < 1e-12 })
  }

  @Test func `are refused where too few teachers are seen twice`() {
    #expect {
      try Drift(
        TeacherYears(
          scores: [1, 2, 3, 2, 1, 4], covariates: [[0.1, 0.4, 0.3, 0.9, 0.2, 0.6]], teachers: [0, 0, 1, 1, 2, 2],
          years: [1, 2, 1, 1, 2, 2]))
    } throws: {
      ($0 as? Refusal)?.findings.first?.code == "drift.pairs"
    }
  }

  @Test func `tell the class from the teacher where a teacher has several classes`() throws {
    var random = RandomStream(seed: 11)
    var (scores, teachers, years, classes): ([Double], [Int], [Int], [Int]) = ([], [], [], [])
    for teacher in 0..<300 {
      let effect = 0.3 * random.normal()
      for year in 2020..<2023 {
        for room in 0..<2 {
          let shock = 0.2 * random.normal()
          for _ in 0..<15 {
            scores.append(effect + shock + 0.5 * random.normal())
            teachers.append(teacher)
            years.append(year)
            classes.append(room)
          }
        }
      }
    }
    let drift = try Drift(
      TeacherYears(scores: scores, covariates: [], teachers: teachers, years: years, classes: classes))
    #expect(abs(drift.sameYearVariance - 0.09) < 0.02)
    #expect(abs(try #require(drift.classVariance) - 0.04) < 0.01)
    #expect(abs(try #require(drift.forecastSlope).value - 1) < 0.12)
    #expect(drift.autocovariances.allSatisfy { abs($0 - 0.09) < 0.02 })
  }
}
