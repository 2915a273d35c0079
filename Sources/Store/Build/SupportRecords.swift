import Build
import Measures
import Purpose
import Vocabulary

/// What the support of principals is worked out from, read in one transaction.
extension Records {
  package func principalSupport(in reach: Reach = .everything) throws -> PrincipalSupport {
    let schools = try all(School.self, in: reach).filter { !$0.isClosed }
    let known = Set(schools.map(\.id))
    let networks = Set(schools.compactMap(\.network))
    let standings = try agreements(in: schoolYear).map { PrincipalSupport.Standing($0, on: today) }
    return PrincipalSupport(
      try staffing(schools, known, try all(Network.self).filter { networks.contains($0.id) }), agreements: standings,
      checkIns: try all(CheckIn.self, in: reach), on: today)
  }

  private func staffing(
    _ schools: [School], _ known: Set<School.ID>, _ networks: [Network]
  ) throws -> PrincipalSupport.Staffing {
    let (held, roles) = (try all(Appointment.self).filter { $0.isHeld(on: today) }, try all(Role.self))
    let leading = try leading(held, roles).filter { $0.school.map(known.contains) ?? false }
    let posts = try [Post.principal, .principalManager].flatMap { post in
      try all(Position.self, where: "post", is: post.rawValue).filter { $0.isHeld(on: today) }
    }
    let people = try findByID(Array(Set(leading.compactMap(\.person) + posts.compactMap(\.person))))
    var staffing = PrincipalSupport.Staffing(
      networks: networks, schools: schools, managers: [:], principals: [:],
      leaders: leading.compactMap { seat in
        guard let id = seat.person, let person = people[id], let school = seat.school else { return nil }
        return .init(id, person.title, at: school)
      }, vacancies: vacancies(schools, held, roles))
    for post in posts {
      guard let person = post.person.flatMap({ people[$0] }) else { continue }
      if post.post == .principal, let school = post.school { staffing.principals[school] = person }
      if post.post == .principalManager, let network = post.network { staffing.managers[network] = person }
    }
    return staffing
  }

  /// Appointments to roles that have time of their own: a title without time needs no agreement.
  func leadingToday() throws -> [Appointment] {
    try leading(all(Appointment.self).filter { $0.isHeld(on: today) }, all(Role.self))
  }

  private func leading(_ held: [Appointment], _ roles: [Role]) throws -> [Appointment] {
    let charters = Dictionary(try all(RoleCharter.self).map { ($0.role, $0) }) { first, _ in first }
    let timed = roles.filter { $0.isLive && ($0.time ?? charters[$0.id]?.release ?? 0) > 0 }
    let ids = Set(timed.map(\.id))
    var seen: Set<String> = []
    return held.filter { seat in
      guard seat.role.map(ids.contains) ?? false else { return false }
      // Somebody who holds two roles at one school settles both in one agreement.
      return seen.insert("\(seat.person?.rawValue ?? "")/\(seat.school?.rawValue ?? "")").inserted
    }
  }

  /// Roles that are meant for a school by name, and that nobody holds there.
  private func vacancies(_ schools: [School], _ held: [Appointment], _ roles: [Role]) -> [School.ID: [String]] {
    let named = roles.filter { $0.isPublished && !$0.isEverywhere }
    let heldAt = Dictionary(grouping: held) { $0.school }.mapValues { Set($0.compactMap(\.role)) }
    return Dictionary(
      uniqueKeysWithValues: schools.map { school in
        let open = named.filter { $0.exists(at: school.id) && !(heldAt[school.id]?.contains($0.id) ?? false) }
        return (school.id, open.map(\.name))
      })
  }

  /// What launching needs of people.
  package func supportNeeds() throws -> [LaunchNeed] { try principalSupport().launchNeeds }
}
