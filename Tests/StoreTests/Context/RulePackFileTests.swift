import Context
import Foundation
import Store
import Testing
import Vocabulary

@Suite struct `The rule packs that come with the product` {
  @Test func `are there for each program that has rules, without a fault`() throws {
    let names = try RulePackFiles.shipped().map(\.program)
    #expect(names == ["federal", "idea-b", "iowa-tlc", "texas-tia", "title-1a", "title-2a", "tsl"])
  }

  @Test func `name a source and a day for every rule, and say what is not confirmed`() throws {
    let rules = try RulePackFiles.shipped().flatMap(\.rules)
    #expect(rules.count >= 35)
    for rule in rules {
      #expect(!rule.source.isEmpty)
      #expect(rule.confidence == .confirmed ? rule.address != nil : rule.note != nil, "\(rule.id)")
      #expect(rule.statement.en.hasSuffix(".") && rule.statement.es.hasSuffix("."), "\(rule.id)")
    }
  }

  @Test func `change with the date: the amounts of Texas are others from July 2026`() throws {
    let book = RuleBook(try RulePackFiles.shipped())
    let before = book.rules(for: "texas-tia", on: Day(2026, 6, 30)!).map(\.id)
    let after = book.rules(for: "texas-tia", on: Day(2026, 7, 1)!).map(\.id)
    #expect(before.contains("texas-tia/amounts-until-2026") && !before.contains("texas-tia/amounts-from-2026"))
    #expect(after.contains("texas-tia/amounts-from-2026") && !after.contains("texas-tia/amounts-until-2026"))
  }

  private let good = """
    {"program": "tsl", "title": {"en": "T", "es": "T"}, "about": {"en": "T", "es": "T"}, "edition": "2026-11-23", "rules": [
      {"id": "tsl/a", "sort": "reminder", "statement": {"en": "S.", "es": "S."}, "source": "Law", "read": "2026-11-23",
       "confidence": "confirmed"}]}
    """

  @Test func `are read as they are written`() throws {
    #expect(try RulePackFiles.pack(from: Data(good.utf8), named: "tsl.json").rules.map(\.source) == ["Law"])
  }

  @Test(arguments: [
    ("\"source\": \"Law\", ", "", "rules.[0].source", "missing"),
    ("\"read\": \"2026-11-23\",", "", "rules.[0].read", "missing"),
    ("\"Law\"", "\"\"", "tsl/a.source", "no-source"),
    ("\"edition\": \"2026-11-23\"", "\"edition\": \"2026-02-30\"", "edition", "unreadable"),
    ("\"reminder\"", "\"whatever\"", "rules.[0].sort", "unreadable"),
    ("\"reminder\"", "\"at_most\"", "tsl/a.share", "no-parameter"),
    ("{\"en\": \"S.\", \"es\": \"S.\"}", "{\"en\": \"S.\", \"es\": \"\"}", "tsl/a.statement", "no-statement"),
    ("\"program\": \"tsl\"", "\"program\": \"tls\"", "program", "unknown-program"),
    ("\"confirmed\"", "\"unconfirmed\"", "tsl/a.note", "no-note"),
  ])
  func `are refused with the place of the fault`(text: String, instead: String, field: String, code: String) throws {
    let spoiled = good.replacingOccurrences(of: text, with: instead)
    #expect(spoiled != good)
    let refusal = try #require(throws: Refusal.self) {
      try RulePackFiles.pack(from: Data(spoiled.utf8), named: "tsl.json")
    }
    #expect(refusal.findings.contains { $0.field == field && $0.code == code }, "\(refusal.findings)")
  }
}
