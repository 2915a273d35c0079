import Foundation
import Vocabulary

/// What the search finds records by: their words, and what they are called.
extension ActRecords {
  package func index<Record: DistrictRecord>(_ record: Record) throws {
    let words = SearchWords(of: record)
    let before = Set(try indexedWords(Record.kind, record.identifier))
    try session.run(
      """
      INSERT INTO search_entry (district, kind, id, place, title, words)
      VALUES (\(district), \(Record.kind.name), \(record.id), \(record.place), \(record.title), \(words.text))
      ON CONFLICT (district, kind, id) DO UPDATE SET place = excluded.place, title = excluded.title, words = excluded.words
      """)
    try dropWords(before.subtracting(words.all), Record.kind, record.identifier)
    let new = words.all.filter { !before.contains($0) }
    try session.insert(
      into: "search_word", ["district", "kind", "word", "id"],
      new.map { [district.sqlValue, Record.kind.name.sqlValue, $0.sqlValue, record.id.sqlValue] })
  }

  package func unindex(_ kind: RecordKind, _ id: String) throws {
    try dropWords(Set(try indexedWords(kind, id)), kind, id)
    try session.run("DELETE FROM search_entry WHERE district = \(district) AND kind = \(kind.name) AND id = \(id)")
  }

  private func indexedWords(_ kind: RecordKind, _ id: String) throws -> [String] {
    let row = try session.row(
      "SELECT words FROM search_entry WHERE district = \(district) AND kind = \(kind.name) AND id = \(id)")
    return row?.text(0).split(separator: " ").map(String.init) ?? []
  }

  private func dropWords(_ words: Set<String>, _ kind: RecordKind, _ id: String) throws {
    if words.isEmpty { return }
    try session.run(
      """
      DELETE FROM search_word
      WHERE district = \(district) AND kind = \(kind.name) AND word IN (\(list: words.sorted())) AND id = \(id)
      """)
  }
}

extension Session {
  /// Gives the words of every entry to the index: for databases from before there was one.
  func fillSearchWords() throws {
    for id in try rows("SELECT district FROM district").map({ $0.text(0) }) {
      try turn(to: id)
      let words = SearchWords.plainText("words")
      try run(
        "UPDATE search_entry SET words = ltrim(\(words)) WHERE district = \(id)")
      try run(
        SearchWords.adding(
          "SELECT district, kind, id, words FROM search_entry WHERE district = \(id)"))
    }
  }
}

extension String {
  /// Without case and accents, for comparing and finding.
  package var folded: String { folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil) }
}
