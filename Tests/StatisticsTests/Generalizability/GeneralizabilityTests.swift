import Testing
import Vocabulary

@testable import Statistics

@Suite struct `Asking how far scores can be relied on` {
  /// Ten teachers, four raters, three lessons each, with a seed.
  private func frame(
    people: Int = 10, raters: Int = 4, lessons: Int = 3, seed: UInt64 = 6, spread: Double = 0.5
  ) -> Frame {
    var random = RandomStream(seed: seed)
    var (scores, teacher, rater, lesson): ([Double], [String], [String], [String]) = ([], [], [], [])
    let ofRaters = (0..<raters).map { _ in 0.2 * random.normal() }
    for person in 0..<people {
      let truth = spread * random.normal()
      for visit in 0..<lessons {
        let day = 0.3 * random.normal()
        for who in 0..<raters {
          scores.append(3 + truth + day + ofRaters[who] + 0.4 * random.normal())
          teacher.append("T\(person)")
          rater.append("\(who + 1)")
          lesson.append("\(visit + 1)")
        }
      }
    }
    return Frame(
      rowCount: scores.count, numbers: ["score": scores],
      factors: ["teacher": Factor(teacher), "rater": Factor(rater), "lesson": Factor(lesson)])
  }

  private let question = Generalizability(
    score: "score", object: "teacher", facets: ["lesson", "rater"], nested: [.init("lesson:teacher")],
    plan: [.init("lesson", [1, 2, 4, 8]), .init("rater", [1, 2])])

  private func code(_ question: Generalizability, _ frame: Frame) -> String? {
    do { _ = try question.answer(from: frame, Work()) } catch { return (error as? Refusal)?.findings.first?.code }
    return nil
  }

  @Test func `answers with every plan that was to be tried, each with its range`() throws {
    let answered = try question.answer(from: frame(), Work())
    let outcome = answered.outcome
    #expect(outcome.isBalanced)
    #expect(outcome.studies.count == 8)
    #expect(outcome.people == 10)
    #expect(outcome.asCollected.counts == [.init("lesson", 3), .init("rater", 4)])
    for study in outcome.studies + [outcome.asCollected] {
      let range = try #require(study.dependabilityRange)
      #expect(range.lower <= study.dependability && study.dependability <= range.upper)
    }
    #expect(answered.rows.used == 120 && answered.rows.dropped.isEmpty)
  }

  @Test func `gives the same bytes whatever the order of the rows and the number of threads`() throws {
    let one = try question.answer(from: frame(), Work(threads: 1)).outcome
    let other = try question.answer(from: frame(), Work(threads: 3)).outcome
    #expect(one.studies == other.studies && one.variances == other.variances)
    let whole = frame()
    let score = try whole.number("score")
    let order = Array((0..<whole.rowCount).reversed())
    func turned(_ name: String) throws -> Factor {
      let factor = try whole.factor(name)
      return Factor(order.map { factor.levels[Int(factor.codes[$0])] })
    }
    let reversed = Frame(
      rowCount: score.count, numbers: ["score": order.map { score[$0] }],
      factors: ["teacher": try turned("teacher"), "rater": try turned("rater"), "lesson": try turned("lesson")])
    let turnedAround = try question.answer(from: reversed, Work()).outcome
    for (a, b) in zip(one.variances.components, turnedAround.variances.components) {
      #expect(a.effect == b.effect && abs(a.estimate - b.estimate) < 1e-12)
    }
  }

  @Test func `leaves out what is incomplete and says so`() throws {
    let whole = frame(lessons: 1)
    var score = try whole.number("score")
    // A person without any score: the rest is still balanced.
    for row in 0..<4 { score[row] = .nan }
    let holed = Frame(
      rowCount: whole.rowCount, numbers: ["score": score],
      factors: ["teacher": try whole.factor("teacher"), "rater": try whole.factor("rater")])
    let simple = Generalizability(score: "score", object: "teacher", facets: ["rater"])
    let answered = try simple.answer(from: holed, Work())
    #expect(answered.outcome.people == 9)
    #expect(answered.rows.used == 36)
    #expect(answered.rows.dropped.map(\.reason) == ["score.missing"])
    #expect(answered.rows.dropped.first?.count == 4)
  }

