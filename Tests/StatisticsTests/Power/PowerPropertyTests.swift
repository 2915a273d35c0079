import Testing
import Vocabulary

@testable import Statistics

@Suite struct `A plan's power` {
  @Test(arguments: PowerDesign.allCases)
  func `is reached by the number of units it asks for, and not by one less`(design: PowerDesign) throws {
    let numbers = PowerNumbers(
      n: 20, J: 6, K: 8, L: 5, rho2: 0.1, rho3: 0.08, rho4: 0.05, omega2: 0.2, omega3: 0.2, omega4: 0.2,
      omegam2: 0.2, omegam3: 0.2, r21: 0.4, r22: 0.3, q: 0.4)
    let test = PowerTest()
    let sample = RequiredSample(test, effect: 0.3, design, numbers)
    let count = try #require(sample.exact)
    func power(_ count: Int) -> Double {
      var given = numbers
      given[top: design] = Double(count)
      return test.power(of: 0.3, Precision(design, given))
    }
    #expect(power(count) >= 0.8 - 1e-9)
    #expect(!(power(count - 1) >= 0.8))
    let rounded = try #require(sample.inPowerUp)
    #expect(abs(rounded - count) <= 2)
    var enough = numbers
    enough[top: design] = Double(count)
    let exact = test.smallestEffectExactly(Precision(design, enough))
    #expect(exact <= 0.3 + 1e-9 && isClose(test.power(of: exact, Precision(design, enough)), 0.8, absolute: 1e-9))
  }

  @Test func `is what a simulation of the plan finds`() throws {
    // Two levels, schools assigned: means of schools are normal with variance rho + (1 - rho) / n.
    let numbers = PowerNumbers(n: 25, J: 16, rho2: 0.15)
    let precision = Precision(.cra2, numbers)
    let expected = PowerTest().power(of: 0.5, precision)
    let critical = StudentT(df: 14).quantile(0.975)
    let spread = (0.15 + 0.85 / 25).squareRoot()
    var hits = 0
    for run in 0..<4_000 {
      var random = RandomStream(seed: 5, stream: UInt64(run))
      let a = (0..<8).map { _ in 0.5 + spread * random.normal() }
      let b = (0..<8).map { _ in spread * random.normal() }
      let means = [a, b].map { $0.reduce(0, +) / 8 }
      let squares = zip([a, b], means).map { group, mean in group.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } }
      let error = ((squares[0] + squares[1]) / 14 / 4).squareRoot()
      if abs(means[0] - means[1]) > critical * error { hits += 1 }
    }
    #expect(abs(Double(hits) / 4_000 - expected) < 0.025)
  }

  @Test func `falls with unequal clusters, lost students and lost schools`() {
    let test = PowerTest()
    let plain = PowerNumbers(n: 60, J: 40, rho2: 0.15)
    func smallest(_ change: (inout PowerNumbers) -> Void) -> Double {
      var numbers = plain
      change(&numbers)
      return test.smallestEffect(Precision(.cra2, numbers))
    }
    let usual = smallest { _ in }
    #expect(smallest { $0.cv = 0.5 } > usual)
    #expect(smallest { $0.attrition = 0.2 } > usual)
    #expect(smallest { $0.lost = 3 } > usual)
    #expect(smallest { $0.lost = 3 } == smallest { $0.J = 37 })
    // Eldridge, Ashby & Kerry (2006): the design effect 1 + ((CV² + 1) n − 1) rho over n J people.
    let effect = 1 + ((0.25 + 1) * 60 - 1) * 0.15
    let expected = (4 * effect / (60 * 40)).squareRoot()
    let found = Precision(.cra2, PowerNumbers(n: 60, J: 40, rho2: 0.15, cv: 0.5)).standardError
    #expect(isClose(found, expected, relative: 1e-12))
  }

  @Test func `of a plan that starts everybody in half the schools at once is that of comparing means`() throws {
    // One period after the start and none before is a plain comparison of clusters; periods cancel.
    let plan = PlannedRollout(starts: [1, 1, 1, 0, 0, 0], periods: 1, perCell: 10, icc: 0.2)
    let precision = Precision(.cra2, PowerNumbers(n: 10, J: 6, rho2: 0.2))
    #expect(
      isClose(try #require(plan.variance), precision.standardError * precision.standardError, relative: 1e-12))
  }

  @Test func `of a difference of differences follows the formula for serial correlation`() throws {
    // Burlig, Preonas & Woerman (2020), eq. 2, with AR(1) means: averages of the covariances before, after and across.
    let (before, after, units, share, decay) = (3, 4, 20, 0.4, 0.6)
    let starts = (0..<units).map { Double($0) < share * Double(units) ? before + 1 : 0 }
    let plan = PlannedRollout(
      starts: starts, periods: before + after, perCell: 1e9, icc: 1 - 1e-12, correlation: .decay(decay))
    func power(_ k: Int) -> Double { (0..<abs(k)).reduce(1.0) { value, _ in value * decay } }
    func mean(_ a: Range<Int>, _ b: Range<Int>, distinct: Bool) -> Double {
      let pairs = a.flatMap { s in b.compactMap { t in distinct && s == t ? nil : power(s - t) } }
      return pairs.reduce(0, +) / Double(pairs.count)
    }
    let (m, r) = (Double(before), Double(after))
    let psiBefore = mean(0..<before, 0..<before, distinct: true)
    let psiAfter = mean(before..<7, before..<7, distinct: true)
    let psiAcross = mean(0..<before, before..<7, distinct: false)
    let inner = (m + r) / (m * r) + (m - 1) / m * psiBefore + (r - 1) / r * psiAfter - 2 * psiAcross
    let expected = inner / (share * (1 - share) * Double(units))
    #expect(isClose(try #require(plan.differenceInDifferences), expected, relative: 1e-6))
    let least = try #require(plan.variance)
    #expect(least <= expected + 1e-12)
  }

  @Test func `of a staggered start is found by making it up and analysing it`() throws {
    let plan = PlannedRollout(
      starts: (0..<40).map { [3, 4, 5, 0][$0 % 4] }, periods: 6, perCell: 30, icc: 0.1, correlation: .decay(0.7))
    let question = Power(design: .rollout(.staggered), rollout: plan, effect: 0.3, datasets: 200, seed: 3)
    let found = try question.answer(from: Frame(rowCount: 0), Work()).outcome
    let simulated = try #require(found.simulated)
    #expect(isClose(simulated.meanStandardError, simulated.spread, relative: 0.25))
    let asked = try #require(found.asked)
    #expect(simulated.power <= asked.power + 0.1)
    #expect(simulated.monteCarloError > 0 && simulated.monteCarloError < 0.04)
    let again = try question.answer(from: Frame(rowCount: 0), Work(threads: 3)).outcome
    #expect(again.simulated == simulated)
  }

  @Test(arguments: [
    ("J", PowerNumbers(n: 20, J: 2, rho2: 0.1), "power.too-few"),
    ("p", PowerNumbers(n: 20, J: 20, p: 1), "power.range"),
    ("rho2", PowerNumbers(n: 20, J: 20, rho2: 0.6, rho3: 0.5), "power.range"),
    ("n", PowerNumbers(n: .nan, J: 20), "power.range"), ("r21", PowerNumbers(n: 5, J: 20, r21: 1.5), "power.range"),
  ])
  func `is refused for numbers that cannot be`(field: String, numbers: PowerNumbers, code: String) throws {
    let refusal = try #require(throws: Refusal.self) {
      _ = try Power(design: .comparison(.cra2), numbers: numbers).answer(from: Frame(rowCount: 0), Work())
    }
    #expect(refusal.findings.map(\.field) == [field] && refusal.findings.map(\.code) == [code])
  }

  @Test func `is refused where nobody is left to compare with`() throws {
    let plan = PlannedRollout(starts: [1, 1, 1, 1, 1], periods: 3, perCell: 10, icc: 0.1)
    let refusal = try #require(throws: Refusal.self) {
      _ = try Power(design: .rollout(.staggered), rollout: plan).answer(from: Frame(rowCount: 0), Work())
    }
    #expect(refusal.findings.map(\.code) == ["power.no-contrast"])
  }

  @Test func `says what it assumed and where from`() {
    let filled = PowerNumbers.filled(["n": 60, "J": 24], .cra2, usesPriorScores: true)
    #expect(filled.assumed.map(\.name) == ["rho2", "r21", "r22"])
    #expect(filled.numbers.rho2 == 0.1 && filled.numbers.r22 == 0.7)
    #expect(PowerNumbers.filled(["n": 60, "J": 24, "rho2": 0.15], .cra2, usesPriorScores: false).assumed.isEmpty)
  }
}

