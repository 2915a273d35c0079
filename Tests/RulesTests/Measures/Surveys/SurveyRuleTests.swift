import Context
import Measures
import Testing
import Vocabulary

@Suite struct `A survey that people have been asked` {
  private var survey: Survey {
    var survey = Survey(id: Survey.ID("s"))
    survey.instrument = "trust"
    survey.floor = 8
    return survey
  }

  private func wave(_ stage: SurveyWave.Stage) -> SurveyWave {
    var wave = SurveyWave(id: SurveyWave.ID("w"))
    wave.name = "Fall"
    wave.survey = survey.id
    wave.opens = Day("2026-11-01")
    wave.closes = Day("2026-11-20")
    wave.stage = stage
    return wave
  }

  @Test(arguments: ["floor", "instrument", "posts", "schools"]) func `keeps its`(field: String) {
    var changed = survey
    switch field {
    case "floor": changed.floor = 5
    case "instrument": changed.instrument = "support"
    case "posts": changed.posts = [.principal]
    default: changed.schools = [School.ID("x")]
    }
    #expect(changed.findings(replacing: survey, waves: [wave(.draft)]) == [])
    #expect(changed.findings(replacing: survey, waves: [wave(.open)]).map(\.field) == [field])
    #expect(changed.findings(replacing: survey, waves: [wave(.closed)]).map(\.field) == [field])
  }

  @Test func `may get another name`() {
    var changed = survey
    changed.name = "Better"
    #expect(changed.findings(replacing: survey, waves: [wave(.closed)]) == [])
  }

  /// From, to, counted who is asked, results worked out, and the code of what stands in the way.
  static let changes: [(SurveyWave.Stage, SurveyWave.Stage, Bool, Bool, String?)] = [
    (.draft, .open, true, false, nil), (.draft, .open, false, false, "by-the-buttons"),
    (.draft, .closed, true, true, "by-the-buttons"), (.open, .closed, true, true, nil),
    (.open, .closed, true, false, "by-the-buttons"), (.open, .withdrawn, true, false, nil),
    (.open, .withdrawn, true, true, "by-the-buttons"), (.open, .draft, true, false, "wave-open"),
    (.closed, .open, true, true, "wave-closed"), (.closed, .draft, true, true, "wave-closed"),
    (.withdrawn, .open, true, false, "wave-closed"),
  ]

  @Test(arguments: changes.indices) func `goes from stage to stage in one direction`(index: Int) {
    let (from, to, isPrepared, isReleased, code) = Self.changes[index]
    let found = wave(to).findings(replacing: wave(from), isPrepared: isPrepared, isReleased: isReleased)
    #expect(found.map(\.code) == [code].compactMap(\.self), "\(from) to \(to)")
  }

  @Test func `keeps everything of a closed wave, and nothing of it can be put off`() {
    var later = wave(.closed)
    later.closes = Day("2026-12-24")
    let found = later.findings(replacing: wave(.closed), isPrepared: true, isReleased: true)
    #expect(found.map(\.code) == ["wave-closed"])
  }

  @Test func `takes answers from its first day to its last`() {
    let days = ["2026-10-31", "2026-11-01", "2026-11-20", "2026-11-21"].compactMap { Day($0) }
    #expect(days.map { wave(.open).takesAnswers(on: $0) } == [false, true, true, false])
    #expect(!wave(.closed).takesAnswers(on: days[1]))
  }
}

@Suite struct `A sheet of answers` {
  private let instrument = Surveying.instrument

  @Test func `keeps nothing that was not asked`() {
    let sheet = AnswerSheet(["a": 4, "b": 9, "x": 1], group: "somewhere").kept(of: instrument)
    #expect(sheet == AnswerSheet(["a": 4]))
  }

  @Test func `reads the same as it is written, in the order of the instrument`() {
    let sheet = AnswerSheet(["c": 2, "a": 4], group: "new")
    #expect(sheet.text(of: instrument) == "a=4;c=2")
    #expect(AnswerSheet("a=4;c=2", group: "new", of: instrument) == sheet)
    #expect(AnswerSheet("rubbish;;a=;=3;b=two", of: instrument) == AnswerSheet())
  }

  @Test func `has a score from half of the items on, with those worded the other way turned`() {
    let construct = instrument.constructs[0]
    #expect(AnswerSheet(["a": 4, "b": 3, "c": 1]).score(construct, of: instrument) == 11.0 / 3)
    #expect(AnswerSheet(["a": 4, "c": 1]).score(construct, of: instrument) == 4)
    #expect(AnswerSheet(["a": 4]).score(construct, of: instrument) == nil)
    #expect(AnswerSheet().score(construct, of: instrument) == nil)
  }
}

@Suite struct `What trust means for leaders` {
  @Test(arguments: [
    (2.0, 1.8, 2.3, TrustStanding.barrier), (2.4, 2.1, 2.7, .doubt), (2.8, 2.5, 3.1, .opening),
    (3.3, 2.9, 3.7, .opening), (3.4, 3.1, 3.7, .strength),
  ]) func `follows from the whole range`(mean: Double, low: Double, high: Double, standing: TrustStanding) {
    #expect(TrustStanding(mean: mean, low: low, high: high, barrier: 2.5, strength: 3) == standing)
  }
}
