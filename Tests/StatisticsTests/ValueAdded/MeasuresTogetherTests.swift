import Foundation
import Testing
import Vocabulary

@testable import Statistics

/// Three measures of teachers whose true values are known.
private struct MadeMeasures {
  var people = 400
  var reliabilities = [0.65, 0.45, 0.7]
  /// Of the true values behind each two of them.
  var together = 0.6
  var seed: UInt64 = 1

  func made(_ change: (inout [String: [Double]]) -> Void = { _ in }) -> (frame: Frame, truths: [[Double]]) {
    var random = RandomStream(seed: seed)
    var columns: [String: [Double]] = ["lessons": [], "growth": [], "climate": []]
    var truths: [[Double]] = []
    for _ in 0..<people {
      let common = random.normal()
      let own = (0..<3).map { _ in together.squareRoot() * common + (1 - together).squareRoot() * random.normal() }
      truths.append(own)
      for (place, name) in ["lessons", "growth", "climate"].enumerated() {
        let (r, scale) = (reliabilities[place], [0.4, 0.15, 0.6][place])
        columns[name]?.append(scale * (r.squareRoot() * own[place] + (1 - r).squareRoot() * random.normal()))
      }
    }
    change(&columns)
    let names = (0..<people).map { Optional("t\($0)") }
    return (Frame(rowCount: people, numbers: columns, factors: ["teacher": Factor(names)]), truths)
  }
}

@Suite struct `Asking whether several measures together can name top teachers` {
  private let question = MeasuresTogether(
    [
      .init("lessons", .observation, reliability: 0.65, weight: 2), .init("growth", .testScores, reliability: 0.45),
      .init("climate", .studentSurvey, reliability: 0.7),
    ], person: "teacher")

  private func codes(_ question: MeasuresTogether, _ frame: Frame) -> [String] {
    do { _ = try question.answer(from: frame, Work()) } catch { return (error as? Refusal)?.findings.map(\.code) ?? [] }
    return []
  }