  @Test func `refuses what data cannot carry`() throws {
    let simple = Generalizability(score: "score", object: "teacher", facets: ["rater"])
    // Several lessons scored by the same rater, and no facet that tells them apart.
    #expect(code(simple, frame()) == "cells.repeated")
    #expect(code(simple, frame(people: 1, lessons: 1)) == "object.one")
    #expect(code(simple, frame(raters: 1, lessons: 1)) == "facet.one")
    func scored(_ score: [Double]) throws -> Frame {
      let whole = frame(people: 2, raters: 2, lessons: 1)
      return Frame(
        rowCount: 4, numbers: ["score": score],
        factors: ["teacher": try whole.factor("teacher"), "rater": try whole.factor("rater")])
    }
    #expect(code(simple, try scored([2, 2, 2, 2])) == "scores.equal")
    #expect(code(simple, try scored([1, .infinity, 2, 2])) == "value.infinite")
    #expect(code(simple, try scored([.nan, .nan, .nan, .nan])) == "rows.none")
    var aimed = simple
    aimed.target = 80
    #expect(code(aimed, frame(lessons: 1)) == "target.range")
    var planned = simple
    planned.plan = [.init("raters", [1])]
    #expect(code(planned, frame(lessons: 1)) == "plan.unknown")
    planned.plan = [.init("rater", Array(1...1_000)), .init("rater", Array(1...1_000))]
    #expect(code(planned, frame(lessons: 1)) == "plan.too-many")
    var fixed = simple
    fixed.fixed = ["room"]
    #expect(code(fixed, frame(lessons: 1)) == "facets.unknown")
  }

  @Test func `asks for nesting where names show it`() throws {
    var names: [String] = []
    for person in 0..<6 { for visit in 0..<2 { names.append("\(person).\(visit)") } }
    var random = RandomStream(seed: 1)
    let frame = Frame(
      rowCount: 12, numbers: ["score": (0..<12).map { _ in random.normal() }],
      factors: ["teacher": Factor((0..<12).map { "\($0 / 2)" }), "lesson": Factor(names)])
    let crossed = Generalizability(score: "score", object: "teacher", facets: ["lesson"])
    #expect(code(crossed, frame) == "facet.nested")
    var nested = crossed
    nested.nested = [.init("lesson:teacher")]
    #expect(try nested.answer(from: frame, Work()).outcome.variances.components.count == 2)
  }

  @Test func `takes a part below nought for none and says so`() throws {
    // Every person scores the same in sum: persons differ less than chance would have it.
    let frame = Frame(
      rowCount: 6, numbers: ["score": [1, 2, 3, 3, 1, 2]],
      factors: ["p": Factor(["a", "a", "a", "b", "b", "b"]), "r": Factor(["1", "2", "3", "1", "2", "3"])])
    let answered = try Generalizability(score: "score", object: "p", facets: ["r"]).answer(from: frame, Work())
    let person = answered.outcome.variances.components[0]
    #expect(person.estimate < 0 && person.variance == 0)
    #expect(answered.outcome.asCollected.dependability == 0)
    let check = try #require(answered.checks.first { $0.name == "components.negative" })
    #expect(!check.passed && check.sentence.en.contains("p") && check.sentence.es.contains("0"))
  }

