import Exchange
import Vocabulary

/// Which record a row of a file speaks of when it has no number: the same one each time, so that a file brought twice changes nothing.
///
/// A row is known by a number of another system or an e-mail address, then by its name, and where a kind has no names
/// of its own (a position), by saying exactly the same.
struct RowMatch<Record: DistrictRecord> {
  enum Found: Equatable {
    case one(Record.ID)
    case none
    case several(Int)
  }

  private struct Known {
    let id: Record.ID
    /// By the name of the field.
    let keys: [String: String]
  }

  private static var keyFields: [Field<Record>] {
    Record.fields.filter { ["source_id", "state_id", "email"].contains($0.name) }
  }

  /// Whether the title is a name that somebody gave, rather than words made of other fields.
  static var hasNames: Bool { Record.fields.first.map { [.line, .text].contains($0.kind) } ?? false }

  private let columns: Set<String>
  private var byKey: [String: [Record.ID]] = [:]
  private var byTitle: [String: [Known]] = [:]
  private var bySaying: [String: Record.ID] = [:]

  init(_ records: Records, columns: Set<String>) throws {
    self.columns = columns
    try records.forEach(Record.self, Listing(), in: .everything) { add($0) }
  }

  func find(_ record: Record) -> Found {
    let keys = Self.keys(of: record)
    let known = Set(keys.flatMap { byKey[$0.key + ":" + $0.value] ?? [] })
    if known.count == 1, let id = known.first { return .one(id) }
    if known.count > 1 { return .several(known.count) }
    guard Self.hasNames else { return bySaying[saying(record)].map { .one($0) } ?? .none }
    // Two people may share a name; they do not share an address.
    let named = (byTitle[record.title.folded] ?? []).filter { other in
      keys.allSatisfy { other.keys[$0.key] == nil || other.keys[$0.key] == $0.value }
    }
    return named.count == 1 ? .one(named[0].id) : named.isEmpty ? .none : .several(named.count)
  }

  /// A new record of the file is known to the rows behind it.
  mutating func add(_ record: Record) {
    let keys = Self.keys(of: record)
    for (name, value) in keys { byKey[name + ":" + value, default: []].append(record.id) }
    if Self.hasNames {
      byTitle[record.title.folded, default: []].append(Known(id: record.id, keys: keys))
    } else {
      bySaying[saying(record)] = record.id
    }
  }

  private static func keys(of record: Record) -> [String: String] {
    keyFields.reduce(into: [:]) { keys, field in
      let text = field.get(record).text.folded
      if !text.isEmpty { keys[field.name] = text }
    }
  }

  /// What a record says in the columns of the file.
  private func saying(_ record: Record) -> String {
    CanonicalJSON.text(record.values.filter { columns.contains($0.key) })
  }
}
