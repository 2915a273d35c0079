import Context
import Measures
import Statistics
import Testing
import Vocabulary

@Suite struct `The results of a wave` {
  private let mixed = Surveying.mixed

  @Test func `are not worked out under the floor, with what to do`() {
    let refusal = #expect(throws: Refusal.self) { try Surveying.release([("A", [1, 2, 3, 4])]) }
    #expect(refusal?.findings.map(\.code) == ["under-floor"])
    #expect(refusal?.findings[0].message.en.contains("remind") == true)
  }

  @Test func `hide a school under the floor, and another so that it cannot be worked out`() throws {
    let release = try Surveying.release([("A", mixed), ("B", mixed), ("C", [2, 3, 4]), ("D", mixed + mixed)])
    let hidden = release.schools.filter(\.isHidden).map(\.id)
    #expect(hidden.contains("C"))
    #expect(hidden.count == 2, "\(hidden)")
    #expect(!hidden.contains("D"), "the largest need not be hidden")
    #expect(release.schools.filter(\.isHidden).allSatisfy { $0.figures.isEmpty })
    #expect(release.schools.filter { !$0.isHidden }.allSatisfy { $0.figures["trust"] != nil })
  }

  @Test func `hide so many that those hidden are the floor together`() throws {
    let release = try Surveying.release([("A", mixed), ("B", [2, 3]), ("C", [3, 2]), ("D", mixed + mixed)])
    let hidden = release.schools.filter(\.isHidden)
    #expect(hidden.count == 3)
    #expect(hidden.reduce(0) { $0 + $1.answered } >= 5)
  }

  @Test func `hide more where those hidden all said the same, since the rest would tell what`() throws {
    let lowest = AnswerSheet(["a": 1, "b": 1, "c": 4], group: "new")
    let unhappy = ["B", "C"].flatMap { school in
      (0..<3).map { _ in SurveyAnswer(id: .new(), school: School.ID(school), sheet: lowest) }
    }
    let others: [(String, [Int])] = [("A", mixed), ("D", mixed + mixed)]
    let release = try WaveRelease(
      Surveying.instrument, floor: 5, answers: unhappy + Surveying.answers(others),
      turnout: Surveying.turnout(others + [("B", [1, 1, 1]), ("C", [1, 1, 1])]), after: nil, on: Day("2026-11-20")!)
    #expect(release.schools.filter(\.isHidden).map(\.id).sorted() == ["A", "B", "C"])
  }

  @Test func `hide nothing where every school has enough`() throws {
    let release = try Surveying.release([("A", mixed), ("B", mixed), ("C", mixed)])
    #expect(release.schools.allSatisfy { !$0.isHidden })
    #expect(release.groups.allSatisfy { !$0.isHidden })
  }

  @Test func `tell how the items hang together, and make one score of them`() throws {
    let release = try Surveying.release([("A", mixed + mixed), ("B", mixed)])
    let construct = try #require(release.construct("trust"))
    #expect(construct.verdict == .oneScale)
    #expect((construct.alpha?.value ?? 0) > 0.8)
    #expect(construct.figure?.people == 36)
    #expect(construct.items.map(\.name) == ["a", "b", "c"])
  }

  @Test func `make no score of items that do not belong together, and show them one by one`() throws {
    var answers: [SurveyAnswer] = []
    for (index, level) in (mixed + mixed + mixed).enumerated() {
      // Each item goes its own way.
      let sheet = AnswerSheet(["a": level, "b": 1 + index % 4, "c": 1 + index / 9], group: "new")
      answers.append(SurveyAnswer(id: .new(), school: School.ID("A"), sheet: sheet))
    }
    let release = try WaveRelease(
      Surveying.instrument, floor: 5, answers: answers,
      turnout: [Turnout(school: School.ID("A"), name: "A", asked: 40, answered: 36)], after: nil,
      on: Day("2026-11-20")!)
    let construct = try #require(release.construct("trust"))
    #expect(construct.verdict != .oneScale)
    #expect(construct.figure == nil)
    #expect(construct.items.allSatisfy { $0.figure != nil })
    #expect(release.schools.allSatisfy { $0.figures.isEmpty })
  }

