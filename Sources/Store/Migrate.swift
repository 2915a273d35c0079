import Foundation
import Vocabulary

/// A numbered change of the tables: `0003-context.sql`.
struct Migration: Sendable {
  let number: Int
  let name: String
  let script: String

  /// All that this program knows, in order.
  static func all() throws -> [Migration] {
    guard let folder = Bundle.module.url(forResource: "Migrations", withExtension: nil) else {
      throw DatabaseFault(.other, "the folder Migrations is missing beside the program")
    }
    let migrations: [Migration] = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    )
    .filter { $0.pathExtension == "sql" }
    .compactMap { file -> Migration? in
      let name = file.deletingPathExtension().lastPathComponent
      guard let number = Int(name.prefix(4)) else { return nil }
      return Migration(number: number, name: name, script: try String(contentsOf: file, encoding: .utf8))
    }
    .sorted { ($0.number, $0.name) < ($1.number, $1.name) }
    for (first, second) in zip(migrations, migrations.dropFirst()) where first.number == second.number {
      throw DatabaseFault(.other, "\(first.name) and \(second.name) have the same number: give each one of its own")
    }
    return migrations
  }
}

/// The tables are not those that this version of the program works with.
package enum OtherSchema: Error, Equatable, CustomStringConvertible {
  case newer(found: Int, known: Int)
  case older(found: Int, known: Int)
  /// Tables, but not ours.
  case foreign

  package var description: String {
    switch self {
    case .newer(let found, let known):
      """
      This database is at schema \(found), and this version of chalkline knows \(known). \
      Install the version that wrote it, or a newer one.
      """
    case .older(let found, let known):
      "This database is at schema \(found), and this version of chalkline works with \(known). Run: chalkline migrate"
    case .foreign: "This is the database of another program. Give chalkline a database, or a schema, of its own."
    }
  }
}

extension Store {
  /// Brings the tables up to date in one transaction. Refuses a schema newer than this program. Returns the names applied.
  @discardableResult package func migrate() async throws -> [String] {
    let migrations = try Migration.all()
    return try await driver.write(for: nil) { [now] in try $0.apply(migrations, at: now()) }
  }

  /// The migrations that the database still lacks, by name. Throws `OtherSchema` when it has others.
  package func pendingMigrations() async throws -> [String] {
    let migrations = try Migration.all()
    return try await driver.read(for: nil) { try migrations.pending(in: $0).map(\.name) }
  }

  func requireKnownTables() async throws {
    let migrations = try Migration.all()
    let applied = try await driver.read(for: nil) { session in
      try migrations.pending(in: session).isEmpty ? nil : try session.appliedMigrations()
    }
    if let applied { throw OtherSchema.older(found: applied.max() ?? 0, known: migrations.last?.number ?? 0) }
  }
}

extension Session {
  /// Brings the tables up to date.
  @discardableResult func apply(_ migrations: [Migration], at moment: Moment) throws -> [String] {
    // Two servers that start at once: the second waits, and then finds nothing to do.
    if dialect == .postgres { try runScript("SELECT pg_advisory_xact_lock(71142)") }
    let pending = try migrations.pending(in: self)
    try runScript(
      "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL)")
    // SQLite's own order of letters, under the name that it has there.
    if dialect == .postgres { try runScript("CREATE COLLATION IF NOT EXISTS \"binary\" (LOCALE = 'C')") }
    for migration in pending {
      try runScript(migration.script)
      try run(
        "INSERT INTO migration (number, name, applied) VALUES (\(migration.number), \(migration.name), \(moment))")
    }
    if !pending.isEmpty { try separateDistricts() }
    if pending.contains(where: { $0.name == "0015-search" }) { try fillSearchWords() }
    if pending.contains(where: { $0.name == "0030-monitoring" }) { try fillRoundSums(at: moment) }
    // At each start, since lists grow between them too.
    try countRows()
    return pending.map(\.name)
  }

  /// The numbers of the migrations that the database has seen; none for an empty one.
  func appliedMigrations() throws -> Set<Int> {
    let tables = try tables()
    if tables.isEmpty { return [] }
    guard tables.contains(where: { $0.name == "migration" }) else { throw OtherSchema.foreign }
    return Set(try rows("SELECT number FROM migration").compactMap { $0.integer(0) })
  }

  /// PostgreSQL says a second time that a district sees its own rows only, whatever a statement asks for.
  fileprivate func separateDistricts() throws {
    guard dialect == .postgres else { return }
    let tables = try rows(
      """
      SELECT c.table_name FROM information_schema.columns c
      JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
      WHERE c.table_schema = current_schema() AND c.column_name = 'district' AND c.table_name <> 'district'
        AND t.table_type = 'BASE TABLE'
        AND NOT EXISTS (SELECT 1 FROM pg_policies p WHERE p.schemaname = c.table_schema AND p.tablename = c.table_name)
      """
    ).map { $0.text(0) }
    for table in tables {
      try runScript(
        """
        ALTER TABLE \(table) ENABLE ROW LEVEL SECURITY;
        ALTER TABLE \(table) FORCE ROW LEVEL SECURITY;
        CREATE POLICY own_district ON \(table) USING (district = current_setting('chalkline.district', true))
          WITH CHECK (district = current_setting('chalkline.district', true));
        """)
    }
  }
}

extension [Migration] {
  /// Those that the database still lacks. They may have arrived out of order.
  fileprivate func pending(in session: any Session) throws -> [Migration] {
    let applied = try session.appliedMigrations()
    let known = Set(map(\.number))
    if let newer = applied.subtracting(known).max() {
      throw OtherSchema.newer(found: newer, known: known.max() ?? 0)
    }
    return filter { !applied.contains($0.number) }
  }
}
