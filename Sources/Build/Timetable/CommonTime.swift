import Vocabulary

/// Whether every team of a school can have a period in common and every leader the released time, with the fewest classes moved.
///
/// A teacher can be free in a set of periods exactly when no class that is fixed lies in it and the other periods hold all of their
/// classes; the classes to move are those that lie in it. So the whole question is which period each team takes, and that is searched to the end.
/// It knows teachers and periods only; whether students and rooms allow a move, people have to look. Source: docs/rules/timetable.md
package struct CommonTime: Sendable, Equatable {
  package let timetable: Timetable
  package let teams: [TeamTime]
  package let releases: [ReleaseTime]

  /// Some who want to meet.
  package struct Wish: Sendable, Equatable {
    package let name: String
    package let members: [Person.ID]

    package init(_ name: String, _ members: [Person.ID]) {
      self.name = name
      self.members = members
    }
  }

  /// Somebody who is to be free for so many periods of the day.
  package struct Release: Sendable, Equatable {
    package let person: Person.ID
    package let periods: Int

    package init(_ person: Person.ID, periods: Int) {
      self.person = person
      self.periods = periods
    }
  }

  /// A class that would go from one period to another.
  package struct Move: Sendable, Hashable {
    package let teacher: Person.ID
    package let lesson: String
    package let from: Int
    package let to: Int

    package init(_ lesson: String, of teacher: Person.ID, from: Int, to: Int) {
      self.teacher = teacher
      self.lesson = lesson
      self.from = from
      self.to = to
    }
  }

  package enum Answer: Sendable, Equatable {
    /// These periods are free for all already.
    case there([Int])
    /// With these classes moved.
    case possible(Int, [Move])
    /// By period, who stands in the way.
    case impossible([[Person.ID]])
  }

  package struct TeamTime: Sendable, Equatable {
    package let wish: Wish
    package let answer: Answer
  }

  package struct ReleaseTime: Sendable, Equatable {
    package let release: Release
    package let free: Int
    /// Classes that somebody else would have to take.
    package var missing: Int { max(0, release.periods - free) }
  }

  package init(_ timetable: Timetable, teams: [Wish], releases: [Release] = []) {
    self.timetable = timetable
    let week = Week(timetable)
    let chosen = Search(week, teams).best
    self.teams = zip(teams, chosen).map { wish, period in
      TeamTime(wish: wish, answer: week.answer(wish, taking: period, beside: zip(teams, chosen).map { ($0, $1) }))
    }
    self.releases = releases.map {
      ReleaseTime(release: $0, free: timetable.periods.count - (week.busy[$0.person]?.count ?? 0))
    }
  }

  /// Every class that would move, once, even where two teams need the same move.
  package var moves: Set<Move> {
    Set(teams.flatMap { team in if case .possible(_, let moves) = team.answer { moves } else { [] as [Move] } })
  }

  package var without: [TeamTime] { teams.filter { if case .there = $0.answer { false } else { true } } }
}

/// The timetable by teacher, as the search asks for it.
private struct Week {
  let timetable: Timetable
  let busy: [Person.ID: Set<Int>]
  let fixed: [Person.ID: Set<Int>]

  init(_ timetable: Timetable) {
    self.timetable = timetable
    busy = Dictionary(grouping: timetable.lessons, by: \.teacher).mapValues { Set($0.map(\.period)) }
    fixed = Dictionary(grouping: timetable.lessons.filter(\.isFixed), by: \.teacher).mapValues { Set($0.map(\.period)) }
  }

  /// How many classes have to move so that somebody is free in all of these; nil when they cannot be.
  func moves(_ person: Person.ID, freeIn periods: Set<Int>) -> Int? {
    let taught = busy[person] ?? []
    guard fixed[person, default: []].isDisjoint(with: periods), taught.count <= timetable.periods.count - periods.count
    else { return nil }
    return taught.intersection(periods).count
  }

