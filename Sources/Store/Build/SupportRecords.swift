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
    staffing.latePlans = try latePlans(schools)
    staffing.shortfalls = try shortfalls(at: known)
    return staffing
  }

  /// Of this year and later ones; the oldest first, where a school has let two days pass.
  private func latePlans(_ schools: [School]) throws -> [School.ID: PrincipalSupport.LatePlan] {
    let calls = try all(PlanCall.self).filter { call in call.year.map { $0 >= schoolYear } ?? false }
    let overdue = calls.filter { call in call.due.map { $0 < today } ?? false }
      .sorted { ($0.year ?? schoolYear) < ($1.year ?? schoolYear) }
    var late: [School.ID: PrincipalSupport.LatePlan] = [:]
    for call in overdue {
      guard let year = call.year, let due = call.due else { continue }
      let index = PlanIndex(
        try all(SchoolPlan.self, where: "year", is: year.start), schools: schools, in: year, call: call, on: today)
      for line in index.late where late[line.school.id] == nil {
        late[line.school.id] = .init(line.plan?.id, of: year, due: due)
      }
    }
    return late
  }

  /// Where the approved plans of this year promise more time than is given.
  private func shortfalls(at schools: Set<School.ID>) throws -> [School.ID: [ReleaseShortfall]] {
    let plans = try all(SchoolPlan.self, where: "year", is: schoolYear.start).filter(\.isApproved)
    let approved = Set(plans.map(\.id))
    if approved.isEmpty { return [:] }
    let questions = try all(DecisionRight.self, where: "question", is: ReleaseShortfall.question).map(\.id)
    let answers = try questions.flatMap { try all(PlanAnswer.self, where: "right", is: $0) }
    let teams = try all(PlannedTeam.self).filter { $0.leader != nil && $0.plan.map(approved.contains) ?? false }
    let held = teams.isEmpty ? [] : try all(Appointment.self).filter { $0.isHeld(on: today) }
    let roles = try teams.isEmpty ? [] : charteredRoles()
    let names = try findByID(Array(Set(teams.compactMap(\.leader)))).mapValues(\.title)
    let time = Dictionary(roles.compactMap { role in role.time.map { (role.role.id, $0) } }) { first, _ in first }
    let promised = answers.filter { $0.plan.map(approved.contains) ?? false }
    return Dictionary(
      uniqueKeysWithValues: schools.map { school in
        let enacted = ReleaseShortfall.enacted(promised.filter { $0.school == school }, asked: Set(questions))
        let appointed = ReleaseShortfall.appointed(
          teams.filter { $0.school == school }, held, time: time, names: names)
        return (school, enacted + appointed)
      })
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
