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

/// The database was written by a newer version of the program.
package struct NewerSchema: Error, CustomStringConvertible {
  package let found: Int
  package let known: Int
  package var description: String {
    "This database is at schema \(found), and this version of chalkline knows \(known). Install the version that wrote it, or a newer one."
  }
}

extension Store {
  /// Brings the tables up to date in one transaction. Refuses a schema newer than this program. Returns the names applied.
  @discardableResult package func migrate() async throws -> [String] {
    let migrations = try Migration.all()
    let moment = now()
    return try await driver.write(for: nil) { session in
      try session.prepareForMigrations()
      let applied = Set(try session.rows("SELECT number FROM migration").compactMap { $0.integer(0) })
      let known = Set(migrations.map(\.number))
      if let newer = applied.subtracting(known).max() { throw NewerSchema(found: newer, known: known.max() ?? 0) }
      let pending = migrations.filter { !applied.contains($0.number) }
      for migration in pending {
        try session.runScript(migration.script)
        try session.run(
          "INSERT INTO migration (number, name, applied) VALUES (\(migration.number), \(migration.name), \(moment))")
      }
      if !pending.isEmpty { try session.separateDistricts() }
      return pending.map(\.name)
    }
  }
}

extension Session {
  fileprivate func prepareForMigrations() throws {
    // Two servers that start at once: the second waits, and then finds nothing to do.
    if dialect == .postgres { try runScript("SELECT pg_advisory_xact_lock(71142)") }
    try runScript(
      "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL)")
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
