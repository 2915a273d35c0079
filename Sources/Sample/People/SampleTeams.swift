import Vocabulary

/// The teams in which the teachers of a school work.
enum SampleTeams {
  static func teams(of school: SampleSchool, _ teachers: [Person]) -> [Team] {
    let names = names(school.level)
    return names.enumerated().map { index, name in
      let members = teachers.enumerated().filter { $0.offset % names.count == index }.map(\.element.id)
      return .sample("\(school.name)/\(name)") { team in
        team.name = "\(name), \(school.shortName)"
        team.school = school.id
        team.subject = name
        team.members = members
        team.leader = members.first
      }
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
