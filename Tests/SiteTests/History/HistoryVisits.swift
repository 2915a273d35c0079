import Foundation
import HTTPTypes
import Sample
import Store
import Testing
import Vocabulary

@testable import Web

@Suite struct `The history` {
  /// The names of acts as the code writes them down: `note("invited"`, `note(one ? "a" : "b"`, `let act: ActName = "created"`.
  static let acts: Set<String> = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources/Store")
      .standardizedFileURL
    let files =
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    var found: Set<String> = []
    for file in files where file.pathExtension == "swift" {
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
      for match in text.matches(of: #/(?:^|[^A-Za-z])note\(\s*([^,()]*?"[^,()]*?"),/#) {
        for name in match.1.matches(of: #/"([a-z]+(?:-[a-z]+)*)"/#) { found.insert(String(name.1)) }
      }
      for match in text.matches(of: #/:\s*ActName\s*=\s*"([a-z-]+)"/#) { found.insert(String(match.1)) }
    }
    // Findings about the rows of a file are noted too, and are no acts.
    return found.subtracting(["row-twice", "id-unknown", "name-unclear", "no-heading", "heading-twice"])
  }()

  @Test func `has words for every act that the code can do`() {
    #expect(Self.acts.count > 20, "\(Self.acts.sorted())")
    for act in Self.acts {
      let label = ActName(rawValue: act).label
      #expect(label.en != act && label.es != act, "give \(act) words in ActWords")
      #expect(label.en.first?.isUppercase == true && label.es.first?.isUppercase == true, "\(act)")
    }
  }

  @Test func `has words for every act and every kind that stands in it`() async throws {
    let district = try await SampleSite.open()
    let words = try await district.store.read(district.id) { try $0.historyWords() }
    for act in words.acts { #expect(ActName.words[act] != nil, "\(act)") }
    for kind in words.kinds {
      let isNamed = Register.type(named: kind) != nil || HistoryKind.words[kind] != nil
      #expect(isNamed || CommentKind.record(kind) != nil, "\(kind)")
    }
  }

  @Test func `is taken away as a file, with the filters at work`() async throws {
    let visitor = try await SampleSite.open().visit(as: .vance)
    try await visitor.open("/history?kind=priority&act=created")
    try await visitor.follow("Download what is found (CSV)")
    let page = visitor.page
    #expect(page.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"history-") == true)
    let lines = String(decoding: page.bytes, as: UTF8.self).split(separator: "\r\n")
    #expect(lines.first == "number,moment,who,act,what_was_done,kind,record,title,why,seal")
    #expect(lines.count > 2 && lines.dropFirst().allSatisfy { $0.contains(",created,Added,priority,") })
    let all = try await visitor.open("/history.csv")
    #expect(String(decoding: all.bytes, as: UTF8.self).split(separator: "\r\n").count > lines.count)
    let bad = try await visitor.open("/history.csv?from=soon")
    #expect(bad.status == .unprocessableContent)
  }

  /// District IT may read the history, and not what is delicate in it.
  @Test func `keeps in its file to itself what the page does`() async throws {
    let visitor = try await SampleSite.open().visit(as: .petrov)
    let file = try await visitor.open("/history.csv?kind=stakeholder")
    let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\r\n").dropFirst()
    #expect(!lines.isEmpty && lines.allSatisfy { $0.contains(",stakeholder,,,,") })
  }

  @Test func `follows the district's clock`() async throws {
    let district = try await SampleSite.open()
    let visitor = try await district.visit(as: .petrov)
    try await visitor.open("/history")
    #expect(visitor.page.text.contains(" CST") || visitor.page.text.contains(" CDT"))
    #expect(!visitor.page.text.contains("UTC"))
    try await visitor.open("/people/district")
    #expect(visitor.page.says("It is 2026-11-23 09:00 CST here (America/Chicago)"))
    try await visitor.press("Save", ["Time zone": "Pacific/Honolulu"])
    #expect(visitor.page.says("Saved") && visitor.page.says("It is 2026-11-23 05:00 HST here"))
    try await visitor.open("/history")
    #expect(visitor.page.says("District changed: district"))
  }
}
