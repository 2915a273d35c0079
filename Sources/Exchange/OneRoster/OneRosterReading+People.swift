import Vocabulary

extension OneRosterReading {
  /// OneRoster 1.1 gives each user one role in users.csv; 1.2 gives roles a file of their own. The file decides, not the number.
  func readPeople(_ receive: (RosterRow) throws -> Void) throws {
    guard let users = try table(.users) else { return }
    if mode(.roles) == .absent || archive.entry("roles.csv") == nil {
      try readUsersWithRoles(users, receive)
    } else {
      let roles = try rolesOfUsers()
      try readUsers(users, roles: roles, receive)
      try readRoles(receive)
    }
    count(users)
  }

  /// Passwords are looked for, and never read: that there are some is said, with how many.
  private func noteSecrets(_ table: OneRosterTable, _ secrets: [Int]) {
    for column in secrets where !table.reader.isBlank(column) {
      table.reader.note(
        "password", .notes, at: column,
        Phrase(
          "A password stands in the file; it was dropped without being read",
          es: "Hay una contraseña en el archivo; se descartó sin leerla"),
        cure: Phrase(
          "Ask the vendor to leave passwords out, and change those that were sent",
          es: "Pida al proveedor que no las envíe, y cambie las que se hayan enviado"))
    }
  }
}

// MARK: - Users

extension OneRosterReading {
  private struct Columns {
    let enabled, given, family, preferredGiven, preferredFamily, email: Int
    let secrets: [Int]

    init(_ table: OneRosterTable) {
      enabled = table.column("enabledUser")
      given = table.column("givenName")
      family = table.column("familyName")
      preferredGiven = table.column("preferredGivenName")
      preferredFamily = table.column("preferredFamilyName")
      email = table.column("email")
      secrets = table.reader.headings.indices.filter { table.reader.headings[$0].lowercased().contains("password") }
    }
  }

  /// Hands over a person, or says that they have left. False when the row is of no use.
  private func takeUser(
    _ table: OneRosterTable, _ columns: Columns, isForKnownOnly: Bool, _ receive: (RosterRow) throws -> Void
  ) throws -> Bool {
    let reader = table.reader
    if let reason = leaving(table, columns) {
      try receive(.gone(GoneRow(kind: .person, sourceID: table.id, reason: reason, line: reader.line)))
      return false
    }
    guard let row = person(table, columns, isForKnownOnly: isForKnownOnly) else {
      table.skip(.withoutName, in: &skips)
      return false
    }
    staff.insert(table.idFingerprint)
    try receive(.person(row))
    return true
  }

  private func leaving(_ table: OneRosterTable, _ columns: Columns) -> GoneRow.Reason? {
    if case .gone(let reason) = table.standing { return reason }
    let reader = table.reader
    let isOff = reader.isWord("false", at: columns.enabled) || reader.isWord("no", at: columns.enabled)
    return isOff ? .disabled : nil
  }

  private func person(_ table: OneRosterTable, _ columns: Columns, isForKnownOnly: Bool) -> PersonRow? {
    let reader = table.reader
    let preferred = (given: reader.trimmed(columns.preferredGiven), family: reader.trimmed(columns.preferredFamily))
    let row = PersonRow(
      sourceID: table.id,
      givenName: preferred.given.isEmpty ? reader.trimmed(columns.given) : preferred.given,
      familyName: preferred.family.isEmpty ? reader.trimmed(columns.family) : preferred.family,
      email: email(table, columns.email), line: reader.line, isForKnownOnly: isForKnownOnly)
    return row.givenName.isEmpty && row.familyName.isEmpty ? nil : row
  }

  private func email(_ table: OneRosterTable, _ column: Int) -> String {
    let text = table.reader.trimmed(column)
    if text.isEmpty || (try? FieldKind.email.value(from: text)) != nil { return text }
    table.reader.note(
      "email", .skips, at: column,
      Phrase("This is not an e-mail address; it is left out", es: "No es un correo electrónico; se omite"),
      cure: Phrase("Write it like name@district.org", es: "Escríbalo como nombre@distrito.org"))
    return ""
  }
}

// MARK: - Roles in users.csv

