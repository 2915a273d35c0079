/// A good plan within milliseconds: whoever would lose most by waiting is placed first; then single moves and swaps.
///
/// Source: Potvin & Rousseau (1993), European Journal of Operational Research 66:331–340 (regret); the exact search starts
/// from it.
package struct RegretInsertion {
  private let staffing: Staffing
  private let gain: [[Double]]
  private var leaderOf: [Int]
  private var minutes: [Int]
  private var counts: [Int]
  /// For each leader and school how many are served there.
  private var served: [[Int]]

  init(_ staffing: Staffing) {
    self.staffing = staffing
    var gain = [[Double]](
      repeating: .init(repeating: -.infinity, count: staffing.coachees.count), count: staffing.leaders.count)
    for pair in staffing.pairs {
      gain[pair.link.leader][pair.link.coachee] = staffing.coachees[pair.link.coachee].priority * pair.fit
    }
    for link in staffing.locked {
      for leader in staffing.leaders.indices where leader != link.leader { gain[leader][link.coachee] = -.infinity }
    }
    self.gain = gain
    leaderOf = .init(repeating: -1, count: staffing.coachees.count)
    minutes = .init(repeating: 0, count: staffing.leaders.count)
    counts = minutes
    served = .init(repeating: .init(repeating: 0, count: staffing.schools.count), count: staffing.leaders.count)
  }

  /// Links of a plan that keeps every limit, though perhaps not everybody who must be served is.
  package static func links(_ staffing: Staffing) -> [Staffing.Link] {
    var insertion = RegretInsertion(staffing)
    for link in staffing.locked.sorted() where insertion.change(link.leader, link.coachee) != nil {
      insertion.place(link.coachee, with: link.leader)
    }
    insertion.insert(mustOnly: true)
    insertion.insert(mustOnly: false)
    for _ in 0..<20 where insertion.improve() {}
    return insertion.links
  }

  private var links: [Staffing.Link] {
    leaderOf.indices.filter { leaderOf[$0] >= 0 }.map { .init(leaderOf[$0], $0) }.sorted()
  }

  /// What serving this coachee would add; nil when a limit stands against it.
  private func change(_ leader: Int, _ coachee: Int) -> Double? {
    let worth = gain[leader][coachee]
    if worth == -.infinity { return nil }
    let (limits, who) = (staffing.leaders[leader], staffing.coachees[coachee])
    let isNew = served[leader][who.school] == 0
    let travel = isNew ? staffing.roundTrip(leader, who.school) : 0
    if minutes[leader] + who.minutes + travel > limits.release { return nil }
    if let span = limits.span, counts[leader] >= span { return nil }
    if isNew, let most = limits.schools, served[leader].count(where: { $0 > 0 }) >= most { return nil }
    return worth - staffing.travelPrice * Double(travel)
  }

  private mutating func place(_ coachee: Int, with leader: Int) {
    let who = staffing.coachees[coachee]
    if served[leader][who.school] == 0 { minutes[leader] += staffing.roundTrip(leader, who.school) }
    served[leader][who.school] += 1
    minutes[leader] += who.minutes
    counts[leader] += 1
    leaderOf[coachee] = leader
  }

  private mutating func release(_ coachee: Int) {
    let (leader, who) = (leaderOf[coachee], staffing.coachees[coachee])
    served[leader][who.school] -= 1
    if served[leader][who.school] == 0 { minutes[leader] -= staffing.roundTrip(leader, who.school) }
    minutes[leader] -= who.minutes
    counts[leader] -= 1
    leaderOf[coachee] = -1
  }

  private mutating func insert(mustOnly: Bool) {
    while true {
      var best: (coachee: Int, leader: Int, regret: Double)?
      for coachee in leaderOf.indices where leaderOf[coachee] < 0 {
        if mustOnly, !staffing.coachees[coachee].mustBeServed { continue }
        var first = (leader: -1, worth: -Double.infinity)
        var second = -Double.infinity
        for leader in staffing.leaders.indices {
          guard let worth = change(leader, coachee) else { continue }
          if worth > first.worth {
            second = first.worth
            first = (leader, worth)
          } else {
            second = max(second, worth)
          }
        }
        if first.leader < 0 || (!mustOnly && first.worth <= 0) { continue }
        let regret = second == -.infinity ? 1e6 + first.worth : first.worth - max(0, second) + 0.01 * first.worth
        if best.map({ regret > $0.regret }) ?? true { best = (coachee, first.leader, regret) }
      }
      guard let best else { return }
      place(best.coachee, with: best.leader)
    }
  }

  private func bestPlace(for coachee: Int) -> (leader: Int, worth: Double)? {
    var best: (leader: Int, worth: Double)?
    for leader in staffing.leaders.indices {
      if let worth = change(leader, coachee), best.map({ worth > $0.worth }) ?? true { best = (leader, worth) }
    }
    return best
  }

  /// Moves one coachee, or lets one go for another, wherever that gains; tells whether anything did.
  private mutating func improve() -> Bool {
    var isBetter = false
    for coachee in leaderOf.indices {
      let old = leaderOf[coachee]
      if old >= 0, staffing.locked.contains(.init(old, coachee)) { continue }
      if old >= 0 { release(coachee) }
      let now = old >= 0 ? change(old, coachee) ?? 0 : 0
      var best: (leader: Int, other: Int, worth: Double) = (old, -1, now)
      for leader in staffing.leaders.indices where gain[leader][coachee] > -.infinity {
        if let worth = change(leader, coachee), worth > best.worth + 1e-9 { best = (leader, -1, worth) }
        for other in leaderOf.indices where leaderOf[other] == leader {
          if staffing.locked.contains(.init(leader, other)) { continue }
          release(other)
          let lost = change(leader, other) ?? 0
          if let worth = change(leader, coachee) {
            place(coachee, with: leader)
            let nowhere = staffing.coachees[other].mustBeServed ? -1e9 : 0
            let elsewhere = bestPlace(for: other)?.worth ?? nowhere
            release(coachee)
            let net = worth - lost + max(nowhere, elsewhere)
            if net > best.worth + 1e-9 { best = (leader, other, net) }
          }
          place(other, with: leader)
        }
      }
      if best.other >= 0 {
        release(best.other)
        place(coachee, with: best.leader)
        if let next = bestPlace(for: best.other), next.worth > 0 || staffing.coachees[best.other].mustBeServed {
          place(best.other, with: next.leader)
        }
        isBetter = true
      } else if best.leader >= 0 {
        place(coachee, with: best.leader)
        isBetter = isBetter || best.leader != old
      }
    }
    return isBetter
  }
}
