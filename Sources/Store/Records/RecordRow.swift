import Vocabulary

/// How a record's fields become the columns of its table, and back. Column and field have the same name.
extension RecordKind {
  package var table: String { name }
}

extension DistrictRecord {
  /// Some field names are words of SQL; all columns are quoted.
  package static func column(_ field: String) -> String { "\"\(field)\"" }

  static var columns: String { (["id", "version"] + fields.map { column($0.name) }).joined(separator: ", ") }

  init(row: Row) {
    self.init(id: ID(row.text(0)))
    version = row.integer(1) ?? 0
    var column = 2
    for field in Self.fields {
      field.set(&self, field.kind.value(kept: row[column]))
      column += 1
    }
  }
}

extension FieldKind {
  /// Several names are kept in one column as `;one;two;`, so that one of them can be found with LIKE in either database.
  package func kept(_ value: FieldValue) -> SQL.Value {
    switch value {
    case .none: .null
    case .text(let text): .text(text)
    case .integer(let number): .integer(number)
    case .real(let number): .real(number)
    case .list(let names): .text(";" + names.joined(separator: ";") + ";")
    }
  }

  func value(kept: SQL.Value) -> FieldValue {
    switch (self, kept) {
    case (_, .null): .none
    case (.choices, .text(let text)), (.references, .text(let text)):
      FieldValue(text.split(separator: ";").map(String.init))
    case (_, .text(let text)): .text(text)
    case (.real, .integer(let number)), (.share, .integer(let number)): .real(Double(number))
    case (_, .integer(let number)): .integer(number)
    case (_, .real(let number)): .real(number)
    }
  }
}
