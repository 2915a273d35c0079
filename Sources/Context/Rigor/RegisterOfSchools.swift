import Statistics
import Vocabulary

/// What the register knows, as far as an analysis of rigor needs it: schools with their sort, teachers with what files call them.
package struct RigorRegister: Sendable, Equatable {
  package struct SchoolEntry: Sendable, Equatable {
    package let id: School.ID
    package let names: [String]
    package let level: School.Level
    /// Teachers there today.
    package let teachers: Int

    package init(_ id: School.ID, names: [String], level: School.Level, teachers: Int) {
      self.id = id
      self.names = names
      self.level = level
      self.teachers = teachers
    }
  }

  package let schools: [SchoolEntry]
  /// E-mail addresses and numbers of the roster, folded, by person.
  package let people: [String: Person.ID]

  package init(schools: [SchoolEntry], people: [String: Person.ID] = [:]) {
    self.schools = schools
    self.people = people
    levels = Dictionary(
      schools.flatMap { school in school.names.map { (Self.folded($0), school.level) } },
      uniquingKeysWith: { first, _ in first })
  }

  private let levels: [String: School.Level]

  package func level(ofSchool name: String) -> School.Level? { levels[Self.folded(name)] }
  package func person(_ name: String) -> Person.ID? { people[Self.folded(name)] }
  package var teachers: Int { schools.reduce(0) { $0 + $1.teachers } }

  /// Without case and spaces.
  package static func folded(_ name: String) -> String {
    String(name.lowercased().unicodeScalars.filter { $0 != " " })
  }
}
