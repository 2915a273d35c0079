import Testing
import Vocabulary

@testable import Statistics

/// Expected values: R's psych 2.2.9, lavaan 0.6-14, semTools 0.5-6 and closed forms.
@Suite struct `A scale's reliability` {
  private func compare(_ wanted: Expected, _ items: [String], _ columns: [[Double]]) throws {
    let label = try wanted["label"].text
    let scale = Reliability(columns)
    #expect(scale.respondents == Int(try wanted["n"].number), "\(label)")
    let figures: [(Double, Expected)] = [
      (scale.alpha, wanted["alpha_raw"]), (scale.standardizedAlpha, wanted["alpha_std"]),
      (scale.meanCorrelation, wanted["mean_interitem_r"]), (scale.feldt(level: 0.95).lower, wanted["feldt_ci95"]["lo"]),
      (scale.feldt(level: 0.95).upper, wanted["feldt_ci95"]["hi"]),
      (scale.guttmanLambda2, wanted["guttman"]["lambda2"]),
      (try #require(scale.guttmanLambda6), wanted["guttman"]["lambda6_smc"]), (scale.measurementError, wanted["sem"]),
      (try #require(scale.splitHalf), wanted["spearman_brown_split_half_odd_even"]),
    ]
    for (place, (value, expected)) in figures.enumerated() {
      #expect(isClose(value, try expected.number, relative: 1e-10), "\(label) figure \(place)")
    }
    for (index, name) in items.enumerated() {
      let without = try #require(scale.alphaWithout(index))
      #expect(isClose(without, try wanted["alpha_if_deleted"][name].number, relative: 1e-10))
      #expect(isClose(scale.itemTotal(index), try wanted["item_total_r_drop"][name].number, relative: 1e-10))
      #expect(isClose(scale.means[index], try wanted["item_mean"][name].number, relative: 1e-12))
      #expect(isClose(scale.deviations[index], try wanted["item_sd"][name].number, relative: 1e-12))
    }
    let eigenvalues = try wanted["eigenvalues"].numbers
    for (value, expected) in zip(scale.eigenvalues, eigenvalues) { #expect(isClose(value, expected, relative: 1e-10)) }
    try compareFactor(wanted, scale, label)
  }

  private func compareFactor(_ wanted: Expected, _ scale: Reliability, _ label: String) throws {
    let n = Double(scale.respondents)
    let factor = try #require(OneFactor(scale.sample, n: n))
    let loadings = try wanted["cfa"]["loadings"].numbers
    let sign = loadings.reduce(0, +) < 0 ? -1.0 : 1
    for (value, expected) in zip(factor.loadings, loadings) {
      #expect(isClose(value, sign * expected, relative: 1e-5, absolute: 1e-5), "\(label)")
    }
    for (value, expected) in zip(factor.uniquenesses, try wanted["cfa"]["residual_var"].numbers) {
      #expect(isClose(value, expected, relative: 1e-5), "\(label)")
    }
    #expect(isClose(factor.omega, try wanted["omega_total_1factor"].number, relative: 1e-6), "\(label)")
    #expect(isClose(factor.omegaError, try wanted["omega_se_delta"].number, relative: 1e-5), "\(label)")
    let fit = try #require(OneFactorFit(factor, scale.sample, n: n))
    #expect(isClose(fit.chiSquared, try wanted["cfa"]["chisq"].number, relative: 1e-7), "\(label)")
    #expect(fit.degreesOfFreedom == Int(try wanted["cfa"]["df"].number))
    for (value, key) in [
      (fit.cfi, "cfi"), (fit.tli, "tli"), (fit.rmsea, "rmsea"), (fit.srmr, "srmr"), (fit.logLikelihood, "logl"),
    ] { #expect(isClose(value, try wanted["cfa"][key].number, relative: 1e-6), "\(label) \(key)") }
  }

  private func columns(_ reference: ReferenceCase, _ items: [String], reversed: [String]) throws -> [[Double]] {
    let question = Scale(
      items: items, reverse: reversed, lowest: reversed.isEmpty ? nil : 1, highest: reversed.isEmpty ? nil : 6)
    let frame = try Frame(reading: DataFile(path: reference.path("input.csv")), question.columns)
    return try Scale.Answers(question, frame).items
  }

  @Test func `meets psych and lavaan on attitudes`() throws {
    let reference = try #require(ReferenceCase("scale_attitude"))
    let items = ["rating", "complaints", "privileges", "learning", "raises", "critical", "advance"]
    try compare(reference.expected["scales"][0], items, columns(reference, items, reversed: []))
  }

  @Test(.enabled(if: ReferenceCase.isHere("scale_bfi_agree_consc"), "scale_bfi_agree_consc is not beside the project"))
  func `meets psych and lavaan on personality items, turned and not`() throws {
    let reference = try #require(ReferenceCase("scale_bfi_agree_consc"))
    let a = ["A1", "A2", "A3", "A4", "A5"]
    let c = ["C1", "C2", "C3", "C4", "C5"]
    let scales = try reference.expected["scales"]
    try compare(scales[0], a, columns(reference, a, reversed: ["A1"]))
    try compare(scales[1], c, columns(reference, c, reversed: ["C4", "C5"]))
    try compare(scales[2], a, columns(reference, a, reversed: []))
  }
}

/// Answers of people who differ in one thing, or in two.
private struct MadeSurvey {
  var items: [[Double]]

  init(people: Int, loadings: [Double], second: [Double]? = nil, seed: UInt64) {
    var random = RandomStream(seed: seed)
    items = loadings.map { _ in [] }
    for _ in 0..<people {
      let (f, g) = (random.normal(), random.normal())
      for (place, loading) in loadings.enumerated() {
        let other = second?[place] ?? 0
        let error = max(0, 1 - loading * loading - other * other).squareRoot()
        items[place].append(loading * f + other * g + error * random.normal())
      }
    }
  }

  var names: [String] { items.indices.map { "q\($0 + 1)" } }
  var frame: Frame {
    Frame(rowCount: items[0].count, numbers: Dictionary(uniqueKeysWithValues: zip(names, items)))
  }
}

@Suite struct `Asked whether items make a scale` {
  private func why(_ frame: Frame, _ question: Scale) -> [String] {
    do {
      _ = try question.answer(from: frame, Work())
      return []
    } catch { return (error as? Refusal)?.findings.map(\.code) ?? [] }
  }

  @Test func `makes a score of items that hang together, with two intervals that agree`() throws {
    let made = MadeSurvey(people: 400, loadings: [0.7, 0.6, 0.8, 0.65, 0.7], seed: 1)
    let question = Scale(items: made.names, draws: 299)
    let outcome = try question.answer(from: made.frame, Work(threads: 1)).outcome
    #expect(outcome.verdict == .oneScale && outcome.score != nil)
    let omega = try #require(outcome.omega)
    let delta = try #require(omega.delta.interval)
    let drawn = try #require(omega.bootstrap)
    #expect(isClose(delta.lower, drawn.lower, absolute: 0.02) && isClose(delta.upper, drawn.upper, absolute: 0.02))
    let again = try question.answer(from: made.frame, Work(threads: 3)).outcome
    #expect(again.omega?.bootstrap == drawn)
  }

  @Test func `covers the true omega about as often as it says`() throws {
    let loadings = [0.7, 0.6, 0.8, 0.65]
    let sum = loadings.reduce(0, +)
    let truth = sum * sum / (sum * sum + loadings.reduce(0) { $0 + 1 - $1 * $1 })
    let covered = (0..<150).count { run in
      let made = MadeSurvey(people: 200, loadings: loadings, seed: UInt64(100 + run))
      let outcome = try? Scale(items: made.names, draws: 0).answer(from: made.frame, Work()).outcome
      return outcome?.omega?.delta.interval?.contains(truth) == true
    }
    #expect(covered > 133 && covered < 150)
  }

  @Test func `asks about an item that runs against the others, and never turns it by itself`() throws {
    var made = MadeSurvey(people: 300, loadings: [0.7, 0.7, 0.7, 0.7], seed: 2)
    made.items[0] = made.items[0].map { -$0 }
    let answered = try Scale(items: made.names, draws: 0).answer(from: made.frame, Work())
    #expect(answered.outcome.verdict == .reversed && answered.outcome.score == nil)
    #expect(answered.told.sentence.en.hasPrefix("q1 runs against the other items. Is it worded the other way round?"))
    #expect(answered.told.sentence.es.contains("--reverse q1"))
    #expect(answered.outcome.items[0].mean == made.items[0].reduce(0, +) / 300)
    let turned = try Scale(items: made.names, reverse: ["q1"], draws: 0).answer(from: made.frame, Work()).outcome
    #expect(turned.verdict == .oneScale && turned.items[0].isReversed)
  }

  @Test func `makes no score of items that measure little, or several things`() throws {
    let weak = MadeSurvey(people: 300, loadings: [0.3, 0.3, 0.3, 0.3], seed: 3)
    let weakly = try Scale(items: weak.names, draws: 0).answer(from: weak.frame, Work())
    #expect(weakly.outcome.verdict == .weak && weakly.outcome.score == nil)
    #expect(weakly.told.sentence.en.contains("do not hang together well enough"))
    let two = MadeSurvey(
      people: 300, loadings: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
      second: [0.7, 0.7, 0.7, -0.7, -0.7, -0.7].map { $0 * 0.9 },
      seed: 4)
    let doubly = try Scale(items: two.names, draws: 0).answer(from: two.frame, Work())
    #expect(doubly.outcome.secondShare > 0.4 && doubly.outcome.score == nil)
  }

  @Test func `gives no omega for few people, few items, or an item without error`() throws {
    let few = MadeSurvey(people: 20, loadings: [0.8, 0.8, 0.8], seed: 5)
    #expect(try Scale(items: few.names).answer(from: few.frame, Work()).outcome.omegaAbsent == "too-few-respondents")
    let two = MadeSurvey(people: 90, loadings: [0.8, 0.8], seed: 6)
    #expect(try Scale(items: two.names).answer(from: two.frame, Work()).outcome.omegaAbsent == "too-few-items")
    let pure = MadeSurvey(people: 200, loadings: [1, 0.5, 0.5, 0.5], seed: 7)
    let outcome = try Scale(items: pure.names, draws: 0).answer(from: pure.frame, Work()).outcome
    #expect(outcome.omegaAbsent == "heywood" || (outcome.items[0].uniqueness ?? 1) < 0.2)
    var same = MadeSurvey(people: 200, loadings: [0.7, 0.7, 0.7], seed: 8)
    same.items[1] = same.items[0]
    #expect(try Scale(items: same.names, draws: 0).answer(from: same.frame, Work()).outcome.omega == nil)
  }

  @Test func `refuses what cannot be a scale, and counts who skipped an item`() throws {
    var made = MadeSurvey(people: 50, loadings: [0.7, 0.7, 0.7], seed: 9)
    #expect(why(made.frame, Scale(items: ["q1"])) == ["scale.items"])
    #expect(why(made.frame, Scale(items: ["q1", "q1"])) == ["scale.repeated"])
    #expect(why(made.frame, Scale(items: ["q1", "q2"], reverse: ["q3"])) == ["scale.reverse"])
    #expect(why(made.frame, Scale(items: ["q1", "q2"], lowest: -0.1, highest: 0.1)) == ["item.range"])
    made.items[2][4] = .nan
    made.items[1][7] = .infinity
    #expect(try Scale(items: made.names, draws: 0).answer(from: made.frame, Work()).rows.dropped.map(\.count) == [2])
    made.items[0] = made.items[0].map { _ in 4 }
    #expect(why(made.frame, Scale(items: made.names)) == ["item.constant"])
    made.items[0] = made.items[0].map { _ in .nan }
    #expect(why(made.frame, Scale(items: made.names)) == ["scale.too-few"])
  }

  @Test func `forgets the unit of each item in omega, and of all together in alpha`() throws {
    let made = MadeSurvey(people: 120, loadings: [0.7, 0.6, 0.8, 0.5], seed: 10)
    let scaled = made.items.map { item in item.map { 12 * $0 - 3 } }
    let a = Reliability(made.items)
    let b = Reliability(scaled)
    #expect(isClose(a.alpha, b.alpha, relative: 1e-12))
    let x = try #require(OneFactor(a.sample, n: 120))
    let y = try #require(OneFactor(b.sample, n: 120))
    #expect(isClose(x.omega, y.omega, relative: 1e-9) && isClose(x.omegaError, y.omegaError, relative: 1e-8))
  }
}
