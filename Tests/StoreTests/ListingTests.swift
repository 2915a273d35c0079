import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import Store

@Suite struct `A list in parts` {
  /// People whose names and addresses are shared, or missing.
  private static func people(in riverside: TestDistrict) async throws {
    try await riverside.store.act(riverside.id, by: riverside.operations) { records in
      for number in 0..<47 {
        var person = Person(
          id: .init("p\((number * 31 % 47))"), ["Ana", "Bo", "Éva"][number % 3], ["Ortega", "Chen"][number % 2])
        person.email = number % 5 == 0 ? "" : "p\(number % 11)@riverside.org"
        person.left = number % 4 == 0 ? Day(2026, 1, 1 + number % 20) : nil
        try records.save(person)
      }
    }
  }

  private static func walk(_ sort: String, _ isDescending: Bool, _ records: Records, backwards: Bool) throws -> [String]
  {
    var found: [String] = []
    var listing = Listing()
    (listing.sort, listing.isDescending, listing.limit) = (sort, isDescending, 10)
    if backwards { listing.before = try walk(sort, isDescending, records, backwards: false).last }
    while found.count < 100 {
      let page = try records.page(Person.self, listing)
      let ids = page.records.map(\.identifier)
      found = backwards ? ids + found : found + ids
      guard backwards ? page.hasPrevious : page.hasNext else { return found }
      if backwards { listing.before = ids.first } else { listing.after = ids.last }
    }
    return found
  }

  @Test(arguments: TestDatabase.all)
  func `shows everything once, in every order, forwards and back`(database: TestDatabase) async throws {
    let riverside = try await database.district()
    try await Self.people(in: riverside)
    try await riverside.store.read(riverside.id) { records in
      for field in Person.fields {
        for isDescending in [false, true] {
          let there = try Self.walk(field.name, isDescending, records, backwards: false)
          #expect(there.count == 47 && Set(there).count == 47, "\(field.name)")
          // The walk back starts before the last one, which it therefore leaves out.
          #expect(
            try Self.walk(field.name, isDescending, records, backwards: true) == there.dropLast(), "\(field.name)")
        }
      }
    }
  }

  /// Kinds that grow with the staff: in a state, to a million.
  private static let long: [any DistrictRecord.Type] = [Person.self, Position.self, Teaching.self]

  @Test(arguments: [false, true], [false, true])
  func `is read along an index, in every order that a page offers`(isDescending: Bool, isLater: Bool) async throws {
    let riverside = try await TestDatabase.sqlite.district()
    try await riverside.store.read(riverside.id) { records in
      for type in Self.long { try Self.expectIndex(type, isDescending, isLater, records) }
    }
  }

  private static func expectIndex<Record: DistrictRecord>(
    _ type: Record.Type, _ isDescending: Bool, _ isLater: Bool, _ records: Records
  ) throws {
    for field in Record.fields.filter({ $0.kind != .text }).prefix(6) {
      var listing = Listing()
      (listing.sort, listing.isDescending) = (field.name, isDescending)
      let part = records.part(type, listing, where: "1 = 1", from: isLater ? Record(id: .init("x")) : nil)
      let plan = try records.session.rows("EXPLAIN QUERY PLAN \(part)").map { $0.text(3) }
      #expect(plan.count == 1 && plan[0].contains("_in_order_of_\(field.name) "), "\(field.name): \(plan)")
      #expect(!isLater || plan[0].contains("<expr>"), "\(field.name): \(plan)")
    }
  }

  @Test(arguments: ["post", "network", "school"]) func `narrowed by a filter sorts no more than it finds`(
    filter: String
  ) async throws {
    let riverside = try await TestDatabase.sqlite.district()
    let plan = try await riverside.store.read(riverside.id) { records in
      let part = records.part(
        Position.self, Listing(), where: "\(name: Position.column(filter)) = \("x")", from: Position?.none)
      return try records.session.rows("EXPLAIN QUERY PLAN \(part)").map { $0.text(3) }
    }
    #expect(plan.first?.contains("AND \(filter)=?") == true, "\(plan)")
  }
}
