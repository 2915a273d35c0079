import Foundation
import Testing

@testable import Exchange

@Suite struct `The columns of a plain roster` {
  private static let document = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/rosters.md")

  @Test func `are all explained in the documents, in their order`() throws {
    let text = try String(contentsOf: Self.document, encoding: .utf8)
    let table = text.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let named = table.flatMap { $0.split(separator: "|")[0].matches(of: /`(\w+)`/).map { String($0.output.1) } }
    #expect(named == PlainRoster.columns)
  }

  @Test func `stand in an example that reads without a finding`() throws {
    let text = try String(contentsOf: Self.document, encoding: .utf8)
    let example = try #require(text.firstMatch(of: /(?s)```csv\n(.*?)```/)).output.1
    let heard = try Heard(PlainRoster(BytesAtHand(String(example)), file: "roster.csv"))
    #expect(heard.report.findings.isEmpty && heard.people.count == 2 && heard.positions.count == 3)
  }

  @Test func `make an empty file that reads without a finding`() throws {
    let heard = try Heard(PlainRoster(BytesAtHand(PlainRoster.template), file: "roster.csv"))
    #expect(heard.rows.isEmpty && heard.report.findings.isEmpty)
  }
}
