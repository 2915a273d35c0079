import Vocabulary

/// What the records are called that others refer to.
extension Records {
  /// Titles by identifier, for those that the district has.
  package func titles(of kind: String, _ ids: Set<String>) throws -> [String: String] {
    guard let type = Register.type(named: kind), !ids.isEmpty else { return [:] }
    return try titles(type, ids.sorted())
  }

  /// The titles of everything that these records refer to, by kind and identifier.
  package func titles<Record: DistrictRecord>(referredToBy records: [Record]) throws -> [String: [String: String]] {
    var wanted: [String: Set<String>] = [:]
    for field in Record.fields {
      for record in records {
        let (kind, ids) = field.references(in: record)
        if let kind { wanted[kind, default: []].formUnion(ids) }
      }
    }
    var found: [String: [String: String]] = [:]
    for (kind, ids) in wanted { found[kind] = try titles(of: kind, ids) }
    return found
  }

  /// Everything of a kind that can be chosen, by title; nil when there are too many to offer at once.
  package func choices(of kind: String, atMost most: Int = 400) throws -> [Choice]? {
    guard let type = Register.type(named: kind) else { return [] }
    return try choices(type, atMost: most)
  }

  /// The identifier of the record that is called this: by identifier, by e-mail, or by a title that only one of them has.
  package func identifier(of kind: String, called typed: String) throws -> NameLookup {
    guard let type = Register.type(named: kind) else { return .unknown }
    return try lookUp(type, typed)
  }

  private func titles<Record: DistrictRecord>(_ type: Record.Type, _ ids: [String]) throws -> [String: String] {
    let found = try find(type, all: ids.map(Record.ID.init(_:)))
    return Dictionary(uniqueKeysWithValues: found.map { ($0.id.rawValue, $0.title) })
  }

  private func choices<Record: DistrictRecord>(_ type: Record.Type, atMost most: Int) throws -> [Choice]? {
    // Not more than has to be known: a list of a million is not counted for each page.
    let count = try session.count(
      """
      SELECT COUNT(*) FROM (SELECT 1 AS one FROM \(name: Record.kind.table) WHERE district = \(district)
        LIMIT \(most + 1)) AS counted
      """)
    if count > most { return nil }
    return try all(type).map { Choice($0.id.rawValue, Phrase(verbatim: $0.title)) }
  }

  private func lookUp<Record: DistrictRecord>(_ type: Record.Type, _ typed: String) throws -> NameLookup {
    if let found = try find(type, Record.ID(typed)) { return .found(found.id.rawValue) }
    let wanted = typed.folded
    // The index of names first: nobody waits while fifteen thousand are looked through.
    if type.kind == Person.kind {
      let people = try people(calledExactly: typed, in: .everything)
      if people.count == 1 { return .found(people[0].id.rawValue) }
      if people.count > 1 { return .several(people.count) }
    }
    var matches: [String] = []
    try forEach(type, Listing(words: typed.split(separator: " ").first.map(String.init) ?? ""), in: .everything) {
      record in
      let email = Record.field("email").map { $0.get(record).text.folded }
      if record.title.folded == wanted || email == wanted { matches.append(record.id.rawValue) }
    }
    switch matches.count {
    case 0: return .unknown
    case 1: return .found(matches[0])
    default: return .several(matches.count)
    }
  }
}

/// What looking for a record by its name found.
package enum NameLookup: Sendable, Equatable {
  case found(String)
  case several(Int)
  case unknown
}

extension Listing {
  init(words: String) {
    self.init()
    self.words = words
  }
}