  /// `beside`: what all teams take, since somebody may be in several.
  func answer(
    _ wish: CommonTime.Wish, taking period: Int?, beside all: [(CommonTime.Wish, Int?)]
  ) -> CommonTime.Answer {
    let common = timetable.periods.indices.filter { period in
      wish.members.allSatisfy { !(busy[$0]?.contains(period) ?? false) }
    }
    if !common.isEmpty { return .there(common) }
    guard let period else { return .impossible(blockers(wish)) }
    return .possible(period, wish.members.flatMap { moves(of: $0, outOf: period, beside: all) })
  }

  private func moves(of person: Person.ID, outOf period: Int, beside all: [(CommonTime.Wish, Int?)]) -> [CommonTime
    .Move]
  {
    let wanted = Set(all.filter { $0.0.members.contains(person) }.compactMap(\.1))
    let taught = busy[person] ?? []
    // All classes that this person moves take the free periods one after the other, so that no two go to the same.
    let targets = timetable.periods.indices.filter { !taught.contains($0) && !wanted.contains($0) }
    let leaving = taught.intersection(wanted).sorted()
    return zip(leaving, targets).filter { $0.0 == period }.map { from, to in
      let lesson = timetable.lessons.first { $0.teacher == person && $0.period == from }?.name ?? ""
      return CommonTime.Move(lesson, of: person, from: from, to: to)
    }
  }

  private func blockers(_ wish: CommonTime.Wish) -> [[Person.ID]] {
    timetable.periods.indices.map { period in wish.members.filter { busy[$0]?.contains(period) ?? false } }
  }
}

/// Finds for each team a period so that as many teams as possible meet, and among those ways the one that moves the fewest classes.
/// Teams that share nobody do not touch one another, so each cluster of them is searched on its own, to the end.
private struct Search {
  private let week: Week
  private let teams: [CommonTime.Wish]
  private(set) var best: [Int?]

  init(_ week: Week, _ teams: [CommonTime.Wish]) {
    self.week = week
    self.teams = teams
    best = teams.map { _ in nil }
    for cluster in Self.clusters(teams) {
      var found: (missing: Int, moves: Int, periods: [Int?]) = (.max, .max, [])
      look(cluster, 0, [:], [], missing: 0, &found)
      for (team, period) in zip(cluster, found.periods) { best[team] = period }
    }
  }

  private func look(
    _ cluster: [Int], _ place: Int, _ taken: [Person.ID: Set<Int>], _ periods: [Int?], missing: Int,
    _ found: inout (missing: Int, moves: Int, periods: [Int?])
  ) {
    let moves = moves(taken)
    if (missing, moves) >= (found.missing, found.moves) { return }
    guard place < cluster.count else {
      found = (missing, moves, periods)
      return
    }
    let members = teams[cluster[place]].members
    for period in week.timetable.periods.indices {
      var next = taken
      for person in members { next[person, default: []].insert(period) }
      guard members.allSatisfy({ week.moves($0, freeIn: next[$0] ?? []) != nil }) else { continue }
      look(cluster, place + 1, next, periods + [period], missing: missing, &found)
    }
    look(cluster, place + 1, taken, periods + [nil], missing: missing + 1, &found)
  }

  private func moves(_ taken: [Person.ID: Set<Int>]) -> Int {
    taken.reduce(0) { $0 + (week.moves($1.key, freeIn: $1.value) ?? 0) }
  }

  /// Teams that share somebody, directly or through others.
  private static func clusters(_ teams: [CommonTime.Wish]) -> [[Int]] {
    var clusters: [(people: Set<Person.ID>, teams: [Int])] = []
    for (place, team) in teams.enumerated() {
      let touching = clusters.filter { !$0.people.isDisjoint(with: team.members) }
      clusters.removeAll { !$0.people.isDisjoint(with: team.members) }
      clusters.append(
        (touching.reduce(Set(team.members)) { $0.union($1.people) }, touching.flatMap(\.teams).sorted() + [place]))
    }
    return clusters.map(\.teams)
  }
}
