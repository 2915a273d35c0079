import Vocabulary

/// Takes small numbers of people out of a sentence: "2 of 7 teachers" says as much of them as a table does.
///
/// Source: docs/rules/reports.md#floors
struct SmallCounts {
  let floor: Int

  func veil(_ phrase: Phrase) -> Phrase { Phrase(english(phrase.en), es: spanish(phrase.es)) }

  private func isSmall(_ part: Int, of whole: Int?) -> Bool {
    (1..<floor).contains(part) || whole.map { (1..<floor).contains($0 - part) || (1..<floor).contains($0) } ?? false
  }

  private func english(_ text: String) -> String {
    text.replacing(
      /(?<part>\d[\d,]*)(?:[ \u{a0}]of[ \u{a0}](?:the[ \u{a0}])?(?<whole>\d[\d,]*))?(?<people>(?:[ \u{a0}][a-z]+){0,2}?[ \u{a0}](?:people|persons?|teachers?|leaders?|principals?|managers?|coach(?:es)?|mentors?|students?|pupils?|holders?|educators?))\b/
    ) { match in
      guard let part = Self.number(match.part), isSmall(part, of: match.whole.flatMap(Self.number)) else {
        return String(match.0)
      }
      return match.whole == nil ? "fewer than \(floor)\(match.people)" : "some\(match.people)"
    }
  }

  private func spanish(_ text: String) -> String {
    text.replacing(
      /(?<part>\d[\d,]*)(?:[ \u{a0}]de[ \u{a0}](?:l[ao]s[ \u{a0}])?(?<whole>\d[\d,]*))?(?<people>[ \u{a0}](?:personas?|docentes?|líderes|líder|director(?:es|as|a)?|estudiantes?|mentor(?:es|as|a)?|educador(?:es|as|a)?))\b/
    ) { match in
      guard let part = Self.number(match.part), isSmall(part, of: match.whole.flatMap(Self.number)) else {
        return String(match.0)
      }
      return match.whole == nil ? "menos de \(floor)\(match.people)" : "parte de\(match.people)"
    }
  }

  private static func number(_ digits: Substring) -> Int? { Int(digits.filter(\.isNumber)) }
}
