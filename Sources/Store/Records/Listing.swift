import Vocabulary

/// Which part of a list is asked for.
package struct Listing: Sendable, Equatable {
  /// The name of the field to sort by; the first one when empty.
  package var sort = ""
  package var isDescending = false
  /// Fields that must hold a value, by name.
  package var filters: [String: String] = [:]
  /// Words that a record must contain.
  package var words = ""
  package var limit = 50
  /// The most rows that a page shows, for those who ask for them.
  package static let long = 200
  /// The last record of the page before this one, or the first of the page after it.
  package var after: String?
  package var before: String?

  package init() {}
}

/// One part of a list, with whether there is more on either side.
package struct ListPage<Record: DistrictRecord>: Sendable {
  package let records: [Record]
  package let hasPrevious: Bool
  package let hasNext: Bool
  /// How many there are in all; nil when there are more than are counted for a page.
  package let total: Int?
}

extension Records {
  /// Above this a list says "more than", so that a page of a million rows costs no more than one of a thousand.
  package static let mostCounted = 10_000

  /// A part of a list. It is found by the place of its neighbour in the order, not by counting rows, so that every part is as quick.
  package func page<Record: DistrictRecord>(
    _ type: Record.Type = Record.self, _ listing: Listing, in reach: Reach = .everything
  ) throws -> ListPage<Record> {
    let chosen = try condition(type, listing, reach)
    let neighbour = try (listing.after ?? listing.before).flatMap { try find(Record.self, Record.ID($0)) }
    var records = try session.rows(part(type, listing, where: chosen, from: neighbour)).map(Record.init(row:))
    let hasMore = records.count > listing.limit
    if hasMore { records.removeLast() }
    let isBackwards = listing.before != nil
    if isBackwards { records.reverse() }
    let hasOther = neighbour != nil
    return ListPage(
      records: records, hasPrevious: isBackwards ? hasMore : hasOther, hasNext: isBackwards ? hasOther : hasMore,
      total: try total(type, chosen))
  }

  /// A part of the list, and one record more, from its neighbour on.
  func part<Record: DistrictRecord>(
    _ type: Record.Type, _ listing: Listing, where chosen: SQL, from neighbour: Record?
  ) -> SQL {
    let field = Record.field(listing.sort) ?? Record.fields[0]
    let isDescending = listing.isDescending != (listing.before != nil)
    let direction: SQL = isDescending ? "DESC" : "ASC"
    let key = Record.sortKey(field)
    var statement: SQL = "\(select(type, where: chosen))"
    if let neighbour {
      let value = field.kind.kept(field.get(neighbour)).orLowest(field.kind)
      // The first condition says nothing that the second does not; SQLite goes along an index by the first alone.
      statement = """
        \(statement) AND \(key) \(isDescending ? "<=" as SQL : ">=" as SQL) \(value)
        AND (\(key), id) \(isDescending ? "<" as SQL : ">" as SQL) (\(value), \(neighbour.id))
        """
    }
    return "\(statement) ORDER BY \(key) \(direction), id \(direction) LIMIT \(listing.limit + 1)"
  }

  /// Every record that the listing finds, in its order, one by one: for files.
  package func forEach<Record: DistrictRecord>(
    _ type: Record.Type = Record.self, _ listing: Listing, in reach: Reach, _ body: (Record) throws -> Void
  ) throws {
    let field = Record.field(listing.sort) ?? Record.fields[0]
    let direction: SQL = listing.isDescending ? "DESC" : "ASC"
    let statement = select(type, where: try condition(type, listing, reach))
    try session.forEachRow("\(statement) ORDER BY \(Record.sortKey(field)) \(direction), id \(direction)") {
      try body(Record(row: $0))
    }
  }

  /// One record, if it is in reach.
  package func find<Record: DistrictRecord>(
    _ type: Record.Type = Record.self, _ id: Record.ID, in reach: Reach
  ) throws -> Record? {
    try session.row(select(type, where: "id = \(id) AND \(reach.condition(type, in: district))")).map(Record.init(row:))
  }

  private func total<Record: DistrictRecord>(_ type: Record.Type, _ condition: SQL) throws -> Int? {
    let count = try session.count(
      """
      SELECT COUNT(*) FROM (SELECT 1 AS one FROM \(name: Record.kind.table) WHERE district = \(district) AND \(condition)
        LIMIT \(Records.mostCounted + 1)) AS counted
      """)
    return count > Records.mostCounted ? nil : count
  }

  private func condition<Record: DistrictRecord>(_ type: Record.Type, _ listing: Listing, _ reach: Reach) throws -> SQL
  {
    var conditions = [reach.condition(type, in: district)]
    for (name, typed) in listing.filters.sorted(by: { $0.key < $1.key }) {
      if let field = Record.field(name), let condition = Record.condition(field, is: typed) {
        conditions.append(condition)
      }
    }
    for word in listing.words.split(separator: " ") { conditions.append(Record.contains(String(word))) }
    return SQL(" AND ").joined(conditions)
  }
}

extension DistrictRecord {
  static func sortKey(_ field: Field<Self>) -> SQL {
    "COALESCE(\(name: column(field.name)), \(name: field.kind.lowestSQL))"
  }

  fileprivate static func condition(_ field: Field<Self>, is typed: String) -> SQL? {
    let column = column(field.name)
    switch field.kind {
    case .choices, .references: return "\(name: column) LIKE \("%;\(typed);%")"
    default:
      guard let value = try? field.kind.value(from: typed) else { return nil }
      return "\(name: column) = \(field.kind.kept(value))"
    }
  }

  /// Whether any field in words has this one in it.
  fileprivate static func contains(_ word: String) -> SQL {
    let columns = fields.filter { [.line, .text, .email, .address].contains($0.kind) }.map { column($0.name) }
    if columns.isEmpty { return "1 = 1" }
    return "(\(SQL(" OR ").joined(columns.map { SQL.contains($0, word) })))"
  }
}

extension FieldKind {
  /// Where records without a value stand in the order: first, in either database.
  fileprivate var lowestSQL: String {
    switch self {
    case .integer, .money, .year, .flag, .real, .share: "-1000000000000000"
    default: "''"
    }
  }
}

extension SQL.Value {
  fileprivate func orLowest(_ kind: FieldKind) -> SQL.Value {
    guard case .null = self else { return self }
    switch kind {
    case .integer, .money, .year, .flag: return .integer(-1_000_000_000_000_000)
    case .real, .share: return .real(-1_000_000_000_000_000)
    default: return .text("")
    }
  }
}
