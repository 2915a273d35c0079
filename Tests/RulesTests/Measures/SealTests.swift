import Measures
import Testing
import Vocabulary

@Suite struct `A value in canonical form` {
  /// Numbers and their texts as in RFC 8785, appendix B, and others on the edges.
  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (41, "41"), (41.5, "41.5"), (-3.25, "-3.25"), (1e21, "1e+21"),
    (1e20, "100000000000000000000"),
    (1e-6, "0.000001"), (1e-7, "1e-7"), (1.5e-7, "1.5e-7"), (5e-324, "5e-324"),
    (1.7976931348623157e308, "1.7976931348623157e+308"),
    (9_007_199_254_740_992, "9007199254740992"), (295_147_905_179_352_830_000, "295147905179352830000"),
    (0.1, "0.1"), (333333333.33333329, "333333333.3333333"), (4.50, "4.5"), (2e-3, "0.002"), (1e30, "1e+30"),
  ]) func `writes a number in one way`(number: Double, text: String) {
    #expect(CanonicalValue.number(number).json == text)
  }

  @Test func `puts keys in order and leaves out spare space`() {
    let value = CanonicalValue.object([
      "b": .list([.flag(true), .nothing]), "a": .text("x"), "é": .number(1), "B": .text(""),
    ])
    #expect(value.json == #"{"B":"","a":"x","b":[true,null],"é":1}"#)
  }

  @Test func `escapes what JSON must, and nothing else`() {
    #expect(CanonicalValue.text("\"\\/\n\t\u{1}\u{7f}ñ</script>").json == #""\"\\/\n\t\u0001"# + "\u{7f}ñ</script>\"")
  }

  @Test func `orders keys as UTF-16 does`() {
    let value = CanonicalValue.object(["\u{1F600}": .number(1), "\u{FB33}": .number(2)])
    #expect(value.json.hasPrefix("{\"\u{1F600}\""))
  }
}

@Suite struct `A sealed measure` {
  @Test func `may change its owner and its explanation, and nothing that decides a figure`() {
    let old = Measuring.measure("Reach")
    var new = old
    new.owner = nil
    new.about = "Said better"
    #expect(new.sealedChanges(from: old).isEmpty)
    new.denominator = "Fewer"
    new.highest = 90
    #expect(new.sealedChanges(from: old).map(\.name) == ["denominator", "highest"])
  }
}

@Suite struct `An amendment` {
  private func amendment(_ reason: String = "The state changed its test", by asker: Person.ID? = .init("ortega"))
    -> Amendment
  {
    Amendment(
      id: .init("a"), kind: "measure", record: "m", title: "Reach", before: ["name": .text("Reach")],
      proposed: ["name": .text("Reached")], reason: reason, asker: asker, askerName: "Ortega",
      asked: Moment(milliseconds: 0))
  }

  @Test func `needs a reason and a change`() {
    #expect(amendment().findings.isEmpty)
    #expect(amendment(" ").findings.map(\.code) == ["required"])
  }

  @Test func `is decided on by a second person`() {
    #expect(amendment().findings(decidedBy: .init("whitfield")).isEmpty)
    #expect(amendment().findings(decidedBy: .init("ortega")).map(\.code) == ["second-person"])
    #expect(amendment().findings(decidedBy: nil).map(\.code) == ["second-person"])
  }

  @Test func `is decided on once`() {
    var decided = amendment()
    decided.state = .declined
    #expect(decided.findings(decidedBy: .init("whitfield")).map(\.code) == ["decided-already"])
  }
}
