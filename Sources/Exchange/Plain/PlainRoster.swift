import Vocabulary

/// A roster that a person can keep in a spreadsheet: one line for each person and position.
///
/// Its columns are those of `PlainColumn.all`.
///
/// A person with two positions has two lines. Whoever a later file leaves out has ended, unless it is read as a part.
package final class PlainRoster: RosterSource {
  package static let columns = PlainColumn.all.map(\.name)

  /// A file with the headings and no rows, to fill in.
  package static var template: [UInt8] {
    var writer = CSVWriter()
    writer.row(columns)
    return RecordFile<Person>.mark + writer.drain()
  }

  private let source: any ByteSource
  private let file: String
  private let isWhole: Bool
  private let log = FindingLog()
  private var skips = SkipCount()
  private var people: [String: String] = [:]
  private var schools: Set<String> = []
  private var positions: Set<String> = []

  package init(_ source: any ByteSource, file: String, isWhole: Bool = true) {
    self.source = source
    self.file = file
    self.isWhole = isWhole
  }

  /// The one CSV file of a folder or zip, or the file itself.
  package convenience init(_ archive: Archive, isWhole: Bool = true) throws {
    let tables = archive.entries.filter { $0.name.lowercased().hasSuffix(".csv") }
    guard let entry = tables.count == 1 ? tables[0] : archive.entries.count == 1 ? archive.entries[0] : nil else {
      throw FileFinding(
        "not-one-file", .refuses, file: archive.name,
        Phrase(
          "A plain roster is one CSV file; here are \(tables.count)",
          es: "Un listado sencillo es un solo archivo CSV; aquí hay \(tables.count)"),
        cure: Phrase("Choose the file itself", es: "Elija el archivo mismo")
      ).refusal
    }
    try self.init(archive.open(entry), file: entry.name, isWhole: isWhole)
  }

  package func read(_ receive: (RosterRow) throws -> Void) throws -> RosterReport {
    let table = try TableReader(
      source, file: file, log: log, known: Self.columns, required: ["given_name", "family_name", "post"])
    if !table.headings.has("staff_id"), !table.headings.has("email") { log.note(withoutNumber) }
    try log.refuseIfNeeded()
    while try table.advance() { try readLine(table, receive) }
    try log.refuseIfNeeded()
    var report = RosterReport(feed: "plain", format: "CSV")
    if isWhole { report.complete = [.person, .position] }
    report.read = [file: table.rows]
    report.skipped = skips.all
    report.findings = log.findings
    return report
  }
}

extension PlainRoster {
  private func readLine(_ table: TableReader, _ receive: (RosterRow) throws -> Void) throws {
    guard let person = person(table) else { return }
    if let name = people[person.sourceID] {
      noteOtherName(name, person, table)
    } else {
      people[person.sourceID] = person.givenName + " " + person.familyName
      try receive(.person(person))
    }
    let place = try place(table, receive)
    if let position = position(table, of: person.sourceID, at: place) { try receive(.position(position)) }
  }

  private func cell(_ column: String, _ table: TableReader) -> String {
    CSVCell.plain(table.reader.text(table.headings[column])).trimmed
  }

  private func person(_ table: TableReader) -> PersonRow? {
    let email = value(.email, "email", table).text
    let number = cell("staff_id", table)
    let row = PersonRow(
      sourceID: number.isEmpty ? email.lowercased() : number, givenName: cell("given_name", table),
      familyName: cell("family_name", table), email: email, line: table.reader.line)
    if row.givenName.isEmpty, row.familyName.isEmpty { return skip(.withoutName, table) }
    if row.sourceID.isEmpty { return skip(.withoutNumber, table) }
    return row
  }

  private func skip(_ reason: SkipReason, _ table: TableReader) -> PersonRow? {
    skips.add(reason, file: file, line: table.reader.line)
    table.reader.note(
      reason.rawValue, .skips, reason.words,
      cure: reason == .withoutName
        ? Phrase("Fill in given_name and family_name", es: "Complete given_name y family_name")
        : Phrase("Fill in staff_id or email", es: "Complete staff_id o email"))
    return nil
  }

