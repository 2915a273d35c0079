import Foundation
import Testing
import Vocabulary

@testable import Statistics

/// Students with a teacher in each of three years, in schools that they seldom leave.
private struct MadeCrossing {
  var teachers = 150
  var schools = 10
  var students = 3_000
  var studentSpread = 0.6
  var teacherSpread = 0.2
  var seed: UInt64 = 3

  var model: MixedModel {
    var random = RandomStream(seed: seed)
    let ofTeachers = (0..<teachers).map { _ in teacherSpread * random.normal() }
    let ofSchools = (0..<schools).map { _ in 0.1 * random.normal() }
    let each = teachers / schools
    var (outcome, poor): ([Double], [Double]) = ([], [])
    var (teacher, school, student): ([Int32], [Int32], [Int32]) = ([], [], [])
    for person in 0..<students {
      let own = studentSpread * random.normal()
      let home = random.integer(below: schools)
      let isPoor = random.uniform() < 0.5 ? 1.0 : 0
      for _ in 0..<3 {
        let here = random.uniform() < 0.05 ? random.integer(below: schools) : home
        let taught = here * each + random.integer(below: each)
        outcome.append(ofTeachers[taught] + ofSchools[here] + own - 0.2 * isPoor + 0.5 * random.normal())
        poor.append(isPoor)
        teacher.append(Int32(taught))
        school.append(Int32(here))
        student.append(Int32(person))
      }
    }
    func named(_ codes: [Int32], _ count: Int) -> Factor { Factor(codes: codes, levels: (0..<count).map { "\($0)" }) }
    return MixedModel(
      outcome: outcome, regressors: [.intercept, .values("poor", poor)],
      terms: [
        .init("teacher", named(teacher, teachers)), .init("school", named(school, schools)),
        .init("student", named(student, students)),
      ])
  }
}

@Suite struct `A mixed model that is fitted approximately` {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `comes to what the exact fit comes to, as nearly as it says`(_ seed: UInt64) throws {
    let sums = try MadeCrossing().model.crossProducts()
    let exact = try sums.fit()
    let near = try sums.approximateFit(seed: seed)
    let seen = try #require(near.approximation)
    #expect(exact.approximation == nil)
    #expect(near.isConverged && seen.isSolved && seen.probes == 40 && seen.probesOfErrors == 160)
    // Four of its own Monte Carlo errors.
    for term in exact.terms.indices {
      let off = near.terms[term].standardDeviation - exact.terms[term].standardDeviation
      #expect(abs(off) < 4 * seen.deviations[term], "\(exact.terms[term].name)")
      #expect(seen.deviations[term] < 0.01 * exact.terms[term].standardDeviation)
    }
    #expect(abs(near.sigma - exact.sigma) < 4 * seen.sigma)
    #expect(abs(near.value - exact.value) < 4 * seen.criterion + 1e-3)
    for index in exact.fixed.values.indices {
      let off = near.fixed.values[index] - exact.fixed.values[index]
      #expect(abs(off) < 4 * seen.coefficients[index])
      #expect(seen.coefficients[index] < 0.01 * exact.fixed.standardErrors[index])
      #expect(isClose(near.fixed.standardErrors[index], exact.fixed.standardErrors[index], relative: 0.01))
      let (a, b) = (near.fixed.degreesOfFreedom[index], exact.fixed.degreesOfFreedom[index])
      #expect(isClose(try #require(a), try #require(b), relative: 0.05))
    }
  }

