import Foundation
import Testing
import Vocabulary

@testable import Statistics

private struct StaffingCase {
  let question: Assign
  let frame: Frame
  let expected: Expected

  init(_ name: String, seconds: Double = 30, gap: Double = 0) throws {
    let reference = try #require(ReferenceCase(name))
    let staffing = try StaffingFiles.read(
      leaders: DataFile(path: reference.path("leaders.csv")), coachees: DataFile(path: reference.path("coachees.csv")),
      travel: DataFile(path: reference.path("travel_minutes_one_way.csv")), travelPrice: 1)
    question = Assign(staffing, effort: .init(seconds: seconds, gap: gap), hasAllowed: true)
    frame = try Frame(reading: DataFile(path: reference.path("pairs.csv")), question.columns)
    expected = try reference.expected
  }
}

/// A problem in which every limit bites somewhere.
private func random(_ seed: UInt64, leaders: Int, coachees: Int, must: Double = 0.2) -> Staffing {
  var random = RandomStream(seed: seed)
  let schools = 3
  let travel = [[0, 12, 25], [12, 0, 18], [25, 18, 0]]
  let people = (0..<leaders).map { place in
    Staffing.Leader(
      "L\(place)", home: random.integer(below: schools), release: 60 * (1 + random.integer(below: 4)),
      span: 1 + random.integer(below: 3), schools: 1 + random.integer(below: 2))
  }
  let served = (0..<coachees).map { place in
    Staffing.Coachee(
      "C\(place)", school: random.integer(below: schools), subject: ["math", "science"][random.integer(below: 2)],
      minutes: 30 * (1 + random.integer(below: 4)), priority: Double(1 + random.integer(below: 3)),
      mustBeServed: random.uniform() < must)
  }
  var pairs: [Staffing.Pair] = []
  for i in 0..<leaders {
    for j in 0..<coachees where random.uniform() < 0.7 {
      pairs.append(.init(i, j, fit: Double(40 + random.integer(below: 61))))
    }
  }
  return Staffing(
    leaders: people, coachees: served, pairs: pairs, travel: travel, schools: ["Adams", "Lincoln", "Roosevelt"])
}

@Suite struct `A staffing plan` {
  @Test func `of eight leaders and thirty people is the best there is`() throws {
    let small = try StaffingCase("assignment_small_8x30")
    let answered = try small.question.answer(from: small.frame, Work())
    #expect(answered.outcome.objective == 3200)
    #expect(answered.outcome.bound == 3200)
    #expect(answered.outcome.gap == 0)
    #expect(answered.outcome.pairs.count == 30 - answered.outcome.unserved.count)
    #expect(answered.rows.used == 94)
    #expect(answered.checks.map(\.passed) == [true, true, true])
  }

  @Test func `of twenty leaders and ninety people is proven within one percent`() throws {
    let medium = try StaffingCase("assignment_medium_20x90", seconds: 60, gap: 0.01)
    let answered = try medium.question.answer(from: medium.frame, Work())
    let value = try #require(answered.outcome.objective)
    let bound = try #require(answered.outcome.bound)
    #expect(bound >= 13_293 - 1e-6)
    #expect(value <= 13_293 + 1e-6)
    #expect(bound <= 1.01 * value)
  }

