import Testing
import Vocabulary

@testable import Statistics

/// A made-up roll-out with a known effect.
struct MadeRollout {
  var units: [String] = []
  var periods: [Double] = []
  var outcomes: [Double] = []
  var starts: [Double] = []
  var covariate: [Double] = []
  var clusters: [String] = []

  /// Trends depend on the covariate, and so does who starts.
  init(units count: Int = 120, periods length: Int = 6, effect: Double = 0.4, drift: Double = 0, seed: UInt64) {
    var random = RandomStream(seed: seed)
    for unit in 0..<count {
      let x = random.normal()
      let isStarted = x + random.normal() > 0.2
      let start = isStarted ? Double(3 + random.integer(below: 3)) : 0
      let level = random.normal()
      for period in 1...length {
        let t = Double(period)
        let gain = isStarted && t >= start ? effect : 0
        units.append("u\(unit)")
        periods.append(t)
        outcomes.append(level + 0.1 * t + 0.1 * t * x + gain + (isStarted ? drift * t : 0) + 0.4 * random.normal())
        starts.append(start)
        covariate.append(x)
        clusters.append("c\(unit / 4)")
      }
    }
  }

  func frame(_ order: [Int]? = nil, startCode: (Double) -> String? = { String(Int($0)) }, outcome: [Double]? = nil)
    -> Frame
  {
    let order = order ?? Array(units.indices)
    let outcome = outcome ?? outcomes
    return Frame(
      rowCount: order.count,
      numbers: ["y": order.map { outcome[$0] }, "t": order.map { periods[$0] }, "x": order.map { covariate[$0] }],
      factors: [
        "id": Factor(order.map { units[$0] }), "g": Factor(order.map { startCode(starts[$0]) }),
        "school": Factor(order.map { clusters[$0] }),
      ])
  }
}

@Suite struct `Effects of a staggered start` {
  private func question(
    _ design: StaggeredDesign = StaggeredDesign(), covariates: [String] = ["x"], cluster: String? = nil,
    draws: Int = 199
  ) -> Effect {
    Effect(
      outcome: "y", unit: "id", period: "t", start: "g", covariates: covariates, cluster: cluster, design: design,
      draws: draws)
  }

  private func answer(_ made: MadeRollout, _ question: Effect, threads: Int = 2) throws -> EffectOutcome {
    try question.answer(from: made.frame(), Work(threads: threads)).outcome
  }

  private func figures(_ outcome: EffectOutcome) -> [Double] {
    var out: [Double] = []
    for cell in outcome.effects {
      out += [cell.estimate?.value ?? 0, cell.estimate?.standardError ?? 0, cell.band?.upper ?? 0]
    }
    for average in [outcome.group, outcome.dynamic] {
      out += [average.overall?.value ?? 0, average.overall?.standardError ?? 0]
    }
    return out
  }

  @Test func `are the same to the bit at any number of threads, and in any order of the rows`() throws {
    let made = MadeRollout(seed: 3)
    let first = figures(try answer(made, question(cluster: "school"), threads: 1))
    #expect(figures(try answer(made, question(cluster: "school"), threads: 3)) == first)
    var random = RandomStream(seed: 5)
    let order = Array(made.units.indices).shuffled(using: &random)
    let shuffled = try question().answer(from: made.frame(order), Work()).outcome
    #expect(figures(shuffled) == figures(try answer(made, question())))
  }

