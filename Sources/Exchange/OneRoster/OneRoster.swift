import Vocabulary

/// A OneRoster 1.1 or 1.2 set of CSV files, in a folder or a zip.
///
/// Read are organisations, academic sessions, courses, classes, users, roles and enrolments. Students and families are
/// counted and left out before their names are read; passwords are never read.
package final class OneRoster: RosterSource {
  private let archive: Archive

  package init(_ archive: Archive) { self.archive = archive }

  package func read(_ receive: (RosterRow) throws -> Void) throws -> RosterReport {
    let reading = try OneRosterReading(archive)
    try reading.readPlaces(receive)
    try reading.readYears(receive)
    try reading.readCourses(receive)
    try reading.readPeople(receive)
    try reading.readTeachings(receive)
    return try reading.finished()
  }
}

/// One pass through a OneRoster set: what was learned so far.
final class OneRosterReading {
  let archive: Archive
  let log = FindingLog()
  let version: OneRosterManifest.Version
  private let manifest: OneRosterManifest?

  var skips = SkipCount()
  var report = RosterReport(feed: "oneroster", format: "OneRoster")
  var places = OneRosterPlaces()
  var sessions: [String: (from: Day?, until: Day?)] = [:]
  /// The classes that were read, and the staff among the users.
  var courses: Set<UInt64> = []
  var staff: Set<UInt64> = []

  init(_ archive: Archive) throws {
    self.archive = archive
    manifest = try OneRosterManifest.read(archive, log: log)
    version = manifest?.version ?? (archive.entry("roles.csv") == nil ? .v1p1 : .v1p2)
    report.format = "OneRoster \(version.rawValue)"
    report.system = manifest?.system ?? ""
    try lookAtFiles()
  }

  func finished() throws -> RosterReport {
    try log.refuseIfNeeded()
    report.skipped = skips.all
    report.findings = log.findings
    return report
  }
}

// MARK: - Which files there are

extension OneRosterReading {
  /// Bulk where the manifest is silent about a file that is there: it then holds everything.
  func mode(_ file: OneRosterFile) -> OneRosterManifest.Mode {
    if let mode = manifest?.mode(file) { return mode }
    return archive.entry(file.fileName) != nil && manifest == nil ? .bulk : .absent
  }

  /// Opens a file of the set; nil when the manifest calls it absent, or it is not there.
  func table(_ file: OneRosterFile) throws -> OneRosterTable? {
    guard mode(file) != .absent, let entry = archive.entry(file.fileName) else { return nil }
    let table = try OneRosterTable(file, source: archive.open(entry), name: entry.name, version: version, log: log)
    try log.refuseIfNeeded()
    return table
  }

  /// Whether what a file does not hold does not exist.
  func isBulk(_ file: OneRosterFile) -> Bool { mode(file) == .bulk }

  func count(_ table: OneRosterTable) { report.read[table.reader.file] = table.table.rows }

  private func lookAtFiles() throws {
    guard OneRosterFile.allCases.contains(where: { archive.entry($0.fileName) != nil }) else {
      throw notOneRoster.refusal
    }
    if manifest == nil { log.note(withoutManifest) }
    for file in OneRosterFile.allCases { lookAt(file) }
    try noteUnread()
    if mode(.users) != .absent, version == .v1p2, archive.entry("roles.csv") == nil || mode(.roles) == .absent {
      try lookAtRolesMissing()
    }
    try log.refuseIfNeeded()
  }

  private func lookAt(_ file: OneRosterFile) {
    let isThere = archive.entry(file.fileName) != nil
    switch (manifest?.mode(file), isThere) {
    case (.bulk?, false), (.delta?, false): log.note(promised(file))
    case (.absent?, true): log.note(unexpected(file.fileName))
    case (nil, true) where manifest != nil: log.note(unexpected(file.fileName))
    case (nil, false) where file == .users: log.note(promised(file))
    default: break
    }
  }

  /// Without roles nobody can tell a teacher from a student. Some systems write the role into users.csv all the same.
  private func lookAtRolesMissing() throws {
    guard let users = try table(.users) else { return }
    if users.table.headings.has("role"), users.table.headings.has("orgSourcedIds") { return }
    log.note(
      FileFinding(
        "no-roles", .refuses, file: "roles.csv",
        Phrase(
          "There is no roles.csv, so staff cannot be told from students",
          es: "No hay roles.csv, así que no se distingue al personal de los estudiantes"),
        cure: Phrase("Export it with users.csv", es: "Expórtelo junto con users.csv")))
  }

