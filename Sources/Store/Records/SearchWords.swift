import Foundation
import Vocabulary

/// The words that something is found by: without case, accents and marks, each of them once.
///
/// Of an e-mail address only what stands before the @ is a word: the rest is the same for everybody.
package struct SearchWords: Sendable, Equatable {
  package let all: [String]

  /// No word that somebody looks for is longer, and the keys of the index stay short.
  static let longest = 40

  package init(_ text: String) {
    var seen: Set<String> = []
    all = SearchWords.parts(text).map { SearchWords.plain($0.text) }.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  init<Record: DistrictRecord>(of record: Record) {
    let shown = Record.fields.filter(\.kind.isOfWords).flatMap { field -> [String] in
      let phrase = field.kind.shown(field.get(record))
      return phrase.en == phrase.es ? [phrase.en] : [phrase.en, phrase.es]
    }
    self.init(([record.title] + shown).joined(separator: " "))
  }

  /// As it is kept beside the record: with spaces between.
  package var text: String { all.joined(separator: " ") }

  /// A word as it stands in a text, which is shown with the place where it was found.
  package struct Part: Sendable {
    package let text: Substring
    package var range: Range<String.Index> { text.startIndex..<text.endIndex }

    /// Whether it begins with one of these.
    package func begins(withAnyOf words: [String]) -> Bool {
      let own = SearchWords.plain(text)
      return words.contains { own.hasPrefix($0) }
    }
  }

  /// The words of a text, where they stand.
  package static func parts(_ text: String) -> [Part] {
    var parts: [Part] = []
    var rest = text[...]
    while let start = rest.firstIndex(where: \.isOfWord) {
      let end = rest[start...].firstIndex { !$0.isOfWord && !$0.isApostrophe } ?? rest.endIndex
      parts.append(Part(text: rest[start..<end]))
      rest = rest[end...]
      // The domain of an address.
      if rest.first == "@" { rest = rest.drop { !$0.isWhitespace && !",;<>()".contains($0) } }
    }
    return parts
  }

  static func plain(_ word: Substring) -> String {
    let folded = String(word).folded.filter { !$0.isApostrophe }
    let letters = folded.allSatisfy(\.isASCII) ? folded : folded.map { unaccented[$0] ?? String($0) }.joined()
    return String(letters.prefix(longest))
  }

  /// Letters that are no accent away from a plain one, and that people type as one all the same.
  private static let unaccented: [Character: String] = [
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th",
  ]
}

extension FieldKind {
  /// Whether what it holds is looked for by words: sums and shares are not, and other records have words of their own.
  package var isOfWords: Bool {
    switch self {
    case .line, .text, .email, .address, .year, .choice, .choices: true
    default: false
    }
  }
}

extension Character {
  fileprivate var isOfWord: Bool { isLetter || isNumber }
  fileprivate var isApostrophe: Bool { self == "'" || self == "’" }
}

// MARK: - The same words, made by the database

extension SearchWords {
  /// A text of plain letters as its words with spaces between: what `init` does, for very many rows at once.
  static func plainText(_ text: SQL) -> SQL {
    var text: SQL = "replace(lower(\(text)), '''', '')"
    for mark in ["-", ".", ",", "_", "@", "/", "(", ")", "&", "+", ":", ";", "#", "\""] {
      text = "replace(\(text), \(mark), ' ')"
    }
    return text
  }

  /// What stands before the @ of an address, and the @.
  static func mailbox(_ address: SQL) -> SQL { "rtrim(\(address), replace(\(address), '@', ''))" }

  /// Adds a row to the index for each word of these entries, whose columns are `district`, `kind`, `id` and `words`; in the order of
  /// the key, so that a million people go in side by side.
  static func adding(_ entries: SQL) -> SQL {
    // All that is no space, taken from the front, leaves what follows the first word.
    let after: SQL = "ltrim(rest, replace(rest, ' ', ''))"
    return """
      INSERT INTO search_word (district, kind, word, id)
      WITH RECURSIVE part (district, kind, id, word, rest) AS (
        SELECT district, kind, id, '', ltrim(words) FROM (\(entries)) AS entry
        UNION ALL
        SELECT district, kind, id, substr(rest, 1, length(rest) - length(\(after))), ltrim(\(after))
        FROM part WHERE rest <> ''
      )
      SELECT district, kind, substr(word, 1, \(longest)) AS begun, id FROM part WHERE word <> ''
      GROUP BY district, kind, begun, id ORDER BY district, kind, begun, id
      """
  }
}
