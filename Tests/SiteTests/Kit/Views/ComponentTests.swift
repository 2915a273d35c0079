import Testing
import Vocabulary

@testable import Web

@Suite struct `What stands in the way` {
  @Test func `is said first, all of it, and takes the focus`() {
    let box = FindingSummary(Samples.findings).read().children.first
    #expect(box?["role"] == "alert")
    #expect(box?["tabindex"] == "-1")
    #expect(box?.attributes["autofocus"] != nil)
    #expect(box?.first("h2")?.text == "There is a problem")
    #expect(box?.all("a").map(\.text) == ["Enter the title", "Choose who owns it"])
  }

  @Test func `is no link when it is about the whole`() {
    let root = FindingSummary([Finding("", "late", Phrase(verbatim: "The consultation is over"))]).read()
    #expect(root.all("a").isEmpty)
    #expect(root.text.contains("The consultation is over"))
  }

  @Test func `is not shown when nothing does`() {
    #expect(FindingSummary([Finding("x", "y", Phrase(verbatim: "z"), stops: .nothing)]).html.isEmpty)
  }
}

@Suite struct `An answer on the roadmap` {
  @Test func `shows the question, the sentence, its strength in words and what is missing`() {
    let root = AnswerCard(Samples.answer, to: "/questions/1").read()
    #expect(root.first("h3")?.text.hasPrefix("Question 1: Which priorities") == true)
    #expect(root.text.contains("4 of 6 priorities have teacher leaders."))
    #expect(root.text.contains("Strength of the evidence: documented"))
    #expect(root.all("a").contains { $0.text == "Say who serves mathematics" && $0["href"] == "/purpose/theories" })
  }

  @Test func `shows what holds it back most, and says how much more is missing`() {
    func gap(_ name: String, _ limit: Strength?) -> Answer.Gap {
      .init(Samples.words(name), at: .page("x"), noStrongerThan: limit)
    }
    let gaps = [
      gap("fifth", nil), gap("fourth", .measured), gap("first", .stated), gap("second", .stated),
      gap("third", .documented),
    ]
    let answer = Answer(.success, Samples.words("So so."), evidence: [], missing: gaps)
    let card = AnswerCard(answer, to: "/questions/5").read()
    #expect(card.all("li").map(\.text) == ["first", "second", "third"])
    #expect(card.all("a").contains { $0.text == "and 2 more" && $0["href"] == "/questions/5" })
    #expect(GapList(gaps).read().all("li").count == 5, "the page of the question shows all of them")
  }

  @Test(arguments: Strength.allCases) func `marks as many steps as its evidence reaches`(strength: Strength) {
    let marks = StrengthMeter(strength).read().all("rect")
    #expect(marks.count == 4)
    #expect(marks.count { $0["class"]?.contains("reached") == true } == strength.rank)
  }
}

@Suite struct `A difference` {
  @Test func `shows each side with what went and what came, in words too`() {
    let sides = DifferenceView([.init(Phrase(verbatim: "Purpose"), from: "teach well", to: "teach reading")]).read()
      .all("div").filter {
        $0["class"] == "side"
      }
    #expect(sides.map { $0.first("p")?.raw } == ["teach [removed: well]", "teach [added: reading]"])
  }

  @Test func `of nothing to something says nothing on one side`() {
    let root = DifferenceView([.init(Phrase(verbatim: "Purpose"), from: "", to: "new")]).read()
    #expect(root.text.contains("Nothing"))
  }
}

@Suite struct `A button` {
  @Test func `that changes something has a form and a token of its own`() {
    let form = ButtonForm(Phrase(verbatim: "Remove"), to: "/r", csrf: "t", hidden: [HiddenField("version", "3")]).read()
      .first("form")
    #expect(form?["method"] == "post")
    #expect(form?.all("input").map { $0["name"] } == ["csrf", "version"])
  }

  @Test func `that copies stays away until a script can do it`() {
    #expect(CopyButton(of: "x").read().first("button")?.attributes["hidden"] != nil)
  }
}

@Suite struct `A task` {
  @Test func `that cannot start yet is no link`() throws {
    let root = try #require(Samples.views["task list"]).read()
    #expect(root.all("a").map(\.text) == ["Roster"])
    #expect(root.text.contains("Cannot start yet"))
  }
}

@Suite struct `A share in a line of text` {
  @Test(arguments: [(-0.5, 0.0), (0, 0), (0.5, 47.5), (2, 95), (.nan, 0)]) func `stays in its bar`(
    share: Double, width: Double
  ) {
    let bar = Sparkbar(share, Phrase(verbatim: "x")).read().all("rect").last
    #expect(Double(bar?["width"] ?? "") == width)
  }

  @Test func `says its figure`() { #expect(Sparkbar(0.425).read().text == "43%") }

  @Test func `of many becomes a bar`() {
    #expect(Tally(40, of: 100, Phrase(verbatim: "40 of 100")).read().all("circle").isEmpty)
    #expect(Tally(4, of: 6, Phrase(verbatim: "4 of 6")).read().all("circle").count == 6)
    #expect(Tally(0, of: 0, Phrase(verbatim: "none")).read().text == "none")
  }
}
