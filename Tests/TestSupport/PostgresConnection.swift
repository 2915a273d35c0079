import CLibPQ
import Store

/// A connection for what the store does not do: making, emptying and dropping whole databases, outside of transactions.
struct PostgresConnection: ~Copyable {
  private let connection: OpaquePointer?

  init(to address: String) throws {
    connection = PQconnectdb(address)
    PQsetNoticeProcessor(connection, { _, _ in }, nil)
    if PQstatus(connection) != CONNECTION_OK { throw fault("connecting") }
  }

  deinit { PQfinish(connection) }

  /// The first column of the answer, if there is one.
  @discardableResult borrowing func run(_ statement: String) throws -> [String] {
    let result = PQexec(connection, statement)
    defer { PQclear(result) }
    guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) else { throw fault(statement) }
    return (0..<PQntuples(result)).map { String(cString: PQgetvalue(result, $0, 0)) }
  }

  /// Whoever else is connected to this database is cut off: a test that is over, with statements under way.
  borrowing func endOthers() throws {
    try run(
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = current_user
      """)
  }

  /// What tells whether a test has changed the tables themselves.
  var shape: String {
    get throws {
      try run(
        """
        SELECT md5(string_agg(line, ';' ORDER BY line)) FROM (
          SELECT c.relname || '.' || a.attname || ':' || a.atttypid || a.attnotnull AS line
          FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
          WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
          UNION ALL SELECT tablename || policyname FROM pg_policies
          UNION ALL SELECT 'migration ' || number FROM migration) AS lines
        """
      ).first ?? ""
    }
  }

  /// Empties the tables that hold anything. The migrations stay: they say what the tables look like.
  borrowing func empty() throws {
    let filled = try run(
      """
      SELECT quote_ident(relname) FROM pg_class
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'migration' AND pg_relation_size(oid) > 0
      """)
    if !filled.isEmpty { try run("TRUNCATE \(filled.joined(separator: ", "))") }
  }

  private func fault(_ doing: String) -> DatabaseFault {
    DatabaseFault(.other, "\(doing): \(String(cString: PQerrorMessage(connection)))")
  }
}
