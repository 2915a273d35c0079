import Testing
import Vocabulary

@testable import Statistics

/// A made school district, small enough to be solved in full: teachers who work in two schools, classes of theirs, weights,
/// shares of a year, and effects that grow.
private func madeModel(
  rows n: Int = 160, slope: Bool = false, weights: Bool = false, share: Bool = false, plainTerms: Bool = false,
  seed: UInt64 = 5
) -> MixedModel {
  var random = RandomStream(seed: seed)
  func factor(_ count: Int, _ code: (Int) -> Int) -> Factor {
    Factor(codes: (0..<n).map { Int32(code($0) % count) }, levels: (0..<count).map { "g\($0)" })
  }
  let teachers = factor(14) { $0 / 9 }
  let schools = factor(5) { ($0 / 9) / 3 + ($0 % 13 == 0 ? 1 : 0) }
  let grades = factor(3) { $0 % 3 }
  let prior = (0..<n).map { _ in 600 + 40 * random.normal() }
  let time = (0..<n).map { Double($0 % 4) }
  let (t, s, g) = (
    (0..<14).map { _ in 0.5 * random.normal() }, (0..<5).map { _ in 0.4 * random.normal() },
    (0..<14).map { _ in 0.2 * random.normal() }
  )
  let outcome = (0..<n).map { row -> Double in
    let (teacher, school) = (Int(teachers.codes[row]), Int(schools.codes[row]))
    let grown = slope ? g[teacher] * time[row] : 0
    return 3 + 0.01 * prior[row] + t[teacher] + s[school] + grown + random.normal()
  }
  return MixedModel(
    outcome: outcome, regressors: [.intercept, .values("prior", prior), .indicators("grade", grades)],
    terms: [
      .init(
        "teacher", teachers, slope: slope && !plainTerms ? time : nil,
        share: share ? (0..<n).map { [1, 0.5, 0.75][$0 % 3] } : nil),
      .init("school", schools),
    ], weights: weights ? (0..<n).map { [1.0, 2, 0.25][$0 % 3] } : nil)
}

@Suite struct `A mixed model of a made district` {
  @Test(arguments: [false, true], [(false, false), (true, false), (true, true)])
  func `is what the full matrices say`(slope: Bool, kind: (weights: Bool, share: Bool)) throws {
    let model = madeModel(slope: slope, weights: kind.weights, share: kind.share)
    let theta = [slope ? [0.5, 0.1, 0.3] : [0.5], [0.3]]
    for criterion in MixedModel.Criterion.allCases {
      let fit = try model.crossProducts().fit(at: theta, criterion)
      let oracle = try HendersonOracle(model, theta: theta, criterion)
      #expect(isClose(fit.value, oracle.value, relative: 1e-10))
      #expect(isClose(fit.sigma, oracle.sigma, relative: 1e-10))
      for index in oracle.coefficients.indices {
        #expect(isClose(fit.fixed.values[index], oracle.coefficients[index], relative: 1e-7))
        #expect(isClose(fit.fixed.covariance[index, index], oracle.covariance[index, index], relative: 1e-7))
      }
      var at = 0
      for term in fit.terms {
        for group in term.effects.indices {
          #expect(isClose(term.effects[group], oracle.effects[at], absolute: 1e-8))
          #expect(isClose(term.conditionalVariance[group], oracle.conditional[at, at], relative: 1e-8))
          #expect(isClose(term.predictionErrorVariance[group], oracle.prediction[at, at], relative: 1e-8))
          at += 1
          guard let slope = term.slope else { continue }
          #expect(isClose(slope.effects[group], oracle.effects[at], absolute: 1e-8))
          #expect(isClose(slope.conditionalVariance[group], oracle.conditional[at, at], relative: 1e-8))
          #expect(isClose(slope.predictionErrorVariance[group], oracle.prediction[at, at], relative: 1e-8))
          #expect(isClose(slope.conditionalCovariance[group], oracle.conditional[at, at - 1], absolute: 1e-8))
          at += 1
        }
      }
    }
  }

