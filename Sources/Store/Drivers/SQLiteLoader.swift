import GRDB
import GRDBSQLite

/// One prepared statement, bound and stepped without GRDB's boxes, which cost more than the insertion itself.
final class SQLiteLoader: RowLoader {
  /// SQLite copies what it is given before the call returns.
  private static let copying = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  private let statement: OpaquePointer
  private var column: Int32 = 0

  /// The statement has to be kept alive by whoever made it.
  init(_ statement: OpaquePointer) { self.statement = statement }

  func text(_ text: String?) {
    column += 1
    guard var text else {
      sqlite3_bind_null(statement, column)
      return
    }
    // An empty text may have no address, which would be taken for NULL.
    if text.isEmpty {
      sqlite3_bind_text(statement, column, "", 0, Self.copying)
      return
    }
    text.withUTF8 { bytes in
      _ = bytes.withMemoryRebound(to: CChar.self) {
        sqlite3_bind_text(statement, column, $0.baseAddress, Int32($0.count), Self.copying)
      }
    }
  }

  func integer(_ number: Int) {
    column += 1
    sqlite3_bind_int64(statement, column, Int64(number))
  }

  func endRow() throws {
    column = 0
    let code = sqlite3_step(statement)
    sqlite3_reset(statement)
    if code != SQLITE_DONE { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }
}
