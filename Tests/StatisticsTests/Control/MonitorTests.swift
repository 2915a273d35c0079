import Testing
import Vocabulary

@testable import Statistics

@Suite struct `A control chart` {
  private func compare(_ chart: ControlChart, _ wanted: Expected, _ label: String) throws {
    let limits = try #require(chart.phases[0].limits)
    let pairs: [(Double, String)] = [
      (limits.center, "center"), (limits.meanRange, "mr_bar"), (limits.medianRange, "median_mr"),
      (limits.sigma, "sigma_hat"), (limits.upper, "ucl"), (limits.lower, "lcl"), (limits.upperRange, "ucl_mr"),
    ]
    for (value, key) in pairs { #expect(isClose(value, try wanted[key].number, relative: 1e-12), "\(label) \(key)") }
    #expect(isClose(limits.medianUpper, try wanted["median_mr_limits"]["ucl"].number, relative: 1e-12))
    #expect(isClose(limits.medianLower, try wanted["median_mr_limits"]["lcl"].number, relative: 1e-12))
    let ranges = chart.movingRanges.compactMap { $0 }
    #expect(zip(ranges, try wanted["moving_ranges"].numbers).allSatisfy { isClose($0, $1, absolute: 1e-12) })
    let rules = [
      ("outside", "rule1_outside_limits"), ("near-limit", "rule3_3_of_4_nearer_limit"),
      ("two-of-three", "we_2_of_3_beyond_2sigma"), ("four-of-five", "we_4_of_5_beyond_1sigma"),
      ("trend", "trend_6_up_or_down"),
    ]
    for (rule, key) in rules {
      #expect(points(chart, rule) == (try wanted[key].numbers.map { Int($0) }), "\(label) \(rule)")
    }
    let run = wanted.names.first { $0.hasPrefix("rule2") } ?? ""
    #expect(points(chart, "run") == (try wanted[run].numbers.map { Int($0) }), "\(label)")
    #expect(points(chart, "jump") == (try wanted["mr_outside"].numbers.map { Int($0) }), "\(label)")
  }

  private func points(_ chart: ControlChart, _ rule: String) -> [Int] {
    chart.signals.filter { $0.rule == rule }.map(\.point)
  }

  private func values(_ reference: ReferenceCase) throws -> [Double] {
    try Frame(reading: DataFile(path: reference.path("input.csv")), Columns(numbers: ["value"])).number("value")
  }

  private let all = ControlRules(ControlRules.named.map(\.rule))

  @Test func `meets the handbook's flow rates`() throws {
    let reference = try #require(ReferenceCase("xmr_nist_flowrate"))
    try compare(ControlChart(values(reference), rules: all), reference.expected["xmr"], "flow rate")
  }

  @Test func `meets the coaching hours, with all points, a frozen baseline and the shorter run`() throws {
    let reference = try #require(ReferenceCase("xmr_coaching_hours"))
    let values = try values(reference)
    try compare(ControlChart(values, rules: all), reference.expected["full"], "full")
    try compare(ControlChart(values, baseline: 14, rules: all), reference.expected["baseline14"], "baseline")
    try compare(ControlChart(values, baseline: 14, rules: all, run: 7), reference.expected["run7_nhs"], "run of 7")
  }

  @Test func `sees each pattern at its last point`() {
    func rules(_ z: [Double], _ rules: ControlRules, run: Int = 8) -> [Int] {
      ControlRules.scored(z, z, z.indices, rules, run: run).map(\.point)
    }
    #expect(rules([0, 0, 3.2, -3.2], .outside) == [3, 4])
    #expect(rules([1, 1, 1, 1, 1, 1, 1, 1, 1, -1], .run) == [8, 9])
    #expect(rules([1, 1, 1, 0, 1, 1, 1, 1], .run, run: 4) == [8])
    #expect(rules([2, 0, 2, 2, 0], .nearLimit) == [4])
    #expect(rules([2.5, 0, 2.5, -2.5], .twoOfThree) == [3])
    #expect(rules([-1.5, -1.5, 0, -1.5, -1.5], .fourOfFive) == [5])
    #expect(rules([0, 1, 2, 3, 4, 5, 5], .trend) == [6])
    #expect(rules([5, 4, 3, 2, 1, 0, -1], .trend) == [6, 7])
  }

  @Test func `sounds about once in 370 points by limits alone when nothing changes`() {
    var random = RandomStream(seed: 1)
    let values = (0..<40_000).map { _ in random.normal() }
    let found = ControlChart(values, rules: .outside).signals.count
    #expect(found > 60 && found < 160)
  }

  @Test func `of shares widens where months differ by more than counting`() throws {
    var random = RandomStream(seed: 2)
    let denominators = (0..<60).map { _ in 20_000.0 }
    let steady = denominators.map { n in (n * (0.06 + (0.06 * 0.94 / n).squareRoot() * random.normal())).rounded() }
    let restless = denominators.map { n in (n * (0.06 + 0.01 * random.normal())).rounded() }
    let plain = try #require(LaneyChart(.proportion, counts: steady, of: denominators))
    #expect(isClose(plain.sigmaZ, 1, absolute: 0.2))
    let chart = try #require(LaneyChart(.proportion, counts: restless, of: denominators))
    #expect(chart.sigmaZ > 4)
    #expect(chart.signals.filter { $0.rule == "outside" }.count <= 2)
    // By hand for three points: centre 30/300, standardised moving ranges over d2.
    let small = try #require(LaneyChart(.proportion, counts: [8, 10, 12], of: [100, 100, 100]))
    #expect(isClose(small.center, 0.1, absolute: 1e-15))
    #expect(isClose(small.sigmaZ, 0.02 / 0.03 * Double.pi.squareRoot() / 2, relative: 1e-12))
    #expect(isClose(small.upper[0], 0.1 + 3 * small.sigmaZ * 0.03, relative: 1e-12))
  }
}

@Suite struct `Watching a series` {
  private func frame(_ values: [Double], of denominators: [Double]? = nil, order: [Double]? = nil) -> Frame {
    var numbers = ["x": values]
    numbers["n"] = denominators
    numbers["t"] = order
    return Frame(rowCount: values.count, numbers: numbers)
  }

