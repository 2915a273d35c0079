import Measures
import Testing
import Vocabulary

@Suite struct `An instrument` {
  static let good = Surveying.instrument

  @Test func `without a fault is taken`() { #expect(Self.good.faults == []) }

  /// What is broken, the field that is named, and the code.
  static let broken: [(String, @Sendable (inout Instrument) -> Void, String, String)] = [
    ("a name with a space", { $0.name = "my own" }, "name", "name"),
    ("no version", { $0.version = 0 }, "version", "version"),
    ("no Spanish title", { $0.title.es = " " }, "title.es", "empty"),
    ("no English about", { $0.about.en = "" }, "about.en", "empty"),
    ("one answer", { $0.answers = [$0.answers[0]] }, "answers", "answer-count"),
    ("eight answers", { $0.answers = (0..<8).map { Phrase(verbatim: "\($0)") } }, "answers", "answer-count"),
    ("an answer twice", { $0.answers[1] = $0.answers[0] }, "answers", "answer-twice"),
    ("an answer without Spanish", { $0.answers[2].es = "" }, "answers[2].es", "empty"),
    ("no construct", { $0.constructs = [] }, "constructs", "no-construct"),
    ("a construct twice", { $0.constructs.append($0.constructs[0]) }, "constructs[1].name", "name-twice"),
    ("a construct with one item", { $0.items = [$0.items[0]] }, "constructs[0]", "few-items"),
    ("a barrier off the scale", { $0.constructs[0].barrier = 9 }, "constructs[0].barrier", "level"),
    ("a strength below the barrier", { $0.constructs[0].strength = 2 }, "constructs[0].strength", "levels-crossed"),
    ("a first step in one language", { $0.constructs[0].first?.es = "" }, "constructs[0].first.es", "empty"),
    ("no items", { $0.items = [] }, "items", "no-items"),
    ("an item twice", { $0.items[1].name = "a" }, "items[1].name", "name-twice"),
    ("an item of no construct", { $0.items[1].construct = "x" }, "items[1].construct", "unknown-construct"),
    ("an item without Spanish", { $0.items[2].words.es = "" }, "items[2].words.es", "empty"),
    ("a licence without words", { $0.items[0].licence = .licensed }, "licences.licensed", "no-licence"),
    ("one group", { $0.group?.choices.removeLast() }, "group.choices", "few-groups"),
    ("a group twice", { $0.group?.choices[1].name = "new" }, "group.choices[1].name", "name-twice"),
  ]

  @Test(arguments: broken.indices) func `is refused with the field and the cure`(index: Int) {
    let (what, breaking, field, code) = Self.broken[index]
    var instrument = Self.good
    breaking(&instrument)
    #expect(instrument.faults.contains { $0.field == field && $0.code == code }, "\(what): \(instrument.faults)")
    #expect(instrument.faults.allSatisfy { !$0.message.en.isEmpty && !$0.message.es.isEmpty })
  }

  private var pasted: PastedInstrument {
    PastedInstrument(
      title: Phrase("Ours", es: "Nuestro"), about: Phrase(verbatim: ""),
      lines: "I like it | Me gusta\n- I hate it | Lo odio", answers: "No | No\nYes | Sí", licence: "Letter of May 4",
      isConfirmed: true)
  }

  @Test func `is made of pasted lines, each with its licence`() throws {
    let made = try pasted.instrument(named: "own-1")
    #expect(made.items.map(\.words.en) == ["I like it", "I hate it"])
    #expect(made.items.map { $0.isReversed == true } == [false, true])
    #expect(made.items.allSatisfy { $0.licence == .licensed })
    #expect(made.licences["licensed"] == "Letter of May 4")
    #expect(made.constructs[0].barrier == 1.5)
  }

  @Test(arguments: ["licence", "confirmed", "items", "answers", "title_es"])
  func `is not made of pasted lines without`(field: String) {
    var pasted = pasted
    switch field {
    case "licence": pasted.licence = " "
    case "confirmed": pasted.isConfirmed = false
    case "items": pasted.lines = "Only English\nTwo | Dos"
    case "answers": pasted.answers = "No | No"
    default: pasted.title.es = ""
    }
    let refusal = #expect(throws: Refusal.self) { try pasted.instrument(named: "own-1") }
    #expect(refusal?.findings.map(\.field) == [field])
  }
}
