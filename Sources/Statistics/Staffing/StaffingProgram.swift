/// The search's view of a staffing problem: one week for each leader, pairs as its tasks.
struct StaffingProgram: Sendable {
  let staffing: Staffing
  var weeks: [Week]
  /// For each leader, in the order of the tasks.
  let links: [[Staffing.Link]]
  let aim: PatternSearch.Aim

  /// - Parameter limits: which limits hold; lifting one shows whether it is what stands in the way.
  init(_ staffing: Staffing, limits: Limits = Limits()) {
    self.staffing = staffing
    var weeks: [Week] = []
    var links: [[Staffing.Link]] = []
    var gains: [[Double]] = []
    var costs: [[Double]] = []
    for (place, leader) in staffing.leaders.enumerated() {
      let own = staffing.pairs.filter { $0.link.leader == place }.sorted { $0.link < $1.link }
      let schools = Set(own.map { staffing.coachees[$0.link.coachee].school }).sorted()
      let sorted = schools.map { school in own.filter { staffing.coachees[$0.link.coachee].school == school } }
      var count = 0
      let stops = zip(schools, sorted).map { school, pairs in
        Week.Stop(
          school: school, travel: staffing.roundTrip(place, school),
          tasks: pairs.map { pair in
            defer { count += 1 }
            return Week.Task(
              coachee: pair.link.coachee, pair: count, minutes: staffing.coachees[pair.link.coachee].minutes)
          })
      }
      weeks.append(
        Week(
          minutes: leader.release + limits.overtime, release: leader.release,
          span: limits.holdsSpan ? leader.span ?? own.count : own.count,
          schools: limits.holdsSchools ? leader.schools ?? schools.count : schools.count, stops: stops))
      links.append(sorted.joined().map(\.link))
      gains.append(sorted.joined().map { staffing.coachees[$0.link.coachee].priority * $0.fit })
      costs.append(schools.map { staffing.travelPrice * Double(staffing.roundTrip(place, $0)) })
    }
    self.weeks = weeks
    self.links = links
    aim = PatternSearch.Aim(gains: gains, costs: costs)
  }

  struct Limits: Sendable {
    var holdsSpan = true
    var holdsSchools = true
    /// Minutes beyond the release that a week may have.
    var overtime = 0
  }

  func search(_ aim: PatternSearch.Aim? = nil) -> PatternSearch {
    var search = PatternSearch(
      weeks: weeks, coacheeCount: staffing.coachees.count, must: staffing.coachees.map(\.mustBeServed),
      aim: aim ?? self.aim)
    for (leader, links) in links.enumerated() {
      for (task, link) in links.enumerated() {
        if staffing.locked.contains(link) {
          search.fixing[leader][task] = .served
        } else if staffing.locked.contains(where: { $0.coachee == link.coachee }) {
          search.fixing[leader][task] = .notServed
        }
      }
    }
    return search
  }

  /// A gain for each of these links, and nothing else.
  func counting(_ counted: Set<Staffing.Link>, _ gain: Double) -> PatternSearch.Aim {
    PatternSearch.Aim(
      gains: links.map { $0.map { counted.contains($0) ? gain : 0 } }, costs: weeks.map { $0.stops.map { _ in 0 } })
  }

  func links(_ plan: [PatternSearch.Chosen]) -> [Staffing.Link] {
    plan.flatMap { chosen in chosen.tasks.map { links[chosen.leader][$0] } }.sorted()
  }

  func chosen(_ links: [Staffing.Link]) -> [PatternSearch.Chosen] {
    self.links.indices.compactMap { leader in
      let tasks = self.links[leader].indices.filter { links.contains(self.links[leader][$0]) }
      return tasks.isEmpty ? nil : .init(leader: leader, tasks: tasks)
    }
  }
}
