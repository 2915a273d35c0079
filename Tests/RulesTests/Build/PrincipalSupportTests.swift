import Build
import Measures
import Purpose
import Testing
import Vocabulary

private let day = Day(2026, 11, 23)!
private let north = Network(id: .init("north"), name: "North")
private let okafor = Person(id: .init("okafor"), "Denise", "Okafor")
private let nakamura = Person(id: .init("nakamura"), "Thomas", "Nakamura")

private func networked(_ name: String, in network: Network.ID? = north.id) -> School {
  var school = School(id: .init(name))
  school.name = name
  school.network = network
  return school
}

private func standing(
  _ sort: AgreementSort, _ first: Person.ID, _ second: String, signed: [String], at school: String? = "Harbor"
) -> PrincipalSupport.Standing {
  var agreement = Agreement(
    id: .init("\(second)"), sort, in: SchoolYear(2026), at: school.map(School.ID.init(_:)), between: first,
    and: .init(second))
  agreement.signatures = signed.map { .init(.init($0), on: Day(2026, 9, 1)!) }
  return .init(agreement, on: Day(2026, 10, 1)!)
}

private func talk(_ date: Day, needs: String = "", followUp: String = "", due: Day? = nil) -> CheckIn {
  var talk = CheckIn(id: .init("\(date)"))
  talk.day = date
  talk.school = .init("Harbor")
  talk.principal = nakamura.id
  talk.with = okafor.id
  talk.needs = needs
  talk.followUp = followUp
  talk.followUpDue = due
  return talk
}

private func support(
  leaders: [String] = [], vacancies: [String] = [], agreements: [PrincipalSupport.Standing] = [],
  talks: [CheckIn] = [], manager: Person? = okafor, principal: Person? = nakamura,
  latePlan: PrincipalSupport.LatePlan? = nil, shortfalls: [ReleaseShortfall] = []
) -> PrincipalSupport {
  let harbor = networked("Harbor")
  var staffing = PrincipalSupport.Staffing(
    networks: [north], schools: [harbor], managers: manager.map { [north.id: $0] } ?? [:],
    principals: principal.map { [harbor.id: $0] } ?? [:],
    leaders: leaders.map { .init(.init($0), $0, at: harbor.id) }, vacancies: [harbor.id: vacancies])
  staffing.latePlans[harbor.id] = latePlan
  staffing.shortfalls[harbor.id] = shortfalls
  return PrincipalSupport(staffing, agreements: agreements, checkIns: talks, on: day)
}

private let supported = standing(.support, okafor.id, "nakamura", signed: ["okafor", "nakamura"])

@Suite struct `The support of a principal` {
  @Test func `shows the early signs, the most pressing first`() {
    let codes = support(
      leaders: ["Ana", "Ben", "Cleo", "Dev"], vacancies: ["Mentor"],
      agreements: [
        standing(.leadership, nakamura.id, "Ana", signed: []),
        standing(.leadership, nakamura.id, "Ben", signed: ["nakamura"]),
        standing(.leadership, nakamura.id, "Cleo", signed: ["nakamura", "Cleo"]),
      ], talks: [talk(Day(2026, 9, 1)!, followUp: "Find cover", due: Day(2026, 10, 1)!)]
    ).schools[0].signs.map(\.code)
    #expect(
      codes == [
        "vacancy", "not-signed", "half-signed", "no-agreement", "no-support-agreement", "follow-up-late", "no-check-in",
      ])
  }

  @Test func `is in order when everything is signed and somebody came lately`() {
    let all = support(
      leaders: ["Ana"],
      agreements: [supported, standing(.leadership, nakamura.id, "Ana", signed: ["nakamura", "Ana"])],
      talks: [talk(day.adding(days: -60))])
    #expect(all.schools[0].signs.isEmpty)
    #expect(all.schools[0].isSeenLately)
    #expect(all.schools[0].next == nil)
    #expect(all.launchNeeds.allSatisfy { $0.isMet })
  }

  @Test func `says what the principal asked for last, before what the records show`() {
    let all = support(talks: [
      talk(Day(2026, 11, 1)!, needs: "A substitute on Fridays"), talk(Day(2026, 9, 1)!, needs: "Old"),
    ])
    #expect(all.schools[0].next?.en == "A substitute on Fridays")
    #expect(support().schools[0].next?.en == "Settle with Thomas Nakamura how you work together, and sign it")
  }

  @Test func `does not count a talk that is still to come, nor an agreement of an earlier principal`() {
    let planned = support(
      leaders: ["Ana"], agreements: [standing(.leadership, .init("before"), "Ana", signed: ["before", "Ana"])],
      talks: [talk(day.adding(days: 3))])
    #expect(planned.schools[0].signs.map(\.code) == ["no-agreement", "no-support-agreement", "no-check-in"])
  }

  @Test func `shows a plan that is late and time that is not released, each with what to do next`() throws {
    let signs = support(
      agreements: [supported], talks: [talk(day)],
      latePlan: .init(.init("plan"), of: SchoolYear(2026), due: Day(2026, 5, 8)!),
      shortfalls: [ReleaseShortfall(promised: 0.5, given: 0.25), ReleaseShortfall("Ana", promised: 0.5, given: 0.4)]
    ).schools[0].signs
    #expect(signs.map(\.code) == ["plan-late", "release-not-honored", "release-not-honored"])
    #expect(signs.map(\.message.en).first == "The plan for 2026–27 was due on 2026-05-08")
    #expect(signs[2].message.en == "Released time: Ana has 40%, and the plan says 50%")
    #expect(signs.map(\.page.path) == ["build/plans-by-school/plan", "build/plans-by-school", "build/plans-by-school"])
    #expect(signs.allSatisfy { !$0.next.en.isEmpty && !$0.next.es.isEmpty })
  }

  @Test func `is missed where there is no principal or no manager`() {
    #expect(
      support(manager: nil, principal: nil).schools[0].signs.map(\.code).prefix(2) == ["no-principal", "no-manager"])
  }
}