extension OneRosterReading {
  private func readUsersWithRoles(_ users: OneRosterTable, _ receive: (RosterRow) throws -> Void) throws {
    let columns = Columns(users)
    let role = users.column("role")
    let orgs = users.column("orgSourcedIds")
    while try users.advance() {
      noteSecrets(users, columns.secrets)
      if let reason = outsider(users, role) { users.skip(reason, in: &skips); continue }
      if let flaw = users.flawOfNumber() { users.skip(flaw, in: &skips); continue }
      guard let meaning = OneRosterRole.named(users.reader.trimmed(role)) else {
        users.skip(.withoutRole, in: &skips); continue
      }
      guard try takeUser(users, columns, isForKnownOnly: false, receive) else { continue }
      try givePositions(users, meaning, role: role, orgs: orgs, receive)
    }
    if isBulk(.users) { report.complete.formUnion([.person, .position]) }
  }

  /// Students and families, told by their role alone.
  private func outsider(_ table: OneRosterTable, _ role: Int) -> SkipReason? {
    let reader = table.reader
    if reader.isWord("student", at: role) { return .student }
    return reader.isWord("parent", at: role) || reader.isWord("guardian", at: role)
      || reader.isWord("relative", at: role) ? .family : nil
  }

  private func givePositions(
    _ users: OneRosterTable, _ meaning: OneRosterRole, role: Int, orgs: Int, _ receive: (RosterRow) throws -> Void
  ) throws {
    let id = users.id
    let roleName = users.reader.trimmed(role)
    let names = users.reader.trimmed(orgs).split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
    for (index, org) in names.enumerated() where names.firstIndex(of: org) == index {
      let number = "\(id)|\(roleName.lowercased())|\(org)"
      guard let row = position(number, of: id, meaning, roleName, at: org, users, role: role, org: orgs) else {
        continue
      }
      try receive(.position(row))
    }
  }
}

// MARK: - Roles in roles.csv

extension OneRosterReading {
  struct RoleMarks: OptionSet {
    let rawValue: UInt8
    static let staff = RoleMarks(rawValue: 1)
    static let student = RoleMarks(rawValue: 2)
    static let family = RoleMarks(rawValue: 4)
  }

  /// Reads roles.csv for the first time: who is staff. Roles that have ended by status count as well, so that their
  /// holders are told to have left rather than taken for students.
  private func rolesOfUsers() throws -> [UInt64: RoleMarks] {
    guard let table = try table(.roles) else { return [:] }
    let (user, role) = (table.column("userSourcedId"), table.column("role"))
    var marks: [UInt64: RoleMarks] = [:]
    while try table.advance() {
      let mark: RoleMarks =
        switch outsider(table, role) {
        case .student?: .student
        case .family?: .family
        default: table.reader.isBlank(role) ? [] : .staff
        }
      marks[table.reader.fingerprint(user), default: []].formUnion(mark)
    }
    return marks
  }

  private func readUsers(_ users: OneRosterTable, roles: [UInt64: RoleMarks], _ receive: (RosterRow) throws -> Void)
    throws
  {
    let columns = Columns(users)
    while try users.advance() {
      noteSecrets(users, columns.secrets)
      let marks = roles[users.idFingerprint] ?? []
      if !marks.contains(.staff), !marks.isEmpty {
        users.skip(marks.contains(.student) ? .student : .family, in: &skips); continue
      }
      if marks.isEmpty, isBulk(.roles), isActive(users, columns) { users.skip(.withoutRole, in: &skips); continue }
      if let flaw = users.flawOfNumber() { users.skip(flaw, in: &skips); continue }
      _ = try takeUser(users, columns, isForKnownOnly: marks.isEmpty, receive)
    }
    if isBulk(.users), isBulk(.roles) { report.complete.insert(.person) }
  }

  private func isActive(_ users: OneRosterTable, _ columns: Columns) -> Bool { leaving(users, columns) == nil }

