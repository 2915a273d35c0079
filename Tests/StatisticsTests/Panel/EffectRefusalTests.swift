import Testing
import Vocabulary

@testable import Statistics

@Suite struct `Asked whether it worked` {
  private func frame(
    _ rows: [(id: String?, t: Double, g: String?, y: Double)], x: [Double]? = nil, z: [Double]? = nil
  ) -> Frame {
    Frame(
      rowCount: rows.count,
      numbers: [
        "y": rows.map(\.y), "t": rows.map(\.t), "x": x ?? rows.map { _ in 1 }, "z": z ?? rows.map { _ in 1 },
      ], factors: ["id": Factor(rows.map(\.id)), "g": Factor(rows.map(\.g))])
  }

  /// Cohorts by start, `count` units each, three periods.
  private func rows(_ cohorts: [(start: String?, count: Int)], periods: Int = 3)
    -> [(id: String?, t: Double, g: String?, y: Double)]
  {
    var random = RandomStream(seed: 1)
    return cohorts.enumerated().flatMap { place, cohort in
      (0..<cohort.count).flatMap { unit in
        (1...periods).map { ("\(place)-\(unit)", Double($0), cohort.start, random.normal()) }
      }
    }
  }

  private var question: Effect { Effect(outcome: "y", unit: "id", period: "t", start: "g", draws: 0) }

  private func why(_ frame: Frame, _ question: Effect? = nil) -> [String] {
    do {
      _ = try (question ?? self.question).answer(from: frame, Work())
      return []
    } catch { return (error as? Refusal)?.findings.map(\.code) ?? ["\(error)"] }
  }

  @Test func `refuses where nobody or everybody started`() {
    #expect(why(frame(rows([("0", 20)]))) == ["start.none"])
    #expect(why(frame(rows([("2", 20)]))) == ["start.all"])
    #expect(why(frame(rows([("1", 20), ("0", 20)]))) == ["start.none"])
  }

  @Test func `refuses a start that is neither a period nor a word`() {
    #expect(why(frame(rows([("2007-08", 20), ("0", 20)]))) == ["start.unclear"])
  }

  @Test func `refuses a start of 0 where 0 is a period`() {
    let shifted = rows([("1", 20), ("0", 20)]).map { ($0.id, $0.t - 2, $0.g, $0.y) }
    #expect(why(frame(shifted)) == ["start.zero"])
  }

  @Test func `refuses the same unit twice in a period, and a start that changes, by line`() throws {
    var twice = rows([("2", 20), ("0", 20)])
    twice.append(twice[4])
    #expect(why(frame(twice)) == ["unit.repeated"])
    var changing = rows([("2", 20), ("0", 20)])
    changing[1].g = "3"
    #expect(why(frame(changing)) == ["unit.changes"])
    let refusal = try #require(throws: Refusal.self) { _ = try question.answer(from: frame(changing), Work()) }
    #expect(refusal.findings[0].message.en.contains("line 2"))
  }

  @Test func `refuses one period, equal outcomes, and covariates that say nothing new`() {
    #expect(why(frame(rows([("2", 20), ("0", 20)]).filter { $0.t == 1 })) == ["period.single"])
    #expect(why(frame(rows([("2", 20), ("0", 20)]).map { ($0.id, $0.t, $0.g, 3) })) == ["outcome.constant"])
    let data = rows([("2", 20), ("0", 20)])
    var asked = question
    asked.covariates = ["x"]
    #expect(why(frame(data), asked) == ["covariate.constant"])
    asked.covariates = ["x", "z"]
    let x = data.map { Double($0.id!.hashableNumber) }
    #expect(why(frame(data, x: x, z: x.map { 3 - 2 * $0 }), asked) == ["covariate.collinear"])
  }