  private func series(_ last: Double) -> [Double] {
    var random = RandomStream(seed: 4)
    return (0..<20).map { _ in 66 + 3 * random.normal() } + [last]
  }

  private func why(_ frame: Frame, _ question: Monitor) -> [String] {
    do {
      _ = try question.answer(from: frame, Work())
      return []
    } catch { return (error as? Refusal)?.findings.map(\.code) ?? [] }
  }

  @Test func `says that nothing is to be done, that a value is odd, or that the level moved`() throws {
    func said(_ values: [Double]) throws -> Phrase {
      try Monitor(value: "x", baseline: 14).answer(from: frame(values), Work()).told.sentence
    }
    #expect(try said(series(67)).en.contains("No action is suggested by the number itself"))
    #expect(try said(series(67)).es.contains("no sugiere actuar"))
    #expect(try said(series(120)).en.contains("is above the range we usually see"))
    #expect(try said(series(10)).es.contains("por debajo del rango habitual"))
    #expect(try said(series(69) + [69, 70, 69, 70, 69, 70, 69, 69]).en.contains("The level itself has probably moved"))
  }

  @Test func `shows fewer than twelve points without limits`() throws {
    let answered = try Monitor(value: "x").answer(from: frame(Array(series(67).prefix(11))), Work())
    #expect(!answered.outcome.showsLimits && answered.outcome.points.allSatisfy { $0.upper == nil })
    #expect(answered.outcome.signals.isEmpty)
    #expect(answered.told.sentence.en.contains("too few to say what is usual"))
  }

  @Test func `sets new limits at a break, and none on a short stretch`() throws {
    let values = series(67) + (0..<13).map { 90 + Double($0 % 3) } + [91, 92]
    let question = Monitor(value: "x", breaks: [22])
    let outcome = try question.answer(from: frame(values), Work()).outcome
    #expect(outcome.phases.map(\.start) == [0, 21] && outcome.phases.allSatisfy { $0.limits != nil })
    let short = try Monitor(value: "x", breaks: [30]).answer(from: frame(values), Work()).outcome
    #expect(short.phases[1].limits == nil && !short.showsLimits)
  }

  @Test func `puts points in order, and counts those without a value`() throws {
    var values = series(67)
    values[3] = .nan
    let order = values.indices.map { Double(values.count - $0) }
    let answered = try Monitor(value: "x", order: "t").answer(from: frame(values, order: order), Work())
    #expect(answered.outcome.points.first?.value == 67)
    #expect(answered.rows.dropped.map(\.count) == [1])
  }

  @Test func `refuses what cannot be charted`() {
    #expect(why(frame([5, 5, 5, 5]), Monitor(value: "x")) == ["value.constant"])
    #expect(why(frame([.nan, .infinity]), Monitor(value: "x")) == ["value.none"])
    #expect(why(frame(series(1)), Monitor(value: "x", baseline: 5)) == ["monitor.baseline"])
    #expect(why(frame([3, 4], of: [2, 10]), Monitor(value: "x", denominator: "n")) == ["value.count"])
    #expect(why(frame([0, 0], of: [2, 10]), Monitor(value: "x", denominator: "n")) == ["value.constant"])
    #expect(why(frame(series(1)), Monitor(value: "x", run: 2)) == ["monitor.run"])
  }
}
