import Build
import Foundation
import Store
import Testing
import Vocabulary

@Suite struct `The directory that comes with the product` {
  @Test func `has the three profiles of the roadmap, and more than fifteen places`() throws {
    let exemplars = try DirectoryFiles.exemplars
    #expect(exemplars.filter(\.isOfTheRoadmap).map(\.name).sorted() == ["denver", "noble", "tennessee"])
    #expect(exemplars.count >= 15)
    let names = Set(exemplars.map(\.name))
    let expected = [
      "iowa", "new-york-city", "district-of-columbia", "des-moines", "tap", "north-carolina", "texas",
    ]
    #expect(expected.filter { !names.contains($0) } == [])
  }

  @Test func `says each thing as a sentence, in both languages`() throws {
    for exemplar in try DirectoryFiles.exemplars {
      for phrase in [exemplar.about] + exemplar.facts.map(\.statement) + exemplar.roles.map(\.does) {
        #expect(phrase.en.hasSuffix(".") && phrase.es.hasSuffix("."), "\(exemplar.name): \(phrase.en)")
      }
    }
  }

  @Test func `names a source for all but what is openly unconfirmed or concluded`() throws {
    for exemplar in try DirectoryFiles.exemplars {
      for fact in exemplar.facts {
        #expect(!fact.sources.isEmpty || fact.confidence != .read, "\(exemplar.name)/\(fact.id)")
      }
    }
  }

  @Test func `has evidence cards that say what to beware of, and never an interval that was not read`() throws {
    let studies = try DirectoryFiles.studies
    #expect(studies.count >= 12)
    #expect(studies.allSatisfy { !$0.caveats.isEmpty && !$0.sources.isEmpty })
  }

  @Test func `says who decides what, where that is known, in rights that can be kept as drafts`() throws {
    let places = try DirectoryFiles.exemplars.filter { !($0.rights ?? []).isEmpty }
    #expect(Set(places.map(\.name)).isSuperset(of: ["denver", "new-york-city", "tap", "iowa", "tight-and-loose-iowa"]))
    for exemplar in places {
      for right in exemplar.rights ?? [] {
        #expect(exemplar.fact(right.fact) != nil && !right.rule(in: exemplar).es.isEmpty, "\(exemplar.name)")
      }
    }
  }

  private let good = """
    {"name": "a", "title": {"en": "A", "es": "A"}, "kind": "district", "states": ["IA"],
     "about": {"en": "A.", "es": "A."}, "isOfTheRoadmap": false, "read": "2026-11-23",
     "roles": [{"name": {"en": "Lead", "es": "Líder"}, "does": {"en": "Leads.", "es": "Lidera."}, "fact": "f",
       "stipend": {"low": 1, "high": 2, "fact": "f"}}],
     "rights": [{"question": "span", "hold": "bounded", "level": "jointly", "least": "4", "most": "8", "fact": "f"}],
     "facts": [{"id": "f", "feature": "pay", "statement": {"en": "S.", "es": "S."}, "confidence": "read", "date": "2018",
       "sources": [{"name": "P", "address": "https://example.org/p", "voice": "press"}]}]}
    """

  @Test func `is read as it is written`() throws {
    #expect(try DirectoryFiles.exemplar(from: Data(good.utf8), named: "a.json").design.pay == 1...2)
  }

  @Test(arguments: [
    ("\"date\": \"2018\",", "", "facts.[0].date", "missing"),
    ("\"date\": \"2018\"", "\"date\": \"some day\"", "facts.[0].date", "unreadable"),
    ("https://example.org/p", "example.org/p", "a.facts.f.sources.[0].address", "address"),
    ("\"confidence\": \"read\", ", "", "facts.[0].confidence", "missing"),
    ("\"read\": \"2026-11-23\",", "", "read", "missing"),
    ("\"fact\": \"f\"}}]", "\"fact\": \"g\"}}]", "a.roles.[0].stipend.fact", "unknown-fact"),
    ("\"span\"", "\"spam\"", "a.rights.[0].question", "unknown-question"),
    ("\"least\": \"4\"", "\"least\": \"40\"", "a.rights.[0].most", "excludes-everything"),
    ("\"bounded\"", "\"firm\"", "rights.[0].hold", "unreadable"),
    ("\"8\", \"fact\": \"f\"", "\"8\", \"fact\": \"g\"", "a.rights.[0].fact", "unknown-fact"),
    ("\"stipend\"", "\"stipned\"", "a.json.roles.stipned", "unknown-name"),
    ("[\"IA\"]", "[\"XX\"]", "a.states", "unknown-state"),
    ("[\"IA\"]", "[]", "a.states", "no-state"),
    ("\"name\": \"a\"", "\"name\": \"b\"", "b.name", "file-name"),
    ("\"es\": \"S.\"", "\"es\": \"\"", "a.facts.f.statement.es", "no-words"),
    ("\"press\"", "\"gossip\"", "facts.[0].sources.[0].voice", "unreadable"),
  ])
  func `is refused with the place of the fault`(text: String, instead: String, field: String, code: String) throws {
    let spoiled = good.replacingOccurrences(of: text, with: instead)
    #expect(spoiled != good)
    let refusal = try #require(throws: Refusal.self) {
      try DirectoryFiles.exemplar(from: Data(spoiled.utf8), named: "a.json")
    }
    #expect(refusal.findings.contains { $0.field == field && $0.code == code }, "\(refusal.findings)")
    #expect(refusal.findings.allSatisfy { !$0.message.en.isEmpty })
  }
}
