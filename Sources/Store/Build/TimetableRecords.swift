import Build
import Purpose
import Vocabulary

/// What one school's timetable leaves for teams and leaders in one term.
package struct SchoolTimes: Sendable, Equatable {
  package let school: School
  package let term: String
  package let times: CommonTime
  package let names: [Person.ID: String]
  /// Members of teams of whom the timetable says nothing.
  package let unknown: Int
}

extension Records {
  /// For every school in reach whose classes are entered, term by term.
  package func commonTimes(in reach: Reach) throws -> [SchoolTimes] {
    let sections = Dictionary(grouping: try all(Section.self, in: reach)) { $0.school }
    let teams = Dictionary(grouping: try all(Team.self, in: reach)) { $0.school }
    let seats = Dictionary(grouping: try leadingToday()) { $0.school }
    return try all(School.self, in: reach).flatMap { school -> [SchoolTimes] in
      guard let own = sections[school.id] else { return [] }
      return try Timetable.terms(of: own).map { term in
        try times(school, term, Timetable(own, in: term), teams[school.id] ?? [], seats[school.id] ?? [])
      }
    }
  }

  private func times(
    _ school: School, _ term: String, _ timetable: Timetable, _ teams: [Team], _ seats: [Appointment]
  ) throws -> SchoolTimes {
    let teaching = timetable.teachers
    let wishes = teams.map { CommonTime.Wish($0.name, $0.members.filter(teaching.contains)) }.filter {
      $0.members.count > 1
    }
    let releases = try seats.compactMap { seat -> CommonTime.Release? in
      guard let person = seat.person, teaching.contains(person), let role = try seat.role.flatMap(charteredRole) else {
        return nil
      }
      let share = role.release ?? role.time ?? 0
      let periods = Int((share * Double(timetable.periods.count)).rounded(.up))
      return periods == 0 ? nil : CommonTime.Release(person, periods: periods)
    }
    let times = CommonTime(timetable, teams: wishes, releases: releases)
    let people = try findByID(Array(Set(wishes.flatMap(\.members) + releases.map(\.person))))
    return SchoolTimes(
      school: school, term: term, times: times, names: people.mapValues(\.title),
      unknown: Set(teams.flatMap(\.members)).subtracting(teaching).count)
  }
}
