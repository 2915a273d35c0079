/// How one version of a record became the next, field by field, in the order of its fields.
package struct RecordDifference: Equatable, Sendable {
  package struct Change: Equatable, Sendable {
    /// The name of the field.
    package let field: String
    package let label: Phrase
    package let how: How
  }

  package enum How: Equatable, Sendable {
    /// Paragraphs and lines, word by word.
    case text(TextDifference)
    /// Anything else, as it is shown; references by their identifiers, which the caller knows by name.
    case value(before: FieldValue, after: FieldValue)
    /// Several names: those that went and those that came.
    case names(removed: [String], added: [String])
  }

  package let changes: [Change]

  /// Nil stands for no record: before the first version, and after the last.
  package init<Record: DistrictRecord>(
    _ type: Record.Type, from old: [String: FieldValue]?, to new: [String: FieldValue]?
  ) {
    changes = Record.fields.compactMap { field in
      let before = old?[field.name] ?? .none
      let after = new?[field.name] ?? .none
      if before == after || before.isEmpty && after.isEmpty { return nil }
      return Change(field: field.name, label: field.label, how: field.kind.difference(before, after))
    }
  }

  package var isEmpty: Bool { changes.isEmpty }
}

extension FieldKind {
  fileprivate func difference(_ before: FieldValue, _ after: FieldValue) -> RecordDifference.How {
    switch self {
    case .line, .text, .email, .address: return .text(TextDifference(from: before.text, to: after.text))
    case .choices, .references:
      let (old, new) = (before.list, after.list)
      // The same names in another order.
      if Set(old) == Set(new) { return .value(before: before, after: after) }
      return .names(removed: old.filter { !new.contains($0) }, added: new.filter { !old.contains($0) })
    default: return .value(before: before, after: after)
    }
  }
}
