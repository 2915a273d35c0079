import Store
import Vocabulary

extension ActRecords {
  /// Enters everybody who is not there yet, with their positions.
  func takeOn(_ staff: SampleStaff) throws {
    for person in staff.people where !Self.isOfTheCast(person.id) { try keep(person) }
    for position in staff.positions where position.person.map({ !Self.isOfTheCast($0) }) ?? true { try keep(position) }
  }

  private static func isOfTheCast(_ id: Person.ID) -> Bool { Cast.allCases.contains { $0.id == id } }
}
