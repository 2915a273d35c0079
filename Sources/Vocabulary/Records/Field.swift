/// What one field of a record holds, apart from its type.
package enum FieldValue: Hashable, Sendable, Codable {
  case none
  case text(String)
  case integer(Int)
  case real(Double)
  /// Several names: choices, or the identifiers of other records. The order counts.
  case list([String])

  package var isEmpty: Bool {
    switch self {
    case .none: true
    case .text(let text): text.isEmpty
    case .list(let names): names.isEmpty
    case .integer, .real: false
    }
  }
}

/// One of the answers that a choice field allows.
package struct Choice: Hashable, Sendable {
  package let name: String
  package let label: Phrase

  package init(_ name: String, _ label: Phrase) {
    self.name = name
    self.label = label
  }
}

/// A closed set of answers with words for people: the type of a choice field.
package protocol ChoiceType: RawRepresentable<String>, CaseIterable, Sendable, Equatable {
  var label: Phrase { get }
}

extension ChoiceType {
  package static var choices: [Choice] { allCases.map { Choice($0.rawValue, $0.label) } }
}

/// How a field is asked for, read, kept and shown.
package enum FieldKind: Sendable, Equatable {
  /// One line of text.
  case line
  /// Paragraphs.
  case text
  case email
  case address
  case integer(ClosedRange<Int>)
  case real
  /// 0…1, asked for and shown as a percentage.
  case share
  case money
  case day
  case year
  case flag
  case choice([Choice])
  case choices([Choice])
  /// The identifier of one record of the kind with this name.
  case reference(String)
  case references(String)
}

extension FieldKind {
  /// How a value that is missing is asked for.
  var request: Phrase {
    switch self {
    case .choice, .choices, .reference, .references: Phrase("Choose: ", es: "Elija: ")
    default: Phrase("Enter: ", es: "Escriba: ")
    }
  }
}

/// One field of a record: what it is called, how it reads and writes, and what it holds.
///
/// Forms, tables, files, searches and the readable difference of two versions are all made from a record's fields.
/// A class, since one that is handed on for every cell of a list must not be copied with its words and closures.
package final class Field<Record>: Sendable {
  /// Stable: the column of the table and of files, and the field of the form.
  package let name: String
  package let label: Phrase
  package let hint: Phrase?
  package let kind: FieldKind
  package let isRequired: Bool
  package let get: @Sendable (Record) -> FieldValue
  package let set: @Sendable (inout Record, FieldValue) -> Void

  package init(
    _ name: String, _ label: Phrase, hint: Phrase? = nil, kind: FieldKind, isRequired: Bool = false,
    get: @escaping @Sendable (Record) -> FieldValue, set: @escaping @Sendable (inout Record, FieldValue) -> Void
  ) {
    self.name = name
    self.label = label
    self.hint = hint
    self.kind = kind
    self.isRequired = isRequired
    self.get = get
    self.set = set
  }
}

extension FieldValue {
  package var text: String { if case .text(let text) = self { text } else { "" } }
  package var integer: Int? { if case .integer(let number) = self { number } else { nil } }
  package var real: Double? {
    switch self {
    case .real(let number): number
    case .integer(let number): Double(number)
    default: nil
    }
  }
  package var list: [String] { if case .list(let names) = self { names } else { [] } }

  package init(_ text: String?) { self = text.map { $0.isEmpty ? .none : .text($0) } ?? .none }
  package init(_ number: Int?) { self = number.map(FieldValue.integer) ?? .none }
  package init(_ number: Double?) { self = number.map(FieldValue.real) ?? .none }
  package init(_ names: [String]) { self = names.isEmpty ? .none : .list(names) }
}

extension Field {
  package typealias Path<Value> = WritableKeyPath<Record, Value> & Sendable

  package static func line(
    _ name: String, _ path: Path<String>, _ label: Phrase, hint: Phrase? = nil, required: Bool = false
  ) -> Field {
    text(name, path, label, hint: hint, required: required, kind: .line)
  }

  package static func text(
    _ name: String, _ path: Path<String>, _ label: Phrase, hint: Phrase? = nil, required: Bool = false,
    kind: FieldKind = .text
  ) -> Field {
    Field(name, label, hint: hint, kind: kind, isRequired: required) {
      FieldValue($0[keyPath: path])
    } set: {
      $0[keyPath: path] = $1.text
    }
  }

  package static func integer(
    _ name: String, _ path: Path<Int?>, _ label: Phrase, hint: Phrase? = nil,
    in range: ClosedRange<Int> = 0...1_000_000, required: Bool = false
  ) -> Field {
    Field(name, label, hint: hint, kind: .integer(range), isRequired: required) {
      FieldValue($0[keyPath: path])
    } set: {
      $0[keyPath: path] = $1.integer
    }
  }

