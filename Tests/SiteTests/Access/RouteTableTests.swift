import HTTPTypes
import Testing

@testable import Web

@Suite struct `The table of routes` {
  /// Two handlers for one address would stop the server as it starts.
  @Test func `answers each address in one way`() {
    var seen: [String: String] = [:]
    for route in Site.routes {
      let shape = route.path.split(separator: "/").map { $0.hasPrefix(":") ? ":" : String($0) }.joined(separator: "/")
      let key = "\(route.method.rawValue) /\(shape)"
      #expect(seen[key] == nil, "\(route.path) and \(seen[key] ?? "") are one address to the router")
      seen[key] = route.path
    }
  }
}
