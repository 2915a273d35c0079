/// Why nobody can be found for all who must be served, and what would make it possible; every remedy was tried.
package struct StaffingShortfall: Hashable, Sendable, Codable {
  /// Who must be served and may be served by nobody.
  package var withoutLeader: [Int]
  /// Minutes a week that are missing in all when everybody else who must be served is.
  package var minutes: Int
  /// Whether it is proven that fewer minutes would not do.
  package var isProven: Bool
  /// How many must stay unserved even if release had no limit: the limits on coachees and schools stand against them.
  package var unplaced: Int
  /// Where most minutes stay uncovered within the release that there is.
  package var tightest: Spot?
  package var remedies: [Remedy]
  /// A plan for everybody who must be served, where one was found after all.
  package var possible: [Staffing.Link] = []

  package struct Spot: Hashable, Sendable, Codable {
    package var school: Int
    package var subject: String
    package var minutes: Int
  }

  /// A change that was tried and makes a plan possible.
  package enum Remedy: Hashable, Sendable, Codable {
    case onePeriod(leader: Int, minutes: Int)
    case liftingSchoolLimit(most: Int)
    case liftingSpan(most: Int)
    case liftingBoth
    /// So many minutes more for each of these leaders.
    case release([Extra])
  }

  package struct Extra: Hashable, Sendable, Codable {
    package var leader: Int
    package var minutes: Int
  }
}

extension Staffing {
  /// The elastic copy of the problem: as few minutes beyond the release as possible.
  ///
  /// - Parameter period: minutes of one period, the smallest step in which release is given.
  package func shortfall(period: Int, _ effort: StaffingEffort, _ work: Work) throws -> StaffingShortfall {
    let served = Set(pairs.map(\.link.coachee))
    let without = coachees.indices.filter { coachees[$0].mustBeServed && !served.contains($0) }
    var rest = self
    for place in without { rest.coachees[place].mustBeServed = false }
    let part = StaffingEffort(seconds: effort.seconds / 6)
    let usual = try rest.elastic(.init(), part, work)
    var out = StaffingShortfall(
      withoutLeader: without, minutes: usual.minutes, isProven: usual.isProven, unplaced: usual.unserved,
      tightest: nil, remedies: [])
    if usual.isPossible {
      out.possible = usual.links
      return out
    }
    out.tightest = try rest.tightest(part, work)
    let mostSchools = leaders.compactMap(\.schools).max()
    let mostCoachees = leaders.compactMap(\.span).max()
    if usual.unserved == 0, usual.minutes <= period {
      for extra in usual.extras.sorted(by: { ($1.minutes, $0.leader) < ($0.minutes, $1.leader) }) {
        var trial = rest
        trial.leaders[extra.leader].release += period
        guard try trial.elastic(.init(), part, work).isPossible else { continue }
        out.remedies.append(.onePeriod(leader: extra.leader, minutes: period))
        break
      }
    }
    if let mostSchools, try rest.elastic(.init(holdsSchools: false), part, work).isPossible {
      out.remedies.append(.liftingSchoolLimit(most: mostSchools))
    }
    if let mostCoachees, try rest.elastic(.init(holdsSpan: false), part, work).isPossible {
      out.remedies.append(.liftingSpan(most: mostCoachees))
    }
    if usual.unserved == 0, !usual.extras.isEmpty { out.remedies.append(.release(usual.extras)) }
    if out.remedies.isEmpty, mostSchools != nil, mostCoachees != nil,
      try rest.elastic(.init(holdsSpan: false, holdsSchools: false), part, work).isPossible
    {
      out.remedies.append(.liftingBoth)
    }
    return out
  }

  private struct Elastic {
    var minutes: Int
    var unserved: Int
    var isProven: Bool
    var extras: [StaffingShortfall.Extra]
    var links: [Staffing.Link]
    var isPossible: Bool { minutes == 0 && unserved == 0 }
  }

  /// Only those who must be served, and only minutes count.
  private func elastic(
    _ limits: StaffingProgram.Limits, _ effort: StaffingEffort, _ work: Work
  ) throws -> Elastic {
    var needed = self
    let must = Set(
      coachees.indices.filter { place in
        coachees[place].mustBeServed || locked.contains { $0.coachee == place }
      })
    needed.pairs = pairs.filter { must.contains($0.link.coachee) }
    var limits = limits
    // Beyond this nobody needs to go: all who must be served, at every school.
    limits.overtime = must.reduce(0) { $0 + coachees[$1].minutes } + 2 * (travel.map { $0.max() ?? 0 }.max() ?? 0)
    let program = StaffingProgram(needed, limits: limits)
    var search = program.search(program.counting([], 0))
    for leader in search.weeks.indices {
      let all = search.weeks[leader].stops.reduce(0) { $0 + $1.travel + $1.tasks.reduce(0) { $0 + $1.minutes } }
      search.weeks[leader].minutes = min(search.weeks[leader].minutes, max(all, search.weeks[leader].release))
      search.weeks[leader].overtimePrice = 1
    }
    search.mayLeaveUnserved = true
    search.unservedPrice = coachees.map { _ in Double(10 * limits.overtime + 1000) }
    var roomy = needed
    for leader in roomy.leaders.indices {
      roomy.leaders[leader].release = search.weeks[leader].minutes
      roomy.leaders[leader].span = search.weeks[leader].span
      roomy.leaders[leader].schools = search.weeks[leader].schools
    }
    let start = program.chosen(RegretInsertion.links(roomy))
    let found = try search.best(from: [start], effort.limits(work), work)
    let plan = found.plan ?? []
    let served = Set(plan.flatMap(search.coachees))
    let extras = plan.compactMap { chosen -> StaffingShortfall.Extra? in
      let minutes = search.minutes(chosen) - leaders[chosen.leader].release
      return minutes > 0 ? .init(leader: chosen.leader, minutes: minutes) : nil
    }
    return Elastic(
      minutes: extras.reduce(0) { $0 + $1.minutes },
      unserved: coachees.indices.count { coachees[$0].mustBeServed && !served.contains($0) },
      isProven: found.isComplete, extras: extras, links: program.links(plan))
  }

  /// As many minutes as possible within the release; what stays uncovered is summed by school and subject.
  private func tightest(_ effort: StaffingEffort, _ work: Work) throws -> StaffingShortfall.Spot? {
    var needed = self
    needed.pairs = pairs.filter { coachees[$0.link.coachee].mustBeServed }
    let program = StaffingProgram(needed)
    var search = program.search(program.counting([], 0))
    search.mayLeaveUnserved = true
    search.unservedPrice = coachees.map { Double(max(1, $0.minutes)) }
    let served = Set((try search.best(from: [], effort.limits(work), work).plan ?? []).flatMap(search.coachees))
    var spots: [StaffingShortfall.Spot] = []
    for (place, coachee) in coachees.enumerated() where coachee.mustBeServed && !served.contains(place) {
      let same = spots.firstIndex { $0.school == coachee.school && $0.subject == coachee.subject }
      if let same {
        spots[same].minutes += coachee.minutes
      } else {
        spots.append(.init(school: coachee.school, subject: coachee.subject, minutes: coachee.minutes))
      }
    }
    return spots.max { ($0.minutes, $1.school, $1.subject) < ($1.minutes, $0.school, $0.subject) }
  }
}
