import HTTPTypes
import Vocabulary

/// One address of the interface for programs: the route itself, the scope that it needs, and what the documentation says of it.
package struct ProgramRoute: Sendable {
  package let route: Route
  /// Nil where every program that is let in may ask.
  package let scope: ProgramScope?
  let operation: Operation

  /// What the OpenAPI document says of it.
  struct Operation: Sendable {
    let id: String
    let summary: String
    let tag: String
    var parameters: [JSONValue] = []
    var body: JSONValue?
    /// By status: the schema of the body, or nil where there is none.
    var answers: [(status: Int, words: String, schema: JSONValue?)]
    var type = "application/json"
  }

  init(
    _ method: HTTPRequest.Method, _ path: String, _ needs: Route.Needs, scope: ProgramScope? = nil,
    showing: Route.Sensitivity = .nothing, _ operation: Operation,
    _ handle: @escaping @Sendable (Visit) async throws -> Reply
  ) {
    route = Route(
      method: method, path: ProgramRoute.base + path, needs: needs, limit: Route.usualLimit, keepsDrafts: false,
      shows: showing, handle: handle)
    self.scope = scope
    self.operation = operation
  }

  package static let base = "/api/v1"
}

/// The scope does not reach so far: 403.
struct OutOfScope: Error {
  let scope: ProgramScope
}

/// No token, or none that lets anybody in: 401.
struct NoToken: Error {}

/// More requests than are answered in a minute: 429.
struct TooMany: Error {
  /// Seconds until the next minute.
  let wait: Int
}

/// A body that is no JSON: 415.
struct NotJSON: Error {}

/// What this address is not asked for by this method: 405.
struct NoSuchMethod: Error {
  let allowed: [HTTPRequest.Method]
}
