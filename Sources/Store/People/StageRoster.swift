import Crypto
import Exchange
import Foundation
import Vocabulary

extension Records {
  /// Reads a roster into the rows of a batch. Nothing of the district's records is touched.
  func stageRoster(_ batch: Int, from source: any RosterSource) throws -> RosterReport {
    var report: RosterReport?
    try session.load("roster_row", RosterStage.columns) { loader in
      var stage = RosterStage(loader, district: district, batch: batch)
      report = try source.read { try stage.put($0) }
    }
    guard let report else { throw DatabaseFault(.other, "a roster was read without a report") }
    return report
  }
}

/// Puts down the rows of a roster as the database holds them between preview and use.
private struct RosterStage {
  static let columns =
    ["district", "batch", "kind", "source_id", "line", "record", "only_known", "words"]
    + (1...RosterShape.cellCount).map { "v\($0)" }

  private let loader: any RowLoader
  private let district: String
  private let batch: Int
  private var numbers: NumberedIdentifiers

  init(_ loader: any RowLoader, district: District.ID, batch: Int) {
    self.loader = loader
    self.district = district.rawValue
    self.batch = batch
    numbers = NumberedIdentifiers("\(district)/\(batch)")
  }

  mutating func put(_ row: RosterRow) throws {
    switch row {
    case .network(let row): try put("network", row.sourceID, row.line, [row.name], words: row.name)
    case .school(let row): try put(row)
    case .year(let row):
      try put("year", row.sourceID, row.line, [String(row.year.start), row.title, text(row.from), text(row.until)])
    case .person(let row):
      try put(
        "person", row.sourceID, row.line, [row.givenName, row.familyName, row.email],
        words: "\(row.givenName) \(row.familyName) \(row.email)", isForKnownOnly: row.isForKnownOnly)
    case .position(let row): try put(row)
    case .course(let row):
      try put(
        "course", row.sourceID, row.line, [row.title, row.subject, row.school, text(row.from), text(row.until)])
    case .teaching(let row):
      // The class fills in its title, subject and school; v8 holds its number until then.
      try put(
        "teaching", row.sourceID, row.line,
        [row.person, "", "", "", row.isPrimary ? "1" : "0", text(row.from), text(row.until), row.course])
    case .gone(let row): try put("gone-" + row.kind.rawValue, row.sourceID, row.line, [row.reason.rawValue])
    }
  }

  private mutating func put(_ row: SchoolRow) throws {
    try put(
      "school", row.sourceID, row.line,
      [
        row.name, row.stateID, row.network ?? "", row.level?.rawValue ?? "", row.grades,
        row.pupils.map(String.init) ?? "",
        row.isClosed ? "1" : "0", row.district,
      ], words: row.name, isForKnownOnly: row.isClosed)
  }

  private mutating func put(_ row: PositionRow) throws {
    var places = (school: "", network: "")
    switch row.at {
    case .district: break
    case .school(let id), .unknown(let id): places.school = id
    case .network(let id): places.network = id
    }
    let time = row.time.map { FieldKind.share.typed(.real($0)) } ?? ""
    try put(
      "position", row.sourceID, row.line,
      [
        row.person, row.post.rawValue, row.called, places.school, places.network, time, text(row.from), text(row.until),
      ])
  }

  private mutating func put(
    _ kind: String, _ number: String, _ line: Int, _ cells: [String], words: String? = nil, isForKnownOnly: Bool = false
  ) throws {
    loader.text(district)
    loader.integer(batch)
    loader.text(kind)
    loader.text(number)
    loader.integer(line)
    loader.text(numbers.next())
    loader.integer(isForKnownOnly ? 1 : 0)
    // Plain letters are folded by the database, which is quicker.
    loader.text(words.flatMap { $0.utf8.allSatisfy { $0 < 128 } ? nil : SearchWords($0).text })
    for cell in cells { loader.text(cell.utf8.contains(0x1F) ? cell.filter { $0 != "\u{1F}" } : cell) }
    for _ in cells.count..<RosterShape.cellCount { loader.text("") }
    try loader.endRow()
  }

  private func text(_ day: Day?) -> String { day?.description ?? "" }
}

/// New identifiers that follow one another, so that a million records go into their table side by side and not all over it.
private struct NumberedIdentifiers {
  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
  private let head: [UInt8]
  private var count = 0

  /// 50 bits that follow from the batch tell it from others: the same rosters in the same order give the same records.
  init(_ batch: String) {
    let digest = SHA256.hash(data: Data(batch.utf8))
    head = digest.prefix(10).map { Self.alphabet[Int($0 & 31)] }
  }

  mutating func next() -> String {
    var bytes = head
    for place in stride(from: 25, through: 0, by: -5) { bytes.append(Self.alphabet[count >> place & 31]) }
    count += 1
    return String(decoding: bytes, as: UTF8.self)
  }
}
