import Vocabulary

/// Everybody who works in the sample district, with their positions.
struct SampleStaff: Sendable {
  let people: [Person]
  let positions: [Position]
  /// Who leads each school, and who teaches there, in an order that stays.
  let principals: [School.ID: Person]
  let teachers: [School.ID: [Person]]
}

extension SampleStaff {
  init(_ schools: [SampleSchool]) {
    var hiring = Hiring()
    for person in Cast.allCases { hiring.take(person) }
    for network in SampleNetworks.all where network.id != Cast.north { hiring.manager(of: network) }
    for school in schools { hiring.staff(school) }
    hiring.office(size: max(4, schools.count / 2))
    people = hiring.people
    positions = hiring.positions
    principals = hiring.principals
    teachers = hiring.teachers
  }
}

/// Gives people names, numbers and jobs.
private struct Hiring {
  var people: [Person] = []
  var positions: [Position] = []
  var principals: [School.ID: Person] = [:]
  var teachers: [School.ID: [Person]] = [:]
  private var source = SampleSource("staff")
  private var emails: [String: Int] = [:]

  mutating func take(_ member: Cast) {
    var person = member.person
    emails[person.email] = 1
    // The board, the union and the students are not on the payroll.
    if ![.abernathy, .carranza, .haddad].contains(member) { person.sourceID = "E\(10_000 + people.count)" }
    people.append(person)
    positions.append(member.position)
    guard let school = member.position.school else { return }
    if member.post == .principal { principals[school] = person }
    if [.teacher, .teacherLeader].contains(member.post) { teachers[school, default: []].append(person) }
  }

  mutating func manager(of network: Network) {
    let person = hire()
    hold(person, .principalManager, "Executive director, \(network.name)") { $0.network = network.id }
  }

  mutating func staff(_ school: SampleSchool) {
    if principals[school.id] == nil {
      let principal = hire()
      principals[school.id] = principal
      hold(principal, .principal, "Principal") { $0.school = school.id }
    }
    while teachers[school.id, default: []].count < school.teachers { teach(at: school) }
    for number in 0..<max(2, school.teachers / 3) { support(school, number) }
  }

  private mutating func teach(at school: SampleSchool) {
    let person = hire()
    let subject = SampleSubjects.subject(school.level, teachers[school.id, default: []].count)
    let isPartTime = source.chance(6)
    hold(person, .teacher, subject) {
      $0.school = school.id
      if isPartTime { $0.time = 0.5 }
    }
    teachers[school.id, default: []].append(person)
  }

  private mutating func support(_ school: SampleSchool, _ number: Int) {
    let jobs = [
      "Office assistant", "Paraeducator", "Counselor", "Librarian", "Custodian", "Cafeteria lead", "School nurse",
      "Paraeducator, special education", "Family liaison", "Bus coordinator",
    ]
    hold(hire(), .supportStaff, jobs[number % jobs.count]) { $0.school = school.id }
  }

  mutating func office(size: Int) {
    let jobs = [
      "Director of curriculum", "Director of finance", "Director of human resources", "Director of special education",
      "Coordinator of multilingual learning", "Coordinator of assessment", "Payroll officer", "Communications officer",
    ]
    for number in 0..<size { hold(hire(), .supportStaff, jobs[number % jobs.count]) { _ in } }
  }

  private mutating func hire() -> Person {
    let number = people.count
    var person = Person(
      id: .sample("employee/\(number)"), source.pick(SampleNames.given), source.pick(SampleNames.family))
    person.email = address(person)
    person.sourceID = "E\(10_000 + number)"
    people.append(person)
    return person
  }

  /// Two people of one name get a number behind it.
  private mutating func address(_ person: Person) -> String {
    let name = "\(person.givenName).\(person.familyName)".lowercased()
    emails[name, default: 0] += 1
    let count = emails[name] ?? 1
    return "\(name)\(count > 1 ? String(count) : "")@\(SampleDistrict.mailDomain)"
  }

  private mutating func hold(_ person: Person, _ post: Post, _ called: String, _ edit: (inout Position) -> Void) {
    positions.append(
      .sample("employee/\(people.count - 1)") { position in
        position.person = person.id
        position.post = post
        position.called = called
        position.time = 1
        position.from = day("2025-08-04")
        position.sourceID = "P\(person.sourceID.dropFirst())"
        edit(&position)
      })
  }
}

/// What teachers teach, so that each school has all it needs.
enum SampleSubjects {
  static func subject(_ level: School.Level, _ number: Int) -> String {
    let list = list(level)
    return list[number % list.count]
  }

  private static func list(_ level: School.Level) -> [String] {
    switch level {
    case .primary, .combined, .other:
      [
        "Kindergarten teacher", "Grade 1 teacher", "Grade 2 teacher", "Grade 3 teacher", "Grade 4 teacher",
        "Grade 5 teacher", "Special education teacher", "Multilingual learning teacher", "Music teacher", "Art teacher",
      ]
    case .middle:
      [
        "English teacher", "Mathematics teacher", "Science teacher", "Social studies teacher",
        "Special education teacher", "Multilingual learning teacher", "Physical education teacher", "Band teacher",
      ]
    case .high:
      [
        "English teacher", "Mathematics teacher", "Science teacher", "History teacher", "Spanish teacher",
        "Career and technical education teacher", "Special education teacher", "Multilingual learning teacher",
        "Physical education teacher", "Art teacher",
      ]
    }
  }
}
