import Store
import Vocabulary

/// The teams in which the teachers of a school work.
enum SampleTeams {
  /// Teachers are told by their numbers; the records know who they are.
  static func enter(_ school: SampleSchool, _ teachers: [String], _ records: ActRecords) throws {
    let people = try records.people(numbered: teachers)
    let names = names(school.level)
    for (index, name) in names.enumerated() {
      let numbers = teachers.enumerated().filter { $0.offset % names.count == index }.map(\.element)
      let members = numbers.compactMap { people[$0] }
      try records.keep(
        Team.sample("\(school.name)/\(name)") { team in
          team.name = "\(name), \(school.shortName)"
          team.school = school.id
          team.subject = name
          team.members = members
          team.leader = members.first
        })
    }
  }

  private static func names(_ level: School.Level) -> [String] {
    switch level {
    case .primary, .combined, .other:
      ["Kindergarten", "Grade 1", "Grade 2", "Grade 3", "Grade 4", "Grade 5", "Student support"]
    case .middle: ["English", "Mathematics", "Science", "Social studies", "Student support"]
    case .high:
      ["English", "Mathematics", "Science", "History", "World languages", "Career pathways", "Student support"]
    }
  }
}

extension Records {
  /// People by their numbers in the roster.
  func people(numbered numbers: [String]) throws -> [String: Person.ID] {
    if numbers.isEmpty { return [:] }
    // Asked for as the index of that column has it: without one, every school would read everybody.
    let rows = try session.rows(
      """
      SELECT source_id, id FROM person
      WHERE district = \(district) AND COALESCE(source_id, '') IN (\(list: numbers))
      """)
    return Dictionary(rows.map { ($0.text(0), Person.ID($0.text(1))) }) { first, _ in first }
  }
}
