import Vocabulary

/// Who could coach whom next year, and within which limits: all that a plan is made from.
package struct Staffing: Hashable, Sendable, Codable {
  package var leaders: [Leader]
  package var coachees: [Coachee]
  /// Who may work with whom, and how well they fit; pairs that are not here are not possible.
  package var pairs: [Pair]
  /// One way, by the place of each school in `schools`.
  package var travel: [[Int]]
  package var schools: [String]
  /// What a minute of travel takes from the value of a plan.
  package var travelPrice: Double
  /// Pairs that the plan must keep, whatever they cost.
  package var locked: [Link]
  package var lastYear: [Link]

  package struct Leader: Hashable, Sendable, Codable {
    package var id: String
    package var home: Int
    /// Minutes a week for coaching and the travel for it.
    package var release: Int
    /// How many coachees at most; nil for no limit.
    package var span: Int?
    /// How many schools at most, the own one counted when somebody is served there; nil for no limit.
    package var schools: Int?
    /// What they may coach; empty for everything.
    package var subjects: [String]

    package init(
      _ id: String, home: Int, release: Int, span: Int? = nil, schools: Int? = nil, subjects: [String] = []
    ) {
      self.id = id
      self.home = home
      self.release = release
      self.span = span
      self.schools = schools
      self.subjects = subjects
    }
  }

  /// A teacher or a team that is to be served.
  package struct Coachee: Hashable, Sendable, Codable {
    package var id: String
    package var school: Int
    package var subject: String
    /// Coaching that they need in a week.
    package var minutes: Int
    package var priority: Double
    package var mustBeServed: Bool
    /// Who judges their work, and so may not coach them.
    package var evaluator: String?

    package init(
      _ id: String, school: Int, subject: String = "", minutes: Int, priority: Double = 1, mustBeServed: Bool = false,
      evaluator: String? = nil
    ) {
      self.id = id
      self.school = school
      self.subject = subject
      self.minutes = minutes
      self.priority = priority
      self.mustBeServed = mustBeServed
      self.evaluator = evaluator
    }
  }

  /// Places of a leader and a coachee.
  package struct Link: Hashable, Sendable, Codable, Comparable {
    package var leader: Int
    package var coachee: Int

    package init(_ leader: Int, _ coachee: Int) {
      self.leader = leader
      self.coachee = coachee
    }

    package static func < (a: Link, b: Link) -> Bool { (a.leader, a.coachee) < (b.leader, b.coachee) }
  }

  package struct Pair: Hashable, Sendable, Codable {
    package var link: Link
    package var fit: Double

    package init(_ leader: Int, _ coachee: Int, fit: Double) {
      link = Link(leader, coachee)
      self.fit = fit
    }
  }

  package init(
    leaders: [Leader], coachees: [Coachee], pairs: [Pair], travel: [[Int]], schools: [String], travelPrice: Double = 1,
    locked: [Link] = [], lastYear: [Link] = []
  ) {
    self.leaders = leaders
    self.coachees = coachees
    self.pairs = pairs
    self.travel = travel
    self.schools = schools
    self.travelPrice = travelPrice
    self.locked = locked.sorted()
    self.lastYear = lastYear.sorted()
  }
}

// MARK: - What a set of links comes to

extension Staffing {
  package func roundTrip(_ leader: Int, _ school: Int) -> Int { 2 * travel[leaders[leader].home][school] }

  /// Priority × fit of all links, less the travel that they make necessary.
  package func value(_ links: [Link]) -> Double {
    let fit = Dictionary(uniqueKeysWithValues: pairs.map { ($0.link, $0.fit) })
    let gained = links.reduce(0) { $0 + coachees[$1.coachee].priority * (fit[$1] ?? 0) }
    let minutes = leaders.indices.reduce(0) { $0 + travelMinutes(of: $1, links) }
    return gained - travelPrice * Double(minutes)
  }

  package func visited(by leader: Int, _ links: [Link]) -> [Int] {
    Set(links.filter { $0.leader == leader }.map { coachees[$0.coachee].school }).sorted()
  }

  package func travelMinutes(of leader: Int, _ links: [Link]) -> Int {
    visited(by: leader, links).reduce(0) { $0 + roundTrip(leader, $1) }
  }

  package func coachingMinutes(of leader: Int, _ links: [Link]) -> Int {
    links.reduce(0) { $1.leader == leader ? $0 + coachees[$1.coachee].minutes : $0 }
  }

  /// Every limit that a set of links breaks, told with names; empty for a plan that can be carried out.
  package func violations(_ links: [Link]) -> [String] {
    var broken: [String] = []
    let possible = Set(pairs.map(\.link))
    for link in links.sorted() where !possible.contains(link) {
      broken.append("\(leaders[link.leader].id) may not serve \(coachees[link.coachee].id)")
    }
    for (place, coachee) in coachees.enumerated() {
      let times = links.count { $0.coachee == place }
      if times > 1 { broken.append("\(coachee.id) is served \(times) times") }
      if times == 0, coachee.mustBeServed { broken.append("\(coachee.id) is not served") }
    }
    for (place, leader) in leaders.enumerated() {
      let minutes = coachingMinutes(of: place, links) + travelMinutes(of: place, links)
      if minutes > leader.release { broken.append("\(leader.id) works \(minutes) minutes of \(leader.release)") }
      let count = links.count { $0.leader == place }
      if let span = leader.span, count > span { broken.append("\(leader.id) serves \(count) of \(span)") }
      let schools = visited(by: place, links).count
      if let most = leader.schools, schools > most {
        broken.append("\(leader.id) visits \(schools) schools of \(most)")
      }
    }
    for link in locked.sorted() where !links.contains(link) {
      broken.append("\(leaders[link.leader].id) does not serve \(coachees[link.coachee].id)")
    }
    return broken
  }
}