  /// Reads roles.csv for the second time: the positions of those who are staff.
  private func readRoles(_ receive: (RosterRow) throws -> Void) throws {
    guard let table = try table(.roles) else { return }
    let (user, role, org) = (table.column("userSourcedId"), table.column("role"), table.column("orgSourcedId"))
    let (begin, end) = (table.column("beginDate"), table.column("endDate"))
    while try table.advance() {
      if let reason = outsider(table, role) { table.skip(reason, in: &skips); continue }
      if let flaw = table.flawOfNumber() { table.skip(flaw, in: &skips); continue }
      if case .gone(let reason) = table.standing {
        try receive(.gone(GoneRow(kind: .position, sourceID: table.id, reason: reason, line: table.reader.line)))
        continue
      }
      guard isKnown(table, user) else { continue }
      let name = table.reader.trimmed(role)
      guard let meaning = OneRosterRole.named(name) else { table.skip(.withoutRole, in: &skips); continue }
      let person = table.reader.trimmed(user)
      guard
        var row = position(
          table.id, of: person, meaning, name, at: table.reader.trimmed(org), table, role: role, org: org)
      else { continue }
      row.from = table.day(begin)
      row.until = table.day(end)
      try receive(.position(row))
    }
    count(table)
    if isBulk(.roles) { report.complete.insert(.position) }
  }

  /// Whether the user is among those that were read; with a part of the users, that cannot be told here.
  private func isKnown(_ table: OneRosterTable, _ user: Int) -> Bool {
    if !isBulk(.users) || staff.contains(table.reader.fingerprint(user)) { return true }
    table.reader.note(
      "user-unknown", .skips, at: user,
      Phrase(
        "There is no such user, active and with a name, in users.csv",
        es: "No hay tal persona, activa y con nombre, en users.csv"),
      cure: Phrase(
        "Export users.csv and \(table.reader.file) at the same time",
        es: "Exporte users.csv y \(table.reader.file) al mismo tiempo"))
    table.skip(.unknownPerson, in: &skips)
    return false
  }
}

// MARK: - Positions

extension OneRosterReading {
  private func position(
    _ number: String, of person: String, _ meaning: OneRosterRole, _ roleName: String, at org: String,
    _ table: OneRosterTable, role: Int, org column: Int
  ) -> PositionRow? {
    guard case .staff(let post, let called) = meaning else { return nil }
    guard let place = places.place(of: org) else {
      noteUnknownPlace(table, column)
      return nil
    }
    noteRole(roleName, at: place, table, role)
    var row = PositionRow(
      sourceID: number, person: person, post: post, called: called, at: place, line: table.reader.line)
    if post == .principal, !isSchool(place) {
      row.post = .supportStaff
      row.called = "Principal"
    }
    return row
  }

  private func isSchool(_ place: RosterPlace) -> Bool {
    switch place {
    case .school, .unknown: true
    case .district, .network: false
    }
  }

  private func noteUnknownPlace(_ table: OneRosterTable, _ column: Int) {
    table.reader.note(
      "org-unknown", .skips, at: column,
      Phrase(
        "There is no such organisation in orgs.csv; the position is left out",
        es: "No hay tal organización en orgs.csv; el puesto se omite"),
      cure: Phrase("Export orgs.csv at the same time", es: "Exporte orgs.csv al mismo tiempo"))
    table.skip(.unknownPlace, in: &skips)
  }

  private func noteRole(_ name: String, at place: RosterPlace, _ table: OneRosterTable, _ column: Int) {
    switch name.lowercased() {
    case "administrator", "siteadministrator", "districtadministrator", "systemadministrator":
      table.reader.note(
        "administrators", .notes, at: column,
        Phrase(
          "Administrators come in as support staff with that title: a roster gives nobody rights over the plan",
          es: "La administración entra como personal de apoyo con ese título: un listado no da derechos sobre el plan"),
        cure: Phrase(
          "Name directors, principals and others on the People page; later rosters leave that as it is",
          es: "Nombre a directores y demás en la página Personas; los listados posteriores lo respetan"))
    case "principal" where !isSchool(place):
      table.reader.note(
        "principal-without-school", .notes, at: column,
        Phrase(
          "A principal stands at no school, and comes in as support staff",
          es: "Una dirección no está en ninguna escuela, y entra como personal de apoyo"),
        cure: Phrase("Give the sourcedId of the school", es: "Indique el sourcedId de la escuela"))
    case let other where !OneRosterRole.known.contains(other):
      table.reader.note(
        "role-unknown", .notes, at: column,
        Phrase(
          "“\(name)” is not a role of OneRoster; it comes in as support staff with that title",
          es: "«\(name)» no es un rol de OneRoster; entra como personal de apoyo con ese título"),
        cure: Phrase(
          "Nothing needs doing, unless it should be teacher or principal",
          es: "No hace falta nada, salvo que deba ser teacher o principal"))
    default: break
    }
  }
}