  @Test func `is none where must be served more than time allows, and says what is missing`() throws {
    let short = try StaffingCase("assignment_infeasible")
    let outcome = try short.question.answer(from: short.frame, Work()).outcome
    #expect(!outcome.isPossible && outcome.objective == nil)
    let shortfall = try #require(outcome.shortfall)
    #expect(shortfall.isProven && shortfall.minutes == 1236 && shortfall.withoutLeader.isEmpty)
    #expect(shortfall.subject != nil && shortfall.school != nil && !shortfall.remedies.isEmpty)
    #expect(
      outcome.sentence.en.hasPrefix("The plan needs 20.6 more hours of coaching a week than released time allows; "))
    #expect(outcome.sentence.es.hasPrefix("El plan necesita 20.6 horas más de apoyo por semana"))
  }

  @Test(arguments: ["c515-1", "c515-2", "c515-3", "c515-4", "c515-5"])
  func `meets the published optima of the generalised assignment problem`(instance: String) throws {
    let reference = try #require(ReferenceCase("assignment_orlib_gap1"))
    let frame = try Frame(
      reading: DataFile(path: reference.path("input.csv")),
      Columns(numbers: ["agent", "job", "profit", "resource", "capacity"], factors: ["instance"]))
    let names = try frame.factor("instance")
    let rows = (0..<frame.rowCount).filter { names.levels[Int(names.codes[$0])] == instance }
    let (agent, job) = (try frame.number("agent"), try frame.number("job"))
    let (profit, resource, capacity) = (
      try frame.number("profit"), try frame.number("resource"), try frame.number("capacity")
    )
    let agents = 1 + Int(try #require(rows.map { agent[$0] }.max()))
    let jobs = 1 + Int(try #require(rows.map { job[$0] }.max()))
    let own = (0..<agents).map { place in rows.filter { Int(agent[$0]) == place } }
    let weeks = own.map { rows in
      Week(
        minutes: Int(capacity[rows[0]]), release: Int(capacity[rows[0]]), span: jobs, schools: 1,
        stops: [
          .init(
            school: 0, travel: 0,
            tasks: rows.map { .init(coachee: Int(job[$0]), pair: $0, minutes: Int(resource[$0])) })
        ])
    }
    let search = PatternSearch(
      weeks: weeks, coacheeCount: jobs, must: .init(repeating: true, count: jobs),
      aim: .init(gains: own.map { $0.map { profit[$0] } }, costs: own.map { _ in [0] }))
    let found = try search.best(from: [], StaffingEffort(seconds: 60).limits(Work()), Work())
    let list = try reference.expected["instances"].list
    let optimum = try #require(try list.first { try $0["instance"].text == instance })["optimum"].number
    #expect(found.value == optimum && found.isComplete && found.bound == optimum)
  }

  @Test func `without travel is a flow of least cost`() throws {
    let reference = try #require(ReferenceCase("assignment_mincostflow_25x100"))
    let frame = try Frame(
      reading: DataFile(path: reference.path("input.csv")),
      Columns(numbers: ["leader", "team", "cost", "allowed", "leader_capacity"]))
    let (leader, team, cost) = (try frame.number("leader"), try frame.number("team"), try frame.number("cost"))
    let (allowed, capacity) = (try frame.number("allowed"), try frame.number("leader_capacity"))
    let leaders = 1 + Int(try #require(leader.max()))
    let teams = 1 + Int(try #require(team.max()))
    var spans = [Int](repeating: 0, count: leaders)
    for row in 0..<frame.rowCount { spans[Int(leader[row])] = Int(capacity[row]) }
    let staffing = Staffing(
      leaders: spans.enumerated().map { .init("\($0.offset)", home: 0, release: 6000, span: $0.element) },
      coachees: (0..<teams).map { .init("\($0)", school: 0, minutes: 30, mustBeServed: true) },
      pairs: (0..<frame.rowCount).filter { allowed[$0] == 1 }.map {
        .init(Int(leader[$0]), Int(team[$0]), fit: 100 - cost[$0])
      }, travel: [[0]], schools: ["one"])
    let plan = try #require(try staffing.plan(.init(), Work()))
    #expect(plan.method == .minimumCostFlow)
    #expect(plan.value == 100 * Double(teams) - 657)
    #expect(staffing.violations(plan.links).isEmpty)
    // The search by weeks comes to the same.
    let program = StaffingProgram(staffing)
    let found = try program.search().best(from: [], StaffingEffort(seconds: 60).limits(Work()), Work())
    #expect(found.value == plan.value && found.isComplete)
  }

  @Test(arguments: 1...8)
  func `is as good as the best of all plans tried one by one`(seed: Int) throws {
    let staffing = random(UInt64(seed), leaders: 3, coachees: 5)
    var best: Double?
    var choice = [Int](repeating: -1, count: 5)
    func walk(_ place: Int) {
      if place == choice.count {
        let links = choice.indices.filter { choice[$0] >= 0 }.map { Staffing.Link(choice[$0], $0) }
        if staffing.violations(links).isEmpty { best = max(best ?? -.infinity, staffing.value(links)) }
        return
      }
      for leader in -1..<3 {
        if leader >= 0, !staffing.pairs.contains(where: { $0.link == .init(leader, place) }) { continue }
        choice[place] = leader
        walk(place + 1)
      }
      choice[place] = -1
    }
    walk(0)
    let plan = try staffing.plan(.init(), Work())
    #expect(plan?.value == best)
    #expect(plan.map { staffing.violations($0.links) } ?? [] == [])
    if let plan { #expect(plan.isProvenBest) }
    if best == nil {
      let shortfall = try staffing.shortfall(period: 45, .init(), Work())
      #expect(shortfall.minutes > 0 || shortfall.unplaced > 0 || !shortfall.withoutLeader.isEmpty)
    }
  }

  @Test(arguments: 11...14)
  func `breaks no limit, whoever is named first`(seed: Int) throws {
    let staffing = random(UInt64(seed), leaders: 6, coachees: 18, must: 0.05)
    let plan = try #require(try staffing.plan(.init(), Work()))
    #expect(staffing.violations(plan.links).isEmpty)
    let (leaders, coachees) = (staffing.leaders.count, staffing.coachees.count)
    var turned = staffing
    turned.leaders.reverse()
    turned.coachees.reverse()
    turned.pairs = staffing.pairs.map {
      .init(leaders - 1 - $0.link.leader, coachees - 1 - $0.link.coachee, fit: $0.fit)
    }
    #expect(try turned.plan(.init(), Work())?.value == plan.value)
    #expect(try staffing.plan(.init(), Work(threads: 1))?.links == plan.links)
  }

  @Test func `keeps locked pairs and gives up something for them`() throws {
    var staffing = random(11, leaders: 6, coachees: 18, must: 0)
    let free = try #require(try staffing.plan(.init(), Work()))
    let other = try #require(
      staffing.pairs.map(\.link).first { link in
        !free.links.contains(link)
          && staffing.coachees[link.coachee].minutes
            + staffing.roundTrip(link.leader, staffing.coachees[link.coachee].school)
            <= staffing.leaders[link.leader].release
      })
    staffing.locked = [other]
    let held = try #require(try staffing.plan(.init(), Work()))
    #expect(held.links.contains(other) && held.value <= free.value)
    #expect(staffing.violations(held.links).isEmpty)
  }

  @Test func `changes as little from last year as half a percent allows`() throws {
    var staffing = random(12, leaders: 6, coachees: 18, must: 0)
    let best = try #require(try staffing.plan(.init(), Work()))
    staffing.lastYear = RegretInsertion.links(staffing)
    let kept = try staffing.leastChange(from: best, within: 0.005, .init(), Work())
    let last = Set(staffing.lastYear)
    #expect(staffing.violations(kept.links).isEmpty)
    #expect(kept.value >= 0.995 * best.value - 1e-9)
    #expect(kept.links.count { last.contains($0) } >= best.links.count { last.contains($0) })
    let other = try staffing.alternative(to: best, unlike: Set(best.links), within: 0.01, .init(), Work())
    #expect(staffing.violations(other.links).isEmpty)
    #expect(other.value >= 0.99 * best.value - 1e-9)
  }

  @Test func `ends when nobody waits for it`() throws {
    let staffing = random(12, leaders: 6, coachees: 18)
    #expect(throws: CancellationError.self) { _ = try staffing.plan(.init(), Work(isCalledOff: { true })) }
  }

  @Test func `shows how far it may be from the best when the time is short`() throws {
    let medium = try StaffingCase("assignment_medium_20x90", seconds: 0.05)
    let outcome = try medium.question.answer(from: medium.frame, Work()).outcome
    let (value, bound) = (try #require(outcome.objective), try #require(outcome.bound))
    #expect(value <= 13_293 + 1e-6 && bound >= 13_293 - 1e-6)
  }
}

@Suite struct `Why no plan is possible` {
  private func problem(
    release: Int, schools: Int, span: Int = 5, at place: [Int] = [0, 1, 2]
  ) -> Staffing {
    Staffing(
      leaders: [.init("Ana", home: 0, release: release, span: span, schools: schools)],
      coachees: place.enumerated().map {
        .init("T\($0.offset)", school: $0.element, subject: "science", minutes: 60, mustBeServed: true)
      },
      pairs: place.indices.map { .init(0, $0, fit: 50) }, travel: [[0, 5, 5], [5, 0, 5], [5, 5, 0]],
      schools: ["Adams", "Lincoln", "Roosevelt"])
  }

  @Test func `is one period too few`() throws {
    let short = try problem(release: 170, schools: 3).shortfall(period: 45, .init(), Work())
    #expect(short.minutes == 30 && short.isProven)
    #expect(short.remedies.first == .onePeriod(leader: 0, minutes: 45))
    let sentence = StaffingWords.sentence(short, problem(release: 170, schools: 3)).en
    #expect(
      sentence.hasPrefix("The plan needs 30 more minutes of coaching a week than released time allows; science at "))
    #expect(
      sentence.hasSuffix(
        " is the tightest spot. Releasing one more period for Ana, or releasing 30 minutes for Ana more a week, makes it "
          + "possible."))
  }

  @Test func `is a limit on schools, and lifting it was tried`() throws {
    let short = try problem(release: 400, schools: 2).shortfall(period: 45, .init(), Work())
    #expect(short.minutes == 0 && short.unplaced == 1)
    #expect(short.remedies == [.liftingSchoolLimit(most: 2)])
    #expect(
      StaffingWords.sentence(short, problem(release: 400, schools: 2)).es.hasSuffix(
        "Quitar el límite de 2 escuelas lo hace posible."))
  }

  @Test func `is a limit on people`() throws {
    let short = try problem(release: 400, schools: 3, span: 2).shortfall(period: 45, .init(), Work())
    #expect(short.remedies == [.liftingSpan(most: 2)])
  }

  @Test func `is that nobody may serve somebody`() throws {
    var staffing = problem(release: 400, schools: 3)
    staffing.pairs.removeLast()
    let short = try staffing.shortfall(period: 45, .init(), Work())
    #expect(short.withoutLeader == [2])
    #expect(StaffingWords.sentence(short, staffing).en == "Nobody may serve T2, who must be served.")
  }
}

@Suite struct `Files of a staffing problem` {
  private let leaders =
    "leader,home_school,subjects,release_minutes,max_coachees,max_schools\nAna,Adams,math|ela,300,5,3\n"
  private let coachees =
    "coachee,school,subject,minutes_needed,priority,must_serve,evaluator\nT1,Adams,math,60,2,1,\nT2,Lincoln,science,60,1,0,\n"
    + "T3,Lincoln,math,60,1,0,Ana\n"
  private let travel = "from,to,minutes\nAdams,Lincoln,10\n"

  private func read(_ leaders: String? = nil, _ coachees: String? = nil, _ travel: String? = nil) throws -> Staffing {
    try StaffingFiles.read(
      leaders: DataFile(leaders ?? self.leaders), coachees: DataFile(coachees ?? self.coachees),
      travel: DataFile(travel ?? self.travel), travelPrice: 1)
  }

  private func code(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch { return (error as? Refusal)?.findings.first?.code }
  }

  @Test func `leave out who may not work together, and say why`() throws {
    let question = Assign(try read())
    let pairs = "leader,coachee,fit\nAna,T1,80\nAna,T2,70\nAna,T3,90\n"
    let answered = try question.answer(from: Frame(reading: DataFile(pairs), question.columns), Work())
    #expect(answered.rows.used == 1)
    #expect(answered.rows.dropped.map(\.reason) == ["evaluator", "subject"])
    #expect(answered.outcome.pairs.map(\.coachee) == ["T1"])
    #expect(answered.outcome.unserved == ["T2", "T3"])
    #expect(
      answered.told.sentence.en
        == "The plan serves 1 of 3 with 1 leader, within every limit; everybody who must be served is (1).")
  }

  @Test(arguments: [
    ("Ana,T1,80\nAna,T1,70\n", "id.repeated"), ("Ana,T9,80\n", "id.unknown"), ("Ana,T1,\n", "cell.empty"),
    (",T1,80\n", "cell.empty"),
  ])
  func `are refused with the line when pairs are wrong`(rows: String, expected: String) throws {
    let question = Assign(try read())
    let frame = try Frame(reading: DataFile("leader,coachee,fit\n" + rows), question.columns)
    #expect(code { _ = try question.answer(from: frame, Work()) } == expected)
  }

  @Test func `are refused when people or roads are wrong`() throws {
    #expect(code { _ = try read("leader,home_school,release_minutes\nAna,Adams,300.5\n") } == "cell.not-whole")
    #expect(code { _ = try read("leader,home_school,release_minutes\nAna,Adams,300\nAna,Adams,1\n") } == "id.repeated")
    #expect(code { _ = try read(nil, "coachee,school,minutes_needed\nT1,,30\n") } == "cell.empty")
    #expect(code { _ = try read(nil, nil, "from,to,minutes\nAdams,Roosevelt,10\n") } == "travel.missing")
    let locked = try StaffingFiles.links(DataFile("leader,coachee\nAna,T3\n"), "lock", in: read(), mayBeGone: false)
    var question = Assign(try read())
    question.staffing.locked = locked.links
    let frame = try Frame(reading: DataFile("leader,coachee,fit\nAna,T3,80\n"), question.columns)
    #expect(code { _ = try question.answer(from: frame, Work()) } == "lock.impossible")
    #expect(
      code { _ = try StaffingFiles.links(DataFile("leader,coachee\nBo,T3\n"), "lock", in: read(), mayBeGone: false) }
        == "id.unknown")
    #expect(
      try StaffingFiles.links(DataFile("leader,coachee\nBo,T3\n"), "last-year", in: read(), mayBeGone: true).gone == 1)
  }
}

@Suite struct `What is said of a plan` {
  @Test(arguments: [
    (0.0, "It is proven that no other plan within these limits is worth more."),
    (0.0039, "It is proven that no other plan within these limits is worth over 0.4% more."),
    (0.02, "It is proven that no other plan within these limits is worth over 2% more."),
  ])
  func `is how far another could be better`(gap: Double, sentence: String) throws {
    let staffing = random(11, leaders: 2, coachees: 4, must: 0)
    let plan = StaffingPlan(links: [], value: 100, bound: 100 * (1 + gap), method: .columnGeneration)
    #expect(StaffingWords.howSure(StaffingOutcome(staffing, best: plan, plan: plan, others: [])).en == sentence)
  }

  @Test(arguments: [(40, "40 more minutes"), (60, "1 more hour"), (1236, "20.6 more hours"), (1560, "26 more hours")])
  func `is hours as people count them`(minutes: Int, words: String) {
    #expect(StaffingWords.hours(minutes).en == words)
  }
}