  @Test func `predicts the effects of the exact fit, about as sure of each`() throws {
    let sums = try MadeCrossing().model.crossProducts()
    let exact = try sums.fit()
    let near = try sums.approximateFit()
    let seen = try #require(near.approximation)
    for (term, (one, other)) in zip(exact.terms, near.terms).enumerated() {
      let spread = one.standardDeviation
      for (a, b) in zip(one.effects, other.effects) { #expect(abs(a - b) < 0.02 * spread) }
      let variance = spread * spread
      var squares = 0.0
      for (a, b) in zip(one.conditionalVariance, other.conditionalVariance) {
        squares += (a - b) / variance * (a - b) / variance
        #expect(isClose(b, a, relative: 0.15) && b <= other.covariance[0, 0])
      }
      // On the whole as far off as it says.
      let off = (squares / Double(one.effects.count)).squareRoot()
      #expect(off < 2 * seen.conditionalVariances[term] + 2 * seen.relativeVariances[term], "\(one.name)")
      #expect(zip(other.predictionErrorVariance, other.conditionalVariance).allSatisfy { $0 >= $1 })
      let (a, b) = (try #require(one.deviation?.standardError), try #require(other.deviation?.standardError))
      #expect(isClose(b, a, relative: 0.02))
    }
  }

  @Test func `is the same to the last bit at any number of threads, and moves with the seed`() throws {
    let sums = try MadeCrossing(teachers: 40, schools: 4, students: 500).model.crossProducts()
    let one = try sums.approximateFit(seed: 5, Work(threads: 1))
    let three = try sums.approximateFit(seed: 5, Work(threads: 3))
    #expect(one.value == three.value && one.sigma == three.sigma && one.approximation == three.approximation)
    for (a, b) in zip(one.terms, three.terms) {
      #expect(a.effects == b.effects && a.predictionErrorVariance == b.predictionErrorVariance)
    }
    let other = try sums.approximateFit(seed: 6, Work(threads: 1))
    #expect(other.value != one.value)
  }

  @Test func `finds the very optimum of its own gradient, to which more probes bring it nearer`() throws {
    let sums = try MadeCrossing().model.crossProducts()
    let exact = try sums.fit()
    func off(_ probes: Int) throws -> (off: Double, error: Double) {
      let runs = try (1...6).map { try sums.approximateFit(probes: probes, seed: UInt64($0)) }
      let squares = runs.map { run in
        let off = run.terms[0].standardDeviation - exact.terms[0].standardDeviation
        return off * off
      }
      let told = runs.compactMap { $0.approximation?.deviations[0] }.reduce(0, +) / 6
      return ((squares.reduce(0, +) / 6).squareRoot(), told)
    }
    let (few, many) = (try off(8), try off(128))
    #expect(many.off < few.off && many.error < 0.4 * few.error)
    // What it says of itself is about what is seen over the seeds.
    #expect(few.off < 3 * few.error && few.off > 0.2 * few.error)
    #expect(many.off < 3 * many.error && many.off > 0.2 * many.error)
  }

  @Test func `leaves a variance at nought where nothing differs`() throws {
    let sums = try MadeCrossing(teacherSpread: 0, seed: 7).model.crossProducts()
    let exact = try sums.fit()
    let near = try sums.approximateFit()
    #expect(near.isConverged)
    #expect(abs(near.terms[0].standardDeviation - exact.terms[0].standardDeviation) < 0.01)
    if exact.terms[0].standardDeviation == 0 { #expect(near.termsAtBoundary.contains("teacher")) }
    let none = try MadeCrossing(studentSpread: 0, seed: 8).model.crossProducts().approximateFit()
    #expect(none.terms[2].standardDeviation < 0.06)
    #expect(
      none.terms.allSatisfy { $0.effects.allSatisfy(\.isFinite) && $0.conditionalVariance.allSatisfy { $0 >= 0 } })
  }

  @Test func `takes a model of teachers alone, in which nothing is left to chance`() throws {
    var model = MadeCrossing(teachers: 40, schools: 4, students: 300).model
    model.terms = [model.terms[0]]
    let sums = try model.crossProducts()
    let (exact, near) = (try sums.fit(), try sums.approximateFit())
    #expect(isClose(near.terms[0].standardDeviation, exact.terms[0].standardDeviation, relative: 1e-6))
    #expect(isClose(near.value, exact.value, relative: 1e-9))
    #expect(try #require(near.approximation).deviations[0] < 1e-9)
  }

  @Test func `needs little where the exact equations would not fit into the memory`() throws {
    let sums = try MadeCrossing(teachers: 300, schools: 2, students: 2_000).model.crossProducts()
    #expect(throws: Refusal.self) { _ = try MixedEquations(sums, threads: 1, memory: 600_000) }
    let equations = try IteratedEquations(sums, threads: 1, memory: 600_000)
    let fit = try ApproximateSearch(equations, .reml, probes: 8, seed: 1, Work()).run()
    #expect(fit.isConverged)
    #expect(throws: Refusal.self) { _ = try IteratedEquations(sums, threads: 1, memory: 1_000) }
  }

  @Test func `stops when nobody waits any more, and refuses slopes`() throws {
    let model = MadeCrossing(teachers: 40, schools: 4, students: 500).model
    let sums = try model.crossProducts()
    #expect(throws: CancellationError.self) {
      _ = try sums.approximateFit(.reml, probes: 8, seed: 1, Work(isCalledOff: { true }))
    }
    var sloped = model
    sloped.terms[0].slope = model.outcome.indices.map { Double($0 % 7) }
    let refusal = #expect(throws: Refusal.self) { _ = try sloped.crossProducts().approximateFit() }
    #expect(refusal?.findings.map(\.code) == ["approximate.slopes"])
  }

  @Test func `multiplies by the factor that it solves with`() throws {
    let sums = try MadeCrossing(teachers: 40, schools: 4, students: 500).model.crossProducts()
    let equations = try IteratedEquations(sums, threads: 1)
    #expect(try equations.settle([0.4, 0.2, 1.2]))
    let room = Room(equations.count * 8, of: 0.0)
    var random = RandomStream(seed: 1)
    let values = (0..<room.count).map { _ in random.normal() }
    for index in values.indices { room.start[index] = values[index] }
    equations.near.multiplyByFactor(room.start, width: 8)
    equations.near.solveForward(room.start, width: 8)
    for index in values.indices { #expect(isClose(room.start[index], values[index], absolute: 1e-12)) }
  }
}

@Suite struct `Value-added that is calculated approximately` {
  private func question(_ probes: Int?, threads: Int = 2) -> ValueAdded {
    ValueAdded(
      outcome: "score", covariates: ["prior"], factors: ["year"], groups: ["teacher", "school", "student"],
      isBrief: true, probes: probes)
  }

  private let made = MadeSchools(teachers: 60, schools: 6).made { _, names in
    // The same children every year, with another teacher.
    names["student"] = names["student"]?.enumerated().map { "p\(($0.offset * 7) % 1_200)" }
  }

  @Test func `says so in the sentence, the figures, the checks and the question, and is about the exact answer`() throws
  {
    let exact = try Evidence(question(nil), from: made.frame)
    let near = try Evidence(question(40), from: made.frame)
    #expect(exact.outcome.approximation == nil && exact.outcome.model.approximation == nil)
    #expect(!exact.told.sentence.en.contains("approximate"))
    #expect(near.told.sentence.en.contains("The calculation is approximate; other random draws would move that share"))
    #expect(near.told.sentence.es.contains("El cálculo es aproximado"))
    let check = try #require(near.checks.first { $0.name == "fit.approximate" })
    #expect(check.passed)
    let error = try #require(near.outcome.approximation)
    #expect(error.standardDeviation > 0 && error.reliability > 0)
    let (a, b) = (try #require(exact.outcome.decision), try #require(near.outcome.decision))
    let off = b.accuracy.trulyTopWhenFlagged - a.accuracy.trulyTopWhenFlagged
    #expect(abs(off) < 4 * (try #require(error.trulyTopWhenFlagged)))
    #expect(near.outcome.tables.contains { $0.title.en == "How far the approximate calculation may be off" })
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "infinity", negativeInfinity: "-infinity", nan: "nan")
    let json = String(decoding: try encoder.encode(near), as: UTF8.self)
    #expect(json.contains("\"approximation\":{") && json.contains("\"probes\":40"))
  }

  @Test func `is refused with ratios that are given, and with probes that are none`() {
    var given = question(40)
    given.theta = [0.3, 0.1, 1]
    let refusal = #expect(throws: Refusal.self) { _ = try given.answer(from: made.frame, Work()) }
    #expect(refusal?.findings.map(\.code) == ["approximate.theta"])
    let none = #expect(throws: Refusal.self) { _ = try question(0).answer(from: made.frame, Work()) }
    #expect(none?.findings.map(\.code) == ["probes.range"])
  }

  @Test func `is offered where the exact equations are too large, and only there`() {
    let offered = Refusal.tooManyTies(need: 1 << 40, memory: 1 << 30).offeringApproximation
    #expect(offered.findings[0].message.en.hasSuffix("(--approximate)."))
    #expect(Refusal.noFit.offeringApproximation.findings == Refusal.noFit.findings)
  }

  @Test(
    arguments: [
      (nil, " The calculation is approximate."),
      (
        0.0003,
        " The calculation is approximate; other random draws would move that share by less than 0.1 percentage points."
      ),
      (
        0.004,
        " The calculation is approximate; other random draws would move that share by about 0.4 percentage points."
      ),
      (
        0.023, " The calculation is approximate; other random draws would move that share by about 2 percentage points."
      ),
    ] as [(Double?, String)])
  func `says how far the share may be off`(_ error: Double?, _ sentence: String) {
    #expect(ValueAddedWords.approximately(error).en == sentence)
  }
}