@Suite struct `The load of principal managers` {
  @Test func `counts schools, leaders and signs, and shows schools without a network`() {
    let all = PrincipalSupport(
      .init(
        networks: [north, Network(id: .init("empty"), name: "Empty")],
        schools: [networked("Harbor"), networked("Bay"), networked("Alone", in: nil)],
        managers: [north.id: okafor], principals: [:], leaders: [.init(.init("Ana"), "Ana", at: .init("Bay"))]),
      agreements: [], checkIns: [], on: day)
    #expect(all.networks.map { $0.network?.name } == ["North", nil])
    #expect(all.networks.map(\.schools.count) == [2, 1])
    #expect(all.networks.map(\.leaders) == [1, 0])
    #expect(all.networks[0].seenLately == 0)
  }

  @Test func `leaves a need before launch for each school with leaders, and for each network`() {
    let needs = support(leaders: ["Ana", "Ben"], agreements: [supported]).launchNeeds
    #expect(needs.map(\.key) == ["agreements-signed:Harbor", "principals-supported:north"])
    #expect(needs.map(\.isMet) == [false, true])
    #expect(needs[0].what.en.hasSuffix("(0 of 2 are signed)"))
  }
}

@Suite struct `A check-in` {
  @Test func `is with somebody else, and says what has to be done before until when`() {
    var talk = talk(Day(2026, 11, 1)!, due: day)
    talk.with = nakamura.id
    talk.followedUp = Day(2026, 10, 1)!
    #expect(talk.findings.map(\.code) == ["with-oneself", "no-follow-up", "before-check-in"])
  }
}

@Suite struct `Released time` {
  private let release = Rights.right("Release", .share, .bounded) { $0.question = ReleaseShortfall.question }
  private let lead = Role.ID("lead")

  @Test(arguments: [
    ("50", "40", [0.4]), ("50", "50%", []), ("50", "60", []), ("50", "", []), ("", "40", []), ("50", "a bit", []),
    ("50", "49.999999", []),
  ])
  func `is held against what was approved, where the school says what is done`(
    approved: String, done: String, given: [Double]
  ) {
    let answer = Rights.answer(release, approved, enacted: done)
    #expect(ReleaseShortfall.enacted([answer], asked: [release.id]).map(\.given) == given)
    #expect(ReleaseShortfall.enacted([answer], asked: []).isEmpty)
  }

  private func team(_ release: Double?, leader: String? = "Ana") -> PlannedTeam {
    var team = PlannedTeam(id: .init("team"))
    team.name = "Grade 3"
    team.school = .init("Harbor")
    team.role = lead
    team.leader = leader.map { .init($0) }
    team.release = release
    return team
  }

  private func seat(_ time: Double?, at school: String = "Harbor", id: String = "seat") -> Appointment {
    var seat = Appointment(id: .init(id))
    seat.person = .init("Ana")
    seat.role = lead
    seat.school = .init(school)
    seat.time = time
    return seat
  }

  @Test func `is held against what the leader is appointed for`() {
    func given(_ teams: [PlannedTeam], _ seats: [Appointment]) -> [Double] {
      ReleaseShortfall.appointed(teams, seats, time: [lead: 0.4], names: [.init("Ana"): "Ana Ruiz"]).map(\.given)
    }
    #expect(given([team(0.5)], [seat(0.3)]) == [0.3])
    #expect(given([team(0.5)], [seat(nil)]) == [0.4], "an appointment that says nothing has the time of its role")
    #expect(given([team(0.5)], [seat(0.25, id: "one"), seat(0.25, id: "two")]).isEmpty, "two appointments add up")
    #expect(given([team(0.5)], [seat(0.3, at: "Bay")]).isEmpty, "elsewhere is another matter")
    #expect(given([team(0.5)], []).isEmpty, "who holds nothing is a vacancy, not a shortfall")
    #expect(given([team(nil)], [seat(0.1)]).isEmpty)
    #expect(given([team(0.5, leader: nil)], [seat(0.1)]).isEmpty)
  }
}
