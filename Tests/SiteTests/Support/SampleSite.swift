import Foundation
import Sample
import Store
import TestSupport
import Vocabulary
import Web

/// The sample district on a site of the test's own: what one test changes, no other sees.
struct SampleSite: Sendable {
  let store: Store
  let site: Site
  let clock: TestClock
  /// The file that it is in.
  let path: String
  let id = SampleDistrict.id

  static func open() async throws -> SampleSite {
    let copy = TemporaryFolder.ofThisRun.file("sqlite")
    try FileManager.default.copyItem(at: try await filled.value, to: copy)
    let clock = TestClock()
    let store = try await Store.open(copy.path, now: clock.now)
    return SampleSite(store: store, site: try Site(store: store), clock: clock, path: copy.path)
  }

  /// Filling it takes seconds, copying it none; so it is filled once a run.
  private static let filled = Task {
    let file = TemporaryFolder.ofThisRun.file("sqlite")
    let store = try await Store.open(file.path)
    try await SampleDistrict().fill(store)
    try await store.close()
    return file
  }

  /// Somebody of the cast, signed in.
  func visit(as person: Cast) async throws -> Visitor {
    let visitor = visitor()
    visitor.keep("session", try await session(of: person).text)
    try await visitor.open("/")
    return visitor
  }

  /// Somebody who is not signed in.
  func visitor() -> Visitor { Visitor(site) }

  /// Serves it on a port of its own, to a browser in which somebody of the cast has signed in.
  func browse<Result: Sendable>(
    as person: Cast, _ look: Look = .desk, _ body: @escaping @Sendable (BrowserPage, LiveSite) async throws -> Result
  ) async throws -> Result {
    let token = try await session(of: person).text
    return try await LiveSite.over(store) { live in
      try await Browser.visit(look) { page in
        try await page.set(cookie: "session", to: token, at: live.address)
        try await page.go(to: live.address + "/")
        return try await body(page, live)
      }
    }
  }

  /// By the link with which `make` lets people in, so without a password to be hashed for each test.
  func session(of person: Cast) async throws -> Token {
    let link = try await store.visitLink(for: person.id, in: id, by: .operations("tests"))
    return try await store.visit(link, from: Arrival(address: "127.0.0.1", browser: "Tests")).token
  }
}
