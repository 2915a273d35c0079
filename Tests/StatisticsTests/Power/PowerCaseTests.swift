import Testing
import Vocabulary

@testable import Statistics

/// Expected values: PowerUpR 1.1.0; Hussey & Hughes' closed form and generalised least squares in numpy.
@Suite struct `The power of a plan` {
  @Test func `is that of PowerUp! for every design of the cases`() throws {
    let cases = try #require(ReferenceCase("power_powerup")).expected["cases"].list
    #expect(cases.count == 12)
    for wanted in cases {
      let name = try wanted["design"].text
      let design = try #require(PowerDesign(rawValue: name))
      var numbers = PowerNumbers()
      let given = wanted["args"]
      for (key, path) in PowerNumbers.names { given[key].numberIfAny.map { numbers[keyPath: path] = $0 } }
      for key in ["g1", "g2", "g3"] { given[key].numberIfAny.map { numbers.g = $0 } }
      let test = PowerTest(
        alpha: given["alpha"].numberIfAny ?? 0.05, power: given["power"].numberIfAny ?? 0.8,
        isTwoSided: (given["two.tailed"].value as? Bool) ?? true)
      let precision = Precision(design, numbers)
      #expect(isClose(precision.standardError, try wanted["se"].number, relative: 1e-12), "\(name)")
      #expect(precision.degreesOfFreedom == (try wanted["df"].number), "\(name)")
      #expect(isClose(test.smallestEffect(precision), try wanted["mdes"].number, relative: 1e-10), "\(name)")
      let interval = test.interval(precision)
      #expect(isClose(interval.lower, try wanted["mdes_ci95"][0].number, relative: 1e-10), "\(name)")
      #expect(isClose(interval.upper, try wanted["mdes_ci95"][1].number, relative: 1e-10), "\(name)")
      let effect = try wanted["es_for_power"].number
      #expect(isClose(test.power(of: effect, precision), try wanted["power_at_es"].number, absolute: 1e-8), "\(name)")
      if let required = wanted["mrss"].numberIfAny {
        #expect(RequiredSample(test, effect: effect, design, numbers).inPowerUp == Int(required), "\(name)")
      }
    }
  }

  @Test func `is that of Hussey and Hughes for a stepped wedge, by the formula and by least squares`() throws {
    for wanted in try #require(ReferenceCase("power_stepped_wedge")).expected["cases"].list {
      let periods = Int(try wanted["periods"].number)
      let share = try wanted["cac"].number
      let plan = PlannedRollout(
        starts: PlannedRollout.steps(Int(try wanted["clusters"].number), periods: periods), periods: periods,
        perCell: try wanted["n_per_cell"].number, icc: try wanted["icc"].number, correlation: .nested(share))
      let variance = try wanted["var_gls"].number
      #expect(isClose(try #require(plan.variance), variance, relative: 1e-10))
      #expect(isClose(try #require(plan.closedForm), variance, relative: 1e-10))
      let question = Power(design: .rollout(.steppedWedge), rollout: plan, effect: try wanted["effect_sd"].number)
      let found = try question.answer(from: Frame(rowCount: 0), Work()).outcome
      let figures = try #require(found.rollout)
      #expect(isClose(found.precision.standardError, try wanted["se"].number, relative: 1e-10))
      let parallel = try wanted["parallel_crt_same_periods_var"].number
      #expect(isClose(try #require(figures.parallelVariance), parallel, relative: 1e-10))
      #expect(isClose(try #require(figures.powerNormal), try wanted["power_z"].number, absolute: 1e-10))
      #expect(isClose(figures.smallestNormal, try wanted["mdes80_z"].number, relative: 1e-10))
      #expect(isClose(found.smallest.powerUp, try wanted["mdes80_t"].number, relative: 1e-10))
      let power = try wanted["power_t_df_I_minus_2"].number
      let asked = try #require(found.asked)
      #expect(isClose(asked.power, power, absolute: 1e-10))
    }
  }
}