@Suite struct `What power says` {
  private let schools = (one: Phrase("school", es: "escuela"), many: Phrase("schools", es: "escuelas"))

  @Test(arguments: [
    (
      nil as Double?, 0.8,
      "With these 24 schools we would usually notice an effect of 0.20 or more; a smaller, still worthwhile effect would probably be missed.",
      "Con estas 24 escuelas solemos notar un efecto de 0.20 o más; uno menor, aunque valioso, probablemente pasaría inadvertido."
    ),
    (
      0.1, 0.31,
      "With these 24 schools an effect of 0.10 would be noticed only about 3 times in 10; the smallest that we would usually notice is 0.20. Either add 12 schools, or treat the first year as practice, not proof.",
      "Con estas 24 escuelas un efecto de 0.10 solo se notaría unas 3 veces de cada 10; el menor que solemos notar es 0.20. Añada 12 escuelas, o tome el primer año como práctica, no como prueba."
    ),
    (
      0.3, 0.91, "With these 24 schools we would notice an effect of 0.30 about 9 times in 10.",
      "Con estas 24 escuelas notaríamos un efecto de 0.30 unas 9 veces de cada 10."
    ),
  ])
  func `is what would be noticed, and what would help`(effect: Double?, power: Double, english: String, spanish: String)
  {
    let asked = effect.map { PowerOutcome.Asked(effect: $0, power: power, requiredPowerUp: 36, required: 36) }
    let said = PowerWords.sentence(
      units: Phrase("24 schools", es: "24 escuelas"), smallest: 0.2, asked: asked, have: 24, wanted: 0.8, noun: schools)
    #expect(said.en == english)
    #expect(said.es == spanish)
  }
}
