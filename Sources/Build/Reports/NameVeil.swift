import Vocabulary

/// Takes the names of people out of a text: what somebody wrote into a reason may name a colleague.
///
/// Source: docs/rules/reports.md#names
struct NameVeil {
  /// Whole names, word by word, by their first word.
  private let names: [String: [[Substring]]]
  private let familyNames: Set<String>

  init(_ names: some Sequence<String>) {
    var byFirst: [String: [[Substring]]] = [:]
    var families: Set<String> = []
    for name in names {
      let words = Self.parts(of: name.lowercased()).filter(\.isWord).map(\.text)
      guard words.count > 1, let first = words.first, let last = words.last else { continue }
      byFirst[String(first), default: []].append(words)
      // "Ortega, Elena" names her too.
      byFirst[String(last), default: []].append([last] + words.dropLast())
      families.insert(String(last))
    }
    self.names = byFirst
    familyNames = families
  }

  /// What is put before the name of somebody who is spoken of by it.
  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "mx", "miss", "dr", "prof", "professor", "principal", "superintendent", "director", "coach",
    "teacher", "sr", "sra", "srta", "dra", "profesor", "profesora", "maestro", "maestra", "directora", "don", "doña",
    "superintendente",
  ]

  func veil(_ phrase: Phrase) -> Phrase {
    Phrase(veil(phrase.en, with: "a person"), es: veil(phrase.es, with: "una persona"))
  }

  private func veil(_ text: String, with words: String) -> String {
    let parts = Self.parts(of: text)
    let lowered = parts.map { Substring($0.text.lowercased()) }
    var out = ""
    var place = 0
    while place < parts.count {
      if parts[place].isWord, let end = nameEnd(parts, lowered, at: place) {
        out += words
        place = end
      } else {
        out += parts[place].text
        place += 1
      }
    }
    return out
  }

  /// Where the name that begins here ends; nil where none begins.
  private func nameEnd(_ parts: [Part], _ lowered: [Substring], at place: Int) -> Int? {
    if Self.titles.contains(String(lowered[place])), let next = nextWord(parts, after: place),
      familyNames.contains(String(lowered[next])), parts[next].text.first?.isUppercase == true
    {
      return next + 1
    }
    for name in names[String(lowered[place])] ?? [] {
      if let end = match(name, parts, lowered, at: place) { return end }
    }
    return nil
  }

  private func match(_ name: [Substring], _ parts: [Part], _ lowered: [Substring], at place: Int) -> Int? {
    var at = place
    for (index, word) in name.enumerated() {
      if index > 0 {
        guard let next = nextWord(parts, after: at) else { return nil }
        at = next
      }
      guard lowered[at] == word else { return nil }
    }
    return at + 1
  }

  /// The word behind a space, a comma or a full stop; nil behind anything that ends what is said.
  private func nextWord(_ parts: [Part], after place: Int) -> Int? {
    guard place + 2 < parts.count, !parts[place + 1].isWord, parts[place + 2].isWord,
      parts[place + 1].text.count <= 2, parts[place + 1].text.allSatisfy({ $0 == "." || $0 == "," || $0.isWhitespace })
    else { return nil }
    return place + 2
  }

  private struct Part {
    let text: Substring
    let isWord: Bool
  }

  /// A text as words and what stands between them.
  private static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var rest = text[...]
    while let first = rest.first {
      let isWord = isOfWord(first)
      let part = rest.prefix { isOfWord($0) == isWord }
      parts.append(Part(text: part, isWord: isWord))
      rest = rest[part.endIndex...]
    }
    return parts
  }

  private static func isOfWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "-" || character == "'" || character == "’"
  }
}
