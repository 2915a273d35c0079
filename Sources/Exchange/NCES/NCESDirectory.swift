import Vocabulary

/// The federal directory of public schools (Common Core of Data), as its search page writes it to CSV.
///
/// † means "does not apply", – "missing", ‡ "not good enough to publish": all three are read as nothing.
/// Source: nces.ed.gov/ccd, table notes of the school search.
package struct NCESDirectory {
  /// A district named in the directory.
  package struct Listed: Equatable, Sendable {
    package var id: String
    package var stateID: String
    package var name: String
    package var schools: Int
  }

  private let archive: Archive

  package init(_ archive: Archive) { self.archive = archive }

  /// Every district that has a school in the files, by name.
  package func districts() throws -> [Listed] {
    var listed: [String: Listed] = [:]
    let table = try schoolTable(log: FindingLog())
    while try table.advance() {
      guard let id = Self.number(table.reader.trimmed(table.headings["NCES District ID"]), digits: 7) else { continue }
      let name = table.reader.trimmed(table.headings["District"])
      let state = table.reader.trimmed(table.headings["State District ID"])
      listed[id, default: Listed(id: id, stateID: state, name: name, schools: 0)].schools += 1
    }
    return listed.values.sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
  }

  /// The one district meant by a number or a name. Refuses with what comes close.
  package func district(_ wanted: String) throws -> Listed {
    let districts = try districts()
    let number = Self.number(wanted, digits: 7)
    if let found = districts.first(where: { $0.id == number || $0.stateID.lowercased() == wanted.lowercased() }) {
      return found
    }
    let named = districts.filter { $0.name.lowercased() == wanted.trimmed.lowercased() }
    if named.count == 1 { return named[0] }
    throw unclear(wanted, among: districts, named: named).refusal
  }

  /// The schools of one district.
  package func schools(of district: Listed) -> NCESRoster { NCESRoster(directory: self, district: district) }

  /// The schools of every district in the files.
  package func allSchools() -> NCESRoster { NCESRoster(directory: self, district: nil) }

  func schoolTable(log: FindingLog) throws -> TableReader {
    let tables = archive.entries.filter { $0.name.lowercased().hasSuffix(".csv") }
    for entry in tables {
      let reader = try CSVReader(archive.open(entry), file: entry.name, log: FindingLog())
      guard reader.headings.contains(where: { Headings.normal($0) == Headings.normal("NCES School ID") }) else {
        continue
      }
      let table = try TableReader(
        archive.open(entry), file: entry.name, log: log, known: Self.known, required: Self.required,
        isExpected: { _ in true })
      try log.refuseIfNeeded()
      return table
    }
    throw notThis.refusal
  }

  /// Whether the files look like the directory at all.
  package var isRecognised: Bool {
    archive.entries.contains { entry in
      guard entry.name.lowercased().hasSuffix(".csv") || archive.entries.count == 1 else { return false }
      let reader = try? CSVReader(archive.open(entry), file: entry.name, log: FindingLog())
      return reader.map(Self.isDirectory) ?? false
    }
  }

  private static func isDirectory(_ reader: CSVReader) -> Bool {
    reader.headings.contains { Headings.normal($0) == Headings.normal("NCES School ID") }
  }

  private var notThis: FileFinding {
    FileFinding(
      "not-nces", .refuses, file: archive.name,
      Phrase("No file in it has a column “NCES School ID”", es: "Ningún archivo tiene una columna «NCES School ID»"),
      cure: Phrase(
        "Download the schools from nces.ed.gov/ccd/schoolsearch, and save them as CSV",
        es: "Descargue las escuelas de nces.ed.gov/ccd/schoolsearch y guárdelas como CSV"))
  }
}

extension NCESDirectory {
  static let required = ["NCES School ID", "NCES District ID", "School Name"]
  static let known =
    required + [
      "State School ID", "State District ID", "District", "Low Grade", "High Grade", "Students", "Status", "Type",
    ]

  /// A number of a fixed length, with the zeros that a spreadsheet took from its head. Nil when digits are lost for good.
  static func number(_ text: String, digits: Int) -> String? {
    guard !text.isEmpty, text.allSatisfy({ $0.isASCII && $0.isNumber }), text.count <= digits else { return nil }
    return String(repeating: "0", count: digits - text.count) + text
  }

  private func unclear(_ wanted: String, among districts: [Listed], named: [Listed]) -> FileFinding {
    let words = wanted.trimmed.lowercased()
    var close = named.isEmpty ? districts.filter { !words.isEmpty && $0.name.lowercased().contains(words) } : named
    if close.isEmpty, let meant = Nearness.meant(by: wanted, among: districts.map(\.name)) {
      close = districts.filter { $0.name == meant }
    }
    let names = close.prefix(6).map { "\($0.name) (\($0.id))" }.joined(separator: ", ")
    return FileFinding(
      named.count > 1 ? "district-unclear" : "district-unknown", .refuses, file: archive.name,
      named.count > 1
        ? Phrase("Several districts are called “\(wanted)”", es: "Varios distritos se llaman «\(wanted)»")
        : Phrase(
          "No district in the file is called “\(wanted)”", es: "Ningún distrito del archivo se llama «\(wanted)»"),
      cure: names.isEmpty
        ? Phrase(
          "Give its name as in the file, or its NCES number",
          es: "Escriba su nombre como en el archivo, o su número NCES")
        : Phrase("Choose one: \(names)", es: "Elija uno: \(names)"))
  }
}
