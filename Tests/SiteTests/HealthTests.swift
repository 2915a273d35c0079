import HTTPTypes
import Store
import Testing

@Suite struct `Somebody who watches the server` {
  @Test(arguments: [("/health", "runs"), ("/ready", "ready")])
  func `is told that it works, without signing in`(path: String, words: String) async throws {
    let page = try await SampleSite.open().visitor().request(.get, path)
    #expect(page.status == .ok)
    #expect(page.text.hasPrefix(words))
  }

  @Test func `is told when the database is gone`() async throws {
    let sample = try await SampleSite.open()
    try await sample.store.close()
    let page = try await sample.visitor().request(.get, "/ready")
    #expect(page.status == .serviceUnavailable)
    #expect(try await sample.visitor().request(.get, "/health").status == .ok)
  }
}
