import TestSupport
import Testing
import Vocabulary

@testable import Store

@Suite struct `A kind of record` {
  /// Fails for a field without a column, and for a column of a type that loses what the field holds.
  @Test(arguments: TestDatabase.all)
  func `has a table that gives back what every field holds`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    for type in Register.all { try await Self.expectRoundTrip(type, in: riverside) }
  }

  /// Fails for a column that no field speaks of any more.
  @Test func `has no column that is not a field`() async throws {
    let store = try await TestDatabase.sqlite.open()
    for type in Register.all {
      let columns = try await store.driver.read(for: nil) { session in
        try session.rows("SELECT name FROM pragma_table_info(\(type.kind.table))").map { $0.text(0) }
      }
      let fields = type.fieldNames + ["district", "id", "version"]
      #expect(Set(columns) == Set(fields), "\(type)")
    }
  }

  @Test func `has a name, an address and field names of its own`() {
    let kinds = Register.all.map { type in type.kind }
    #expect(Set(kinds.map(\.name)).count == kinds.count)
    #expect(Set(kinds.map(\.path)).count == kinds.count)
    for type in Register.all {
      let names = type.fieldNames
      #expect(Set(names).count == names.count, "\(type)")
      #expect(Set(names).isDisjoint(with: ["id", "version", "district", "csrf"]), "\(type)")
    }
  }

  @Test func `refers only to kinds that exist`() {
    for type in Register.all {
      for name in type.referredKinds {
        let isKnown = Register.type(named: name) != nil
        #expect(isKnown, "\(type) refers to \(name)")
      }
    }
  }

  private static func expectRoundTrip<Record: DistrictRecord>(_ type: Record.Type, in district: TestDistrict)
    async throws
  {
    let filled = Record.filled
    try await district.store.keep(district.id) { records in
      let values = SQL(", ").joined(Record.fields.map { "\($0.kind.kept($0.get(filled)))" })
      try records.session.run(
        """
        INSERT INTO \(name: Record.kind.table) (district, \(name: Record.columns))
        VALUES (\(district.id), \(filled.id), \(filled.version), \(values))
        """)
    }
    let found = try await district.store.read(district.id) { try $0.find(Record.self, filled.id) }
    #expect(found == filled, "\(Record.kind.name)")
    #expect(found?.values.count == Record.fields.count, "\(Record.kind.name) loses a field")
  }
}

extension DistrictRecord {
  fileprivate static var fieldNames: [String] { fields.map(\.name) }

  fileprivate static var referredKinds: [String] {
    fields.compactMap { field in
      switch field.kind {
      case .reference(let kind), .references(let kind): kind
      default: nil
      }
    }
  }

  /// A record that says something in every field.
  fileprivate static var filled: Self {
    Self(id: .new(), version: 7, values: Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.kind.example) }))
  }
}

extension FieldKind {
  fileprivate var example: FieldValue {
    switch self {
    case .line, .text, .email, .address: .text("Ñandú <'\"; --> \u{1F4D0}")
    case .integer(let range): .integer(range.upperBound)
    case .real: .real(12)
    case .share: .real(1)
    case .money: .integer(123_456_789_012)
    case .day: .text("2026-11-23")
    case .year: .integer(2026)
    case .flag: .integer(1)
    case .choice(let choices): .text(choices.last?.name ?? "")
    case .choices(let choices): .list(choices.map(\.name))
    case .reference: .text("abc")
    case .references: .list(["b", "a"])
    }
  }
}