  @Test func `does not change with the order of its rows, nor with the number of threads`() throws {
    let model = madeModel(rows: 150)
    let fit = try model.crossProducts(Work(threads: 1)).fit(.reml, Work(threads: 1))
    let again = try model.crossProducts(Work(threads: 3)).fit(.reml, Work(threads: 3))
    #expect(fit.value == again.value && fit.terms[0].effects == again.terms[0].effects)
    #expect(fit.terms[1].predictionErrorVariance == again.terms[1].predictionErrorVariance)
    let turned = try model.taking((0..<150).map { ($0 * 67) % 150 }).crossProducts().fit()
    #expect(isClose(turned.value, fit.value, relative: 1e-10))
    for (a, b) in zip(turned.terms[0].effects, fit.terms[0].effects) { #expect(isClose(a, b, absolute: 1e-7)) }
  }

  @Test func `moves and grows with its outcome`() throws {
    let model = madeModel()
    var (raised, grown) = (model, model)
    raised.outcome = model.outcome.map { $0 + 1000 }
    grown.outcome = model.outcome.map { $0 * 50 }
    let fit = try model.crossProducts().fit()
    let (up, big) = (try raised.crossProducts().fit(), try grown.crossProducts().fit())
    #expect(isClose(up.fixed.values[0], fit.fixed.values[0] + 1000, relative: 1e-9))
    #expect(isClose(up.fixed.values[1], fit.fixed.values[1], relative: 1e-6))
    #expect(isClose(up.sigma, fit.sigma, relative: 1e-7))
    #expect(isClose(big.sigma, 50 * fit.sigma, relative: 1e-6))
    #expect(isClose(big.fixed.values[1], 50 * fit.fixed.values[1], relative: 1e-6))
    #expect(isClose(big.terms[0].theta[0], fit.terms[0].theta[0], relative: 1e-5))
  }

  @Test func `leaves out a regressor that others already tell, and says so`() throws {
    var model = madeModel()
    guard case .values(_, let prior) = model.regressors[1] else { return }
    model.regressors.insert(.values("prior in points", prior.map { 3 - 2 * $0 }), at: 2)
    model.regressors.append(.values("constant", prior.map { _ in 7 }))
    let fit = try model.crossProducts().fit()
    let plain = try madeModel().crossProducts().fit()
    #expect(fit.fixed.aliased == ["prior in points", "constant"])
    #expect(fit.fixed.names == plain.fixed.names)
    #expect(isClose(fit.value, plain.value, relative: 1e-10))
  }

  @Test func `leaves out rows that do not take part`() throws {
    let model = madeModel()
    var masked = model
    masked.included = model.outcome.indices.map { $0 % 7 != 0 }
    masked.outcome[0] = .nan
    masked.outcome[7] = .infinity
    let kept = model.outcome.indices.filter { $0 % 7 != 0 }
    let (fit, plain) = (try masked.crossProducts().fit(), try model.taking(kept).crossProducts().fit())
    #expect(fit.rowCount == kept.count)
    #expect(isClose(fit.value, plain.value, relative: 1e-11))
  }

  @Test func `gives a group without rows no effect, and all its uncertainty`() throws {
    let model = madeModel()
    var more = model
    more.terms[0].groups = Factor(codes: model.terms[0].groups.codes, levels: model.terms[0].groups.levels + ["new"])
    let term = try more.crossProducts().fit().terms[0]
    #expect(term.effects[14] == 0 && term.rowCounts[14] == 0)
    #expect(term.predictionErrorVariance[14] == term.covariance[0, 0] && term.reliability[14] == 0)
  }

  @Test func `puts a variance at exactly nought where groups do not differ`() throws {
    var model = madeModel()
    var random = RandomStream(seed: 1)
    model.outcome = model.outcome.indices.map { _ in random.normal() }
    // Sums of each teacher are made equal, so that nothing is left to tell them apart.
    for teacher in 0..<14 {
      let rows = model.outcome.indices.filter { model.terms[0].groups.codes[$0] == teacher }
      let mean = rows.reduce(0) { $0 + model.outcome[$1] } / Double(rows.count)
      for row in rows { model.outcome[row] -= mean }
    }
    let fit = try model.crossProducts().fit()
    #expect(fit.isConverged && fit.termsAtBoundary == ["teacher", "school"])
    #expect(fit.terms[0].effects.allSatisfy { $0 == 0 } && fit.terms[0].reliability.allSatisfy { $0 == 0 })
    #expect(fit.terms[0].predictionErrorVariance.allSatisfy { $0 == 0 })
  }

  @Test func `refuses what carries no estimate, and says the cure`() {
    func codes(_ model: MixedModel) -> [String] {
      do {
        _ = try model.crossProducts().fit()
        return []
      } catch let refusal as Refusal {
        return refusal.findings.map(\.code)
      } catch { return ["\(error)"] }
    }
    let model = madeModel()
    var wrong = model
    wrong.outcome[12] = .nan
    #expect(codes(wrong) == ["value.notFinite"])
    wrong = model
    wrong.outcome = model.outcome.map { _ in 4 }
    #expect(codes(wrong) == ["outcome.constant"])
    wrong = model
    wrong.terms[1].groups = Factor(codes: model.outcome.map { _ in 0 }, levels: ["one"])
    #expect(codes(wrong) == ["groups.one"])
    wrong = model
    wrong.terms[0].groups = Factor(
      codes: model.outcome.indices.map(Int32.init), levels: model.outcome.indices.map(String.init))
    #expect(codes(wrong) == ["groups.singletons"])
    wrong = model
    wrong.terms[1].groups = model.terms[0].groups
    #expect(codes(wrong) == ["groups.same"])
    wrong = model
    wrong.outcome = model.terms[0].groups.codes.map { Double($0 * $0) }
    #expect(codes(wrong) == ["fit.none"])
    wrong = model.taking(Array(0..<4))
    #expect(codes(wrong).contains("rows.few"))
    wrong = model
    wrong.weights = model.outcome.map { _ in -1 }
    #expect(codes(wrong) == ["weight.negative"])
  }

  @Test func `stops when it is called off`() throws {
    let work = Work(isCalledOff: { true })
    #expect(throws: CancellationError.self) { try madeModel().crossProducts(work) }
  }

  @Test func `finds a slope that goes with its intercept entirely, without fuss`() throws {
    var model = madeModel(slope: true)
    let time = model.terms[0].slope ?? []
    // One number for each teacher moves both the level and the growth.
    var random = RandomStream(seed: 3)
    let teacher = (0..<14).map { _ in random.normal() }
    model.outcome = model.outcome.indices.map { row in
      let own = teacher[Int(model.terms[0].groups.codes[row])]
      return own + 0.5 * own * time[row] + 0.8 * random.normal()
    }
    let sums = try model.crossProducts()
    let fit = try sums.fit()
    #expect(fit.isConverged && fit.terms[0].theta[2] < 0.1)
    // No neighbour is lower.
    for step in [[0.01, 0, 0], [0, 0.01, 0], [0, 0, 0.01], [-0.01, 0, 0], [0, -0.01, 0]] {
      let beside = [zip(fit.terms[0].theta, step).map(+), fit.terms[1].theta]
      #expect(try sums.criterion(at: beside) > fit.value - 1e-6)
    }
  }

  @Test func `tests a term and a slope against the model without them`() throws {
    let plain = try madeModel().crossProducts()
    let fit = try plain.fit()
    var without = madeModel()
    without.terms.remove(at: 0)
    let test = try plain.boundaryTest(of: fit, term: 0)
    #expect(isClose(test.statistic, try without.crossProducts().fit().value - fit.value, absolute: 1e-6))
    #expect(test.probability < 0.05)
    let grown = try madeModel(slope: true).crossProducts()
    let grownFit = try grown.fit()
    let slope = try grown.boundaryTest(of: grownFit, term: 0)
    let reduced = try madeModel(slope: true, plainTerms: true).crossProducts().fit()
    #expect(slope.isOfSlope && isClose(slope.statistic, reduced.value - grownFit.value, absolute: 1e-6))
  }

  @Test(arguments: [false, true])
  func `reads many rows in parts as it reads few at once`(isWeighted: Bool) throws {
    let model = madeModel(slope: true, weights: isWeighted, share: isWeighted)
    let times = 1_000
    let rows = (0..<times).flatMap { _ in model.outcome.indices }
    let few = try model.crossProducts()
    let many = model.taking(rows)
    let (one, four) = (try many.crossProducts(Work(threads: 1)), try many.crossProducts(Work(threads: 4)))
    #expect(one.gram == four.gram && one.terms.map(\.products) == four.terms.map(\.products))
    #expect(one.pairs.map(\.values) == four.pairs.map(\.values))
    #expect(one.rowCount == times * few.rowCount && one.pairs.map(\.firsts) == few.pairs.map(\.firsts))
    func isTimes(_ a: [Double], _ b: [Double]) -> Bool {
      let scale = b.reduce(0) { max($0, abs($1)) }
      return a.count == b.count && zip(a, b).allSatisfy { abs($0 - Double(times) * $1) < 1e-9 * Double(times) * scale }
    }
    #expect(isTimes(one.pairs[0].values, few.pairs[0].values))
    #expect(isTimes(one.terms[0].squares, few.terms[0].squares))
    #expect(isClose(one.sumOfLogWeights, Double(times) * few.sumOfLogWeights, relative: 1e-9))
    // A thousand like rows are one row of a thousand times the weight, so the ratios shrink by the root of a thousand.
    let theta = [[0.4, 0.1, 0.2], [0.3]]
    let shrunken = theta.map { $0.map { $0 / Double(times).squareRoot() } }
    for (a, b) in zip(try one.fit(at: shrunken).fixed.values, try few.fit(at: theta).fixed.values) {
      #expect(isClose(a, b, relative: 1e-6))
    }
  }

  @Test func `refuses equations that would not fit into the memory`() throws {
    let sums = try madeModel().crossProducts()
    #expect(throws: Refusal.self) { _ = try MixedEquations(sums, threads: 1, memory: 100) }
  }
}

/// What holds on the average of many districts, made with known truth.
@Suite struct `Mixed models of many made districts` {
  private struct District {
    let model: MixedModel
    let effects: [Double]

