import Foundation
import Measures
import Vocabulary

/// The districts' records, and the acts that change them.
///
/// Records are opened *for* a district; there is no way to ask without one.
package struct Store: Sendable {
  package let driver: any Driver
  /// The time, asked for once an act.
  package let now: @Sendable () -> Moment
  let answers = Remembered<Review, [Answer]>()
  let waitingCounts = Remembered<Member, Int>()
  let audiences = Remembered<Deed, [Audience]>()
  /// A place with many measures is a megabyte or two.
  let monitoring = Remembered<MonitorPlace, [MeasureChart]>(most: 24)
  let monitored = Remembered<MonitoredKey, MonitoredMeasure>(most: 64)
  /// Where passwords are hashed. Tests take one that costs less.
  package var passwords = PasswordHashing.standard

  package init(_ driver: any Driver, now: @escaping @Sendable () -> Moment = Store.systemTime) {
    self.driver = driver
    self.now = now
  }

  package static let systemTime: @Sendable () -> Moment = {
    Moment(milliseconds: Int(Date().timeIntervalSince1970 * 1000))
  }

  /// What is done about tables of another version when a database is opened.
  package enum TableCare: Sendable { case bringUpToDate, refuseOthers, leave }

  /// Opens the database. `database` is the path of a file, or a `postgres://` address. Throws `OtherSchema` for tables that are not this program's.
  package static func open(
    _ database: String, tables: TableCare = .bringUpToDate, now: @escaping @Sendable () -> Moment = systemTime
  ) async throws -> Store {
    // Looked at before it is opened: opening alone would already change the file of another program.
    if !isServer(database) { try SQLiteFile.refuseForeign(database) }
    let store = Store(try driver(for: database), now: now)
    switch tables {
    case .bringUpToDate: try await store.migrate()
    case .refuseOthers: try await store.requireKnownTables()
    case .leave: break
    }
    return store
  }

  /// Opens a database that is there, and changes nothing about it. Throws `OtherSchema` when its tables are not this program's.
  package static func openForReading(_ database: String) async throws -> Store {
    let store = Store(isServer(database) ? try driver(for: database) : try SQLiteDriver(readingFrom: database))
    try await store.requireKnownTables()
    return store
  }

  package static func driver(for database: String) throws -> any Driver {
    isServer(database) ? try PostgresDriver(address: database) : try SQLiteDriver(path: database)
  }

  /// Whether the database is reached over an address, rather than being a file.
  package static func isServer(_ database: String) -> Bool {
    database.hasPrefix("postgres://") || database.hasPrefix("postgresql://")
  }

  /// The same records, seen at a time of one's own choosing.
  package func at(_ moment: Moment) -> Store { Store(driver, now: { moment }) }

  /// Everything read inside is of one moment.
  package func read<T: Sendable>(
    _ district: District.ID, _ body: @Sendable @escaping (Records) throws -> T
  ) async throws -> T {
    let moment = now()
    return try await driver.read(for: district.rawValue) { try body(Records($0, district: district, moment: moment)) }
  }

  /// One act: one transaction that changes records and notes in the history what it changed.
  package func act<T: Sendable>(
    _ district: District.ID, by author: Author, why: String = "", _ body: @Sendable @escaping (ActRecords) throws -> T
  ) async throws -> T {
    try author.refuseWhileViewing()
    return try await driver.write(for: district.rawValue) { [now] session in
      try session.takeTurn(in: district.rawValue)
      // After the turn has come: the moments of the history then follow its order.
      let records = ActRecords(session, district: district, moment: now(), author: author, why: why)
      let result = try body(records)
      try records.finish()
      return result
    }
  }

  /// Keeps what is not a record of the district and leaves no note: sessions, drafts, counters against guessing.
  package func keep<T: Sendable>(
    _ district: District.ID, _ body: @Sendable @escaping (Records) throws -> T
  ) async throws -> T {
    let moment = now()
    return try await driver.write(for: district.rawValue) { try body(Records($0, district: district, moment: moment)) }
  }

  package func close() async throws { try await driver.close() }

  /// What SQLite finds wrong with the pages of its file; PostgreSQL looks after its own.
  package func integrityComplaints() async throws -> [String] {
    guard driver.dialect == .sqlite else { return [] }
    return try await driver.read(for: nil) { try $0.integrityComplaints() }
  }
}
