import Foundation
import Vocabulary

/// What the search finds records by: their words without case and accents, with the place that decides who may find them.
extension ActRecords {
  package func index<Record: DistrictRecord>(_ record: Record) throws {
    let words = Record.fields.map { field in
      switch field.kind {
      case .reference, .references: ""
      default: field.kind.shown(field.get(record)).en
      }
    }
    try session.run(
      """
      INSERT INTO search_entry (district, kind, id, place, title, words)
      VALUES (\(district), \(Record.kind.name), \(record.id), \(record.place), \(record.title), \(words.joined(separator: " ").folded))
      ON CONFLICT (district, kind, id) DO UPDATE SET place = excluded.place, title = excluded.title, words = excluded.words
      """)
  }

  package func unindex(_ kind: RecordKind, _ id: String) throws {
    try session.run("DELETE FROM search_entry WHERE district = \(district) AND kind = \(kind.name) AND id = \(id)")
  }
}

extension String {
  /// Without case and accents, for comparing and finding.
  package var folded: String { folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil) }
}
