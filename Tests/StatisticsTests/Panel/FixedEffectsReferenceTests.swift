import Testing

@testable import Statistics

/// Expected values: fixest 0.12.2 and clubSandwich 0.5.8, see the cases' own files.
@Suite struct `Fixed effects agree with fixest` {
  struct Case: CustomTestStringConvertible {
    let folder: String
    let block: [String]
    let testDescription: String
  }

  func star(_ absorbed: [String]) throws -> (fit: LinearFit, frame: Frame, expected: Expected) {
    let reference = try #require(ReferenceCase("fe_star_school_fe_cr2"))
    let names = ["small", "aide", "prior_math", "prior_read", "freelunch"]
    let frame = try reference.frame(numbers: ["math"] + names, factors: ["sch", "tch"])
    let model = LinearModel(
      outcome: try frame.number("math"), regressors: try names.map { ($0, .numbers(try frame.number($0))) },
      absorbed: try absorbed.map { try frame.factor($0).groups })
    return (try LinearFit(model), frame, try reference.expected)
  }

  func base() throws -> (fit: LinearFit, frame: Frame, expected: Expected) {
    let reference = try #require(ReferenceCase("fe_base_stagg_twfe_sunab"))
    let frame = try reference.frame(numbers: ["y", "x1", "year", "year_treated"], factors: ["id", "year"])
    let post = try zip(frame.number("year"), frame.number("year_treated")).map { $0 >= $1 ? 1.0 : 0 }
    let model = LinearModel(
      outcome: try frame.number("y"),
      regressors: [("x1", .numbers(try frame.number("x1"))), ("post", .numbers(post))],
      absorbed: [try frame.factor("id").groups, try frame.factor("year").groups])
    return (try LinearFit(model), frame, try reference.expected)
  }

  func compare(_ fit: LinearFit, _ variance: CoefficientVariance, _ expected: Expected) throws {
    for (place, value) in try expected["est"].numbers.enumerated() {
      #expect(
        isClose(fit.coefficients[place], value, relative: 1e-8), "\(fit.names[place]): \(fit.coefficients[place])")
    }
    for (place, value) in try expected["se"].numbers.enumerated() {
      #expect(
        isClose(variance.standardErrors[place], value, relative: 1e-7), "\(variance.standardErrors[place]) for \(value)"
      )
    }
    let df = try expected["df_t"].number
    #expect(variance.degreesOfFreedom.allSatisfy { $0 == df })
    #expect(isClose(fit.residualSquares, try expected["ssr"].number, relative: 1e-9))
    #expect(isClose(fit.withinR2, try expected["r2_within"].number, relative: 1e-9))
    for (place, value) in try expected["p"].numbers.enumerated() {
      let p = StudentT(df: df).twoSided(fit.coefficients[place] / variance.standardErrors[place])
      #expect(isClose(p, value, relative: 1e-5), "p \(p) for \(value)")
    }
  }

  @Test(
    .enabled(if: ReferenceCase.isHere("fe_star_school_fe_cr2"), "fe_star_school_fe_cr2 is not beside the project"))
  func `for one kind of groups and every variance`() throws {
    let (fit, frame, expected) = try star(["sch"])
    let (school, teacher) = (try frame.factor("sch").groups, try frame.factor("tch").groups)
    try compare(fit, fit.iidVariance(), expected["iid"])
    try compare(fit, try fit.heteroVariance(), expected["hetero"])
    try compare(fit, try fit.clusterVariance([teacher]), expected["cluster_teacher"])
    try compare(fit, try fit.clusterVariance([school]), expected["cluster_school"])
    try compare(fit, try fit.clusterVariance([school, teacher]), expected["twoway_sch_tch"])
  }

  @Test(
    .enabled(if: ReferenceCase.isHere("fe_base_stagg_twfe_sunab"), "fe_base_stagg_twfe_sunab is not beside the project")
  )
  func `for two kinds of groups and every variance`() throws {
    let (fit, frame, expected) = try base()
    let (id, year) = (try frame.factor("id").groups, try frame.factor("year").groups)
    let twfe = expected["twfe"]
    try compare(fit, fit.iidVariance(), twfe["iid"])
    try compare(fit, try fit.heteroVariance(), twfe["hetero"])
    try compare(fit, try fit.clusterVariance([id]), twfe["cluster_id"])
    try compare(fit, try fit.clusterVariance([id, year]), twfe["twoway_id_year"])
  }

  @Test(
    .enabled(if: ReferenceCase.isHere("fe_base_stagg_twfe_sunab"), "fe_base_stagg_twfe_sunab is not beside the project")
  )
  func `for an event study of eighteen columns`() throws {
    let reference = try #require(ReferenceCase("fe_base_stagg_twfe_sunab"))
    let frame = try reference.frame(numbers: ["y", "x1", "time_to_treatment"], factors: ["id", "year"])
    let time = try frame.number("time_to_treatment")
    let columns: [(String, Variate)] = (-9...8).filter { $0 != -1 }.map { event in
      ("time \(event)", .numbers(time.map { $0 == Double(event) ? 1 : 0 }))
    }
    let id = try frame.factor("id").groups
    let fit = try LinearFit(
      LinearModel(
        outcome: try frame.number("y"), regressors: [("x1", .numbers(try frame.number("x1")))] + columns,
        absorbed: [id, try frame.factor("year").groups]))
    try compare(fit, try fit.clusterVariance([id]), try reference.expected["event_study_twfe"])
  }
}
