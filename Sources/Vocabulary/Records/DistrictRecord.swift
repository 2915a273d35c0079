/// Which of the four strategies a record belongs to; people and places come before all of them.
package enum Strategy: String, CaseIterable, Sendable, Codable {
  case people, purpose, context, measures, build

  package var label: Phrase {
    switch self {
    case .people: Phrase("People and places", es: "Personas y lugares")
    case .purpose: Phrase("Purpose", es: "Propósito")
    case .context: Phrase("Context", es: "Contexto")
    case .measures: Phrase("Measures", es: "Medidas")
    case .build: Phrase("Build", es: "Construcción")
    }
  }
}

/// What a sort of record is called, where it lives, and who may see and change it.
package struct RecordKind: Sendable, Hashable {
  /// Stable: the table, and the name in the history, in references and in the API.
  package let name: String
  /// The address below the site's root: `purpose/priorities`.
  package let path: String
  package let strategy: Strategy
  /// In the middle of a sentence: "priority", "priorities".
  package let one: Phrase
  package let many: Phrase
  /// One sentence: what it is for.
  package let about: Phrase
  package let reading: Deed
  package let editing: Deed

  package init(
    _ name: String, path: String, strategy: Strategy, one: Phrase, many: Phrase, about: Phrase,
    reading: Deed = .readPlan, editing: Deed = .editPlan
  ) {
    self.name = name
    self.path = path
    self.strategy = strategy
    self.one = one
    self.many = many
    self.about = about
    self.reading = reading
    self.editing = editing
  }

  package static func == (a: RecordKind, b: RecordKind) -> Bool { a.name == b.name }
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// Something the district keeps: a priority, a school, a funding source.
///
/// A record is described once, by its fields; what is made of the fields (forms, tables, files, history) is made for every kind alike.
package protocol DistrictRecord: Sendable, Equatable {
  typealias ID = Identifier<Self>

  static var kind: RecordKind { get }
  static var fields: [Field<Self>] { get }

  init(id: ID)
  var id: ID { get }
  /// Counts the saves; 0 before the first.
  var version: Int { get set }
  /// What it is called in lists and links.
  var title: String { get }
  /// The title as a page says it: in the reader's language where its words are the product's own, else as somebody typed it.
  var shownTitle: Phrase { get }
  /// Where it belongs, which decides who may see and change it.
  var place: Place { get }
  /// What its own fields get wrong together. Fields on their own are checked by their kind.
  var findings: [Finding] { get }
}

extension DistrictRecord {
  package var shownTitle: Phrase { Phrase(verbatim: title) }
  package var place: Place { .district }
  package var findings: [Finding] { [] }

  /// The field that says which school a record belongs to, where there is one.
  package static var schoolField: Field<Self>? { fields.first { $0.kind == .reference(School.kind.name) } }

  package static func field(_ name: String) -> Field<Self>? { fields.first { $0.name == name } }

  /// Every field that is not empty, by name.
  package var values: [String: FieldValue] {
    Dictionary(uniqueKeysWithValues: Self.fields.map { ($0.name, $0.get(self)) }.filter { !$0.1.isEmpty })
  }

  /// A record with these values; fields that are not named stay empty.
  package init(id: ID, version: Int, values: [String: FieldValue]) {
    self.init(id: id)
    self.version = version
    for field in Self.fields { field.set(&self, values[field.name] ?? .none) }
  }

  /// Everything that stands in the way of keeping it, field by field and together.
  package var allFindings: [Finding] {
    let missing = Self.fields.filter { $0.isRequired && $0.get(self).isEmpty }.map { field in
      Finding(field.name, "required", field.kind.request + field.label)
    }
    return missing + findings
  }
}
