import Vocabulary

/// How far somebody may see: what a list shows, and which records open, follow from the same condition.
package struct Reach: Sendable {
  /// Nil is every school.
  package let schools: Set<School.ID>?
  /// Whether what belongs to no school in particular is in reach.
  package let includesDistrict: Bool

  package init(schools: Set<School.ID>?, includesDistrict: Bool) {
    self.schools = schools
    self.includesDistrict = includesDistrict
  }

  package static let everything = Reach(schools: nil, includesDistrict: true)

  package init(_ member: Member, _ permission: Permission, may deed: Deed) {
    self.init(
      schools: permission.schools(member, may: deed), includesDistrict: permission.allows(member, deed, at: .district))
  }

  func condition<Record: DistrictRecord>(_ type: Record.Type, in district: District.ID) -> SQL {
    guard let schools else { return "1 = 1" }
    let ids = schools.sorted()
    let own: SQL = ids.isEmpty ? "1 = 0" : "IN (\(list: ids))"
    func within(_ column: SQL) -> SQL { ids.isEmpty ? "1 = 0" : "\(column) \(own)" }
    if Record.self == School.self { return within("id") }
    if Record.self == Person.self {
      return "id IN (SELECT person FROM position WHERE district = \(district) AND \(within("school")))"
    }
    guard let field = Record.schoolField else { return includesDistrict ? "1 = 1" : "1 = 0" }
    let column: SQL = "\(name: Record.column(field.name))"
    return includesDistrict ? "(\(column) IS NULL OR \(within(column)))" : within(column)
  }
}
