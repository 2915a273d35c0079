import Purpose
import Vocabulary

/// How principals and their managers are supported: who has whom, how much each carries, and what each principal needs next.
package struct PrincipalSupport: Sendable, Equatable {
  package let networks: [NetworkSupport]
  package let today: Day

  /// Who is there to be supported, as the records say it today.
  package struct Staffing: Sendable, Equatable {
    package var networks: [Network]
    package var schools: [School]
    /// By network, and by school.
    package var managers: [Network.ID: Person]
    package var principals: [School.ID: Person]
    package var leaders: [Leader]
    /// Roles that a school should have, and how many people it has for each.
    package var vacancies: [School.ID: [String]]
    /// Plans that were due and are not handed in: the year of each, and the day it was due.
    package var latePlans: [School.ID: LatePlan] = [:]
    package var shortfalls: [School.ID: [ReleaseShortfall]] = [:]

    package init(
      networks: [Network], schools: [School], managers: [Network.ID: Person], principals: [School.ID: Person],
      leaders: [Leader], vacancies: [School.ID: [String]] = [:]
    ) {
      self.networks = networks
      self.schools = schools
      self.managers = managers
      self.principals = principals
      self.leaders = leaders
      self.vacancies = vacancies
    }
  }

  /// A plan that was due and is not handed in. `plan` is nil where it was not begun.
  package struct LatePlan: Sendable, Equatable {
    package let plan: SchoolPlan.ID?
    package let year: SchoolYear
    package let due: Day

    package init(_ plan: SchoolPlan.ID?, of year: SchoolYear, due: Day) {
      self.plan = plan
      self.year = year
      self.due = due
    }
  }

  /// Somebody who leads at a school.
  package struct Leader: Sendable, Equatable {
    package let person: Person.ID
    package let name: String
    package let school: School.ID

    package init(_ person: Person.ID, _ name: String, at school: School.ID) {
      self.person = person
      self.name = name
      self.school = school
    }
  }

  /// What is known of an agreement without reading it.
  package struct Standing: Sendable, Equatable {
    package let sort: AgreementSort
    package let first: Person.ID
    package let second: Person.ID
    package let school: School.ID?
    package let state: AgreementState

    package init(_ agreement: Agreement, on day: Day) {
      sort = agreement.sort
      first = agreement.first
      second = agreement.second
      school = agreement.school
      state = agreement.state(on: day)
    }

    package var isSigned: Bool {
      switch state {
      case .signed, .reviewDue, .reviewLate: true
      case .draft, .waiting, .ended: false
      }
    }
  }

  /// One network with its manager and schools. `network` is nil for schools that belong to none.
  package struct NetworkSupport: Sendable, Equatable {
    package let network: Network?
    package let manager: Person?
    package let schools: [SchoolSupport]

    package var leaders: Int { schools.map(\.leaders.count).reduce(0, +) }
    package var seenLately: Int { schools.count { $0.isSeenLately } }
    package var signs: Int { schools.map(\.signs.count).reduce(0, +) }
  }

  /// One school with its principal, its leaders, and the early signs that something needs help.
  package struct SchoolSupport: Sendable, Equatable {
    package let school: School
    package let principal: Person?
    package let leaders: [Leader]
    package let signed: Int
    package let last: CheckIn?
    package let isSeenLately: Bool
    /// The most pressing first.
    package let signs: [EarlySign]

    /// What the principal said last that they need; otherwise what the first sign asks for.
    package var next: Phrase? {
      if let needs = last?.needs.trimmed, !needs.isEmpty { return Phrase(verbatim: needs) }
      return signs.first?.next
    }
  }

  /// A principal whom nobody has talked with for so long is not supported.
  package static let longestSilence = 60

  package init(_ staffing: Staffing, agreements: [Standing], checkIns: [CheckIn], on today: Day) {
    self.today = today
    let byNetwork = Dictionary(grouping: staffing.schools.filter { !$0.isClosed }) { $0.network }
    let leadersAt = Dictionary(grouping: staffing.leaders, by: \.school)
    let talksAt = Dictionary(grouping: checkIns) { $0.school }
    let known: [Network?] = staffing.networks.map { $0 } + [nil]
    networks = known.compactMap { network -> NetworkSupport? in
      guard let schools = byNetwork[network?.id], !schools.isEmpty else { return nil }
      let manager = network.flatMap { staffing.managers[$0.id] }
      return NetworkSupport(
        network: network, manager: manager,
        schools: schools.map { school in
          SchoolSupport(
            school, staffing, manager, leadersAt[school.id] ?? [], agreements, talksAt[school.id] ?? [], on: today)
        })
    }
  }

  package var schools: [SchoolSupport] { networks.flatMap(\.schools) }
}

extension PrincipalSupport.SchoolSupport {
  init(
    _ school: School, _ staffing: PrincipalSupport.Staffing, _ manager: Person?, _ leaders: [PrincipalSupport.Leader],
    _ agreements: [PrincipalSupport.Standing], _ talks: [CheckIn], on today: Day
  ) {
    let principal = staffing.principals[school.id]
    self.school = school
    self.principal = principal
    self.leaders = leaders
    let past = talks.filter { $0.day.map { $0 <= today } ?? false }
    let last = past.max { $0.day?.number ?? 0 < $1.day?.number ?? 0 }
    self.last = last
    isSeenLately = last?.day.map { $0.days(until: today) <= PrincipalSupport.longestSilence } ?? false
    let own = agreements.filter { standing in
      standing.sort == .leadership && standing.school == school.id && standing.state != .ended
        && (principal == nil || standing.first == principal?.id)
    }
    signed = leaders.count { leader in own.contains { $0.second == leader.person && $0.isSigned } }
    var signs = EarlySigns()
    signs.people(principal, manager, staffing.vacancies[school.id] ?? [])
    signs.plan(staffing.latePlans[school.id], staffing.shortfalls[school.id] ?? [])
    signs.agreements(leaders, own)
    if let principal, let manager { signs.support(principal, manager, agreements) }
    signs.talks(talks, last: last, isSeenLately: isSeenLately, on: today)
    self.signs = signs.found
  }
}
