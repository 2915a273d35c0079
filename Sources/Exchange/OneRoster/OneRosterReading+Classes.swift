import Vocabulary

extension OneRosterReading {
  func readCourses(_ receive: (RosterRow) throws -> Void) throws {
    let subjects = try subjectsOfCourses()
    guard let table = try table(.classes) else { return }
    let columns = ClassColumns(table)
    while try table.advance() { try readClass(table, columns, subjects, receive) }
    count(table)
    if isBulk(.classes) { report.complete.insert(.course) }
  }

  private struct ClassColumns {
    let title, course, school, terms, subjects: Int

    init(_ table: OneRosterTable) {
      title = table.column("title")
      course = table.column("courseSourcedId")
      school = table.column("schoolSourcedId")
      terms = table.column("termSourcedIds")
      subjects = table.column("subjects")
    }
  }

  /// A class often leaves its subject to its course.
  private func subjectsOfCourses() throws -> [String: String] {
    guard let table = try table(.courses) else { return [:] }
    var subjects: [String: String] = [:]
    while try table.advance() {
      if let flaw = table.flawOfNumber() { table.skip(flaw, in: &skips); continue }
      let subject = Self.subject(table.reader.trimmed(table.column("subjects")))
      if !subject.isEmpty { subjects[table.id] = subject }
    }
    count(table)
    return subjects
  }

  /// Of several subjects the first is the one that the class is about.
  private static func subject(_ text: String) -> String { text.split(separator: ",").first.map(\.trimmed) ?? "" }

  private func readClass(
    _ table: OneRosterTable, _ columns: ClassColumns, _ subjects: [String: String],
    _ receive: (RosterRow) throws -> Void
  ) throws {
    if let flaw = table.flawOfNumber() { return table.skip(flaw, in: &skips) }
    let reader = table.reader
    if case .gone(let reason) = table.standing {
      return try receive(.gone(GoneRow(kind: .course, sourceID: table.id, reason: reason, line: reader.line)))
    }
    courses.insert(table.idFingerprint)
    let subject = Self.subject(reader.trimmed(columns.subjects))
    let days = days(ofTerms: reader.trimmed(columns.terms), table, columns.terms)
    try receive(
      .course(
        CourseRow(
          sourceID: table.id, title: reader.trimmed(columns.title),
          subject: subject.isEmpty ? subjects[reader.trimmed(columns.course)] ?? "" : subject,
          school: school(reader.trimmed(columns.school), table, columns.school), from: days.from, until: days.until,
          line: reader.line)))
  }

  private func school(_ id: String, _ table: OneRosterTable, _ column: Int) -> String {
    switch places.place(of: id) {
    case .school(let school), .unknown(let school): return school
    case .district?, .network?: return ""
    case nil:
      if !id.isEmpty {
        table.reader.note(
          "org-unknown", .notes, at: column,
          Phrase("There is no such organisation in orgs.csv", es: "No hay tal organización en orgs.csv"),
          cure: Phrase("Export orgs.csv at the same time", es: "Exporte orgs.csv al mismo tiempo"))
      }
      return ""
    }
  }

  /// From the first day of the first term to the last day of the last.
  private func days(ofTerms text: String, _ table: OneRosterTable, _ column: Int) -> (from: Day?, until: Day?) {
    let names = text.split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
    let known = names.compactMap { sessions[$0] }
    if known.count < names.count, isBulk(.academicSessions) {
      table.reader.note(
        "term-unknown", .notes, at: column,
        Phrase("There is no such term in academicSessions.csv", es: "No hay tal periodo en academicSessions.csv"),
        cure: Phrase("Export academicSessions.csv at the same time", es: "Exporte academicSessions.csv al mismo tiempo")
      )
    }
    return (known.compactMap(\.from).min(), known.compactMap(\.until).max())
  }
}

// MARK: - Who teaches

extension OneRosterReading {
  func readTeachings(_ receive: (RosterRow) throws -> Void) throws {
    guard let table = try table(.enrollments) else { return }
    let columns = EnrollmentColumns(table)
    while try table.advance() {
      if !table.reader.isWord("teacher", at: columns.role) {
        table.skip(table.reader.isWord("student", at: columns.role) ? .student : .notTeaching, in: &skips)
      } else {
        try readTeaching(table, columns, receive)
      }
    }
    count(table)
    if isBulk(.enrollments) { report.complete.insert(.teaching) }
  }

  private struct EnrollmentColumns {
    let role, user, course, primary, begin, end: Int

    init(_ table: OneRosterTable) {
      role = table.column("role")
      user = table.column("userSourcedId")
      course = table.column("classSourcedId")
      primary = table.column("primary")
      begin = table.column("beginDate")
      end = table.column("endDate")
    }
  }

  private func readTeaching(
    _ table: OneRosterTable, _ columns: EnrollmentColumns, _ receive: (RosterRow) throws -> Void
  ) throws {
    if let flaw = table.flawOfNumber() { return table.skip(flaw, in: &skips) }
    let reader = table.reader
    if case .gone(let reason) = table.standing {
      return try receive(.gone(GoneRow(kind: .teaching, sourceID: table.id, reason: reason, line: reader.line)))
    }
    if let reason = unknownReference(table, columns) { return table.skip(reason, in: &skips) }
    try receive(
      .teaching(
        TeachingRow(
          sourceID: table.id, person: reader.trimmed(columns.user), course: reader.trimmed(columns.course),
          isPrimary: reader.isWord("true", at: columns.primary), from: table.day(columns.begin),
          until: table.day(columns.end),
          line: reader.line)))
  }

  /// References are judged only against files that hold everything.
  private func unknownReference(_ table: OneRosterTable, _ columns: EnrollmentColumns) -> SkipReason? {
    let reader = table.reader
    if isBulk(.users), !staff.contains(reader.fingerprint(columns.user)) {
      reader.note(
        "user-unknown", .skips, at: columns.user,
        Phrase(
          "Somebody teaches who is no active member of staff in users.csv",
          es: "Enseña alguien que no es personal activo en users.csv"),
        cure: Phrase(
          "Give the person a role of staff, or export both files at the same time",
          es: "Dele un rol de personal, o exporte ambos archivos al mismo tiempo"))
      return .unknownPerson
    }
    if isBulk(.classes), !courses.contains(reader.fingerprint(columns.course)) {
      reader.note(
        "class-unknown", .skips, at: columns.course,
        Phrase("There is no such active class in classes.csv", es: "No hay tal clase activa en classes.csv"),
        cure: Phrase("Export classes.csv at the same time", es: "Exporte classes.csv al mismo tiempo"))
      return .unknownCourse
    }
    return nil
  }
}