  @Test(arguments: StaggeredDesign.Method.allCases)
  func `grow with the outcome's unit, and forget its level`(method: StaggeredDesign.Method) throws {
    let made = MadeRollout(seed: 4)
    let question = question(StaggeredDesign(method: method), draws: 0)
    let plain = try answer(made, question)
    let scaled = try question.answer(
      from: made.frame(outcome: made.outcomes.map { 10 * $0 + 500 }), Work()
    ).outcome
    for (a, b) in zip(figures(plain), figures(scaled)) { #expect(isClose(b, 10 * a, relative: 1e-9, absolute: 1e-10)) }
  }

  @Test(arguments: ["0", nil, "NaN", "Inf", "inf", "never", "Control", "nan"])
  func `keep those that never started, however that is written`(code: String?) throws {
    let made = MadeRollout(seed: 6)
    let usual = try answer(made, question(draws: 0))
    let frame = made.frame(startCode: { $0 == 0 ? code : String(Int($0)) })
    let found = try question(draws: 0).answer(from: frame, Work()).outcome
    #expect(found.neverStarted == usual.neverStarted && found.neverStarted > 30)
    #expect(figures(found) == figures(usual))
  }

  @Test func `agree with a difference of differences of means where there is nothing else`() throws {
    let made = MadeRollout(seed: 7)
    let found = try answer(made, question(covariates: [], draws: 0))
    let cell = try #require(found.effects.first { $0.cohort == 4 && $0.period == 5 })
    func mean(_ start: Double, _ period: Double) -> Double {
      let rows = made.units.indices.filter { made.starts[$0] == start && made.periods[$0] == period }
      return rows.reduce(0) { $0 + made.outcomes[$1] } / Double(rows.count)
    }
    let expected = mean(4, 5) - mean(4, 3) - mean(0, 5) + mean(0, 3)
    #expect(isClose(try #require(cell.estimate).value, expected, absolute: 1e-12))
  }

  @Test func `take weights as so many equal units`() throws {
    let made = MadeRollout(units: 60, seed: 8)
    var doubled = made
    let isHeavy = made.units.map { Int($0.dropFirst())! % 3 == 0 }
    for row in made.units.indices where isHeavy[row] {
      doubled.units.append(made.units[row] + "b")
      doubled.periods.append(made.periods[row])
      doubled.outcomes.append(made.outcomes[row])
      doubled.starts.append(made.starts[row])
      doubled.covariate.append(made.covariate[row])
      doubled.clusters.append(made.clusters[row])
    }
    let frame = Frame(
      rowCount: made.units.count,
      numbers: ["y": made.outcomes, "t": made.periods, "x": made.covariate, "w": isHeavy.map { $0 ? 2 : 1 }],
      factors: ["id": Factor(made.units), "g": Factor(made.starts.map { String(Int($0)) })])
    var weighted = question(draws: 0)
    weighted.weight = "w"
    let found = try weighted.answer(from: frame, Work()).outcome
    let wanted = try answer(doubled, question(draws: 0))
    for (a, b) in zip(found.effects, wanted.effects) where a.standing == .fit && b.standing == .fit {
      #expect(isClose(try #require(a.estimate).value, try #require(b.estimate).value, absolute: 1e-9))
    }
    #expect(
      isClose(try #require(found.group.overall).value, try #require(wanted.group.overall).value, absolute: 1e-9))
  }

  @Test func `cover the truth about as often as they say, and bands for a whole curve too`() throws {
    var covered = 0
    var allCovered = 0
    let runs = 120
    for run in 0..<runs {
      let made = MadeRollout(units: 160, seed: UInt64(1_000 + run))
      let found = try answer(made, question(draws: 199))
      if found.group.overall?.interval?.contains(0.4) == true { covered += 1 }
      let inside = found.dynamic.parts.allSatisfy { $0.band?.contains($0.at < 0 ? 0 : 0.4) == true }
      if inside { allCovered += 1 }
    }
    #expect(Double(covered) / Double(runs) > 0.88 && Double(covered) / Double(runs) < 0.995)
    #expect(Double(allCovered) / Double(runs) > 0.86)
  }

  @Test func `cluster by summing what each unit contributes`() throws {
    let made = MadeRollout(seed: 9)
    var alone = made
    alone.clusters = made.units
    #expect(
      figures(try answer(alone, question(cluster: "school", draws: 0))) == figures(try answer(made, question(draws: 0)))
    )
    let clustered = try answer(made, question(cluster: "school", draws: 0))
    #expect(clustered.clusters == 30)
    #expect(clustered.group.overall?.value == (try answer(made, question(draws: 0))).group.overall?.value)
  }

  @Test func `say so when the groups were drifting apart before`() throws {
    let quiet = try question(draws: 0).answer(from: MadeRollout(units: 300, seed: 11).frame(), Work())
    let drifting = try question(draws: 0).answer(from: MadeRollout(units: 300, drift: 0.3, seed: 11).frame(), Work())
    #expect(try #require(quiet.outcome.preTrend).probability > 0.05)
    #expect(try #require(drifting.outcome.preTrend).probability < 0.001)
    #expect(drifting.told.sentence.en.contains("already improving faster"))
    #expect(drifting.told.sentence.es.contains("ya mejoraban más deprisa"))
    #expect(quiet.told.sentence.en.contains("does not prove it"))
  }

  @Test func `outlast no drift as large as the one that alone made them`() throws {
    let real = try answer(MadeRollout(units: 300, seed: 13), question(draws: 0))
    #expect(try #require(real.relativeMagnitudes?.average).value > 0)
    for seed in 13..<23 {
      let drift = try answer(MadeRollout(units: 300, effect: 0, drift: 0.3, seed: UInt64(seed)), question(draws: 0))
      #expect(try #require(drift.relativeMagnitudes?.average).value < 1)
    }
  }

  @Test func `name a drift that the test finds four times in five`() throws {
    var found = 0
    let runs = 60
    let drift = try #require(try answer(MadeRollout(seed: 20), question(draws: 0)).preTrend).detectableDrift
    for run in 0..<runs {
      let made = MadeRollout(drift: drift, seed: UInt64(2_000 + run))
      if try #require(try answer(made, question(draws: 0)).preTrend).probability < 0.05 { found += 1 }
    }
    #expect(Double(found) / Double(runs) > 0.6 && Double(found) / Double(runs) < 0.95)
  }

  @Test func `give the same changes before the start with either base`() throws {
    let made = MadeRollout(seed: 12)
    let varying = try answer(made, question(draws: 0))
    let universal = try answer(made, question(StaggeredDesign(base: .universal), draws: 0))
    #expect(
      isClose(
        try #require(varying.relativeMagnitudes).driftBound, try #require(universal.relativeMagnitudes).driftBound,
        relative: 1e-9))
    #expect(
      isClose(try #require(varying.preTrend).statistic, try #require(universal.preTrend).statistic, relative: 1e-9))
  }
}

@Suite struct `The noncentral chi-squared distribution` {
  @Test(arguments: [(1.3, 0.5), (3.84, 7.85), (9, 2), (0.1, 4)])
  func `meets the normal one at a single degree of freedom`(x: Double, noncentrality: Double) {
    let root = noncentrality.squareRoot()
    let expected = Normal.cumulative(x.squareRoot() - root) - Normal.cumulative(-x.squareRoot() - root)
    #expect(isClose(NoncentralChiSquared(df: 1, noncentrality: noncentrality).cumulative(x), expected, absolute: 1e-12))
  }

  @Test func `needs the noncentrality of the tables for a power of 80 %`() {
    #expect(isClose(NoncentralChiSquared.noncentrality(df: 1, size: 0.05, power: 0.8), 7.8489, absolute: 1e-4))
    #expect(isClose(NoncentralChiSquared.noncentrality(df: 5, size: 0.05, power: 0.8), 12.8276, absolute: 1e-3))
  }
}
