import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization
import TestSupport
import Vocabulary

@testable import Web

/// Pages made of the samples, on the site's own server and under its policy, with an ear for what a form sends.
final class SamplePages: Sendable {
  struct Sent: Sendable {
    let token: String?
    let form: FormInput
  }

  private let received = Mutex<[String: [Sent]]>([:])
  private let isRefusing = Mutex(false)
  private let main: HTML
  private let sessionEnds: Int?

  init(_ main: HTML, sessionEnds: Int? = nil) {
    self.main = main
    self.sessionEnds = sessionEnds
  }

  /// Opens the page in a browser of this look.
  func visit(_ look: Look = .desk, _ body: @escaping @Sendable (BrowserPage) async throws -> Void) async throws {
    let store = try await TestDatabase.sqlite.open()
    try await LiveSite.over(store, routes: [], adding: add) { live in
      try await Browser.visit(look) { page in
        try await page.go(to: live.address + "/samples")
        try await body(page)
      }
    }
  }

  /// What came to this address, in its order.
  func sent(to path: String) -> [Sent] { received.withLock { $0[path] ?? [] } }

  /// From now on nothing can be saved.
  func refuse() { isRefusing.withLock { $0 = true } }

  private func add(to router: Router<AppContext>) {
    router.get("/samples") { [self] _, _ in Reply.html(page).response }
    for path in ["/drafts/1", "/save", "/session"] {
      router.post(RouterPath(path)) { [self] request, _ in try await receive(request, at: path).response }
    }
  }

  private var page: HTML {
    var frame = PageFrame(
      Phrase(verbatim: "Samples"), path: "/samples", district: "Riverside", member: "Ana Ortega", csrf: "the-token")
    frame.sessionEnds = sessionEnds
    return frame.html("<h1>Samples</h1>\(main)")
  }

  private func receive(_ request: Request, at path: String) async throws -> Reply {
    let body = try await request.body.collect(upTo: 100_000)
    let sent = Sent(
      token: request.headers[HTTPField.Name("X-CSRF-Token")!], form: FormInput(urlEncoded: String(buffer: body)))
    received.withLock { $0[path, default: []].append(sent) }
    if isRefusing.withLock(\.self) { return Reply(.serviceUnavailable) }
    if path == "/session" { return try .json(["ends": 4_000_000_000]) }
    if path == "/drafts/1" { return Reply(.noContent) }
    try await Task.sleep(for: .milliseconds(300))
    return .html("<!doctype html><title>Saved</title><p>Saved</p>")
  }
}
