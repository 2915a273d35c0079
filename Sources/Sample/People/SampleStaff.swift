import Vocabulary

/// Everybody who works in the sample district.
struct SampleStaff: Sendable {
  /// Those whom the story names or who lead a school or a network; they are entered by hand, before the first roster.
  let leaders: [Person]
  let positions: [Position]
  let principals: [School.ID: Person]
  /// Everybody else, as the personnel system knows them.
  let employees: [Employee]
  /// The numbers of the teachers of each school.
  let teachers: [School.ID: [String]]

  /// Somebody in the personnel system.
  struct Employee: Sendable {
    let number: String
    let given: String
    let family: String
    let email: String
    /// As rosters say it: teacher, aide, counselor, or a role of the district's own.
    let role: String
    /// The subject or grade of a teacher.
    let subject: String
    /// The number of the school; empty for the office.
    let school: String
    let stay: Stay
  }

  /// Which of the two school years somebody is there.
  enum Stay: Sendable { case both, firstOnly, secondOnly }
}

extension SampleStaff {
  init(_ schools: [SampleSchool]) {
    var hiring = Hiring()
    for person in Cast.allCases { hiring.take(person) }
    for network in SampleNetworks.all where network.id != Cast.north { hiring.manager(of: network) }
    for school in schools { hiring.principal(of: school) }
    for school in schools { hiring.staff(school) }
    hiring.office(size: max(4, schools.count / 2))
    leaders = hiring.leaders
    positions = hiring.positions
    principals = hiring.principals
    employees = hiring.employees
    teachers = hiring.teachers
  }
}

/// Gives people names, numbers and jobs.
private struct Hiring {
  var leaders: [Person] = []
  var positions: [Position] = []
  var principals: [School.ID: Person] = [:]
  var employees: [SampleStaff.Employee] = []
  var teachers: [School.ID: [String]] = [:]
  private var source = SampleSource("staff")
  private var emails: [String: Int] = [:]
  private var count = 0

  mutating func take(_ member: Cast) {
    var person = member.person
    emails[person.email.split(separator: "@").first.map(String.init) ?? ""] = 1
    // The board, the union and the students are not on the payroll.
    if ![.abernathy, .carranza, .haddad].contains(member) { person.sourceID = nextNumber() }
    leaders.append(person)
    positions.append(member.position)
    guard let school = member.position.school else { return }
    if member.post == .principal { principals[school] = person }
    if [.teacher, .teacherLeader].contains(member.post) { teachers[school, default: []].append(person.sourceID) }
  }

  mutating func manager(of network: Network) {
    lead(.principalManager, "Executive director, \(network.name)") { $0.network = network.id }
  }

  mutating func principal(of school: SampleSchool) {
    if principals[school.id] == nil {
      principals[school.id] = lead(.principal, "Principal, \(school.name)") { $0.school = school.id }
    }
  }

  @discardableResult private mutating func lead(
    _ post: Post, _ called: String, _ edit: (inout Position) -> Void
  ) -> Person {
    let (number, name) = (nextNumber(), nextName())
    var person = Person(id: .sample("employee/\(number)"), name.given, name.family, email: name.email)
    person.sourceID = number
    leaders.append(person)
    positions.append(
      .sample("employee/\(number)") { position in
        position.person = person.id
        position.post = post
        position.called = called
        position.time = 1
        position.from = day("2025-07-14")
        edit(&position)
      })
    return person
  }

  mutating func staff(_ school: SampleSchool) {
    while teachers[school.id, default: []].count < school.teachers { teach(at: school, .both) }
    for _ in 0..<school.teachers / 20 { teach(at: school, .firstOnly) }
    for number in 0..<max(2, school.teachers / 3) {
      let jobs = [
        "officeAssistant", "aide", "counselor", "librarian", "custodian", "cafeteriaLead", "schoolNurse", "aide",
        "familyLiaison", "busCoordinator",
      ]
      hire(jobs[number % jobs.count], "", at: school.school.sourceID, .both)
    }
  }

  /// One teacher in seventeen is new in the second year, for those who have left.
  private mutating func teach(at school: SampleSchool, _ stay: SampleStaff.Stay) {
    let order = teachers[school.id, default: []].count
    let isNew = stay == .both && (order + school.name.count) % 17 == 0
    let subject = SampleSubjects.subject(school.level, order)
    let number = hire("teacher", subject, at: school.school.sourceID, isNew ? .secondOnly : stay)
    if stay == .both { teachers[school.id, default: []].append(number) }
  }

  mutating func office(size: Int) {
    let jobs = [
      "directorOfCurriculum", "directorOfFinance", "directorOfHumanResources", "directorOfSpecialEducation",
      "coordinatorOfMultilingualLearning", "coordinatorOfAssessment", "payrollOfficer", "communicationsOfficer",
    ]
    for number in 0..<size { hire(jobs[number % jobs.count], "", at: "", .both) }
  }

  @discardableResult private mutating func hire(
    _ role: String, _ subject: String, at school: String, _ stay: SampleStaff.Stay
  ) -> String {
    let (number, name) = (nextNumber(), nextName())
    employees.append(
      SampleStaff.Employee(
        number: number, given: name.given, family: name.family, email: name.email, role: role, subject: subject,
        school: school, stay: stay))
    return number
  }

  private mutating func nextNumber() -> String {
    count += 1
    return "E\(10_000 + count)"
  }

  /// Two people of one name get a number behind it in their address.
  private mutating func nextName() -> (given: String, family: String, email: String) {
    let (given, family) = (source.pick(SampleNames.given), source.pick(SampleNames.family))
    let name = "\(given).\(family)".lowercased()
    emails[name, default: 0] += 1
    let same = emails[name] ?? 1
    return (given, family, "\(name)\(same > 1 ? String(same) : "")@\(SampleDistrict.mailDomain)")
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
        "Kindergarten", "Grade 1", "Grade 2", "Grade 3", "Grade 4", "Grade 5", "Special education",
        "Multilingual learning", "Music", "Art",
      ]
    case .middle:
      [
        "English", "Mathematics", "Science", "Social studies", "Special education", "Multilingual learning",
        "Physical education", "Band",
      ]
    case .high:
      [
        "English", "Mathematics", "Science", "History", "Spanish", "Career and technical education",
        "Special education", "Multilingual learning", "Physical education", "Art",
      ]
    }
  }
}
