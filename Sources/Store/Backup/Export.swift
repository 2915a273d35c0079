import Exchange
import Foundation
import Purpose
import Vocabulary

/// What an export put into its file.
package struct ExportReport: Sendable, Equatable {
  /// How many records there are of each kind.
  package let records: [String: Int]
  package let entries: Int
}

extension Store {
  /// Writes all that a district has entered, as of one moment, into a zip that other programs read: each kind of record as CSV and
  /// as JSON, the answers to consultations, seals with their amendments, issued reports, and the history. Passwords, sessions and links stay out of it.
  package func export(_ district: District, to file: String, by author: Author) async throws -> ExportReport {
    try author.require(.export, at: .district)
    guard !FileManager.default.fileExists(atPath: file) else {
      throw CannotWrite(file: file, reason: "it is already there")
    }
    // Taking everything out is an act of its own: it stands in the history that is taken out.
    try await act(district.id, by: author) {
      try $0.note("exported", kind: "district", record: district.id.rawValue, title: district.name)
    }
    let partial = try PartialFile(for: file)
    defer { partial.remove() }
    let report = try await read(district.id) { try $0.export(district, to: partial.path) }
    try partial.finish()
    return report
  }
}

extension Records {
  fileprivate func export(_ district: District, to path: String) throws -> ExportReport {
    let zip = try ZipWriter(path: path)
    let names = ReferenceNames(try allTitles())
    var counts: [String: Int] = [:]
    for type in Register.all { counts[type.kind.name] = try add(type, names, to: zip) }
    try addAnswers(to: zip)
    try addSeals(to: zip)
    try addReports(to: zip)
    let entries = try addHistory(to: zip)
    try zip.add("README.txt") { try $0(Array(ExportWords(district, moment, counts, entries).text.utf8)) }
    try zip.close()
    return ExportReport(records: counts, entries: entries)
  }

  /// What every record is called, by kind and identifier, so that files name things as people do.
  private func allTitles() throws -> [String: [String: String]] {
    var titles: [String: [String: String]] = [:]
    for type in Register.all { titles[type.kind.name] = try names(of: type) }
    return titles
  }

  private func names<Record: DistrictRecord>(of type: Record.Type) throws -> [String: String] {
    var titles: [String: String] = [:]
    try forEach(type, Listing(), in: .everything) { titles[$0.id.rawValue] = $0.title }
    return titles
  }

  private func add<Record: DistrictRecord>(
    _ type: Record.Type, _ names: ReferenceNames, to zip: ZipWriter
  ) throws -> Int {
    let file = RecordFile<Record>(references: names)
    var count = 0
    try zip.add("\(Record.kind.name).csv") { receive in
      var writer = CSVWriter()
      try receive(RecordFile<Record>.mark)
      writer.row(RecordFile<Record>.headings)
      try forEach(type, Listing(), in: .everything) { record in
        count += 1
        writer.row(file.cells(of: record))
        if writer.bytes.count > 1 << 16 { try receive(writer.drain()) }
      }
      try receive(writer.drain())
    }
    try zip.add("\(Record.kind.name).json") { receive in
      var separator = "[\n"
      try forEach(type, Listing(), in: .everything) { record in
        try receive(Array((separator + record.json).utf8))
        separator = ",\n"
      }
      try receive(Array((separator == "[\n" ? "[]\n" : "\n]\n").utf8))
    }
    return count
  }

  /// Who answered without a name stays without one: nothing here says which invitation an answer came by.
  private func addAnswers(to zip: ZipWriter) throws {
    try zip.add("consultation_response.csv") { receive in
      var writer = CSVWriter()
      writer.row(["consultation", "name", "group", "section", "stance", "comment", "signed", "day", "reply"])
      for consultation in try all(Consultation.self) {
        for response in consultation.shows(try responses(to: consultation.id), on: today) {
          for line in response.lines(in: consultation) { writer.row(line) }
        }
      }
      try receive(RecordFile<Consultation>.mark + writer.drain())
    }
  }

  private func addHistory(to zip: ZipWriter) throws -> Int {
    var entries = 0
    try zip.add("history.csv") { receive in
      var writer = CSVWriter()
      try receive(RecordFile<Consultation>.mark)
      writer.row(HistoryEntry.columns.split(separator: ",").map(\.trimmed))
      try session.forEachRow(
        "SELECT \(name: HistoryEntry.columns) FROM history WHERE district = \(district) ORDER BY number"
      ) { row in
        entries += 1
        writer.row(row.values.map(\.plain))
        if writer.bytes.count > 1 << 16 { try receive(writer.drain()) }
      }
      try receive(writer.drain())
    }
    return entries
  }
}

extension SQL.Value {
  fileprivate var plain: String {
    switch self {
    case .null: ""
    case .text(let text): text
    case .integer(let number): String(number)
    case .real(let number): String(number)
    }
  }
}

extension DistrictRecord {
  /// `{"id":"…","values":{…},"version":2}`, on one line.
  fileprivate var json: String {
    let id = CanonicalJSON.text(["id": .text(identifier)]).dropLast()
    return "\(id),\"values\":\(CanonicalJSON.text(values)),\"version\":\(version)}"
  }
}

extension ConsultationResponse {
  /// The whole first, then what was said to single sections.
  fileprivate func lines(in consultation: Consultation) -> [[String]] {
    let head = [consultation.title, name ?? "", respondent.group?.rawValue ?? ""]
    let sent = [isSigned ? "yes" : "no", day?.description ?? ""]
    let whole: [String] = head + ["", stance?.rawValue ?? "", comment] + sent + [reply]
    let parts = remarks.map { remark -> [String] in
      head + [String(remark.section), remark.stance?.rawValue ?? "", remark.comment] + sent + [""]
    }
    return [whole] + parts
  }
}

/// What the export says of itself.
private struct ExportWords {
  let text: String

  init(_ district: District, _ moment: Moment, _ counts: [String: Int], _ entries: Int) {
    let when = district.time.toTheMinute(moment)
    let list = Register.all.map { "  \(counts[$0.kind.name, default: 0].grouped)  \($0.kind.name)" }.joined(
      separator: "\n")
    text = """
      \(district.name)
      Exported from Chalkline on \(when), as of that moment.
      Exportado de Chalkline el \(when), tal como estaba en ese momento.

      *.csv   One table for each kind of record, in the columns in which it is imported; other records by their names.
              Una tabla por tipo de registro, con las columnas con las que se importa; los demás registros por su nombre.
      *.json  The same records with their identifiers and versions.
              Los mismos registros con sus identificadores y versiones.
      seal-*.txt   What was sealed at each launch, as signed: chalkline verify --seal checks it.
              Lo que se selló en cada inicio, con su firma: chalkline verify --seal lo comprueba.
      amendment.csv  Changes of what is sealed, asked for and decided.
              Cambios de lo sellado, solicitados y decididos.
      report-*    Every report that was issued, byte for byte.
              Cada informe emitido, byte por byte.
      history.csv  Every act: \(entries.grouped) entries, each with the hash of the one before it. A hash is the SHA-256, in hexadecimal, of these
             parts in turn, each with its length in bytes and a colon before it: number, moment, person, name, act, kind, record,
             title, why, before, after, previous.
             Cada acto: \(entries.grouped) entradas, cada una con el hash de la anterior.

      Records / Registros:
      \(list)

      """
  }
}
