import Vocabulary

/// Records that a file is about to bring in, as they will be: others may name them already.
package struct Coming<Record: DistrictRecord> {
  var records: [Record.ID: Record] = [:]

  func has(_ kind: String, _ id: String) -> Bool {
    kind == Record.kind.name && records[Record.ID(id)] != nil
  }
}

/// Which records name which others.
extension Records {
  /// Findings for every reference to a record that the district does not have, nor is about to have.
  package func missingReferences<Record: DistrictRecord>(
    of record: Record, amid coming: Coming<Record> = Coming()
  ) throws -> [Finding] {
    try Record.fields.compactMap { field in
      let (kind, ids) = field.references(in: record)
      guard let kind, !ids.isEmpty,
        let missing = try ids.first(where: { try !coming.has(kind, $0) && !exists(kind, $0) })
      else { return nil }
      return Finding(
        field.name, "unknown-reference",
        Phrase(
          "Choose again: \(field.label.en) (\(missing) is not there any more)",
          es: "Elija de nuevo: \(field.label.es) (\(missing) ya no existe)"))
    }
  }

  /// Findings for every field by which the record comes back to itself: it names another, which names another, which names it.
  func circles<Record: DistrictRecord>(of record: Record, amid coming: Coming<Record>) throws -> [Finding] {
    try Record.fields.compactMap { field in
      guard field.kind == .reference(Record.kind.name) else { return nil }
      var titles = [record.title]
      var next = field.get(record).text
      // As many steps as no chain has that a person has made, so that one that was broken elsewhere does not go on for ever.
      while !next.isEmpty, titles.count < 1_000 {
        if next == record.identifier { return Self.circle(field.name, field.label, titles + [record.title]) }
        guard let other = try coming.records[Record.ID(next)] ?? find(Record.self, Record.ID(next)) else { return nil }
        titles.append(other.title)
        next = field.get(other).text
      }
      return nil
    }
  }

  private static func circle(_ field: String, _ label: Phrase, _ titles: [String]) -> Finding {
    let chain = titles.joined(separator: " → ")
    return Finding(
      field, "circle",
      Phrase(
        "Choose another: these name one another in a circle (\(chain))",
        es: "Elija otro: se nombran unos a otros en círculo (\(chain))"))
  }

  private func exists(_ kind: String, _ id: String) throws -> Bool {
    guard Register.type(named: kind) != nil else { return false }
    return try session.row("SELECT 1 FROM \(name: kind) WHERE district = \(district) AND id = \(id)") != nil
  }

  /// Findings for every record that names this one, which therefore cannot be removed.
  package func referrals<Record: DistrictRecord>(to record: Record) throws -> [Finding] {
    try Register.all.flatMap { try referrals(from: $0, to: record) }
  }

  private func referrals<Other: DistrictRecord>(from type: Other.Type, to record: some DistrictRecord) throws
    -> [Finding]
  {
    let kind = Swift.type(of: record).kind
    return try Other.fields.flatMap { field -> [Finding] in
      guard let condition = field.names(kind.name, record.identifier) else { return [] }
      return try session.rows(select(type, where: condition) + " LIMIT 3").map(Other.init(row:)).map { other in
        Finding(
          "", "in-use",
          Phrase(
            "First change the \(Other.kind.one.en) “\(other.title)”, which names it",
            es: "Primero cambie «\(other.title)» (\(Other.kind.one.es)), que lo nombra"))
      }
    }
  }
}

extension DistrictRecord {
  package var identifier: String { id.rawValue }
}

extension Field {
  /// The kind that the field refers to, if it does, and the identifiers that it holds.
  package func references(in record: Record) -> (kind: String?, ids: [String]) {
    switch kind {
    case .reference(let kind): (kind, get(record).isEmpty ? [] : [get(record).text])
    case .references(let kind): (kind, get(record).list)
    default: (nil, [])
    }
  }

  /// The condition that a record names this one in this field; nil when the field refers to something else.
  package func names(_ wanted: String, _ id: String) -> SQL? {
    switch kind {
    case .reference(wanted): "\"\(name: name)\" = \(id)"
    case .references(wanted): "\"\(name: name)\" LIKE \("%;\(id);%")"
    default: nil
    }
  }
}
