import Testing
import Vocabulary

@Suite struct `The difference of two texts` {
  typealias Run = TextDifference.Run

  @Test func `shows what stayed, went and came, word by word`() {
    let difference = TextDifference(from: "Coaches visit every month.", to: "Coaches visit every week.")
    #expect(
      difference.runs == [
        Run("Coaches visit every ", .kept), Run("month", .removed), Run("week", .added), Run(".", .kept),
      ])
  }

  @Test(arguments: [
    ("", ""), ("a", ""), ("", "a b"), ("one two three", "three two one"),
    ("línea uno\nlínea dos", "línea uno\n\nlínea 2"),
    ("The teacher’s plan", "The teachers’ plan"), ("a  b", "a b"),
  ])
  func `gives back both texts`(old: String, new: String) {
    let difference = TextDifference(from: old, to: new)
    for runs in [difference.runs, difference.merged] {
      #expect(runs.filter { $0.fate != .added }.map(\.text).joined() == old)
      #expect(runs.filter { $0.fate != .removed }.map(\.text).joined() == new)
    }
    #expect(difference.isEmpty == (old == new))
  }

  @Test func `gives back both of a thousand random pairs of texts`() {
    var random = SystemRandomNumberGenerator()
    let words = ["a", "b", "c", " ", " ", "\n", "."]
    for _ in 0..<1000 {
      func text() -> String {
        (0..<Int.random(in: 0...20, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }.joined()
      }
      let (old, new) = (text(), text())
      let difference = TextDifference(from: old, to: new)
      for runs in [difference.runs, difference.merged] {
        #expect(runs.filter { $0.fate != .added }.map(\.text).joined() == old)
        #expect(runs.filter { $0.fate != .removed }.map(\.text).joined() == new)
      }
    }
  }

  @Test func `joins changes that only a blank parts`() {
    let difference = TextDifference(from: "the old rule stays", to: "the new law stays")
    #expect(
      difference.merged == [
        Run("the ", .kept), Run("old rule", .removed), Run("new law", .added), Run(" stays", .kept),
      ])
  }

  @Test func `of two long texts with nothing in common is still quick`() {
    let old = String(repeating: "alpha ", count: 20_000) + "x"
    let new = String(repeating: "beta ", count: 20_000) + "y"
    #expect(TextDifference(from: old, to: new).runs.map(\.fate) == [.removed, .added])
  }
}
