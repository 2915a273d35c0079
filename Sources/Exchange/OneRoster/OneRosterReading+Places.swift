import Vocabulary

extension OneRosterReading {
  func readPlaces(_ receive: (RosterRow) throws -> Void) throws {
    places.isComplete = isBulk(.orgs)
    guard let table = try table(.orgs) else { return }
    while try table.advance() { try readOrg(table, receive) }
    count(table)
    places.recogniseNetworks()
    noteOddPlaces(table)
    report.district = places.districts.first?.name ?? ""
    if isBulk(.orgs) { report.complete.formUnion([.school, .network]) }
    for org in places.networkOrgs {
      try receive(.network(NetworkRow(sourceID: org.id, name: org.name, line: org.line)))
    }
    for org in places.schools { try receive(.school(school(org))) }
  }

  private func readOrg(_ table: OneRosterTable, _ receive: (RosterRow) throws -> Void) throws {
    if let flaw = table.flawOfNumber() { return table.skip(flaw, in: &skips) }
    let reader = table.reader
    let type = reader.trimmed(table.column("type")).lowercased()
    if case .gone(let reason) = table.standing {
      let kind: RosterKind = type == "school" ? .school : .network
      return try receive(.gone(GoneRow(kind: kind, sourceID: table.id, reason: reason, line: reader.line)))
    }
    if reader.isBlank(table.column("name")) { return table.skip(.withoutName, in: &skips) }
    noteUnknownType(type, table)
    places.add(
      OneRosterPlaces.Org(
        id: table.id, name: reader.trimmed(table.column("name")), type: type,
        identifier: reader.trimmed(table.column("identifier")), parent: reader.trimmed(table.column("parentSourcedId")),
        line: reader.line))
  }

  private func noteUnknownType(_ type: String, _ table: OneRosterTable) {
    guard !["school", "district", "department", "local", "state", "national"].contains(type) else { return }
    table.reader.note(
      "org-type", .notes, at: table.column("type"),
      Phrase(
        "“\(type)” is not a sort of organisation in OneRoster; it is not taken for a school",
        es: "«\(type)» no es un tipo de organización de OneRoster; no se toma como escuela"),
      cure: Phrase("Write school, if it is one", es: "Escriba school, si lo es"))
  }

  private func school(_ org: OneRosterPlaces.Org) -> SchoolRow {
    var row = SchoolRow(sourceID: org.id, name: org.name, line: org.line)
    row.stateID = org.identifier
    row.network = places.network(of: org)
    return row
  }

  private func noteOddPlaces(_ table: OneRosterTable) {
    let file = table.reader.file
    if places.districts.count > 1 { log.note(severalDistricts(file)) }
    if places.schools.isEmpty, isBulk(.orgs) { log.note(withoutSchools(file)) }
    for org in places.orgs.values.sorted(by: { $0.line < $1.line }) { noteOddParent(of: org, file) }
  }

  private func noteOddParent(of org: OneRosterPlaces.Org, _ file: String) {
    guard !org.parent.isEmpty else { return }
    if places.isInCircle(org.id) {
      log.note(
        parent(
          "parent-circle", org, file,
          Phrase(
            "The organisation belongs to itself, round a circle", es: "La organización pertenece a sí misma, en círculo"
          )))
    } else if places.orgs[org.parent] == nil, places.isComplete {
      log.note(
        parent(
          "parent-unknown", org, file,
          Phrase(
            "It belongs to an organisation that is not in the file",
            es: "Pertenece a una organización que no está en el archivo")))
    } else if org.type == "school", places.orgs[org.parent]?.type == "school" {
      log.note(
        parent(
          "parent-school", org, file,
          Phrase("A school belongs to another school", es: "Una escuela pertenece a otra escuela")))
    }
  }

  private func parent(_ code: String, _ org: OneRosterPlaces.Org, _ file: String, _ message: Phrase) -> FileFinding {
    FileFinding(
      code, .notes, file: file, line: org.line, heading: "parentSourcedId", message,
      cure: Phrase(
        "Give the sourcedId of the district; until then it stands at the district",
        es: "Indique el sourcedId del distrito; hasta entonces queda en el distrito"))
  }

  private func severalDistricts(_ file: String) -> FileFinding {
    FileFinding(
      "several-districts", .notes, file: file, line: places.districts[1].line,
      Phrase(
        "The file holds \(places.districts.count) districts; all their schools come into this one",
        es: "El archivo contiene \(places.districts.count) distritos; todas sus escuelas entran en este"),
      cure: Phrase(
        "Export one district at a time, if they should stay apart",
        es: "Exporte un distrito a la vez, si deben quedar separados"))
  }

  private func withoutSchools(_ file: String) -> FileFinding {
    FileFinding(
      "no-schools", .notes, file: file,
      Phrase(
        "There is no school in it; everybody stands at the district",
        es: "No hay ninguna escuela; todos quedan en el distrito"),
      cure: Phrase("Give schools the type school", es: "Dé a las escuelas el tipo school"))
  }
}

// MARK: - School years

extension OneRosterReading {
  func readYears(_ receive: (RosterRow) throws -> Void) throws {
    guard let table = try table(.academicSessions) else { return }
    while try table.advance() { try readSession(table, receive) }
    count(table)
    if isBulk(.academicSessions) { report.complete.insert(.year) }
  }

  private func readSession(_ table: OneRosterTable, _ receive: (RosterRow) throws -> Void) throws {
    if let flaw = table.flawOfNumber() { return table.skip(flaw, in: &skips) }
    let reader = table.reader
    let isYear = reader.isWord("schoolYear", at: table.column("type"))
    if case .gone(let reason) = table.standing {
      if isYear { try receive(.gone(GoneRow(kind: .year, sourceID: table.id, reason: reason, line: reader.line))) }
      return
    }
    let days = (from: table.day(table.column("startDate")), until: table.day(table.column("endDate")))
    sessions[table.id] = days
    guard isYear else { return }
    guard let year = schoolYear(table, days) else { return table.skip(.unreadable, in: &skips) }
    try receive(
      .year(
        YearRow(
          sourceID: table.id, year: year, title: reader.trimmed(table.column("title")), from: days.from,
          until: days.until,
          line: reader.line)))
  }

  /// OneRoster names a school year by the calendar year in which it ends; the days say it too.
  private func schoolYear(_ table: OneRosterTable, _ days: (from: Day?, until: Day?)) -> SchoolYear? {
    let column = table.column("schoolYear")
    let named = Int(table.reader.trimmed(column)).flatMap { (1900...2200).contains($0) ? SchoolYear($0 - 1) : nil }
    guard let from = days.from else { return named }
    let shown = SchoolYear(containing: from)
    if let named, named != shown {
      table.reader.note(
        "school-year", .notes, at: column,
        Phrase(
          "The school year and its first day do not agree; the day counts",
          es: "El año escolar y su primer día no coinciden; vale el día"),
        cure: Phrase("Write the year in which the school year ends", es: "Escriba el año en que termina el año escolar")
      )
    }
    return shown
  }
}
