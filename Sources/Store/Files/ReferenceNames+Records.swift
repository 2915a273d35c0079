import Exchange
import Vocabulary

extension Records {
  /// How the records that a kind refers to are called, for files. Those whose names the person may not know go by their number.
  func referenceNames<Record: DistrictRecord>(of type: Record.Type, unnamed: Set<String>) throws -> ReferenceNames {
    var names: [String: [String: String]] = [:]
    for kind in Set(Record.fields.compactMap(\.kind.referred)) {
      let titles = try Register.type(named: kind).map { try allTitles($0) }
      names[kind] = unnamed.contains(kind) ? titles?.mapValues { _ in "" } : titles
    }
    return ReferenceNames(names)
  }

  private func allTitles<Record: DistrictRecord>(_ type: Record.Type) throws -> [String: String] {
    var titles: [String: String] = [:]
    try session.forEachRow(select(type, where: "1 = 1")) { row in
      let record = Record(row: row)
      titles[record.identifier] = record.title
    }
    return titles
  }
}
