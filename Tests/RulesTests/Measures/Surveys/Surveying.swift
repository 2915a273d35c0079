import Measures
import Vocabulary

/// A small instrument, and answers to it.
enum Surveying {
  static let agree = ["Never", "Seldom", "Often", "Always"].map { Phrase($0, es: "\($0) (es)") }

  static let instrument = Instrument(
    name: "small", title: Phrase("Small", es: "Pequeño"), about: Phrase("A test", es: "Una prueba"), answers: agree,
    constructs: [
      Instrument.Construct(
        "trust", Phrase("Trust", es: "Confianza"), about: Phrase("Trust", es: "Confianza"), barrier: 2.5, strength: 3,
        first: Phrase("Talk", es: "Hablen"))
    ],
    items: [
      .init("a", of: "trust", Phrase("A", es: "A"), .own), .init("b", of: "trust", Phrase("B", es: "B"), .own),
      .init("c", of: "trust", Phrase("C", es: "C"), .own, isReversed: true),
    ],
    licences: ["own": "Ours"],
    group: .init(
      Phrase("How long?", es: "¿Cuánto?"),
      [.init("new", Phrase("New", es: "Nuevo")), .init("old", Phrase("Old", es: "Antiguo"))]))

  /// Answers that hang together: each respondent has a level, and each item is near it.
  static func sheets(
    _ levels: [Int], group: (Int) -> String = { $0.isMultiple(of: 2) ? "new" : "old" }
  ) -> [AnswerSheet] {
    levels.enumerated().map { index, level in
      let near = min(4, max(1, level + [0, 1, 0, -1, 0][index % 5]))
      return AnswerSheet(["a": level, "b": near, "c": 5 - level], group: group(index))
    }
  }

  static func answers(_ bySchool: [(String, [Int])]) -> [SurveyAnswer] {
    bySchool.flatMap { school, levels in
      sheets(levels).map { SurveyAnswer(id: .new(), school: School.ID(school), sheet: $0) }
    }
  }

  static func turnout(_ bySchool: [(String, [Int])]) -> [Turnout] {
    bySchool.map { Turnout(school: School.ID($0.0), name: $0.0, asked: 20, answered: $0.1.count) }
  }

  static func release(
    _ bySchool: [(String, [Int])], floor: Int = 5, after before: WaveRelease? = nil
  ) throws -> WaveRelease {
    try WaveRelease(
      instrument, floor: floor, answers: answers(bySchool), turnout: turnout(bySchool), after: before,
      on: Day("2026-11-20")!)
  }

  static let mixed = [1, 2, 3, 4, 2, 3, 1, 4, 3, 2, 3, 4]
}
