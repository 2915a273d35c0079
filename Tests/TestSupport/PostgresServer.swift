import Dispatch
import Foundation
import Store
import Synchronization

/// The PostgreSQL server that `CHALKLINE_TEST_POSTGRES` names. Tests borrow databases of their own on it.
///
/// Making a database takes a tenth of a second or more, emptying one a tenth of that; so a database that a test gives back is
/// emptied and lent to the next. There is no limit that a test could wait at for ever: while somebody waits, more are made.
final class PostgresServer: Sendable {
  static let ofThisRun = ProcessInfo.processInfo.environment["CHALKLINE_TEST_POSTGRES"].map(
    PostgresServer.init(address:))

  private struct State {
    var idle: [String] = []
    var waiting: [CheckedContinuation<String, any Error>] = []
    var isMaking = false
  }

  private let address: String
  private let prefix = "chalkline_test_\(ProcessInfo.processInfo.processIdentifier)"
  private let state = Mutex(State())
  /// PostgreSQL copies a template only while nobody is connected to it, so databases are made one at a time.
  private let making = DispatchQueue(label: "chalkline.tests.postgres.making")
  private let emptying = DispatchQueue(label: "chalkline.tests.postgres.emptying")
  private let template: Task<Template, any Error>

  private struct Template: Sendable {
    let name: String
    let shape: String
  }

  init(address: String) {
    self.address = address
    let name = prefix + "_template"
    template = Task {
      let server = try PostgresConnection(to: address)
      try server.run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
      try server.run("CREATE DATABASE \(name)")
      let address = PostgresServer.address(address, database: name)
      try await Store.open(address).close()
      return Template(name: name, shape: try PostgresConnection(to: address).shape)
    }
  }

  /// The address of a database with all tables and no rows.
  func lend() async throws -> String {
    let template = try await template.value
    return try await withCheckedThrowingContinuation { answer in
      let idle: String? = state.withLock { state in
        if let idle = state.idle.popLast() { return idle }
        state.waiting.append(answer)
        return nil
      }
      if let idle { answer.resume(returning: idle) } else { make(from: template) }
    }
  }

  /// Nobody waits for it. A database whose tables a test has changed is thrown away.
  func take(back address: String) {
    Task {
      let template = try await template.value
      emptying.async { [self] in
        do {
          let database = try PostgresConnection(to: address)
          try database.endOthers()
          guard try database.shape == template.shape else { return try drop(address) }
          try database.empty()
          give(address)
        } catch {
          try? drop(address)
        }
      }
    }
  }

  private func make(from template: Template) {
    let mustStart = state.withLock { state in
      defer { state.isMaking = true }
      return !state.isMaking
    }
    guard mustStart else { return }
    making.async { [self] in
      while state.withLock({
        $0.isMaking = !$0.waiting.isEmpty; return $0.isMaking
      }) {
        do {
          give(try copy(of: template))
        } catch {
          state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }?.resume(throwing: error)
        }
      }
    }
  }

  private func give(_ address: String) {
    let first: CheckedContinuation<String, any Error>? = state.withLock { state in
      if !state.waiting.isEmpty { return state.waiting.removeFirst() }
      state.idle.append(address)
      return nil
    }
    first?.resume(returning: address)
  }

  private func copy(of template: Template) throws -> String {
    let name = "\(prefix)_\(UUID().uuidString.replacing("-", with: "").lowercased())"
    try PostgresConnection(to: address).run("CREATE DATABASE \(name) TEMPLATE \(template.name)")
    return PostgresServer.address(address, database: name)
  }

  private func drop(_ database: String) throws {
    guard let name = URLComponents(string: database)?.path.dropFirst() else { return }
    try PostgresConnection(to: address).run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
  }

  private static func address(_ address: String, database: String) -> String {
    guard var components = URLComponents(string: address) else { return address }
    components.path = "/" + database
    return components.string ?? address
  }
}
