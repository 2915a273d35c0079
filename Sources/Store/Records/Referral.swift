import Vocabulary

/// A record that names another one, and in which of its fields.
package struct Referral: Sendable, Equatable {
  package let kind: RecordKind
  package let field: Phrase
  package let id: String
  package let title: String
}

extension Records {
  /// What names a record, field by field, as far as somebody may see it: `reach` is nil for kinds that they may not read at all.
  package func referrals<Record: DistrictRecord>(
    naming record: Record, atMost most: Int, reach: (RecordKind) throws -> Reach?
  ) throws -> [Referral] {
    try Register.all.flatMap { type -> [Referral] in
      guard let reach = try reach(type.kind) else { return [] }
      return try referrals(from: type, naming: record, atMost: most, in: reach)
    }
  }

  private func referrals<Other: DistrictRecord>(
    from type: Other.Type, naming record: some DistrictRecord, atMost most: Int, in reach: Reach
  ) throws -> [Referral] {
    let kind = Swift.type(of: record).kind
    return try Other.fields.flatMap { field -> [Referral] in
      guard let condition = field.names(kind.name, record.identifier) else { return [] }
      let mine: SQL = "\(condition) AND \(reach.condition(type, in: district))"
      return try session.rows(select(type, where: mine) + " LIMIT \(most)").map(Other.init(row:)).map {
        Referral(kind: Other.kind, field: field.label, id: $0.identifier, title: $0.title)
      }
    }
  }
}