  @Test func `holds ranges that cover the truth as often as they say`() throws {
    // Of Φ for four raters, one lesson; truth from the spreads that the scores were drawn with.
    let truth = 0.25 / (0.25 + (0.04 + 0.16 + 0.09 * 0) / 4)
    var (covered, all) = (0.0, 0.0)
    for seed in 0..<120 {
      var random = RandomStream(seed: 900 + UInt64(seed))
      var (scores, people, raters): ([Double], [String], [String]) = ([], [], [])
      let ofRaters = (0..<8).map { _ in 0.2 * random.normal() }
      for person in 0..<30 {
        let own = 0.5 * random.normal()
        for rater in 0..<8 {
          scores.append(own + ofRaters[rater] + 0.4 * random.normal())
          people.append("\(person)")
          raters.append("\(rater)")
        }
      }
      let frame = Frame(
        rowCount: 240, numbers: ["score": scores], factors: ["p": Factor(people), "r": Factor(raters)])
      let outcome = try Generalizability(
        score: "score", object: "p", facets: ["r"], plan: [.init("r", [4])], draws: 200, seed: UInt64(seed)
      ).answer(from: frame, Work()).outcome
      if try #require(outcome.studies[0].dependabilityRange).contains(truth) { covered += 1 }
      all += 1
    }
    #expect(covered / all > 0.88)
  }
}

@Suite struct `What a study of scores says` {
  private func outcome(
    dependability: Double, cheapest: DecisionStudy?, coefficient: DecisionStudy.Coefficient = .dependability
  ) -> GeneralizabilityOutcome {
    var own = study(4, 2, dependability)
    own.dependabilityRange = Interval(0.651, 0.859, level: 0.95)
    own.generalizabilityRange = Interval(0.70, 0.88, level: 0.95)
    return GeneralizabilityOutcome(
      variances: VarianceComponents(method: .meanSquares, components: [], mean: 3), isBalanced: true, people: 60,
      conditions: [.init("lesson", 240), .init("rater", 8)], asCollected: own, studies: [own], cheapest: cheapest,
      coefficient: coefficient, target: 0.8, cut: nil)
  }

  private func study(_ lessons: Int, _ raters: Int, _ dependability: Double) -> DecisionStudy {
    DecisionStudy(
      counts: [.init("lesson", lessons), .init("rater", raters)], universeVariance: 1, relativeErrorVariance: 0.2,
      absoluteErrorVariance: 0.3, generalizability: 0.83, dependability: dependability, scores: lessons * raters,
      cost: 1)
  }

  private func words(_ outcome: GeneralizabilityOutcome) -> GeneralizabilityWords {
    GeneralizabilityWords(outcome, object: "teacher", draws: 1_000, merged: [])
  }

  @Test func `names the plan, its share of truth with a range, and the cheapest plan that is good enough`() {
    let said = words(outcome(dependability: 0.775, cheapest: study(6, 2, 0.812))).sentence
    #expect(
      said.en
        == "With 4 × lesson and 2 × rater for each teacher, about 78% of the differences between scores as they stand would be true differences between one teacher and another (plausible range 65% to 86%). The cheapest plan that reaches 80% is 6 × lesson and 2 × rater, with 12 scores each; it would reach about 81%."
    )
    #expect(
      said.es
        == "Con 4 × lesson y 2 × rater por cada teacher, alrededor del 78% de las diferencias entre las puntuaciones tal cual serían diferencias verdaderas entre un teacher y otro (rango plausible del 65% al 86%). El plan más barato que alcanza el 80% es 6 × lesson y 2 × rater, con 12 puntuaciones cada uno; alcanzaría alrededor del 81%."
    )
  }

  @Test func `says so where no plan is good enough`() {
    let said = words(outcome(dependability: 0.4, cheapest: nil, coefficient: .generalizability)).sentence
    #expect(
      said.en
        == "With 4 × lesson and 2 × rater for each teacher, about 83% of the differences seen where all are scored alike would be true differences between one teacher and another (plausible range 70% to 88%). No plan that was tried reaches 80%: try more of a facet, or other raters and occasions."
    )
    #expect(
      said.es.hasSuffix(
        "Ningún plan probado alcanza el 80%: pruebe con más condiciones u otros evaluadores y ocasiones."))
  }

  @Test func `says what it rests on and what it cannot tell, in both languages`() {
    let words = words(outcome(dependability: 0.7, cheapest: nil))
    #expect(words.howSure.en.hasPrefix("The figures rest on 60 × teacher and 240 × lesson and 8 × rater."))
    #expect(words.howSure.es.hasPrefix("Las cifras se basan en 60 × teacher y 240 × lesson y 8 × rater."))
    #expect(
      words.cannotTell.count == 3 && words.cannotTell.allSatisfy { !$0.en.isEmpty && !$0.es.isEmpty && $0.en != $0.es })
  }
}