  private func place(_ table: TableReader, _ receive: (RosterRow) throws -> Void) throws -> RosterPlace {
    let name = cell("school", table)
    let number = cell("school_id", table)
    let id = number.isEmpty ? name.lowercased() : number
    if id.isEmpty { return .district }
    if name.isEmpty { return schools.contains(id) ? .school(id) : .unknown(id) }
    if schools.insert(id).inserted {
      try receive(.school(SchoolRow(sourceID: id, name: name, line: table.reader.line)))
    }
    return .school(id)
  }

  private func position(_ table: TableReader, of person: String, at place: RosterPlace) -> PositionRow? {
    guard let post = post(table) else { return nil }
    var row = PositionRow(
      sourceID: "", person: person, post: post, called: cell("title", table), at: place, line: table.reader.line)
    if !post.isGivenByRoster || post == .principal && place == .district {
      row.post = .supportStaff
      if row.called.isEmpty { row.called = post.label.en.prefix(1).uppercased() + post.label.en.dropFirst() }
      notePrivileged(post, table)
    }
    row.time = value(.share, "share", table).real
    row.from = day("from", table)
    row.until = day("until", table)
    row.sourceID = number(of: row)
    guard positions.insert(row.sourceID).inserted else {
      skips.add(.numberTwice, file: file, line: table.reader.line)
      return nil
    }
    return row
  }

  /// What a person does where is what a position is known by.
  private func number(of row: PositionRow) -> String {
    let place =
      switch row.at {
      case .district: ""
      case .school(let id), .unknown(let id), .network(let id): id
      }
    return [row.person, row.post.rawValue, row.called.lowercased(), place].joined(separator: "|")
  }

  private func post(_ table: TableReader) -> Post? {
    let text = cell("post", table)
    if text.isEmpty { return nil }
    if let value = try? FieldKind.choice(Post.choices).value(from: text) { return Post(rawValue: value.text) }
    table.reader.note(
      "post", .skips, at: table.headings["post"],
      Phrase("“\(text)” is not a post; the position is left out", es: "«\(text)» no es un cargo; el puesto se omite"),
      cure: Phrase(
        "Write teacher, principal or support staff, and put the rest under title",
        es: "Escriba docente, dirección de escuela o personal de apoyo, y el resto en title"))
    return nil
  }

  private func day(_ column: String, _ table: TableReader) -> Day? { Day(value(.day, column, table).text) }

  private func value(_ kind: FieldKind, _ column: String, _ table: TableReader) -> FieldValue {
    do throws(UnreadableField) {
      return try kind.value(from: cell(column, table))
    } catch {
      table.reader.note(
        error.code, .skips, at: table.headings[column],
        Phrase(
          "“\(cell(column, table))” cannot be read, and is left out",
          es: "«\(cell(column, table))» no se puede leer, y se omite"), cure: error.message)
      return .none
    }
  }

  private func noteOtherName(_ name: String, _ person: PersonRow, _ table: TableReader) {
    guard name != person.givenName + " " + person.familyName else { return }
    table.reader.note(
      "other-name", .notes, at: table.headings["family_name"],
      Phrase(
        "The same person has another name on an earlier line; that one counts",
        es: "La misma persona tiene otro nombre en una línea anterior; vale aquel"),
      cure: Phrase(
        "Give two people two numbers, or one person one name",
        es: "Dé a dos personas dos números, o a una persona un solo nombre"))
  }

  private func notePrivileged(_ post: Post, _ table: TableReader) {
    table.reader.note(
      "post-not-given", .notes, at: table.headings["post"],
      Phrase(
        "A roster gives nobody rights over the plan: \(post.label.en) comes in as support staff with that title",
        es: "Un listado no da derechos sobre el plan: \(post.label.es) entra como personal de apoyo con ese título"),
      cure: Phrase("Give the post on the People page", es: "Dé el cargo en la página Personas"))
  }

  private var withoutNumber: FileFinding {
    FileFinding(
      "heading-missing", .refuses, file: file, line: 1, heading: "staff_id",
      Phrase(
        "The file has neither staff_id nor email, so nobody could be known again",
        es: "El archivo no tiene staff_id ni email, así que no se reconocería a nadie"),
      cure: Phrase("Add one of the two columns", es: "Añada una de las dos columnas"))
  }
}
