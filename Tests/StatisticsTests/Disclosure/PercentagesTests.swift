import Foundation
import Testing
import Vocabulary

@testable import Statistics

@Suite struct `Asking how percentages may be published` {
  private let question = Statistics.Percentages(label: "group", all: "n", part: "k")

  private func frame(_ rows: [(String, Int, Int)]) throws -> Frame {
    let text = "group,n,k\n" + rows.map { "\($0.0),\($0.1),\($0.2)\n" }.joined()
    return try Frame(reading: DataFile(text), question.columns)
  }

  private func codes(_ text: String) throws -> [String] {
    do {
      _ = try question.answer(from: Frame(reading: DataFile("group,n,k\n" + text), question.columns), Work())
      return []
    } catch let refusal as Refusal { return refusal.findings.map(\.code) }
  }

  @Test(
    .enabled(
      if: ReferenceCase.isHere("suppression_percent_coding"), "suppression_percent_coding is not beside the project"))
  func `tells every share as the rule does`() throws {
    let reference = try #require(ReferenceCase("suppression_percent_coding"))
    let table = try reference.frame(numbers: ["n", "k"])
    let (all, part) = (try table.number("n"), try table.number("k"))
    let rows = all.indices.map { ("g\($0)", Int(all[$0]), Int(part[$0])) }
    let outcome = try question.answer(from: frame(rows), Work()).outcome
    #expect(outcome.groups.map(\.share) == (try reference.expected["expected"].list.map { try $0.text }))
    #expect(outcome.hidden == 1 && outcome.groups[0].people == nil)
  }

  @Test func `finds that the total gives a small group away, and that two small groups hide each other`() throws {
    let one = try question.answer(
      from: frame([("a", 400, 200), ("b", 400, 200), ("c", 5, 5), ("Total", 805, 405)]), Work())
    // Bands of a percent of 400 leave the five anywhere.
    #expect(one.outcome.givenAway == nil && one.checks.allSatisfy(\.passed))
    let small = try question.answer(from: frame([("a", 12, 6), ("c", 9, 9), ("Total", 21, 15)]), Work())
    let seen = try #require(small.outcome.givenAway)
    #expect(seen.least > 0 && seen.most <= 1)
    #expect(small.told.sentence.en.hasPrefix("Not as it stands"))
    #expect(small.told.sentence.es.hasPrefix("No tal como está"))
    let two = try question.answer(from: frame([("a", 12, 6), ("b", 4, 4), ("c", 5, 5), ("Total", 21, 15)]), Work())
    #expect(two.outcome.givenAway == nil)
  }

  @Test func `never leaves the true share out of what it says can be worked out`() throws {
    var random = RandomStream(seed: 8)
    for _ in 0..<300 {
      var rows = (0..<3).map { place -> (String, Int, Int) in
        let all = 10 + random.integer(below: 60)
        return ("g\(place)", all, random.integer(below: all + 1))
      }
      let few = 1 + random.integer(below: 9)
      rows.append(("few", few, random.integer(below: few + 1)))
      let (all, part) = (rows.reduce(0) { $0 + $1.1 }, rows.reduce(0) { $0 + $1.2 })
      let outcome = try question.answer(from: frame(rows + [("Total", all, part)]), Work()).outcome
      guard let seen = outcome.givenAway else { continue }
      let share = Double(rows[3].2) / Double(few)
      #expect(seen.least <= share + 1e-12 && share <= seen.most + 1e-12)
    }
  }

  @Test func `says how many may be published and how many not`() throws {
    let outcome = try question.answer(from: frame([("a", 50, 20), ("b", 4, 1), ("c", 7, 3)]), Work())
    #expect(
      outcome.told.sentence.en
        == "1 share may be published, no more exactly than the people behind each allow; 2 groups have fewer than ten people and no share."
    )
    let json = String(decoding: try JSONEncoder().encode(outcome.outcome), as: UTF8.self)
    #expect(!json.contains("\"people\":4") && !json.contains("\"people\":7"))
  }

  @Test func `refuses what are no counts, groups named twice, and a total that is no sum`() throws {
    #expect(try codes("a,10,11\n") == ["percentages.counts"])
    #expect(try codes("a,10.5,3\n") == ["percentages.counts"])
    #expect(try codes("a,-3,0\n") == ["percentages.counts"])
    #expect(try codes("a,20,3\na,20,4\n").count == 1)
    #expect(try codes("a,,3\n").count == 1)
    #expect(try codes("a,20,3\nTotal,30,3\n") == ["percentages.total"])
  }
}