  package static func real(
    _ name: String, _ path: Path<Double?>, _ label: Phrase, hint: Phrase? = nil, required: Bool = false
  ) -> Field {
    Field(name, label, hint: hint, kind: .real, isRequired: required) {
      FieldValue($0[keyPath: path])
    } set: {
      $0[keyPath: path] = $1.real
    }
  }

  package static func share(
    _ name: String, _ path: Path<Double?>, _ label: Phrase, hint: Phrase? = nil, required: Bool = false
  ) -> Field {
    Field(name, label, hint: hint, kind: .share, isRequired: required) {
      FieldValue($0[keyPath: path])
    } set: {
      $0[keyPath: path] = $1.real
    }
  }

  package static func money(
    _ name: String, _ path: Path<Money?>, _ label: Phrase, hint: Phrase? = nil, required: Bool = false
  ) -> Field {
    Field(name, label, hint: hint, kind: .money, isRequired: required) {
      FieldValue($0[keyPath: path]?.cents)
    } set: {
      $0[keyPath: path] = $1.integer.map(Money.init(cents:))
    }
  }

  package static func day(
    _ name: String, _ path: Path<Day?>, _ label: Phrase, hint: Phrase? = nil, required: Bool = false
  ) -> Field {
    Field(name, label, hint: hint, kind: .day, isRequired: required) {
      FieldValue($0[keyPath: path]?.description)
    } set: {
      $0[keyPath: path] = Day($1.text)
    }
  }

  package static func year(
    _ name: String, _ path: Path<SchoolYear?>, _ label: Phrase, hint: Phrase? = nil, required: Bool = false
  ) -> Field {
    Field(name, label, hint: hint, kind: .year, isRequired: required) {
      FieldValue($0[keyPath: path]?.start)
    } set: {
      $0[keyPath: path] = $1.integer.map(SchoolYear.init(_:))
    }
  }

  package static func flag(_ name: String, _ path: Path<Bool>, _ label: Phrase, hint: Phrase? = nil) -> Field {
    Field(name, label, hint: hint, kind: .flag) {
      .integer($0[keyPath: path] ? 1 : 0)
    } set: {
      $0[keyPath: path] = $1.integer == 1
    }
  }

  package static func choice<C: ChoiceType>(
    _ name: String, _ path: Path<C?>, _ label: Phrase, hint: Phrase? = nil, required: Bool = false
  ) -> Field {
    Field(name, label, hint: hint, kind: .choice(C.choices), isRequired: required) {
      FieldValue($0[keyPath: path]?.rawValue)
    } set: {
      $0[keyPath: path] = C(rawValue: $1.text)
    }
  }

  /// A choice from an open list, kept by its name.
  package static func choice(
    _ name: String, _ path: Path<String>, _ label: Phrase, of choices: [Choice], hint: Phrase? = nil,
    required: Bool = false
  ) -> Field {
    text(name, path, label, hint: hint, required: required, kind: .choice(choices))
  }

  package static func choices<C: ChoiceType>(
    _ name: String, _ path: Path<[C]>, _ label: Phrase, hint: Phrase? = nil, required: Bool = false
  ) -> Field {
    Field(name, label, hint: hint, kind: .choices(C.choices), isRequired: required) {
      FieldValue($0[keyPath: path].map(\.rawValue))
    } set: {
      $0[keyPath: path] = $1.list.compactMap(C.init(rawValue:))
    }
  }

  package static func reference<Other: DistrictRecord>(
    _ name: String, _ path: Path<Identifier<Other>?>, _ label: Phrase, hint: Phrase? = nil, required: Bool = false
  ) -> Field {
    Field(name, label, hint: hint, kind: .reference(Other.kind.name), isRequired: required) {
      FieldValue($0[keyPath: path]?.rawValue)
    } set: {
      $0[keyPath: path] = $1.isEmpty ? nil : Identifier($1.text)
    }
  }

  package static func references<Other: DistrictRecord>(
    _ name: String, _ path: Path<[Identifier<Other>]>, _ label: Phrase, hint: Phrase? = nil, required: Bool = false
  ) -> Field {
    Field(name, label, hint: hint, kind: .references(Other.kind.name), isRequired: required) {
      FieldValue($0[keyPath: path].map(\.rawValue))
    } set: {
      $0[keyPath: path] = $1.list.map(Identifier.init(_:))
    }
  }
}
