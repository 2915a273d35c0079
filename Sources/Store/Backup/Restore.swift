import Vocabulary

extension Store {
  /// Brings everything back from a backup, in one transaction: afterwards the database holds what the backup holds, or what it held before.
  ///
  /// Refuses a database that has districts already, unless they may be replaced. A backup of an older version is brought up to date.
  package func restore(from file: String, replacing: Bool = false) async throws -> BackupContents {
    let contents = try BackupContents(inspecting: file)
    let migrations = try Migration.all()
    let known = migrations.last?.number ?? 0
    guard contents.migrations.isSubset(of: Set(migrations.map(\.number))) else {
      throw OtherSchema.newer(found: contents.schema, known: known)
    }
    return try await driver.write(for: nil) { [now] target in
      try target.dropTables(evenWithDistricts: replacing)
      try target.apply(migrations.filter { contents.migrations.contains($0.number) }, at: now())
      _ = try SQLiteFile.read(file) { try $0.copyRows(to: target) }
      try target.requireSame(as: contents, file: file)
      try target.apply(migrations, at: now())
      return contents
    }
  }
}

/// The database that a backup was to be restored into has districts of its own.
package struct NotEmpty: Error, Equatable, Sendable {
  package let districts: [String]
}

extension Session {
  fileprivate func dropTables(evenWithDistricts replacing: Bool) throws {
    guard try !appliedMigrations().isEmpty else { return }
    let there = try districtsOfAnySchema().map(\.name)
    guard there.isEmpty || replacing else { throw NotEmpty(districts: there) }
    for table in try tables() {
      try runScript("DROP TABLE \(table.quotedName)" + (dialect == .postgres ? " CASCADE" : ""))
    }
  }

  fileprivate func requireSame(as contents: BackupContents, file: String) throws {
    guard try rowCounts() == contents.rows else {
      throw DamagedBackup(file: file, reason: "not all of its rows arrived; nothing was changed")
    }
    let arrived = try districtsOfAnySchema().map { district in
      BackupContents.Kept(district: district, entries: try entriesOfIntactHistory(of: district, in: file))
    }
    guard Set(arrived.map(\.district.id)) == Set(contents.districts.map(\.district.id)) else {
      throw DamagedBackup(file: file, reason: "not all of its districts arrived; nothing was changed")
    }
  }
}
