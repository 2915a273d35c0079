/// Who works with whom, what that is worth, and how much better any other plan could at most be.
package struct StaffingPlan: Hashable, Sendable, Codable {
  package var links: [Staffing.Link]
  package var value: Double
  /// Proven: no plan within the limits is worth more.
  package var bound: Double
  package var method: Method
  /// The clock ended the search, so that a quicker machine may find another plan.
  package var isCutShort = false

  package enum Method: String, Sendable, Codable {
    case minimumCostFlow = "minimum-cost-flow"
    case columnGeneration = "column-generation"
  }

  /// By how much at most another plan could be better, as a share of the value.
  package var gap: Double {
    let missing = max(0, bound - value)
    return missing <= 1e-6 * max(1, abs(value)) ? 0 : missing / max(abs(value), 1e-9)
  }

  package var isProvenBest: Bool { gap == 0 }
}

/// The time and the closeness that are asked of a plan.
package struct StaffingEffort: Hashable, Sendable, Codable {
  /// Seconds for the whole answer.
  package var seconds: Double
  /// A plan that is proven to be within this share of the best is good enough.
  package var gap: Double

  package init(seconds: Double = 10, gap: Double = 0) {
    self.seconds = seconds
    self.gap = gap
  }
}

extension Staffing {
  /// The best plan that can be found in the time, or nil when none is found.
  ///
  /// Without travel, and where everybody needs as much, the problem is a flow whose best answer is whole by itself;
  /// otherwise it is searched by weeks.
  ///
  /// - Parameter known: a plan that was found on another way.
  package func plan(_ effort: StaffingEffort, from known: [Link]? = nil, _ work: Work) throws -> StaffingPlan? {
    if let plan = flowPlan() { return plan.links.isEmpty && !violations([]).isEmpty ? nil : plan }
    let program = StaffingProgram(self)
    let start = known ?? RegretInsertion.links(self)
    let found = try program.search().best(
      from: violations(start).isEmpty ? [program.chosen(start)] : [], effort.limits(work), work)
    return plan(found, program)
  }

  private func plan(_ found: PatternSearch.Found, _ program: StaffingProgram) -> StaffingPlan? {
    guard let chosen = found.plan else { return nil }
    let links = program.links(chosen)
    guard violations(links).isEmpty else { return nil }
    return StaffingPlan(
      links: links, value: value(links), bound: max(found.bound, value(links)), method: .columnGeneration,
      isCutShort: found.isCutShort)
  }

  /// Among the plans worth at least (1 − `share`) × the plan's value, the one that keeps most of last year's pairs.
  package func leastChange(
    from plan: StaffingPlan, within share: Double, _ effort: StaffingEffort, _ work: Work
  ) throws -> StaffingPlan {
    try nearby(plan, share, counting: Set(lastYear), 1, effort, work)
  }

  /// Among the plans worth at least (1 − `share`) × the plan's value, the one that has fewest pairs in common with these.
  package func alternative(
    to plan: StaffingPlan, unlike others: Set<Link>, within share: Double, _ effort: StaffingEffort, _ work: Work
  ) throws -> StaffingPlan {
    try nearby(plan, share, counting: others, -1, effort, work)
  }

  private func nearby(
    _ plan: StaffingPlan, _ share: Double, counting links: Set<Link>, _ gain: Double, _ effort: StaffingEffort,
    _ work: Work
  ) throws -> StaffingPlan {
    let program = StaffingProgram(self)
    var search = program.search(program.counting(links, gain))
    search.floor = .init(aim: program.aim, atLeast: plan.value - share * abs(plan.value))
    let found = try search.best(from: [program.chosen(plan.links)], effort.limits(work), work)
    var same = plan
    same.isCutShort = plan.isCutShort || found.isCutShort
    guard let chosen = found.plan else { return same }
    let links = program.links(chosen)
    guard violations(links).isEmpty else { return same }
    return StaffingPlan(
      links: links, value: value(links), bound: plan.bound, method: .columnGeneration,
      isCutShort: plan.isCutShort || found.isCutShort)
  }

  // MARK: Without travel

  /// Nil where travel, schools or unequal needs make it more than a flow.
  private func flowPlan() -> StaffingPlan? {
    guard let minutes = coachees.first?.minutes, coachees.allSatisfy({ $0.minutes == minutes }) else { return nil }
    for (place, leader) in leaders.enumerated() {
      let schools = Set(pairs.filter { $0.link.leader == place }.map { coachees[$0.link.coachee].school })
      if schools.contains(where: { roundTrip(place, $0) > 0 }) { return nil }
      if let most = leader.schools, most < schools.count { return nil }
    }
    let (source, sink) = (leaders.count + coachees.count, leaders.count + coachees.count + 1)
    var flow = MinimumCostFlow(nodes: sink + 1)
    let all = pairs.reduce(1) { $0 + abs(coachees[$1.link.coachee].priority * $1.fit) }
    let lockedCoachees = Set(locked.map(\.coachee))
    for (place, leader) in leaders.enumerated() {
      let byTime = minutes > 0 ? leader.release / minutes : coachees.count
      flow.addArc(from: source, to: place, capacity: min(byTime, leader.span ?? byTime), cost: 0)
    }
    for (place, coachee) in coachees.enumerated() {
      let price = lockedCoachees.contains(place) ? -4 * all : coachee.mustBeServed ? -2 * all : 0
      flow.addArc(from: leaders.count + place, to: sink, capacity: 1, cost: price)
    }
    var arcs: [(Link, Int)] = []
    for pair in pairs.sorted(by: { $0.link < $1.link }) {
      if lockedCoachees.contains(pair.link.coachee), !locked.contains(pair.link) { continue }
      let cost = -coachees[pair.link.coachee].priority * pair.fit
      let arc = flow.addArc(from: pair.link.leader, to: leaders.count + pair.link.coachee, capacity: 1, cost: cost)
      arcs.append((pair.link, arc))
    }
    _ = flow.send(from: source, to: sink, while: -1e-9)
    let links = arcs.filter { flow.flow(onArc: $0.1) > 0 }.map(\.0)
    if !violations(links).isEmpty { return StaffingPlan(links: [], value: 0, bound: 0, method: .minimumCostFlow) }
    return StaffingPlan(links: links, value: value(links), bound: value(links), method: .minimumCostFlow)
  }
}

extension StaffingEffort {
  func limits(_ work: Work) -> PatternSearch.Limits {
    let end = ContinuousClock.now.advanced(by: .milliseconds(Int64(max(0.01, seconds) * 1000)))
    return .init(deadline: end, gap: gap, threads: work.threads)
  }
}
