import Store
import Vocabulary

/// Places and people of the sample district, worked out before anything is written down.
struct SampleWorld: Sendable {
  let schools: [SampleSchool]
  let staff: SampleStaff
  let permission: Permission

  init(teachers: Int) {
    schools = SampleSchool.all(teachers: teachers)
    staff = SampleStaff(schools)
    permission = Permission(
      networkOfSchool: Dictionary(
        uniqueKeysWithValues: schools.compactMap { school in school.school.network.map { (school.id, $0) } }))
  }

  func roster(of year: SchoolYear) -> SampleRoster { SampleRoster(schools: schools, staff: staff, year: year) }

  func author(_ person: Cast) -> Author { .cast(person, permission) }

  /// The school's principal.
  func principal(of school: SampleSchool) -> Author {
    guard let person = staff.principals[school.id] else { return author(.ortega) }
    let member = Member(
      person: person.id, name: person.title, positions: [.init(.principal, at: .school(school.id))])
    return .member(member, permission)
  }

  func schools(_ levels: School.Level...) -> [SampleSchool] { schools.filter { levels.contains($0.level) } }
}