  @Test func `refuses where those that started are unlike all others, and says what to do`() throws {
    let data = rows([("2", 20), ("0", 20)])
    var asked = question
    asked.covariates = ["x"]
    let apart = data.map { ($0.g == "2" ? 100.0 : 0) + Double($0.id!.hashableNumber % 7) }
    #expect(why(frame(data, x: apart), asked) == ["effect.no-overlap"])
    asked.design.method = .regression
    #expect(why(frame(data, x: apart), asked) == [])
  }

  @Test func `refuses arms below five and lists them, and warns below ten`() throws {
    #expect(why(frame(rows([("2", 4), ("0", 20)]))) == ["effect.too-few"])
    let answered = try question.answer(from: frame(rows([("2", 8), ("3", 4), ("0", 20)])), Work())
    let few = answered.outcome.effects.filter { $0.cohort == 3 }
    #expect(few.allSatisfy { $0.standing == .tooFew && $0.estimate == nil })
    #expect(answered.checks.contains { $0.name == "cells-left-out" && !$0.passed && $0.value == 2 })
    #expect(answered.checks.contains { $0.name == "small-cells" && !$0.passed && $0.value == 8 })
    #expect(answered.outcome.group.parts.map(\.at) == [2])
  }

  @Test func `shows a cohort of one without a standard error, and in no average`() throws {
    let with = try question.answer(from: frame(rows([("2", 12), ("3", 1), ("0", 20)])), Work())
    let single = with.outcome.effects.filter { $0.cohort == 3 }
    #expect(single.allSatisfy { $0.standing == .single && $0.estimate != nil && $0.estimate?.standardError == nil })
    #expect(with.outcome.group.parts.map(\.at) == [2])
    #expect(with.told.cannotTell.contains { $0.en.contains("cohort of one") })
  }

  @Test func `counts what it leaves out, and why`() throws {
    var data = rows([("2", 12), ("1", 3), ("0", 20)])
    data[0].y = .nan
    data[5].y = .infinity
    data.append((nil, 1, "0", 1))
    let found = try question.answer(from: frame(data), Work())
    let reasons = Dictionary(uniqueKeysWithValues: found.rows.dropped.map { ($0.reason, $0.count) })
    let expected = ["unit-or-period-missing": 1, "outcome-missing": 2, "already-started": 9, "unit-incomplete": 4]
    #expect(reasons == expected)
    #expect(found.rows.used == 90)
    var pairs = question
    pairs.design.gaps = .takePairs
    let paired = try pairs.answer(from: frame(data), Work())
    #expect(paired.rows.dropped.map(\.reason) == ["unit-or-period-missing", "outcome-missing", "already-started"])
    #expect(paired.outcome.units == 32)
  }

  @Test func `takes units where they were seen when told to, and gives the balanced figures where nothing is missing`()
    throws
  {
    let made = MadeRollout(seed: 30)
    var pairs = Effect(outcome: "y", unit: "id", period: "t", start: "g", covariates: ["x"], draws: 0)
    let balanced = try pairs.answer(from: made.frame(), Work()).outcome
    pairs.design.gaps = .takePairs
    let paired = try pairs.answer(from: made.frame(), Work()).outcome
    #expect(paired.group.overall == balanced.group.overall)
  }

  @Test func `uses later starters as controls until they start, and never those already started`() throws {
    var later = question
    later.design.control = .notYetStarted
    let answered = try later.answer(from: frame(rows([("2", 12), ("4", 9)], periods: 4)), Work())
    let cells = answered.outcome.effects.filter { $0.estimate?.standardError != nil }
    #expect(cells.map(\.period) == [2, 3] && cells.allSatisfy { $0.cohort == 2 && $0.compared == 9 })
    #expect(answered.outcome.effects.filter { $0.standing == .noControls }.map(\.period) == [4, 2, 3, 4])
  }
}

extension String {
  /// A number that the same text always gives.
  var hashableNumber: Int { utf8.reduce(7) { ($0 &* 31 &+ Int($1)) % 1009 } }
}
