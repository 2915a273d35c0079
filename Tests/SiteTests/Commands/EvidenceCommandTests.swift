import Foundation
import Testing

@testable import chalkline

/// The statistics behind the answers, asked as an analyst asks them.
@Suite(.timeLimit(.minutes(10))) struct `Evidence on the command line` {
  static let questions = EvidenceCommand.questionNames
  static let checkout = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    .standardizedFileURL

  /// The worked example of a question's help, without what it writes.
  static func example(of question: String) async throws -> [String] {
    let help = try await Program.run("help", "evidence", question).output
    let words = help.split(whereSeparator: \.isWhitespace).map(String.init)
    let start = try #require(words.indices.first { words[$0...].starts(with: ["chalkline", "evidence", question]) })
    let rest = words[(start + 1)...]
    let end = rest.firstIndex { $0 == "USAGE:" || ["Then,", "Twelve", "With", "and"].contains($0) } ?? rest.endIndex
    var example = Array(rest[..<end])
    if let output = example.firstIndex(of: "--output") { example.removeSubrange(output...output + 1) }
    return example
  }

  @Test(arguments: questions) func `answers the worked example of its help with a sentence`(question: String)
    async throws
  {
    let outcome = try await Program.run(try await Self.example(of: question), in: Self.checkout)
    #expect(outcome.status == 0, "\(outcome.complaint)")
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first?.isEmpty == false)
    #expect(outcome.output.contains("How sure are we?"))
    let spanish = try await Program.run(try await Self.example(of: question) + ["--language", "es"], in: Self.checkout)
    #expect(spanish.output.contains("¿Qué tan seguro es?"))
    #expect(spanish.output.split(separator: "\n").first != outcome.output.split(separator: "\n").first)
  }

  @Test(arguments: questions) func `can be made again from its JSON, to the last byte`(question: String) async throws {
    let example = try await Self.example(of: question)
    let first = try await Program.run(example + ["--json"], in: Self.checkout)
    let keys = try #require(try first.json() as? [String: Any]).keys.sorted()
    #expect(keys == ["checks", "digest", "method", "outcome", "question", "rows", "told", "version"])
    let alone = try await Program.run(example + ["--json", "--threads", "1"], in: Self.checkout)
    #expect(alone.output == first.output, "the same at any number of threads")
    let kept = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: kept) }
    try Data(first.output.utf8).write(to: kept)
    let data = example.first { $0.hasSuffix(".csv") && !$0.hasSuffix("leaders.csv") && !$0.hasSuffix("coachees.csv") }
    let again = try await Program.run(["evidence", "again", kept.path] + (data.map { [$0] } ?? []), in: Self.checkout)
    #expect(again.status == 0, "\(again.complaint)")
    #expect(again.output.hasPrefix("The same answer"))
    let changed = first.output.replacingOccurrences(of: "\"rows\" : {", with: "\"rows\" : {\n    \"extra\" : 1,")
    try Data(changed.utf8).write(to: kept)
    let refused = try await Program.run(
      ["evidence", "again", kept.path] + (data.map { [$0] } ?? []), in: Self.checkout)
    #expect(refused.status == 65)
  }

  @Test(arguments: questions) func `writes a page that needs nothing but itself`(question: String) async throws {
    let page = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).html")
    defer { try? FileManager.default.removeItem(at: page) }
    let outcome = try await Program.run(
      try await Self.example(of: question) + ["--report", page.path], in: Self.checkout)
    #expect(outcome.status == 0, "\(outcome.complaint)")
    let text = try String(contentsOf: page, encoding: .utf8)
    #expect(text.contains("<h1>") && text.contains("</html>"))
    #expect(!text.contains("src=\"http") && !text.contains("<script") && !text.contains("href=\"/"))
  }

  @Test(arguments: [
    ("fixed-effects", ["--outcome", "nowhere", "--regressors", "poverty"], "There is no column “nowhere”"),
    ("fixed-effects", ["--outcome", "score", "--regressors", "school"], "is not a number"),
  ])
  func `refuses what the file does not hold, with the cure`(question: String, options: [String], words: String)
    async throws
  {
    let outcome = try await Program.run(
      ["evidence", question, "docs/examples/coaching.csv"] + options, in: Self.checkout)
    #expect(outcome.status == 65)
    #expect(outcome.complaint.contains(words))
  }

  @Test func `refuses a file that is not there`() async throws {
    let outcome = try await Program.run("evidence", "scale", "nowhere.csv", in: Self.checkout)
    #expect(outcome.status == 65)
    #expect(outcome.complaint.contains("nowhere.csv cannot be read"))
  }
}
