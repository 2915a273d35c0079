import Vocabulary

/// Which roles serve which priority at which school, and where a priority has no one.
///
/// A role serves a priority when it serves a live theory of action for it. Source: docs/rules/coverage.md
package struct Coverage: Equatable, Sendable {
  /// A priority at a school.
  package struct Cell: Hashable, Sendable {
    package let priority: Priority.ID
    package let school: School.ID

    package init(_ priority: Priority.ID, at school: School.ID) {
      self.priority = priority
      self.school = school
    }
  }

  /// Who serves a priority at a school: as published, and as drafted.
  package struct Serving: Equatable, Sendable {
    package let published: [Role]
    package let drafted: [Role]

    package static let nobody = Serving(published: [], drafted: [])
    package var isEmpty: Bool { published.isEmpty && drafted.isEmpty }
    package var roles: [Role] { published + drafted }

    package func only(_ role: Role.ID) -> Serving {
      Serving(published: published.filter { $0.id == role }, drafted: drafted.filter { $0.id == role })
    }
  }

  /// How one priority is served.
  package struct Row: Equatable, Sendable {
    package let priority: Priority
    package let theories: [TheoryOfAction]
    /// Every live role that serves it, wherever it exists.
    package let roles: [Role]
    /// The schools where a published role serves it.
    package let served: Set<School.ID>
    /// The schools where only a drafted role would.
    package let planned: Set<School.ID>

    package var isUnserved: Bool { served.isEmpty && planned.isEmpty }
  }

  package let schools: [School]
  package let rows: [Row]
  private let cells: [Cell: Serving]

  /// Closed schools, retired roles and retired theories are left out; so are priorities that are over in that year.
  package init(
    priorities: [Priority], theories: [TheoryOfAction], roles: [Role], schools: [School], in year: SchoolYear
  ) {
    let open = schools.filter { !$0.isClosed }
    let live = roles.filter(\.isLive)
    var cells: [Cell: Serving] = [:]
    rows = priorities.filter { $0.isCurrent(in: year) }.map { priority in
      let mine = theories.filter { $0.isLive && $0.priority == priority.id }
      let ids = Set(mine.map(\.id))
      let serving = live.filter { !ids.isDisjoint(with: $0.theories) }
      let places = serving.map { (role: $0, schools: $0.isEverywhere ? nil : Set($0.schools)) }
      for school in open {
        let here = places.filter { $0.schools?.contains(school.id) ?? true }.map(\.role)
        if here.isEmpty { continue }
        cells[Cell(priority.id, at: school.id)] = Serving(
          published: here.filter(\.isPublished), drafted: here.filter { !$0.isPublished })
      }
      let reached = open.map(\.id).map { ($0, cells[Cell(priority.id, at: $0)] ?? .nobody) }
      let served = Set(reached.filter { !$0.1.published.isEmpty }.map(\.0))
      let planned = Set(reached.filter { $0.1.published.isEmpty && !$0.1.drafted.isEmpty }.map(\.0))
      return Row(priority: priority, theories: mine, roles: serving, served: served, planned: planned)
    }
    self.schools = open
    self.cells = cells
  }

  package func serving(_ priority: Priority.ID, at school: School.ID) -> Serving {
    cells[Cell(priority, at: school)] ?? .nobody
  }

  /// Every priority at every school where no role, published or drafted, serves it.
  package var emptyCells: [Cell] {
    rows.flatMap { row in
      schools.map { Cell(row.priority.id, at: $0.id) }.filter { cells[$0] == nil }
    }
  }

  package var unserved: [Row] { rows.filter(\.isUnserved) }
  package var served: [Row] { rows.filter { !$0.served.isEmpty } }

  /// The schools where no priority at all is served.
  package var schoolsWithoutAnyone: [School] {
    schools.filter { school in rows.allSatisfy { cells[Cell($0.priority.id, at: school.id)] == nil } }
  }

  /// Of all priorities at all schools, how many are served by a published role: 0…1; nil when there is none.
  package var share: Double? {
    let whole = rows.count * schools.count
    return whole == 0 ? nil : Double(rows.reduce(0) { $0 + $1.served.count }) / Double(whole)
  }
}

extension Priority {
  /// A priority without years counts in every year.
  package func isCurrent(in year: SchoolYear) -> Bool {
    (firstYear.map { $0 <= year } ?? true) && (lastYear.map { year <= $0 } ?? true)
  }
}
