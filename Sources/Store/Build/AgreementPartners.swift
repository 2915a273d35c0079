import Build
import Purpose
import Vocabulary

/// Somebody with whom a person could make an agreement, and which one it would be.
package struct AgreementPartner: Sendable, Equatable {
  package let sort: AgreementSort
  package let first: Person.ID
  package let second: Person.ID
  package let school: School.ID?
  package let role: Role.ID?
  /// The other of the two.
  package let name: String

  /// Stable: the choice of a form.
  package var key: String {
    [sort.rawValue, first.rawValue, second.rawValue, school?.rawValue ?? ""].joined(separator: "/")
  }

  package func begun(in year: SchoolYear) -> Agreement {
    Agreement(id: .new(), sort, in: year, at: school, role: role, between: first, and: second)
  }
}

/// Two people who could agree, before the other's name is known.
private struct Pair {
  let sort: AgreementSort
  let first: Person.ID
  let second: Person.ID
  let school: School.ID?
  let role: Role.ID?

  init(_ sort: AgreementSort, _ first: Person.ID, _ second: Person.ID, at school: School.ID?, in role: Role.ID? = nil) {
    self.sort = sort
    self.first = first
    self.second = second
    self.school = school
    self.role = role
  }
}

extension Records {
  /// Everybody with whom a person could make one, from what both are today. Nobody is offered anybody else's name.
  package func agreementPartners(of person: Person.ID) throws -> [AgreementPartner] {
    let seats = try leadingToday()
    let held = try all(Position.self, where: "person", is: person).filter { $0.isHeld(on: today) }
    let found =
      try held.flatMap { try pairs(of: person, holding: $0, among: seats) }
      + seats.filter { $0.person == person }.flatMap { try pairs(of: person, leadingIn: $0) }
    return try named(found, for: person)
  }

  /// As a principal, a principal manager or a teacher.
  private func pairs(of person: Person.ID, holding position: Position, among seats: [Appointment]) throws -> [Pair] {
    switch (position.post, position.school, position.network) {
    case (.principal, let school?, _):
      let leaders = seats.filter { $0.school == school }.compactMap { seat -> Pair? in
        seat.person.map { Pair(.leadership, person, $0, at: school, in: seat.role) }
      }
      return try leaders + managers(of: school).map { Pair(.support, $0, person, at: school) }
    case (.principalManager, _, let network?):
      return try all(School.self, where: "network", is: network).filter { !$0.isClosed }.flatMap { school in
        try holders(of: .principal, at: school.id).map { Pair(.support, person, $0, at: school.id) }
      }
    case (.teacher, let school?, _), (.teacherLeader, let school?, _):
      return seats.filter { $0.school == school }.compactMap { seat -> Pair? in
        seat.person.map { Pair(.coaching, $0, person, at: school, in: seat.role) }
      }
    default: return []
    }
  }

  /// As somebody who leads at a school.
  private func pairs(of person: Person.ID, leadingIn seat: Appointment) throws -> [Pair] {
    guard let school = seat.school else { return [] }
    let principals = try holders(of: .principal, at: school)
    let teachers = try holders(of: .teacher, at: school) + holders(of: .teacherLeader, at: school)
    return principals.map { Pair(.leadership, $0, person, at: school, in: seat.role) }
      + teachers.map { Pair(.coaching, person, $0, at: school, in: seat.role) }
  }

  private func named(_ pairs: [Pair], for person: Person.ID) throws -> [AgreementPartner] {
    let people = try findByID(Array(Set(pairs.map { $0.first == person ? $0.second : $0.first })))
    var seen: Set<String> = []
    return pairs.compactMap { pair -> AgreementPartner? in
      let other = pair.first == person ? pair.second : pair.first
      guard other != person, let name = people[other]?.title else { return nil }
      return AgreementPartner(
        sort: pair.sort, first: pair.first, second: pair.second, school: pair.school, role: pair.role, name: name)
    }
    .filter { seen.insert($0.key).inserted }
    .sorted { ($0.sort.rawValue, $0.name, $0.key) < ($1.sort.rawValue, $1.name, $1.key) }
  }

  private func holders(of post: Post, at school: School.ID) throws -> [Person.ID] {
    try all(Position.self, where: "school", is: school).filter { $0.post == post && $0.isHeld(on: today) }
      .compactMap(\.person)
  }

  private func managers(of school: School.ID) throws -> [Person.ID] {
    guard let network = try find(School.self, school)?.network else { return [] }
    return try all(Position.self, where: "network", is: network).filter {
      $0.post == .principalManager && $0.isHeld(on: today)
    }.compactMap(\.person)
  }
}
