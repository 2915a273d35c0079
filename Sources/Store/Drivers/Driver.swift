/// Where records are kept: SQLite for one district or a few, PostgreSQL for a state. Only this folder sees either.
package protocol Driver: Sendable {
  var dialect: Dialect { get }
  /// One moment of the database: everything read inside is of the same instant. `district` is the one whose rows may be seen.
  func read<T: Sendable>(for district: String?, _ body: @Sendable @escaping (any Session) throws -> T) async throws -> T
  /// One transaction: all of it is on the disk when this returns, or none of it ever. May run `body` again after a clash.
  func write<T: Sendable>(for district: String?, _ body: @Sendable @escaping (any Session) throws -> T) async throws
    -> T
  func close() async throws
}

package enum Dialect: Sendable { case sqlite, postgres }

/// One open transaction.
package protocol Session {
  var dialect: Dialect { get }
  func rows(_ statement: SQL) throws -> [Row]
  /// Row by row, without holding them all. Other statements may run between two rows.
  func forEachRow(_ statement: SQL, _ body: (Row) throws -> Void) throws
  /// Returns the number of rows that it changed.
  @discardableResult func run(_ statement: SQL) throws -> Int
  /// Several statements without values, as in a migration.
  func runScript(_ script: String) throws
  /// Runs what touches very many rows, with more memory than usual for as long as it lasts.
  func inBulk<T>(_ body: () throws -> T) throws -> T
  /// Lets the database count, roughly, what its indexes hold, so that it takes the right one.
  func countRows() throws
  /// Takes in many rows at once, the quickest way the database has. Rows whose key is there already are left out.
  func load(_ table: String, _ columns: [String], _ fill: (any RowLoader) throws -> Void) throws
}

/// Where the rows of a table are put down, cell by cell, in the order of its columns.
package protocol RowLoader: AnyObject {
  func text(_ text: String?)
  func integer(_ number: Int)
  func endRow() throws
}

extension Session {
  package func row(_ statement: SQL) throws -> Row? { try rows(statement).first }
  package func count(_ statement: SQL) throws -> Int { try row(statement)?.integer(0) ?? 0 }

  /// Turns to the rows of another district for the rest of the transaction.
  func turn(to district: String) throws {
    if dialect == .postgres { _ = try rows("SELECT set_config('chalkline.district', \(district), true)") }
  }

  /// Acts of one district follow one another, so that what an act has read cannot change before it writes.
  /// SQLite has one writer in any case.
  func takeTurn(in district: String) throws {
    if dialect == .postgres { _ = try rows("SELECT pg_advisory_xact_lock(71143, hashtext(\(district)))") }
  }
}
