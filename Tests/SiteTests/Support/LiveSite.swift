import Foundation
import Hummingbird
import Logging
import NIOCore
import Store
import Web

/// The site on a port of its own, for as long as a browser needs it.
struct LiveSite: Sendable {
  let site: Site
  /// Without a slash at its end.
  let address: String

  /// Serves the store's districts while the body runs, and pages of the test's own beside the site's.
  static func over<Result: Sendable>(
    _ store: Store, routes: [Route] = Site.routes, adding pages: (Router<AppContext>) -> Void = { _ in },
    _ body: @escaping @Sendable (LiveSite) async throws -> Result
  ) async throws -> Result {
    let port = try freePort()
    let address = "http://127.0.0.1:\(port)"
    let live = LiveSite(site: try Site(store: store, address: address), address: address)
    let (isReady, ready) = AsyncStream.makeStream(of: Void.self)
    let router = live.site.router(routes)
    pages(router)
    let application = Application(
      responder: router.buildResponder(),
      configuration: .init(address: .hostname("127.0.0.1", port: port)),
      onServerRunning: { _ in ready.finish() }, logger: Logger(label: "live site") { _ in SwiftLogNoOpLogHandler() })
    return try await withThrowingTaskGroup(of: Result?.self) { tasks in
      tasks.addTask {
        try await application.run()
        return nil
      }
      tasks.addTask {
        for await _ in isReady {}
        return try await body(live)
      }
      defer { tasks.cancelAll() }
      while let done = try await tasks.next() {
        if let done { return done }
      }
      throw BrowserFailure("the site ended before the visit")
    }
  }

  /// The system gives a free port to whoever asks for port 0; it is not given again for a while.
  static func freePort() throws -> Int {
    #if canImport(Darwin)
      let listener = socket(AF_INET, SOCK_STREAM, 0)
    #else
      let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    defer { close(listener) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard bound else { throw BrowserFailure("no port is free") }
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
