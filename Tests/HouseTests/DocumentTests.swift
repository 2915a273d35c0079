import Foundation
import Testing

@Suite struct `A document of the project` {
  @Test(arguments: Checkout.files(named: ".md")) func `links only to files that exist`(document: String) throws {
    let folder = URL(filePath: "/" + document).deletingLastPathComponent()
    for link in try Self.links(in: document) {
      let target = URL(filePath: link, relativeTo: folder).standardizedFileURL.path.dropFirst()
      #expect(Checkout.exists(String(target)), "\(document) links to \(link)")
    }
  }

  @Test(arguments: Checkout.files(named: ".md")) func `links only to headings that exist`(document: String) throws {
    let headings = try Self.headings(of: document)
    for anchor in try Self.targets(in: document) where anchor.hasPrefix("#") {
      #expect(headings.contains(String(anchor.dropFirst())), "\(document) links to \(anchor)")
    }
  }

  /// What stands in the brackets of `[words](target)` and `![words](target)`, outside code.
  static func targets(in document: String) throws -> [String] {
    let prose = try Checkout.text(of: document)
      .replacing(#/(?s)```.*?```/#, with: "").replacing(#/`[^`\n]*`/#, with: "")
    return prose.matches(of: #/\]\(([^)\s]+)\)/#).map { String($0.output.1) }
  }

  /// Links to files of ours, without the heading in them.
  static func links(in document: String) throws -> [String] {
    try targets(in: document).filter { !$0.hasPrefix("#") && !$0.contains("://") && !$0.hasPrefix("mailto:") }
      .map { String($0.prefix { $0 != "#" }) }
  }

  /// As anchors: lower case, without marks, words joined by hyphens.
  static func headings(of document: String) throws -> Set<String> {
    let lines = try Checkout.text(of: document).split(separator: "\n").filter { $0.hasPrefix("#") }
    return Set(
      lines.map { line in
        line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased()
          .replacing(#/[^\w\- ]/#, with: "").replacing(" ", with: "-")
      })
  }
}

@Suite struct `A decision` {
  static let all = Checkout.files(below: "docs/decisions", named: ".md")

  @Test func `is written down for the choices a newcomer asks about`() { #expect(Self.all.count >= 10) }

  @Test(arguments: all) func `has a status`(decision: String) throws {
    let status = try Checkout.text(of: decision).firstMatch(of: #/(?m)^Status: (.+)$/#)
    let words = try #require(status, "\(decision) has no line that starts with \"Status: \"").output.1
    let known = ["accepted", "proposed", "superseded by "]
    #expect(
      known.contains { words.hasPrefix($0) },
      "\(decision): \"\(words)\" is not accepted, proposed or superseded by another")
  }

  @Test(arguments: all) func `says its context, options, decision and consequences`(decision: String) throws {
    let text = try Checkout.text(of: decision)
    for heading in ["Context", "Options", "Decision", "Consequences"] {
      #expect(text.contains("\n## \(heading)\n"), "\(decision) has no heading \(heading)")
    }
  }

  @Test(arguments: all) func `fits one screen`(decision: String) throws {
    #expect(
      try Checkout.text(of: decision).split(separator: "\n").count <= 45, "\(decision) is too long to be read at once")
  }

  @Test func `has a number of its own`() {
    let numbers = Self.all.map { $0.split(separator: "/").last!.prefix(4) }
    #expect(Set(numbers).count == numbers.count)
    #expect(numbers.allSatisfy { Int($0) != nil })
  }
}
