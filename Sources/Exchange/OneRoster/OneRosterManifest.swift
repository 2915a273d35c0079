import Vocabulary

/// What `manifest.csv` says of the files beside it.
struct OneRosterManifest: Equatable {
  enum Version: String { case v1p1 = "1.1", v1p2 = "1.2" }

  /// Everything there is, only what changed, or nothing.
  enum Mode: String { case bulk, delta, absent }

  var version: Version?
  var modes: [String: Mode] = [:]
  var system = ""

  func mode(_ file: OneRosterFile) -> Mode? { modes[file.rawValue.lowercased()] }
}

extension OneRosterManifest {
  static func read(_ archive: Archive, log: FindingLog) throws -> OneRosterManifest? {
    guard let entry = archive.entry("manifest.csv") else { return nil }
    let table = try TableReader(
      archive.open(entry), file: entry.name, log: log, known: ["propertyName", "value"],
      required: ["propertyName", "value"])
    var manifest = OneRosterManifest()
    while try table.advance() {
      manifest.take(
        table.reader.trimmed(table.headings["propertyName"]), table.reader.trimmed(table.headings["value"]),
        from: table.reader)
    }
    return manifest
  }

  private mutating func take(_ property: String, _ value: String, from reader: CSVReader) {
    let name = property.lowercased()
    if name == "oneroster.version" { takeVersion(value, from: reader) }
    if name == "source.systemname", !["absent", "bulk", "delta"].contains(value.lowercased()) { system = value }
    guard name.hasPrefix("file."), !value.isEmpty else { return }
    guard let mode = Mode(rawValue: value.lowercased()) else {
      return reader.note(
        "manifest-mode", .refuses, at: 1,
        Phrase("“\(value)” is not a way to send a file", es: "«\(value)» no es una forma de enviar un archivo"),
        cure: Phrase("Write bulk, delta or absent", es: "Escriba bulk, delta o absent"))
    }
    modes[String(name.dropFirst(5))] = mode
  }

  private mutating func takeVersion(_ value: String, from reader: CSVReader) {
    version = Version(rawValue: value.hasPrefix("v") ? String(value.dropFirst()) : value)
    guard version == nil else { return }
    reader.note(
      "version", .refuses, at: 1,
      Phrase("OneRoster “\(value)” is not known here", es: "OneRoster «\(value)» no se conoce aquí"),
      cure: Phrase(
        "Export the files as OneRoster 1.1 or 1.2 CSV", es: "Exporte los archivos como CSV de OneRoster 1.1 o 1.2"))
  }
}