  @Test func `hide a group whose difference from a school would tell of a few`() throws {
    // Everybody of school A is an old hand, and two of B are: old hands less school A would be those two.
    let answers =
      Surveying.sheets(mixed) { _ in "old" }.map { SurveyAnswer(id: .new(), school: School.ID("A"), sheet: $0) }
      + Surveying.sheets(mixed) { $0 < 2 ? "old" : "new" }.map {
        SurveyAnswer(id: .new(), school: School.ID("B"), sheet: $0)
      }
    let release = try WaveRelease(
      Surveying.instrument, floor: 5, answers: answers, turnout: Surveying.turnout([("A", mixed), ("B", mixed)]),
      after: nil, on: Day("2026-11-20")!)
    #expect(release.groups.allSatisfy { $0.isHidden }, "one hidden group is the rest of the other")
    #expect(release.schools.allSatisfy { !$0.isHidden })
  }

  @Test func `hold a school back whose few people would be told apart from the wave before`() throws {
    let before = try Surveying.release([("A", mixed), ("B", [2, 3, 4]), ("C", mixed)], floor: 3)
    #expect(before.school(School.ID("B"))?.isHidden == false)
    let after = try Surveying.release([("A", mixed), ("B", [2, 3, 4, 1]), ("C", mixed)], floor: 3, after: before)
    #expect(after.school(School.ID("B"))?.isHidden == true)
  }

  @Test func `say nothing of a school where nobody answered, and count those who were asked`() throws {
    let release = try Surveying.release([("A", mixed), ("B", [])])
    #expect(release.school(School.ID("B"))?.figures.isEmpty == true)
    #expect(release.asked == 40)
  }

  @Test func `flag a school by what its people say`() throws {
    let release = try Surveying.release([
      ("A", [1, 1, 2, 1, 1, 2, 1, 1]), ("B", mixed), ("C", [4, 4, 3, 4, 4, 4, 4, 3]),
    ])
    let standings = release.schools.map { release.standing($0) }
    #expect(standings[0] == .barrier)
    #expect(standings[2] == .strength)
  }
}

@Suite struct `A figure of a survey` {
  @Test func `is told with one decimal, and two from a hundred people on`() {
    #expect(SurveyFigure(people: 12, mean: 2.345, deviation: 0.5, highest: 4).told.en == "2.3")
    #expect(SurveyFigure(people: 100, mean: 2.346, deviation: 0.5, highest: 4).told.en == "2.35")
  }

  @Test func `is not told exactly near an end, where it would say what each answered`() {
    let top = SurveyFigure(people: 6, mean: 4, deviation: 0, highest: 4)
    #expect(top.told.en == "over 3.8")
    #expect(top.toldRange == nil)
    #expect(SurveyFigure(people: 6, mean: 1.1, deviation: 0.2, highest: 4).told.es == "menos de 1.2")
  }

  @Test func `has a range that stays within the answers`() {
    let range = SurveyFigure(people: 5, mean: 3.6, deviation: 0.9, highest: 4).range
    #expect(range.upperBound == 4)
    // t(4; .975) = 2.7764, times .9 / √5.
    #expect(abs(range.lowerBound - (3.6 - 2.776445 * 0.9 / 5.0.squareRoot())) < 1e-5)
  }

  @Test func `changes by the difference, with a range for two samples of their own`() {
    let before = SurveyFigure(people: 10, mean: 2.06, deviation: 0.162, highest: 4)
    let after = SurveyFigure(people: 10, mean: 2.21, deviation: 0.157, highest: 4)
    let change = SurveyChange(from: before, to: after)
    #expect(abs(change.difference - 0.15) < 1e-12)
    // Welch's degrees of freedom are 17.98, so t(.975) = 2.1012; the error is √(.162²/10 + .157²/10) = .07134.
    #expect(abs(change.range.lowerBound - (0.15 - 2.1012 * 0.07134)) < 1e-4)
    #expect(change.isBeyondChance)
    #expect(!SurveyChange(from: before, to: before).isBeyondChance)
  }
}
