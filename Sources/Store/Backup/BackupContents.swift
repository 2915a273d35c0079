import Foundation
import Vocabulary

/// What a backup holds, after it was found to be whole.
package struct BackupContents: Sendable, Equatable {
  package let migrations: Set<Int>
  package let districts: [Kept]
  package let rows: RowCounts

  /// One district in the backup, with the entries of its history.
  package struct Kept: Sendable, Equatable {
    package let district: District
    package let entries: Int
  }

  package var schema: Int { migrations.max() ?? 0 }
  package var totalRows: Int { rows.values.reduce(0, +) }
}

/// A file that is not a whole backup, and why.
package struct DamagedBackup: Error, Equatable, CustomStringConvertible {
  package let file: String
  package let reason: String
  package var description: String { "\(file) is not a backup that can be relied on: \(reason)." }
}

extension BackupContents {
  /// Reads every page and every history of the file. Throws `DamagedBackup` when anything is not as it was written.
  package init(inspecting file: String) throws {
    do {
      self = try SQLiteFile.read(file) { try BackupContents(session: $0, file: file) }
    } catch let fault as DatabaseFault where [.notDatabase, .damaged].contains(fault.sort) {
      throw DamagedBackup(file: file, reason: "it is no SQLite file, or its pages are damaged")
    }
  }

  private init(session: any Session, file: String) throws {
    let complaints = try session.integrityComplaints()
    if !complaints.isEmpty { throw DamagedBackup(file: file, reason: complaints.joined(separator: "; ")) }
    migrations = try session.appliedMigrations()
    guard !migrations.isEmpty else { throw DamagedBackup(file: file, reason: "it is empty") }
    districts = try session.districtsOfAnySchema().map { district in
      Kept(district: district, entries: try session.entriesOfIntactHistory(of: district, in: file))
    }
    rows = try session.rowCounts()
  }
}

extension Session {
  func integrityComplaints() throws -> [String] {
    let found = try rows("PRAGMA integrity_check(3)").map { $0.text(0) }
    return found == ["ok"] ? [] : found
  }

  /// The same in a backup of an older version, whose districts have fewer columns.
  func districtsOfAnySchema() throws -> [District] {
    try rows("SELECT district, name, language FROM district ORDER BY name, district").map {
      District(id: .init($0.text(0)), name: $0.text(1), language: Language(rawValue: $0.text(2)) ?? .english)
    }
  }

  /// Every district, by name.
  func districts() throws -> [District] {
    try rows("SELECT \(name: District.columns) FROM district ORDER BY name, district").map(District.init(row:))
  }

  func entriesOfIntactHistory(of district: District, in place: String) throws -> Int {
    try turn(to: district.id.rawValue)
    switch try Records(self, district: district.id, moment: Moment(milliseconds: 0)).verifyHistory() {
    case .intact(let entries): return entries
    case .tampered(_, let words):
      throw DamagedBackup(file: place, reason: "in the history of \(district.name), \(words.en)")
    }
  }
}
