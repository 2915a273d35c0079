import Measures
import Vocabulary

/// One open transaction, seen as the records of one district.
package class Records {
  package let session: any Session
  package let district: District.ID
  package let moment: Moment

  init(_ session: any Session, district: District.ID, moment: Moment) {
    self.session = session
    self.district = district
    self.moment = moment
  }

  /// The time that the district lives by.
  package private(set) lazy var time = (try? session.district(district))?.time ?? .server

  package var today: Day { time.day(of: moment) }

  /// What the rules of readings have looked up in this transaction, by round.
  var knownReadings: [ReadingRound.ID: ReadingHistory] = [:]

  /// Called before sums over readings are read: inside an act some may have to be worked out again first.
  func settle() throws {}
}

extension Records {
  package func find<Record: DistrictRecord>(_ type: Record.Type = Record.self, _ id: Record.ID) throws -> Record? {
    try session.row(select(type, where: "id = \(id)")).map(Record.init(row:))
  }

  /// Every record of the kind, in the order of its first field.
  package func all<Record: DistrictRecord>(_ type: Record.Type = Record.self) throws -> [Record] {
    try session.rows(select(type, where: "1 = 1") + order(type)).map(Record.init(row:))
  }

  /// Those whose field holds this value.
  package func all<Record: DistrictRecord>(
    _ type: Record.Type = Record.self, where field: String, is value: some SQLConvertible
  ) throws -> [Record] {
    guard Record.field(field) != nil else { throw DatabaseFault(.other, "\(Record.kind.name) has no field \(field)") }
    return try session.rows(select(type, where: "\(name: Record.column(field)) = \(value)") + order(type)).map(
      Record.init(row:))
  }

  package func find<Record: DistrictRecord>(_ type: Record.Type = Record.self, all ids: [Record.ID]) throws -> [Record]
  {
    // Both databases take some tens of thousands of values; a page never asks for so many.
    if ids.isEmpty { return [] }
    return try session.rows(select(type, where: "id IN (\(list: ids))") + order(type)).map(Record.init(row:))
  }

  /// Some hundreds of records at once, by their numbers.
  func findByID<Record: DistrictRecord>(_ ids: [Record.ID]) throws -> [Record.ID: Record] {
    Dictionary(uniqueKeysWithValues: try find(Record.self, all: ids).map { ($0.id, $0) })
  }

  package func count<Record: DistrictRecord>(_ type: Record.Type, in reach: Reach = .everything) throws -> Int {
    try session.count(
      """
      SELECT COUNT(*) FROM \(name: Record.kind.table)
      WHERE district = \(district) AND \(reach.condition(type, in: district))
      """)
  }

  func select<Record: DistrictRecord>(_ type: Record.Type, where condition: SQL) -> SQL {
    "SELECT \(name: Record.columns) FROM \(name: Record.kind.table) WHERE district = \(district) AND \(condition)"
  }

  private func order<Record: DistrictRecord>(_ type: Record.Type) -> SQL {
    " ORDER BY \(name: Record.column(Record.fields[0].name)), id"
  }
}

/// The records of a district inside an act: they can be changed, and every change is noted in the history.
package final class ActRecords: Records {
  package let author: Author
  package let why: String
  private(set) var notes = 0
  private(set) var changes = 0
  var staleSums = StaleSums()

  init(_ session: any Session, district: District.ID, moment: Moment, author: Author, why: String) {
    self.author = author
    self.why = why
    super.init(session, district: district, moment: moment)
  }

  /// Changes rows. An act that changes anything must also `note` it, or it is not committed.
  @discardableResult package func change(_ statement: SQL) throws -> Int {
    let changed = try session.run(statement)
    changes += changed
    return changed
  }

  func counted() { notes += 1 }

  override func settle() throws {
    let stale = staleSums
    staleSums = StaleSums()
    try sumAgain(stale)
  }

  func finish() throws {
    try settle()
    if changes > 0, notes == 0 {
      throw DatabaseFault(.other, "an act changed \(changes) rows and left no note in the history")
    }
  }
}