  /// Files that are not needed are named once; one that repeats another is named for that.
  private func noteUnread() throws {
    let read = Set(OneRosterFile.allCases.map { $0.fileName.lowercased() } + ["manifest.csv"])
    for entry in archive.entries
    where !read.contains(entry.name.lowercased()) && entry.name.lowercased().hasSuffix(".csv") {
      if let twin = try twin(of: entry) {
        log.note(repeated(entry.name, twin: twin))
      } else if let meant = meant(by: entry.name) {
        log.note(misnamed(entry.name, meant: meant))
      } else {
        log.note(unneeded(entry.name))
      }
    }
  }

  private func twin(of entry: Archive.Entry) throws -> String? {
    let sameSize = archive.entries.filter { $0.size == entry.size && $0 != entry && entry.size < 4 << 20 }
    guard !sameSize.isEmpty else { return nil }
    let bytes = try archive.bytes(of: entry, atMost: 4 << 20)
    return try sameSize.first { try archive.bytes(of: $0, atMost: 4 << 20) == bytes }?.name
  }

  private func meant(by name: String) -> OneRosterFile? {
    let missing = OneRosterFile.allCases.filter { archive.entry($0.fileName) == nil }
    let word = Nearness.meant(by: String(name.dropLast(4)), among: missing.map(\.rawValue))
    return word.flatMap(OneRosterFile.init(rawValue:))
  }
}

// MARK: - What is said of the files

extension OneRosterReading {
  private var notOneRoster: FileFinding {
    let names = archive.entries.prefix(6).map(\.name).joined(separator: ", ")
    return FileFinding(
      "not-oneroster", .refuses, file: archive.name,
      Phrase(
        "There is no file of OneRoster in it (found: \(names.isEmpty ? "nothing" : names))",
        es: "No contiene ningún archivo de OneRoster (hay: \(names.isEmpty ? "nada" : names))"),
      cure: Phrase(
        "Choose the folder or zip that holds manifest.csv, users.csv and the others",
        es: "Elija la carpeta o zip con manifest.csv, users.csv y los demás"))
  }

  private var withoutManifest: FileFinding {
    FileFinding(
      "no-manifest", .notes, file: "manifest.csv",
      Phrase(
        "There is no manifest.csv; the files were taken as OneRoster \(version.rawValue), complete",
        es: "No hay manifest.csv; los archivos se tomaron como OneRoster \(version.rawValue), completos"),
      cure: Phrase("Ask the vendor for manifest.csv", es: "Pida al proveedor el manifest.csv"))
  }

  private func promised(_ file: OneRosterFile) -> FileFinding {
    FileFinding(
      "file-missing", .refuses, file: file.fileName,
      manifest == nil
        ? Phrase("\(file.fileName) is missing", es: "Falta \(file.fileName)")
        : Phrase(
          "\(file.fileName) is missing, or the manifest does not name it as it should",
          es: "Falta \(file.fileName), o el manifiesto no lo nombra como debe"),
      cure: Phrase(
        "Export it, or write absent in manifest.csv if there is nothing to send",
        es: "Expórtelo, o escriba absent en manifest.csv si no hay nada que enviar"))
  }

  private func unexpected(_ name: String) -> FileFinding {
    FileFinding(
      "file-unexpected", .notes, file: name,
      Phrase(
        "The manifest does not announce this file, so it was not read",
        es: "El manifiesto no anuncia este archivo, así que no se leyó"),
      cure: Phrase("Write bulk in manifest.csv if it should be read", es: "Escriba bulk en manifest.csv si debe leerse")
    )
  }

  private func repeated(_ name: String, twin: String) -> FileFinding {
    FileFinding(
      "file-repeated", .notes, file: name,
      Phrase("It repeats \(twin) byte for byte, and was not read", es: "Repite \(twin) byte por byte, y no se leyó"),
      cure: Phrase(
        "Export the right file under this name, or leave it out",
        es: "Exporte el archivo correcto con este nombre, o quítelo"))
  }

  private func misnamed(_ name: String, meant: OneRosterFile) -> FileFinding {
    FileFinding(
      "file-misnamed", .notes, file: name,
      Phrase(
        "Did you mean \(meant.fileName)? The file was not read",
        es: "¿Quiso decir \(meant.fileName)? El archivo no se leyó"),
      cure: Phrase("Rename it to \(meant.fileName)", es: "Cámbiele el nombre a \(meant.fileName)"))
  }

  private func unneeded(_ name: String) -> FileFinding {
    FileFinding(
      "file-unneeded", .notes, file: name,
      Phrase(
        "Nothing in this file is kept, so it was not read", es: "Nada de este archivo se guarda, así que no se leyó"),
      cure: Phrase("Leave it out next time, if you can", es: "Déjelo fuera la próxima vez, si puede"))
  }
}