  @Test func `keeps what it promises of the top quarter, and is right more often than any measure alone`() throws {
    var (right, flagged, promised) = (0.0, 0.0, 0.0)
    for seed in 1...6 {
      let made = MadeMeasures(seed: UInt64(seed)).made()
      var asked = question
      asked.report = "teacher"
      let outcome = try asked.answer(from: made.frame, Work()).outcome
      let teachers = try #require(outcome.teachers)
      // What is sought is the weighted sum of the true values behind the measures, as far as each is told.
      let weights = zip([2.0, 1, 1], [0.65, 0.45, 0.7]).map { $0 * $1.squareRoot() }
      let truths = made.truths.map { zip($0, weights).reduce(0) { $0 + $1.0 * $1.1 } }
      let cut = truths.sorted(by: >)[99]
      let chances = try teachers.map { try #require($0.chanceInTop) }
      let line = chances.sorted(by: >)[99]
      for (chance, truth) in zip(chances, truths) where chance >= line {
        flagged += 1
        promised += chance
        if truth >= cut { right += 1 }
      }
      #expect(outcome.measures.allSatisfy { $0.alone.trulyTopWhenFlagged < outcome.accuracy.trulyTopWhenFlagged })
      #expect(abs(outcome.accuracy.trulyTopWhenFlagged - promised / flagged) < 0.05)
    }
    #expect(abs(right - promised) / flagged < 0.05)
  }

  @Test func `tells what each measure decides, on one spread and as it is`() throws {
    let outcome = try question.answer(from: MadeMeasures().made().frame, Work()).outcome
    #expect(abs(outcome.measures.map(\.effectiveShare).reduce(0, +) - 1) < 1e-12)
    #expect(abs(outcome.measures.map(\.effectiveShareAsItIs).reduce(0, +) - 1) < 1e-12)
    // Surveys spread widest, so with equal weights as they are they would decide most.
    #expect(outcome.measures[2].effectiveShareAsItIs > outcome.measures[2].effectiveShare)
    #expect(outcome.measures[1].effectiveShareAsItIs < outcome.measures[1].effectiveShare)
    #expect(outcome.mostReliable.reliability >= outcome.reliability)
    let less = try #require(outcome.ifLessReliable)
    #expect(less.by == 0.1 && less.accuracy.trulyTopWhenFlagged < outcome.accuracy.trulyTopWhenFlagged)
    for i in 0..<3 { for j in 0..<i { #expect(outcome.trueCorrelations[i, j] > outcome.correlations[i, j]) } }
  }

  @Test func `names nobody unless asked, puts nobody in order, and says nothing of those whom one source saw`() throws {
    let made = MadeMeasures(people: 60).made { columns in
      columns["growth"]?[3] = .nan
      for name in ["growth", "climate"] { columns[name]?[5] = .nan }
      for name in ["lessons", "growth", "climate"] { columns[name]?[7] = .nan }
    }
    let quiet = try Evidence(question, from: made.frame)
    let encoder = JSONEncoder()
    let text = String(decoding: try encoder.encode(quiet), as: UTF8.self)
    #expect(!text.contains("\"t7\"") && !text.lowercased().contains("\"rank\"") && quiet.outcome.teachers == nil)
    var asked = question
    asked.report = "teacher"
    let answered = try asked.answer(from: made.frame, Work())
    let teachers = try #require(answered.outcome.teachers)
    #expect(teachers.map(\.name) == (0..<60).map { "t\($0)" })
    #expect(teachers[3].chanceInTop != nil && teachers[3].measures == 2)
    #expect(teachers[5].chanceInTop == nil && teachers[7].chanceInTop == nil)
    #expect(answered.rows.used == 58)
    #expect(answered.rows.dropped.map { "\($0.reason) \($0.count)" } == ["measures.none 1", "measures.one 1"])
    #expect(answered.outcome.people == .init(inFile: 60, seenByAll: 57, seenByTwo: 58))
  }

  @Test func `gives the same bytes at any number of threads`() throws {
    let frame = MadeMeasures(people: 80).made().frame
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let one = try encoder.encode(Evidence(question, from: frame, Work(threads: 1)))
    #expect(try one == encoder.encode(Evidence(question, from: frame, Work(threads: 3))))
  }

  @Test func `refuses one source, too few people, what contradicts itself, and what tells nobody from anybody`() {
    let frame = MadeMeasures(people: 60).made().frame
    var one = question
    for place in one.measures.indices { one.measures[place].source = .observation }
    #expect(codes(one, frame) == ["measures.two"])
    #expect(codes(question, MadeMeasures(people: 19).made().frame) == ["people.few"])
    var contradiction = question
    for place in 0..<3 { contradiction.measures[place].reliability = 0.1 }
    #expect(codes(contradiction, frame) == ["reliability.contradiction"])
    var none = question
    none.measures[0].reliability = 0
    #expect(codes(none, frame) == ["reliability.range"])
    #expect(
      codes(question, MadeMeasures(people: 60).made { $0["growth"] = $0["growth"]?.map { _ in 2 } }.frame)
        == ["measure.equal"])
    #expect(codes(question, MadeMeasures(people: 60).made { $0["growth"]?[4] = .infinity }.frame) == ["value.infinite"])
    var twice = question
    twice.measures[1].column = "lessons"
    #expect(codes(twice, frame) == ["measures.twice"])
    var weightless = question
    for place in 0..<3 { weightless.measures[place].weight = 0 }
    #expect(codes(weightless, frame) == ["weights.range"])
    var others = question
    others.report = "growth"
    #expect(codes(others, frame) == ["report.people-only"])
    var share = question
    share.topShare = 1
    #expect(codes(share, frame) == ["top.range"])
  }

  @Test func `refuses a person who stands there twice, with both lines`() throws {
    let text = "teacher,lessons,growth,climate\nAnn,1,2,3\nBen,2,1,2\nAnn,3,2,1\n"
    let frame = try Frame(reading: DataFile(text, name: "measures.csv"), question.columns)
    let refusal = #expect(throws: Refusal.self) { _ = try question.answer(from: frame, Work()) }
    #expect(refusal?.findings.map(\.code) == ["person.twice"])
    #expect(refusal?.findings[0].message.en.hasPrefix("Lines 2 and 4 are both of Ann.") == true)
  }

  @Test func `says how often a name would be right, beside the best measure alone`() {
    let accuracy = DecisionAccuracy(reliability: 0.7, topShare: 0.25)
    let sentence = MeasuresTogetherWords.naming(accuracy, by: [.observation, .testScores, .studentSurvey])
    #expect(
      sentence.en
        == "If we named the top quarter by observation, test scores and student surveys together, about 7 of every 10 teachers named would truly belong there, and about 1 in 19 would in fact be below average."
    )
    #expect(
      sentence.es
        == "Si nombráramos el cuarto superior con la observación, los resultados de las pruebas y las encuestas a estudiantes en conjunto, unos 7 de cada 10 docentes nombrados pertenecerían de verdad ahí, y alrededor de 1 de cada 19 estaría en realidad por debajo del promedio."
    )
    let alone = MeasuresTogetherWords.alone(DecisionAccuracy(reliability: 0.5, topShare: 0.25), .observation)
    #expect(alone.en == " By the best of them alone, observation, it would be about 6 of every 10.")
    #expect(alone.es == " Con la mejor por sí sola, la observación, serían unos 6 de cada 10.")
    for rigor in [Rigor.strong, .combined, .notForIndividuals] {
      let verdict = MeasuresTogetherWords.verdict(rigor)
      #expect(!verdict.en.isEmpty && verdict.en != verdict.es)
    }
  }
}
