import Build
import Store
import Vocabulary

/// The timetable of two middle schools. At Millrace the mathematics team has no period in common.
enum SampleTimetables {
  static let periods = 7
  static let schools = ["Millrace Middle", "Sawmill Middle"]

  static func enter(_ school: SampleSchool, _ teachers: [String], _ records: ActRecords) throws {
    let people = try records.people(numbered: teachers)
    for team in try records.all(Team.self, where: "school", is: school.id) {
      let isScattered = school.id == Cast.millrace && team.subject == "Mathematics"
      let place = team.name.utf8.reduce(0) { $0 + Int($1) } % periods
      for (number, member) in team.members.enumerated() where people.values.contains(member) {
        // Two free periods each: one in common with the team, unless the team is scattered over the day.
        let free: Set<Int> =
          isScattered
          ? [(number * 2) % periods, (number * 2 + 1) % periods]
          : [place, (place + 1 + number % (periods - 1)) % periods]
        for period in 0..<periods where !free.contains(period) {
          try records.keep(
            Section.sample("\(school.name)/\(team.subject)/\(number)/\(period)") {
              $0.name = "\(team.subject) \(number + 1)-\(period + 1)"
              $0.person = member
              $0.school = school.id
              $0.periods = String(period + 1)
              $0.isFixed = team.subject == "Science" && period == 0
            })
        }
      }
    }
  }
}
