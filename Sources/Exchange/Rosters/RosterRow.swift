import Vocabulary

/// The sorts of things that a roster speaks of.
package enum RosterKind: String, CaseIterable, Sendable, Codable, Hashable {
  case network, school, year, person, position, course, teaching

  package var many: Phrase {
    switch self {
    case .network: Network.kind.many
    case .school: School.kind.many
    case .year: Phrase("school years", es: "años escolares")
    case .person: Person.kind.many
    case .position: Position.kind.many
    case .course: Phrase("classes", es: "clases")
    case .teaching: Phrase("teaching assignments", es: "asignaciones docentes")
    }
  }
}

/// One thing that a roster says, in plain values, whatever format it came in.
package enum RosterRow: Equatable, Sendable {
  case network(NetworkRow)
  case school(SchoolRow)
  case year(YearRow)
  case person(PersonRow)
  case position(PositionRow)
  case course(CourseRow)
  case teaching(TeachingRow)
  /// The roster says that this is no more.
  case gone(GoneRow)
}

package struct NetworkRow: Equatable, Sendable {
  package var sourceID: String
  package var name: String
  package var line: Int
}

package struct SchoolRow: Equatable, Sendable {
  package var sourceID: String
  package var name: String
  package var line: Int
  package var stateID = ""
  package var network: String?
  package var level: School.Level?
  package var grades = ""
  package var pupils: Int?
  package var isClosed = false
  /// The district that a directory lists it under: number and name.
  package var district = ""
}

/// A school year with the days that the district gives it.
package struct YearRow: Equatable, Sendable {
  package var sourceID: String
  package var year: SchoolYear
  package var title: String
  package var from: Day?
  package var until: Day?
  package var line: Int
}

package struct PersonRow: Equatable, Sendable {
  package var sourceID: String
  package var givenName: String
  package var familyName: String
  package var email: String
  package var line: Int
  /// The files do not tell whether this is staff: keep the row only when the person is known already.
  package var isForKnownOnly = false
}

package struct PositionRow: Equatable, Sendable {
  package var sourceID: String
  package var person: String
  package var post: Post
  /// The title as the roster says it; empty when the post says it all.
  package var called = ""
  package var at: RosterPlace
  package var time: Double?
  package var from: Day?
  package var until: Day?
  package var line: Int
}

/// Where a position is held, by the numbers of the roster.
package enum RosterPlace: Equatable, Sendable {
  case district
  case network(String)
  case school(String)
  /// A school that these files do not describe; an earlier roster may have.
  case unknown(String)
}

/// A class that is taught: a course at a school in a term.
package struct CourseRow: Equatable, Sendable {
  package var sourceID: String
  package var title: String
  package var subject: String
  package var school: String
  package var from: Day?
  package var until: Day?
  package var line: Int
}

/// Who teaches which class.
package struct TeachingRow: Equatable, Sendable {
  package var sourceID: String
  package var person: String
  package var course: String
  package var isPrimary: Bool
  package var from: Day?
  package var until: Day?
  package var line: Int
}

package struct GoneRow: Equatable, Sendable {
  package enum Reason: String, Sendable, Codable { case deleted = "to-be-deleted", inactive, disabled }

  package var kind: RosterKind
  package var sourceID: String
  package var reason: Reason
  package var line: Int
}
