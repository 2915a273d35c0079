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
  /// Row by row, without holding them all.
  func forEachRow(_ statement: SQL, _ body: (Row) throws -> Void) throws
  /// Returns the number of rows that it changed.
  @discardableResult func run(_ statement: SQL) throws -> Int
  /// Several statements without values, as in a migration.
  func runScript(_ script: String) throws
}

extension Session {
  package func row(_ statement: SQL) throws -> Row? { try rows(statement).first }
  package func count(_ statement: SQL) throws -> Int { try row(statement)?.integer(0) ?? 0 }
}

/// Something the database itself would not or could not do.
package struct DatabaseFault: Error, CustomStringConvertible, Sendable {
  package enum Sort: Sendable, Equatable {
    case unique, foreignKey, check, notNull, busy, clash, full, readOnly, gone, other
  }
  package let sort: Sort
  package let description: String

  package init(_ sort: Sort, _ description: String) {
    self.sort = sort
    self.description = description
  }
}