    init(_ seed: Int, teachers: Int, pupils: Int, deviation: Double) {
      var random = RandomStream(seed: 2_026, stream: UInt64(seed))
      let truth = (0..<teachers).map { _ in deviation * random.normal() }
      let n = teachers * pupils
      let codes = (0..<n).map { Int32($0 / pupils) }
      let prior = (0..<n).map { _ in random.normal() }
      effects = truth
      model = MixedModel(
        outcome: (0..<n).map { 0.5 * prior[$0] + truth[Int(codes[$0])] + random.normal() },
        regressors: [.intercept, .values("prior", prior)],
        terms: [.init("teacher", Factor(codes: codes, levels: (0..<teachers).map(String.init)))])
    }
  }

  @Test func `hold true effects in nine of ten ranges that say so`() throws {
    var (held, count, told, error) = (0, 0, 0.0, 0.0)
    for seed in 0..<60 {
      let district = District(seed, teachers: 40, pupils: 8, deviation: 0.5)
      let term = try district.model.crossProducts().fit().terms[0]
      for (teacher, truth) in district.effects.enumerated() {
        let variance = term.predictionErrorVariance[teacher]
        let gap = term.effects[teacher] - truth
        held += abs(gap) <= Normal.quantile(0.95) * variance.squareRoot() ? 1 : 0
        count += 1
        told += variance
        error += gap * gap
      }
    }
    let share = Double(held) / Double(count)
    #expect(share > 0.88 && share < 0.92, "\(share)")
    #expect(isClose(error, told, relative: 0.08))
  }

  @Test func `hold the true deviation in their intervals, and seldom find one where there is none`() throws {
    var (held, found, atNought) = (0, 0, 0)
    for seed in 0..<120 {
      let some = try District(1_000 + seed, teachers: 20, pupils: 6, deviation: 0.4).model.crossProducts().fit()
      held += try #require(some.terms[0].deviation?.interval).contains(0.4) ? 1 : 0
      let sums = try District(5_000 + seed, teachers: 20, pupils: 6, deviation: 0).model.crossProducts()
      let none = try sums.fit()
      atNought += none.terms[0].isAtBoundary ? 1 : 0
      found += try sums.boundaryTest(of: none, term: 0).probability < 0.05 ? 1 : 0
    }
    // Of 120: 114, 6 and about 60 are expected; the bounds are more than three standard errors off.
    #expect(held >= 106, "\(held)")
    #expect(found <= 13, "\(found)")
    #expect(atNought >= 42 && atNought <= 80, "\(atNought)")
  }
}