@Suite struct `Scores of lessons that not every rater saw` {
  private func question() -> Generalizability {
    Generalizability(
      score: "score", object: "teacher", facets: ["lesson", "rater"], nested: [.init("lesson:teacher")],
      plan: [.init("lesson", [1, 2, 4]), .init("rater", [1, 2, 4])], draws: 20)
  }

  @Test(
    .enabled(
      if: ReferenceCase.isHere("gtheory_observation_unbalanced"),
      "gtheory_observation_unbalanced is not beside the project"))
  func `have the parts that REML finds elsewhere, and the plans that follow`() throws {
    let reference = try #require(ReferenceCase("gtheory_observation_unbalanced"))
    let expected = try reference.expected
    let frame = try reference.frame(numbers: ["score"], factors: ["teacher", "lesson", "rater"])
    let answered = try question().answer(from: frame, Work())
    let outcome = answered.outcome
    #expect(!outcome.isBalanced && outcome.variances.method == .reml)
    let names = [
      "teacher": "teacher", "rater": "rater", "lesson:teacher": "lesson", "teacher*rater": "teacher:rater",
      "lesson*rater:teacher": "Residual",
    ]
    #expect(outcome.variances.components.count == 5)
    for component in outcome.variances.components {
      let name = try #require(names[component.effect])
      #expect(isClose(component.variance, try expected["reml"]["components"][name].number, relative: 1e-5))
    }
    #expect(isClose(outcome.variances.mean, try expected["reml"]["mean"].number, relative: 1e-6))
    for row in expected["dstudy"].list {
      let (lessons, raters) = (Int(try row["n_lessons"].number), Int(try row["n_raters_crossed"].number))
      let study = try #require(outcome.studies.first { $0.counts.map(\.count) == [lessons, raters] })
      #expect(isClose(study.generalizability, try row["Erho2"].number, relative: 1e-5))
      #expect(isClose(study.dependability, try row["Phi"].number, relative: 1e-5))
      #expect(isClose(study.absoluteError, try row["SEM_abs"].number, relative: 1e-5))
      let range = try #require(study.dependabilityRange)
      #expect(range.lower < study.dependability && study.dependability < range.upper + 0.05)
    }
    #expect(answered.checks.contains { $0.name == "design.balanced" })
  }

  @Test(
    .enabled(if: ReferenceCase.isHere("gtheory_brennan_pxixo"), "gtheory_brennan_pxixo is not beside the project"),
    arguments: [("gtheory_brennan_pxi", ["item"]), ("gtheory_brennan_pxixo", ["item", "occasion"])])
  func `agree by REML with mean squares where scores are balanced`(name: String, facets: [String]) throws {
    let reference = try #require(ReferenceCase(name))
    let frame = try reference.frame(numbers: ["score"], factors: ["person"] + facets)
    let design = try FacetDesign(object: "person", facets: facets)
    let table = FacetTable(
      design, scores: try frame.number("score"), columns: try design.factors.map { try frame.factor($0).codes })
    let squares = MeanSquares(table).variances(design)
    let fit = try VarianceStudy.fit(VarianceStudy.model(table, Array(0..<table.effects.count - 1)), Work())
    for (variance, component) in zip(fit.variances + [fit.residual], squares.components) {
      #expect(isClose(variance.value, component.variance, relative: 1e-5))
    }
  }
}
